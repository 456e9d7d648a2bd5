"""Counts that end by themselves, shared by all processes: how often somebody did something of late.

They stand in a small file of their own, because they are nobody's contribution: losing them loses
nothing.
"""

import sqlite3
import time
from pathlib import Path

from .database import PerThread

_TABLE = """
    create table if not exists counter (
        key text primary key,
        count integer not null,
        ends_at real not null
    ) without rowid
"""
_ADD = """
    insert into counter (key, count, ends_at)
    values (:key, :amount, :now + :seconds)
    on conflict (key) do update set
        count = case when ends_at <= :now then excluded.count else count + excluded.count end,
        ends_at = case when ends_at <= :now then excluded.ends_at else ends_at end
    returning count
"""
TIDY_SECONDS = 60.0
FILE = "limits.db"
CounterError = sqlite3.Error


class Counters:
    """The file of counts. Opened when it is first needed, once for each thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connections = PerThread(self._open)
        self._tidied_at = 0.0

    def add(self, key: str, seconds: int, amount: int = 1) -> int:
        """Count on; a count that ended begins anew and ends after this many seconds."""
        now = time.time()
        self._tidy(now)
        given = {"key": key, "amount": amount, "now": now, "seconds": seconds}
        count: int = self._connection().execute(_ADD, given).fetchone()[0]
        return count

    def count(self, key: str) -> int:
        """Give a count, 0 where it ended."""
        row = self._live(key)
        return row[0] if row else 0

    def ends_at(self, key: str) -> float:
        """Give when a count ends, in seconds since 1970; now, where there is none."""
        row = self._live(key)
        return row[1] if row else time.time()

    def clear(self, key: str) -> None:
        """Begin one count anew."""
        self._connection().execute("delete from counter where key = ?", (key,))

    def clear_all(self) -> int:
        """Begin all counts anew; gives how many there were."""
        return self._connection().execute("delete from counter").rowcount

    def close(self) -> None:
        """Close this thread's connection."""
        self._connections.close()

    def tidy(self) -> None:
        """Forget what ended."""
        self._connection().execute("delete from counter where ends_at <= ?", (time.time(),))

    def _live(self, key: str) -> tuple[int, float] | None:
        row: tuple[int, float] | None = (
            self._connection()
            .execute("select count, ends_at from counter where key = ?", (key,))
            .fetchone()
        )
        return row if row and row[1] > time.time() else None

    def _tidy(self, now: float) -> None:
        """Forget what ended, so that nothing about a visitor stays longer than the count itself."""
        if now - self._tidied_at > TIDY_SECONDS:
            self._tidied_at = now
            self.tidy()

    def _connection(self) -> sqlite3.Connection:
        return self._connections.connection()

    def _open(self) -> sqlite3.Connection:
        found = sqlite3.connect(self._path, timeout=2.0, isolation_level=None)
        found.execute("pragma trusted_schema = off")
        found.execute("pragma journal_mode = wal")
        found.execute("pragma synchronous = off")
        found.execute("pragma secure_delete = on")
        found.execute(_TABLE)
        self._path.chmod(0o600)
        return found


def tidy(folder: Path) -> None:
    """Forget what ended, also where nobody comes any more who would be counted."""
    if not (folder / FILE).exists():
        return
    counted = Counters(folder / FILE)
    try:
        counted.tidy()
    except CounterError:  # they are nobody's contribution; the next minute is another try
        return
    finally:
        counted.close()
