"""Dates as pages and feeds write them, in three languages."""

import pytest

from debate.sources import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-04-02", "2019-04-02"),
        (" 2019-04-02T10:15:00+02:00 ", "2019-04-02T10:15:00+02:00"),
        ("2019-04-02T08:15:00.000Z", "2019-04-02T08:15:00Z"),
        ("2019-04-02 10:15", "2019-04-02T10:15:00"),
        ("1", ""),
        ("0001-01-01", ""),
        ("9999-12-31", ""),
        ("2019-13-02", ""),
        ("x" * 100_000, ""),
        ("", ""),
    ],
)
def test_time_for_machines_is_read(text: str, expected: str) -> None:
    assert times.iso(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed, 03 Apr 2019 18:45:00 +0000", "2019-04-03T18:45:00Z"),
        ("Wed, 03 Apr 2019 20:45:00 +0200", "2019-04-03T20:45:00+02:00"),
        ("03 Apr 2019 18:45", "2019-04-03T18:45:00"),
        ("gisteren", ""),
        ("Wed, 99 Apr 2019 18:45:00 +0000", ""),
        ("", ""),
    ],
)
def test_time_of_a_feed_is_read(text: str, expected: str) -> None:
    assert times.rfc822(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 april 2019 om 10:15", "2019-04-02T10:15:00"),
        ("op 02 MRT. 2019", "2019-03-02"),
        ("3. März 2019 um 8.05 Uhr", "2019-03-03T08:05:00"),
        ("3 Dez. 2019", "2019-12-03"),
        ("April 2, 2019 at 12:15 am", "2019-04-02T00:15:00"),
        ("Apr 2, 2019 at 12:15 p.m.", "2019-04-02T12:15:00"),
        ("02-04-2019 10:15", "2019-04-02T10:15:00"),
        ("02.04.2019", "2019-04-02"),
        ("Ann schreef op 31 februari 2019, nee, 1 maart 2019:", "2019-03-01"),
        ("4 dagen geleden", ""),
        ("2 foo 2019", ""),
        ("4/5/2019", ""),
        ("9" * 100_000, ""),
    ],
)
def test_date_in_words_is_read(text: str, expected: str) -> None:
    assert times.written(text) == expected


def test_times_sort_across_zones_and_without_one() -> None:
    told = ["2019-04-02T10:15:00+02:00", "2019-04-02T08:14:00Z", "2019-04-02", "2019-04-03"]
    assert sorted(told, key=times.order) == [told[2], told[1], told[0], told[3]]
