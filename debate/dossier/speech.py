"""Speaking notes: chosen claims in the member's own order and words, timed against the clock.

Each point keeps its source and, where it may be quoted, the passage. What others can bring against
it stands below the notes and is not counted.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..queries.digest import Digest
from ..text.language import gettext
from ..text.phrasing import amount
from .closing import no_poll, sources
from .composing import paper
from .document import Document, Plain, Prose, Saying, Sayings
from .drafting import objections
from .telling import Teller

PACE = 130
"""Words a minute: an assumption that everybody can change for their own voice."""
PACES = (60, 240)
MINUTES = 3.0
LONGEST = 60.0
MOST = 30  # points of one speech

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


@dataclass(frozen=True)
class Wish:
    """What a speech is made of: ids of claims in order, and the member's words for some of them."""

    points: tuple[str, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    opening: str = ""
    closing: str = ""
    minutes: float = MINUTES
    pace: int = PACE


@dataclass(frozen=True)
class Point:
    """One point as it is spoken."""

    claim: str
    words: str
    is_own: bool
    seconds: int


@dataclass(frozen=True)
class Timing:
    """How long a speech takes; `over` and `left` are in words, one of them 0."""

    words: int
    seconds: int
    wanted: int
    over: int
    left: int

    @property
    def told(self) -> str:
        """The same in a sentence."""
        lasts, wanted = clock(self.seconds), clock(self.wanted)
        if self.over:
            return gettext(
                "{lasts} of {wanted} minutes: {over} too long. Take out about {words}.",
                lasts=lasts,
                wanted=wanted,
                over=clock(self.seconds - self.wanted),
                words=amount(self.over, "word", "words"),
            )
        return gettext(
            "{lasts} of {wanted} minutes. There is still room for {words}.",
            lasts=lasts,
            wanted=wanted,
            words=amount(self.left, "word", "words"),
        )


def points(digest: Digest, wish: Wish) -> list[Point]:
    """Give the points in order; claims that the debate does not show are left out."""
    known = [id_ for id_ in dict.fromkeys(wish.points) if id_ in digest.map.claims][:MOST]
    return [_point(digest, wish, id_) for id_ in known]


def timing(digest: Digest, wish: Wish) -> Timing:
    """Say how long the speech takes."""
    spoken = (wish.opening, *(one.words for one in points(digest, wish)), wish.closing)
    words = sum(map(word_count, spoken))
    fits = math.floor(wish.minutes * wish.pace)
    return Timing(
        words,
        _seconds(words, wish.pace),
        round(wish.minutes * 60),
        max(0, words - fits),
        max(0, fits - words),
    )


def speech(digest: Digest, wish: Wish, quotes: Mapping[str, str]) -> Document:
    """Compose the notes; `quotes` gives of some claims the passage in their source."""
    blocks, path = _blocks(Teller(digest), wish, quotes), f"spreektekst?v={digest.version}"
    author = gettext("Speaking notes, made with Tegengeluid")
    return paper(digest, gettext("Speaking notes"), path, blocks, author=author)


def clock(seconds: int) -> str:
    """Write a time as on a stopwatch.

    >>> clock(200), clock(59)
    ('3:20', '0:59')
    """
    return f"{seconds // 60}:{seconds % 60:02d}"


def word_count(text: str) -> int:
    """Count the words of a text, as they are spoken.

    >>> word_count("Voorzitter, 3 wijk-teams zijn er.")
    5
    """
    return len(_WORD.findall(text))


def _point(digest: Digest, wish: Wish, id_: str) -> Point:
    own = wish.own.get(id_, "")
    words = own or digest.map.claims[id_].text
    return Point(id_, words, bool(own), _seconds(word_count(words), wish.pace))


def _seconds(words: int, pace: int) -> int:
    return math.floor(words * 60 / pace + 0.5)  # as the browser rounds, that counts along


def _blocks(teller: Teller, wish: Wish, quotes: Mapping[str, str]) -> Iterator[Plain]:
    """Give what is said, what to expect, and then the sources that came up."""
    digest, told = teller.digest, points(teller.digest, wish)
    time = gettext("Speaking time: {time}", time=timing(digest, wish).told)
    yield Prose(time, "quiet")
    if wish.opening:
        yield Prose(wish.opening, "lead", is_said=True)
    yield from _spoken(teller, told, quotes)
    if wish.closing:
        yield Prose(wish.closing, "lead", is_said=True)
    claims = [one.claim for one in told]
    yield from objections(teller, claims, gettext("Not to be said: expect this"))
    yield from sources(teller)
    yield no_poll(digest)


def _spoken(teller: Teller, told: list[Point], quotes: Mapping[str, str]) -> tuple[Plain, ...]:
    if not told:
        return (Prose(gettext("Choose above what you want to say."), "quiet"),)
    sayings: list[Saying] = []
    for number, one in enumerate(told, start=1):
        sayings += _with_source(teller, one, number, quotes.get(one.claim, ""))
    return (Sayings(tuple(sayings)),)


def _with_source(teller: Teller, one: Point, number: int, quote: str) -> Iterator[Saying]:
    claim, marks = teller.saying(one.claim), (f"{clock(one.seconds)} min",)
    if one.is_own:
        yield Saying(one.words, number=f"{number}.", marks=marks)
        yield replace(claim, depth=1, marks=(), before=f"{gettext('Rests on:')} ")
    else:
        yield replace(claim, words=one.words, number=f"{number}.", marks=marks)
    if quote:
        yield Saying(f"“{quote}”", depth=1, before=f"{gettext('In the source:')} ")
    if not teller.map.claims[one.claim].excerpts:
        yield Saying(gettext("No source: this was written here on the site."), depth=1)
