"""Markdown to safe HTML, in a child process that a hostile note cannot hold for long.

Call it when a note is written, before any lock is taken, and store what it gives. The child stays
for the next note; each thread that finds none free starts one, two at most. After a fork the new
process starts its own.
"""

import atexit
import os
import re
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

from ..errors import InvalidInput, Unavailable
from .sentence import note

WALL_SECONDS = 15.0  # a child past it is starved, not busy: busy ones end by their CPU limit
_START_SECONDS = 30.0
_CHILDREN = 2

_PROGRAM = Path(__file__).resolve().with_name("worker.py")
# Not imported from there: Markdown's parser is only for the child.
_HEADER, _DONE = struct.Struct(">I"), b"="
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_INPUT_IS_TO_BLAME = (-signal.SIGXCPU, -signal.SIGSEGV, -signal.SIGABRT)

# Lines that begin with a letter and hold nothing that Markdown or HTML reads as a sign: their HTML
# is themselves in paragraphs, and needs no child.
_SIGN = r"""[^\W_]|[,.;:?!'"()/%€“”‘’…–-]"""
_LINE = rf"[^\W\d_](?:(?:{_SIGN}|[ ])*(?:{_SIGN}))?"
_PROSE = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*")


class _TooCostly(Exception):
    """The child gave up on this note."""


class _Lost(Exception):
    """The child ended for a reason that is not in the note."""


def render(markdown: str, *, field: str = "note") -> str:
    """Give the safe HTML of a note in Markdown; an empty note gives ''.

    The text is cleaned as `note` does. Headings become bold lines, raw HTML is shown as text,
    images and relative links lose their address. Raises InvalidInput for what is too long or too
    costly, Unavailable when no child can be had.

    >>> render("Te *smal*.")
    '<p>Te <em>smal</em>.</p>'
    """
    text = note(markdown, field=field)
    if not text:
        return ""
    if _PROSE.fullmatch(text):
        return "\n".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    try:
        return _pool.render(text)
    except _TooCostly:
        raise InvalidInput(
            "This note is too complicated to lay out. Use fewer brackets, lists and other signs.",
            field=field,
        ) from None
    except (_Lost, OSError) as error:
        raise Unavailable(
            "The note cannot be laid out right now. Nothing is lost; send it again in a moment."
        ) from error


class _Child:
    """One worker process and the pipes to it."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(  # noqa: S603 - our own file, by this same Python
            [sys.executable, "-P", str(_PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=environment,
            start_new_session=True,  # Ctrl-C in the terminal is for the server
        )
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise _Lost
        self._requests, self._answers, self._ready = requests, answers, False

    @property
    def pid(self) -> int:
        return self._process.pid

    def render(self, text: str) -> str:
        if not self._ready:
            self._receive(_START_SECONDS)
            self._ready = True
        request = text.encode()
        try:
            self._requests.write(_HEADER.pack(len(request)) + request)
        except BrokenPipeError:
            raise _Lost from None
        answer = self._receive(WALL_SECONDS)
        if answer[:1] != _DONE:
            raise _TooCostly
        return answer[1:].decode()

    def _receive(self, seconds: float) -> bytes:
        deadline = time.monotonic() + seconds
        (length,) = _HEADER.unpack(self._read(_HEADER.size, deadline))
        return self._read(length, deadline)

    def _read(self, length: int, deadline: float) -> bytes:
        poll = select.poll()
        poll.register(self._answers, select.POLLIN)
        parts = bytearray()
        while len(parts) < length:
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise TimeoutError
            part = os.read(self._answers.fileno(), length - len(parts))
            if not part:
                raise _TooCostly if self._process.wait() in _INPUT_IS_TO_BLAME else _Lost
            parts += part
        return bytes(parts)

    def end(self) -> None:
        """Kill the process and forget it."""
        self._process.kill()
        self._process.wait()
        self.let_go()

    def let_go(self) -> None:
        """Close this process's ends of the pipes; the child ends when nobody holds one."""
        self._requests.close()
        self._answers.close()
        self._process.returncode = self._process.returncode or 0  # a fork has nobody to wait for


class _Pool:
    """The children that are free, and room for those that are at work."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self._room = threading.BoundedSemaphore(_CHILDREN)
        self._free: list[_Child] = []
        self._all: set[_Child] = set()

    def render(self, text: str) -> str:
        if not self._room.acquire(timeout=WALL_SECONDS):
            raise TimeoutError
        try:
            return self._try(self._take(), text)
        except _Lost:  # somebody killed it, perhaps while it was idle
            return self._try(self._start_child(), text)
        finally:
            self._room.release()

    def _take(self) -> _Child:
        try:
            return self._free.pop()
        except IndexError:
            return self._start_child()

    def _start_child(self) -> _Child:
        child = _Child()
        self._all.add(child)
        return child

    def _try(self, child: _Child, text: str) -> str:
        try:
            html = child.render(text)
        except BaseException:
            self._all.discard(child)
            child.end()
            raise
        self._free.append(child)
        return html

    def end(self) -> None:
        """Kill all children; called when the program ends."""
        for child in list(self._all):
            child.end()
        self.start()

    def begin_anew(self) -> None:
        """Leave the children to the process that was forked."""
        for child in self._all:
            child.let_go()
        self.start()


_pool = _Pool()
atexit.register(_pool.end)
os.register_at_fork(after_in_child=_pool.begin_anew)
