"""SQLite as this project uses it, and every difference between SQLite and PostgreSQL in one place.

What PostgreSQL spells otherwise: the placeholders, the pragmas, `begin immediate` with a lock file
(`select ... for update` there), `blob` and `integer` (`bytea` and `bigint`), the triggers that keep
the log (revoked rights there), and the search table (`tsvector`). Everything else is SQL that both
read.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ..errors import Unavailable

Row = tuple[Any, ...]
"""What a query gives: one value a column, each of that column's type."""

BUSY_SECONDS = 5.0
MAPPED = 2_147_418_112
"""Bytes of the file that a reader maps into memory, as many as SQLite can: of a large debate the
pages lie far apart, and reading each by a call costs more than what is done with it."""

SEARCH_TABLE = """
    create virtual table if not exists claim_search using fts5 (
        text, stems, tokenize = "unicode61 remove_diacritics 2"
    )
"""
OTHER_TABLE = """
    create virtual table if not exists other_search using fts5 (
        note, stems, name, title, author, tokenize = "unicode61 remove_diacritics 2"
    )
"""
"""Notes and speakers of claims, titles and authors of sources: at the place in the log of each."""
SEARCH_TABLES = {"claim_search": SEARCH_TABLE, "other_search": OTHER_TABLE}
SEARCH_INSERT = "insert into claim_search (rowid, text, stems) values (?, ?, ?)"
SEARCH_REMOVE = """
    delete from claim_search where rowid = (select pos from claim where id = ?)
"""
SEARCH_AGAIN = """
    insert into claim_search (rowid, text, stems) select pos, ?, ? from claim where id = ?
"""
SEARCH_DELETE = "delete from claim_search where rowid = ?"
OTHER_INSERT = "insert into other_search (rowid, note, stems, name) values (?, ?, ?, ?)"
OTHER_REMOVE = "delete from other_search where rowid = (select pos from claim where id = ?)"
OTHER_AGAIN = """
    insert into other_search (rowid, note, stems, name) select pos, ?, ?, ? from claim where id = ?
"""
OTHER_DELETE = "delete from other_search where rowid = ?"
OTHER_REMOVE_SOURCE = "delete from other_search where rowid = (select pos from source where id = ?)"
OTHER_SOURCE = """
    insert into other_search (rowid, title, author)
    select pos, title || ' ' || outlet, authors || ' ' || voice_name from source where id = ?
"""
SEARCH_PLACES = """
    select claim_search.rowid from claim_search
    where claim_search match ? and claim_search.rowid between ? and ?
    order by claim_search.rowid desc
    limit ?
"""
"""Places in the log of claims that say this, the newest first. bm25 would count each word in the
whole index first, which takes the longer the commoner it is."""
# `+ 0` keeps the span of places from being looked for in the claims again, which is slow.
SEARCH_SHOWN = """
    select claim.id
    from claim_search
    cross join event on event.pos = claim_search.rowid
    cross join claim on claim.debate = event.debate and claim.pos = event.pos + 0
    where claim_search match ? and claim_search.rowid between ? and ? and ? in ('', event.debate)
        and claim.status = 'shown'
    order by claim_search.rowid desc
    limit ?
"""
SEARCH_NOTES = """
    select claim.id
    from other_search
    cross join event on event.pos = other_search.rowid
    cross join claim on claim.debate = event.debate and claim.pos = event.pos + 0
    where other_search match ? and other_search.rowid between ? and ? and ? in ('', event.debate)
        and claim.status = 'shown'
    order by other_search.rowid desc
    limit ?
"""
SEARCH_SOURCES = """
    select source.id, source.debate
    from other_search
    cross join event on event.pos = other_search.rowid
    cross join source on source.debate = event.debate and source.pos = event.pos + 0
    where other_search match ? and other_search.rowid between ? and ? and ? in ('', event.debate)
    order by other_search.rowid desc
    limit ?
"""
SEARCH_OPTIMISE = tuple(
    f"insert into {table} ({table}) values ('optimize')" for table in SEARCH_TABLES
)
SEARCH_CHECK = "insert into {table} ({table}) values ('integrity-check')"

LOG_TRIGGERS = (
    """
    create trigger if not exists event_is_never_updated before update on event
    begin select raise(abort, 'the log is never changed'); end
    """,
    """
    create trigger if not exists event_is_never_deleted before delete on event
    begin select raise(abort, 'the log is never changed'); end
    """,
)

