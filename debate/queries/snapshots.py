"""Moments of a debate to hold on to: those that somebody named, and what proves any of them."""

import sqlite3
from dataclasses import dataclass

from ..errors import NotFound

LISTED = 200
"""Snapshots that one page gives."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot: the version that it holds on to, and when it was taken."""

    version: int
    title: str
    taken_ms: int


@dataclass(frozen=True, slots=True)
class Held:
    """A version of a debate: its last event's place, time and hash, and the first checkpoint over
    it. That event's hash holds those of all before it.

    `seq` is None, and `checkpoint` '', while it waits for the sealer; `size` is that of the
    checkpoint. `title` is '' where nobody named it.
    """

    version: int
    position: int
    at_ms: int
    hash: str
    seq: int | None
    checkpoint: str
    size: int
    title: str


def snapshots(connection: sqlite3.Connection, slug: str) -> list[Taken]:
    """Give the snapshots of a debate, the newest first."""
    rows = connection.execute(
        """
        select version, title, taken_ms from snapshot
        where debate = ?
        order by version desc
        limit ?
        """,
        (slug, LISTED),
    )
    return [Taken(*row) for row in rows]


def held(connection: sqlite3.Connection, slug: str, version: int) -> Held:
    """Give what proves a version of a debate. Raises NotFound."""
    row = connection.execute(
        """
        select event.pos, event.at_ms, event.hash, seal.seq, coalesce(snapshot.title, '')
        from event
        left join seal on seal.pos = event.pos
        left join snapshot on snapshot.debate = event.debate and snapshot.version = event.version
        where event.debate = ? and event.version = ?
        """,
        (slug, version),
    ).fetchone()
    if row is None:
        raise NotFound("This debate has not had that many changes yet.")
    position, at_ms, hash_, seq, title = row
    note, size = _over(connection, seq)
    return Held(version, position, at_ms, hash_.hex(), seq, note, size, title)


def _over(connection: sqlite3.Connection, seq: int | None) -> tuple[str, int]:
    """Give the first checkpoint that is over an event, with its size; '' and 0 before there is
    one.
    """
    if seq is None:
        return "", 0
    row = connection.execute(
        "select note, size from checkpoint where size > ? order by size limit 1", (seq,)
    ).fetchone()
    return (row[0], row[1]) if row else ("", 0)
