"""Whether a crowd came in at once: many new voices, from one network, in one hour.

It is a sign to look, and nothing more: a school, a library or a phone company is one network too.
"""

import sqlite3
from dataclasses import dataclass

from ..storage.activity import HOUR_MS

MANY = 20
"""New voices of one network in one hour, of which moderators are told."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """New voices that came from one network within one hour, which begins at `at_ms`."""

    at_ms: int
    voices: int


def crowds(connection: sqlite3.Connection, debate: str) -> list[Crowd]:
    """Give the crowds that came into a debate in the last two days, the newest first."""
    rows = connection.execute(
        """
        select hour, voices from new_voice
        where debate = ? and voices >= ?
        order by hour desc, voices desc
        """,
        (debate, MANY),
    )
    return [Crowd(hour * HOUR_MS, voices) for hour, voices in rows]


def acts_of(connection: sqlite3.Connection, debate: str, ref: bytes) -> int:
    """Count what somebody did in a debate."""
    count: int = connection.execute(
        "select count(*) from event where debate = ? and actor_ref = ?", (debate, ref)
    ).fetchone()[0]
    return count
