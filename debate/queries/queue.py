"""What waits for a moderator in one debate: by sort of work, a page at a time, the oldest first.

What is new or was changed is found by an index; every page costs the same, however much waits.
"""

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Kind, is_id
from . import cases, claims, doubles, searching, suspecting, things, whereabouts
from .cases import Case, Report
from .once import once
from .suspecting import Suspicion, Why
from .things import ClaimView

PAGE = 100
MOST_HITS = 500
"""Claims that words are found in, for one page."""
LOOKED_AT = 50 * PAGE
"""Items among which words are looked for."""
NEW, CHANGED, REPORTED, FORBIDDEN = "nieuw", "gewijzigd", "gemeld", "verboden"
DOUBLE = "dubbel"
LOOKING = 0.04
"""Seconds after which no further piece of a debate is looked at for one page."""
ENOUGH = 25
QUOTED = 5
"""What people wrote, of each case."""

_NEW = """
    select claim.pos, claim.id from claim indexed by claim_unread
    where claim.debate = ? and claim.status = 'shown' and claim.reviewed = 0
        and claim.merged_into is null and claim.pos > ?
    order by claim.pos
    limit ?
"""
_CHANGED = """
    select claim.changed_pos, claim.id from claim indexed by claim_changed
    join event on event.pos = claim.changed_pos and event.kind = 'claim_worded'
    where claim.debate = ? and claim.changed_pos > ? and claim.changed_pos > claim.pos
        and claim.status = 'shown' and claim.reviewed = 1
        and not exists (
            select 1 from touched
            where thing = claim.id and field = 'review' and pos > claim.changed_pos
        )
    order by claim.changed_pos
    limit ?
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: a claim, at a place in the list; `why` says what a program saw in it,
    `case` what people did, with what they wrote in `told`.

    `others` are the claims that it has to do with; `by` is the name of who looks at it now. `step`
    is the id of a relation that is what this is about: `claim` is its ground, `others` its
    conclusion. Of a claim `kind` says how it first spoke, and `on` on which claim.
    """

    pos: int
    claim: ClaimView
    why: Why | None = None
    others: tuple[ClaimView, ...] = ()
    shared: tuple[str, ...] = ()
    by: str = ""
    is_mine: bool = False
    step: str = ""
    case: Case | None = None
    told: tuple[Report, ...] = ()
    kind: Kind | None = None
    on: ClaimView | None = None

    @property
    def id(self) -> str:
        """What is decided on: the claim, or the step."""
        return self.step or self.claim.id


