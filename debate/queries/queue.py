"""What waits for a moderator in one debate: by sort of work, a page at a time, the oldest first.

What is new or was changed is found by an index; every page costs the same, however much waits.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Kind
from . import claims, searching, suspecting, things
from .once import once
from .suspecting import Suspicion, Why
from .things import ClaimView

PAGE = 100
NEW, CHANGED = "nieuw", "gewijzigd"

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
    """One thing to look at: a claim, at a place in the log; `why` says what a program saw in it.

    `others` are the claims that it has to do with; `by` is the name of who looks at it now.
    """

    pos: int
    claim: ClaimView
    why: Why | None = None
    others: tuple[ClaimView, ...] = ()
    shared: tuple[str, ...] = ()
    by: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Items of one sort; `after` is where the next page begins, 0 where there is none."""

    items: tuple[Item, ...]
    after: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits to be read; `since_ms` is when the oldest was posted, 0 where none waits."""

    new: int
    changed: int
    since_ms: int


Finding = Callable[[sqlite3.Connection, str, int], suspecting.Found]
SUSPICIONS: Mapping[str, Finding] = {
    "dubbel": suspecting.doubles,
    "geen-stelling": suspecting.no_claims,
    "meer-dan-een": suspecting.several,
    "verband": suspecting.odd_relations,
    "los": suspecting.orphans,
    "kring": suspecting.circles,
}
SORTS = (NEW, CHANGED, *SUSPICIONS)


def page(
    connection: sqlite3.Connection,
    slug: str,
    sort: str,
    *,
    after: int = 0,
    words: str = "",
    account: str = "",
) -> Page:
    """Give a page of one sort, behind a place in the log; with `words`, of claims that say them."""
    if sort in SUSPICIONS:
        found = SUSPICIONS[sort](connection, slug, after)
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
            *(one.pos, views[one.claim], one.why),
            tuple(views[other] for other in one.others if other in views),
            one.shared,
            *_by(looking.get(one.claim), account),
        )
        for one in seen
    )
    return Page(items, following)


def _found(
    connection: sqlite3.Connection, slug: str, sort: str, after: int, words: str
) -> list[tuple[int, str]]:
    query = _CHANGED if sort == CHANGED else _NEW
    if not words.strip():
        return connection.execute(query, (slug, after, PAGE + 1)).fetchall()
    hits = {hit.claim.id for hit in searching.search(connection, words, debate=slug, limit=500)}
    rows = connection.execute(query, (slug, after, 50 * PAGE)).fetchall()
    return [(pos, id_) for pos, id_ in rows if id_ in hits][: PAGE + 1]


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
    return Waiting(new, changed, since[0] if since else 0)


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
