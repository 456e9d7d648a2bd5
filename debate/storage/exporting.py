"""The log as lines for outsiders: all that the stand-alone verifier needs, and nothing private."""

import sqlite3
from collections.abc import Iterator

from ..errors import Damaged, NotFound
from ..log import export, merkle
from . import journal, tree
from .database import Row
from .store import Store
from .withholding import withheld

_EVENTS = """
    select event.pos, case when seal.seq < ? then seal.seq end,
           event.debate, event.version, event.kind, event.schema_v, event.actor_ref, event.at_ms,
           event.commitment, event.prev, event.hash, payload.salt, payload.body
    from event
    left join payload on payload.pos = event.pos
    left join seal on seal.pos = event.pos
"""


def export_log(store: Store, debate: str = "") -> Iterator[bytes]:
    """Give the lines of the whole log, or of one debate, as they are at one moment.

    The export of one debate has subtrees in place of the other debates' events, and only the newest
    checkpoint. The words of hidden claims are left out. Raises NotFound for a debate that the log
    does not know, Damaged where an event cannot be read.
    """
    outside = store.outside
    keys = (str(outside.verifier(name)) for name in ("log", "receipt"))
    with store.reading() as connection:
        if debate and not _is_known(connection, debate):
            raise NotFound("There is no debate with this address.")
        yield export.header_line(outside.origin, *keys)
        size = _signed_size(connection)
        yield from _event_lines(connection, size, debate)
        if debate:
            yield from _subtree_lines(connection, size, debate)
        yield from _checkpoint_lines(connection, newest_only=bool(debate))


def _is_known(connection: sqlite3.Connection, debate: str) -> bool:
    query = "select 1 from debate_head where debate = ?"
    return connection.execute(query, (debate,)).fetchone() is not None


def _signed_size(connection: sqlite3.Connection) -> int:
    query = "select coalesce(max(size), 0) from checkpoint"
    found: int = connection.execute(query).fetchone()[0]
    return found


def _event_lines(connection: sqlite3.Connection, size: int, debate: str) -> Iterator[bytes]:
    where, parameters = ("where event.debate = ?", [size, debate]) if debate else ("", [size])
    hidden = withheld(connection)
    for row in connection.execute(f"{_EVENTS} {where} order by event.pos", parameters):
        yield _event_line((*row[:-2], None, None) if row[0] in hidden else row)


def _event_line(row: Row) -> bytes:
    pos, seq = row[:2]
    try:
        return export.event_line(pos, seq, journal.recorded_of(row[2:]))
    except (ValueError, TypeError, AttributeError) as error:
        raise Damaged("The log cannot be read at position {pos}.", pos=pos) from error


def _subtree_lines(connection: sqlite3.Connection, size: int, debate: str) -> Iterator[bytes]:
    """Give the fewest subtrees that stand for the other debates' events in the signed tree."""
    own = connection.execute(
        """
        select seal.seq
        from event
        join seal on seal.pos = event.pos
        where event.debate = ? and seal.seq < ?
        order by seal.seq
        """,
        (debate, size),
    )
    read = tree.reader(connection)
    for level, index in merkle.gaps(size, (row[0] for row in own)):
        yield export.subtree_line(level, index, read(level, index))


def _checkpoint_lines(connection: sqlite3.Connection, newest_only: bool) -> Iterator[bytes]:
    if newest_only:
        note = tree.newest_checkpoint(connection)
        if note:
            yield export.checkpoint_line(note)
        return
    for row in connection.execute("select note from checkpoint order by size"):
        yield export.checkpoint_line(row[0])
