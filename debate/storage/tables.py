"""The whole schema in one place: the log, its tree, and the state that is folded from it.

A migration that has run is never edited; a later change is one more function with `@migrations()`.
Times are UTC in milliseconds. Lists inside one thing (tags, frames, wordings) are canonical JSON.
"""

import functools
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from ..errors import Damaged
from ..text.stems import stems
from . import accounts, database, frame_codes
from .database import LOG_TRIGGERS, SEARCH_TABLES, open_memory

migrations = Migrations("debate")

LOG = """
create table event (
    pos integer primary key,
    debate text not null,
    version integer not null,
    kind text not null,
    schema_v integer not null,
    actor_ref blob not null,
    at_ms integer not null,
    idem text,
    commitment blob not null,
    prev blob not null,
    hash blob not null,
    unique (debate, version)
);
create unique index event_idem on event (actor_ref, idem) where idem is not null;
create index event_hash on event (hash);
create table debate_head (
    debate text primary key,
    version integer not null,
    head blob not null
);
create table payload (
    pos integer primary key references event (pos),
    salt blob not null,
    body blob not null
);
create table actor (
    actor_ref blob primary key,
    account text not null,
    debate text not null,
    unique (account, debate)
);
create table unsealed (
    pos integer primary key references event (pos)
);
create table seal (
    seq integer primary key,
    pos integer not null unique references event (pos)
);
create table mnode (
    level integer not null,
    idx integer not null,
    hash blob not null,
    primary key (level, idx)
);
create table sealer (
    one integer primary key check (one = 1),
    size integer not null
);
create table checkpoint (
    size integer primary key,
    root blob not null,
    note text not null,
    at_ms integer not null
);
insert into sealer (one, size) values (1, 0);
"""

STATE = """
create table topic (
    slug text primary key,
    pos integer not null,
    version integer not null,
    changed_ms integer not null,
    title text not null,
    question text not null,
    description text not null,
    language text not null,
    theses text not null,
    data text not null
);
create table section (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    title text not null,
    level integer not null,
    parent text not null,
    tags text not null,
    data text not null
);
create index section_debate on section (debate, pos);
create table source (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    key text not null,
    kind text not null,
    title text not null,
    authors text not null,
    voice_kind text not null,
    voice_name text not null,
    published text not null,
    outlet text not null,
    url text not null,
    reaction_to text not null,
    number integer not null,
    data text not null
);
create index source_debate on source (debate, pos);
create table source_text (
    source text primary key references source (id) deferrable initially deferred,
    digest text not null,
    paragraphs text not null
);
create table claim (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    posted_ms integer not null,
    actor_ref blob not null,
    changed_pos integer not null,
    status text not null check (status in ('shown', 'withdrawn', 'hidden', 'erased')),
    reason text not null,
    reviewed integer not null check (reviewed in (0, 1)),
    merged_into text references claim (id) deferrable initially deferred,
    title text not null,
    text text not null,
    note text not null,
    note_html text not null,
    voice_kind text not null,
    voice_name text not null,
    origin text not null,
    section text not null,
    base real,
    is_argument integer not null,
    frames text not null,
    wordings text not null,
    tags text not null,
    data text not null
);
create index claim_debate on claim (debate, pos);
create index claim_merged on claim (merged_into) where merged_into is not null;
create table excerpt (
    owner text not null,
    ord integer not null,
    source text not null,
    paragraph integer not null,
    start_at integer not null,
    end_at integer not null,
    digest text not null,
    primary key (owner, ord)
);
create index excerpt_source on excerpt (source, paragraph, start_at);
create table relation (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    posted_ms integer not null,
    status text not null check (status in ('shown', 'withdrawn', 'hidden', 'erased')),
    reason text not null,
    kind text not null check (kind in ('support', 'attack', 'undercut')),
    conclusion text not null,
    title text not null,
    text text not null,
    note text not null,
    voice_kind text not null,
    voice_name text not null,
    frames text not null,
    made_by text not null,
    why text not null,
    scheme text not null,
    base real,
    section text not null,
    mark text not null,
    pair text not null,
    tags text not null,
    data text not null
);
create index relation_debate on relation (debate, pos);
create index relation_conclusion on relation (conclusion, pos);
create table premise (
    relation text not null references relation (id) deferrable initially deferred,
    ord integer not null,
    claim text not null references claim (id) deferrable initially deferred,
    primary key (relation, ord)
);
create index premise_claim on premise (claim, relation);
create table question (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    posted_ms integer not null,
    status text not null check (status in ('shown', 'withdrawn', 'hidden', 'erased')),
    reason text not null,
    about text not null,
    title text not null,
    text text not null,
    voice_kind text not null,
    voice_name text not null,
    origin text not null,
    section text not null,
    tags text not null,
    data text not null
);
create index question_debate on question (debate, pos);
create index question_about on question (about, pos);
create table touched (
    thing text not null,
    pos integer not null,
    field text not null,
    primary key (thing, pos, field)
);
"""

