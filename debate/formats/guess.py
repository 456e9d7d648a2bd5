"""Which format a text is in: by what it says, then by the suffix of its file."""

import re

FORMATS = (
    "argdown",
    "json",
)  # what is read and written; a log is only exported, an article only read

_ARGDOWN = re.compile(
    r"^(?:[ \t]*(?:\[[^\]\n]+\]:|<[^>\n]+>:"
    r"|(?:<?[-+_]|[-+_]>|><)[ \t]*[\[<][^\n]+[\]>])|={3,}[ \t]*$)",
    re.MULTILINE,
)
SUFFIXES = {".argdown": "argdown", ".ad": "argdown", ".json": "json"}


def guess(text: str, suffix: str = "") -> str:
    """Give the format of a text: one of FORMATS, or `article` for words alone.

    >>> guess("[A]: One thing.\\n    - [B]: Another.")
    'argdown'
    >>> guess("A title\\n\\nA paragraph.", ".txt")
    'article'
    """
    start = text[:20_000].lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return "json"
    if _ARGDOWN.search(start):
        return "argdown"
    return SUFFIXES.get(suffix.lower(), "article")
