"""Which format a file is in: by what it says, then by the suffix of its name."""

import re

from .catalogue import FORMATS, SUFFIXES

# A page or a feed opens with one of these; `<html>: ...` would be an argument in Argdown.
_PAGE = re.compile(
    r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype\s[^>]*>\s*)*"
    r"(?:<!doctype\s+html\b|<(?:html|head|body|rss|feed|rdf:rdf)(?:\s[^>]*)?>(?!:))",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".rss", ".atom"})
_START = 20_000  # characters that are looked at, at either end of JSON


def guess(text: str, suffix: str = "") -> str:
    """Give the format of a text: one of FORMATS, or `article` for words alone.

    >>> guess("[A]: One thing.\\n    - [B]: Another.")
    'argdown'
    >>> guess("A title\\n\\nA paragraph.", ".txt")
    'article'
    """
    start = text[:_START].lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[{")) and len(text) > _START:
        start += text[-_START:]  # an object has its keys in any order
    for one in FORMATS.values():
        if one.is_sign_in(start):
            return one.name
    if start.startswith("{"):
        return "json"
    return SUFFIXES.get(suffix.lower(), "article")


def is_page(raw: bytes, suffix: str = "") -> bool:
    """Tell whether this is a web page or a feed, in whatever encoding, and not other text.

    >>> is_page(b"<!DOCTYPE html><title>x</title>"), is_page(b"<html>: An argument.")
    (True, False)
    """
    is_wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    start = raw[:_START].decode("utf-16" if is_wide else "utf-8-sig", "ignore").lstrip()
    if _PAGE.match(start):
        return True
    return suffix.lower() in _PAGE_SUFFIXES and guess(start) == "article"