STATE_TABLES = (
    "topic",
    "section",
    "source",
    "source_text",
    "claim",
    "excerpt",
    "relation",
    "premise",
    "question",
    "touched",
)

_MADE_BY_OTHERS = (*(f"{table}_" for table in SEARCH_TABLES), "_sqlite_migrations")
"""Tables that libraries make, each version in its own words."""


@migrations()
def _m001_log(database: Database) -> None:
    database.executescript(LOG)
    for trigger in LOG_TRIGGERS:
        database.execute(trigger)


@migrations()
def _m002_state(stored: Database) -> None:
    create_state(stored.conn, search=(database.SEARCH_TABLE,))


@migrations()
def _m003_accounts(database: Database) -> None:
    for statement in filter(None, map(str.strip, accounts.TABLES.split(";\n"))):
        database.execute(statement)


@migrations()
def _m004_other_search(stored: Database) -> None:
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


@migrations()
def _m005_frame_codes(stored: Database) -> None:
    stored.execute(frame_codes.TABLE)


def create_state(
    connection: sqlite3.Connection, *, search: Iterable[str] = tuple(SEARCH_TABLES.values())
) -> None:
    """Create the tables of the state, empty, with their indexes."""
    create_state_tables(connection, search=search)
    create_state_indexes(connection)


def create_state_tables(
    connection: sqlite3.Connection, *, search: Iterable[str] = tuple(SEARCH_TABLES.values())
) -> None:
    """Create the tables of the state alone: a whole log is folded faster without their indexes."""
    for statement in (*_statements("create table"), *search):
        connection.execute(statement)


def create_state_indexes(connection: sqlite3.Connection) -> None:
    """Create the indexes and the view of the state."""
    for statement in (*_statements("create index"), *_statements("create view")):
        connection.execute(statement)


def drop_state(connection: sqlite3.Connection) -> None:
    """Take the tables of the state away, with all they hold. Foreign keys must not be enforced."""
    connection.execute("drop view if exists standing")
    for table in (*reversed(STATE_TABLES), *SEARCH_TABLES):
        connection.execute(f"drop table if exists {table}")


def _statements(kind: str) -> list[str]:
    statements = (part.strip() for part in STATE.split(";\n"))
    return [statement for statement in statements if statement.startswith(kind)]


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the newest schema."""
    migrations.apply(Database(connection, recursive_triggers=False))


def schema_differences(connection: sqlite3.Connection, *, may_be_older: bool = False) -> list[str]:
    """Name what is not as this version makes it: tables, indexes, triggers and views that are
    another, too many or gone.

    With `may_be_older` it is held against the version that made it, as the migrations that have run
    tell: a copy that was made before an update is whole too.
    """
    until = _first_pending(connection) if may_be_older else ""
    wanted, stored = _fresh_schema(until), _schema(connection)
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
def _fresh_schema(until: str) -> _Schema:
    """Give the schema as this version makes it, or as it was before the migration `until`."""
    with closing(open_memory()) as fresh:
        migrations.apply(Database(fresh, recursive_triggers=False), stop_before=until or None)
        return _schema(fresh)


def _first_pending(connection: sqlite3.Connection) -> str:
    waiting = migrations.pending(Database(connection, recursive_triggers=False))
    return waiting[0].name if waiting else ""


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
    database = Database(connection, recursive_triggers=False)
    wanted = ("event", "payload", "seal", "checkpoint", *STATE_TABLES)
    return [name for name in wanted if not Table(database, name).exists()]
