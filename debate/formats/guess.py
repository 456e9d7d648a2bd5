"""Which format a file is in: by what it says, then by the suffix of its name."""

import re

FORMATS = (
    "argdown",
    "json",
)  # what is read and written; a log is only exported, an article and a page only read
ATTACKS = ("af", "apx", "tgf")  # what holds no map, only arguments that attack one another

_ARGDOWN = re.compile(
    r"^(?:[ \t]*(?:\[[^\]\n]+\]:|<[^>\n]+>:"
    r"|(?:<?[-+_]|[-+_]>|><)[ \t]*[\[<][^\n]+[\]>])|={3,}[ \t]*$)",
    re.MULTILINE,
)
# A page or a feed opens with one of these; `<html>: ...` would be an argument in Argdown.
_PAGE = re.compile(
    r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype\s[^>]*>\s*)*"
    r"(?:<!doctype\s+html\b|<(?:html|head|body|rss|feed|rdf:rdf)(?:\s[^>]*)?>(?!:))",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".rss", ".atom"})
_START = 20_000  # characters that are looked at
_AF = re.compile(r"(?:[ \t\r]*+(?:#[^\n]*+)?\n)*+[ \t]*p[ \t]+af\b")
_APX = re.compile(
    r"(?:\s++|%[^\n]*+)*+(?:arg\s*\([^()\n]*\)\s*\.|att\s*\([^()\n]*,[^()\n]*\)\s*\.)"
)
_TGF = re.compile(r"(?:[ \t]*+[^\s#][^\n]*+\n|[ \t\r]*+\n)*+[ \t]*#[ \t\r]*(?:\n|\Z)")
SUFFIXES = {
    ".argdown": "argdown",
    ".ad": "argdown",
    ".json": "json",
    ".af": "af",
    ".apx": "apx",
    ".tgf": "tgf",
}


def guess(text: str, suffix: str = "") -> str:
    """Give the format of a text: one of FORMATS or of ATTACKS, or `article` for words alone.

    >>> guess("[A]: One thing.\\n    - [B]: Another.")
    'argdown'
    >>> guess("A title\\n\\nA paragraph.", ".txt")
    'article'
    """
    start = text[:_START].lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return "json"
    for format_, sign in (("af", _AF), ("apx", _APX), ("tgf", _TGF)):
        if sign.match(start):
            return format_
    if _ARGDOWN.search(start):
        return "argdown"
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
