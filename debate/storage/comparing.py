"""The state held against the log: folded again in a temporary file and compared row by row."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from . import database, rebuild, schema
from .checking import Findings
from .database import Row

_LOT = 2_000
_SHADOWS = ("data", "idx", "content", "docsize", "config")
"""The tables in which FTS5 keeps an index."""


def compare_state(connection: sqlite3.Connection, folder: Path, findings: Findings) -> None:
    """Add a finding for each row of the state, and of the search index, that the log does not give.

    A table that waits for an update is passed over: the check of the schema tells of a missing one.
    `folder` takes the temporary database, so that memory stays flat.
    """
    with closing(sqlite3.connect(folder / "state.db", isolation_level=None)) as folded:
        for setting in ("journal_mode = off", "synchronous = off", "cache_size = -65536"):
            folded.execute(f"pragma {setting}")
        rebuild.fold_beside(connection, folded)
        for table in schema.STATE_TABLES:
            there = set(_columns(connection, table))  # an older copy waits for its update
            columns = [name for name in _columns(folded, table) if name in there]
            if columns:
                _compare(connection, folded, table, columns, findings)
        for table in _search_tables(connection):
            columns = ["rowid", *(name for name in _columns(folded, table) if name != "rowid")]
            _compare(connection, folded, table, columns, findings)
    for table, statement in _search_tables(connection).items():
        _check_search_index(connection, folder, table, statement, findings)


def _search_tables(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the search tables that are there: one may wait for an update. Whether one is missing is
    told by the check of the schema.
    """
    return {
        table: statement
        for table, statement in database.SEARCH_TABLES.items()
        if _columns(connection, table)
    }


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Name the columns of a table, those of its key first."""
    described = connection.execute(f"pragma table_info({table})").fetchall()
    keys = sorted((row for row in described if row[5]), key=lambda row: int(row[5]))
    return [row[1] for row in keys] + [row[1] for row in described if not row[5]]


def _keys(connection: sqlite3.Connection, table: str) -> int:
    described = connection.execute(f"pragma table_info({table})")
    return sum(1 for row in described if row[5]) or 1


def _compare(
    stored: sqlite3.Connection,
    folded: sqlite3.Connection,
    table: str,
    columns: list[str],
    findings: Findings,
) -> None:
    """Compare in the order in which the rows lie, which is quick; only where that differs, as it
    does after an erasure, in the order of the key.
    """
    query, keys = f"select {', '.join(columns)} from {table}", _keys(folded, table)
    if _are_alike(stored, folded, f"{query} order by rowid"):
        return
    query += f" order by {', '.join(columns[:keys])}"
    rows = iter(stored.execute(query)), iter(folded.execute(query))
    _say_differences(table, columns, keys, *rows, findings)


def _are_alike(stored: sqlite3.Connection, folded: sqlite3.Connection, query: str) -> bool:
    left, right = stored.execute(query), folded.execute(query)
    while one := left.fetchmany(_LOT):
        if one != right.fetchmany(_LOT):
            return False
    return right.fetchone() is None


def _say_differences(
    table: str,
    columns: list[str],
    keys: int,
    stored: Iterator[Row],
    folded: Iterator[Row],
    findings: Findings,
) -> None:
    """Walk along both in the order of their key and name each row that differs."""
    one, other = next(stored, None), next(folded, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[:keys] < other[:keys]):
            _say(findings, table, one, keys, "is there, but the log does not give it")
            one = next(stored, None)
        elif one is None or other[:keys] < one[:keys]:
            _say(findings, table, other, keys, "is missing, though the log gives it")
            other = next(folded, None)
        else:
            if one != other:
                wrong = [name for name, a, b in zip(columns, one, other, strict=True) if a != b]
                _say(findings, table, one, keys, f"differs from the log in {', '.join(wrong)}")
            one, other = next(stored, None), next(folded, None)


def _say(findings: Findings, table: str, row: Row | None, keys: int, what: str) -> None:
    place = " ".join(str(part) for part in (row or ())[:keys])
    findings.add(f"table {table}", f"In the table {table}, the row {place} {what}.")


def _check_search_index(
    connection: sqlite3.Connection, folder: Path, table: str, statement: str, findings: Findings
) -> None:
    """Let FTS5 check a copy of an index against its rows; it checks only where it may write."""
    with closing(sqlite3.connect(folder / f"{table}.db", isolation_level=None)) as copy:
        for setting in ("journal_mode = off", "synchronous = off"):
            copy.execute(f"pragma {setting}")
        copy.execute(statement)
        copy.execute("begin")
        for shadow in _SHADOWS:
            _copy_rows(connection, copy, f"{table}_{shadow}")
        copy.execute("commit")
        try:
            copy.execute(database.SEARCH_CHECK.format(table=table))
        except sqlite3.DatabaseError:
            findings.add("search", "The search index does not agree with its rows.")


def _copy_rows(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    rows = source.execute(f"select * from {table}")
    marks = ", ".join("?" * len(rows.description))
    target.execute(f"delete from {table}")
    target.executemany(f"insert into {table} values ({marks})", rows)
