"""What else says certain words: notes on claims, titles and authors of sources, who speaks."""

import sqlite3
from dataclasses import dataclass

from ..model import Source, Voice
from ..storage import database
from ..text import stems
from . import claims, origins
from .searching import EVERYWHERE, Span, in_time, span
from .things import ClaimView

SPEAKERS_LOOKED_AT = 300
"""Claims of which the speakers are told apart; one who speaks often takes no more of a page."""


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source, its article where it is a reaction, and its debate."""

    source: Source
    article: Source | None
    debate: str


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """Somebody who speaks in a debate under a name."""

    voice: Voice
    debate: str


def notes(
    connection: sqlite3.Connection, text: str, *, debate: str = "", limit: int = 5
) -> list[ClaimView]:
    """Give claims whose note has all of these words, the newest first."""
    query = stems.whole_query(text)
    rows = _rows(connection, database.SEARCH_NOTES, _in("note stems", query), debate, limit)
    stands = claims.stands_as(connection, [row[0] for row in rows])
    found = claims.claims(connection, list(dict.fromkeys(stands.values())))
    return [view for view in found.values() if view.is_shown and view.claim.note]


def sources(
    connection: sqlite3.Connection, text: str, *, debate: str = "", limit: int = 5
) -> list[FoundSource]:
    """Give sources that have all of these words in their title or authors, the newest first."""
    query = _in("title author", stems.name_query(text))
    rows = _rows(connection, database.SEARCH_SOURCES, query, debate, limit, EVERYWHERE)
    known = origins.with_articles(connection, [id_ for id_, _ in rows])
    return [
        FoundSource(known[id_], known.get(known[id_].reaction_to), where) for id_, where in rows
    ]


def voices(
    connection: sqlite3.Connection, text: str, *, debate: str = "", limit: int = 5
) -> list[FoundVoice]:
    """Give the names under which somebody speaks that have all of these words, or their begin."""
    query = _in("name", stems.name_query(text))
    rows = _rows(connection, database.SEARCH_NOTES, query, debate, SPEAKERS_LOOKED_AT)
    views = claims.claims(connection, [row[0] for row in rows])
    found = (FoundVoice(view.claim.voice, view.debate) for view in views.values())
    return list(dict.fromkeys(found))[:limit]


def _in(columns: str, query: str) -> str:
    return f"{{{columns}}} : ({query})" if query else ""


def _rows(
    connection: sqlite3.Connection,
    question: str,
    query: str,
    debate: str,
    limit: int,
    within: Span | None = None,
) -> list[database.Row]:
    if not query:
        return []
    low, high = within or span(connection, debate)
    return in_time(connection, question, (query, low, high, debate, limit))
