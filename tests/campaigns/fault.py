"""Faults made on purpose, and what must hold after each of them."""

import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from debate.storage import sealer
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.campaigns import writer
from tests.conftest import lacking

ROOT = Path(__file__).parents[2]
CALLS = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename"


@dataclass(frozen=True)
class Ran:
    """What a writer said before it ended, and how it ended."""

    acknowledged: frozenset[int]
    refused: int
    read: int | None
    code: int


def command(path: Path, count: int, *also: str) -> list[str]:
    """Give the command that runs a writer."""
    return [sys.executable, "-m", "tests.campaigns.writer", str(path), str(count), *also]


def run(
    path: Path, count: int, *also: str, under: list[str], before: Callable[[], None] | None = None
) -> Ran:
    """Run a writer to its end, or to where a fault ends it."""
    done = subprocess.run(
        [*under, *command(path, count, *also)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=before,  # noqa: PLW1509 - this process has no other threads here
    )
    return said(done.stdout, done.returncode)


def said(output: str, code: int) -> Ran:
    """Read what a writer said; a last line that was cut off counts for nothing."""
    lines = [line.strip() for line in output.splitlines(keepends=True) if line.endswith("\n")]
    reads = [int(line.split()[1]) for line in lines if line.startswith("read")]
    return Ran(
        frozenset(int(line) for line in lines if line.isdecimal()),
        sum(line.startswith("refused") for line in lines),
        reads[0] if reads else None,
        code,
    )


def strace(fault: str, number: int, *, calls: str = CALLS) -> list[str]:
    """Give the command under which the n-th call of a kind meets a fault; calls on the database's
    files alone, as the path that follows says.
    """
    program = shutil.which("strace") or lacking("strace (apt install strace)")
    inject = f"inject={calls}:{fault}:when={number}"
    return [program, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", inject]


def on(under: list[str], store: Store) -> list[str]:
    """Let only calls on the store's own files meet the fault."""
    names = [store.path.name, f"{store.path.name}-wal", f"{store.path.name}-shm"]
    paths = [str(store.path.with_name(name)) for name in names]
    paths += [str(store.outside.folder / name) for name in ("checkpoint", ".checkpoint.new")]
    return [*under, *(part for path in paths for part in ("-P", path))]


def small_files() -> None:
    """Let no file of this process grow beyond 300 kB, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def texts(store: Store) -> list[str]:
    """Give every claim's sentence."""
    with store.reading() as connection:
        return [row[0] for row in connection.execute("select text from claim order by pos")]


def require_nothing_lost(folder: Path, acknowledged: frozenset[int], count: int) -> None:
    """Hold a store after a fault to the promise: what was acknowledged is there, nothing is twice
    after all forms were sent again, and the log is whole.
    """
    store = Store(folder / "debate.db")
    present = texts(store)
    lost = [number for number in acknowledged if writer.text(number) not in present]
    assert lost == []
    assert verify(store).findings == ()
    for number in range(count):
        make.argument(store, writer.text(number), idem=f"form {number}")
    assert sorted(texts(store)[1:]) == sorted(writer.text(number) for number in range(count))
    sealer.seal_all(store)
    found = verify(store)
    assert (found.findings, found.sealed) == ((), found.events)
    store.close()
