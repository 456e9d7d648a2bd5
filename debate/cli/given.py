"""What a command is given to import: a file, standard input, or an address on the web."""

from pathlib import Path

from ..formats import files
from ..formats.guess import is_page
from ..sources import apart, fetching, plain_text
from ..sources.addresses import Allowed
from ..sources.article import Article
from .answers import waiting

_PAGES = ("text/html", "application/xhtml+xml")

Given = files.Text | Article
"""A map as text, or an article that was read."""


def read(
    place: str, format_: str = "", *, as_json: bool = False, allowed: Allowed | None = None
) -> tuple[Given, str]:
    """Read what is at a place, and give its format too.

    Raises MalformedFile for what cannot be read, and as `fetching.fetch`, which `allowed` is for.
    """
    if not fetching.is_url(place):
        raw, name = files.read_bytes(place), files.name_of(place)
        if format_ == "page" or (not format_ and is_page(raw, Path(name).suffix)):
            with waiting(f"Reading {name}", as_json):
                return apart.read(raw, file=name), "page"
        return _text(raw, name, format_)
    with waiting(f"Fetching {place}", as_json):
        page = fetching.fetch(place, allowed)
        if (format_ or "page") == "page" and (page.kind in _PAGES or is_page(page.body)):
            return _fetched(page), "page"
    return _text(page.body, page.url, format_)


def _fetched(page: fetching.Page) -> Article:
    return apart.read(
        page.body,
        file=page.url,
        url=page.url,
        charset=page.charset,
        seconds=fetching.SECONDS,
    )


def _text(raw: bytes, name: str, format_: str) -> tuple[Given, str]:
    text = files.text_of(raw, name, format_)
    if text.format == "article":
        return plain_text.read(text.text, file=name), "article"
    return text, text.format
