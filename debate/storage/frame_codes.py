"""How editors code the frames of a claim until they settle: private rows, never in the log."""

import sqlite3
from collections.abc import Iterable

from ..model import Frame
from .accounts import now_ms
from .rows import as_list

TABLE = """
create table frame_code (
    claim text not null,
    account text not null references account (id) on delete cascade,
    frames text not null,
    at_ms integer not null,
    primary key (claim, account)
)
"""


def keep(connection: sqlite3.Connection, claim: str, account: str, frames: Iterable[Frame]) -> None:
    """Keep how somebody codes a claim; a later code of the same person replaces it."""
    connection.execute(
        """
        insert into frame_code (claim, account, frames, at_ms)
        values (?, ?, ?, ?)
        on conflict (claim, account) do update set frames = excluded.frames, at_ms = excluded.at_ms
        """,
        (claim, account, as_list(sorted(frames)), now_ms()),
    )


def forget(connection: sqlite3.Connection, claim: str) -> None:
    """Take the codes of a claim away, once they are settled."""
    connection.execute("delete from frame_code where claim = ?", (claim,))