_UNTRUSTED = "pragma trusted_schema = off"  # a file may bring views and triggers of its own

_SETTINGS = (
    _UNTRUSTED,
    "pragma journal_mode = wal",
    "pragma synchronous = full",  # never normal: acknowledged writes are lost at a power cut
    "pragma foreign_keys = on",
    "pragma secure_delete = on",
    "pragma recursive_triggers = on",  # or `insert or replace` slips past the log's triggers
    "pragma temp_store = memory",
    "pragma cache_size = -65536",
)


def open_writer(path: Path) -> sqlite3.Connection:
    """Open the database for writing, creating it where it is not there. Call under the lock."""
    try:
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        for setting in _SETTINGS:
            connection.execute(setting)
    except sqlite3.Error as error:
        raise unavailable(error) from error
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open the database for reading only. Raises Unavailable where there is none."""
    connection = open_to_check(path)
    try:
        connection.execute("pragma query_only = on")
        connection.execute("pragma cache_size = -16384")
        connection.execute(f"pragma mmap_size = {MAPPED}")
    except sqlite3.Error as error:
        raise unavailable(error) from error
    return connection


def open_to_check(path: Path) -> sqlite3.Connection:
    """Open the database for reading only without looking into it: it may be damaged.

    Its pages are not mapped into memory, so that one that cannot be read is an error and no crash.
    """
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute(_UNTRUSTED)
    except sqlite3.Error as error:
        raise unavailable(error) from error
    return connection


def engine() -> tuple[tuple[int, int, int], bool]:
    """Give the version of SQLite that runs here, and whether it can search words."""
    with closing(open_memory()) as connection:
        options = {row[0] for row in connection.execute("pragma compile_options")}
    return sqlite3.sqlite_version_info, "ENABLE_FTS5" in options


def open_memory() -> sqlite3.Connection:
    """Open an empty database in memory: where the log is folded again, to look or to compare."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute(_UNTRUSTED)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold one writing transaction: committed at the end, rolled back on any error."""
    try:
        connection.execute("begin immediate")
        yield
        connection.execute("commit")
    except BaseException as error:
        roll_back(connection)
        if isinstance(error, sqlite3.Error):
            raise unavailable(error) from error
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Hold one moment of the database: every query inside sees the same state.

    Inside another snapshot of the same connection it is the same moment.
    """
    if connection.in_transaction:
        yield connection
        return
    try:
        connection.execute("begin")
    except sqlite3.Error as error:
        raise unavailable(error) from error
    try:
        yield connection
    except sqlite3.DatabaseError as error:
        raise unavailable(error) from error
    finally:
        roll_back(connection)


def truncate_wal(connection: sqlite3.Connection) -> bool:
    """Bring the write-ahead file into the database and empty it. Call under the lock.

    Gives False where a reader still needed the file after the busy timeout.
    """
    try:
        busy: int = connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    except sqlite3.Error as error:
        raise unavailable(error) from error
    return not busy


def write_anew(connection: sqlite3.Connection) -> bool:
    """Write the whole file again, so that no page holds what was deleted; then empty the
    write-ahead file, as `truncate_wal` does. Call under the lock.
    """
    try:
        connection.execute("pragma temp_store = file")  # a large database does not fit in memory
        connection.execute("vacuum")
    except sqlite3.Error as error:
        raise unavailable(error) from error
    return truncate_wal(connection)


def roll_back(connection: sqlite3.Connection) -> None:
    """Leave the transaction, if there still is one. What cannot even do that is given up."""
    try:
        if connection.in_transaction:
            connection.execute("rollback")
    except sqlite3.Error:
        connection.close()  # closing rolls back too; the next use fails and opens it anew


def unavailable(error: sqlite3.Error) -> Unavailable:
    """Say that the database cannot be used now; the cause is kept for the operator's log."""
    return Unavailable(
        "The database cannot be used at this moment. Nothing of yours was stored;"
        " try again in a minute.",
        cause=str(error),
    )


class PerThread:
    """One connection for each thread, opened when it is first asked for."""

    def __init__(self, open_: Callable[[], sqlite3.Connection]) -> None:
        self._open = open_
        self._local = threading.local()

    def connection(self) -> sqlite3.Connection:
        """Give this thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._open()
        return found

    def close(self) -> None:
        """Close this thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is not None:
            found.close()
            self._local.connection = None
