"""The log itself: append events to a debate's chain, and read them back as they were written."""

import itertools
import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ..errors import Conflict, Damaged, DebateError
from ..events import Event, from_plain_body, to_bytes
from ..log.chain import GENESIS, SALT_BYTES, commitment, event_hash
from ..log.receipt import RecordedEvent
from .database import Row

LOT = 2_000
"""Events worked through at a time where a whole log is read."""

_COLUMNS = """
    event.pos, event.debate, event.version, event.kind, event.schema_v, event.actor_ref,
    event.at_ms, event.commitment, event.prev, event.hash, payload.salt, payload.body
    from event
    left join payload on payload.pos = event.pos
"""
_INSERT_EVENT = """
    insert into event
        (pos, debate, version, kind, schema_v, actor_ref, at_ms, idem, commitment, prev, hash)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_PAYLOAD = "insert into payload (pos, salt, body) values (?, ?, ?)"
_INSERT_UNSEALED = "insert into unsealed (pos) values (?)"
_WRITTEN = """
    select event.pos, event.hash, payload.salt, payload.body
    from event
    join payload on payload.pos = event.pos
    join unsealed on unsealed.pos = event.pos
    where event.pos > ?
    order by event.pos
"""
_SET_HEAD = """
    insert into debate_head (debate, version, head)
    values (?, ?, ?)
    on conflict (debate) do update set version = excluded.version, head = excluded.head
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event at its place in the log. `event` is None where its payload was erased."""

    pos: int
    recorded: RecordedEvent
    event: Event | None


@dataclass(frozen=True)
class Head:
    """The tip of a debate's chain; version 0 before its first event."""

    version: int = 0
    hash: bytes = GENESIS


def head(connection: sqlite3.Connection, debate: str) -> Head:
    """Give the tip of a debate's chain."""
    row = connection.execute(
        "select version, head from debate_head where debate = ?", (debate,)
    ).fetchone()
    return Head(*row) if row else Head()


def append(
    connection: sqlite3.Connection,
    debate: str,
    events: Sequence[Event],
    *,
    actor_ref: bytes,
    at_ms: int,
    idem: str = "",
) -> list[Entry]:
    """Write events at the end of a debate's chain, inside the transaction that is open.

    `idem` is a random value of the form that asked for this act; it makes a repeat recognisable.
    """
    tip = head(connection, debate)
    pos: int = connection.execute("select coalesce(max(pos), 0) from event").fetchone()[0]
    entries: list[Entry] = []
    rows, payloads = [], []
    prev, form = tip.hash, _form(idem)
    for number, event in enumerate(events, start=1):
        body, salt = to_bytes(event), secrets.token_bytes(SALT_BYTES)
        bound = commitment(salt, body)
        version, schema = tip.version + number, event.schema
        here = event_hash(debate, version, event.kind, schema, actor_ref, at_ms, bound, prev)
        key = f"{form}/{number}" if idem else None
        fields = (debate, version, event.kind, schema, actor_ref, at_ms)
        rows.append((pos + number, *fields, key, bound, prev, here))
        payloads.append((pos + number, salt, body))
        recorded = RecordedEvent(*fields, bound, prev, here, salt, body.decode())
        entries.append(Entry(pos + number, recorded, event))
        prev = here
    connection.executemany(_INSERT_EVENT, rows)
    connection.executemany(_INSERT_PAYLOAD, payloads)
    if rows:
        connection.executemany(_INSERT_UNSEALED, [(row[0],) for row in rows])
        connection.execute(_SET_HEAD, (debate, tip.version + len(rows), prev))
        _require_written(
            connection,
            pos,
            [
                (place, row[-1], salt, body)
                for row, (place, salt, body) in zip(rows, payloads, strict=True)
            ],
        )
        if head(connection, debate) != Head(tip.version + len(rows), prev):
            raise _not_written()
    return entries


def _require_written(
    connection: sqlite3.Connection, after: int, wanted: Sequence[tuple[int, bytes, bytes, bytes]]
) -> None:
    """Raise Damaged unless exactly these rows follow a position: what a receipt promises is there,
    whatever the file's own triggers do.
    """
    if connection.execute(_WRITTEN, (after,)).fetchall() != wanted:
        raise _not_written()


def _not_written() -> Damaged:
    return Damaged("The database does not keep what is written to it. Run `debate verify`.")


