"""How a debate grew, in periods that people name: days, weeks, months or years."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from flask import request

from ...errors import InvalidInput
from ...graph.strips import Strip, strips
from ...model import Kind, VoiceKind
from ...queries.growth import HOUR_MS
from ...text.language import Wordings, gettext
from ...text.phrasing import month, zone
from .. import words

MOST = 60  # periods in one picture
BY = ("", "rol")
LEAST = 14  # so that one busy day is not a wall
DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"
DAYS = {DAY: 1, WEEK: 7, MONTH: 31, YEAR: 366}  # as long as each is at most
UNITS = Wordings({DAY: "day", WEEK: "week", MONTH: "month", YEAR: "year"})
ITSELF = "claim"


@dataclass(frozen=True)
class Period:
    """A day, week, month or year: its first and its last day, and its counts by series."""

    length: str
    first: date
    last: date
    counts: Mapping[str, int]

    @property
    def name(self) -> str:
        """What it is called."""
        of_month = month(self.first.month)
        if self.length == YEAR:
            return str(self.first.year)
        if self.length == MONTH:
            return f"{of_month} {self.first.year}"
        day = f"{self.first.day} {of_month} {self.first.year}"
        return gettext("week of {day}", day=day) if self.length == WEEK else day

    @property
    def total(self) -> int:
        """All that was said in it."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Growth:
    """All periods in order, as strips and as rows; `length` is that of each, one of DAYS."""

    length: str
    series: Sequence[str]
    strips: list[Strip]
    periods: list[Period]

    @property
    def unit(self) -> str:
        """What one period is."""
        return UNITS[self.length]

    @property
    def names(self) -> Mapping[str, str]:
        """What the series are called."""
        return {series: _called(series) for series in self.series}


def asked() -> str:
    """Read by what the address asks to count, '' or 'rol'. Raises InvalidInput."""
    by = request.args.get("per", "")
    if by not in BY:
        raise InvalidInput("In the address, {name} is not one of the choices.", name="per")
    return by


def growth(hours: Mapping[tuple[int, str, str], int], by: str) -> Growth:
    """Count by side, or by role where `by` is 'rol'."""
    counts: Counter[tuple[date, str]] = Counter()
    for (hour, side, role), count in hours.items():
        day = datetime.fromtimestamp(hour * HOUR_MS / 1000, zone()).date()
        counts[day, role if by == "rol" else side or ITSELF] += count
    known = [str(kind) for kind in VoiceKind] if by == "rol" else [*map(str, Kind), ITSELF]
    series = [one for one in known if any(one == of for _, of in counts)]
    if not counts:
        return Growth(DAY, series, [], [])
    days = [day for day, _ in counts]
    length, begins = _periods(min(days), max(days))
    return _growth(length, begins, counts, series)


def _called(series: str) -> str:
    if series == ITSELF:
        return gettext("stands by itself")
    if series in set(Kind):
        return f"{words.SIGNS[Kind(series)]} {words.SAYS[Kind(series)]}"
    return words.VOICES[VoiceKind(series)]


def _growth(
    length: str,
    begins: list[date],
    counts: Mapping[tuple[date, str], int],
    series: Sequence[str],
) -> Growth:
    rows: list[Counter[str]] = [Counter() for _ in begins]
    place = {begin: at for at, begin in enumerate(begins)}
    for (day, one), count in counts.items():
        rows[place[_begin(length, day)]][one] += count
    drawn = strips({one: [row[one] for row in rows] for one in series})
    periods = [
        Period(length, begin, _next(length, begin) - timedelta(days=1), row)
        for begin, row in zip(begins, rows, strict=True)
    ]
    return Growth(length, series, drawn, periods)


def _periods(first: date, last: date) -> tuple[str, list[date]]:
    """Choose the shortest length of which there are at most MOST, and give where each begins."""
    for length in DAYS:
        begins = list(_begins(length, first, last))
        if len(begins) <= MOST or length == YEAR:
            break
    while len(begins) < LEAST and begins[0].year > 1:
        begins.insert(0, _begin(length, begins[0] - timedelta(days=1)))
    return length, begins


def _begins(length: str, first: date, last: date) -> Iterator[date]:
    here = _begin(length, first)
    while here <= last:
        yield here
        here = _next(length, here)


def _begin(length: str, day: date) -> date:
    if length == WEEK:
        return day - timedelta(days=day.weekday())
    if length == MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if length == YEAR else day


def _next(length: str, begin: date) -> date:
    return _begin(length, begin + timedelta(days=DAYS[length]))


def end_of(day: date) -> int:
    """Give the last millisecond of a day in the Netherlands."""
    after = datetime(day.year, day.month, day.day, tzinfo=zone()) + timedelta(days=1)
    return round(after.astimezone(UTC).timestamp() * 1000) - 1


def day_of(at_ms: int) -> date:
    """Give the day in the Netherlands of a moment."""
    return datetime.fromtimestamp(at_ms / 1000, zone()).date()
