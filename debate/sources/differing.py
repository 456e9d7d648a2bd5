"""What became of the words of a passage, beside what stands in its place now: for an editor's eye.

The place is found as rapidfuzz aligns a short text with a part of a longer one; the words that
stayed, went and came are told by the standard library.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz, process

from . import sentences

LONGEST = 5_000  # code points of a paragraph that are compared; a longer one is not
ALIKE = 50.0  # of 100: less than this, and it is another text


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Part:
    """Some words in a row, and what became of them."""

    change: Change
    words: str


def difference(earlier: str, paragraph: str) -> tuple[Part, ...]:
    """Tell how a passage differs from the part of a paragraph that is most like it; () where
    nothing is like it, or the paragraph is too long.

    >>> for part in difference("Het bad sluit in juni.", "Zo is het. Het bad sluit pas in juli."):
    ...     print(part.change, part.words)
    same Het bad sluit
    new pas
    same in
    gone juni.
    new juli.
    """
    if not earlier or len(paragraph) > LONGEST or len(earlier) > LONGEST:
        return ()
    found = fuzz.partial_ratio_alignment(earlier, paragraph, score_cutoff=ALIKE)
    if found is None:
        return ()
    if len(earlier) >= len(paragraph):
        return _compared(earlier, paragraph)
    start, end = found.dest_start, found.dest_end
    able = (_whole_words(paragraph, start, end), _whole_sentences(paragraph, start, end))
    return _compared(earlier, max(able, key=lambda part: fuzz.ratio(earlier, part)))


def closest(earlier: str, paragraphs: Sequence[str]) -> str:
    """Give the paragraph that has a part most like a passage, '' where none has one.

    >>> closest("Het bad sluit in juni.", ["Zo is het.", "Het bad sluit pas in juli."])
    'Het bad sluit pas in juli.'
    """
    able = [each for each in paragraphs if len(each) <= LONGEST]
    found = process.extractOne(earlier, able, scorer=fuzz.partial_ratio, score_cutoff=ALIKE)
    return found[0] if found and len(earlier) <= LONGEST else ""


def _whole_words(paragraph: str, start: int, end: int) -> str:
    """Widen a part of a paragraph to whole words."""
    while start and not paragraph[start - 1].isspace():
        start -= 1
    while end < len(paragraph) and not paragraph[end].isspace():
        end += 1
    return paragraph[start:end].strip()


def _whole_sentences(paragraph: str, start: int, end: int) -> str:
    """Widen a part of a paragraph to the sentences that it lies in."""
    inside = [one for one in sentences.split(paragraph) if one.start < end and start < one.end]
    return paragraph[inside[0].start : inside[-1].end] if inside else paragraph[start:end]


def _compared(earlier: str, now: str) -> tuple[Part, ...]:
    was, has = earlier.split(), now.split()
    parts: list[Part] = []
    for what, a, b, c, d in SequenceMatcher(None, was, has, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append(_part(Change.SAME, was[a:b]))
        if what in ("replace", "delete"):
            parts.append(_part(Change.GONE, was[a:b]))
        if what in ("replace", "insert"):
            parts.append(_part(Change.NEW, has[c:d]))
    return tuple(parts)


def _part(change: Change, words: list[str]) -> Part:
    return Part(change, " ".join(words))
