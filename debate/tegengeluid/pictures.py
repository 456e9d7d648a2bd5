"""What the pictures of a debate's room show, as plain numbers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import VoiceKind
from .counted import GROUPS, Counted, Voice, group
from .record import DAY, Said
from .sides import AGAINST, FOR
from .waiting import Point

BINS = 60
"""At most so many moments in the picture of a debate over time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """At the end of a day (in milliseconds): how much had been said for and against the theses."""

    at: int
    for_: int
    against: int
    other: int


@dataclass(frozen=True, slots=True)
class Place:
    """A section ('' for none): how many claims are old enough to be judged, which of them nobody
    spoke against, and which groups said nothing in it at all.
    """

    section: str
    claims: int
    silent: tuple[str, ...]
    unheard: tuple[VoiceKind, ...] = ()


@dataclass(frozen=True)
class Pictures:
    """Who answers whom, and who speaks against whom, by voice; how many still wait for an answer or
    for counter-voice; the debate over time; and where counter-voice is missing.
    """

    answers: Mapping[tuple[VoiceKind, VoiceKind], int]
    attacks: Mapping[tuple[VoiceKind, VoiceKind], int]
    unanswered: tuple[Point, ...]
    unopposed: tuple[Point, ...]
    growth: tuple[Moment, ...]
    places: tuple[Place, ...]


def growth(counted: Counted) -> tuple[Moment, ...]:
    """Add up what was said for and against, over the claims of which the day is known."""
    known = counted.sides
    apart = set(counted.theses)
    said, nobody = counted.record.said, Said()
    times = ((id_, said.get(id_, nobody).at) for id_ in counted.map.claims)
    counts = Counter(
        (at // DAY, 0 if id_ in apart else known.get(id_, 0)) for id_, at in times if at is not None
    )
    per_day: dict[int, Counter[int]] = {}
    for (day, side), count in counts.items():
        per_day.setdefault(day, Counter())[side] = count
    if not per_day:
        return ()
    width = max(1, -(-(max(per_day) - min(per_day) + 1) // BINS))
    total, moments = Counter[int](), dict[int, Moment]()
    for day in sorted(per_day):
        total.update(per_day[day])
        end = (day - min(per_day)) // width
        at = (min(per_day) + (end + 1) * width) * DAY - 1
        moments[end] = Moment(at, total[FOR], total[AGAINST], total[0])
    return tuple(moments.values())


def places(counted: Counted) -> tuple[Place, ...]:
    """Tell for each section that has claims, in order, which of them nobody spoke against, and who
    is missing there.
    """
    heard = _heard(counted)
    judged: dict[str, list[str]] = {id_: [] for id_ in counted.map.sections}
    for id_ in counted.eligible:
        judged.setdefault(counted.map.claims[id_].section, []).append(id_)
    return tuple(
        Place(
            section,
            len(ids),
            tuple(id_ for id_ in ids if id_ not in counted.attacks),
            tuple(kind for kind in GROUPS if kind not in heard[section]),
        )
        for section, ids in judged.items()
        if ids
    )


def _heard(counted: Counted) -> Mapping[str, set[Voice]]:
    """Give the groups that said something in each section, other wordings and the youngest claims
    included.
    """
    found: dict[str, set[Voice]] = {}
    for id_, claim in counted.map.claims.items():
        here = found.setdefault(claim.section, set())
        here.add(counted.voices[id_])
        here.update(group(one.voice.kind) for one in claim.wordings)
    return found
