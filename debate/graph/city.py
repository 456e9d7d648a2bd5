"""A place for every claim on one plane, to be read as a map of a city.

Sections are districts, and a claim with many answers is a block: the claim along its top, and below
it what answers it, smaller blocks and single lots. A branch that is nearly all of its block goes on
in it, so that a chain of any length stays as compact as a star.

A block holds a little more room than it needs. A new claim takes of that room: what stands in
other blocks moves only when a block is full.

Linear but for a factor log n; no recursion.
"""

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from .forest import Forest

WIDTH, HEIGHT = 65_535, 52_428  # whole numbers of two bytes, between a phone and a wide screen
STREET = 0.018  # of the shorter side of a block, on each side
AVENUE = 0.012  # the same for a district
TITLE, MOST_TITLE = 0.04, 0.25  # of the plane's height, and of a district's, for its name
HEAD, HEAD_OF_SMALL = 0.05, 0.6  # of a block's height, for its claim: the more lots, the less
WITH_HEAD = 16  # lots from which a block's claim stands along its top
THINNEST = 0.5  # of a lot's usual side: no row of lots is narrower
LONGEST = 3  # times its shorter side; the rest of a lot that is longer stays empty
GOES_ON = 2 / 3  # of a branch: so much of it in one answer is the same block
MOST_BLOCKS = 4_000


