"""A sheet as rows of cells: separators, quotation marks, and cells that are no formula.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to a
spreadsheet, which may call out to anywhere. It is written behind an apostrophe, as a spreadsheet
itself marks text, and read without it.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from ...errors import MalformedFile
from ...model import CLAIM_LENGTH
from ...text import characters

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SEPARATORS = ";,\t"
_TELLS = re.compile(r"sep=([;,\t|])\r?\n?", re.IGNORECASE)
LONGEST_CELL = 100_000

Row = tuple[int, list[str]]
"""The line where a row begins, and its cells."""


def rows(text: str, file: str) -> Iterator[Row]:
    """Give the rows of a sheet. Raises MalformedFile with the line.

    >>> list(rows("id;tekst\\n1;\\"Een; zin\\"\\n", ""))
    [(1, ['id', 'tekst']), (2, ['1', 'Een; zin'])]
    """
    text = text.removeprefix("\ufeff")
    told = _TELLS.match(text)
    begin = told.end() if told else 0
    separator = told[1] if told else _separator(text)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text[begin:], newline=""), delimiter=separator, strict=True)
    first = 2 if told else 1
    line = first
    try:
        for cells in reader:
            yield line, [_bare(cell) for cell in cells]
            line = reader.line_num + first
    except csv.Error as error:
        raise MalformedFile(_said(str(error)), file=file, line=line) from error


def lines(rows: Iterable[Sequence[str]], separator: str) -> str:
    """Write rows, so that no spreadsheet takes a cell for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def as_tags(cell: str) -> tuple[str, ...]:
    """Give the tags in a cell, each once.

    >>> as_tags("water, geld,water")
    ('water', 'geld')
    """
    return tuple(dict.fromkeys(filter(None, map(str.strip, cell.split(",")))))


def as_question(cell: str) -> str:
    """Give a question as a map can have it, '' where it cannot."""
    text = characters.one_line(cell, CLAIM_LENGTH[1])
    return text if CLAIM_LENGTH[0] <= len(text) <= CLAIM_LENGTH[1] else ""


def _separator(text: str) -> str:
    """Give what parts the cells of the first row, the words in quotation marks apart."""
    head = re.sub(r'"[^"]*"', "", text.lstrip("\r\n")[:5_000].split("\n", 1)[0])
    return max(_SEPARATORS, key=lambda sign: (head.count(sign), sign == ","))


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _said(error: str) -> str:
    if "field larger" in error:
        return "A cell in this row is longer than a text can be."
    if "unexpected end" in error:
        return "A quotation mark opens in this row and never closes."
    if "expected after" in error:
        return "A quotation mark stands inside a cell in this row. Write it twice."
    return "This row cannot be read as cells."
