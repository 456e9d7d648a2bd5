"""The schema is made once, whole, and can be told apart from a damaged one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from debate.commands import importing
from debate.storage import schema, tables
from debate.storage.database import open_memory
from debate.storage.verify import verify
from tests import make


def stored_schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("select type, name from sqlite_schema order by name").fetchall()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    with store.reading() as connection:
        before = stored_schema(connection)
        assert tables.tables_missing(connection) == []
    store.set_up()
    with store.reading() as connection:
        assert stored_schema(connection) == before


def test_dropping_and_creating_the_state_gives_the_same_schema(tmp_path: Path) -> None:
    store = make.store(tmp_path)
    with closing(sqlite3.connect(store.path)) as connection:
        before = stored_schema(connection)
        tables.drop_state(connection)
        assert set(tables.tables_missing(connection)) == set(schema.STATE_TABLES)
        tables.create_state(connection)
        assert stored_schema(connection) == before


def test_every_table_of_the_state_has_a_key_to_compare_by(tmp_path: Path) -> None:
    store = make.store(tmp_path)
    with store.reading() as connection:
        for table in schema.STATE_TABLES:
            columns = connection.execute(f"pragma table_info({table})").fetchall()
            assert any(column[5] for column in columns), table


def test_an_older_database_gets_its_notes_and_sources_searched(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    make.claim(store)
    importing.import_map(store, make.CO, make.small_map())
    everything = "select rowid, note, stems, name, title, author from other_search order by rowid"
    with closing(sqlite3.connect(store.path)) as connection:
        before = connection.execute(everything).fetchall()
        connection.execute("drop table other_search")
        connection.execute("delete from _sqlite_migrations where name = '_m004_other_search'")
        connection.commit()
    store.set_up()
    with store.reading() as connection:
        assert connection.execute(everything).fetchall() == before
        assert len(before) == 2
    assert verify(store).findings == ()


def test_what_was_kept_before_languages_were_is_dutch() -> None:
    with closing(open_memory()) as connection:
        stored = Database(connection, recursive_triggers=False)
        tables.migrations().ensure_migrations_table(stored)
        for one in tables.migrations().pending(stored):
            if one.name == "_m020_languages":
                connection.execute(
                    "insert into follower (id, email, confirmed_ms) values ('w1', 'a@b.example', 1)"
                )
            one.fn(stored)
        assert connection.execute("select language from follower").fetchall() == [("nl",)]


def test_a_database_that_lacks_any_migrations_is_known_as_whole_and_brought_up_to_date() -> None:
    every = [one.name for one in tables.migrations().pending(Database(memory=True))]
    # Two updates that were made side by side reach a database in any order: each alone may lack.
    later = [{name} for name in every if name not in ("_m001_log", "_m002_state", "_m003_accounts")]
    begun = [set(every[count:]) for count in range(len(every))]
    for lacking in [*begun, *later, {"_m007_activity", "_m010_decisions"}]:
        if "_m010_decisions" in lacking:
            lacking = {*lacking, "_m016_bans"}  # it changes a table of the other
        if "_m018_letters" in lacking:
            lacking = {*lacking, "_m019_letters_by_time"}  # the same
        if lacking & {"_m011_reports", "_m014_followers", "_m018_letters"}:
            lacking = {*lacking, "_m020_languages"}
        with closing(open_memory()) as connection:
            stored = Database(connection, recursive_triggers=False)
            tables.migrations().ensure_migrations_table(stored)
            for one in tables.migrations().pending(stored):
                if one.name not in lacking:
                    one.fn(stored)
                    tables.migrations()._record_applied(stored, one.name)
            connection.commit()
            assert tables.schema_differences(connection, may_be_older=True) == [], lacking
            tables.migrate(connection)
            assert tables.schema_differences(connection) == [], lacking
