"""One claim and what is directly around it: answers, uses, its path to a thesis, its voices."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..errors import NotFound
from ..model import Kind, Question, Relation
from . import counts, things
from .things import ClaimView, RelationView

OBJECTIONS = 200
"""Objections against steps that one question gives; a page has room for no more."""
USES_LOOKED_AT = 1_000
QUESTIONS = 100

MERGED = """
    with recursive merged (id) as (
        select ?
        union
        select claim.id from claim join merged on claim.merged_into = merged.id
    )
"""
"""The claim itself and all that were merged into it, as the start of a query."""


@dataclass(frozen=True, slots=True)
class Step:
    """One relation with its premises as they now stand, and the objections against the step itself.

    `answered` counts the counterarguments against its premises and the objections against the step.
    `more` counts the objections against the step that were left out, and `times` how often the same
    was posted before merges made it one.
    """

    relation: Relation
    status: str
    posted_ms: int
    premises: tuple[ClaimView, ...]
    undercuts: tuple["Step", ...] = ()
    answered: int = 0
    more: int = 0
    times: int = 1


@dataclass(frozen=True, slots=True)
class Answers:
    """What speaks for a claim and what against it; `more` counts the relations left out."""

    supports: tuple[Step, ...]
    attacks: tuple[Step, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Use:
    """A step in which a claim is a premise.

    Its conclusion is a claim, or for an undercut another step.
    """

    step: Step
    conclusion: ClaimView | None
    against: Step | None


def claim(connection: sqlite3.Connection, id_: str) -> ClaimView:
    """Give a claim by its id. Raises NotFound. A merged one says so itself in `merged_into`."""
    found = claims(connection, [id_])
    if not found:
        raise NotFound("There is no claim with this address.")
    return found[id_]


def claims(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, ClaimView]:
    """Give claims by id, as they were posted; unknown ids are left out."""
    query = f"select {things.CLAIM} from claim where claim.id in ({{}})"
    rows = things.in_lots(connection, query, list(dict.fromkeys(ids)))
    return {view.id: view for view in things.claim_views(connection, rows)}


def debate_of(connection: sqlite3.Connection, thing: str) -> str:
    """Give the debate in which a claim or a relation is. Raises NotFound."""
    table = "relation" if thing.startswith("r") else "claim"
    row = connection.execute(f"select debate from {table} where id = ?", (thing,)).fetchone()
    if row is None:
        raise NotFound("There is no claim with this address.")
    debate: str = row[0]
    return debate


def stands_as(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Tell for each claim as which it stands after merges; usually as itself."""
    wanted = list(dict.fromkeys(ids))
    query = """
        with recursive chain (id, at_id) as (
            select id, id from claim where id in ({}) and merged_into is not null
            union
            select chain.id, claim.merged_into
            from chain
            join claim on claim.id = chain.at_id
            where claim.merged_into is not null
        )
        select chain.id, chain.at_id
        from chain
        join claim on claim.id = chain.at_id
        where claim.merged_into is null
    """
    return {id_: id_ for id_ in wanted} | dict(things.in_lots(connection, query, wanted))


def in_place_of(connection: sqlite3.Connection, ids: Sequence[str]) -> list[str]:
    """Give these claims as they stand now, each once: the one it was merged into, and in the place
    of one that was split its parts.
    """
    stands = list(stands_as(connection, ids).values())
    query = "select claim, part from split where claim in ({}) order by claim, ord"
    parts: dict[str, list[str]] = {}
    for whole, part in things.in_lots(connection, query, stands):
        parts.setdefault(whole, []).append(part)
    if not parts:
        return list(dict.fromkeys(stands))
    now = [one for id_ in stands for one in parts.get(id_, [id_])]
    return in_place_of(connection, now)


def theses(connection: sqlite3.Connection, slug: str) -> list[str]:
    """Give the theses of a debate as they stand now; none where there is no such debate."""
    row = connection.execute("select theses from topic where slug = ?", (slug,)).fetchone()
    return in_place_of(connection, things.texts(row[0])) if row else []