@dataclass(frozen=True, slots=True)
class Page:
    """Items of one sort; `after` is where the next page begins, 0 where there is none.

    `uncompared` counts the claims that may still turn out to be doubles.
    """

    items: tuple[Item, ...]
    after: int
    uncompared: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits to be read; `since_ms` is when the oldest was posted, 0 where none waits.

    `cases` tells what people reported and complained of.
    """

    new: int
    changed: int
    since_ms: int
    cases: cases.Waiting


Finding = Callable[[sqlite3.Connection, str, int], suspecting.Found]
SUSPICIONS: Mapping[str, Finding] = {
    DOUBLE: doubles.doubles,
    "geen-stelling": suspecting.no_claims,
    "meer-dan-een": suspecting.several,
    "verband": suspecting.odd_relations,
    "los": suspecting.orphans,
    "kring": suspecting.circles,
}
SORTS = (NEW, CHANGED, REPORTED, FORBIDDEN, *SUSPICIONS)
SEARCHED = (NEW, CHANGED, REPORTED, FORBIDDEN)
"""Sorts that can be searched by words."""


def page(
    connection: sqlite3.Connection,
    slug: str,
    sort: str,
    *,
    after: int = 0,
    words: str = "",
    category: str = "",
    account: str = "",
) -> Page:
    """Give a page of one sort, behind a place in its list: with `words` of claims that say them,
    with a `category` of cases in which somebody named it.
    """
    if sort in (REPORTED, FORBIDDEN):
        return _reported(connection, slug, sort, after, words, category, account)
    if sort in SUSPICIONS:
        found = _looked(connection, slug, SUSPICIONS[sort], after)
        seen, following = found.suspicions, found.after
    else:
        rows = _found(connection, slug, sort, after, words)
        following = rows[PAGE - 1][0] if len(rows) > PAGE else 0
        seen = tuple(Suspicion(pos, id_) for pos, id_ in rows[:PAGE])
    named = [id_ for one in seen for id_ in (one.claim, *one.others)]
    views = claims.claims(connection, named)
    looking = _looking(connection, slug, [one.claim for one in seen])
    items = tuple(
        Item(
            one.pos,
            views[one.claim],
            one.why,
            tuple(views[other] for other in one.others if other in views),
            one.shared,
            *_by(looking.get(one.claim), account),
        )
        for one in seen
    )
    uncompared = doubles.uncompared(connection, slug) if sort == DOUBLE else 0
    return Page(_spoken(connection, items), following, uncompared)


def _looked(
    connection: sqlite3.Connection, slug: str, look: Finding, after: int
) -> suspecting.Found:
    """Look on until there is enough for one page, or it takes long."""
    ends = time.monotonic() + LOOKING
    found = look(connection, slug, after)
    seen = [*found.suspicions]
    while found.after and len(seen) < ENOUGH and time.monotonic() < ends:
        found = look(connection, slug, found.after)
        seen += found.suspicions
    return suspecting.Found(tuple(seen), found.after)


def _found(
    connection: sqlite3.Connection, slug: str, sort: str, after: int, words: str
) -> list[tuple[int, str]]:
    query = _CHANGED if sort == CHANGED else _NEW
    if not words.strip():
        return connection.execute(query, (slug, after, PAGE + 1)).fetchall()
    hits = _hits(connection, slug, words)
    rows = connection.execute(query, (slug, after, LOOKED_AT)).fetchall()
    return [(pos, id_) for pos, id_ in rows if id_ in hits][: PAGE + 1]


def _hits(connection: sqlite3.Connection, slug: str, words: str) -> set[str]:
    found = searching.search(connection, words, debate=slug, limit=MOST_HITS)
    return {hit.claim.id for hit in found}


def _reported(
    connection: sqlite3.Connection,
    slug: str,
    sort: str,
    after: int,
    words: str,
    category: str,
    account: str,
) -> Page:
    """Give what people reported, a case for each thing, the longest waiting first."""
    places = cases.places(
        connection,
        slug,
        after=after,
        limit=LOOKED_AT if words.strip() else PAGE + 1,
        category=category,
        only_notices=sort == FORBIDDEN,
    )
    two_of = ends(connection, list(places))
    if words.strip():
        hits = _hits(connection, slug, words)
        two_of = {thing: two for thing, two in two_of.items() if hits & set(two)}
    told = list(two_of)[:PAGE]
    following = places[told[-1]] if len(two_of) > PAGE else 0
    views = claims.claims(connection, [id_ for thing in told for id_ in two_of[thing]])
    looking = _looking(connection, slug, told)
    items = (
        Item(
            one.place,
            views[two_of[thing][0]],
            None,
            tuple(views[id_] for id_ in two_of[thing][1:]),
            (),
            *_by(looking.get(thing), account),
            thing if is_id(thing, "r") else "",
            one,
            tuple(cases.reasons(connection, slug, thing, QUOTED)),
        )
        for thing, one in cases.about(connection, slug, told).items()
    )
    return Page(_spoken(connection, tuple(items)), following)


def _spoken(connection: sqlite3.Connection, items: Sequence[Item]) -> tuple[Item, ...]:
    """Say of each claim how it spoke, and on which: nobody can judge an answer by itself."""
    found = spoken(connection, [one.claim.id for one in items if not one.step])
    return tuple(
        replace(one, kind=found[one.id][0], on=found[one.id][1]) if one.id in found else one
        for one in items
    )


def spoken(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[Kind, ClaimView]]:
    """Give for each claim that speaks on another how it first did, and on which."""
    uses = whereabouts.first_uses(connection, ids)
    views = claims.claims(connection, [end for _, end in uses.values()])
    return {id_: (kind, views[end]) for id_, (kind, end) in uses.items() if end in views}


def ends(connection: sqlite3.Connection, reported: Sequence[str]) -> dict[str, list[str]]:
    """Give for each thing the claims that show it: itself, or of a step its two ends."""
    query = "select relation, claim from premise where relation in ({}) and ord = 0"
    steps = things.in_lots(connection, query, [id_ for id_ in reported if is_id(id_, "r")])
    grounds: dict[str, str] = dict(steps)
    return {
        id_: [grounds[id_], *filter(None, [claims.spoken_on(connection, id_)])]
        if id_ in grounds
        else [id_]
        for id_ in reported
    }


def as_written(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, ClaimView]:
    """Give claims by id with their words, hidden ones too: for moderators, who judge the words."""
    query = f"select {things.CLAIM} from claim where claim.id in ({{}})"
    rows = things.in_lots(connection, query, list(dict.fromkeys(ids)))
    return {view.id: view for view in things.claim_views(connection, rows, hidden=True)}


def _by(who: tuple[str, str] | None, account: str) -> tuple[str, bool]:
    return (who[1], who[0] == account) if who else ("", False)


def _looking(
    connection: sqlite3.Connection, slug: str, items: Sequence[str]
) -> dict[str, tuple[str, str]]:
    """Tell who looks at these items now: the account and its name."""
    query = """
        select queue_claim.item, queue_claim.account, account.name
        from queue_claim
        join account on account.id = queue_claim.account
        where queue_claim.item in ({}) and queue_claim.debate = ?
            and queue_claim.ends_ms > unixepoch() * 1000
    """
    found = things.in_lots(connection, query, items, slug)
    return {item: (account, name) for item, account, name in found}


def taken(
    connection: sqlite3.Connection, slug: str, items: Sequence[str], account: str
) -> list[str]:
    """Give which of these items somebody else looks at now."""
    found = _looking(connection, slug, items)
    return [item for item, (who, _) in found.items() if who != account]


def is_changed(connection: sqlite3.Connection, claim: ClaimView) -> bool:
    """Tell whether a claim got other words after it was read."""
    rows = connection.execute(_CHANGED, (claim.debate, claim.changed_pos - 1, 1)).fetchall()
    return any(id_ == claim.id for _, id_ in rows)


def waiting(connection: sqlite3.Connection, slug: str) -> Waiting:
    """Tell how much waits in a debate, and since when."""
    new, oldest = connection.execute(
        """
        select count(*), min(pos) from claim indexed by claim_unread
        where debate = ? and status = 'shown' and reviewed = 0 and merged_into is null
        """,
        (slug,),
    ).fetchone()
    changed = len(connection.execute(_CHANGED, (slug, 0, 10_000)).fetchall())
    since = connection.execute(
        "select posted_ms from claim where debate = ? and pos = ?", (slug, oldest)
    ).fetchone()
    oldest_ms = since[0] if since else 0
    return Waiting(new, changed, oldest_ms, cases.waiting(connection, slug))


def sides(connection: sqlite3.Connection, slug: str) -> Mapping[str, int]:
    """Count what waits by how it speaks on what it answers."""
    return once(connection, slug, "sides of the queue", lambda: _sides(connection, slug))


def _sides(connection: sqlite3.Connection, slug: str) -> Mapping[str, int]:
    rows = connection.execute(
        """
        select relation.kind, count(distinct claim.id)
        from claim indexed by claim_unread
        join premise on premise.claim = claim.id
        join relation on relation.id = premise.relation and relation.status = 'shown'
        where claim.debate = ? and claim.status = 'shown' and claim.reviewed = 0
            and claim.merged_into is null
        group by relation.kind
        """,
        (slug,),
    )
    return dict.fromkeys(map(str, Kind), 0) | dict(rows)
