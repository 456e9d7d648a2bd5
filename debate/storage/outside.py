"""What is kept outside the database, in one folder beside it, so that the database alone cannot
lie.

origin              the log's name, as it stands in every checkpoint
log.key             signs checkpoints; only the sealer reads it
receipt.key         signs receipts; the web processes read it
session.key         protects cookies and forms
log.pub receipt.pub the public halves
checkpoint          the newest signed checkpoint
erased.jsonl        the erasure register: replayed after a restore
lock                held by whoever writes
digest.lock         held by whoever owes followers what happened
mail.lock           held by whoever takes letters to the mail server
"""

import fcntl
import json
import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import DebateError, Unavailable
from ..log.note import SignerKey, VerifierKey, parse_signer, parse_verifier

LOCK_SECONDS = 5.0
_LISTS = ("positions", "things", "hashes", "follows")


@dataclass(frozen=True)
class Erasure:
    """One line of the register: where the payloads stood, what they were of, and by which right
    they went.

    `hashes` names the events whatever their position is after a restore; `actor_ref` is the person
    of whom all was erased, '' otherwise. `account` is an account that went whole: it has a random
    name, which says nothing once the account is gone; `follows` are what somebody follows no more.
    """

    debate: str
    positions: tuple[int, ...]
    things: tuple[str, ...]
    ground: str
    at_ms: int
    hashes: tuple[str, ...] = ()
    actor_ref: str = ""
    account: str = ""
    follows: tuple[str, ...] = ()


class Outside:
    """The folder beside a database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._thread = threading.Lock()

    @property
    def is_there(self) -> bool:
        """Tell whether the folder was set up."""
        return (self.folder / "origin").exists()

    @property
    def scrub_due(self) -> Path:
        """The file that is there while an erasure left a copy of words in the database's files."""
        return self.folder / "scrub.due"

    def set_up(self, origin: str = "") -> None:
        """Make the folder with new keys, where it is not there yet; what is there stays."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("log", "receipt"):
            if not (self.folder / f"{name}.key").exists():
                self._new_key(name, origin)
        if not (self.folder / "session.key").exists():
            self._write("session.key", secrets.token_urlsafe(48), secret=True)
        if not (self.folder / "origin").exists():
            self._write("origin", self.verifier("log").name)

    def _new_key(self, name: str, origin: str) -> None:
        seed = secrets.token_bytes(32)
        where = origin or f"tegengeluid-{secrets.token_hex(4)}.localhost/log"
        if name == "receipt":
            where = self.verifier("log").name + "/receipts"
        key = SignerKey(where, seed)
        self._write(f"{name}.key", key.secret_text(), secret=True)
        self._write(f"{name}.pub", str(key.verifier))

    @property
    def origin(self) -> str:
        """Give the log's name."""
        return self._read("origin")

    @property
    def session_key(self) -> str:
        """Give the secret that cookies and forms are protected with."""
        return self._read("session.key")

    def signer(self, name: str) -> SignerKey:
        """Give the `log` or the `receipt` key."""
        return parse_signer(self._read(f"{name}.key"))

    def verifier(self, name: str) -> VerifierKey:
        """Give the public half of the `log` or the `receipt` key."""
        return parse_verifier(self._read(f"{name}.pub"))

    def checkpoint(self) -> str:
        """Give the newest signed checkpoint, '' before the first."""
        path = self.folder / "checkpoint"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def publish(self, note: str) -> None:
        """Put a signed checkpoint in place of the older one, whole or not at all."""
        try:
            self._write("checkpoint", note, newline="")
        except OSError as error:
            raise Unavailable(
                "The checkpoint cannot be written in the folder {folder}. Look whether its disk is"
                " full.",
                folder=str(self.folder),
            ) from error

    def register(self, erasure: Erasure) -> None:
        """Add a line to the erasure register, on disk before this returns. Call under the lock.

        A line that a crash cut off is taken away first: what it was about was not erased yet.
        """
        line = json.dumps(asdict(erasure), sort_keys=True) + "\n"
        try:
            with (self.folder / "erased.jsonl").open("ab+") as register:
                register.seek(0)
                register.truncate(register.read().rfind(b"\n") + 1)
                register.write(line.encode())
                register.flush()
                os.fsync(register.fileno())
            sync_folder(self.folder)
        except OSError as error:
            raise Unavailable(
                "The register of erasures cannot be written; nothing was erased. Try again later."
            ) from error

    def erasures(self) -> list[Erasure]:
        """Read the erasure register; a last line that was cut off is left out."""
        path = self.folder / "erased.jsonl"
        if not path.exists():
            return []
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        return [_erasure(line) for line in lines if line.endswith("\n")]

    @contextmanager
    def lock(self, seconds: float = LOCK_SECONDS) -> Iterator[None]:
        """Hold the writers' lock. Raises Unavailable when it is not free within this time."""
        if not self._thread.acquire(timeout=seconds):
            raise _busy()
        try:
            descriptor = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _flock(descriptor, seconds)
                yield
            finally:
                os.close(descriptor)  # which gives the lock back
        finally:
            self._thread.release()

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """Hold a lock of this name; gives whether it is ours, and never waits."""
        descriptor = os.open(self.folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
        finally:
            os.close(descriptor)  # which gives the lock back

    def _read(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise DebateError(
                "The folder {folder} has no readable {name}. Run `debate init` first.",
                folder=str(self.folder),
                name=name,
            ) from error

    def _write(self, name: str, text: str, *, secret: bool = False, newline: str = "\n") -> None:
        """Write a file whole or not at all, and on disk before this returns."""
        fresh = self.folder / f".{name}.new"
        descriptor = os.open(
            fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if secret else 0o644
        )
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text + newline)
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(self.folder / name)
        sync_folder(self.folder)


def sync_folder(folder: Path) -> None:
    """Make a rename or a new file in this folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _erasure(line: str) -> Erasure:
    found = json.loads(line)
    lists = {name: tuple(found.get(name, ())) for name in _LISTS}
    return Erasure(**{**found, **lists})


def _flock(descriptor: int, seconds: float) -> None:
    """Wait for the lock file, asking ever less often."""
    deadline, pause = time.monotonic() + seconds, 0.0005
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise _busy() from None
            time.sleep(pause)
            pause = min(pause * 2, 0.01)
        else:
            return


def _busy() -> Unavailable:
    return Unavailable(
        "Somebody else is writing at this moment. Nothing of yours was stored; try again shortly."
    )
