"""Lists of a debate's claims: chosen by who, where and when, in an order, a page at a time."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ..model import Kind
from . import claims
from .catalogue import Catalogue, Facet
from .outline import Place
from .things import ClaimView

PAGE = 100
CHOICES = 40
"""Values of one facet that are offered; those that most claims have."""


class Order(StrEnum):
    """What comes first in a list of claims, or under a claim."""

    TEXT = "text"
    UNANSWERED = "unanswered"
    NEWEST = "newest"
    STRONGEST = "strongest"


@dataclass(frozen=True)
class Wish:
    """Which claims somebody wants to see; '' and 0 choose nothing.

    `after` is a position in the log: only claims that came after it. `unanswered`: only
    counterarguments that nobody spoke against.
    """

    role: str = ""
    name: str = ""
    source: str = ""
    section: str = ""
    frame: str = ""
    label: str = ""
    after: int | None = None
    unanswered: bool = False

    @property
    def facets(self) -> tuple[tuple[Facet, str], ...]:
        """What the claims must have in common."""
        asked = ((facet, getattr(self, facet.value)) for facet in Facet)
        return tuple((facet, value) for facet, value in asked if value)


@dataclass(frozen=True)
class Standing:
    """What was worked out of each claim, by its id: a label in a word, a strength in a number.

    Claims without a strength count as how many steps support them less those that attack them.
    `mark` names how it was worked out: for one state of a debate, the same mark means the same.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    strengths: Mapping[str, float] = field(default_factory=dict)
    mark: str = ""

    @cached_property
    def words(self) -> frozenset[str]:
        """The labels that some claim has."""
        return frozenset(self.labels.values())


@dataclass(frozen=True)
class Listing:
    """One page of a list: its claims in order, beginning at `start` (from 0), of `total` in all."""

    views: tuple[ClaimView, ...]
    start: int
    total: int

    @property
    def rest(self) -> int:
        """Where the next page begins, 0 at the end."""
        end = self.start + len(self.views)
        return end if end < self.total else 0


@dataclass(frozen=True)
class Tally:
    """How much was said on a claim, and whether it is a counterargument that has no answer."""

    supports: int
    attacks: int
    is_open: bool


NOTHING_KNOWN = Standing()


def listed(
    connection: sqlite3.Connection,
    book: Catalogue,
    wish: Wish,
    order: Order,
    *,
    start: int = 0,
    limit: int = PAGE,
    standing: Standing = NOTHING_KNOWN,
) -> Listing:
    """Give a page of the claims that somebody wants to see."""

    def answer() -> list[int]:
        rows = _wanted(book, wish, standing)
        return sorted(rows, key=_rank(book, order, standing)) if order is not Order.TEXT else rows

    asked = ("list", wish, order, standing.mark)
    rows = book.kept(asked, answer)
    ids = [book.ids[row] for row in rows[start : start + limit]]
    found = claims.claims(connection, ids)
    return Listing(tuple(found[id_] for id_ in ids), start, len(rows))


def ordered(
    book: Catalogue,
    section: str,
    places: Sequence[Place],
    order: Order,
    standing: Standing = NOTHING_KNOWN,
) -> list[str]:
    """Give the claims at which the outline of a section begins, in an order."""
    rank, last = _rank(book, order, standing), (9, 0.0, 0)

    def answer() -> list[str]:
        def key(place: Place) -> tuple[int, float, int]:
            row = book.row.get(place.claim)
            return last if row is None else rank(row)

        return [place.claim for place in sorted(places, key=key)]

    asked = ("roots", section, order, standing.mark)
    return book.kept(asked, answer)


def answers_in_order(
    book: Catalogue, order: Order, standing: Standing = NOTHING_KNOWN
) -> Callable[[str], Sequence[str]]:
    """Give a function that tells which relations speak on a claim or a relation, in an order."""
    rank = _relation_rank(book, order, standing)
    # Kept for the pages after this one: in all at most as much as the debate has relations.
    known: dict[str, list[str]] = book.kept(("answers", order, standing.mark), dict)

    def answers(thing: str) -> Sequence[str]:
        found = book.onto.get(thing, ())
        if order is Order.TEXT or len(found) < 2:
            return found
        ready = known.get(thing)
        if ready is None:
            ready = known[thing] = sorted(found, key=rank)
        return ready

    return answers


