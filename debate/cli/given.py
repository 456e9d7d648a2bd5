"""What a command is given to import: a file, standard input, or an address on the web."""

from pathlib import Path

from ..formats import files
from ..formats.guess import is_page
from ..sources import apart, fetching, plain_text
from ..sources.article import Article
from .answers import waiting

_PAGES = ("text/html", "application/xhtml+xml")

Given = files.Text | Article
"""A map as text, or an article that was read."""


def read(place: str, format_: str = "", *, as_json: bool = False) -> tuple[Given, str]:
    """Read what is at a place, and give its format too.

    Raises MalformedFile for what cannot be read, and as `fetching.fetch`.
    """
    if fetching.is_url(place):
        with waiting(f"Fetching {place}", as_json):
            page = fetching.fetch(place)
        format_ = format_ or ("page" if page.kind in _PAGES else "")
        return _read(page.body, page.url, format_, url=page.url, charset=page.charset)
    return _read(files.read_bytes(place), files.name_of(place), format_)


def _read(
    raw: bytes, name: str, format_: str, *, url: str = "", charset: str = ""
) -> tuple[Given, str]:
    if format_ == "page" or (not format_ and is_page(raw, Path(name).suffix)):
        return apart.read(raw, file=name, url=url, charset=charset), "page"
    text = files.text_of(raw, name, format_)
    if text.format == "article":
        return plain_text.read(text.text, file=name), "article"
    return text, text.format
