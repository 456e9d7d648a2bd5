"""Claims that may say the same as a sentence, found by the rarest words they share.

A word that few claims have tells much: all claims with it are looked at. Words that very many have
are only looked for two at a time. What shares most, weighed by how rare it is, is then compared
word by word. Each of these has a bound, so that a question takes milliseconds among a million too.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from math import log

from ..storage import database
from ..text.stems import likeness, stem_query, telling_stems, telling_words
from . import claims, things
from .things import ClaimView

WORDS = 24  # of a sentence that are looked for, the first ones
RARE = 250  # claims with a word, up to which all of them are looked at
PAIRS = 6
PAIR_WORK = 25_000  # claims that the search for pairs of words walks along, about
PAIR_LOOKED_AT = 1_000  # claims with both words of a pair
COMPARED = 100  # claims that are compared word by word
MERGED = 20  # more of them that are read: some stand as the same claim, or are not shown

ALIKE = 0.5
"""From this likeness on, two claims are shown as perhaps the same."""


# Asked for one by one, each is read off the end of an index.
_BOUNDS = """
    select
        (select min(pos) from claim where debate = ?),
        (select max(pos) from claim where debate = ?)
"""


@dataclass(frozen=True, slots=True)
class Resembling:
    """A claim that may say the same; `score` is between 0 and 1, higher is nearer.

    `shared` are the words of the sentence asked about that the claim has too, in some form.
    """

    claim: ClaimView
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True)
class _Word:
    """A word with its stems, the newest claims that have it, how many have it, and its weight.

    `bit` is its own bit in a number that tells which words a claim has.
    """

    word: str
    stems: tuple[str, ...]
    newest: Sequence[int]
    count: float
    weight: float
    bit: int


def similar(
    connection: sqlite3.Connection, debate: str, text: str, limit: int = 3, *, before: int = 0
) -> list[Resembling]:
    """Give claims of this debate that may say the same as `text`, the likeliest first; with
    `before` only those that were posted before that place in the log.

    A claim that was merged is given as the one it stands as; what is not shown is left out.
    """
    search = _Search(connection, debate, before)
    words = search.words(text)
    found = _compared(connection, words, _of_debate(connection, debate, search.candidates(words)))
    alike = [one for one in found if one[0] >= ALIKE]
    return _told(connection, debate, alike[: limit + MERGED])[:limit]


class _Search:
    """Looks words up among the claims that were posted between a debate's first and its last."""

    def __init__(self, connection: sqlite3.Connection, debate: str, before: int) -> None:
        self._connection = connection
        first, last = connection.execute(_BOUNDS, (debate, debate)).fetchone()
        newest = last or 0
        self._first, self._last = first or 0, min(newest, before - 1) if before else newest

    def words(self, text: str) -> list[_Word]:
        """Look each telling word up: how many claims have it, and which.

        A word is weighed by how rare it is (inverse document frequency, Spärck Jones 1972). One
        that no claim has may be a slip of the pen: it weighs what the others do on average.
        """
        found: list[_Word] = []
        for word, stems in islice(telling_words(text).items(), WORDS):
            newest = self._newest(stem_query(stems), RARE + 1)
            count = self._count(newest)
            weight = log(1 + (self._last - self._first + 1) / count) if newest else 0.0
            found.append(_Word(word, stems, newest, count, weight, 1 << len(found)))
        known = [word.weight for word in found if word.newest]
        usual = sum(known) / max(1, len(known))
        return [word if word.newest else replace(word, weight=usual) for word in found]

    def _newest(self, query: str, limit: int) -> list[int]:
        between = (query, self._first, self._last, limit)
        return [pos for (pos,) in self._connection.execute(database.SEARCH_PLACES, between)]

    def _count(self, newest: Sequence[int]) -> float:
        """Tell how many claims have a word; of a common one, by how close the newest stand."""
        if len(newest) <= RARE:
            return len(newest)
        return len(newest) * (self._last - self._first + 1) / (self._last - newest[-1] + 1)

    def candidates(self, words: Sequence[_Word]) -> list[int]:
        """Give the positions of the claims that share most, the likeliest first."""
        sharing: dict[int, int] = {}
        for word in words:
            for pos in word.newest[:RARE]:
                sharing[pos] = sharing.get(pos, 0) | word.bit
        for one, other in _pairs(words):
            query = f"{stem_query(one.stems)} AND {stem_query(other.stems)}"
            for pos in self._newest(query, PAIR_LOOKED_AT):
                sharing[pos] = sharing.get(pos, 0) | one.bit | other.bit
        weights = {bits: _weight(words, bits) for bits in set(sharing.values())}
        return sorted(sharing, key=lambda pos: (-weights[sharing[pos]], pos))


def _weight(words: Sequence[_Word], bits: int) -> float:
    return sum(word.weight for word in words if bits & word.bit)


def _pairs(words: Sequence[_Word]) -> Iterator[tuple[_Word, _Word]]:
    """Give the pairs of common words that the fewest claims are likely to have.

    FTS5 walks along the rarer of two words, so their counts are what finding pairs costs.
    """
    common = sorted((word for word in words if word.count > RARE), key=lambda word: word.count)
    pairs = sorted(combinations(common, 2), key=lambda pair: pair[0].count * pair[1].count)
    work = 0.0
    for pair in pairs[:PAIRS]:
        work += pair[0].count
        if work <= PAIR_WORK:
            yield pair


def _of_debate(connection: sqlite3.Connection, debate: str, ranked: Sequence[int]) -> list[int]:
    """Keep the first that are of this debate."""
    query = "select pos from claim where pos in ({}) and debate = ?"
    kept: list[int] = []
    for start in range(0, len(ranked), things.MANY):
        lot = ranked[start : start + things.MANY]
        own = {pos for (pos,) in things.in_lots(connection, query, lot, debate)}
        kept += [pos for pos in lot if pos in own]
        if len(kept) >= COMPARED:
            break
    return kept[:COMPARED]


def _compared(
    connection: sqlite3.Connection, words: Sequence[_Word], positions: Sequence[int]
) -> list[tuple[float, int, tuple[str, ...]]]:
    """Give how alike each claim is, its position, and the words it shares; the likeliest first."""
    query = "select rowid, stems from claim_search where rowid in ({})"
    ours, whole = [stem for word in words for stem in word.stems], sum(one.weight for one in words)
    found = []
    for pos, stored in things.in_lots(connection, query, positions):
        theirs = telling_stems(stored)
        shared = [word for word in words if theirs.intersection(word.stems)]
        share = sum(word.weight for word in shared) / whole
        score = (share + likeness(ours, theirs)) / 2
        found.append((score, pos, tuple(word.word for word in shared)))
    return sorted(found, key=lambda one: (-one[0], one[1]))


def _told(
    connection: sqlite3.Connection,
    debate: str,
    found: Sequence[tuple[float, int, tuple[str, ...]]],
) -> list[Resembling]:
    """Give the claims as they stand after merges, each once."""
    query = "select pos, id from claim where pos in ({}) and debate = ?"
    positions = [pos for _, pos, _ in found]
    ids: dict[int, str] = dict(things.in_lots(connection, query, positions, debate))
    stands = claims.stands_as(connection, list(ids.values()))
    views = claims.claims(connection, list(stands.values()))
    told: dict[str, Resembling] = {}
    for score, pos, shared in found:
        view = views[stands[ids[pos]]]
        if view.is_shown:
            told.setdefault(view.id, Resembling(view, score, shared))
    return list(told.values())
