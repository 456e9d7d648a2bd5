"""How many new voices came from one network in one hour: private counts, to see a crowd come in.

A network is kept as a keyed hash, with a key that is another each day: of two days nobody can tell
whether the same network came back, and a number here leads to no contribution.
"""

import hashlib
import hmac
import sqlite3

from .accounts import now_ms

TABLE = """
create table new_voice (
    debate text not null,
    hour integer not null,
    network blob not null,
    voices integer not null,
    primary key (debate, hour, network)
)
"""
HOUR_MS = 60 * 60 * 1000
KEPT_HOURS = 48


def note(connection: sqlite3.Connection, debate: str, network: str, key: str) -> None:
    """Count one new voice from a network in this hour; counts that are too old go."""
    hour = now_ms() // HOUR_MS
    connection.execute("delete from new_voice where hour < ?", (hour - KEPT_HOURS,))
    connection.execute(
        """
        insert into new_voice (debate, hour, network, voices)
        values (?, ?, ?, 1)
        on conflict (debate, hour, network) do update set voices = voices + 1
        """,
        (debate, hour, hidden(network, key, hour // 24)),
    )


def hidden(network: str, key: str, day: int) -> bytes:
    """Give what is kept of a network on one day."""
    told = f"network {day} {network}".encode()
    return hmac.new(key.encode(), told, hashlib.sha256).digest()[:8]
