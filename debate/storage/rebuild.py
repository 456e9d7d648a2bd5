"""The state made again: the log folded from its beginning, in place or beside the database.

Foreign keys are not enforced and the indexes come last, since the log itself decides what refers to
what; `debate verify` checks the references of a rebuilt database like those of any other.
"""

import sqlite3
from contextlib import closing

from . import database, past, tables
from .store import Store

_PLAIN_SEARCH_TABLES = (  # not searched
    "create table claim_search (rowid integer primary key, text text, stems text)",
    "create table other_search"
    " (rowid integer primary key, note text, stems text, name text, title text, author text)",
)


def rebuild(store: Store) -> int:
    """Empty the state tables and the search indexes and fold the log again, in one transaction.

    Readers see the old state until the new one is whole. Gives the number of events. Raises Damaged
    where the log itself cannot be read, and then nothing has changed.
    """
    with store.outside.lock(), closing(database.open_writer(store.path)) as connection:
        connection.execute("pragma foreign_keys = off")
        with database.transaction(connection):
            tables.drop_state(connection)
            tables.create_state_tables(connection)
            count = past.fold(connection, connection)
            tables.create_state_indexes(connection)
            for statement in database.SEARCH_OPTIMISE:
                connection.execute(statement)
        database.truncate_wal(connection)
    return count


def fold_beside(log: sqlite3.Connection, into: sqlite3.Connection) -> int:
    """Fold the whole log into an empty database: the state as the log says it is, to compare with.

    The search tables there are plain ones with the same rows. Gives the number of events.
    """
    tables.create_state_tables(into, search=_PLAIN_SEARCH_TABLES)
    with database.transaction(into):
        return past.fold(log, into)
