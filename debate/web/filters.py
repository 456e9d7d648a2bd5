"""How numbers, times and shortened sentences are written in Dutch: the filters of the pages."""

import functools
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import Flask

from ..model import Claim, Source
from ..text.sentence import excerpt_of
from . import words

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)


def amount(count: int, one: str, many: str) -> str:
    """Write a number with its noun, on one line.

    >>> amount(1204, "stelling", "stellingen").replace("\N{NO-BREAK SPACE}", "_")
    '1.204_stellingen'
    """
    return f"{number(count)}\N{NO-BREAK SPACE}{one if count == 1 else many}"


def number(count: int) -> str:
    """Write a whole number as Dutch does: a point between thousands."""
    return f"{count:,}".replace(",", ".")


def decimal(value: float) -> str:
    """Write a number with two decimals and a comma.

    >>> decimal(0.329), decimal(1)
    ('0,33', '1,00')
    """
    return f"{value:.2f}".replace(".", ",")


def moved(value: float) -> str:
    """Write by how much something moves, with its sign.

    >>> moved(0.123), moved(-0.25)
    ('+0,12', '−0,25')
    """
    return f"{value:+.2f}".replace(".", ",").replace("-", "\N{MINUS SIGN}")


@functools.lru_cache(maxsize=4096)
def moment(at_ms: int) -> str:
    """Write a time as people say it in the Netherlands.

    >>> moment(1_795_334_400_000)
    '22 november 2026, 09:00'
    """
    at = datetime.fromtimestamp(at_ms / 1000, zone())
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


@functools.lru_cache(maxsize=4096)
def iso(at_ms: int) -> str:
    """Write a time for machines: UTC, to the second.

    >>> iso(1_795_334_400_000)
    '2026-11-22T08:00:00Z'
    """
    return f"{datetime.fromtimestamp(at_ms // 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"


def date(written: str) -> str:
    """Write an ISO date in words; what is no such date stays as it is.

    >>> date("2018-06-05"), date("zomer 2018")
    ('5 juni 2018', 'zomer 2018')
    """
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return written
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def short(text: str, limit: int = 60) -> str:
    """Shorten a sentence at a word's end, for a path or a list."""
    return excerpt_of(text, limit)


def unstopped(text: str) -> str:
    """Give a sentence without its full stop, to stand inside another.

    >>> unstopped("Hulp komt laat."), unstopped("Wie helpt?")
    ('Hulp komt laat', 'Wie helpt?')
    """
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def lower_first(text: str) -> str:
    """Give a name as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def capitalize_first(text: str) -> str:
    """Give words as they begin a line; what follows the first letter stays as it is."""
    return text[:1].upper() + text[1:]


def host(address: str) -> str:
    """Name the site that an address leads to.

    >>> host("https://www.krant.example/2018/een-artikel")
    'krant.example'
    """
    return urlsplit(address).netloc.removeprefix("www.")


def source_name(source: Source, others: Mapping[str, Source] | None = None) -> str:
    """Name a source in a few words: its title, or whose reaction it is.

    With `others` at hand, a reaction says on which article, where that is one of them.
    """
    if source.title:
        return source.title
    who = source.voice.name or ", ".join(source.authors)
    kind = words.SOURCES[source.kind].capitalize()
    numbered = f"{kind} {source.number}" if source.number else kind
    article = (others or {}).get(source.reaction_to)
    told = f"{numbered} van {who}" if who else numbered
    return f"{told} op {short(article.title, 28)}" if article and article.title else told


def claim_title(claim: Claim) -> str:
    """Give the words of a claim for a page's title."""
    return short(claim.text, 70) if claim.text else "Een stelling zonder woorden"


def register(app: Flask) -> None:
    """Make these available to every template."""
    written = (amount, number, decimal, moved, moment, iso, date, short, unstopped)
    for function in (*written, lower_first, capitalize_first, host, source_name):
        app.jinja_env.filters[function.__name__] = function
    app.jinja_env.filters["voice"] = words.voice
    app.jinja_env.filters["speaker"] = words.speaker
    app.jinja_env.globals["words"] = words


@functools.cache
def zone() -> tzinfo:
    """Give the time of the Netherlands; UTC on a machine that knows no time zones."""
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:
        return UTC
