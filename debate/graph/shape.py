"""The bare shape of a map: its claims and relations as numbers, without their words.

Claims and relations are nodes, numbered as they come. A relation with an end outside the map is
left out, and so is what was said against it; so are undercuts that go round in a circle, for they
hang on nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ..model import ArgumentMap, Kind, Relation
from .arrays import MANY, Column, Links, Names, Numbers, Reals, Signs, links

CLAIM, SUPPORT, ATTACK, UNDERCUT = -1, 0, 1, 2
CODES: Mapping[str, int] = {Kind.SUPPORT: SUPPORT, Kind.ATTACK: ATTACK, Kind.UNDERCUT: UNDERCUT}


class Tie(NamedTuple):
    """A relation without its words."""

    id: str
    kind: Kind
    premises: Sequence[str]
    conclusion: str


Tied = Tie | Relation


class Numbering:
    """Which number an id has; grows without a copy of the many that were there."""

    def __init__(self, known: dict[str, int], fresh: dict[str, int] | None = None) -> None:
        self._known, self._fresh = known, fresh or {}

    def __len__(self) -> int:
        return len(self._known) + len(self._fresh)

    def __getitem__(self, id_: str) -> int:
        found = self.get(id_)
        if found < 0:
            raise KeyError(id_)
        return found

    def get(self, id_: str) -> int:
        """The number of an id, -1 where it has none."""
        found = self._known.get(id_, -1)
        return self._fresh.get(id_, -1) if found < 0 and self._fresh else found

    def grown(self, ids: Iterable[str]) -> "Numbering":
        """Give the next numbers to these ids too."""
        fresh = {id_: number for number, id_ in enumerate(ids, start=len(self))}
        if len(self._fresh) + len(fresh) > MANY:
            return Numbering(self._known | self._fresh | fresh)
        return Numbering(self._known, self._fresh | fresh)


@dataclass(frozen=True, eq=False)
class Shape:
    """Claims and relations as nodes.

    `kinds` holds CLAIM, SUPPORT, ATTACK or UNDERCUT for each node, `conclusions` the node that a
    relation speaks on (-1 for a claim). `steps` and `premises` pair each relation with each of its
    premises. `bases` holds base scores, NaN where none is given.
    """

    ids: Names
    numbers: Numbering
    kinds: Signs
    conclusion: Column
    step: Column
    premise: Column
    bases: Reals

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return self.kinds.size

    @property
    def conclusions(self) -> Numbers:
        """What each node speaks on."""
        return self.conclusion.array

    @property
    def steps(self) -> Numbers:
        """The relation of each pair."""
        return self.step.array

    @property
    def premises(self) -> Numbers:
        """The premise of each pair."""
        return self.premise.array

    @cached_property
    def claims(self) -> Numbers:
        """The numbers of the claims."""
        return np.flatnonzero(self.kinds == CLAIM)

    @cached_property
    def relations(self) -> Numbers:
        """The numbers of the relations."""
        return np.flatnonzero(self.kinds != CLAIM)

    @cached_property
    def onto(self) -> Links:
        """For each node the relations that speak on it."""
        return links(self.size, self.conclusions[self.relations], self.relations)

    @cached_property
    def grounds(self) -> Links:
        """For each relation its premises."""
        return links(self.size, self.steps, self.premises)


def shape(argument_map: ArgumentMap) -> Shape:
    """Give the shape of a map, claims first.

    >>> from debate.model import Claim, Relation, Topic
    >>> claims = {id_: Claim(id_, "Hulp komt laat.") for id_ in ("c1", "c2")}
    >>> relations = {"r1": Relation("r1", Kind.ATTACK, ("c2",), "c1")}
    >>> shape(ArgumentMap(Topic("hulp", "Hulp"), claims=claims, relations=relations)).kinds.tolist()
    [-1, -1, 1]
    """
    ties = argument_map.relations.values()
    bases = {
        claim.id: claim.base for claim in argument_map.claims.values() if claim.base is not None
    }
    return shape_of(argument_map.claims, ties, bases)


def shape_of(
    claims: Iterable[str], ties: Iterable[Tied], bases: Mapping[str, float] | None = None
) -> Shape:
    """Give the shape of these claims and relations; `bases` holds the scores that are given."""
    none = Column(np.zeros(0, np.intp))
    empty = Shape(
        Names([]),
        Numbering({}),
        np.zeros(0, np.int8),
        none,
        none,
        none,
        np.zeros(0, np.float64),
    )
    return grown(empty, claims, ties, bases or {})


def grown(
    before: Shape, claims: Iterable[str], ties: Iterable[Tied], bases: Mapping[str, float]
) -> Shape:
    """Give a shape with these claims and relations added; what was there keeps its number."""
    added = list(claims)
    numbers = before.numbers.grown(added)
    kept = _anchored({tie.id: tie for tie in ties}, _Ends(numbers, before))
    numbers = numbers.grown(tie.id for tie in kept)
    grounds = [tuple(dict.fromkeys(tie.premises)) for tie in kept]
    first = before.size + len(added)
    steps = [first + place for place, own in enumerate(grounds) for _ in own]
    ends = [numbers.get(ground) for own in grounds for ground in own]
    conclusions = [numbers.get(tie.conclusion) for tie in kept]
    scores = [bases.get(id_, np.nan) for id_ in added] + [np.nan] * len(kept)
    codes = [CLAIM] * len(added) + [CODES[tie.kind] for tie in kept]
    made = Shape(
        before.ids.grown((*added, *(tie.id for tie in kept))),
        numbers,
        np.concatenate((before.kinds, np.array(codes, np.int8))),
        before.conclusion.grown([-1] * len(added) + conclusions),
        before.step.grown(steps),
        before.premise.grown(ends),
        np.concatenate((before.bases, np.array(scores, np.float64))),
    )
    if before.size:  # what is sorted stays so
        new = np.arange(first, made.size)
        onto = before.onto.grown(made.size, np.array(conclusions, np.intp), new)
        pairs = np.array(steps, np.intp), np.array(ends, np.intp)
        made.__dict__.update(onto=onto, grounds=before.grounds.grown(made.size, *pairs))
    return made


class _Ends:
    """Tells what the ends of a relation are: claims, or relations, that are there."""

    def __init__(self, numbers: Numbering, before: Shape) -> None:
        self.numbers, self.before = numbers, before

    def is_claim(self, id_: str) -> bool:
        number = self.numbers.get(id_)
        return number >= self.before.size or (number >= 0 and self.before.kinds[number] == CLAIM)

    def is_relation(self, id_: str) -> bool:
        number = self.numbers.get(id_)
        return 0 <= number < self.before.size and bool(self.before.kinds[number] != CLAIM)

    def has_premises(self, tie: Tied) -> bool:
        return bool(tie.premises) and all(map(self.is_claim, tie.premises))


def _anchored(told: Mapping[str, Tied], ends: _Ends) -> list[Tied]:
    """Give the relations whose ends are there and that, through any undercuts, end well."""
    holds = {
        id_: ends.is_claim(tie.conclusion) and ends.has_premises(tie)
        for id_, tie in told.items()
        if tie.kind != Kind.UNDERCUT
    }
    for start in told:
        way, here = [], start
        while here in told and here not in holds:
            holds[here] = False  # and so it stays where undercuts go round in a circle
            if not ends.has_premises(told[here]):
                break
            way.append(here)
            here = told[here].conclusion
        ends_well = holds[here] if here in told else ends.is_relation(here)
        holds |= dict.fromkeys(way, ends_well)
    return [tie for id_, tie in told.items() if holds[id_]]
