"""Finding claims by words."""

import sqlite3
import time
from dataclasses import dataclass

from ..storage import database
from ..text.stems import match_query
from . import claims
from .things import ClaimView

DEADLINE_SECONDS = 1.0
COMMON = 5_000
"""Words that so many claims have say too little to rank by: then the newest come first."""


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
    found = _candidates(connection, match_query(text), debate, limit) or _candidates(
        connection, match_query(text, every=False), debate, limit
    )
    best = max((rank for _, rank in found), default=0.0)
    return [Hit(view, rank / best if best else 0.0) for view, rank in found]


def _candidates(
    connection: sqlite3.Connection, query: str, debate: str, limit: int
) -> list[tuple[ClaimView, float]]:
    """Give claims with how near they are, best first; after the deadline, nothing more is found."""
    if not query:
        return []
    deadline = time.monotonic() + DEADLINE_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 10_000)
    try:
        found = len(connection.execute(database.SEARCH_NEWEST, (query, COMMON)).fetchall())
        ranked = database.SEARCH_RANKED if found < COMMON else database.SEARCH_UNRANKED
        rows = connection.execute(ranked, (debate, query, limit)).fetchall()
    except sqlite3.OperationalError:
        rows = []
    finally:
        connection.set_progress_handler(None, 0)
    stands = claims.stands_as(connection, [row[0] for row in rows])
    views = claims.claims(connection, list(stands.values()))
    ranks: dict[str, float] = {}
    for id_, rank in rows:
        ranks.setdefault(stands[id_], rank)
    return [(views[id_], rank) for id_, rank in ranks.items() if views[id_].is_shown]
