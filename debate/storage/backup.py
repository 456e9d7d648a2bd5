"""Copies of a store while people go on writing, and putting one back without hiding what was lost.

A backup is a folder that is itself a store, which can be read, verified and exported:

    debate.db                    the database, one file, no write-ahead file
    debate.log/                  origin, public keys, checkpoint, register of erasures
                                 and the secret keys only where they were asked for

Putting back an older state is a loss, and a signed log cannot unsay what it signed: were it to go
on under its own name, it would sign two different trees of one size. So a restore that goes back
behind the newest signed checkpoint ends that log and begins another, with a new origin and new
keys. What was lost stays in sight: the old public keys and the old checkpoint are kept in
`retired/<origin>.<size>/`, and with them anybody can show a receipt for what is gone.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ..errors import Conflict, Damaged, DebateError, InvalidInput, Unavailable
from . import accounts, database, erasure, followers, letters, sealer, tables, tree
from .outside import Outside, sync_folder
from .store import Store
from .verify import verify

_DATABASE = "debate.db"
_PUBLIC = ("origin", "log.pub", "receipt.pub", "checkpoint")
_SECRET = ("log.key", "receipt.key", "session.key")
_REGISTER = "erased.jsonl"


def backup(store: Store, folder: Path, *, with_keys: bool = False) -> int:
    """Copy a store into a new folder, whole or not at all, and verify the copy; gives its events.

    Whoever has the secret keys can sign as this site: with them a backup must be kept as safe as
    the site itself; without them a site that is lost entirely must begin a new log.

    Raises Conflict where the folder is there, Damaged where the copy does not verify, and
    Unavailable where it cannot be written.
    """
    if folder.exists():
        raise Conflict("The folder {folder} is there already. Name a new one.", folder=str(folder))
    fresh = folder.with_name(f".{folder.name}.new")
    with _as_unavailable(fresh), _taken_away_on_failure(fresh):
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        copy = Store(fresh / _DATABASE)
        _copy(store, copy, with_keys)
        events = _verified(copy)
        for path in [*copy.outside.folder.iterdir(), copy.path]:
            _sync_file(path)
        sync_folder(copy.outside.folder)
        sync_folder(fresh)
        fresh.rename(folder)
        sync_folder(folder.parent)
    return events


def _copy(store: Store, copy: Store, with_keys: bool) -> None:
    """Copy in an order that suits: the checkpoint may be older than the database, the register of
    erasures newer.
    """
    copy.outside.folder.mkdir(mode=0o700)
    _copy_files(store.outside, copy.outside, (*_PUBLIC, *(_SECRET if with_keys else ())))
    with store.reading() as source, closing(sqlite3.connect(copy.path)) as target:
        source.backup(target)
        target.execute("pragma journal_mode = delete")
    _copy_files(store.outside, copy.outside, (_REGISTER,))


def _copy_files(source: Outside, target: Outside, names: tuple[str, ...]) -> None:
    for name in names:
        if (source.folder / name).exists():
            shutil.copy2(source.folder / name, target.folder / name)


def _verified(copy: Store) -> int:
    """Verify a copy; what the register says is erased may still be in it, and goes on restoring."""
    found = verify(copy)
    copy.close()
    wrong = [one for one in found.findings if "register of erasures" not in one]
    if wrong:
        raise Damaged("The backup does not verify: {finding}", finding=wrong[0])
    return found.events


def restore(store: Store, folder: Path, *, accept_older: bool = False) -> int:
    """Put a backup in the place of a store and erase again what was erased since; gives its events.

    Stop the site first. `accept_older` says that what came after the backup is given up, and also
    that a new log begins where the old one cannot go on: see the top of this module.

    Raises InvalidInput where this is no backup, Damaged where it does not verify, and Conflict
    where it is older than what is here and that was not accepted.
    """
    given = Store(folder / _DATABASE)
    if not given.is_there:
        raise InvalidInput("The folder {folder} is not a backup of a debate.", folder=str(folder))
    events = _verified(given)
    with _as_unavailable(store.path):
        _require_same_log(store, given.outside)
        begins_anew = _require_newest(store, given, events, accept_older)
        _join_registers(store.outside, given.outside)
        _put_back(store, given)
        if begins_anew:
            _begin_anew(store)
    erasure.replay(store)
    with store.writing() as connection:
        accounts.end_all(connection)
        followers.begin_anew(connection)
        letters.put_back(connection)
    with store.reading() as connection:
        held: int = connection.execute("select count(*) from event").fetchone()[0]
    return held


def _require_same_log(store: Store, given: Outside) -> None:
    """Take the backup's keys where there is no log here yet; refuse the backup of another log."""
    mine = store.outside
    mine.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if mine.is_there and mine.origin == given.origin:
        return
    if mine.is_there and (_events_held(store) or mine.checkpoint()):
        raise InvalidInput(
            "This backup is of the log {given}, and the log here is {mine}. Restore it beside, with"
            " another --db.",
            given=given.origin,
            mine=mine.origin,
        )
    for name in (*_SECRET, *_PUBLIC):
        (mine.folder / name).unlink(missing_ok=True)
    _copy_files(given, mine, (*_SECRET, *_PUBLIC))


