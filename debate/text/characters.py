"""Which characters a text keeps: nothing hidden, nothing that reorders, no towers of accents.

Everything before normalising is linear, because NFC is quadratic in the length of a run of
combining marks. What stays is in NFC, and cleaning it again changes nothing.
"""

import re
from unicodedata import category, normalize

MARKS_IN_A_ROW = 8
_MOST_COMPOSED = 4  # code points that NFC can make into one

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ODD_SPACES = re.compile(r"[^\S\n\t ]")
# What nearly every Dutch sentence is made of: all visible, all in NFC already.
_PLAIN = re.compile("[ -~\xa1-\xac\xae-\u02ff\u2010-\u201f\u2026\u20ac\\s]*")
# Categories Cc, Cf, Cs and Co without white space and the joiners, noncharacters, and letters and
# marks that show nothing (fillers, variation selectors other than the two for emoji).
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U0001fffe\U0001ffff\U000e0000-\U0010ffff]"
)
_JOINERS = re.compile("[\u200c\u200d]+|[\ufe0e\ufe0f]")
_FIRST_JOINING_SCRIPT = "\u0590"  # Latin, Greek and Cyrillic, before it, need no joiners
_PERHAPS_MARKS = re.compile(rf"[^\w\x00-\u02ff]{{{MARKS_IN_A_ROW + 1},}}")


def one_line(raw: str, limit: int) -> str:
    """Clean a text into one line with single spaces.

    A text that no normalising can bring within `limit` characters comes back longer than `limit`,
    and not normalised; refusing it is the caller's.

    >>> one_line("  Een\\u200b  zin\\nop twee\\u202e regels ", 80)
    'Een zin op twee regels'
    """
    if _PLAIN.fullmatch(raw):
        return " ".join(raw.split())
    return _settle(" ".join(_visible(raw).split()), limit)


def lines(raw: str, limit: int) -> str:
    """Clean a text and keep its lines, indents, and the closing spaces that break a line.

    `limit` is as for `one_line`. Several empty lines become one.
    """
    text = _visible(_BREAKS.sub("\n", raw))
    kept: list[str] = []
    for line in _ODD_SPACES.sub(" ", text).split("\n"):
        bare = line.rstrip()
        if bare or (kept and kept[-1]):
            kept.append(bare + "  " if bare and line.endswith("  ") else bare)
    return _settle("\n".join(kept).strip(), limit)


def are_seen(raw: str) -> bool:
    """Tell whether cleaning takes nothing out of a text but white space.

    >>> are_seen("Een  zin"), are_seen("Een\\u200b zin")
    (True, False)
    """
    return _PLAIN.fullmatch(raw) is not None or _cut_marks(_visible(raw)) == raw


def is_mark(character: str) -> bool:
    """Tell whether this combines with what stands before it."""
    return category(character)[0] == "M"


def _visible(raw: str) -> str:
    return _JOINERS.sub(_join, _HIDDEN.sub("", raw))


def _settle(text: str, limit: int) -> str:
    text = _cut_marks(text)
    start = next((i for i, c in enumerate(text) if not (c.isspace() or is_mark(c))), len(text))
    text = text[start:]
    if len(text) > _MOST_COMPOSED * limit:
        return text
    return _cut_marks(normalize("NFC", text))  # NFC also takes some marks apart


def _join(match: re.Match[str]) -> str:
    """Keep a joiner between letters or emoji that need one, a selector after a sign."""
    text, sign = match.string, match[0][0]
    if match.start() == 0:
        return ""
    if sign in "\ufe0e\ufe0f":
        before = normalize("NFC", text[match.start() - 1])[-1]
        return sign if category(before)[0] in "NPS" else ""
    base = match.start() - 1
    while base > 0 and is_mark(text[base]):
        base -= 1
    return sign if _joins(text[base]) and _joins(text[match.end() : match.end() + 1]) else ""


def _joins(character: str) -> bool:
    first = normalize("NFC", character)[:1]
    return first >= _FIRST_JOINING_SCRIPT and (first.isalpha() or category(first) in ("So", "Sk"))


def _cut_marks(text: str) -> str:
    return _PERHAPS_MARKS.sub(_cut_run, text)


def _cut_run(match: re.Match[str]) -> str:
    kept, run = [], 0
    for character in match[0]:
        run = run + 1 if is_mark(character) else 0
        if run <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)
