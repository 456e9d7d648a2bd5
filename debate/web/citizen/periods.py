"""How a debate grew, in periods that people name: days, weeks, months or years."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from flask import request

from ...errors import InvalidInput
from ...graph.strips import Strip, strips
from ...model import Kind, VoiceKind
from ...queries.growth import HOUR_MS
from ...text.phrasing import month, zone
from .. import words

MOST = 60  # periods in one picture
BY = ("", "rol")
LEAST = 14  # so that one busy day is not a wall
DAYS = {"dag": 1, "week": 7, "maand": 31, "jaar": 366}  # as long as each is at most
ITSELF = "claim"
SIDES = {
    **{str(kind): f"{words.SIGNS[kind]} {words.SAYS[kind]}" for kind in Kind},
    ITSELF: "staat op zichzelf",
}


@dataclass(frozen=True)
class Period:
    """A day, week, month or year: what it is called, its last day, and its counts by series."""

    name: str
    last: date
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All that was said in it."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Growth:
    """All periods in order, as strips and as rows; `unit` is what one is, `names` the series."""

    unit: str
    names: Mapping[str, str]
    strips: list[Strip]
    periods: list[Period]


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
    names = {str(kind): words.VOICES[kind] for kind in VoiceKind} if by == "rol" else SIDES
    names = {key: name for key, name in names.items() if any(key == of for _, of in counts)}
    if not counts:
        return Growth("dag", names, [], [])
    days = [day for day, _ in counts]
    unit, begins = _periods(min(days), max(days))
    return _growth(unit, begins, counts, names)


def _growth(
    unit: str,
    begins: list[date],
    counts: Mapping[tuple[date, str], int],
    names: Mapping[str, str],
) -> Growth:
    rows: list[Counter[str]] = [Counter() for _ in begins]
    place = {begin: at for at, begin in enumerate(begins)}
    for (day, series), count in counts.items():
        rows[place[_begin(unit, day)]][series] += count
    drawn = strips({series: [row[series] for row in rows] for series in names})
    periods = [
        Period(_name(unit, begin), _next(unit, begin) - timedelta(days=1), row)
        for begin, row in zip(begins, rows, strict=True)
    ]
    return Growth(unit, names, drawn, periods)


def _periods(first: date, last: date) -> tuple[str, list[date]]:
    """Choose the shortest unit of which there are at most MOST, and give where each begins."""
    for unit in DAYS:
        begins = list(_begins(unit, first, last))
        if len(begins) <= MOST or unit == "jaar":
            break
    while len(begins) < LEAST and begins[0].year > 1:
        begins.insert(0, _begin(unit, begins[0] - timedelta(days=1)))
    return unit, begins


def _begins(unit: str, first: date, last: date) -> Iterator[date]:
    here = _begin(unit, first)
    while here <= last:
        yield here
        here = _next(unit, here)


def _begin(unit: str, day: date) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "maand":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "jaar" else day


def _next(unit: str, begin: date) -> date:
    return _begin(unit, begin + timedelta(days=DAYS[unit]))


def _name(unit: str, begin: date) -> str:
    name = month(begin.month)
    if unit == "jaar":
        return str(begin.year)
    if unit == "maand":
        return f"{name} {begin.year}"
    return f"{'week van ' if unit == 'week' else ''}{begin.day} {name} {begin.year}"


def end_of(day: date) -> int:
    """Give the last millisecond of a day in the Netherlands."""
    after = datetime(day.year, day.month, day.day, tzinfo=zone()) + timedelta(days=1)
    return round(after.astimezone(UTC).timestamp() * 1000) - 1


def day_of(at_ms: int) -> date:
    """Give the day in the Netherlands of a moment."""
    return datetime.fromtimestamp(at_ms / 1000, zone()).date()
