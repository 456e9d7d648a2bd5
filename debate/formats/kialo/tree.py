"""A map as the tree that Kialo has: each claim stands once, and every other tie to it is a link.

What several premises say together, and what undercuts a step, have no place there. Premises stand
side by side; an objection to a step stands as a Con under the first premise of that step, which is
where people put it on Kialo. Both are told.

A number names every level above it, so a chain of a hundred thousand would take gigabytes. What
stands deeper than anybody nests is written as a thesis, with a link to it in its place.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import ArgumentMap, Kind, Loss, Relation

_TOGETHER = "Kialo has premises one by one"
_AGAIN = "the same stands there already"
_NOT_A_STEP = "Kialo has no objection to a step; it is a Con to the step's premise"
_TOO_DEEP = "so deep it stands as a main claim, with a link to it in its place"
DEEPEST = 50  # levels; the deepest of 37 exports has 18


@dataclass(frozen=True)
class Place:
    """A line of the tree: a claim's id, or with `see` the number where that claim stands."""

    number: tuple[int, ...]
    kind: Kind | None
    claim: str
    see: tuple[int, ...] = ()


class Tree:
    """Plans where each claim stands; `losses` tells what the tree cannot say."""

    def __init__(self, map_: ArgumentMap) -> None:
        self.map = map_
        self.losses: list[Loss] = []
        self.under: dict[str, list[tuple[Kind, str]]] = defaultdict(list)
        self.ties: dict[str, tuple[Kind, str, str]] = {}  # what is a line as it is, by relation
        self.said: dict[str, set[tuple[Kind, str]]] = defaultdict(set)
        self.numbers: dict[str, tuple[int, ...]] = {}
        for relation in map_.relations.values():
            self._hang(relation)
        self.theses = self._begin()
        self._begin_anew()

    def places(self) -> Iterator[Place]:
        """Give every line, in order; with several theses they stand under a first one."""
        first = (1,) if len(self.theses) > 1 else ()
        self.numbers = {id_: (*first, index) for index, id_ in enumerate(self.theses, start=1)}
        for thesis in self.theses:
            yield from self._below(thesis)

    def _below(self, thesis: str) -> Iterator[Place]:
        waiting: list[tuple[tuple[int, ...], Kind | None, str]]
        waiting = [(self.numbers[thesis], None, thesis)]
        while waiting:
            here, kind, claim = waiting.pop()
            stands = self.numbers.setdefault(claim, here)
            if stands != here:
                yield Place(here, kind, claim, stands)
                continue
            yield Place(here, kind, claim)
            children = list(enumerate(self.under[claim], start=1))
            waiting += [((*here, place), kind, one) for place, (kind, one) in reversed(children)]

    def _hang(self, relation: Relation) -> None:
        kind, target = relation.kind, relation.conclusion
        if kind is Kind.UNDERCUT:
            kind, target = Kind.ATTACK, self.map.relations[target].premises[0]
            self.losses.append(Loss(relation.id, "an objection to a step", _NOT_A_STEP))
        if len(relation.premises) > 1:
            self.losses.append(Loss(relation.id, "that its premises belong together", _TOGETHER))
        is_whole = relation.kind is kind and len(relation.premises) == 1
        for premise in dict.fromkeys(relation.premises):
            if (kind, premise) in self.said[target]:
                if is_whole:
                    self.losses.append(Loss(relation.id, "a relation", _AGAIN))
            else:
                if is_whole:
                    self.ties[relation.id] = (kind, premise, target)
                self.said[target].add((kind, premise))
                self.under[target].append((kind, premise))

    def _begin(self) -> list[str]:
        """Give the theses, and with them what nothing of theirs leads to."""
        speaking = {one for answers in self.under.values() for _, one in answers}
        begins = dict.fromkeys(self.map.topic.theses)
        begins |= dict.fromkeys(id_ for id_ in self.map.claims if id_ not in speaking)
        reached: set[str] = set()
        for id_ in begins:
            self._reach(id_, reached)
        for id_ in self.map.claims:  # what only speaks in circles
            if id_ not in reached:
                begins[id_] = None
                self._reach(id_, reached)
        return list(begins)

    def _begin_anew(self) -> None:
        """Make a thesis of what stands too deep, in the order in which the lines come to it."""
        placed = set(self.theses)
        for thesis in self.theses:
            waiting = [(one, 2) for _, one in reversed(self.under[thesis])]
            while waiting:
                claim, level = waiting.pop()
                if claim in placed:
                    continue
                placed.add(claim)
                if level > DEEPEST:
                    self.theses.append(claim)
                    self.losses.append(Loss(claim, "that it is no main claim", _TOO_DEEP))
                else:
                    waiting += [(one, level + 1) for _, one in reversed(self.under[claim])]

    def _reach(self, id_: str, reached: set[str]) -> None:
        waiting = [id_]
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting += [one for _, one in self.under[here]]
