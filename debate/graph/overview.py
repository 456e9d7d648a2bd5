"""The whole debate in one bounded picture: where each segment stands, as an icicle or a sunburst.

A segment is a claim, as wide as the number of claims from it downward; what answers it stands next
to it, one step further. However large the debate, the largest segments alone are drawn: those too
small to see are summed in one segment beside their neighbours. Neighbours keep the order of the
debate, so that the same map gives the same picture.

The costs are those of what is drawn: the largest come first in each node's children, and so the
next largest of all is always at hand.
"""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Kind
from .forest import KINDS, Forest

MOST = 200  # segments; a person takes in no more, and a phone loads no more at once
STEPS = 8  # from the first column or ring to the last
LEAST = 0.005  # of the whole: three pixels of a picture that fills a screen
LEAST_SUM = 0.0015


@dataclass(frozen=True, slots=True)
class Segment:
    """One claim, one section, or a sum of claims that are too small to see.

    `start` and `span` are parts of the whole, `step` counts from the first column or ring. `below`
    counts the claims under it, and `left` how many of these are not drawn next to it. A sum has the
    `node` that its claims stand under, and their number as `left`. `opens` says that segments
    under this one follow, and `closes` how many lists of such end after it.
    """

    node: int
    claim: str
    step: int
    start: float
    span: float
    kind: Kind | None = None
    side: int = 0
    below: int = 0
    left: int = 0
    is_sum: bool = False
    opens: bool = False
    closes: int = 0


@dataclass(frozen=True)
class Overview:
    """A picture of what stands under `top`: `told` in reading order, and the `sums` beside it.

    `steps` counts the columns or rings in use, `size` all claims that the picture stands for, and
    `loose` those at its very beginning that are not drawn.
    """

    top: int
    told: tuple[Segment, ...]
    sums: tuple[Segment, ...]
    steps: int
    size: int
    loose: int

    @property
    def left(self) -> int:
        """How many claims the picture does not draw one by one."""
        return self.size - self.drawn

    @property
    def drawn(self) -> int:
        """How many claims it draws, each as a segment."""
        return sum(1 for one in self.told if one.claim)


def overview(forest: Forest, top: int = 0, *, most: int = MOST, steps: int = STEPS) -> Overview:
    """Draw what stands under a node, itself in front where it is a claim or a section.

    >>> from .forest import forest
    >>> from .shape import Tie
    >>> ties = [Tie(f"r{n}", Kind.ATTACK, (f"c{n}",), "c0") for n in range(1, 1001)]
    >>> drawn = overview(forest({f"c{n}": "" for n in range(1001)}, ties, theses=["c0"]))
    >>> [(one.claim, one.below, one.left) for one in drawn.told], [one.left for one in drawn.sums]
    ([('c0', 1000, 1000)], [1000])
    """
    top = _narrowed(forest, top)
    is_own = top not in (0, _narrowed(forest, 0))
    begin = [top] if is_own else forest.children[top]
    size = forest.size[top]
    nearest = _largest(forest, begin, most, steps, max(1.0, size * LEAST))
    placing = _Placing(forest, nearest, steps, size)
    loose = 0 if is_own else placing.add_sum(top, 0, 0.0, size)
    placing.place_all()
    used = max((one.step + 1 for one in (*placing.told, *placing.sums)), default=0)
    return Overview(top, tuple(_nested(placing.told)), tuple(placing.sums), used, size, loose)


def _narrowed(forest: Forest, top: int) -> int:
    """Give the one section that is all there is, where it is."""
    only = forest.children[0]
    return only[0] if not top and len(only) == 1 and forest.is_section(only[0]) else top


def _largest(
    forest: Forest, begin: Sequence[int], most: int, steps: int, least: float
) -> dict[int, list[int]]:
    """Give the largest nodes by the one they stand under (-1 for the beginnings), in the order of
    the debate, sections behind claims.
    """
    size, children = forest.size, forest.children
    found: dict[int, list[int]] = {-1: []}
    waiting = [(-size[begin[0]], 0, begin[0], 0, -1)] if begin else []
    while waiting and -waiting[0][0] >= least and len(found) <= most:
        _, step, node, place, above = heapq.heappop(waiting)
        found[above].append(node)
        found[node] = []
        among = begin if above < 0 else children[above]
        if place + 1 < len(among):
            sibling = among[place + 1]
            heapq.heappush(waiting, (-size[sibling], step, sibling, place + 1, above))
        if children[node] and step + 1 < steps:
            answer = children[node][0]
            heapq.heappush(waiting, (-size[answer], step + 1, answer, 0, node))
    for nodes in found.values():
        nodes.sort(key=lambda node: (forest.is_section(node), node))
    return found


