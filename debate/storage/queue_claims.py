"""What a moderator is looking at, so that two do not do the same work: private, and it ends by
itself.
"""

import sqlite3
from collections.abc import Sequence

LASTS_MS = 15 * 60 * 1000
TABLE = """
create table queue_claim (
    debate text not null,
    item text not null,
    account text not null references account (id) on delete cascade,
    ends_ms integer not null,
    primary key (debate, item)
)
"""
_TAKE = """
    insert into queue_claim (debate, item, account, ends_ms)
    values (?, ?, ?, ?)
    on conflict (debate, item) do update set account = excluded.account, ends_ms = excluded.ends_ms
"""


def take(
    connection: sqlite3.Connection, debate: str, items: Sequence[str], account: str, now_ms: int
) -> None:
    """Note that somebody looks at these items; what ended is forgotten."""
    connection.execute("delete from queue_claim where ends_ms <= ?", (now_ms,))
    connection.executemany(_TAKE, [(debate, item, account, now_ms + LASTS_MS) for item in items])


def leave(
    connection: sqlite3.Connection, debate: str, items: Sequence[str], account: str = ""
) -> None:
    """Note that these items are free again; with an account, only those that are its own."""
    connection.executemany(
        "delete from queue_claim where debate = ? and item = ? and ? in ('', account)",
        [(debate, item, account) for item in items],
    )
