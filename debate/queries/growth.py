"""How a debate grew: claims by the hour, and the versions that it had at moments."""

import sqlite3
from collections import Counter
from collections.abc import Mapping

from .catalogue import Catalogue

HOUR_MS = 3_600_000


def by_hour(book: Catalogue) -> Mapping[tuple[int, str, str], int]:
    """Count the claims that may be seen by hour since 1970 (UTC), side and role.

    The side is how a claim first spoke on something, '' where it stands for itself.
    """

    def answer() -> Mapping[tuple[int, str, str], int]:
        hours = (posted // HOUR_MS for posted in book.posted)
        return Counter(zip(hours, book.side, book.role, strict=True))

    return book.kept("growth", answer)


def moment_of(connection: sqlite3.Connection, slug: str, version: int) -> int:
    """Give when a version of a debate came to be, in milliseconds; 0 where there is none."""
    row = connection.execute(
        "select at_ms from event where debate = ? and version = ?", (slug, version)
    ).fetchone()
    return row[0] if row else 0


def version_at(connection: sqlite3.Connection, slug: str, newest: int, at_ms: int) -> int:
    """Give the version that a debate had at a moment, 0 before its first; by halving."""
    low, high = 0, newest
    while low < high:
        middle = (low + high + 1) // 2
        if moment_of(connection, slug, middle) <= at_ms:
            low = middle
        else:
            high = middle - 1
    return low


def marks(
    connection: sqlite3.Connection, slug: str, newest: int, count: int
) -> list[tuple[int, int]]:
    """Give at most `count` versions, evenly spread, the first and the newest among them, each with
    when it came to be.
    """
    steps = max(1, min(count, newest) - 1)
    versions = sorted({1 + (newest - 1) * step // steps for step in range(steps + 1)})
    return [(version, moment_of(connection, slug, version)) for version in versions]