class _Placing:
    """Gives each segment its place, in reading order, and each sum behind its neighbours."""

    def __init__(
        self, forest: Forest, nearest: Mapping[int, Sequence[int]], steps: int, size: int
    ) -> None:
        self._forest, self._nearest, self._steps = forest, nearest, steps
        self._unit = 1 / max(1, size)
        self.told: list[Segment] = []
        self.sums: list[Segment] = []

    def place_all(self) -> None:
        """Place the beginnings and all that stands under them."""
        waiting = self._in_a_row(-1, 0, 0.0)
        while waiting:
            node, step, start = waiting.pop()
            below = self._forest.below(node)
            left = self.add_sum(node, step + 1, start, below)
            self.told.append(self._segment(node, step, start, below, left))
            waiting += self._in_a_row(node, step + 1, start)

    def add_sum(self, node: int, step: int, start: float, below: int) -> int:
        """Add the sum of what is not drawn under a node; gives its number."""
        drawn = sum(self._forest.size[one] for one in self._drawn(node, step))
        left, unit = below - drawn, self._unit
        if step < self._steps and left * unit >= LEAST_SUM:
            at = start + drawn * unit
            self.sums.append(Segment(node, "", step, at, left * unit, left=left, is_sum=True))
        return left

    def _drawn(self, node: int, step: int) -> Sequence[int]:
        return self._nearest.get(node if step else -1, ())

    def _in_a_row(self, node: int, step: int, start: float) -> list[tuple[int, int, float]]:
        """Give the places of what is drawn under a node, the last first."""
        places: list[tuple[int, int, float]] = []
        for one in self._drawn(node, step):
            places.append((one, step, start))
            start += self._forest.size[one] * self._unit
        return places[::-1]

    def _segment(self, node: int, step: int, start: float, below: int, left: int) -> Segment:
        forest = self._forest
        span = forest.size[node] * self._unit
        kind, side = KINDS[forest.kind[node]], forest.side[node]
        return Segment(node, forest.claim(node), step, start, span, kind, side, below, left)


def _nested(told: Sequence[Segment]) -> Iterator[Segment]:
    """Say where lists open and close."""
    steps = [one.step for one in told] + [0]
    for one, after in zip(told, steps[1:], strict=True):
        yield replace(one, opens=after > one.step, closes=max(0, one.step - after))


def arc(segment: Segment, steps: int, radius: float) -> str:
    """Give the outline of a segment in a sunburst around (0, 0), as SVG path data.

    The middle is as wide as a ring; the first segment begins at the top, and they go clockwise.
    """
    ring = radius / (steps + 1)
    inner, outer = ring * (segment.step + 1), ring * (segment.step + 2)
    if segment.span > 0.9999:  # an arc to its own beginning is not drawn
        return f"{_circle(outer)}{_circle(inner)}"
    begin, end = math.tau * segment.start, math.tau * (segment.start + segment.span)
    large = int(segment.span > 0.5)
    return (
        f"M{_at(outer, begin)}A{outer:.1f} {outer:.1f} 0 {large} 1 {_at(outer, end)}"
        f"L{_at(inner, end)}A{inner:.1f} {inner:.1f} 0 {large} 0 {_at(inner, begin)}Z"
    )


def middle(segment: Segment, steps: int, radius: float) -> tuple[float, float]:
    """Give the point in the middle of a segment of a sunburst."""
    reach = radius / (steps + 1) * (segment.step + 1.5)
    turn = math.tau * (segment.start + segment.span / 2)
    return round(reach * math.sin(turn), 1), round(-reach * math.cos(turn), 1)


def _at(reach: float, turn: float) -> str:
    return f"{reach * math.sin(turn):.1f} {-reach * math.cos(turn):.1f}"


def _circle(reach: float) -> str:
    half = f"A{reach:.1f} {reach:.1f} 0 1 1"
    return f"M0 {-reach:.1f}{half} 0 {reach:.1f}{half} 0 {-reach:.1f}Z"
