"""Periods: as short as fits, whole, named as people do, and with every claim counted once."""

from datetime import UTC, date, datetime

import pytest

from debate.text.language import speaking
from debate.web.citizen import periods
from debate.web.citizen.periods import growth


def hour(written: str) -> int:
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp()) // 3600


def test_one_day_stands_at_the_end_of_two_weeks() -> None:
    found = growth({(hour("2026-03-10T12:00"), "support", "citizen"): 3}, "")
    assert (found.unit, len(found.periods)) == ("dag", periods.LEAST)
    assert found.periods[-1].name == "10 maart 2026"
    assert found.periods[-1].total == 3
    assert dict(found.names) == {"support": "+ steunt"}


@pytest.mark.parametrize(
    ("last", "unit", "name"),
    [
        ("2026-02-20T12:00", "dag", "1 januari 2026"),
        ("2026-12-20T12:00", "week", "week van 29 december 2025"),
        ("2029-12-20T12:00", "maand", "januari 2026"),
        ("2126-12-20T12:00", "jaar", "2026"),
    ],
)
def test_the_longer_a_debate_the_longer_its_periods(last: str, unit: str, name: str) -> None:
    counts = {(hour("2026-01-01T12:00"), "", "client"): 2, (hour(last), "attack", "client"): 5}
    found = growth(counts, "")
    assert (found.unit, found.periods[0].name) == (unit, name)
    assert sum(period.total for period in found.periods) == 7
    assert [strip.total for strip in found.strips] == [5, 2]


def test_a_day_is_a_day_in_the_netherlands() -> None:
    found = growth({(hour("2026-03-10T23:00"), "", "client"): 1}, "rol")
    assert found.periods[-1].name == "11 maart 2026"
    assert dict(found.names) == {"client": "cliënt"}
    assert periods.day_of(periods.end_of(date(2026, 3, 29))) == date(2026, 3, 29)
    assert periods.day_of(periods.end_of(date(2026, 3, 29)) + 1) == date(2026, 3, 30)


def test_nothing_said_is_no_period() -> None:
    assert growth({}, "").periods == []


def test_what_was_counted_is_named_when_it_is_read() -> None:
    found = growth({(hour("2026-01-01T12:00"), "", "client"): 1}, "")
    assert (found.unit, dict(found.names)) == ("dag", {"claim": "staat op zichzelf"})
    with speaking("en"):
        assert (found.unit, dict(found.names)) == ("day", {"claim": "stands by itself"})
        assert found.periods[-1].name == "1 January 2026"
