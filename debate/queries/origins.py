"""Which documents passages come from."""

import sqlite3
from collections.abc import Iterable

from ..model import Claim, Source
from . import things


def origins(connection: sqlite3.Connection, claims: Iterable[Claim]) -> dict[str, Source]:
    """Give, by id, the sources that these claims rest on."""
    ids = {excerpt.source: None for claim in claims for excerpt in claim.excerpts}
    query = f"select {things.SOURCE} from source where id in ({{}})"
    found = map(things.source, things.in_lots(connection, query, list(ids)))
    return {source.id: source for source in found}
