"""Which documents passages come from."""

import sqlite3
from collections.abc import Iterable, Sequence

from ..model import Claim, Source
from . import things


def origins(connection: sqlite3.Connection, claims: Iterable[Claim]) -> dict[str, Source]:
    """Give, by id, the sources that these claims rest on, and the articles those react to."""
    ids = {excerpt.source: None for claim in claims for excerpt in claim.excerpts}
    return with_articles(connection, list(ids))


def with_articles(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Source]:
    """Give, by id, these sources and the articles that they react to."""
    found = sources_by_id(connection, ids)
    articles = {one.reaction_to for one in found.values() if one.reaction_to} - found.keys()
    return found | sources_by_id(connection, sorted(articles))


def sources_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Source]:
    """Give sources by id; unknown ids are left out."""
    query = f"select {things.SOURCE} from source where id in ({{}})"
    found = map(things.source, things.in_lots(connection, query, ids))
    return {source.id: source for source in found}
