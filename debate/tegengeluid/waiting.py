"""Waiting times of which some have not ended: Kaplan and Meier's estimate (1958)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .record import DAY


class Wait(NamedTuple):
    """How long somebody waited, in milliseconds, and whether it has ended."""

    time: int
    ended: bool


@dataclass(frozen=True, slots=True)
class Point:
    """After `days` this share still waits; `at_risk` waited until then, `ended` then ended."""

    days: float
    share: float
    at_risk: int
    ended: int


def survival(waits: Iterable[Wait]) -> tuple[Point, ...]:
    """Give the share that still waits after each time at which a wait ended.

    >>> waits = [Wait(3 * DAY, True), Wait(6 * DAY, True), Wait(9 * DAY, False)]
    >>> [(point.days, round(point.share, 2)) for point in survival(waits)]
    [(3.0, 0.67), (6.0, 0.33)]
    """
    ended, gone = Counter[int](), Counter[int]()
    for each in waits:
        gone[each.time] += 1
        ended[each.time] += each.ended
    at_risk, share = gone.total(), 1.0
    points = []
    for time in sorted(gone):
        if ended[time]:
            share *= 1 - ended[time] / at_risk
            points.append(Point(time / DAY, share, at_risk, ended[time]))
        at_risk -= gone[time]
    return tuple(points)


def median(points: Sequence[Point]) -> float | None:
    """Give after how many days half has ended; None where more than half still waits."""
    return next((point.days for point in points if point.share <= 0.5 + 1e-12), None)
