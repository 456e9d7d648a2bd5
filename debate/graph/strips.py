"""Counts through time as strips of bars: one strip for each series, all on one scale.

A strip is as wide as it has periods and HEIGHT high; a page may stretch it, since it holds no text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEIGHT, WIDE, GAP = 100, 10, 2  # of a strip; of one period; between two bars
LEAST = 3  # so high is a bar that stands for anything at all


@dataclass(frozen=True)
class Bar:
    """One period: where its bar stands, and how many it stands for."""

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


def strips(counts: Mapping[str, Sequence[int]]) -> list[Strip]:
    """Draw each series; the highest bar of all fills the height.

    >>> [strip] = strips({"support": [0, 4, 2]})
    >>> [(bar.period, bar.height) for bar in strip.bars]
    [(1, 100), (2, 50)]
    """
    most = max((count for series in counts.values() for count in series), default=0)
    return [
        Strip(series, WIDE * len(row), HEIGHT, tuple(_bars(row, most)), sum(row))
        for series, row in counts.items()
    ]


def _bars(row: Sequence[int], most: int) -> list[Bar]:
    bars = []
    for period, count in enumerate(row):
        if count:
            height = max(LEAST, HEIGHT * count // most)
            bars.append(Bar(WIDE * period, HEIGHT - height, WIDE - GAP, height, period, count))
    return bars
