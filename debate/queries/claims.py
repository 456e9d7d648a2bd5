"""One claim and what is directly around it: answers, uses, its path to a thesis, its voices."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import NotFound
from ..model import Kind, Question, Relation
from . import things
from .things import ClaimView, RelationView

PATH_STEPS = 30


@dataclass(frozen=True, slots=True)
class Step:
    """One relation with its premises as they now stand, and the objections against the step itself.

    `answered` counts the counterarguments against its premises and the objections against the step.
    """

    relation: Relation
    status: str
    posted_ms: int
    premises: tuple[ClaimView, ...]
    undercuts: tuple["Step", ...] = ()
    answered: int = 0


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
    """Give the steps towards a claim, those towards claims merged into it included."""
    steps, more = _towards(connection, list(standing_as(connection, [id_])), limit)
    return Answers(
        tuple(step for step in steps if step.relation.kind is Kind.SUPPORT),
        tuple(step for step in steps if step.relation.kind is Kind.ATTACK),
        more,
    )


def undercuts(connection: sqlite3.Connection, relations: Sequence[str]) -> dict[str, list[Step]]:
    """Give the objections against each step, with those against them, as deep as they go."""
    found: dict[str, list[RelationView]] = {}
    wanted, seen = list(relations), set(relations)
    while wanted:
        query = f"""
            select {things.RELATION} from relation
            where conclusion in ({{}}) and status = 'shown'
            order by pos
        """
        views = things.relation_views(connection, things.in_lots(connection, query, wanted))
        fresh = [view for view in views if view.relation.id not in seen]
        for view in fresh:
            found.setdefault(view.relation.conclusion, []).append(view)
        wanted = [view.relation.id for view in fresh]
        seen.update(wanted)
    return _nested(connection, found)


def _nested(
    connection: sqlite3.Connection, found: dict[str, list[RelationView]]
) -> dict[str, list[Step]]:
    """Make steps of the relations found, the deepest first, so that each holds those against it."""
    views = [view for group in found.values() for view in group]
    premises = _standing_premises(connection, [view.relation for view in views])
    against = _attack_counts(connection, premises)
    nested: dict[str, list[Step]] = {}
    for target in reversed(list(found)):
        nested[target] = _distinct(
            _step(view, premises, tuple(nested.get(view.relation.id, ())), against)
            for view in found[target]
        )
    return nested


def _step(
    view: RelationView,
    premises: dict[str, tuple[ClaimView, ...]],
    objections: tuple[Step, ...],
    against: dict[str, int],
) -> Step:
    grounds = premises[view.relation.id]
    answered = len(objections) + sum(against.get(ground.id, 0) for ground in grounds)
    return Step(view.relation, view.status, view.posted_ms, grounds, objections, answered)


def _towards(
    connection: sqlite3.Connection, conclusions: Sequence[str], limit: int
) -> tuple[list[Step], int]:
    query = f"""
        select {things.RELATION} from relation
        where conclusion in ({", ".join("?" * len(conclusions))}) and status = 'shown'
        order by pos
        limit ?
    """
    rows = connection.execute(query, (*conclusions, limit + 1)).fetchall()
    more = 0
    if len(rows) > limit:
        more = _count_towards(connection, conclusions) - limit
    return steps(connection, things.relation_views(connection, rows[:limit])), more


def _count_towards(connection: sqlite3.Connection, conclusions: Sequence[str]) -> int:
    marks = ", ".join("?" * len(conclusions))
    query = f"select count(*) from relation where conclusion in ({marks}) and status = 'shown'"
    count: int = connection.execute(query, tuple(conclusions)).fetchone()[0]
    return count


def steps(connection: sqlite3.Connection, views: Sequence[RelationView]) -> list[Step]:
    """Give relations as steps, with premises as they stand and the objections against each."""
    objections = undercuts(connection, [view.relation.id for view in views])
    premises = _standing_premises(connection, [view.relation for view in views])
    against = _attack_counts(connection, premises)
    return _distinct(
        _step(view, premises, tuple(objections.get(view.relation.id, ())), against)
        for view in views
    )


def _distinct(found: Iterable[Step]) -> list[Step]:
    """Give each step once where merging made several of them the same."""
    first: dict[tuple[str, ...], Step] = {}
    for one in found:
        grounds = sorted(ground.id for ground in one.premises)
        first.setdefault((one.relation.kind, one.relation.conclusion, *grounds), one)
    return list(first.values())


def _standing_premises(
    connection: sqlite3.Connection, relations: Sequence[Relation]
) -> dict[str, tuple[ClaimView, ...]]:
    ids = [ground for relation in relations for ground in relation.premises]
    stands = stands_as(connection, ids)
    views = claims(connection, list(stands.values()))
    return {
        relation.id: tuple(views[stands[ground]] for ground in relation.premises)
        for relation in relations
    }


def _attack_counts(
    connection: sqlite3.Connection, premises: dict[str, tuple[ClaimView, ...]]
) -> dict[str, int]:
    ids = list({ground.id for grounds in premises.values() for ground in grounds})
    query = """
        select conclusion, count(*) from relation
        where conclusion in ({}) and kind = 'attack' and status = 'shown'
        group by conclusion
    """
    return dict(things.in_lots(connection, query, ids))


def uses(connection: sqlite3.Connection, id_: str, limit: int = 100) -> tuple[Use, ...]:
    """Give the steps in which a claim, or one merged into it, is a premise."""
    ids = list(standing_as(connection, [id_]))
    query = f"""
        select {things.RELATION} from relation
        where id in (select relation from premise where claim in ({", ".join("?" * len(ids))}))
        and status = 'shown'
        order by pos
        limit ?
    """
    rows = connection.execute(query, (*ids, limit)).fetchall()
    found = steps(connection, things.relation_views(connection, rows))
    return _with_conclusions(connection, found)


def step(connection: sqlite3.Connection, id_: str) -> Step:
    """Give one relation as a step. Raises NotFound."""
    found = _steps_by_id(connection, [id_])
    if not found:
        raise NotFound("There is no such step between claims.")
    return found[id_]


def _steps_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Step]:
    query = f"select {things.RELATION} from relation where id in ({{}}) order by pos"
    views = things.relation_views(connection, things.in_lots(connection, query, ids))
    return {found.relation.id: found for found in steps(connection, views)}


def _with_conclusions(connection: sqlite3.Connection, found: Sequence[Step]) -> tuple[Use, ...]:
    ends = [one.relation.conclusion for one in found]
    stands = stands_as(connection, [end for end in ends if end.startswith("c")])
    views = claims(connection, list(stands.values()))
    against = _steps_by_id(connection, [end for end in ends if end.startswith("r")])
    return tuple(
        Use(one, views.get(stands.get(end, "")), against.get(end))
        for one, end in zip(found, ends, strict=True)
    )


def path(connection: sqlite3.Connection, id_: str) -> tuple[ClaimView, ...]:
    """Give the way from a thesis down to a claim, both included, by the first use of each; at most
    30 steps.
    """
    way, seen = [id_], {id_}
    while len(way) < PATH_STEPS:
        upper = _conclusion_of(connection, way[-1])
        if upper is None or upper in seen:
            break
        way.append(upper)
        seen.add(upper)
    views = claims(connection, way)
    return tuple(views[step] for step in reversed(way) if step in views)


def _conclusion_of(connection: sqlite3.Connection, id_: str) -> str | None:
    """Give the claim that a claim first spoke on; for an objection, the one its target spoke on."""
    query = """
        with recursive upper (id, steps) as (
            select conclusion, 1 from (
                select relation.conclusion
                from premise
                join relation on relation.id = premise.relation
                where premise.claim = ? and relation.status = 'shown'
                order by relation.pos
                limit 1
            )
            union all
            select relation.conclusion, upper.steps + 1
            from upper
            join relation on relation.id = upper.id
            where upper.steps < 30
        )
        select id from upper order by steps desc limit 1
    """
    row = connection.execute(query, (id_,)).fetchone()
    if row is None or not row[0].startswith("c"):
        return None
    return stands_as(connection, [row[0]])[row[0]]


def questions(connection: sqlite3.Connection, about: str) -> list[Question]:
    """Give the open questions about a claim or relation that may be seen."""
    query = f"select {things.QUESTION} from question where about = ? order by pos"
    return things.questions(connection, connection.execute(query, (about,)).fetchall())
