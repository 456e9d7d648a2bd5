"""The migrations that bring a database to the newest schema, and how far a stored one is from it.

A migration that has run is never edited; a later change is one more function with `@_migration`.
"""

import functools
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from ..errors import Damaged
from ..text.stems import stems
from . import (
    accounts,
    activity,
    bans,
    contribution_codes,
    council,
    database,
    decided,
    doubles,
    followers,
    frame_codes,
    letters,
    member_work,
    people,
    queue_claims,
    reports,
    second_factors,
)
from .database import LOG_TRIGGERS, SEARCH_TABLES, open_memory
from .schema import COUNCIL, LOG, SIDES, SPLIT, STATE, STATE_PARTS, STATE_TABLES, statements

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

_MIGRATIONS: "list[Callable[[Database], None]]" = []

_MADE_BY_OTHERS = (*(f"{table}_" for table in SEARCH_TABLES), "_sqlite_migrations")
"""Tables that libraries make, each version in its own words."""


def _migration(run: "Callable[[Database], None]") -> "Callable[[Database], None]":
    _MIGRATIONS.append(run)
    return run


@functools.cache
def migrations() -> "Migrations":
    from sqlite_utils import Migrations  # longer than most commands take that only read

    made = Migrations("debate")
    for run in _MIGRATIONS:
        made()(run)
    return made


def _opened(connection: sqlite3.Connection) -> "Database":
    from sqlite_utils import Database  # as above

    return Database(connection, recursive_triggers=False)


@_migration
def _m001_log(database: "Database") -> None:
    database.executescript(LOG)
    for trigger in LOG_TRIGGERS:
        database.execute(trigger)


@_migration
def _m002_state(stored: "Database") -> None:
    create_state_tables(stored.conn, search=(database.SEARCH_TABLE,), parts=(STATE,))
    create_state_indexes(stored.conn, parts=(STATE,))


@_migration
def _m003_accounts(database: "Database") -> None:
    _run(database, accounts.TABLES)


@_migration
def _m004_other_search(stored: "Database") -> None:
    """Notes, speakers and sources can be searched too."""
    stored.execute(database.OTHER_TABLE)
    stored.execute("delete from other_search")
    for (source,) in stored.execute("select id from source order by pos").fetchall():
        stored.execute(database.OTHER_SOURCE, (source,))
    rows = stored.execute(
        "select pos, note, voice_name from claim where note <> '' or voice_name <> '' order by pos"
    ).fetchall()
    for pos, note, name in rows:
        stored.execute(database.OTHER_INSERT, (pos, note, stems(note), name))


@_migration
def _m005_frame_codes(stored: "Database") -> None:
    stored.execute(frame_codes.TABLE)


@_migration
def _m006_people(stored: "Database") -> None:
    _run(stored, people.TABLES)
    _run(stored, second_factors.TABLES)
    _run(stored, contribution_codes.TABLE)
    stored.execute(contribution_codes.INDEX)


@_migration
def _m007_activity(stored: "Database") -> None:
    """Crowds are seen, and push nobody of the other side from a page."""
    stored.execute(activity.TABLE)
    create_state_indexes(stored.conn, parts=(SIDES,))


def _run(stored: "Database", script: str) -> None:
    for statement in filter(None, map(str.strip, script.split(";\n"))):
        stored.execute(statement)


@_migration
def _m008_split(stored: "Database") -> None:
    """A claim can turn out to be several."""
    create_state_tables(stored.conn, search=(), parts=(SPLIT,))
    create_state_indexes(stored.conn, parts=(SPLIT,))


@_migration
def _m009_queue_claims(stored: "Database") -> None:
    """A moderator tells the others what he or she is looking at."""
    stored.execute(queue_claims.TABLE)


@_migration
def _m010_decisions(stored: "Database") -> None:
    """House rules, decisions with their statements of reasons, and what became of complaints."""
    create_state_tables(stored.conn, search=(), parts=(decided.TABLES_AT_FIRST,))
    create_state_indexes(stored.conn, parts=(decided.TABLES_AT_FIRST,))


@_migration
def _m011_reports(stored: "Database") -> None:
    """Notices, flags and complaints, until they lead to a decision."""
    _run(stored, reports.TABLES)


@_migration
def _m012_council(stored: "Database") -> None:
    create_state_tables(stored.conn, search=(), parts=(COUNCIL,))
    create_state_indexes(stored.conn, parts=(COUNCIL,))


@_migration
def _m013_member_work(stored: "Database") -> None:
    """Members keep what they prepare, and share it with their party."""
    _run(stored, member_work.TABLES)


@_migration
def _m014_followers(stored: "Database") -> None:
    """People follow by mail."""
    _run(stored, followers.TABLES)


@_migration
def _m015_council_acts(stored: "Database") -> None:
    """A link with the council that was taken back can be made whole again."""
    stored.execute(council.BACKFILL)


