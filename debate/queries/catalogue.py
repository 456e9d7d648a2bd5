"""Every claim of a debate in short: who says it, where it stands, and what speaks on it.

Lists of claims are chosen and put in order from this, so that a page of them costs the same however
large the debate. It is made once for a state of the debate, and carried over the events that follow
where those are nothing but new contributions. Merged claims count as what they stand as; what may
not be seen is left out.
"""

import functools
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import NamedTuple, TypeVar, cast

from ..events import ClaimPosted, ClaimReviewed, ClaimWorded, Event, QuestionAsked, RelationPosted
from ..model import Claim, Kind
from . import claims, things
from .once import once

Answer = TypeVar("Answer")

KEPT = 64
"""Lists in order that are kept with a catalogue; the one that was not asked for longest goes."""

DEEPEST = 100
"""Objections against objections that are followed down to the claim that it is all about."""

_CLAIMS = """
    select id, pos, posted_ms, status, merged_into, section, voice_kind, voice_name, frames
    from claim
    where debate = ?
    order by pos
"""
_PASSAGES = """
    select excerpt.owner, excerpt.source
    from claim
    join excerpt on excerpt.owner = claim.id
    where claim.debate = ?
    order by claim.pos, excerpt.ord
"""
_TIES = """
    select relation.id, relation.kind, relation.conclusion, premise.claim
    from relation
    join premise on premise.relation = relation.id
    where relation.debate = ? and relation.status = 'shown'
    order by relation.pos, premise.ord
"""


class Facet(StrEnum):
    """What lists of claims are chosen by."""

    ROLE = "role"
    NAME = "name"
    SOURCE = "source"
    SECTION = "section"
    FRAME = "frame"


class Tie(NamedTuple):
    """A relation in short, its kind as a plain text and its ends as they stand after merges.

    Tuples of texts are nothing that the collector of circular garbage looks into, which it would
    for hundreds of thousands of anything else, in the middle of somebody's page.
    """

    kind: str
    premises: tuple[str, ...]
    conclusion: str


