"""A text as the desk shows it: its sentences to pick from, marked where claims rest on them.

What is suggested comes from rules that say their reasons (`sources.suggesting`); nothing of it is
stored before an editor decides.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...errors import InvalidInput
from ...model import Excerpt
from ...queries import sources as documents
from ...queries import ties
from ...queries.snapshot import Snapshot
from ...queries.sources import Passage, SourceView
from ...queries.things import ClaimView
from ...queries.ties import Ties
from ...sources import marking, suggesting
from ...sources.suggesting import Suggestions

_PLACE = re.compile(r"(\d{1,6}):(\d{1,7})-(\d{1,7})")
CLEARLY = 0.5  # share of a sentence that claims rest on, from which it counts as carried


@dataclass(frozen=True)
class Bit:
    """Some words, and whether a claim rests on them."""

    text: str
    is_carried: bool


@dataclass(frozen=True)
class Unit:
    """A sentence, or half of one, to pick; or what stands between two, with '' for its place."""

    bits: tuple[Bit, ...]
    place: str = ""
    is_likely: bool = False
    is_carried: bool = False
    is_picked: bool = False


@dataclass(frozen=True)
class Beside:
    """A passage with the claims that stand beside it, each with how it is tied."""

    passage: Passage
    claims: tuple[tuple[ClaimView, Ties], ...]


@dataclass(frozen=True)
class Line:
    """A paragraph: its units in order, and the passages in it that carry claims."""

    number: int
    units: tuple[Unit, ...]
    beside: tuple[Beside, ...]
    is_picked: bool


@dataclass(frozen=True)
class Carried:
    """How much of a text claims rest on: in code points, and of the sentences that were suggested.

    `open` counts suggested sentences on which nothing rests yet.
    """

    length: int
    covered: int
    open: int

    @property
    def percent(self) -> int:
        """The covered share, rounded down so that 100 means all."""
        return 100 * self.covered // self.length if self.length else 0


def suggestions(view: SourceView, article: Sequence[str] = ()) -> Suggestions:
    """Give what is suggested for a text; for a reaction with the text of its article."""
    return _suggested(tuple(view.paragraphs), tuple(article))


@functools.lru_cache(maxsize=128)
def _suggested(paragraphs: tuple[str, ...], article: tuple[str, ...]) -> Suggestions:
    return suggesting.suggest(paragraphs, article=article)


def article_of(connection: Snapshot, view: SourceView) -> tuple[str, ...]:
    """Give the text that a reaction answers, () where there is none."""
    upper = view.source.reaction_to
    return documents.paragraphs(connection, upper) if upper else ()


def written(excerpt: Excerpt) -> str:
    """Write a place for an address or a field.

    >>> written(Excerpt("s1", 2, 0, 36))
    '2:0-36'
    """
    return f"{excerpt.paragraph}:{excerpt.start}-{excerpt.end}"


def read_place(text: str, view: SourceView) -> Excerpt:
    """Read a place back. Raises InvalidInput where the text does not hold it."""
    found = _PLACE.fullmatch(text.strip())
    numbers = [int(part) for part in found.groups()] if found else [0, 0, 0]
    place = Excerpt(view.source.id, numbers[0], numbers[1], numbers[2])
    if not _is_inside(place, view.paragraphs):
        raise InvalidInput("Choose a sentence of the text, or give its words.", field="plaats")
    return place


def _is_inside(place: Excerpt, paragraphs: Sequence[str]) -> bool:
    if not 1 <= place.paragraph <= len(paragraphs):
        return False
    return place.start < place.end <= len(paragraphs[place.paragraph - 1])


def words_at(place: Excerpt, paragraphs: Sequence[str]) -> str:
    """Give the words at a place that the text holds."""
    return paragraphs[place.paragraph - 1][place.start : place.end]


def carried(view: SourceView, found: Sequence[Passage], told: Suggestions) -> Carried:
    """Tell how much of a text claims rest on."""
    places = _places(found, view.paragraphs)
    covered = sum(
        marking.covered(len(text), places.get(number, ()))
        for number, text in enumerate(view.paragraphs, start=1)
    )
    waiting = sum(
        one.is_claim and not _is_carried(one.start, one.end, places.get(one.paragraph, ()))
        for one in told.passages
    )
    return Carried(sum(map(len, view.paragraphs)), covered, waiting)


def lines(
    connection: Snapshot,
    view: SourceView,
    found: Sequence[Passage],
    told: Suggestions,
    picked: Excerpt | None,
) -> list[Line]:
    """Give the paragraphs of a text with what rests on each."""
    known = ties.ties(connection, [claim.id for each in found for claim in each.claims])
    places = _places(found, view.paragraphs)
    return [
        Line(
            number,
            _units(number, text, told, places.get(number, ()), picked),
            tuple(_beside(each, known) for each in found if each.paragraph == number),
            picked is not None and picked.paragraph == number,
        )
        for number, text in enumerate(view.paragraphs, start=1)
    ]


def _beside(passage: Passage, known: Mapping[str, Ties]) -> Beside:
    return Beside(passage, tuple((claim, known[claim.id]) for claim in passage.claims))


def _places(
    found: Sequence[Passage], paragraphs: Sequence[str]
) -> dict[int, list[tuple[int, int]]]:
    """Give the places by paragraph, of the passages whose words stand there."""
    places: dict[int, list[tuple[int, int]]] = {}
    for each in found:
        if each.words and 1 <= each.paragraph <= len(paragraphs):
            end = each.end or len(paragraphs[each.paragraph - 1])
            places.setdefault(each.paragraph, []).append((each.start, end))
    return places


def _is_carried(start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether claims rest on a good part of a sentence."""
    inside = [(max(0, one - start), other - start) for one, other in places if other > start]
    return marking.covered(end - start, inside) >= CLEARLY * (end - start)


def _units(
    number: int,
    text: str,
    told: Suggestions,
    places: Sequence[tuple[int, int]],
    picked: Excerpt | None,
) -> tuple[Unit, ...]:
    """Cut a paragraph into sentences, and what stands between them."""
    units: list[Unit] = []
    at = 0
    for one in (one for one in told.passages if one.paragraph == number):
        if one.start > at:
            units.append(Unit(_bits(text, at, one.start, places)))
        place = f"{number}:{one.start}-{one.end}"
        units.append(
            Unit(
                _bits(text, one.start, one.end, places),
                place,
                one.is_claim,
                _is_carried(one.start, one.end, places),
                picked is not None and _overlaps(picked, number, one.start, one.end),
            )
        )
        at = one.end
    if at < len(text):
        units.append(Unit(_bits(text, at, len(text), places)))
    return tuple(units)


def _overlaps(picked: Excerpt, number: int, start: int, end: int) -> bool:
    return picked.paragraph == number and picked.start < end and start < picked.end


def _bits(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> tuple[Bit, ...]:
    inside = [(one - start, other - start) for one, other in places]
    cut = marking.pieces(text[start:end], inside)
    return tuple(Bit(piece.text, bool(piece.inside)) for piece in cut)