def standing_as(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Give all claims that stand as one of these: each id, and those merged into it, with what it
    stands as.
    """
    query = """
        with recursive chain (id, kept) as (
            select id, id from claim where id in ({})
            union
            select claim.id, chain.kept from claim join chain on claim.merged_into = chain.id
        )
        select id, kept from chain
    """
    return dict(things.in_lots(connection, query, ids))


def answers(connection: sqlite3.Connection, id_: str, limit: int = 100) -> Answers:
    """Give the steps towards a claim, those towards claims merged into it included, the oldest
    first.

    Where there are more than `limit`, each side has half of the room, and what it does not need is
    the other's: so a crowd on one side pushes nobody of the other from the page.
    """
    conclusions = list(standing_as(connection, [id_]))
    supports, attacks = (
        _towards(connection, conclusions, limit + 1, kind) for kind in (Kind.SUPPORT, Kind.ATTACK)
    )
    count = len(supports) + len(attacks)
    more = counts.answers(connection, conclusions) - limit if count > limit else 0
    half = limit // 2
    shown = supports[: max(half, limit - len(attacks))]
    shown += attacks[: max(limit - half, limit - len(supports))]
    told = steps(connection, shown)
    return Answers(
        tuple(step for step in told if step.relation.kind is Kind.SUPPORT),
        tuple(step for step in told if step.relation.kind is Kind.ATTACK),
        more,
    )


def _towards(
    connection: sqlite3.Connection, conclusions: Sequence[str], limit: int, kind: Kind
) -> list[RelationView]:
    """Give the first steps of a kind towards these claims or steps, reading no more than `limit` of
    each.
    """
    query = """
        select pos, id from relation
        where conclusion = ? and kind = ? and status = 'shown'
        order by pos
        limit ?
    """
    found: list[tuple[int, str]] = []
    for conclusion in conclusions:
        found += connection.execute(query, (conclusion, kind, limit))
    return _relations(connection, [id_ for _, id_ in sorted(found)[:limit]])


def _relations(connection: sqlite3.Connection, ids: Sequence[str]) -> list[RelationView]:
    query = f"select {things.RELATION} from relation where id in ({{}}) order by pos"
    views = things.relation_views(connection, things.in_lots(connection, query, ids))
    return sorted(views, key=lambda view: view.pos)


def undercuts(connection: sqlite3.Connection, relations: Sequence[str]) -> dict[str, list[Step]]:
    """Give the objections against each step, with those against them, as deep as they go.

    There are at most OBJECTIONS of them, the nearest first; `more` of a step says what is left out.
    """
    found: dict[str, list[RelationView]] = {}
    level, seen = list(relations), set(relations)
    while level and len(seen) - len(relations) < OBJECTIONS:
        room = OBJECTIONS - (len(seen) - len(relations))
        ends = list(counts.objections(connection, level))
        views = _towards(connection, ends, room, Kind.UNDERCUT)
        fresh = [view for view in views if view.relation.id not in seen]
        for view in fresh:
            found.setdefault(view.relation.conclusion, []).append(view)
        level = [view.relation.id for view in fresh]
        seen.update(level)
    return _nested(connection, found)


def _nested(
    connection: sqlite3.Connection, found: dict[str, list[RelationView]]
) -> dict[str, list[Step]]:
    """Make steps of the relations found, the deepest first, so that each holds those against it."""
    told = _Told(connection, [view for group in found.values() for view in group])
    nested: dict[str, list[Step]] = {}
    for target in reversed(list(found)):
        steps = [told.step(view, nested) for view in found[target]]
        nested[target] = _distinct(steps, told.stands)
    return nested


class _Told:
    """What steps are told with: grounds as they stand, and how often each was answered."""

    def __init__(self, connection: sqlite3.Connection, views: Sequence[RelationView]) -> None:
        ends = [view.relation.conclusion for view in views]
        self.stands = stands_as(connection, [end for end in ends if end.startswith("c")])
        self._premises = _standing_premises(connection, [view.relation for view in views])
        grounds = {ground.id for each in self._premises.values() for ground in each}
        self._attacks = counts.attacks(connection, standing_as(connection, list(grounds)))
        self._objections = counts.objections(connection, [view.relation.id for view in views])

    def step(self, view: RelationView, nested: Mapping[str, Sequence[Step]]) -> Step:
        """Make the step, with the objections against it from `nested`."""
        id_, grounds = view.relation.id, self._premises[view.relation.id]
        objections, against = tuple(nested.get(id_, ())), self._objections.get(id_, 0)
        answered = against + sum(self._attacks.get(ground.id, 0) for ground in grounds)
        more = max(0, against - sum(one.times for one in objections))
        return Step(view.relation, view.status, view.posted_ms, grounds, objections, answered, more)


def steps(connection: sqlite3.Connection, views: Sequence[RelationView]) -> list[Step]:
    """Give relations as steps, with premises as they stand and the objections against each."""
    objections = undercuts(connection, [view.relation.id for view in views])
    told = _Told(connection, views)
    return _distinct((told.step(view, objections) for view in views), told.stands)


def _distinct(found: Iterable[Step], stands: Mapping[str, str]) -> list[Step]:
    """Give each step once where merging made several of them the same, with all objections."""
    same: dict[tuple[str, ...], list[Step]] = {}
    for one in found:
        end = stands.get(one.relation.conclusion, one.relation.conclusion)
        grounds = sorted({ground.id for ground in one.premises})
        same.setdefault((one.relation.kind, end, *grounds), []).append(one)
    return [steps[0] if len(steps) == 1 else _as_one(*steps) for steps in same.values()]


def _as_one(first: Step, *others: Step) -> Step:
    undercuts = tuple(objection for other in others for objection in other.undercuts)
    more = sum(other.more for other in others)
    return replace(
        first,
        undercuts=first.undercuts + undercuts,
        answered=first.answered + len(undercuts) + more,
        more=first.more + more,
        times=first.times + len(others),
    )


def _standing_premises(
    connection: sqlite3.Connection, relations: Sequence[Relation]
) -> dict[str, tuple[ClaimView, ...]]:
    ids = [ground for relation in relations for ground in relation.premises]
    stands = stands_as(connection, ids)
    views = claims(connection, list(stands.values()))
    return {
        relation.id: tuple(
            views[each] for each in dict.fromkeys(stands[ground] for ground in relation.premises)
        )
        for relation in relations
    }


def uses(connection: sqlite3.Connection, id_: str, limit: int = 100) -> tuple[Use, ...]:
    """Give the steps in which a claim, or one merged into it, is a premise, the oldest first."""
    query = f"""
        {MERGED}
        select relation.id
        from (
            select distinct relation from premise
            where claim in (select id from merged)
            order by relation
            limit {USES_LOOKED_AT}
        ) used
        join relation on relation.id = used.relation
        where relation.status = 'shown'
        order by relation.pos
        limit ?
    """
    ids = [row[0] for row in connection.execute(query, (id_, limit))]
    return _with_conclusions(connection, steps(connection, _relations(connection, ids)))


def step(connection: sqlite3.Connection, id_: str) -> Step:
    """Give one relation as a step. Raises NotFound."""
    found = steps_by_id(connection, [id_])
    if not found:
        raise NotFound("There is no such step between claims.")
    return found[id_]


def steps_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Step]:
    """Give relations as steps by id; of those that merging made the same, the first."""
    views = _relations(connection, list(dict.fromkeys(ids)))
    return {found.relation.id: found for found in steps(connection, views)}


def _with_conclusions(connection: sqlite3.Connection, found: Sequence[Step]) -> tuple[Use, ...]:
    ends = [one.relation.conclusion for one in found]
    stands = stands_as(connection, [end for end in ends if end.startswith("c")])
    views = claims(connection, list(stands.values()))
    against = steps_by_id(connection, [end for end in ends if end.startswith("r")])
    return tuple(
        Use(one, views.get(stands.get(end, "")), against.get(end))
        for one, end in zip(found, ends, strict=True)
    )


def spoken_on(connection: sqlite3.Connection, thing: str) -> str:
    """Give the claim that a step in the end speaks on, however deep the objections; a claim itself.

    '' where objections go round in a circle and no claim is reached.
    """
    row = connection.execute(
        """
        with recursive upper (id) as (
            select ?
            union
            select relation.conclusion from upper join relation on relation.id = upper.id
        )
        select id from upper where id like 'c%'
        """,
        (thing,),
    ).fetchone()
    return row[0] if row else ""


def questions(connection: sqlite3.Connection, about: str) -> list[Question]:
    """Give the open questions that may be seen about a claim, those merged into it, or a step."""
    query = f"""
        {MERGED}
        select {things.QUESTION} from question
        where about in (select id from merged) and status = 'shown'
        order by pos
        limit {QUESTIONS}
    """
    return things.questions(connection, connection.execute(query, (about,)).fetchall())
