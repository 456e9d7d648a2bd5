"""How numbers, times and shortened sentences are written: the filters of the pages."""

import textwrap
from collections.abc import Iterable
from operator import attrgetter
from urllib.parse import urlsplit

from flask import Flask

from ..queries.things import ClaimView
from ..text import language, phrasing, times
from . import words

LETTER_WIDTH = 72


def decimal(value: float) -> str:
    """Write a number with two decimals.

    >>> decimal(0.329), decimal(1)
    ('0,33', '1,00')
    """
    return phrasing.decimals(f"{value:.2f}")


def moved(value: float) -> str:
    """Write by how much something moves, with its sign.

    >>> moved(0.123), moved(-0.25)
    ('+0,12', '−0,25')
    """
    return phrasing.decimals(f"{value:+.2f}").replace("-", "\N{MINUS SIGN}")


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


def size(count: int) -> str:
    """Write how large a file is.

    >>> size(900), size(45_000), size(2_500_000)
    ('1 kB', '45 kB', '2,5 MB')
    """
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return phrasing.decimals(f"{count / 1_000_000:.1f} MB")


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """Break a sentence of a letter into lines that a mail program does not break again.

    >>> wrapped("een twee", "* ", "  ")
    '* een twee'
    """
    then = first if rest is None else rest
    return textwrap.fill(
        " ".join(text.split()),
        LETTER_WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )


def by_aside(found: Iterable[object], where: str) -> tuple[list[object], list[object]]:
    """Give what is found in two: what moderators moved aside comes second. `where` leads to the
    claim of each, or to its claims.
    """
    two: tuple[list[object], list[object]] = ([], [])
    for one in found:
        told = attrgetter(where)(one)
        views: Iterable[ClaimView] = (told,) if isinstance(told, ClaimView) else told
        two[any(view.is_aside for view in views)].append(one)
    return two


def register(app: Flask) -> None:
    """Make these available to every template."""
    ours = (decimal, moved, lower_first, capitalize_first, host, size, wrapped, by_aside)
    shared = (
        language.tell,
        phrasing.amount,
        phrasing.further,
        phrasing.number,
        phrasing.decimals,
        phrasing.moment,
        phrasing.date,
        phrasing.unstopped,
    )
    named = (phrasing.source_name, phrasing.short, phrasing.voice, phrasing.speaker, times.iso)
    for function in (*ours, *shared, *named):
        app.jinja_env.filters[function.__name__] = function
    app.jinja_env.globals["words"] = words