@dataclass
class Catalogue:
    """The claims of a debate that may be seen, each at its row, the oldest first.

    `side` is how a claim first spoke on something, '' where it does not, and `above` the claim that
    it then spoke on, through whatever steps. `onto` holds the relations
    on a claim or a relation, `against` those in which a claim speaks against something; `chosen`
    the rows that have something in common. Nothing changes a catalogue that others may read.
    """

    ids: list[str] = field(default_factory=list)
    pos: list[int] = field(default_factory=list)
    posted: list[int] = field(default_factory=list)
    role: list[str] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    side: list[str] = field(default_factory=list)
    supports: list[int] = field(default_factory=list)
    attacks: list[int] = field(default_factory=list)
    row: dict[str, int] = field(default_factory=dict)
    stands: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    ties: dict[str, Tie] = field(default_factory=dict)
    chosen: dict[tuple[Facet, str], list[int]] = field(default_factory=dict)
    onto: dict[str, tuple[str, ...]] = field(default_factory=dict)
    against: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def copy(self) -> "Catalogue":
        """Give one that can be added to; lists inside it are shared: they are replaced."""
        return Catalogue(**{each.name: getattr(self, each.name).copy() for each in fields(self)})

    def kept(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Give what `answer` gives for a question about this state of the debate, asking once."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return cast(Answer, self._kept[question])
        found = answer()
        with self._lock:
            self._kept[question] = found
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def is_unanswered(self, relation: str) -> bool:
        """Tell whether this speaks against something and nobody spoke against it."""
        tie = self.ties[relation]
        if tie.kind == Kind.SUPPORT or self.onto.get(relation):
            return False
        return not any(self.attacks[self.row[each]] for each in tie.premises if each in self.row)

    def is_open(self, row: int) -> bool:
        """Tell whether a claim is a counterargument that nobody spoke against."""
        return any(map(self.is_unanswered, self.against.get(self.ids[row], ())))

    def strength(self, row: int) -> int:
        """Give how many steps support a claim, less those that speak against it."""
        return self.supports[row] - self.attacks[row]


def catalogue(connection: sqlite3.Connection, slug: str) -> Catalogue:
    """Give the catalogue of a debate."""
    carry = functools.partial(_carried, connection)
    book: Catalogue = once(connection, slug, "catalogue", lambda: _made(connection, slug), carry)
    return book


def _made(connection: sqlite3.Connection, slug: str) -> Catalogue:
    making = _Making(Catalogue())
    rows = connection.execute(_CLAIMS, (slug,)).fetchall()
    merged = [row[0] for row in rows if row[4] is not None]
    making.book.stands |= {
        one: kept for one, kept in claims.stands_as(connection, merged).items() if one != kept
    }
    for id_, pos, posted, status, into, *told in rows:
        if status == "shown" and into is None:
            making.add_claim(id_, pos, posted, told[0])
    for id_, _, _, status, _, _, role, name, frames in rows:
        if status == "shown":
            making.choose(id_, Facet.ROLE, role)
            making.choose(id_, Facet.NAME, name)
            for frame in things.texts(frames) if frames != "[]" else ():
                making.choose(id_, Facet.FRAME, frame)
    for owner, source in connection.execute(_PASSAGES, (slug,)):
        making.choose(owner, Facet.SOURCE, source)
    for id_, kind, premises, conclusion in _relations(connection, slug):
        making.add_tie(id_, kind, premises, conclusion)
    return making.done()


def _relations(
    connection: sqlite3.Connection, slug: str
) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    last: tuple[str, str, str] | None = None
    premises: list[str] = []
    for id_, kind, conclusion, premise in connection.execute(_TIES, (slug,)):
        if last is not None and last[0] != id_:
            yield last[0], last[1], tuple(premises), last[2]
            premises.clear()
        last = (id_, kind, conclusion)
        premises.append(premise)
    if last is not None:
        yield last[0], last[1], tuple(premises), last[2]


class _Making:
    """A catalogue that is still added to. `shares`: the lists inside belong to another as well."""

    def __init__(self, book: Catalogue, *, shares: bool = False) -> None:
        self.book = book
        self._shares = shares
        self._onto: dict[str, list[str]] = {}
        self._against: dict[str, list[str]] = {}

    def done(self) -> Catalogue:
        """Give the catalogue with what was added last in its place."""
        for lists, added in (
            (self.book.onto, self._onto),
            (self.book.against, self._against),
        ):
            lists.update({key: (*lists.get(key, ()), *more) for key, more in added.items()})
        return self.book

    def add_claim(self, id_: str, pos: int, posted: int, section: str) -> None:
        book = self.book
        book.row[id_] = len(book.ids)
        book.ids.append(id_)
        book.pos.append(pos)
        book.posted.append(posted)
        book.section.append(section)
        book.role.append("")
        book.side.append("")
        book.supports.append(0)
        book.attacks.append(0)
        self.choose(id_, Facet.SECTION, section)

    def choose(self, id_: str, facet: Facet, value: str) -> None:
        """Let a claim be found by this; for a merged one, what it stands as."""
        row = self.book.row.get(self.book.stands.get(id_, id_))
        if row is None or not value:
            return
        if facet is Facet.ROLE and not self.book.role[row]:
            self.book.role[row] = value
        rows = self.book.chosen.get((facet, value))
        if rows is None:
            self.book.chosen[facet, value] = [row]
        elif row not in rows[-4:] and self._shares:
            self.book.chosen[facet, value] = [*rows, row]
        elif row not in rows[-4:]:
            rows.append(row)

    def add_tie(self, id_: str, kind: str, premises: Sequence[str], conclusion: str) -> None:
        book = self.book
        grounds = tuple(dict.fromkeys(book.stands.get(each, each) for each in premises))
        end = book.stands.get(conclusion, conclusion)
        seen = [each for each in grounds if each in book.row]
        if not seen or seen == [end]:
            return
        book.ties[id_] = Tie(kind, grounds, end)
        self._onto.setdefault(end, []).append(id_)
        upper = self._spoken_on(end)
        for each in seen:
            if upper:
                book.above.setdefault(each, upper)
            book.side[book.row[each]] = book.side[book.row[each]] or kind
            if kind != Kind.SUPPORT:
                self._against.setdefault(each, []).append(id_)
        row = book.row.get(end)
        if row is not None:
            (book.supports if kind == Kind.SUPPORT else book.attacks)[row] += 1

    def _spoken_on(self, end: str) -> str:
        """Give the claim at the end of the steps that begin here, '' where they end at none."""
        for _ in range(DEEPEST):
            tie = self.book.ties.get(end)
            if tie is None:
                return end if end.startswith("c") else ""
            end = tie.conclusion
        return ""


def _carried(
    connection: sqlite3.Connection, earlier: Catalogue, since: Sequence[Event]
) -> Catalogue | None:
    """Add what these events brought, None where they did more than that."""
    brought: list[Claim] = []
    tied: list[RelationPosted] = []
    for event in since:
        match event:
            case ClaimPosted(claim=claim):
                brought.append(claim)
            case RelationPosted():
                tied.append(event)
            case QuestionAsked() | ClaimReviewed() | ClaimWorded():
                pass
            case _:
                return None
    making = _Making(earlier.copy(), shares=True)
    query, ids = (
        "select id, pos, posted_ms from claim where id in ({})",
        [one.id for one in brought],
    )
    placed = {row[0]: row[1:] for row in things.in_lots(connection, query, ids)}
    for claim in brought:
        pos, posted = placed[claim.id]
        making.add_claim(claim.id, pos, posted, claim.section)
        making.choose(claim.id, Facet.ROLE, claim.voice.kind)
        making.choose(claim.id, Facet.NAME, claim.voice.name)
        for frame in claim.frames:
            making.choose(claim.id, Facet.FRAME, frame)
        for excerpt in claim.excerpts:
            making.choose(claim.id, Facet.SOURCE, excerpt.source)
    for event in tied:
        one = event.relation
        making.add_tie(one.id, str(one.kind), one.premises, one.conclusion)
    return making.done()
