"""A look at an installation: what is there, what is missing, what is unsafe."""

import importlib.metadata
import os
import shutil
import stat
import sys
import time
from dataclasses import dataclass

from . import resources
from .errors import DebateError
from .queries import accounts, letters, topics, tree
from .queries.snapshot import Snapshot
from .storage import database, tables
from .storage.store import Store

LEAST_FREE = 200 * 1024 * 1024  # bytes
LATE_MS = 2 * 60 * 60 * 1000  # a letter that waits so long was tried several times
SAFE = (3, 51, 3)  # SQLite whose log has no race


@dataclass(frozen=True)
class Check:
    """One thing looked at; `needed` tells whether the site cannot go without it."""

    what: str
    fine: bool
    said: str
    needed: bool = True


def examine(store: Store) -> list[Check]:
    """Look at everything; nothing is changed."""
    checks = [_python(), _sqlite(), _space(store), _folders()]
    checks.append(_contact())
    if not store.path.exists():
        return [*checks, Check("database", False, f"none at {store.path}; run `debate init`")]
    if not store.outside.is_there:
        said = f"the folder {store.outside.folder} is missing; put it back from a backup"
        return [*checks, Check("database", False, said)]
    return [*checks, _tables(store), _tip(store), *_secrets(store), *_at_work(store)]


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    ours = importlib.metadata.version("tegengeluid")
    return Check("Python", sys.version_info >= (3, 11), f"{version}, Tegengeluid {ours}")


def _sqlite() -> Check:
    """Tell which SQLite runs; before SAFE its log has a race, which the writers' lock stops."""
    version, can_search = database.engine()
    said = ".".join(map(str, version))
    return Check(
        "SQLite", can_search, said if version >= SAFE else f"{said}, kept safe by the lock"
    )


def _space(store: Store) -> Check:
    folder = store.path.resolve().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Check("disk", free >= LEAST_FREE, f"{free // 1024 // 1024} MiB free at {folder}")


def _folders() -> Check:
    missing = [name for name in resources.FOLDERS if not resources.folder(name).is_dir()]
    return Check("pages and maps", not missing, f"missing: {missing}" if missing else "all there")


def _contact() -> Check:
    """Tell whether visitors can read who runs the site and how to reach them."""
    names = ("DEBATE_OPERATOR", "DEBATE_CONTACT")
    missing = [name for name in names if not os.environ.get(name)]
    said = f"not set: {', '.join(missing)}; visitors cannot reach you" if missing else "all there"
    return Check("contact", not missing, said, needed=False)


def _tables(store: Store) -> Check:
    try:
        with store.reading() as connection:
            missing = tables.tables_missing(connection)
    except DebateError as error:
        return Check("tables", False, f"{error} ({error.details.get('cause')})")
    said = f"missing: {missing}" if missing else f"all in {store.path}"
    return Check("tables", not missing, said)


def _tip(store: Store) -> Check:
    try:
        store.check_tip()
        with store.reading() as connection:
            said = f"{tree.sealed(connection)} events sealed, {tree.waiting(connection)} waiting"
    except DebateError as error:
        return Check("log", False, str(error))
    return Check("log", True, said)


def _at_work(store: Store) -> list[Check]:
    """Tell which debates nobody moderates, and whether letters go; nothing of a database that
    cannot be read, which was told already.
    """
    try:
        with store.reading() as connection:
            return [_moderated(connection), _letters(connection)]
    except DebateError:
        return []


def _moderated(connection: Snapshot) -> Check:
    moderated = accounts.moderated(connection)
    slugs = [one.slug for one in topics.topics(connection)]
    missing = [slug for slug in slugs if not {slug, accounts.EVERYWHERE} & moderated]
    said = f"nobody moderates {', '.join(missing[:5])}" if missing else "each debate has one"
    return Check("moderators", not missing, said, needed=False)


def _letters(connection: Snapshot) -> Check:
    """Tell whether letters wait for so long that nothing seems to send them."""
    counted = letters.counts(connection)
    is_stuck = 0 < counted.since_ms < time.time_ns() // 1_000_000 - LATE_MS
    said = f"{counted.waiting} wait, {counted.failed} failed"
    said += "; is DEBATE_SMTP set for what seals, and does it answer?" if is_stuck else ""
    return Check("letters", not is_stuck, said, needed=False)


def _secrets(store: Store) -> list[Check]:
    """Tell of each key whether others on this machine can read it."""
    checks = []
    for name in ("log.key", "receipt.key", "session.key"):
        path = store.outside.folder / name
        if not path.exists():
            checks.append(Check(name, False, "not there", needed=name != "log.key"))
            continue
        open_to_others = path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        said = "others can read it: chmod 600" if open_to_others else "only its owner reads it"
        checks.append(Check(name, not open_to_others, said))
    return checks
