"""A debate as it was: its events up to a version, folded again in memory."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from ..errors import LimitReached, Unavailable
from . import database, journal, state, tables

MOST_EVENTS = 50_000
"""About three seconds of folding."""

WAITING = 10.0  # seconds

_folding = threading.Lock()

_NOT_TO_BE_SEEN = ("claim", "relation", "question")
_STAND_ALONE = """
    update claim set merged_into = null
    where merged_into in (select id from claim where status = 'erased')
"""


@contextmanager
def debate_at(
    connection: sqlite3.Connection, debate: str, version: int, *, for_counting: bool = False
) -> Iterator[sqlite3.Connection]:
    """Hold a database in memory with the state of one debate at a version; hidden text stays
    hidden.

    `for_counting` leaves what was hidden since as it was: for figures, never for showing words.

    Raises LimitReached where folding so many events would take long, and Unavailable where others
    are being folded: one at a time, so that looking back never stops the site.
    """
    if version > MOST_EVENTS:
        raise LimitReached(
            "This debate is too large to show as it was: only its first {limit} changes can be.",
            limit=MOST_EVENTS,
        )
    with _one_at_a_time(), closing(database.open_memory()) as then:
        tables.create_state(then)
        with database.transaction(then):
            fold(connection, then, debate=debate, up_to_version=version)
        last = connection.execute(
            "select max(pos) from event where debate = ? and version <= ?", (debate, version)
        ).fetchone()[0]
        statuses = ("erased",) if for_counting else ("hidden", "erased")
        for table in _NOT_TO_BE_SEEN:
            _keep_hidden(connection, then, table, debate, last or 0, statuses)
        _keep_sources(connection, then, debate, last or 0)
        then.execute(_STAND_ALONE)
        yield then


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if not _folding.acquire(timeout=WAITING):
        raise Unavailable("Others are looking back in time just now. Try again in a moment.")
    try:
        yield
    finally:
        _folding.release()


def _keep_hidden(
    now: sqlite3.Connection,
    then: sqlite3.Connection,
    table: str,
    debate: str,
    last: int,
    statuses: Sequence[str],
) -> None:
    """Put today's hidden and erased things in place of what they were at the time."""
    hidden = now.execute(
        f"""
        select * from {table}
        where debate = ? and pos <= ? and status in ({", ".join("?" * len(statuses))})
        """,
        (debate, last, *statuses),
    )
    marks = ", ".join("?" * len(hidden.description))
    then.executemany(f"insert or replace into {table} values ({marks})", hidden)


def _keep_sources(
    now: sqlite3.Connection, then: sqlite3.Connection, debate: str, last: int
) -> None:
    """Let reactions whose author was erased since be what they are today."""
    rows = now.execute("select * from source where debate = ? and pos <= ?", (debate, last))
    marks = ", ".join("?" * len(rows.description))
    then.executemany(f"insert or ignore into source values ({marks})", rows)


def fold(
    log: sqlite3.Connection,
    into: sqlite3.Connection,
    *,
    debate: str = "",
    up_to_version: int | None = None,
) -> int:
    """Bring empty state tables to where the log is, inside the transaction that is open in `into`.

    Gives the number of events. Raises Damaged where an event cannot be read or refers to one that
    is not there.
    """
    past = state.Past(lambda pos: journal.at(log, pos), into)
    count = 0
    for lot in journal.lots(journal.entries(log, debate=debate, up_to_version=up_to_version)):
        state.run(into, lot, past)
        count += len(lot)
    return count
