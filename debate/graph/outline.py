"""A map as nested lists: every claim once with what speaks on it below it, the rest referring back.

The lists come flat, in reading order, each entry saying how deep it stands and how many lists end
after it, so that a page needs no recursion however deep a debate goes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model import ArgumentMap, Kind
from .ties import Ties, is_unanswered, theses, ties

PAGE = 100  # entries; what a person reads, and a phone loads, at once


@dataclass(frozen=True)
class Entry:
    """One line of the outline.

    `relation` and `kind` say how the claim speaks on the entry above it ('' and None at the top);
    an undercut stands below the (last) premise whose step it disputes. `linked` is how many
    premises the relation has and `place` which of them this is, from 1. `below` counts the claims
    below it that are told nowhere earlier. `repeated`: told before, so not unfolded again.
    `unanswered`: a counterargument that nobody spoke against. `context`: stands on an earlier
    page and is here to show where we are. `opens`: a list follows inside this item. `closes`: so
    many lists end after it.
    """

    claim: str
    relation: str = ""
    kind: Kind | None = None
    depth: int = 0
    linked: int = 1
    place: int = 1
    below: int = 0
    repeated: bool = False
    unanswered: bool = False
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
) -> Outline:
    """List what speaks on these claims; without `roots` the whole debate, theses first.

    Unanswered counterarguments come first, then the map's order. Entries deeper than `deepest` are
    counted in `below` and not listed. A page begins with the entries that lead to its first one.
    """
    index = index or ties(argument_map)
    walk = _Walk(argument_map, index)
    told = walk.tell(roots) if roots else walk.tell_everything()
    counted = _with_counts(told)
    listed = [each for each in counted if deepest is None or each.depth <= deepest]
    page = listed[start : start + limit]
    return Outline(_nested([*_trail(listed, start), *page]), start, len(listed))


class _Walk:
    """A depth-first walk with a stack of its own; each claim is unfolded where it is met first."""

    def __init__(self, argument_map: ArgumentMap, index: Ties) -> None:
        self.map, self.index = argument_map, index
        self.met: set[str] = set()

    def tell(self, roots: Iterable[str]) -> list[Entry]:
        return [entry for root in roots for entry in self.from_root(root)]

    def tell_everything(self) -> list[Entry]:
        """Theses, then what speaks on nothing, then what only turns in circles."""
        ends = (claim for claim in self.map.claims if not self.index.uses(claim))
        order = (*theses(self.map, self.index), *ends, *self.map.claims)
        return self.tell(claim for claim in dict.fromkeys(order) if claim not in self.met)

    def from_root(self, root: str) -> Iterator[Entry]:
        waiting = [Entry(root)]
        while waiting:
            entry = waiting.pop()
            entry = replace(entry, repeated=entry.claim in self.met)
            yield entry
            following = [*self.undercuts(entry), *self.replies(entry)]
            self.met.add(entry.claim)
            waiting.extend(reversed(following))

    def undercuts(self, entry: Entry) -> Iterator[Entry]:
        if entry.relation and entry.place == entry.linked and entry.relation not in self.met:
            self.met.add(entry.relation)  # a relation with many undercuts is told once
            yield from self.entries(self.index.on(entry.relation), entry.depth + 1)

    def replies(self, entry: Entry) -> Iterator[Entry]:
        if not entry.repeated:
            yield from self.entries(self.index.on(entry.claim), entry.depth + 1)

    def entries(self, relations: Iterable[str], depth: int) -> Iterator[Entry]:
        judged = [(not self.is_unanswered(relation), relation) for relation in relations]
        for answered, relation in sorted(judged, key=lambda pair: pair[0]):
            it = self.map.relations[relation]
            for place, premise in enumerate(it.premises, start=1):
                linked = len(it.premises)
                yield Entry(
                    premise, relation, it.kind, depth, linked, place, unanswered=not answered
                )

    def is_unanswered(self, relation: str) -> bool:
        return is_unanswered(self.map.relations[relation], self.map, self.index)


def _with_counts(told: list[Entry]) -> list[Entry]:
    """Fill in `below` in one pass from the end."""
    counted: list[Entry] = []
    open_counts: list[int] = []
    for entry in reversed(told):
        below = sum(open_counts[entry.depth + 1 :])
        del open_counts[entry.depth + 1 :]
        open_counts.extend([0] * (entry.depth + 1 - len(open_counts)))
        open_counts[entry.depth] += below + (not entry.repeated)
        counted.append(replace(entry, below=below))
    counted.reverse()
    return counted


def _trail(listed: list[Entry], start: int) -> list[Entry]:
    """The entries above the first one of the page, outermost first."""
    if not 0 < start < len(listed):
        return []
    trail: list[Entry] = []
    depth = listed[start].depth
    for entry in reversed(listed[:start]):
        if entry.depth < depth:
            trail.append(replace(entry, context=True))
            depth = entry.depth
    return trail[::-1]


def _nested(entries: list[Entry]) -> tuple[Entry, ...]:
    depths = [entry.depth for entry in entries[1:]] + [0]
    return tuple(
        replace(entry, opens=after > entry.depth, closes=max(entry.depth - after, 0))
        for entry, after in zip(entries, depths, strict=False)
    )
