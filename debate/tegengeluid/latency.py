"""I11, tijd tot tegengeluid: how long a position stands before another voice speaks against it."""

from collections.abc import Iterator

from .counted import Counted
from .figure import Indicator, Words, measure
from .intervals import LEAST
from .saying import CLAIMS, days, too_few
from .waiting import Point, Wait, median, survival


def latency(counted: Counted) -> Indicator:
    """Give the median number of days, where what is not contradicted yet still counts as waiting.

    The items are the positions that still wait, the longest first.
    """
    waiting = dict(_waits(counted))
    points = survival(waiting.values())
    half, n = median(points), len(waiting)
    still = [id_ for id_, wait in waiting.items() if not wait.ended]
    still.sort(key=lambda id_: -waiting[id_].time)
    figure = measure("median_days", half, n, still)
    if n < LEAST:
        return Indicator("I11", figure, too_few(n, CLAIMS))
    if half is None:
        return Indicator("I11", figure, _not_half(n, len(still)))
    wait = days(half)
    said = Words(
        f"Voor de helft van de stellingen duurde het {wait.nl} tot een andere groep tegensprak.",
        f"For half of the claims it took {wait.en} until another group spoke against them.",
    )
    return Indicator("I11", figure, said)


def points(counted: Counted) -> tuple[Point, ...]:
    """Give which share of positions still waits for counter-voice after how many days."""
    return survival(wait for _, wait in _waits(counted))


def _waits(counted: Counted) -> Iterator[tuple[str, Wait]]:
    """Give how long each position waited: those of which voice and time are known, and so are the
    times of the attacks by another voice.
    """
    for id_ in counted.positions:
        at, voice = counted.said(id_).at, counted.voices[id_]
        if at is None or voice is None or at > counted.today:
            continue
        others = [s for s in counted.attacks.get(id_, ()) if s.voice and s.voice != voice]
        times = [step.at for step in others if step.at is not None]
        if others and not times:
            continue
        ended = max(at, min(times)) if times else counted.today
        yield id_, Wait(ended - at, bool(times))


def _not_half(n: int, still: int) -> Words:
    return Words(
        f"Dat is niet te zeggen: {still} van de {n} stellingen wachten nog op een andere groep.",
        f"That cannot be said: {still} of the {n} claims still wait for another group.",
    )