def require_same(earlier: Sequence[Entry], events: Sequence[Event]) -> None:
    """Raise Conflict unless a form that was sent before says the same again; what was erased counts
    as same.
    """
    bodies = [entry.recorded.body for entry in earlier]
    wanted = [to_bytes(event).decode() for event in events]
    if len(bodies) != len(wanted) or any(
        body is not None and body != other for body, other in zip(bodies, wanted, strict=True)
    ):
        raise Conflict(
            "This form was sent before with other words, and those are stored."
            " Open the page again to write something new."
        )


def sent_before(connection: sqlite3.Connection, actor_ref: bytes, idem: str) -> list[Entry]:
    """Give the entries that a form with this `idem` wrote, in order."""
    return _sent_as(connection, actor_ref, _form(idem)) if idem else []


def _form(idem: str) -> str:
    """Give the key of a form's value: of one length, and telling nothing, whatever was sent."""
    return sha256(idem.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _sent_as(connection: sqlite3.Connection, actor_ref: bytes, form: str) -> list[Entry]:
    return _entries(
        connection,
        f"select {_COLUMNS} where event.actor_ref = ? and event.idem >= ? and event.idem < ?"
        " order by event.pos",
        (actor_ref, f"{form}/", f"{form}0"),  # '0' follows '/'
    )


def at(connection: sqlite3.Connection, pos: int) -> Entry | None:
    """Give the entry at a place in the log, None where there is none."""
    found = _entries(connection, f"select {_COLUMNS} where event.pos = ?", (pos,))
    return found[0] if found else None


def by_hash(connection: sqlite3.Connection, hash_: bytes) -> Entry | None:
    """Give the entry with this hash, None where there is none."""
    found = _entries(connection, f"select {_COLUMNS} where event.hash = ?", (hash_,))
    return found[0] if found else None


def act_of(connection: sqlite3.Connection, entry: Entry) -> list[Entry]:
    """Give all entries of the act that an entry belongs to: those the same form wrote."""
    idem = connection.execute("select idem from event where pos = ?", (entry.pos,)).fetchone()[0]
    if idem is None:
        return [entry]
    return _sent_as(connection, entry.recorded.actor_ref, idem.partition("/")[0])


def entries(
    connection: sqlite3.Connection,
    *,
    debate: str = "",
    after: int = 0,
    up_to_version: int | None = None,
) -> Iterator[Entry]:
    """Give entries in the order of the log, one by one: all of them, or one debate's.

    `after` is a position; `up_to_version` is a version of the debate, included.
    """
    where, parameters = ["event.pos > ?"], list[object]([after])
    if debate:
        where.append("event.debate = ?")
        parameters.append(debate)
    if up_to_version is not None:
        where.append("event.version <= ?")
        parameters.append(up_to_version)
    cursor = connection.execute(
        f"select {_COLUMNS} where {' and '.join(where)} order by event.pos", parameters
    )
    for row in cursor:
        yield _entry(row)


def newest(
    connection: sqlite3.Connection, *, debate: str = "", before: int | None = None, limit: int = 50
) -> list[Entry]:
    """Give the newest entries before a position, the newest first: of all, or of one debate."""
    where, parameters = ["event.pos < ?"], list[object]([2**62 if before is None else before])
    if debate:
        where.append("event.debate = ?")
        parameters.append(debate)
    return _entries(
        connection,
        f"select {_COLUMNS} where {' and '.join(where)} order by event.pos desc limit ?",
        (*parameters, limit),
    )


def lots(entries: Iterable[Entry], size: int = LOT) -> Iterator[list[Entry]]:
    """Give entries in lists of at most `size`, so that memory stays flat."""
    one_by_one = iter(entries)
    while lot := list(itertools.islice(one_by_one, size)):
        yield lot


def _entries(
    connection: sqlite3.Connection, query: str, parameters: tuple[object, ...]
) -> list[Entry]:
    return [_entry(row) for row in connection.execute(query, parameters)]


def recorded_of(row: Row) -> RecordedEvent:
    """Give an event as it was recorded, from its columns: from its debate to its salt and body."""
    debate, version, kind, schema, actor_ref, at_ms, bound, prev, here, salt, body = row
    text = None if body is None else body.decode()
    return RecordedEvent(
        debate, version, kind, schema, actor_ref, at_ms, bound, prev, here, salt, text
    )


def _entry(row: Row) -> Entry:
    pos = row[0]
    try:
        recorded, event = recorded_of(row[1:]), None
        if recorded.body is not None:
            event = from_plain_body(recorded.kind, recorded.schema_v, json.loads(recorded.body))
    except (ValueError, TypeError, AttributeError, LookupError, DebateError) as error:
        raise Damaged("The log cannot be read at position {pos}.", pos=pos) from error
    return Entry(pos, recorded, event)
