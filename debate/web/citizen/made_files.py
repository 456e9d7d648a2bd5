"""Files that were made of debates: each once for a version, and sent from there.

A file stands in a temporary file without a name, which goes with this process; the last ones that
were asked for are kept, up to so many bytes. One is made at a time: a debate of 100,000 claims
takes seconds and memory, and whoever comes meanwhile is told to try again. A file holds no words of
ours, and what it lost is worded when it is read: so it is the same in every language.

What was erased or hidden may not stay in a file that nobody asks for again. While any are kept, a
thread looks every few seconds which debates have moved on, here or in another process, and lets go
of their files.
"""

import tempfile
import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from ...errors import DebateError, Unavailable
from ...formats.reading import Writing
from ...model import Loss

MOST_BYTES = 256 * 1024 * 1024
MOST_FILES = 64
WAIT = 20.0  # seconds that somebody waits for the file of another
PIECE = 64 * 1024
SHOWN = 200_000  # losses that are kept of one file
LOOK = 10.0  # seconds between looks for what has moved on

Key = tuple[str, int, str]
"""A debate, its version, and a format."""


@dataclass(frozen=True, eq=False)
class Made:
    """A file with its size, and what it could not hold."""

    file: IO[bytes]
    size: int
    losses: tuple[Loss, ...]
    holds: Callable[[], bool]

    def pieces(self) -> Iterator[bytes]:
        """Give the bytes in pieces, from the place where each reader of it is."""
        at = 0
        while at < self.size:
            with _LOCK:
                self.file.seek(at)
                piece = self.file.read(PIECE)
            if not piece:
                return
            at += len(piece)
            yield piece


_LOCK = threading.Lock()
_MAKING = threading.Lock()
_kept: OrderedDict[Key, Made] = OrderedDict()
_sweeper: threading.Thread | None = None


def made(key: Key, write: Callable[[], Writing], holds: Callable[[], bool]) -> Made:
    """Give the file of a version, made now if it is not there; `holds` tells, from any thread,
    whether that version is still the newest. Raises Unavailable while others take too long.
    """
    found = known(key)
    if found:
        return found
    if not _MAKING.acquire(timeout=WAIT):
        raise Unavailable("Another file is being made just now. Try again.", retry_after=20)
    try:
        return known(key) or _keep(key, write(), holds)
    finally:
        _MAKING.release()


def known(key: Key) -> Made | None:
    """Give the file of a version where it was made already."""
    with _LOCK:
        found = _kept.get(key)
        if found:
            _kept.move_to_end(key)
        return found


def drop_outdated() -> bool:
    """Let go of every file whose debate has moved on, or cannot be asked; tells whether any stay.

    Whoever is reading one reads on to its end.
    """
    with _LOCK:
        there = dict(_kept)
    gone = [key for key, one in there.items() if not _holds(one)]
    with _LOCK:
        for key in gone:
            _kept.pop(key, None)
        return bool(_kept)


def _holds(one: Made) -> bool:
    try:
        return one.holds()
    except DebateError:
        return False


def _sweep() -> None:
    """Look again and again, until nothing is kept."""
    global _sweeper
    while True:
        time.sleep(LOOK)
        if not drop_outdated():
            with _LOCK:
                if not _kept:
                    _sweeper = None
                    return


def _keep(key: Key, written: Writing, holds: Callable[[], bool]) -> Made:
    """Write a file, and keep it in the place of those of older versions and of the oldest."""
    global _sweeper
    one = _stored(written, holds)
    with _LOCK:
        for old in [each for each in _kept if each[0] == key[0] and each[1] != key[1]]:
            del _kept[old]
        _kept[key] = one
        while len(_kept) > 1 and _are_too_many():
            _kept.popitem(last=False)
        if _sweeper is None:
            _sweeper = threading.Thread(target=_sweep, name="made-files", daemon=True)
            _sweeper.start()
    return one


def _are_too_many() -> bool:
    return len(_kept) > MOST_FILES or sum(each.size for each in _kept.values()) > MOST_BYTES


def _stored(written: Writing, holds: Callable[[], bool]) -> Made:
    raw = written.text.encode()
    file = tempfile.TemporaryFile(prefix="debate-file-")  # noqa: SIM115  it is read from later
    try:
        file.write(raw)
        file.flush()
    except OSError as error:
        file.close()
        raise Unavailable("The file cannot be written out: {cause}.", cause=error) from error
    one = Made(file, len(raw), written.losses[:SHOWN], holds)
    weakref.finalize(one, file.close)  # when it is kept no more, and the last reader is through
    return one
