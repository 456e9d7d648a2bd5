"""The lines of a text that are not blank; what is no text is refused, what is unseen is taken out.

Control and direction characters only mislead the eye and would be counted in every position after
them. They are taken out before anything is counted, and each line that held one is named in a
notice.
Lone surrogates, NUL and what looks like a program or a picture are refused.
"""

import re
from typing import NamedTuple

from ..errors import MalformedFile, Phrase
from ..model import Loss

LENGTH = 2_000_000  # characters: as much as is fetched from a page at most
LINES = 50_000
NOTICES = 50  # a file that misleads on every line needs no more to be understood

# Control characters but tab; soft hyphens; direction marks, overrides and isolates; zero width
# spaces; tag characters. The two joiners stay: scripts and emoji need them.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BINARY = re.compile("[\x01-\x08\x0e-\x1a\x7f\ufffd]")
_SAMPLE = 100_000  # characters in which bytes that are no text show themselves


class Line(NamedTuple):
    """A line that is not blank: where it stands, how deep, and whether blank lines part it off."""

    number: int
    text: str
    indent: int
    apart_above: bool
    apart_below: bool


class Notices(list[Loss]):
    """What a reader has to say about a file, in order, and no more of it than anyone would read."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file

    def add(self, line: int, what: str, why: str) -> None:
        """Add one thing about a line; line 0 is the whole."""
        if len(self) < NOTICES:
            at = f"{self.file}:{line}" if self.file else f"line {line}"
            where = at if line else self.file or "the page"
            self.append(Loss(where, what, why))
        elif len(self) == NOTICES:
            why = Phrase("only {most} are shown", most=NOTICES)
            self.append(Loss(self.file or "the file", "more notices", why))


def read_lines(text: str, notices: Notices) -> list[Line]:
    """Give the lines that are not blank. Raises MalformedFile for no text, or too much of it."""
    if len(text) > LENGTH:
        raise MalformedFile(
            "This file is longer than {limit} characters, so it is no article.",
            file=notices.file,
            limit=LENGTH,
        )
    refuse_what_is_no_text(text, notices.file)
    rows = text.removeprefix("\ufeff").splitlines()
    if len(rows) > LINES:
        raise MalformedFile(
            "This file has more than {limit} lines, so it is no article.",
            file=notices.file,
            limit=LINES,
        )
    rows = [_seen(row, number, notices) for number, row in enumerate(rows, 1)]
    blank = [True, *(not row.strip() for row in rows), True]
    return [
        Line(
            number, row.strip(), len(row) - len(row.lstrip()), blank[number - 1], blank[number + 1]
        )
        for number, row in enumerate(rows, 1)
        if not blank[number]
    ]


def refuse_what_is_no_text(text: str, file: str) -> None:
    """Raise MalformedFile for an empty text, and for what looks like a program or a picture."""
    if not text.strip("\ufeff \t\r\n"):
        raise MalformedFile("This file is empty.", file=file)
    sample = text[:_SAMPLE]
    if "\0" in text or len(_BINARY.findall(sample)) * 20 > len(sample):
        raise MalformedFile(
            "This file is not text; save the article as plain text in UTF-8.", file=file
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise MalformedFile(
            "This file holds half a character; save it again as UTF-8.", file=file, line=line
        ) from error


def _seen(row: str, number: int, notices: Notices) -> str:
    """Take out what the eye does not see, and say so."""
    if row.isascii() and row.isprintable():
        return row
    seen, count = UNSEEN.subn("", row)
    if count:
        why = "they would mislead a reader; positions in this line are counted without them"
        what = Phrase("{count} unseen characters were taken out", count=count)
        notices.add(number, what, why)
    return seen
