"""Maps out of the store: a whole debate, a bounded part of one, and a debate as it was."""

import bisect
import dataclasses
import functools
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ..errors import NotFound
from ..model import ArgumentMap, Claim, Question, Relation, Section, Source, Topic, Wording
from ..storage.past import debate_at
from ..storage.store import Store
from . import claims, outline, things
from .growing import USES_LOOKED_AT, Answers, Growing, anchored, folded
from .once import once
from .things import ClaimView

PAGE = 100


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading with the number of claims below it that may be seen."""

    section: Section
    claims: int


@dataclass(frozen=True, slots=True)
class Part:
    """A bounded part of a map. `more` counts, per claim or relation, the answers that were left
    out.

    `views` says of each claim what the platform knows; hidden ones are in the map without their
    words.
    """

    map: ArgumentMap
    views: Mapping[str, ClaimView]
    more: Mapping[str, int]


def topic(connection: sqlite3.Connection, slug: str) -> Topic:
    """Give what a debate is about; theses that were merged or split are given as what they stand
    as. Raises NotFound.
    """
    described = recorded_topic(connection, slug)
    theses = claims.in_place_of(connection, described.theses)
    return dataclasses.replace(described, theses=tuple(theses))


def recorded_topic(connection: sqlite3.Connection, slug: str) -> Topic:
    """Give what a debate is about, as it was recorded. Raises NotFound."""
    row = connection.execute(
        """
        select slug, title, question, language, theses, description, data
        from topic
        where slug = ?
        """,
        (slug,),
    ).fetchone()
    if row is None:
        raise NotFound("There is no debate with this address.")
    return things.topic(row)


def sections(connection: sqlite3.Connection, slug: str) -> list[SectionView]:
    """Give the headings of a debate, in order."""
    counts = once(connection, slug, "sections", lambda: _section_counts(connection, slug))
    found = all_sections(connection, slug)
    return [SectionView(section, counts.get(section.id, 0)) for section in found.values()]


def _section_counts(connection: sqlite3.Connection, slug: str) -> dict[str, int]:
    query = """
        select section, count(*) from claim
        where debate = ? and status = 'shown' and merged_into is null
        group by section
    """
    return dict(connection.execute(query, (slug,)).fetchall())


def all_sections(connection: sqlite3.Connection, slug: str) -> dict[str, Section]:
    """Give the headings of a debate by id, in order."""
    rows = connection.execute(
        "select id, title, level, parent, tags, data from section where debate = ? order by pos",
        (slug,),
    )
    return {section.id: section for section in map(things.section, rows)}


def roots(
    connection: sqlite3.Connection, slug: str, section: str, *, after: int = 0, limit: int = PAGE
) -> list[ClaimView]:
    """Give the claims at which the outline of a section begins, as `outline` says.

    Claims without a section are under `section == ''`. `after` is the `pos` of the last one seen.
    """
    places = beginnings(connection, slug, section)
    start = bisect.bisect_right(places, after, key=lambda place: place.pos)
    wanted = [place.claim for place in places[start : start + limit]]
    found = claims.claims(connection, wanted)
    return [found[id_] for id_ in wanted]


def beginnings(connection: sqlite3.Connection, slug: str, section: str) -> list[outline.Place]:
    """Give the places at which the outline of a section begins, in the order of the text."""
    whole = functools.partial(outline.beginnings, connection, slug)
    begins = once(connection, slug, "outline", whole, outline.carried)
    return begins.get(section, [])


def part(
    connection: sqlite3.Connection,
    slug: str,
    roots: Sequence[str],
    *,
    depth: int = 3,
    limit: int = 150,
    answers: Answers | None = None,
) -> Part:
    """Give what was said for and against these claims, `depth` steps deep, about `limit` claims at
    most; the oldest answers first, or in the order of `answers`.
    """
    growing = Growing(connection, limit, answers)
    level = growing.add_claims(roots)
    for _ in range(depth):
        level = growing.add_answers(level)
    return _part(growing, topic(connection, slug))


def around(
    connection: sqlite3.Connection,
    slug: str,
    focus: str,
    *,
    steps: int = 2,
    limit: int = 150,
    answers: Answers | None = None,
) -> Part:
    """Give a claim with what is at most `steps` steps from it, in either direction; about `limit`
    claims at most, of which what it is used in takes at most a quarter at each step.
    """
    growing = Growing(connection, limit, answers)
    up = down = growing.add_claims([focus])
    for _ in range(steps):
        up = growing.add_uses(up, most=limit // 4)
        down = growing.add_answers(down)
    return _part(growing, topic(connection, slug))


def ahead(connection: sqlite3.Connection, gathered: Part) -> dict[str, int]:
    """Count for each claim of a part the steps it is used in that are not in the part; of a claim
    that is used very often about the first thousand.
    """
    query = f"""
        select used.relation
        from (
            select relation from premise where claim = ? order by relation limit {USES_LOOKED_AT}
        ) used
        join relation on relation.id = used.relation
        where relation.status = 'shown'
    """
    uses: dict[str, set[str]] = {}
    for id_, stands in claims.standing_as(connection, list(gathered.views)).items():
        uses.setdefault(stands, set()).update(one for (one,) in connection.execute(query, (id_,)))
    drawn = gathered.map.relations.keys()
    return {id_: len(steps - drawn) for id_, steps in uses.items() if steps - drawn}


def _part(growing: Growing, about: Topic) -> Part:
    gathered = growing.map(about)
    views = {id_: growing.views[id_] for id_ in gathered.claims}
    return Part(gathered, views, growing.left_out(gathered.relations))


def argument_map(connection: sqlite3.Connection, slug: str) -> ArgumentMap:
    """Give a whole debate as it may be seen: merged claims folded, hidden and withdrawn ones left
    out.
    """
    views = _all_claims(connection, slug)
    stands = claims.stands_as(connection, [id_ for id_, view in views.items() if view.merged_into])
    shown = _with_wordings(views, stands)
    relations = _all_relations(connection, slug, shown, stands)
    rows = connection.execute(
        f"select {things.QUESTION} from question where debate = ? order by pos", (slug,)
    )
    questions: dict[str, Question] = {one.id: one for one in things.questions(connection, rows)}
    described = topic(connection, slug)
    theses = tuple(id_ for id_ in described.theses if id_ in shown)
    return ArgumentMap(
        dataclasses.replace(described, theses=theses),
        all_sections(connection, slug),
        all_sources(connection, slug),
        shown,
        relations,
        questions,
    )


def _all_claims(connection: sqlite3.Connection, slug: str) -> dict[str, ClaimView]:
    rows = connection.execute(
        f"select {things.CLAIM} from claim where debate = ? order by pos", (slug,)
    )
    return {view.id: view for view in things.claim_views(connection, rows)}


def _with_wordings(views: Mapping[str, ClaimView], stands: Mapping[str, str]) -> dict[str, Claim]:
    """Give the claims that may be seen; each keeps the wordings that were merged into it."""
    merged: dict[str, list[Wording]] = {}
    for id_, kept in stands.items():
        one = views[id_].claim
        if views[id_].is_shown:
            wordings = merged.setdefault(kept, [])
            wordings += [Wording(one.text, one.voice, one.excerpts), *one.wordings]
    return {
        id_: dataclasses.replace(
            view.claim, wordings=view.claim.wordings + tuple(merged.get(id_, ()))
        )
        if id_ in merged
        else view.claim
        for id_, view in views.items()
        if view.is_shown and not view.merged_into
    }


def _all_relations(
    connection: sqlite3.Connection,
    slug: str,
    shown: Mapping[str, Claim],
    stands: Mapping[str, str],
) -> dict[str, Relation]:
    """Give the relations between what may be seen; those on a relation that fell away fall away
    too.
    """
    rows = connection.execute(
        f"""
        select {things.RELATION} from relation
        where debate = ? and status = 'shown'
        order by pos
        """,
        (slug,),
    )
    every = [folded(view.relation, stands) for view in things.relation_views(connection, rows)]
    return anchored({one.id: one for one in every}, shown)


def all_sources(connection: sqlite3.Connection, slug: str) -> dict[str, Source]:
    """Give the sources of a debate by id, in order."""
    rows = connection.execute(
        f"select {things.SOURCE} from source where debate = ? order by pos", (slug,)
    )
    return {one.id: one for one in map(things.source, rows)}


@contextmanager
def past(store: Store, slug: str, version: int) -> Iterator[sqlite3.Connection]:
    """Hold a connection to one debate as it was at a version; what is hidden today is hidden there
    too.
    """
    with store.reading() as connection, debate_at(connection, slug, version) as then:
        yield then
