"""What stands before and within the words of an entry: escapes, and what keeps words from being
read as something else.
"""

import re

from .entries import NUMBER

OPEN = re.compile(r"[()\[\]]")
_ESCAPED = re.compile(r"\\([()\[\]])")
_MISREAD = rf"-> See |Pro: |Con: |Sources:|{NUMBER}"
_GUARDED = re.compile(rf"^\\(?={_MISREAD})")
_GUARD = re.compile(_MISREAD)


def escaped(text: str) -> str:
    r"""Give words on one line with a backslash before brackets, and before what would be misread.

    >>> escaped("1. (een)")
    '\\1. \\(een\\)'
    """
    words = OPEN.sub(r"\\\g<0>", " ".join(text.split()))
    return f"\\{words}" if _GUARD.match(words) else words


def plain(text: str) -> str:
    r"""Give the words of an entry without these, on one line.

    >>> plain("\\1. \\(een\\) .")
    '1. (een).'
    """
    return " ".join(unescaped(_GUARDED.sub("", text)).split()).replace(" .", ".")


def unescaped(text: str) -> str:
    """Give a text or an address without the backslashes before brackets."""
    return _ESCAPED.sub(r"\1", text)
