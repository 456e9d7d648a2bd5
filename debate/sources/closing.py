"""The lines around a text that are about it: who wrote it, and where it appeared."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import furniture


@dataclass(frozen=True)
class About:
    """Where the text itself starts and ends among its lines, and what the others say."""

    start: int
    end: int
    authors: tuple[str, ...] = ()
    note: str = ""


def about(lines: Sequence[str]) -> About:
    """Part the byline and the closing lines about the article and its authors from the text.

    >>> about(["Een zin.", "Ans de Boer is docent."])
    About(start=0, end=1, authors=('Ans de Boer',), note='Ans de Boer is docent.')
    """
    authors = list(furniture.byline(lines[0])) if lines else []
    first = 1 if authors else 0
    start = end = len(lines)
    while end > first + 1 and (kind := _kind_of(lines[end - 1])):
        end -= 1
        start = start if kind == "following" else end
    # lines that only may go on about an author stay text unless an author stands above them
    for line in lines[start:]:
        authors += furniture.authors_of(line) or furniture.byline(line)
    note = "\n".join(filter(None, map(furniture.without_order_link, lines[start:])))
    return About(first, start, tuple(dict.fromkeys(authors)), note)


def _kind_of(line: str) -> str:
    if furniture.authors_of(line) or furniture.byline(line):
        return "author"
    if furniture.is_note(line):
        return "note"
    return "following" if furniture.follows_an_author(line) else ""
