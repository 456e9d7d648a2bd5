"""What claims met: how often they were spoken for and against, and which reactions did so."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Kind, Source
from . import claims, things
from .origins import sources_by_id

_ANSWERS = """
    select relation.conclusion, relation.kind, relation.id
    from relation
    where relation.conclusion in ({}) and relation.status = 'shown'
    order by relation.pos
"""
_OBJECTIONS = """
    select premise.claim, objection.kind, objection.id
    from premise
    join relation on relation.id = premise.relation and relation.status = 'shown'
    join relation objection on objection.conclusion = relation.id and objection.status = 'shown'
    where premise.claim in ({})
    order by objection.pos
"""
_SPOKEN_BY = """
    select premise.relation, excerpt.source
    from premise
    join claim on claim.id = premise.claim and claim.status = 'shown'
    join excerpt on excerpt.owner = claim.id
    where premise.relation in ({})
    order by premise.relation, premise.ord, excerpt.ord
"""


@dataclass(frozen=True, slots=True)
class Met:
    """What was said on a claim: steps for it, against it, and against what is concluded from it.

    `reactions` are the readers' reactions that said any of this, `against` those that spoke against
    it, both in the order of their numbers.
    """

    supports: int = 0
    attacks: int = 0
    objections: int = 0
    reactions: tuple[Source, ...] = ()
    against: tuple[Source, ...] = ()


def met(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Met]:
    """Tell what each of these claims met, those merged into it included."""
    standing = claims.standing_as(connection, list(dict.fromkeys(ids)))
    steps: dict[str, dict[str, Kind]] = {id_: {} for id_ in ids}
    for query in (_ANSWERS, _OBJECTIONS):
        for claim, kind, relation in things.in_lots(connection, query, list(standing)):
            steps[standing[claim]][relation] = Kind(kind)
    speakers = _speakers(connection, [one for each in steps.values() for one in each])
    return {id_: _met(found, speakers) for id_, found in steps.items()}


def _met(steps: dict[str, Kind], speakers: dict[str, list[Source]]) -> Met:
    kinds = list(steps.values())
    against = [one for one, kind in steps.items() if kind is not Kind.SUPPORT]
    return Met(
        kinds.count(Kind.SUPPORT),
        kinds.count(Kind.ATTACK),
        kinds.count(Kind.UNDERCUT),
        _in_order(speakers, steps),
        _in_order(speakers, against),
    )


def _in_order(
    speakers: dict[str, list[Source]], steps: Sequence[str] | dict[str, Kind]
) -> tuple[Source, ...]:
    found = {one.id: one for step in steps for one in speakers.get(step, ())}
    return tuple(sorted(found.values(), key=lambda one: (one.reaction_to, one.number)))


def _speakers(connection: sqlite3.Connection, relations: Sequence[str]) -> dict[str, list[Source]]:
    """Give the reactions whose claims are the grounds of each step."""
    rows = list(things.in_lots(connection, _SPOKEN_BY, list(dict.fromkeys(relations))))
    documents = sources_by_id(connection, list(dict.fromkeys(source for _, source in rows)))
    found: dict[str, list[Source]] = {}
    for relation, source in rows:
        if source in documents and documents[source].reaction_to:
            found.setdefault(relation, []).append(documents[source])
    return found
