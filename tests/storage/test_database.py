"""SQLite as it is used here: safe settings, a log that nothing can change, errors that say so."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from debate.errors import Conflict, Unavailable
from debate.storage import database
from tests import make


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
    ],
)
def test_a_writer_has_the_settings_that_lose_nothing(
    tmp_path: Path, setting: str, value: object
) -> None:
    with closing(database.open_writer(tmp_path / "debate.db")) as connection:
        assert connection.execute(f"pragma {setting}").fetchone()[0] == value


@pytest.mark.parametrize(
    "statement",
    [
        "update event set at_ms = 1",
        "delete from event",
        "insert or replace into event select * from event",
        "replace into event select * from event where pos = 1",
        "update or replace event set pos = 2 where pos = 1",
    ],
)
def test_the_log_refuses_every_change(tmp_path: Path, statement: str) -> None:
    store = make.debate(tmp_path)
    with pytest.raises(Unavailable) as refused, store.writing() as connection:
        connection.execute(statement)
    assert "the log is never changed" in str(refused.value.details["cause"])


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    with pytest.raises(Unavailable), store.reading() as connection:
        connection.execute("delete from payload")


def test_a_snapshot_sees_one_moment(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    with store.reading() as connection:
        before = connection.execute("select count(*) from claim").fetchone()
        make.claim(store)
        assert connection.execute("select count(*) from claim").fetchone() == before
    with store.reading() as connection:
        assert connection.execute("select count(*) from claim").fetchone() != before


def one_row_then(connection: sqlite3.Connection, error: Exception) -> None:
    """Fail in the middle of a transaction."""
    with database.transaction(connection):
        connection.execute("insert into one values (1)")
        raise error


@pytest.mark.parametrize(
    ("error", "said"),
    [(Conflict("No."), Conflict), (sqlite3.OperationalError("disk I/O error"), Unavailable)],
)
def test_a_transaction_is_undone_by_any_error(
    tmp_path: Path, error: Exception, said: type[Exception]
) -> None:
    with closing(database.open_writer(tmp_path / "debate.db")) as connection:
        connection.execute("create table one (number integer)")
        with pytest.raises(said):
            one_row_then(connection, error)
        assert connection.execute("select count(*) from one").fetchone()[0] == 0


def test_what_is_no_database_is_unavailable(tmp_path: Path) -> None:
    path = tmp_path / "debate.db"
    path.write_bytes(b"this is not a database at all" * 100)
    for opened in (database.open_writer, database.open_reader):
        with pytest.raises(Unavailable):
            opened(path)
    with pytest.raises(Unavailable):
        database.open_reader(tmp_path / "nowhere.db")


def test_each_thread_has_its_own_connection(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    readers = database.PerThread(lambda: database.open_reader(store.path))
    found: list[sqlite3.Connection] = []
    thread = threading.Thread(target=lambda: found.append(readers.connection()))
    thread.start()
    thread.join()
    assert readers.connection() is readers.connection()
    assert readers.connection() is not found[0]
    readers.close()
    found[0].close()
