"""A map as nested lists: every claim once with what speaks on it below it, the rest referring back.

The lists come flat, in reading order, each entry saying how deep it stands and how many lists end
after it, so that a page needs no recursion however deep a debate goes.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..model import ArgumentMap, Kind
from .ties import Ties, is_unanswered, theses, ties

PAGE = 100  # entries; what a person reads, and a phone loads, at once
TRAIL = 20  # entries at most that lead to the first of a page


@dataclass(frozen=True)
class Entry:
    """One line of the outline.

    `relation` and `kind` say how the claim speaks on the entry above it ('' and None at the top);
    an undercut stands below the (last) premise whose step it disputes. `linked` is how many
    premises the relation has and `place` which of them this is, from 1. `below` counts the claims
    below it that are told nowhere earlier. `repeated`: told before, so not unfolded again.
    `unanswered`: a counterargument that nobody spoke against. `context`: stands on an earlier
    page and is here to show where we are. `aside`: it speaks by a relation that was moved aside; of
    what stands side by side these are the last. `opens`: a list follows inside this item. `closes`:
    so many lists end after it.
    """

    claim: str
    relation: str = ""
    kind: Kind | None = None
    depth: int = 0
    linked: int = 1
    place: int = 1
    unanswered: bool = False
    repeated: bool = False
    aside: bool = False
    below: int = 0
    context: bool = False
    opens: bool = False
    closes: int = 0


@dataclass(frozen=True)
class Outline:
    """One page of an outline; `total` entries in all, this page beginning at `start` (from 0)."""

    entries: tuple[Entry, ...]
    start: int
    total: int


def outline(
    argument_map: ArgumentMap,
    roots: tuple[str, ...] = (),
    *,
    deepest: int | None = None,
    start: int = 0,
    limit: int = PAGE,
    index: Ties | None = None,
    unanswered_first: bool = True,
    apart: Container[str] = (),
    aside: Container[str] = (),
) -> Outline:
    """List what speaks on these claims; without `roots` the whole debate, theses first.

    Unanswered counterarguments come first, unless told otherwise, then the map's order. Entries
    deeper than `deepest` are counted in `below` and not listed. A page begins with the entries
    above its first. Claims that stand `apart` are unfolded as roots and nowhere else. Relations in
    `aside` come after all others on the same claim or step.
    """
    index = index or ties(argument_map)
    walk = _Walk(argument_map, index, unanswered_first, apart, aside)
    told = walk.tell(roots) if roots else walk.tell_everything()
    below = _counts(told)
    listed = [at for at, line in enumerate(told) if deepest is None or line.depth <= deepest]
    trail = _trail(told, listed, start)
    page = listed[start : start + limit]
    entries = _nested(told, below, (*trail, *page), len(trail))
    return Outline(entries, start, len(listed))


class _Line(NamedTuple):
    """An entry before it is known what lies below it and where the page begins."""

    claim: str
    relation: str = ""
    kind: Kind | None = None
    depth: int = 0
    linked: int = 1
    place: int = 1
    unanswered: bool = False
    repeated: bool = False
    aside: bool = False


class _Walk:
    """A depth-first walk with a stack of its own; each claim is unfolded where it is met first."""

    def __init__(
        self,
        argument_map: ArgumentMap,
        index: Ties,
        sorts: bool,
        apart: Container[str],
        aside: Container[str],
    ) -> None:
        self.map, self.index, self.sorts, self.apart = argument_map, index, sorts, apart
        self.aside = aside
        self.met: set[str] = set()

    def tell(self, roots: Iterable[str]) -> list[_Line]:
        return [line for root in roots for line in self.from_root(root)]

    def tell_everything(self) -> list[_Line]:
        """Theses, then what speaks on nothing, then what only turns in circles."""
        ends = (claim for claim in self.map.claims if not self.index.uses(claim))
        order = (*theses(self.map, self.index), *ends, *self.map.claims)
        return self.tell(claim for claim in dict.fromkeys(order) if claim not in self.met)

    def from_root(self, root: str) -> Iterator[_Line]:
        waiting = [_Line(root)]
        while waiting:
            line = waiting.pop()
            is_elsewhere = line.depth > 0 and line.claim in self.apart
            if is_elsewhere or line.claim in self.met:
                line = line._replace(repeated=True)
            yield line
            found = [*self.undercuts(line), *self.replies(line)]
            following = sorted(found, key=lambda one: one.aside)
            if not is_elsewhere:
                self.met.add(line.claim)
            waiting.extend(reversed(following))

    def undercuts(self, line: _Line) -> Iterator[_Line]:
        if line.relation and line.place == line.linked and line.relation not in self.met:
            self.met.add(line.relation)  # a premise named twice must not tell them twice
            yield from self.lines(self.index.on(line.relation), line.depth + 1)

    def replies(self, line: _Line) -> Iterator[_Line]:
        if not line.repeated:
            yield from self.lines(self.index.on(line.claim), line.depth + 1)

    def lines(self, relations: Iterable[str], depth: int) -> Iterator[_Line]:
        judged = [(not self.is_unanswered(relation), relation) for relation in relations]
        for answered, relation in sorted(judged, key=lambda pair: self.sorts and pair[0]):
            it = self.map.relations[relation]
            linked = len(it.premises)
            for place, premise in enumerate(it.premises, start=1):
                yield _Line(
                    *(premise, relation, it.kind, depth, linked, place, not answered),
                    aside=relation in self.aside,
                )

    def is_unanswered(self, relation: str) -> bool:
        return is_unanswered(self.map.relations[relation], self.map, self.index)


def _counts(told: list[_Line]) -> list[int]:
    """For each line the claims told below it, in one pass from the end."""
    below = [0] * len(told)
    deeper = [0] * (max((line.depth for line in told), default=0) + 2)  # by depth, not yet claimed
    for at in range(len(told) - 1, -1, -1):
        line = told[at]
        below[at], deeper[line.depth + 1] = deeper[line.depth + 1], 0
        deeper[line.depth] += below[at] + (not line.repeated)
    return below


def _trail(told: list[_Line], listed: list[int], start: int) -> list[int]:
    """Where the lines stand that lead to the first one of the page, outermost first."""
    if not 0 < start < len(listed):
        return []
    trail: list[int] = []
    depth = told[listed[start]].depth
    for at in range(listed[start] - 1, -1, -1):
        if told[at].depth < depth and len(trail) < TRAIL:
            trail.append(at)
            depth = told[at].depth
    return trail[::-1]


def _nested(
    told: list[_Line], below: list[int], shown: tuple[int, ...], context: int
) -> tuple[Entry, ...]:
    """Say where lists open and close; the first line shown stands in the outermost list."""
    top = told[shown[0]].depth if shown else 0
    levels = [max(told[at].depth - top, 0) for at in shown] + [0]
    return tuple(
        Entry(
            *told[at],
            below=below[at],
            context=place < context,
            opens=levels[place + 1] > levels[place],
            closes=max(levels[place] - levels[place + 1], 0),
        )
        for place, at in enumerate(shown)
    )
