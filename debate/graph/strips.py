"""Counts through time as strips of bars: one strip for each series, all on one scale.

A strip is as wide as it has periods and HEIGHT high; a page may stretch it, since it holds no text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEIGHT, WIDE, GAP = 100, 10, 2  # of a strip; of one period; between two bars
LEAST = 3  # so high is a bar that stands for anything at all
FAR = 4  # times the next busiest period: what is higher still would press all else flat
LEVEL = 70  # so high is the next busiest period beside a bar that is cut short
BELOW, ABOVE = 80, 10  # what is drawn of a bar that is cut short, with a gap between


@dataclass(frozen=True)
class Bar:
    """One period: where its bar stands, and how many it stands for. What is cut short has two."""

    x: int
    y: int
    width: int
    height: int
    period: int
    count: int


@dataclass(frozen=True)
class Strip:
    """A series with a bar for each period in which it has something."""

    series: str
    width: int
    height: int
    bars: tuple[Bar, ...]
    total: int
    is_cut: bool = False
    """Whether a bar is too high to draw, and stands broken."""


def strips(counts: Mapping[str, Sequence[int]]) -> list[Strip]:
    """Draw each series; the highest bar of all fills the height.

    Where one period is far busier than all others, as when a whole map came in, its bars are cut
    short and the next busiest sets the scale.

    >>> [strip] = strips({"support": [0, 4, 2]})
    >>> [(bar.period, bar.height) for bar in strip.bars]
    [(1, 100), (2, 50)]
    """
    busiest = sorted(map(max, zip(*counts.values(), strict=True)), reverse=True)
    most, next_ = (*busiest, 0, 0)[:2]
    cut = next_ if next_ and most > FAR * next_ else most
    scale = cut * HEIGHT / LEVEL if cut < most else most
    return [
        Strip(
            series,
            WIDE * len(row),
            HEIGHT,
            tuple(bar for period, count in enumerate(row) for bar in _bars(period, count, scale)),
            sum(row),
            any(count > scale for count in row),
        )
        for series, row in counts.items()
    ]


def _bars(period: int, count: int, scale: float) -> list[Bar]:
    def bar(bottom: int, height: int) -> Bar:
        return Bar(WIDE * period, HEIGHT - bottom - height, WIDE - GAP, height, period, count)

    if not count:
        return []
    if count > scale:
        return [bar(0, BELOW), bar(HEIGHT - ABOVE, ABOVE)]
    return [bar(0, max(LEAST, int(HEIGHT * count / scale)))]
