"""What rests on what: whether a claim leads to another, and all that hangs below one."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import LimitReached
from ..model import Kind, Relation
from . import claims, things
from .things import RelationView

LOOKED_AT = 20_000
"""Claims upwards that are looked at, so that no question takes long."""
BRANCH = 2_000
"""Claims that can be taken out in one act."""

# Ids as they were posted; a merge leads both ways, for both stand as one.
_UPWARDS = """
    with recursive upper (id) as (
        select ?
        union
        select relation.conclusion
        from upper
        join premise on premise.claim = upper.id
        join relation on relation.id = premise.relation
        where relation.kind = 'support' and relation.status = 'shown'
        union
        select claim.merged_into from upper join claim on claim.id = upper.id
        where claim.merged_into is not null
        union
        select claim.id from upper join claim on claim.merged_into = upper.id
        limit {limit}
    )
    select 1 from upper where id in ({marks})
"""
_STEPS_ABOVE = """
    with recursive upper (id) as (
        select ?
        union
        select relation.conclusion from upper join relation on relation.id = upper.id
    )
    select 1 from upper where id = ?
"""
_USES = """
    select relation.id
    from premise
    join relation on relation.id = premise.relation
    where premise.claim in ({}) and relation.status = 'shown'
"""
_ANSWERS = "select id from relation where conclusion in ({}) and status = 'shown'"


@dataclass(frozen=True, slots=True)
class Tied:
    """A relation as recorded, and whether the claim asked about is its conclusion, or a ground."""

    relation: Relation
    is_conclusion: bool


def supports(connection: sqlite3.Connection, start: str, goals: Sequence[str]) -> bool:
    """Tell whether a claim leads to one of these by grounds alone, through however many steps."""
    marks = ", ".join("?" * len(goals))
    query = _UPWARDS.format(limit=LOOKED_AT, marks=marks)
    return connection.execute(query, (start, *goals)).fetchone() is not None


def hangs_on(connection: sqlite3.Connection, step: str, other: str) -> bool:
    """Tell whether a step is another one, or an objection that in the end is about it."""
    return connection.execute(_STEPS_ABOVE, (step, other)).fetchone() is not None


def relations(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, RelationView]:
    """Give relations by id as they are recorded: merged claims not folded."""
    query = f"select {things.RELATION} from relation where id in ({{}}) order by pos"
    views = things.relation_views(connection, things.in_lots(connection, query, ids))
    return {view.relation.id: view for view in views}


def towards(connection: sqlite3.Connection, ends: Sequence[str]) -> list[Relation]:
    """Give the relations that are shown on these claims or steps, the oldest first."""
    ids = [id_ for (id_,) in things.in_lots(connection, _ANSWERS, ends)]
    found = sorted(relations(connection, ids).values(), key=lambda view: view.pos)
    return [view.relation for view in found]


def tied(connection: sqlite3.Connection, claim: str, most: int) -> list[Tied]:
    """Give the relations at either end of which a claim stands, the oldest first; those of claims
    that were merged into it too. Raises LimitReached where there are more than `most`.
    """
    own = claims.standing_as(connection, [claim])
    found = {id_: True for (id_,) in things.in_lots(connection, _ANSWERS, list(own))}
    found |= {id_: False for (id_,) in things.in_lots(connection, _USES, list(own))}
    if len(found) > most:
        raise LimitReached(
            "At most {limit} relations can be divided in one act, and there are more.", limit=most
        )
    views = sorted(relations(connection, list(found)).values(), key=lambda view: view.pos)
    return [Tied(view.relation, found[view.relation.id]) for view in views]


def branch(connection: sqlite3.Connection, claim: str) -> list[str]:
    """Give a claim and all claims that speak, through whatever steps, on it alone: the nearest
    first. Raises LimitReached where there are more than can be taken out in one act.
    """
    below = _below(connection, claim)
    inside = set(below)
    while outside := {one for one in inside if one != claim and _leads_out(below[one], inside)}:
        inside -= outside
    return [one for one in below if one in inside]


def _leads_out(uppers: set[str], inside: set[str]) -> bool:
    return not uppers <= inside


def _below(connection: sqlite3.Connection, claim: str) -> dict[str, set[str]]:
    """Give the claims below one, each with all that it speaks on."""
    found: dict[str, set[str]] = {claim: set()}
    level = [claim]
    while level:
        own = list(claims.standing_as(connection, level))
        steps = _with_objections(connection, own)
        grounds = things.premises(connection, steps)
        stands = claims.stands_as(connection, {one for each in grounds.values() for one in each})
        fresh = [one for one in dict.fromkeys(stands.values()) if one not in found]
        if len(found) + len(fresh) > BRANCH:
            raise LimitReached(
                "At most {limit} claims can be taken out in one act, and there are more.",
                limit=BRANCH,
            )
        found |= {one: _conclusions(connection, one) for one in fresh}
        level = fresh
    return found


def _with_objections(connection: sqlite3.Connection, ends: Sequence[str]) -> list[str]:
    """Give the steps towards these claims, and the objections against those steps."""
    every: dict[str, None] = {}
    level = [id_ for (id_,) in things.in_lots(connection, _ANSWERS, ends)]
    while level:
        every |= dict.fromkeys(level)
        found = [id_ for (id_,) in things.in_lots(connection, _ANSWERS, level)]
        level = [id_ for id_ in found if id_ not in every]
    return list(every)


def _conclusions(connection: sqlite3.Connection, claim: str) -> set[str]:
    """Give the claims on which one speaks, as they stand; of an objection, what its step is on."""
    own = list(claims.standing_as(connection, [claim]))
    steps = [id_ for (id_,) in things.in_lots(connection, _USES, own)]
    ends = {claims.spoken_on(connection, step) for step in steps} - {""}
    return set(claims.stands_as(connection, ends).values())


def is_own_ground(
    connection: sqlite3.Connection, kind: Kind, premises: Sequence[str], conclusion: str
) -> bool:
    """Tell whether a claim would be its own ground by such a relation: at once, or by a chain of
    grounds.
    """
    stands = claims.stands_as(connection, [*premises, conclusion])
    if stands[conclusion] in {stands[ground] for ground in premises}:
        return True
    return kind is Kind.SUPPORT and supports(connection, conclusion, list(premises))
