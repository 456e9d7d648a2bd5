"""Maps out of the store: a whole debate, a bounded part of one, and a debate as it was."""

import dataclasses
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ..errors import NotFound
from ..model import ArgumentMap, Claim, Question, Relation, Section, Source, Topic, Wording
from ..storage.past import debate_at
from ..storage.store import Store
from . import claims, things
from .things import ClaimView, RelationView

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
    """Give what a debate is about. Raises NotFound."""
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
    rows = connection.execute(
        """
        select section.id, section.title, section.level, section.parent, section.tags, section.data,
               (select count(*) from claim
                where claim.section = section.id and status = 'shown' and merged_into is null)
        from section
        where debate = ?
        order by pos
        """,
        (slug,),
    )
    return [SectionView(things.section(row[:6]), row[6]) for row in rows]


def roots(
    connection: sqlite3.Connection, slug: str, section: str, *, after: int = 0, limit: int = PAGE
) -> list[ClaimView]:
    """Give the claims at which the outline of a section begins: those that speak on no other claim
    of it.

    Claims without a section are under `section == ''`. `after` is the `pos` of the last one seen.
    """
    rows = connection.execute(
        f"""
        select {things.CLAIM} from claim
        where claim.debate = ? and claim.section = ? and claim.pos > ? and claim.merged_into is null
        and not exists (
            select 1
            from premise
            join relation on relation.id = premise.relation and relation.status = 'shown'
            left join relation target on target.id = relation.conclusion
            join claim upper on upper.id = coalesce(target.conclusion, relation.conclusion)
            where premise.claim = claim.id and (upper.section = claim.section or claim.section = '')
        )
        order by claim.pos
        limit ?
        """,
        (slug, section, after, limit),
    ).fetchall()
    return things.claim_views(connection, rows)


def part(
    connection: sqlite3.Connection,
    slug: str,
    roots: Sequence[str],
    *,
    depth: int = 3,
    limit: int = 150,
) -> Part:
    """Give what was said for and against these claims, `depth` steps deep, about `limit` claims at
    most.
    """
    growing = _Growing(connection)
    growing.add_claims(roots)
    level = list(roots)
    for _ in range(depth):
        if not level or len(growing.views) >= limit:
            break
        level = growing.add_answers(level)
    return growing.part(topic(connection, slug))


def around(
    connection: sqlite3.Connection, slug: str, focus: str, *, steps: int = 2, limit: int = 150
) -> Part:
    """Give a claim with what is at most `steps` steps from it, in either direction."""
    growing = _Growing(connection)
    growing.add_claims([focus])
    up = down = [focus]
    for _ in range(steps):
        up = growing.add_uses(up) if len(growing.views) < limit else []
        down = growing.add_answers(down) if len(growing.views) < limit else []
    return growing.part(topic(connection, slug))