def answers(
    book: Catalogue, claim: str, kind: Kind, standing: Standing = NOTHING_KNOWN
) -> Sequence[str]:
    """Give the relations of one kind on a claim: unanswered ones first, then the strongest."""
    rank = _relation_rank(book, Order.UNANSWERED, standing)

    def answer() -> list[str]:
        found = (each for each in book.onto.get(claim, ()) if book.ties[each].kind == kind)
        return sorted(found, key=rank)

    return book.kept(("sides", claim, kind, standing.mark), answer)


def tallies(book: Catalogue, ids: Sequence[str]) -> dict[str, Tally]:
    """Count what was said on each of these claims; those that may not be seen are left out."""
    rows = {id_: book.row[id_] for id_ in ids if id_ in book.row}
    return {
        id_: Tally(book.supports[row], book.attacks[row], book.is_open(row))
        for id_, row in rows.items()
    }


def choices(book: Catalogue, facet: Facet) -> list[tuple[str, int]]:
    """Give the values of a facet with how many claims have each, those that most have first."""

    def answer() -> list[tuple[str, int]]:
        found = [(value, len(rows)) for (of, value), rows in book.chosen.items() if of is facet]
        return sorted(found, key=lambda one: (-one[1], one[0]))[:CHOICES]

    return book.kept(("choices", facet), answer)


def _wanted(book: Catalogue, wish: Wish, standing: Standing) -> list[int]:
    found = [book.chosen.get(each, []) for each in wish.facets]
    rows: Iterable[int] = range(len(book.ids))
    if found:
        fewest, *others = sorted(found, key=len)
        common = set(fewest).intersection(*others)
        rows = sorted(common)
    if wish.after is not None:
        rows = [row for row in rows if book.pos[row] > wish.after]
    if wish.unanswered:
        rows = [row for row in rows if book.is_open(row)]
    if wish.label:
        rows = [row for row in rows if standing.labels.get(book.ids[row]) == wish.label]
    return list(rows)


Rank = tuple[int, float, int]


def _rank(book: Catalogue, order: Order, standing: Standing) -> Callable[[int], Rank]:
    """Give what a claim's row is put in order by, the least first."""

    strength = _strength(book, standing)

    def by_answers(row: int) -> Rank:
        return _openness(book, row), -strength(row), row

    def by_strength(row: int) -> Rank:
        return 0, -strength(row), row

    return {
        Order.TEXT: lambda row: (0, 0.0, row),
        Order.NEWEST: lambda row: (0, 0.0, -row),
        Order.UNANSWERED: by_answers,
        Order.STRONGEST: by_strength,
    }[order]


def _strength(book: Catalogue, standing: Standing) -> Callable[[int], float]:
    """Give how strong a claim is, by its row."""
    known, ids = standing.strengths, book.ids
    if not known:
        return book.strength

    def strength(row: int) -> float:
        found = known.get(ids[row])
        return book.strength(row) if found is None else found

    return strength


def _openness(book: Catalogue, row: int) -> int:
    """0 for a counterargument that nobody spoke against, 1 where such a one speaks on the claim."""
    if book.is_open(row):
        return 0
    return 1 if any(map(book.is_unanswered, book.onto.get(book.ids[row], ()))) else 2


def _relation_rank(
    book: Catalogue, order: Order, standing: Standing
) -> Callable[[str], tuple[int, float, int]]:
    """Give what a relation is put in order by: its least strong premise counts."""
    strength_of, place, ties = _strength(book, standing), book.row, book.ties

    def weakest(relation: str) -> tuple[float, int]:
        premises = ties[relation].premises
        if len(premises) == 1:  # as nearly all have
            row = place[premises[0]]
            return -strength_of(row), row
        rows = [place[each] for each in premises if each in place]
        return -min(map(strength_of, rows)), max(rows)

    def key(relation: str) -> tuple[int, float, int]:
        strength, newest = weakest(relation)
        if order is Order.NEWEST:
            return 0, 0.0, -newest
        if order is Order.STRONGEST:
            return 0, strength, newest
        return int(not book.is_unanswered(relation)), strength, newest

    return key
