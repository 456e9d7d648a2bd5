"""What lies around a claim: as much as a screen holds, and how much was left out at each edge.

A relation comes whole (all its premises) or not at all. With `index` given, the cost depends on
what is returned, not on the size of the debate.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import NotFound
from ..model import ArgumentMap, Kind
from .ties import Ties, is_whole, part, ties

RELATIONS_PER_CLAIM = 4  # a bound for maps in which few claims share countless relations
LOOKS = 2  # relations looked at on one claim, per claim that fits


@dataclass(frozen=True)
class Neighbourhood:
    """A bounded piece of a map around `focus`.

    `claims` and `relations` are ids, nearest first. `behind` counts for each claim the relations
    on it (and on the relations that are shown, by their ids) that were cut; `ahead` counts those
    in which the claim is a premise. What has nothing cut is absent.
    """

    focus: tuple[str, ...]
    claims: tuple[str, ...]
    relations: tuple[str, ...]
    behind: Mapping[str, int]
    ahead: Mapping[str, int]


def neighbourhood(
    argument_map: ArgumentMap,
    focus: str | tuple[str, ...],
    steps: int = 2,
    limit: int = 150,
    *,
    index: Ties | None = None,
) -> Neighbourhood:
    """Walk outwards from one or more claims, breadth first in the map's order, both ways.

    A relation on a claim, or in which it is a premise, is one step; an undercut of a relation
    that is already shown costs no step. Raises NotFound when a claim of the focus is not in the
    map.
    """
    foci = (focus,) if isinstance(focus, str) else focus
    for claim in foci:
        if claim not in argument_map.claims:
            raise NotFound("There is no claim {claim} in this debate.", claim=claim)
    walk = _Walk(argument_map, index or ties(argument_map), limit)
    walk.start(foci)
    walk.spread(steps)
    walk.link()
    return walk.result(tuple(dict.fromkeys(foci)))


def restricted(argument_map: ArgumentMap, seen: Neighbourhood) -> ArgumentMap:
    """The neighbourhood as a map of its own, ready to draw."""
    return part(argument_map, seen.claims, seen.relations)


class _Walk:
    """One breadth-first walk; `distance` and `shown` keep the order in which things were found."""

    def __init__(self, argument_map: ArgumentMap, index: Ties, limit: int) -> None:
        self.map, self.index, self.limit = argument_map, index, limit
        self.distance: dict[str, int] = {}
        self.shown: dict[str, None] = {}
        self.queue: deque[str] = deque()

    def start(self, foci: tuple[str, ...]) -> None:
        for claim in dict.fromkeys(foci):
            if len(self.distance) < self.limit:
                self.distance[claim] = 0
                self.queue.append(claim)

    def spread(self, steps: int) -> None:
        while self.queue:
            claim = self.queue.popleft()
            if self.distance[claim] >= steps:
                continue
            for found in (self.index.on(claim), self.index.uses(claim)):
                for relation in found[: LOOKS * self.limit]:
                    if self.is_full():
                        return
                    self.take_with_undercuts(relation, self.distance[claim] + 1)

    def take_with_undercuts(self, relation: str, distance: int) -> None:
        waiting = [relation]
        while waiting and not self.is_full():
            here = waiting.pop()
            if self.take(here, distance):
                waiting.extend(reversed(self.index.on(here)[: self.limit]))

    def take(self, relation: str, distance: int) -> bool:
        """Show a relation with all its claims, if there is room for them."""
        it = self.map.relations[relation]
        if relation in self.shown:
            return False
        if it.kind is Kind.UNDERCUT:
            ends = it.premises
            if it.conclusion not in self.shown:
                return False
        else:
            ends = (*it.premises, it.conclusion)
        new = [claim for claim in dict.fromkeys(ends) if claim not in self.distance]
        if len(self.distance) + len(new) > self.limit:
            return False
        for claim in new:
            self.distance[claim] = distance
            self.queue.append(claim)
        self.shown[relation] = None
        return True

    def is_full(self) -> bool:
        return len(self.distance) >= self.limit or self.is_crowded()

    def link(self) -> None:
        """Add what runs between claims that are shown anyway; passes over crowded claims."""
        for claim in tuple(self.distance):
            for found in (self.index.on(claim), self.index.uses(claim)):
                for relation in found if len(found) <= self.limit else ():
                    if self.joins_shown(relation) and not self.is_crowded():
                        self.shown.setdefault(relation)
        for relation in tuple(self.shown):
            for undercut in self.index.on(relation)[: self.limit]:
                if self.joins_shown(undercut) and not self.is_crowded():
                    self.shown.setdefault(undercut)

    def is_crowded(self) -> bool:
        return len(self.shown) >= RELATIONS_PER_CLAIM * self.limit

    def joins_shown(self, relation: str) -> bool:
        it = self.map.relations[relation]
        if it.kind is Kind.UNDERCUT:
            ends_shown = it.conclusion in self.shown
        else:
            ends_shown = it.conclusion in self.distance
        return (
            ends_shown
            and is_whole(self.map, it)
            and all(premise in self.distance for premise in it.premises)
        )

    def result(self, focus: tuple[str, ...]) -> Neighbourhood:
        onto: dict[str, int] = {}
        uses: dict[str, int] = {}
        for relation in self.shown:
            it = self.map.relations[relation]
            onto[it.conclusion] = onto.get(it.conclusion, 0) + 1
            for premise in set(it.premises):
                uses[premise] = uses.get(premise, 0) + 1
        things = (*self.distance, *self.shown)
        behind = {each: len(self.index.on(each)) - onto.get(each, 0) for each in things}
        ahead = {each: len(self.index.uses(each)) - uses.get(each, 0) for each in self.distance}
        return Neighbourhood(
            focus,
            tuple(self.distance),
            tuple(self.shown),
            {each: count for each, count in behind.items() if count > 0},
            {each: count for each, count in ahead.items() if count > 0},
        )
