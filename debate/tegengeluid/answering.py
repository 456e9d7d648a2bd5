"""I2, onbeantwoorde tegenwerpingen: to which objections nobody replied.

An answer to an objection is a counterargument against one of its premises, or an objection to its
reasoning, by another author and not before it. "Answered" is not "answered well".
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model import VoiceKind
from .counted import GROUPS, WAITING_DAYS, Counted, Step, Voice
from .figure import Figure, Indicator, Words, share
from .intervals import LEAST
from .saying import GROUPS as NAMES
from .saying import OBJECTIONS, days, of_all, sure, too_few
from .waiting import Point, Wait, median, survival

_LONG_AGO = -(2**62)


class Objection(NamedTuple):
    """An attack that is old enough to be judged. `answered_at` is None without an answer, and where
    nobody knows when it came.
    """

    step: Step
    is_answered: bool
    answered_at: int | None


class Replies:
    """What was said against each thing, in order of time, with where somebody else speaks next."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._steps = sorted(steps, key=_time)
        self._times = [_time(step) for step in self._steps]
        self._other = list(range(1, len(self._steps) + 1))
        for at in range(len(self._steps) - 2, -1, -1):
            if self._steps[at].author == self._steps[at + 1].author:
                self._other[at] = self._other[at + 1]

    def first(self, objection: Step) -> Step | None:
        """Give the first reply by another author that is not before the objection; else one of
        which nobody knows the time.
        """
        start = 0 if objection.at is None else bisect_left(self._times, objection.at)
        found = self._from(start, objection)
        if found:
            return found
        untimed = self._from(0, objection)
        return untimed if untimed and untimed.at is None else None

    def _from(self, at: int, objection: Step) -> Step | None:
        while at < len(self._steps):
            reply = self._steps[at]
            if not reply.author or reply.author != objection.author:
                return reply
            at = self._other[at]
        return None


def _time(step: Step) -> int:
    return _LONG_AGO if step.at is None else step.at


def objections(counted: Counted) -> tuple[Objection, ...]:
    """Give the attacks that are old enough, each with whether and when it was answered."""
    return tuple(_judged(counted, (s for each in counted.attacks.values() for s in each)))


def objections_without(lesser: Counted, judged: Iterable[Objection]) -> tuple[Objection, ...]:
    """Give the objections of a map with some steps left out; `judged` holds those of the whole map,
    and only what lost a reply is judged anew.
    """
    kept = [one for one in judged if one.step.id in lesser.steps]
    ends = lesser.robbed
    hit = [one.step.id in ends or not ends.isdisjoint(one.step.premises) for one in kept]
    again = _judged(lesser, (one.step for one, is_hit in zip(kept, hit, strict=True) if is_hit))
    return tuple(next(again) if is_hit else one for one, is_hit in zip(kept, hit, strict=True))


def _judged(counted: Counted, steps: Iterable[Step]) -> Iterator[Objection]:
    attacks, undercuts = counted.attacks, counted.undercuts
    many: dict[str, Replies] = {}
    for step in steps:
        if not counted.is_old(step.at):
            continue
        found = []
        if step.id in undercuts:
            found.append(_first(step.id, undercuts[step.id], step, many))
        for premise in step.premises:
            if premise in attacks:
                found.append(_first(premise, attacks[premise], step, many))
        times = [reply.at for reply in found if reply and reply.at is not None]
        yield Objection(step, any(found), min(times, default=None))


def _first(
    thing: str, replies: Sequence[Step], objection: Step, many: dict[str, Replies]
) -> Step | None:
    """Give the first reply to an objection; `many` remembers what was sorted before."""
    if len(replies) > 1:
        if thing not in many:
            many[thing] = Replies(replies)
        return many[thing].first(objection)
    [reply] = replies
    is_other = not reply.author or reply.author != objection.author
    return reply if is_other and not _is_before(reply, objection) else None


def _is_before(reply: Step, objection: Step) -> bool:
    return reply.at is not None and objection.at is not None and reply.at < objection.at


def answering(counted: Counted, judged: Sequence[Objection]) -> Indicator:
    """Count the objections that nobody answered; the items are those, the oldest first."""
    figure = unanswered("unanswered", judged)
    points = waits(counted, judged)
    beside = (
        _median(points),
        _of_steps(counted),
        *_by("by", judged, lambda one: one.step.voice),
        *_by("to", judged, lambda one: counted.voices.get(one.step.conclusion)),
    )
    if not figure.is_enough:
        words = too_few(figure.n, OBJECTIONS, older=WAITING_DAYS)
        return Indicator("I2", figure, words, beside)
    return Indicator("I2", figure, _said(figure, points), beside, _notes(beside))


def waits(counted: Counted, judged: Iterable[Objection]) -> tuple[Point, ...]:
    """Give how long objections waited for an answer; those without a time are left out."""
    return survival(
        Wait((counted.today if one.answered_at is None else one.answered_at) - one.step.at, ended)
        for one in judged
        if one.step.at is not None
        for ended in (one.answered_at is not None,)
        if ended or not one.is_answered
    )


def unanswered(name: str, judged: Sequence[Objection]) -> Figure:
    """Give the share of these that nobody answered, with those, the oldest first."""
    open_ = [one.step for one in judged if not one.is_answered]
    open_.sort(key=_time)
    return share(name, len(open_), len(judged), [step.id for step in open_])


def _median(points: Sequence[Point]) -> Figure:
    n = points[0].at_risk if points else 0
    return Figure("median_days", median(points), n, is_enough=n >= LEAST)


def _of_steps(counted: Counted) -> Figure:
    """The same over objections to a reasoning."""
    steps = (step for each in counted.undercuts.values() for step in each)
    return unanswered("undercuts", tuple(_judged(counted, steps)))


def _by(
    name: str, judged: Sequence[Objection], voice: Callable[[Objection], Voice]
) -> list[Figure]:
    """Split by voice, with what is said by voices that are there."""
    found: dict[Voice, list[Objection]] = {}
    for one in judged:
        found.setdefault(voice(one), []).append(one)
    return [unanswered(f"{name} {kind}", found[kind]) for kind in GROUPS if kind in found]


def _said(figure: Figure, points: Sequence[Point]) -> Words:
    told, doubt, half = of_all(figure, OBJECTIONS), sure(figure.interval), median(points)
    nl = f"Op {told.nl} kwam geen antwoord{doubt.nl}."
    en = f"Nobody answered {told.en}{doubt.en}."
    if half is None or points[0].at_risk < LEAST:
        return Words(nl, en)
    wait = days(half)
    return Words(
        f"{nl} De helft had binnen {wait.nl} een antwoord.",
        f"{en} Half had an answer within {wait.en}.",
    )


def _notes(beside: Sequence[Figure]) -> tuple[Words, ...]:
    """Say it where residents and clients are left without an answer surely more often."""
    by = {each.name: each for each in beside if each.is_enough and each.interval}
    theirs, others = by.get(f"by {VoiceKind.CITIZEN}"), by.get(f"by {VoiceKind.POLICYMAKER}")
    if not theirs or not others or not theirs.interval or not others.interval:
        return ()
    if theirs.interval[0] <= others.interval[1]:
        return ()
    people, makers = NAMES[VoiceKind.CITIZEN], NAMES[VoiceKind.POLICYMAKER]
    return (
        Words(
            f"Tegenwerpingen van {people.nl} blijven vaker liggen dan die van {makers.nl}.",
            f"Objections by {people.en} are left open more often than those by {makers.en}.",
        ),
    )
