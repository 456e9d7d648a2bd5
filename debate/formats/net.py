"""A map as AIF sees it: information nodes, and a node for each step between them.

Several formats share this picture (AIF, SADFace, GraphML). An undercut is a conflict whose target
is the node of the step that it denies.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import ArgumentMap, Kind, Relation

INFORMATION, INFERENCE, CONFLICT = "I", "RA", "CA"
REPHRASE, PREFERENCE = "MA", "PA"
LOCUTION, TRANSITION, ILLOCUTION = "L", "TA", "YA"

STEPS = frozenset({INFERENCE, CONFLICT})


@dataclass(frozen=True)
class Step:
    """The node of a relation: its id, its type and what it joins."""

    id: str
    type: str
    relation: Relation


def steps(map_: ArgumentMap) -> Iterator[Step]:
    """Give each relation as a node between its premises and its conclusion."""
    for one in map_.relations.values():
        yield Step(one.id, INFERENCE if one.kind is Kind.SUPPORT else CONFLICT, one)


def edges(map_: ArgumentMap) -> Iterator[tuple[str, str]]:
    """Give the ends of every edge: from each premise to the step, from the step to its target."""
    for one in map_.relations.values():
        for premise in one.premises:
            yield premise, one.id
        yield one.id, one.conclusion