class Place(NamedTuple):
    """A rectangle: its corner and its sides."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class City:
    """Where everything stands; `x`, `y`, `width` and `height` are those of the claims in order.

    `districts` are sections by their node, the largest first; `blocks` the largest branches that
    have a border of their own.
    """

    x: "array[int]"
    y: "array[int]"
    width: "array[int]"
    height: "array[int]"
    districts: tuple[tuple[int, Place], ...]
    blocks: tuple[Place, ...]


def city(forest: Forest) -> City:
    """Give every claim its lot.

    >>> from .forest import forest
    >>> laid = city(forest({"c1": "", "c2": ""}, [], theses=["c1", "c2"]))
    >>> laid.x[0] < laid.x[1], laid.y[0] == laid.y[1]
    (True, True)
    """
    surveying = _Survey(forest)
    surveying.lay_out()
    return surveying.city()


def roomy(claims: int) -> int:
    """Give how many lots are held for so many claims: up to a sixteenth more.

    >>> [roomy(count) for count in (1, 16, 33, 34, 1000)]
    [1, 16, 34, 34, 1024]
    """
    step = 1 << max(0, claims.bit_length() - 5)
    return -(-claims // step) * step


class _Survey:
    """Measures how much room each branch takes, and then gives it out from the top down."""

    def __init__(self, forest: Forest) -> None:
        self._forest = forest
        nodes = len(forest.parent)
        self._main = array("i", bytes(4 * nodes))  # the largest branch of each node
        self._lots = array("i", [1]) * nodes  # of a node with its main branch, and those beside it
        self._places = [array("H", bytes(2 * len(forest.claims))) for _ in Place._fields]
        self._districts: list[tuple[int, Place]] = []
        self._blocks: list[tuple[int, Place]] = []
        self._measure()

    def _measure(self) -> None:
        children, lots = self._forest.children, self._lots
        order = self._tops()
        for node in order:
            order += children[node]
            self._main[node] = self._going_on(node)
        for node in reversed(order):
            above = self._forest.parent[node]
            lots[above] += lots[node] if self._main[above] == node else roomy(lots[node])

    def _tops(self) -> list[int]:
        return [top for tops in self._by_section().values() for top in tops]

    def _by_section(self) -> dict[int, list[int]]:
        """Give the tops of the trees in each section, in the order of the debate."""
        forest = self._forest
        found = {node: list(forest.children[node]) for node in range(1, forest.first)}
        for thesis, home in forest.home.items():
            found[home].append(thesis)
        return {section: sorted(tops) for section, tops in found.items() if tops}

    def _going_on(self, node: int) -> int:
        """Give the answer that is nearly all of a branch, 0 where none is."""
        size, children = self._forest.size, self._forest.children[node]
        if children and roomy(size[children[0]]) >= GOES_ON * roomy(size[node]):
            return children[0]
        return 0

    def lay_out(self) -> None:
        """Give out the room: first to the districts, then inside each."""
        tops = self._by_section()
        if not tops:
            return
        needed = [roomy(sum(roomy(self._lots[top]) for top in some)) for some in tops.values()]
        whole = Place(0.0, 0.0, float(WIDTH), float(HEIGHT))
        for section, place in _divided(list(tops), needed, whole):
            inside = _inset(place, AVENUE)
            self._districts.append((section, inside))
            self._lay_out_trees(tops[section], _below_title(inside, len(tops) > 1))

    def _lay_out_trees(self, tops: Sequence[int], place: Place) -> None:
        waiting = [([-top for top in tops], place)]
        while waiting:
            entries, inside = waiting.pop()
            needed = [self._needed(entry) for entry in entries]
            spare = roomy(sum(needed)) - sum(needed)
            for entry, here in _divided([*entries, 0], [*needed, spare], inside):
                if entry > 0 or (entry and self._lots[-entry] == 1):
                    self._settle(abs(entry), _compact(here))
                elif entry:
                    waiting.append(self._block(-entry, _inset(here, STREET)))

    def _block(self, node: int, place: Place) -> tuple[list[int], Place]:
        """Begin a block; gives what is still to be laid out in it, and where."""
        lots, entries = self._lots[node], self._along(node)
        if lots < WITH_HEAD:
            return entries, place
        self._blocks.append((lots, place))
        head = place.height * max(HEAD, HEAD_OF_SMALL / math.sqrt(roomy(lots)))
        self._settle(node, place._replace(height=head))
        entries.remove(node)
        return entries, Place(place.x, place.y + head, place.width, place.height - head)

    def _along(self, node: int) -> list[int]:
        """Give what stands in a block, the smallest first: the claims of its branch, and as
        negative numbers what leaves it.
        """
        entries: list[int] = []
        while node:
            main = self._main[node]
            entries.append(node)
            entries += (-one for one in self._forest.children[node] if one != main)
            node = main
        return sorted(entries, key=lambda entry: (self._needed(entry), abs(entry)))

    def _needed(self, entry: int) -> int:
        return 1 if entry > 0 else roomy(self._lots[-entry])

    def _settle(self, node: int, place: Place) -> None:
        at = node - self._forest.first
        x, y, width, height = self._places
        x[at], y[at] = int(place.x), int(place.y)
        width[at] = int(place.x + place.width) - x[at]
        height[at] = int(place.y + place.height) - y[at]

    def city(self) -> City:
        """Give what was laid out."""
        self._districts.sort(key=lambda one: -one[1].width * one[1].height)
        self._blocks.sort(key=lambda block: -block[0])
        blocks = tuple(place for _, place in self._blocks[:MOST_BLOCKS])
        x, y, width, height = self._places
        return City(x, y, width, height, tuple(self._districts), blocks)


def _divided(
    entries: Sequence[int], needed: Sequence[int], place: Place
) -> Iterator[tuple[int, Place]]:
    """Divide a place among entries, in order, as much for each as it needs: halve, and halve."""
    until = [0, *accumulate(needed)]
    waiting = [(0, len(entries), *place)]
    while waiting:
        first, last, x, y, width, height = waiting.pop()
        if last - first == 1:
            yield entries[first], Place(x, y, width, height)
            continue
        cut = _halfway(until, first, last)
        needs = until[cut] - until[first], until[last] - until[cut]
        part = _share(*needs, width, height)
        if width >= height:
            waiting.append((cut, last, x + part * width, y, width - part * width, height))
            waiting.append((first, cut, x, y, part * width, height))
        else:
            waiting.append((cut, last, x, y + part * height, width, height - part * height))
            waiting.append((first, cut, x, y, width, part * height))


def _share(first: int, second: int, width: float, height: float) -> float:
    """Give the part of a place for the first of two that need so many lots: thin for neither."""
    room = first + second
    if not first or not second:
        return 1.0 if first else 0.0
    least = THINNEST * math.sqrt(width * height / room) / max(width, height)
    return min(max(first / room, min(0.5, least)), max(0.5, 1 - least))


def _halfway(until: Sequence[int], first: int, last: int) -> int:
    """Give the border between entries that is nearest to the half, with some on either side."""
    half = (until[first] + until[last]) / 2
    after = bisect_left(until, half, first + 1, last - 1)
    before = max(first + 1, after - 1)
    return before if half - until[before] <= until[after] - half else after


def _compact(place: Place) -> Place:
    longest = LONGEST * min(place.width, place.height)
    return place._replace(width=min(place.width, longest), height=min(place.height, longest))


def _inset(place: Place, part: float) -> Place:
    gap = part * min(place.width, place.height)
    return Place(place.x + gap, place.y + gap, place.width - 2 * gap, place.height - 2 * gap)


def _below_title(place: Place, has_title: bool) -> Place:
    band = min(TITLE * HEIGHT, MOST_TITLE * place.height) if has_title else 0.0
    return Place(place.x, place.y + band, place.width, place.height - band)