class _Growing:
    """A part of a map that grows step by step; merged claims are folded to what they stand as."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.views: dict[str, ClaimView] = {}
        self.relations: dict[str, RelationView] = {}

    def add_claims(self, ids: Sequence[str]) -> list[str]:
        """Add claims; gives those that are new."""
        fresh = [id_ for id_ in dict.fromkeys(ids) if id_ not in self.views]
        self.views |= claims.claims(self.connection, fresh)
        return [id_ for id_ in fresh if id_ in self.views]

    def add_answers(self, ids: Sequence[str]) -> list[str]:
        """Add the steps towards these claims and the objections against those; gives the new
        claims.
        """
        merged = claims.standing_as(self.connection, ids)
        steps = self._add_relations("conclusion in ({})", list(merged))
        fresh = self._add_premises(steps)
        while steps:
            steps = self._add_relations("conclusion in ({})", [one.relation.id for one in steps])
            fresh += self._add_premises(steps)
        return fresh

    def add_uses(self, ids: Sequence[str]) -> list[str]:
        """Add the steps in which these claims are premises, up to the claims they speak on; gives
        those.
        """
        merged = claims.standing_as(self.connection, ids)
        where = "id in (select relation from premise where claim in ({}))"
        steps = self._add_relations(where, list(merged))
        fresh = self._add_premises(steps)
        while steps:
            ends = [one.relation.conclusion for one in steps]
            fresh += self.add_claims(
                list(claims.stands_as(self.connection, [e for e in ends if e[:1] == "c"]).values())
            )
            steps = self._add_relations("id in ({})", [end for end in ends if end[:1] == "r"])
            fresh += self._add_premises(steps)
        return fresh

    def _add_relations(self, where: str, values: Sequence[str]) -> list[RelationView]:
        query = f"""
            select {things.RELATION} from relation
            where {where} and status = 'shown'
            order by pos
        """
        rows = things.in_lots(self.connection, query, values)
        found = things.relation_views(self.connection, rows)
        fresh = [view for view in found if view.relation.id not in self.relations]
        self.relations |= {view.relation.id: view for view in fresh}
        return fresh

    def _add_premises(self, steps: Sequence[RelationView]) -> list[str]:
        grounds = [ground for one in steps for ground in one.relation.premises]
        return self.add_claims(list(claims.stands_as(self.connection, grounds).values()))

    def part(self, topic: Topic) -> Part:
        """Give what was gathered as a map, in the order in which it was told."""
        stands = claims.stands_as(self.connection, self._ends())
        relations = {
            view.relation.id: folded(view.relation, stands)
            for view in sorted(self.relations.values(), key=lambda view: view.pos)
        }
        views = dict(sorted(self.views.items(), key=lambda item: item[1].pos))
        known = {id_: view.claim for id_, view in views.items()}
        whole = {
            id_: relation
            for id_, relation in relations.items()
            if all(end in known for end in relation.premises)
            and (relation.conclusion in known or relation.conclusion in relations)
        }
        return Part(ArgumentMap(topic, claims=known, relations=whole), views, self._more(whole))

    def _ends(self) -> list[str]:
        ends: list[str] = []
        for view in self.relations.values():
            ends += view.relation.premises
            if view.relation.conclusion.startswith("c"):
                ends.append(view.relation.conclusion)
        return ends

    def _more(self, drawn: Mapping[str, Relation]) -> dict[str, int]:
        """Count for each claim the steps towards it that are not in this part."""
        query = """
            select conclusion, count(*) from relation
            where conclusion in ({}) and status = 'shown'
            group by conclusion
        """
        merged = claims.standing_as(self.connection, list(self.views))
        left: dict[str, int] = {}
        for id_, count in things.in_lots(self.connection, query, list(merged)):
            left[merged[id_]] = left.get(merged[id_], 0) + count
        for relation in drawn.values():
            if relation.conclusion in left:
                left[relation.conclusion] -= 1
        return {id_: count for id_, count in left.items() if count > 0}


def folded(relation: Relation, stands: Mapping[str, str]) -> Relation:
    """Give a relation between what its ends stand as after merges."""
    premises = tuple(dict.fromkeys(stands.get(ground, ground) for ground in relation.premises))
    conclusion = stands.get(relation.conclusion, relation.conclusion)
    if premises == relation.premises and conclusion == relation.conclusion:
        return relation
    return dataclasses.replace(relation, premises=premises, conclusion=conclusion)


def argument_map(connection: sqlite3.Connection, slug: str) -> ArgumentMap:
    """Give a whole debate as it may be seen: merged claims folded, hidden and withdrawn ones left
    out.
    """
    described = topic(connection, slug)
    views = _all_claims(connection, slug)
    stands = claims.stands_as(connection, [id_ for id_, view in views.items() if view.merged_into])
    shown = _with_wordings(views, stands)
    relations = _all_relations(connection, slug, shown, stands)
    rows = connection.execute(
        f"select {things.QUESTION} from question where debate = ? order by pos", (slug,)
    )
    questions: dict[str, Question] = {one.id: one for one in things.questions(connection, rows)}
    return ArgumentMap(
        described,
        {view.section.id: view.section for view in sections(connection, slug)},
        _all_sources(connection, slug),
        shown,
        relations,
        questions,
    )


def recorded_map(connection: sqlite3.Connection, slug: str) -> ArgumentMap | None:
    """Give a whole debate as recorded, nothing folded or left out; None where there is none."""
    try:
        described = topic(connection, slug)
    except NotFound:
        return None
    claim_rows = connection.execute(
        f"select {things.CLAIM} from claim where debate = ? order by pos", (slug,)
    )
    relation_rows = connection.execute(
        f"select {things.RELATION} from relation where debate = ? order by pos", (slug,)
    )
    questions = connection.execute(
        f"select {things.QUESTION} from question where debate = ? order by pos", (slug,)
    )
    return ArgumentMap(
        described,
        {view.section.id: view.section for view in sections(connection, slug)},
        _all_sources(connection, slug),
        {one.id: one.claim for one in things.claim_views(connection, claim_rows, hidden=True)},
        {one.relation.id: one.relation for one in things.relation_views(connection, relation_rows)},
        {one.id: one for one in things.questions(connection, questions)},
    )


def digests(connection: sqlite3.Connection, slug: str) -> dict[str, str]:
    """Give the digest of each source's text that is stored."""
    query = """
        select source_text.source, source_text.digest
        from source_text
        join source on source.id = source_text.source
        where source.debate = ?
    """
    return dict(connection.execute(query, (slug,)).fetchall())


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
    found = {one.id: one for one in every if all(ground in shown for ground in one.premises)}
    while True:
        whole = {
            id_: one
            for id_, one in found.items()
            if one.conclusion in shown or one.conclusion in found
        }
        if len(whole) == len(found):
            return whole
        found = whole


def _all_sources(connection: sqlite3.Connection, slug: str) -> dict[str, Source]:
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
