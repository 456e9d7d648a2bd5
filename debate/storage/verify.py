"""Is what is stored what was said? The log, its tree and the state are all computed again.

Nothing is believed because it is stored: each hash is made again from the bytes, the tree from the
hashes, the state from the events, and all of it is held against the checkpoint and the register of
erasures that are kept outside the database. Whatever the damage, the answer is a list of findings.
`checking` says of which columns only the form can be looked at.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import Unavailable
from . import comparing, database, tables
from .checking import Findings, LogCheck
from .store import Store

LARGE = 1 << 26
"""Bytes of a database from which on a second process pays."""


@dataclass(frozen=True)
class Verified:
    """What was counted and what is wrong; nothing is wrong where `findings` is empty.

    `root` is the hexadecimal root of the tree over the sealed events, as computed again.
    """

    events: int
    sealed: int
    root: str
    state_equals_log: bool
    findings: tuple[str, ...]


def verify(store: Store) -> Verified:
    """Compute log, tree and state again and say all that differs from what is stored or signed.

    It holds no lock and writes nothing but temporary files. Log and state are each looked at in one
    moment, of a large database both at once by two processes. Raises Unavailable where there is no
    database.
    """
    if not store.path.exists():
        raise Unavailable("There is no database at {path}.", path=str(store.path))
    findings = Findings()
    with _state_of(store) as state, closing(database.open_to_check(store.path)) as connection:
        log = LogCheck(connection, store.outside, findings)
        _guarded(findings, "The database", lambda: connection.execute("begin"))
        _guarded(findings, "The database file", lambda: _integrity(connection, findings))
        _guarded(findings, "The schema", lambda: _schema(connection, findings))
        _guarded(findings, "The log", log.run)
        _guarded(findings, "The register of erasures", log.check_register)
        differences = state()
    equal = len(differences) == 0
    findings.join(differences)
    return Verified(log.events, log.tree.size, log.tree.root().hex(), equal, findings.all())


@contextmanager
def _state_of(store: Store) -> Iterator[Callable[[], Findings]]:
    """Hold the check of the state: of a large database it runs beside in its own process, which is
    forked off before this one opens the database.
    """
    if store.path.stat().st_size < LARGE:
        yield lambda: check_state(store.path)
        return
    with ProcessPoolExecutor(1) as process:
        yield process.submit(check_state, store.path).result


def check_state(path: Path) -> Findings:
    """Say where the state of a database is not what its log gives."""
    findings = Findings()
    with (
        closing(database.open_to_check(path)) as connection,
        tempfile.TemporaryDirectory(prefix="debate-verify-") as folder,
    ):
        _guarded(findings, "The database", lambda: connection.execute("begin"))
        _guarded(
            findings,
            "The state",
            lambda: comparing.compare_state(connection, Path(folder), findings),
        )
    return findings


def _guarded(findings: Findings, what: str, check: Callable[[], object]) -> None:
    """Run one check to its end or to where the damage stops it."""
    try:
        check()
    except Exception as error:  # damaged bytes can make any code fail; each failure is a finding
        findings.add(
            what, f"{what} could not be checked to the end: {type(error).__name__}: {error}"
        )


def _integrity(connection: sqlite3.Connection, findings: Findings) -> None:
    """Let SQLite check its own file, and the references between the tables."""
    for (line,) in connection.execute("pragma integrity_check(20)"):
        if line != "ok":
            findings.add("file", f"The database file is damaged: {' '.join(line.split())}.")
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        findings.add(
            "reference", f"The table {table} refers in row {row} to no row of the table {parent}."
        )


def _schema(connection: sqlite3.Connection, findings: Findings) -> None:
    """Hold tables, views, indexes and triggers against those of the version that made them."""
    for name in tables.schema_differences(connection, may_be_older=True):
        findings.add("schema", f"The schema of {name} is not as this version makes it.")
