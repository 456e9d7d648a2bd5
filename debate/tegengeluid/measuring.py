"""All indicators of a debate at once, with what its pictures show."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from ..hoarding import hoarding
from ..model import ArgumentMap, Kind
from .answering import Objection, answering, objections, waits
from .balance import balance, repertoire
from .counted import Counted
from .coverage import coverage
from .depth import depth
from .exchange import exchange, matrix
from .figure import Indicator
from .framing import framing
from .latency import latency, points
from .moderation import moderation
from .objections import standing, uptake
from .participation import participation
from .pictures import Pictures, growth, places
from .record import Record
from .sensitivity import Sensitivity, sensitivity
from .voices import variety, voices_per_claim

FRONT = ("I1", "I2", "I4")
"""The three that stand in front; there is no figure of figures."""


@dataclass(frozen=True)
class Measured:
    """What was measured of a debate on a day (`today`, in milliseconds)."""

    today: int
    indicators: Mapping[str, Indicator]
    sensitivity: Sensitivity
    pictures: Pictures


def measured(
    argument_map: ArgumentMap, record: Record, today: int, stands: Container[str]
) -> Measured:
    """Measure a debate: the same map, record and day give the same figures.

    `stands` holds the relations that are IN under the grounded labelling.
    """
    with hoarding():
        return _measured(argument_map, record, today, stands)


def _measured(
    argument_map: ArgumentMap, record: Record, today: int, stands: Container[str]
) -> Measured:
    counted = Counted(argument_map, record, today)
    judged = objections(counted)
    found = (
        coverage(counted),
        answering(counted, judged),
        exchange(counted),
        voices_per_claim(counted),
        variety(counted),
        participation(counted),
        balance(counted),
        depth(counted),
        framing(counted),
        repertoire(counted),
        latency(counted),
        standing(counted, stands),
        moderation(counted),
        uptake(counted, stands),
    )
    return Measured(
        today,
        {each.id: each for each in found},
        sensitivity(counted, judged),
        _seen(counted, judged),
    )


def _seen(counted: Counted, judged: Sequence[Objection]) -> Pictures:
    return Pictures(
        matrix(counted),
        matrix(counted, Kind.ATTACK, Kind.UNDERCUT),
        waits(counted, judged),
        points(counted),
        growth(counted),
        places(counted),
    )
