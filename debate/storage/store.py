"""The store: one database with its folder; reading in snapshots, writing in acts."""

import functools
import itertools
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ..errors import Conflict, Damaged, Unavailable
from ..events import Event
from ..log import receipt
from ..log.note import SignerKey
from . import accounts, database, decided, journal, state, tables, tree
from .journal import Entry
from .outside import Outside


class Store:
    """A database file, and the folder beside it for what the database alone must not decide."""

    def __init__(self, path: Path, folder: Path | None = None) -> None:
        self.path = path
        self.outside = Outside(folder or path.with_suffix(".log"))
        self._writer: sqlite3.Connection | None = None
        self._has_checked_tip = False
        self._checked_schema = -1
        self._readers = database.PerThread(lambda: database.open_reader(path))

    def set_up(self, origin: str = "") -> None:
        """Create what is not there yet, bring the tables to the newest schema, and check the log's
        tip.

        Raises Damaged where the database lost the folder beside it, or what was signed.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists() and not self.outside.is_there:
            raise Damaged(
                "The database {path} has lost the folder {folder} that belongs to it. Put that back"
                " from a backup: without its keys and checkpoint nobody can tell what was signed.",
                path=str(self.path),
                folder=str(self.outside.folder),
            )
        self.outside.set_up(origin)
        with self.outside.lock():
            tables.migrate(self._connection())
        self.check_tip()
        self.close()  # a process that is forked off later must not inherit a connection

    @property
    def is_there(self) -> bool:
        """Tell whether this store was set up."""
        return self.path.exists() and self.outside.is_there

    def check_tip(self) -> None:
        """Raise Damaged unless the database is made as it should be, and still holds all that was
        signed outside it.
        """
        with self.reading() as connection:
            tables.require_schema(connection)
            tree.require_signed_prefix(connection, self.outside)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold one moment of the database, for reading only."""
        if not self.path.exists():
            raise Unavailable(
                "There is no database at {path}. Run `debate init`.", path=str(self.path)
            )
        try:
            with database.snapshot(self._readers.connection()) as connection:
                yield connection
        except Unavailable:
            self._readers.close()  # the next question opens it anew
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the writers' lock and one transaction; committed at the end or not at all.

        A connection on which anything failed is not used again: the file decides what was stored.
        A new one is used only when the database still holds all that was signed, and a changed
        schema only when it is this version's: else Damaged.
        """
        with self.outside.lock():
            try:
                connection = self._connection()
                with database.transaction(connection):
                    self._check_schema(connection)
                    if not self._has_checked_tip:
                        tree.require_signed_prefix(connection, self.outside)
                        self._has_checked_tip = True
                    yield connection
            except Unavailable:
                self._drop()
                raise

    @contextmanager
    def change(
        self,
        debate: str,
        actor_ref: bytes,
        *,
        idem: str = "",
        expected: int | None = None,
        account: str = "",
    ) -> Iterator["Change"]:
        """Check and record under one lock: what `Change.record` is given is stored when this ends.

        `expected` is the version the person saw; None for acts that only add. `account` is who
        signed in to act, '' for a guest. Raises Conflict when the debate has moved on since.
        """
        with self.writing() as connection:
            change = Change(self, connection, debate, actor_ref, idem, account)
            version = journal.head(connection, debate).version
            if expected is not None and version != expected and not change.is_repeat:
                raise Conflict(
                    "Somebody changed this debate while you were working."
                    " Look at what is new and try again.",
                    version=version,
                )
            yield change

    def empty_write_ahead(self) -> None:
        """Let what was deleted go from the write-ahead file too, where no reader needs that; else
        the next time does it, or the file is written over.
        """
        with (
            suppress(Unavailable),
            self.outside.lock(),
            closing(database.open_writer(self.path)) as connection,
        ):
            connection.execute("pragma busy_timeout = 0")
            database.truncate_wal(connection)

    def receipt(self, entries: Sequence[Entry]) -> bytes:
        """Give the signed receipt for the entries of one act."""
        events = [entry.recorded for entry in entries]
        return receipt.issue(self._origin, events, self._receipt_signer)

    def close(self) -> None:
        """Close this thread's connections; the last writer's closing tidies under the lock."""
        self._readers.close()
        if self._writer is not None:
            with self.outside.lock():
                self._drop()

    @functools.cached_property
    def _origin(self) -> str:
        return self.outside.origin

    @functools.cached_property
    def _receipt_signer(self) -> SignerKey:
        return self.outside.signer("receipt")

    def _connection(self) -> sqlite3.Connection:
        if self._writer is None:
            self._writer = database.open_writer(self.path)
        return self._writer

    def _check_schema(self, connection: sqlite3.Connection) -> None:
        """Look at the schema when SQLite says that it changed since it was looked at."""
        version: int = connection.execute("pragma schema_version").fetchone()[0]
        if version != self._checked_schema:
            tables.require_schema(connection)
            self._checked_schema = version

    def _drop(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None
            self._has_checked_tip = False
            self._checked_schema = -1


class Change:
    """One act in the making, under the lock: look through `connection`, then record."""

    def __init__(
        self,
        store: Store,
        connection: sqlite3.Connection,
        debate: str,
        actor_ref: bytes,
        idem: str,
        account: str = "",
    ) -> None:
        self.connection = connection
        self._store, self._debate = store, debate
        self._actor_ref, self._idem, self._account = actor_ref, idem, account
        self._earlier = journal.sent_before(connection, actor_ref, idem)

    @property
    def is_repeat(self) -> bool:
        """Tell whether this form was sent before; then there is nothing to check."""
        return bool(self._earlier)

    @property
    def earlier(self) -> list[Entry]:
        """What this form recorded when it was sent before."""
        return self._earlier

    def record(self, *events: Event) -> list[Entry]:
        """Append the events and bring the state up to date.

        A repeat gives the entries of the first time. Raises Conflict when it then said something
        else.
        """
        if self._earlier:
            journal.require_same(self._earlier, events)
            return self._earlier
        return self._append(events)

    def record_all(self, events: Iterable[Event]) -> int:
        """Append any number of events, in lots, so that memory stays flat; gives how many there
        were.
        """
        count, one_by_one = 0, iter(events)
        while lot := list(itertools.islice(one_by_one, journal.LOT)):
            count += len(self._append(lot))
        return count

    def _append(self, events: Sequence[Event]) -> list[Entry]:
        decided.require_statements(events)
        entries = journal.append(
            self.connection,
            self._debate,
            events,
            actor_ref=self._actor_ref,
            at_ms=now_ms(self.connection),
            idem=self._idem,
        )
        past = state.Past(lambda pos: journal.at(self.connection, pos), self.connection)
        state.run(self.connection, entries, past)
        if self._account and entries:
            accounts.link(self.connection, self._account, self._debate, self._actor_ref)
        return entries


def now_ms(connection: sqlite3.Connection) -> int:
    """Give the time for a new event: the clock's, but never before the newest event's."""
    row = connection.execute("select at_ms from event order by pos desc limit 1").fetchone()
    return max(time.time_ns() // 1_000_000, row[0] if row else 0)
