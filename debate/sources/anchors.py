"""Where a passage stands in a source: found, checked again later, and given as W3C selectors.

An excerpt holds a place and a digest, never the words. When the text changes, the digest tells what
became of the passage: a window as long as the passage slides over the new text, and every window
with the same digest is a place where the passage stands now.

Positions count code points, the end excluded (W3C Web Annotation Data Model, 4.2.4 and 4.2.5);
those of a whole text count over its paragraphs joined by a line feed.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from ..errors import InvalidInput
from ..model import Excerpt, Json

DIGEST_LENGTH = 8
"""Hexadecimal digits: one chance in four thousand millions that two passages agree."""
CONTEXT = 32  # code points before and after a passage in a selector
WORK = 60_000_000  # steps for one excerpt, about a third of a second; a step hashes one code point
WINDOW_COST = 600  # steps that a window costs however short it is

_WORD = re.compile(r"\w+|[^\w\s]")
# what a keyboard makes of typography, one character for one, so that positions stay
_PLAIN = str.maketrans("‘’‚‛“”„‟–—−\u00a0\u202f\t", "''''\"\"\"\"---   ")


class Standing(StrEnum):
    """What became of an excerpt in the text as it is now."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Found:
    """How an excerpt stands, and the excerpt with its place of now.

    A moved one has its new place. An ambiguous one has the place nearest to its old one, for an
    editor to look at; a changed or gone one is as it was.
    """

    standing: Standing
    excerpt: Excerpt


def digest(passage: str, length: int = DIGEST_LENGTH) -> str:
    """Give the first hexadecimal digits of the SHA-256 of a passage.

    >>> digest("te weinig tijd")
    '20ae98d1'
    """
    return _sha256(passage)[:length]


def content_digest(paragraphs: Sequence[str]) -> str:
    """Give the SHA-256, in hexadecimal, of a whole text: its paragraphs joined by a line feed."""
    return _sha256("\n".join(paragraphs))


def passage(paragraphs: Sequence[str], excerpt: Excerpt) -> str:
    """Give the words at an excerpt's place. Raises InvalidInput where the text has no such place.

    Whether they are still the same words is what `check` tells.

    >>> passage(["Er is te weinig tijd."], Excerpt("s1", 1, 6, 20))
    'te weinig tijd'
    """
    text = _paragraph(paragraphs, excerpt.paragraph)
    if _is_whole(excerpt):
        return text
    if not _fits(excerpt, paragraphs):
        raise InvalidInput(
            "Paragraph {paragraph} has {length} characters, so not those from {start} to {end}.",
            paragraph=excerpt.paragraph,
            length=len(text),
            start=excerpt.start,
            end=excerpt.end,
        )
    return text[excerpt.start : excerpt.end]


def anchor(paragraphs: Sequence[str], text: str, hint: int = 0, *, source: str = "") -> Excerpt:
    """Find a passage by its words, typed or pasted, and give the excerpt of `source` for it.

    `hint` is the number of the paragraph to look in; without it all are looked through. Straight
    quotes, hyphens and spaces also find their typographic kin. Raises InvalidInput where the words
    do not stand in the text, or stand in it more than once, for one place has to be meant.

    >>> anchor(["Er is tijd.", "Er is te weinig tijd."], "te weinig tijd", source="s1")
    Excerpt(source='s1', paragraph=2, start=6, end=20, digest='20ae98d1')
    """
    wanted = text.strip()
    if not wanted:
        raise InvalidInput("Give the words of the passage.")
    if hint:
        _paragraph(paragraphs, hint)
    numbers = [hint] if hint else range(1, len(paragraphs) + 1)
    as_typed = ((number, paragraphs[number - 1], wanted) for number in numbers)
    plainly = (
        (number, paragraphs[number - 1].translate(_PLAIN), wanted.translate(_PLAIN))
        for number in numbers
    )
    places = _first_two(as_typed) or _first_two(plainly)
    if not places:
        sentence = "These words do not stand in the text: {passage}. Copy them from it."
        raise InvalidInput(sentence, passage=_short(wanted))
    if len(places) > 1:
        sentence = "These words stand in the text more than once: {passage}. Give more of them."
        raise InvalidInput(sentence, passage=_short(wanted))
    number, start = places[0]
    end = start + len(wanted)
    return Excerpt(source, number, start, end, digest(paragraphs[number - 1][start:end]))


def check(excerpt: Excerpt, paragraphs: Sequence[str]) -> Found:
    """Tell what became of an excerpt in the text as it is now.

    - exact: its place holds the passage (or, where it has no digest, its place is there);
    - moved: the passage stands at one other place;
    - ambiguous: it stands at several places, none of them its own;
    - changed: it is nowhere, but its paragraph is there;
    - gone: neither is.

    The search first tries windows that begin and end with a word or a mark, as nearly all passages
    do, then all others, those nearest first. It ends after `WORK` steps: in a text of hundreds of
    thousands of characters a passage far from its old place may then be called changed.
    """
    if _is_whole(excerpt) or not excerpt.digest:
        is_there = _is_whole(excerpt) and 1 <= excerpt.paragraph <= len(paragraphs)
        standing = Standing.EXACT if is_there or _fits(excerpt, paragraphs) else None
        return Found(standing or _lost(excerpt, paragraphs), excerpt)
    if _fits(excerpt, paragraphs) and agrees(passage(paragraphs, excerpt), excerpt):
        return Found(Standing.EXACT, excerpt)
    places = _places_of(excerpt, paragraphs)
    if not places:
        return Found(_lost(excerpt, paragraphs), excerpt)
    number, start = min(places, key=lambda place: _distance(excerpt, *place))
    length = excerpt.end - excerpt.start
    now = replace(excerpt, paragraph=number, start=start, end=start + length)
    return Found(Standing.MOVED if len(places) == 1 else Standing.AMBIGUOUS, now)


