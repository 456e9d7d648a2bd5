"""How long the site waits for a visitor: a slow one must not keep a thread from the others.

Without a word yet a connection waits in the poller and takes no thread. From its first byte on a
request must be here whole within READING seconds, and its answer be taken at SLOWEST bytes a second
or faster, after WRITING seconds of grace. Who is slower is cut off.
"""

import errno
import socket
import time
from functools import partial
from selectors import EVENT_READ
from typing import NoReturn

from gunicorn.workers.gthread import TConn, ThreadWorker

READING = 10.0
WRITING = 20.0
SLOWEST = 16 * 1024
LINGER = 1.0  # seconds in which what was still under way is read and thrown away
MOST_THROWN_AWAY = 64 * 1024


class PatientSocket(socket.socket):
    """A visitor's connection that gives up in time."""

    @classmethod
    def over(cls, other: socket.socket) -> "PatientSocket":
        """Take over a connection; the other object is of no use any more."""
        return cls(fileno=other.detach())

    def begin(self) -> None:
        """Count the time of a new request from now."""
        self._until = time.monotonic() + READING
        self._sent, self._sending_since = 0, 0.0

    def recv(self, size: int, flags: int = 0) -> bytes:
        """Receive before the request's time is up. Raises ConnectionResetError after it."""
        asked = self.gettimeout()
        left = self._until - time.monotonic()
        if left <= 0:
            self._give_up()
        self.settimeout(left if asked is None else min(asked, left))
        try:
            return super().recv(size, flags)
        except TimeoutError:
            if time.monotonic() >= self._until:
                self._give_up()
            raise
        finally:
            self.settimeout(asked)

    def sendall(self, data: bytes, flags: int = 0) -> None:  # type: ignore[override]
        """Send to somebody who takes it fast enough. Raises ConnectionResetError otherwise."""
        now = time.monotonic()
        self._sending_since = self._sending_since or now
        left = WRITING + self._sent / SLOWEST - (now - self._sending_since)
        if left <= 0:
            self._give_up()
        asked = self.gettimeout()
        self.settimeout(left)
        try:
            super().sendall(data, flags)
        except TimeoutError:
            self._give_up()
        finally:
            self.settimeout(asked)
        self._sent += len(data)

    def end(self) -> None:
        """Say that nothing follows, and take in what was still under way, so that the last words of
        the answer arrive; closing it takes no time then.
        """
        until = time.monotonic() + LINGER
        try:
            self.shutdown(socket.SHUT_WR)
            taken = 0
            while taken < MOST_THROWN_AWAY and (left := until - time.monotonic()) > 0:
                self.settimeout(left)
                piece = super().recv(MOST_THROWN_AWAY)
                if not piece:
                    break
                taken += len(piece)
            self.shutdown(socket.SHUT_RDWR)
        except OSError:
            self._stop()

    def _give_up(self) -> NoReturn:
        self._stop()
        raise ConnectionResetError(errno.ECONNRESET, "the visitor is too slow")

    def _stop(self) -> None:
        try:
            self.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it is gone already


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn tells no types
    """Gunicorn's worker with threads, on patient connections."""

    def enqueue_req(self, conn: TConn) -> None:
        """Give a connection a thread; a new one first when it says something."""
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
            return
        conn.sock = PatientSocket.over(conn.sock)
        conn.sock.setblocking(False)
        conn.set_timeout()
        self.pending_conns.append(conn)
        ready = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, ready)

    def handle(self, conn: TConn) -> object:
        """Answer one request; what lingers after the last does so here, not in the main thread."""
        conn.sock.begin()
        goes_on: object = super().handle(conn)
        if goes_on is False:
            conn.sock.end()
        return goes_on
