"""What happened: to one thing, in one debate, in the whole log."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ..events import Event
from ..storage import journal
from ..storage.journal import Entry


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as the public log shows it; `event` is None where its words were erased.

    `seq` is its number in the signed tree, None while it waits for the sealer.
    """

    pos: int
    at_ms: int
    kind: str
    debate: str
    version: int
    hash: str
    event: Event | None
    seq: int | None


def history(connection: sqlite3.Connection, thing: str, limit: int = 100) -> list[Happening]:
    """Give what happened to a claim, relation, question or source, the oldest first: how it began,
    and of what followed the newest.
    """
    began = connection.execute(
        """
        select pos from claim where id = ?
        union
        select pos from relation where id = ?
        union
        select pos from question where id = ?
        union
        select pos from source where id = ?
        """,
        (thing,) * 4,
    ).fetchall()
    followed = connection.execute(
        "select distinct pos from touched where thing = ? order by pos desc limit ?", (thing, limit)
    ).fetchall()
    positions = sorted({row[0] for row in followed})[-limit + 1 :]
    found = (journal.at(connection, pos) for pos in sorted({*positions, *(r[0] for r in began)}))
    return _happenings(connection, (entry for entry in found if entry is not None))


def log_page(
    connection: sqlite3.Connection, *, debate: str = "", before: int | None = None, limit: int = 50
) -> list[Happening]:
    """Give the newest events before a position, the newest first."""
    return _happenings(
        connection, journal.newest(connection, debate=debate, before=before, limit=limit)
    )


def _happenings(connection: sqlite3.Connection, entries: Iterable[Entry]) -> list[Happening]:
    return [
        Happening(
            entry.pos,
            entry.recorded.at_ms,
            entry.recorded.kind,
            entry.recorded.debate,
            entry.recorded.version,
            entry.recorded.hash.hex(),
            entry.event,
            sequence(connection, entry.pos),
        )
        for entry in entries
    ]


def sequence(connection: sqlite3.Connection, pos: int) -> int | None:
    """Give an event's number in the signed tree, None while it waits for the sealer."""
    row = connection.execute("select seq from seal where pos = ?", (pos,)).fetchone()
    return row[0] if row else None
