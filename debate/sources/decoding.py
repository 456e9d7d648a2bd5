"""The bytes of a page as text, whatever the page and its server say that they are.

What is announced is often wrong, so the bytes come first: a byte order mark, then whether they are
UTF-8, which other text almost never is by accident. Only then counts what the server or the page
announces, and at last windows-1252, as browsers read what announces nothing (Encoding Standard of
the WHATWG, where iso-8859-1 and ascii are names of windows-1252).
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings of text on the web; Python knows others, such as utf-7, that only serve to deceive.
_KNOWN = re.compile(r"utf-8|utf-16-?[lb]e|iso8859-\d{1,2}|cp125\d|koi8-[ru]|cp866|mac-roman")
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_HEAD = 4_096  # bytes in which a page says its encoding; browsers look at 1,024
_MANY = 4  # accented letters in UTF-8 for each byte that is none: still UTF-8, but damaged


def decode(raw: bytes, announced: str = "") -> tuple[str, str]:
    """Give the text of a page, and the encoding that it was read in.

    `announced` is the encoding that the server named. Bytes that the encoding does not know become
    U+FFFD.

    >>> decode("<p>één".encode("windows-1252"), "utf-8")
    ('<p>één', 'cp1252')
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), encoding
    declared = _DECLARED.search(raw[:_HEAD])
    named = _known(announced) or _known(declared[1].decode("ascii", "replace") if declared else "")
    if named.startswith("utf-16") and (raw[:_HEAD].count(0) * 4 > len(raw[:_HEAD])):
        return raw.decode(named, "replace"), named
    try:
        return raw.decode(), "utf-8"
    except UnicodeDecodeError:
        encoding = _other(raw, named)
        return raw.decode(encoding, "replace"), encoding


def _other(raw: bytes, named: str) -> str:
    """Give the encoding of bytes that are not all UTF-8."""
    if not named or named.startswith("utf"):
        text = raw.decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        right = sum(len(one) for one in re.findall(r"[^\x00-\x7f\ufffd]+", text))
        return "utf-8" if right >= _MANY * wrong else "cp1252"
    return named


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    if found in ("iso8859-1", "ascii"):
        return "cp1252"
    return found if _KNOWN.fullmatch(found) else ""
