"""The stored Merkle tree: its nodes, its size, and whether it still begins with what was signed
outside.
"""

import sqlite3

from ..errors import Damaged
from ..log import merkle
from ..log.merkle import Read
from ..log.note import Checkpoint, verify_checkpoint
from .outside import Outside


def reader(connection: sqlite3.Connection) -> Read:
    """Give the function that reads one stored subtree's hash, for `log.merkle`."""

    def read(level: int, index: int) -> bytes:
        row = connection.execute(
            "select hash from mnode where level = ? and idx = ?", (level, index)
        ).fetchone()
        if row is None:
            raise Damaged("The log's tree misses a node. Run `debate verify`.")
        return bytes(row[0])

    return read


def size(connection: sqlite3.Connection) -> int:
    """Give the number of sealed events."""
    found: int = connection.execute("select size from sealer where one = 1").fetchone()[0]
    return found


def newest_checkpoint(connection: sqlite3.Connection) -> str:
    """Give the newest signed checkpoint that the database holds, '' before the first."""
    row = connection.execute("select note from checkpoint order by size desc limit 1").fetchone()
    return row[0] if row else ""


def signed_outside(outside: Outside) -> Checkpoint | None:
    """Give the checkpoint that is kept outside, None before the first.

    Raises Damaged where it is not ours.
    """
    note = outside.checkpoint()
    if not note:
        return None
    return verify_checkpoint(note, outside.origin, outside.verifier("log"))


def require_signed_prefix(connection: sqlite3.Connection, outside: Outside) -> None:
    """Raise Damaged unless the stored tree begins with what was last signed outside."""
    signed = signed_outside(outside)
    if signed is None:
        return
    if size(connection) < signed.size:
        raise Damaged(
            "The database is older than the newest signed checkpoint:"
            " {held} events sealed, {signed} signed. Restore a newer backup.",
            held=size(connection),
            signed=signed.size,
        )
    if merkle.root_at(reader(connection), signed.size) != signed.root:
        raise Damaged(
            "The log is not the one that was signed. Run `debate verify` to see where it differs."
        )
