"""On which side of a debate's theses something stands, and how many claims stand on each."""

import sqlite3
from collections.abc import Mapping

from ..model import Kind, Relation
from ..tegengeluid.sides import AGAINST, AMBIVALENT, FOR
from ..tegengeluid.sides import sides as sides_of
from . import claims, maps, standing, things
from .once import once

STEPS = 60

_USES = """
    select kind, conclusion
    from premise
    join relation on relation.id = premise.relation
    where premise.claim in ({})
    limit 100
"""
_STEP = "select kind, conclusion from relation where id = ?"


def side(connection: sqlite3.Connection, debate: str, thing: str) -> int:
    """Give the side of a claim or step by its nearest way to a thesis: 1 for, -1 against, 0 where
    no way leads there. It walks upwards only, so that it costs the same in any debate.
    """
    theses = set(maps.topic(connection, debate).theses)
    stands = claims.stands_as(connection, [thing])[thing]
    reached, seen = {stands: FOR}, {stands}
    for _ in range(STEPS):
        found = sorted(set(reached) & theses)
        if found:
            return reached[found[0]]
        reached = {
            end: its
            for one, its in reached.items()
            for end, its in _onwards(connection, one, its)
            if end not in seen
        }
        seen |= set(reached)
    return AMBIVALENT


def counts(connection: sqlite3.Connection, debate: str) -> Mapping[int, int]:
    """Count the claims of a debate by side, theses left out; what was hidden counts too.

    It is worked out once and then stands for the next 200 events: it is a measure to hold against,
    not a figure to publish.
    """
    return once(
        connection,
        debate,
        "claims by side",
        lambda: _counts(connection, debate),
        carry=lambda found, _: found,
    )


def _onwards(connection: sqlite3.Connection, thing: str, its: int) -> list[tuple[str, int]]:
    """Give what a thing speaks on, with the side of `thing` as seen from there."""
    own = list(claims.standing_as(connection, [thing]))
    rows = {*things.in_lots(connection, _USES, own), *connection.execute(_STEP, (thing,))}
    stands = claims.stands_as(connection, [end for _, end in rows])
    return [(stands[end], its if kind == Kind.SUPPORT else -its) for kind, end in sorted(rows)]


def _counts(connection: sqlite3.Connection, debate: str) -> Mapping[int, int]:
    theses = maps.topic(connection, debate).theses
    onto: dict[str, list[Relation]] = {}
    for tie in _ties(connection, debate):
        onto.setdefault(tie.conclusion, []).append(tie)
    found = sides_of(theses, lambda thing: onto.get(thing, ()))
    told = [one for id_, one in found.items() if id_[0] == "c" and id_ not in theses]
    return {each: told.count(each) for each in (FOR, AMBIVALENT, AGAINST)}


def _ties(connection: sqlite3.Connection, debate: str) -> list[Relation]:
    """Give the relations of a debate between what their ends stand as, one for each premise."""
    stands = standing.merged(connection, debate)
    rows = connection.execute(
        """
        select relation.id, relation.kind, premise.claim, relation.conclusion
        from relation
        join premise on premise.relation = relation.id
        where relation.debate = ? and relation.status in ('shown', 'hidden')
        """,
        (debate,),
    )
    return [
        Relation(id_, Kind(kind), (stands.get(ground, ground),), stands.get(end, end))
        for id_, kind, ground, end in rows
    ]
