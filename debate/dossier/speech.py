"""Speaking notes: chosen claims in the member's own order and words, timed against the clock.

Each point keeps its source and, where it may be quoted, the passage. What others can bring against
it stands below the notes and is not counted.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..queries.digest import Digest
from ..text.phrasing import amount
from .closing import no_poll, sources, stand
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
        lasts = f"{clock(self.seconds)} van {clock(self.wanted)} minuten"
        if self.over:
            too_long = clock(self.seconds - self.wanted)
            return (
                f"{lasts}: {too_long} te lang. Haal ongeveer"
                f" {amount(self.over, 'woord', 'woorden')} weg."
            )
        return f"{lasts}. Er is nog plaats voor {amount(self.left, 'woord', 'woorden')}."


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
    topic = digest.map.topic
    return Document(
        "Spreektekst",
        topic.question or topic.title,
        topic.title,
        "Spreektekst, gemaakt met Tegengeluid",
        f"/debatten/{topic.slug}/spreektekst?v={digest.version}",
        digest.at_ms,
        stand(digest),
        tuple(_blocks(Teller(digest), wish, quotes)),
    )


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
    yield Prose(f"Spreektijd: {timing(digest, wish).told}", "quiet")
    if wish.opening:
        yield Prose(wish.opening, "lead")
    yield from _spoken(teller, told, quotes)
    if wish.closing:
        yield Prose(wish.closing, "lead")
    claims = [one.claim for one in told]
    yield from objections(teller, claims, "Niet om te zeggen: verwacht dit")
    yield from sources(teller)
    yield no_poll(digest)


def _spoken(teller: Teller, told: list[Point], quotes: Mapping[str, str]) -> tuple[Plain, ...]:
    if not told:
        return (Prose("Kies hierboven wat u wilt zeggen.", "quiet"),)
    sayings: list[Saying] = []
    for number, one in enumerate(told, start=1):
        sayings += _with_source(teller, one, number, quotes.get(one.claim, ""))
    return (Sayings(tuple(sayings)),)


def _with_source(teller: Teller, one: Point, number: int, quote: str) -> list[Saying]:
    claim = teller.saying(one.claim)
    marks = (f"{clock(one.seconds)} min",)
    if one.is_own:
        said = f"Rust op: {claim.words}"
        under = [Saying(said, claim.speaker, 1, refs=claim.refs, claim=one.claim)]
        told = Saying(one.words, number=f"{number}.", marks=marks)
    else:
        under = []
        told = Saying(
            one.words, claim.speaker, refs=claim.refs, marks=marks, claim=one.claim,
            number=f"{number}.",
        )  # fmt: skip
    if quote:
        under.append(Saying(f"In de bron: “{quote}”", depth=1))
    if not teller.map.claims[one.claim].excerpts:
        under.append(Saying("Geen bron: dit is hier op de site geschreven.", depth=1))
    return [told, *under]
