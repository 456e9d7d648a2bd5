"""The readers' reactions under an article: numbered, with paragraphs of their own.

A reaction opens with a number and a dot ('3. ') that stands no deeper than the first reaction's
number and is higher than the number before it. Where reactions are parted by blank lines, each of
them has to be; where they are not, only the very next number opens one. So a numbered list inside a
reaction stays inside it. A number that was skipped is reported.
"""

import re
from collections.abc import Sequence

from ..errors import Phrase
from .article import Reaction
from .lines import Line, Notices

_NUMBERED = re.compile(r"(\d{1,4})[.)](?:\s+(.*))?", re.DOTALL)
_BUTTONS = frozenset({"beantwoorden", "antwoorden", "reactie annuleren"})
_SKIPPED = 10  # more numbers skipped at once than this, and it is a number inside a text


def number_of(line: Line) -> int:
    """Give the number that a line begins with, 0 where there is none.

    >>> number_of(Line(7, "3. Eens.", 1, True, True)), number_of(Line(8, "Eens.", 1, True, True))
    (3, 0)
    """
    match = _NUMBERED.fullmatch(line.text)
    return int(match[1]) if match else 0


def read_reactions(
    lines: Sequence[Line], announced: int | None, notices: Notices
) -> tuple[Reaction, ...]:
    """Give the reactions in these lines, all of which stand under the announcement of reactions."""
    lines = [line for line in lines if line.text.lower() not in _BUTTONS]
    first = next((index for index, line in enumerate(lines) if number_of(line)), len(lines))
    for line in lines[:first]:
        notices.add(line.number, "a reaction without a number", "nobody can tell where it ends")
    starts = _starts(lines, first, announced)
    ends = [*starts[1:], len(lines)]
    found = [_reaction(lines[start:end]) for start, end in zip(starts, ends, strict=False)]
    _say_what_is_missing(lines, starts, notices)
    return tuple(reaction for reaction in found if reaction.paragraphs)


def _starts(lines: Sequence[Line], first: int, announced: int | None) -> list[int]:
    """Give the places where a reaction opens."""
    if first == len(lines):
        return []
    starts, last = [first], number_of(lines[first])
    depth, parted = lines[first].indent, _are_parted(lines, first)
    for index in range(first + 1, len(lines)):
        line, number = lines[index], number_of(lines[index])
        if number <= last or line.indent > depth:
            continue
        may_skip = line.apart_above and number <= max(announced or 0, last + _SKIPPED)
        if (line.apart_above or not parted) and (number == last + 1 or may_skip):
            starts.append(index)
            last = number
    return starts


def _are_parted(lines: Sequence[Line], first: int) -> bool:
    """Tell whether blank lines part the reactions: whether one does above the second."""
    second, depth = number_of(lines[first]) + 1, lines[first].indent
    return any(
        line.apart_above and line.indent <= depth and number_of(line) == second
        for line in lines[first + 1 :]
    )


def _reaction(lines: Sequence[Line]) -> Reaction:
    match = _NUMBERED.fullmatch(lines[0].text)
    opening = (match[2] or "").strip() if match else ""
    rest = (line.text for line in lines[1:])
    return Reaction(number_of(lines[0]), tuple(text for text in (opening, *rest) if text))


def _say_what_is_missing(lines: Sequence[Line], starts: Sequence[int], notices: Notices) -> None:
    last = 0
    for position, start in enumerate(starts):
        number = number_of(lines[start])
        if number > last + 1:
            notices.add(
                lines[start].number, _missing(last + 1, number - 1), "its number was skipped"
            )
        end = starts[position + 1] if position + 1 < len(starts) else len(lines)
        if end == start + 1 and not _reaction(lines[start:end]).paragraphs:
            what = Phrase("reaction {number} is empty", number=number)
            notices.add(lines[start].number, what, "a number without a text")
        last = number


def _missing(first: int, last: int) -> Phrase:
    if first == last:
        return Phrase("reaction {number} is missing", number=first)
    return Phrase("reaction {first} to {last} is missing", first=first, last=last)
