"""When something was published, as ISO 8601, from what pages and feeds write."""

import functools
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from babel.dates import get_month_names

_LANGUAGES = ("nl", "de", "en")
_YEARS = (1990, 2100)  # of readers' reactions; what lies outside is no time of one

_CLOCK = r"(?:\D{1,12}(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:\s*(?P<half>[ap])\.?m\b)?)?"
_WRITTEN = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})\.?\s+(?P<month>[^\W\d]{{3,10}})\.?,?\s+(?P<year>\d{{4}}){_CLOCK}"
    ),
    re.compile(
        rf"\b(?P<month>[^\W\d]{{3,10}})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}}){_CLOCK}"
    ),
    re.compile(rf"\b(?P<day>\d{{1,2}})[.-](?P<month>\d{{1,2}})[.-](?P<year>\d{{4}}){_CLOCK}"),
)
_LONGEST = 200


def iso(text: str) -> str:
    """Give an ISO 8601 date or time as we write it, '' for what is none.

    >>> iso("2018-09-13"), iso("2018-09-13 10:15:00+0200"), iso("gisteren")
    ('2018-09-13', '2018-09-13T10:15:00+02:00', '')
    """
    try:
        at = datetime.fromisoformat(text.strip()[:_LONGEST])
    except ValueError:
        return ""
    return _told(at, with_time=":" in text)


def rfc822(text: str) -> str:
    """Give the time in a feed, '' for what is none.

    >>> rfc822("Thu, 13 Sep 2018 08:15:00 +0000")
    '2018-09-13T08:15:00Z'
    """
    try:
        return _told(parsedate_to_datetime(text.strip()[:_LONGEST]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def written(text: str) -> str:
    """Give the first date, with its time, that stands in words in a text; '' where there is none.

    >>> written("13 september 2018 om 10:15"), written("September 3, 2018 at 1:05 pm")
    ('2018-09-13T10:15:00', '2018-09-03T13:05:00')
    >>> written("am 3. März 2019 um 9.30 Uhr"), written("03-04-2019")
    ('2019-03-03T09:30:00', '2019-04-03')
    """
    for pattern in _WRITTEN:
        for match in pattern.finditer(text[:_LONGEST]):
            if said := _said(match):
                return said
    return ""


def order(published: str) -> datetime:
    """Give what times are sorted by; one without a zone counts as UTC."""
    at = datetime.fromisoformat(published)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _said(match: re.Match[str]) -> str:
    month = match["month"]
    number = int(month) if month.isdecimal() else _months().get(month.casefold(), 0)
    hour = int(match["hour"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    try:
        at = datetime(
            int(match["year"]), number, int(match["day"]), hour, int(match["minute"] or 0)
        )
    except ValueError:
        return ""
    return _told(at, with_time=match["hour"] is not None)


def _told(at: datetime, *, with_time: bool = True) -> str:
    if not _YEARS[0] <= at.year <= _YEARS[1]:
        return ""
    if not with_time:
        return at.date().isoformat()
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


@functools.cache
def _months() -> dict[str, int]:
    """Give the number of each month by its names, whole and short, in three languages."""
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            names = get_month_names(width, locale=language)
            found |= {name.casefold().rstrip("."): number for number, name in names.items()}
    return found
