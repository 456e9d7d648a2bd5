"""The pictures of a debate's room as coordinates: what a template draws as SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ...model import VoiceKind
from ...tegengeluid.counted import GROUPS
from ...tegengeluid.pictures import Moment
from ...tegengeluid.waiting import Point
from ...text.language import ngettext

CELL, LABEL, HEAD = 100, 132, 34
WIDTH, HEIGHT, LEFT, FOOT = 640, 240, 44, 34
BAR = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """How often one voice answers another: a square as large as that is often."""

    speaker: VoiceKind
    other: VoiceKind
    count: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Head:
    """Where a voice is named: across at `x`, down at `y`; its row begins at `top`."""

    voice: VoiceKind
    x: int
    y: int
    top: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who answers whom; speakers go down, those who are answered across."""

    voices: tuple[VoiceKind, ...]
    heads: tuple[Head, ...]
    cells: tuple[Cell, ...]
    width: int
    height: int

    def count(self, speaker: VoiceKind, other: VoiceKind) -> int:
        """How often one answers the other."""
        return next(
            (each.count for each in self.cells if (each.speaker, each.other) == (speaker, other)), 0
        )


def matrix(counts: Mapping[tuple[VoiceKind, VoiceKind], int]) -> Matrix:
    """Draw who answers whom, of the voices that are there; the area of a square is its count."""
    there = {voice for pair in counts for voice in pair}
    voices = tuple(voice for voice in GROUPS if voice in there)
    most = max(counts.values(), default=1)
    cells = []
    for row, speaker in enumerate(voices):
        for column, other in enumerate(voices):
            count = counts.get((speaker, other), 0)
            size = round((CELL - 12) * sqrt(count / most), 1)
            x, y = LABEL + column * CELL, HEAD + row * CELL
            middle = (CELL - size) / 2
            cells.append(Cell(speaker, other, count, x + middle, y + middle, size))
    heads = tuple(
        Head(voice, LABEL + at * CELL + CELL // 2, HEAD + at * CELL + CELL // 2, HEAD + at * CELL)
        for at, voice in enumerate(voices)
    )
    return Matrix(
        voices, heads, tuple(cells), LABEL + len(voices) * CELL, HEAD + len(voices) * CELL
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a frame, with what stands at its axes: places and words."""

    path: str
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]


def survival(points: Sequence[Point]) -> Line | None:
    """Draw which share still waits after how many days; None of nothing."""
    if not points:
        return None
    last = points[-1].days or 1
    x, y = LEFT, 0.0
    path = [f"M{LEFT} 8"]
    for point in points:
        x = round(LEFT + (WIDTH - LEFT - 12) * point.days / last)
        y = round(8 + (HEIGHT - FOOT - 8) * (1 - point.share), 1)
        path.append(f"H{x}V{y}")
    path.append(f"H{WIDTH - 12}")
    return Line(
        "".join(path),
        ((LEFT, "0"), (WIDTH - 40, f"{last:.0f} {ngettext('day', 'days', round(last))}")),
        ((14, "100%"), ((HEIGHT - FOOT) / 2 + 8, "50%"), (HEIGHT - FOOT, "0%")),
    )


@dataclass(frozen=True, slots=True)
class Growth:
    """A debate over time: two lines, and the largest number."""

    for_: str
    against: str
    most: int
    first: int
    last: int


def growth(moments: Sequence[Moment]) -> Growth | None:
    """Draw how much had been said for and against at each moment; None of fewer than two."""
    if len(moments) < 2:
        return None
    most = max(1, moments[-1].for_, moments[-1].against)
    first, last = moments[0].at, moments[-1].at

    def line(counts: Sequence[int]) -> str:
        places = [
            (
                round(LEFT + (WIDTH - LEFT - 12) * (moment.at - first) / (last - first)),
                round(8 + (HEIGHT - FOOT - 8) * (1 - count / most), 1),
            )
            for moment, count in zip(moments, counts, strict=True)
        ]
        return "M" + "L".join(f"{x} {y}" for x, y in places)

    return Growth(
        line([moment.for_ for moment in moments]),
        line([moment.against for moment in moments]),
        most,
        first,
        last,
    )


def bar(share: float) -> float:
    """Give how far a share reaches along a bar.

    >>> bar(0.25)
    50.0
    """
    return round(BAR * share, 1)
