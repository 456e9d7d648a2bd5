"""How a relation is tied, before and after an act on the structure: ids alone, never words."""

from dataclasses import dataclass

from .model import Kind, Relation


@dataclass(frozen=True)
class Ends:
    """What a relation joins: its kind, its premises in order, and what they speak on."""

    kind: Kind
    premises: tuple[str, ...]
    conclusion: str


@dataclass(frozen=True)
class Rewired:
    """A relation that was tied otherwise: as it was, and as it is now."""

    relation: str
    earlier: Ends
    now: Ends


@dataclass(frozen=True)
class Placed:
    """A claim that went to another section; `earlier` is where it stood, '' under no heading."""

    claim: str
    earlier: str


def ends(relation: Relation) -> Ends:
    """Give the ends of a relation."""
    return Ends(relation.kind, relation.premises, relation.conclusion)