@_migration
def _m016_bans(stored: "Database") -> None:
    """A decision can keep somebody out: one more act, and who it is in a private table."""
    rows = stored.execute("select * from decision").fetchall()
    stored.execute("drop table decision")
    for statement in statements(
        "create table decision ", "create index decision_", parts=(decided.TABLES,)
    ):
        stored.execute(statement)
    for row in rows:
        stored.execute(f"insert into decision values ({', '.join('?' * len(row))})", row)
    stored.execute(bans.TABLE)
    stored.execute(bans.INDEX)


@_migration
def _m017_doubles(stored: "Database") -> None:
    """What may say the same is worked out beforehand."""
    _run(stored, doubles.TABLES)


@_migration
def _m018_letters(stored: "Database") -> None:
    """A letter that is owed waits until it went."""
    _run(stored, letters.TABLES)
    if ("table", "digest_letter") in _schema(stored.conn):
        stored.execute(letters.BACKFILL)


@_migration
def _m019_letters_by_time(stored: "Database") -> None:
    """How many confirmations went this hour is asked at every report."""
    stored.execute(letters.INDEX)


@_migration
def _m020_languages(stored: "Database") -> None:
    """Letters are written in the language of the one they go to."""
    for table in ("letter", "follower", "report", "complaint"):
        stored.execute(
            f"alter table {table} add column language text not null default 'nl'"
            " check (language in ('nl', 'en'))"
        )


def create_state(connection: sqlite3.Connection) -> None:
    """Create the tables of the state, empty, with their indexes."""
    create_state_tables(connection)
    create_state_indexes(connection)


def create_state_tables(
    connection: sqlite3.Connection,
    *,
    search: Iterable[str] = tuple(SEARCH_TABLES.values()),
    parts: Iterable[str] = STATE_PARTS,
) -> None:
    """Create the tables of the state alone: a whole log is folded faster without their indexes."""
    for statement in (*statements("create table", "alter table", parts=parts), *search):
        connection.execute(statement)


def create_state_indexes(
    connection: sqlite3.Connection, *, parts: Iterable[str] = STATE_PARTS
) -> None:
    """Create the indexes of the state."""
    for statement in statements("create index", parts=parts):
        connection.execute(statement)


def drop_state(connection: sqlite3.Connection) -> None:
    """Take the tables of the state away, with all they hold. Foreign keys must not be enforced."""
    for table in (*reversed(STATE_TABLES), *SEARCH_TABLES):
        connection.execute(f"drop table if exists {table}")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the newest schema."""
    migrations().apply(_opened(connection))


def schema_differences(connection: sqlite3.Connection, *, may_be_older: bool = False) -> list[str]:
    """Name what is not as this version makes it: tables, indexes, triggers and views that are
    another, too many or gone.

    With `may_be_older` it is held against the version that made it, as the migrations that have run
    tell: a copy that was made before an update is whole too.
    """
    wanted, stored = (
        _fresh_schema(_pending(connection) if may_be_older else ()),
        _schema(connection),
    )
    things = wanted.keys() | stored.keys()
    return sorted({name for kind, name in things if _differs(wanted, stored, (kind, name))})


def require_schema(connection: sqlite3.Connection) -> None:
    """Raise Damaged unless the database is made of what this version makes: a view or trigger more
    could keep what people write from being stored.
    """
    different = schema_differences(connection)
    if different:
        raise Damaged(
            "The schema of {names} is not as this version makes it, so nothing is written. Run"
            " `debate verify`, and put a backup back.",
            names=", ".join(different[:5]),
        )


_Schema = Mapping[tuple[str, str], tuple[str, str]]


@functools.cache
def _fresh_schema(without: tuple[str, ...]) -> _Schema:
    """Give the schema as this version makes it, or as it is without some of the migrations.

    They need not be the last ones: two that were made side by side reach a database in any order.
    """
    with closing(open_memory()) as fresh:
        stored = _opened(fresh)
        migrations().ensure_migrations_table(stored)
        for one in migrations().pending(stored):
            if one.name not in without:
                one.fn(stored)
        return _schema(fresh)


def _pending(connection: sqlite3.Connection) -> tuple[str, ...]:
    return tuple(one.name for one in migrations().pending(_opened(connection)))


def _schema(connection: sqlite3.Connection) -> _Schema:
    """Give table and statement of each thing by its kind and name; statistics are no part of it."""
    rows = connection.execute("select type, name, tbl_name, sql from sqlite_schema")
    return {
        (kind, name): (table, " ".join(str(sql).split()))
        for kind, name, table, sql in rows
        if (kind, name) not in (("table", "sqlite_stat1"), ("table", "sqlite_sequence"))
    }


def _differs(wanted: _Schema, stored: _Schema, thing: tuple[str, str]) -> bool:
    kind, name = thing
    if kind == "table" and name.startswith(_MADE_BY_OTHERS):
        return (thing in wanted) != (thing in stored)
    return wanted.get(thing) != stored.get(thing)


def tables_missing(connection: sqlite3.Connection) -> list[str]:
    """Name the tables that a whole database has and this one does not."""
    stored = {name for (kind, name) in _schema(connection) if kind == "table"}
    wanted = ("event", "payload", "seal", "checkpoint", *STATE_TABLES)
    return [name for name in wanted if name not in stored]