def _require_newest(store: Store, given: Store, events: int, accept_older: bool) -> bool:
    """Raise Conflict where something would be lost and that was not accepted.

    Tells whether the log cannot go on: more was signed, or another tree, or its keys are lost.
    """
    with given.reading() as connection:
        is_behind = not _holds_signed(connection, store.outside)
    given.close()
    lacks_keys = not all((store.outside.folder / name).exists() for name in _SECRET)
    held = _events_held(store)
    if accept_older or (held <= events and not is_behind and not lacks_keys):
        return is_behind or lacks_keys
    if held > events:
        raise Conflict(
            "The backup has {events} events and this store has {held}: the newer ones would be"
            " lost. Restore with --accept-older to give them up.",
            events=events,
            held=held,
        )
    if is_behind:
        raise Conflict(
            "This log cannot go on from this backup: more was signed than it holds. Look for a"
            " newer backup, or restore with --accept-older to begin a new log."
        )
    raise Conflict(
        "This log cannot go on without its secret keys, which a backup holds only when it was made"
        " with --with-keys. Put the files *.key back into {folder}, or restore with --accept-older"
        " to begin a new log.",
        folder=str(store.outside.folder),
    )


def _holds_signed(connection: sqlite3.Connection, outside: Outside) -> bool:
    try:
        tree.require_signed_prefix(connection, outside)
    except DebateError:
        return False
    return True


def _events_held(store: Store) -> int:
    """Count the events of the store that is to be replaced; 0 where it is gone or unreadable."""
    if not store.path.exists():
        return 0
    try:
        with store.reading() as connection:
            found = connection.execute("select coalesce(max(pos), 0) from event").fetchone()
    except DebateError:
        return 0
    return int(found[0])


def _join_registers(mine: Outside, given: Outside) -> None:
    """Add the lines of the backup's register that are not in the one here."""
    known = mine.erasures()
    for line in given.erasures():
        if line not in known:
            mine.register(line)


def _put_back(store: Store, given: Store) -> None:
    """Write the backup over the database in one transaction, so that no process goes on with an
    old file; one that is not a database any more is kept beside.
    """
    store.close()
    with store.outside.lock():
        _set_aside_if_unreadable(store.path)
        with (
            closing(database.open_to_check(given.path)) as source,
            closing(database.open_writer(store.path)) as target,
        ):
            source.backup(target)
            target.execute("pragma journal_mode = wal")
            tables.migrate(target)  # the copy may be older than an update
            database.truncate_wal(target)


def _set_aside_if_unreadable(path: Path) -> None:
    try:
        with closing(database.open_writer(path)) as connection:
            connection.execute("select count(*) from sqlite_schema").fetchone()
    except (sqlite3.DatabaseError, Unavailable):
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            found = path.with_name(name)
            if found.exists():
                found.rename(found.with_name(f"{name}.damaged"))


def _begin_anew(store: Store) -> None:
    """End the log that cannot go on, keeping all that shows what it signed, and begin another."""
    outside = store.outside
    origin, size = outside.origin, _signed_size(outside)
    retired = outside.folder / "retired" / f"{origin.replace('/', '_')}.{size}"
    retired.mkdir(parents=True, exist_ok=True)
    for name in _PUBLIC:
        if (outside.folder / name).exists():
            shutil.copy2(outside.folder / name, retired / name)
            _sync_file(retired / name)
    sync_folder(retired)
    for name in ("checkpoint", "log.key", "receipt.key", "log.pub", "receipt.pub", "origin"):
        (outside.folder / name).unlink(missing_ok=True)
    outside.set_up(_next_origin(origin))
    sealer.sign_anew(Store(store.path, outside.folder))


def _signed_size(outside: Outside) -> int:
    try:
        signed = tree.signed_outside(outside)
    except DebateError:
        return 0
    return signed.size if signed else 0


def _next_origin(origin: str) -> str:
    """Name the log after this one.

    >>> _next_origin("debat.example/log"), _next_origin("debat.example/log/2")
    ('debat.example/log/2', 'debat.example/log/3')
    """
    name, _, number = origin.rpartition("/")
    if name and number.isdecimal():
        return f"{name}/{int(number) + 1}"
    return f"{origin}/2"


@contextmanager
def _as_unavailable(place: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(
            "The files at {place} cannot be written or read: {cause}.",
            place=str(place),
            cause=error,
        ) from error


@contextmanager
def _taken_away_on_failure(folder: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
