"""Finding claims by words.

Nothing here takes longer the commoner a word is: at most COMMON places are read for each word, the
newest first, and what so many claims say is given in that order, without a rank.
"""

import math
import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..storage import database
from ..text import stems
from . import claims, things
from .things import ClaimView

DEADLINE_SECONDS = 1.0
COMMON = 1_000
"""Words that more claims have say too little to rank by: then the newest come first."""
FORM = 0.7
"""How much another form of a word counts, where the word itself counts 1."""
USUAL = 14
"""Words of a claim of a usual length; in a shorter one each word says more."""

Span = tuple[int, int]
EVERYWHERE: Span = (0, 2**62)


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that was found; `score` is between 0 and 1, higher is nearer."""

    claim: ClaimView
    score: float


def search(
    connection: sqlite3.Connection, text: str, *, debate: str = "", limit: int = 20
) -> list[Hit]:
    """Give the claims that say these words, the nearest first; [] for nothing to look up.

    Where no claim has all of the words, those that have one of them are given. Words that very many
    claims have give the newest first.
    """
    asked = _Asked(connection, debate)
    found = asked.all_words(text, limit) or asked.some_words(text, limit)
    best = max(found.values(), default=0.0)
    views = asked.views(list(found))
    return [Hit(view, found[id_] / best if best else 0.0) for id_, view in views.items()][:limit]


def span(connection: sqlite3.Connection, debate: str) -> Span:
    """Give between which places in the log the claims of a debate stand; '' is all debates."""
    if not debate:
        return EVERYWHERE
    query = "select pos from claim where debate = ? order by pos {} limit 1"
    first = connection.execute(query.format("asc"), (debate,)).fetchone()
    last = connection.execute(query.format("desc"), (debate,)).fetchone()
    return (first[0], last[0]) if first else (1, 0)


def in_time(
    connection: sqlite3.Connection, query: str, parameters: Sequence[object]
) -> list[database.Row]:
    """Give what a query finds before the deadline; nothing where it takes longer, or where it is no
    question that the index understands.
    """
    deadline = time.monotonic() + DEADLINE_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 1_000)
    try:
        return connection.execute(query, parameters).fetchall()
    except sqlite3.OperationalError:
        return []
    finally:
        connection.set_progress_handler(None, 0)


class _Asked:
    """One question: where it looks, and the ways in which it does. Each gives claims by how near
    they are, the nearest first.
    """

    def __init__(self, connection: sqlite3.Connection, debate: str) -> None:
        self._connection, self._debate = connection, debate
        self._span = span(connection, debate)

    def all_words(self, text: str, limit: int) -> Mapping[str, float]:
        """Find claims with every word; longer words that begin with one come after the rest."""
        found = self._matching(stems.whole_query(text), text, limit)
        if len(found) < limit:
            begun = self._matching(stems.match_query(text), text, limit)
            least = min(found.values(), default=1.0)
            found |= {id_: rank * least for id_, rank in begun.items() if id_ not in found}
        return dict(sorted(found.items(), key=lambda one: -one[1]))

    def some_words(self, text: str, limit: int) -> Mapping[str, float]:
        """Find claims with one word or more, where a rare word counts for more."""
        weights: dict[int, float] = {}
        for query in stems.word_queries(text).values():
            places = self._places(query, COMMON)
            for place in places:
                weights[place] = weights.get(place, 0.0) + _telling(len(places))
        likely = sorted(weights, key=lambda place: (-weights[place], -place))[: 4 * limit]
        ids = self._ids(likely)
        return {ids[place]: weights[place] for place in likely if place in ids}

    def _matching(self, query: str, text: str, limit: int) -> dict[str, float]:
        if not query:
            return {}
        places = self._places(query, COMMON)
        if len(places) < COMMON:
            return self._ranked(places, text)
        parameters = (query, *self._span, self._debate, limit)
        rows = in_time(self._connection, database.SEARCH_SHOWN, parameters)
        return dict.fromkeys((row[0] for row in rows), 1.0)

    def _places(self, query: str, limit: int) -> list[int]:
        rows = in_time(self._connection, database.SEARCH_PLACES, (query, *self._span, limit))
        return [row[0] for row in rows]

    def _ranked(self, places: Sequence[int], text: str) -> dict[str, float]:
        """Rank by how many of the words are there as they were typed, and by how few others."""
        asked = set(stems.words(text))
        rows = self._rows(places)
        ranks = {id_: _nearness(asked, said) for _, id_, said in rows}
        order = {id_: place for place, id_, _ in rows}
        return dict(sorted(ranks.items(), key=lambda one: (-one[1], order[one[0]])))

    def _ids(self, places: Sequence[int]) -> dict[int, str]:
        return {place: id_ for place, id_, _ in self._rows(places)}

    def _rows(self, places: Sequence[int]) -> list[tuple[int, str, str]]:
        """Give the claims at these places that may be seen, in this debate if one was asked for."""
        query = """
            select claim.pos, claim.id, claim.text
            from event
            cross join claim on claim.debate = event.debate and claim.pos = event.pos
            where event.pos in ({}) and claim.status = 'shown' and ? in ('', event.debate)
        """
        rows = things.in_lots(self._connection, query, places, self._debate)
        return [(pos, id_, said) for pos, id_, said in rows]

    def views(self, ids: Sequence[str]) -> dict[str, ClaimView]:
        """Give what these claims stand as, where that may be seen, by the id that was found."""
        stands = claims.stands_as(self._connection, ids)
        known = claims.claims(self._connection, list(stands.values()))
        first: dict[str, str] = {}
        for id_ in ids:
            first.setdefault(stands[id_], id_)
        return {id_: known[kept] for kept, id_ in first.items() if known[kept].is_shown}


def _telling(count: int) -> float:
    """How much a word tells that so many claims have; one that reaches COMMON tells little."""
    return math.log(1 + 2 * COMMON / max(1, count))


def _nearness(asked: set[str], said: str) -> float:
    words = stems.words(said)
    there = asked.intersection(words)
    counted = len(there) + FORM * (len(asked) - len(there))
    return counted / max(1, len(asked)) / (USUAL + len(words))