def agrees(words: str, excerpt: Excerpt) -> bool:
    """Tell whether these words are the excerpt's; one without a digest does not say."""
    return _sha256(words).startswith(excerpt.digest.lower())


def is_exact(excerpt: Excerpt, paragraphs: Sequence[str]) -> bool:
    """Tell, without looking any further, whether an excerpt's place holds its passage."""
    if _is_whole(excerpt):
        return 1 <= excerpt.paragraph <= len(paragraphs)
    return _fits(excerpt, paragraphs) and agrees(passage(paragraphs, excerpt), excerpt)


def selector(paragraphs: Sequence[str], excerpt: Excerpt) -> dict[str, Json]:
    """Give an excerpt as the target of a W3C annotation: its source, a quote and a position.

    The quote holds the passage's words. Raises InvalidInput where the text has no such place.
    """
    exact = passage(paragraphs, excerpt)
    text = "\n".join(paragraphs)
    before = sum(len(paragraph) + 1 for paragraph in paragraphs[: excerpt.paragraph - 1])
    start = before + (0 if _is_whole(excerpt) else excerpt.start)
    end = start + len(exact)
    first = _boundary(text, max(0, start - CONTEXT))
    last = _boundary(text, min(len(text), end + CONTEXT))
    quote: dict[str, Json] = {
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": text[first:start],
        "suffix": text[end : max(end, last)],
    }
    position: dict[str, Json] = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": excerpt.source, "selector": [quote, position]}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _is_whole(excerpt: Excerpt) -> bool:
    """Tell whether an excerpt means its whole paragraph, whatever that says."""
    return excerpt.start == excerpt.end == 0 and not excerpt.digest


def _fits(excerpt: Excerpt, paragraphs: Sequence[str]) -> bool:
    if not 1 <= excerpt.paragraph <= len(paragraphs):
        return False
    return 0 <= excerpt.start < excerpt.end <= len(paragraphs[excerpt.paragraph - 1])


def _lost(excerpt: Excerpt, paragraphs: Sequence[str]) -> Standing:
    return Standing.CHANGED if 1 <= excerpt.paragraph <= len(paragraphs) else Standing.GONE


def _distance(excerpt: Excerpt, number: int, start: int) -> tuple[int, int]:
    return abs(number - excerpt.paragraph), abs(start - excerpt.start)


def _paragraph(paragraphs: Sequence[str], number: int) -> str:
    if not 1 <= number <= len(paragraphs):
        sentence = "The text has {count} paragraphs, so no paragraph {number}."
        raise InvalidInput(sentence, count=len(paragraphs), number=number)
    return paragraphs[number - 1]


def _first_two(looked_through: Iterable[tuple[int, str, str]]) -> list[tuple[int, int]]:
    """Give at most two places, as (paragraph, start), where words stand: two are too many."""
    return list(
        islice(
            (
                (number, start)
                for number, text, wanted in looked_through
                for start in _starts(text, wanted)
            ),
            2,
        )
    )


def _starts(text: str, wanted: str) -> Iterator[int]:
    """Give each place where the words stand and no letter is parted from its accent."""
    start = text.find(wanted)
    while start >= 0:
        if _boundary(text, start + len(wanted)) == start + len(wanted):
            yield start
        start = text.find(wanted, start + 1)


def _boundary(text: str, at: int) -> int:
    """Move a place back to where it parts no letter from the accents that follow it."""
    while 0 < at < len(text) and unicodedata.combining(text[at]):
        at -= 1
    return at


def _places_of(excerpt: Excerpt, paragraphs: Sequence[str]) -> list[tuple[int, int]]:
    """Give each place, as (paragraph, start), whose words have the excerpt's digest."""
    length = excerpt.end - excerpt.start
    if length <= 0:
        return []
    numbers = sorted(range(1, len(paragraphs) + 1), key=lambda n: abs(n - excerpt.paragraph))
    windows_left = WORK // (WINDOW_COST + length)
    for starts_of in (_word_windows, _other_windows):
        windows = ((n, start) for n in numbers for start in starts_of(paragraphs[n - 1], length))
        tried = list(islice(windows, windows_left))
        windows_left -= len(tried)
        found = [
            (n, start)
            for n, start in tried
            if agrees(paragraphs[n - 1][start : start + length], excerpt)
        ]
        if found:
            return found
    return []


def _word_windows(text: str, length: int) -> Iterator[int]:
    """Give the starts of the windows that begin and end where a word or a mark does."""
    if len(text) < length:
        return
    words = [match.span() for match in _WORD.finditer(text)]
    ends = {end for _, end in words}
    yield from (start for start, _ in words if start + length in ends)


def _other_windows(text: str, length: int) -> Iterator[int]:
    """Give the starts of all other windows."""
    words = set(_word_windows(text, length))
    yield from (start for start in range(len(text) - length + 1) if start not in words)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
