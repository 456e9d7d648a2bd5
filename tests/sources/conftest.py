"""A server on this machine that answers as a test says, byte for byte."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from debate.sources.addresses import Allowed

Answer = Callable[[socket.socket, str], None]
"""Told the connection, and the path that was asked for."""


@dataclass
class Server:
    """Answers each request with `answer`, and keeps what it was asked."""

    port: int
    answer: Answer = lambda connection, path: None
    asked: list[str] = field(default_factory=list)

    @property
    def allowed(self) -> Allowed:
        """The rule that lets this server be spoken to, and nothing else."""
        return Allowed((self.port,), ("127.0.0.1",))

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, *parts: bytes) -> None:
        """Answer every request with these bytes, and close."""

        def answer(connection: socket.socket, path: str) -> None:
            for part in parts:
                connection.sendall(part)

        self.answer = answer

    def gives(self, body: bytes, kind: str = "text/html; charset=utf-8", more: str = "") -> None:
        """Answer every request with a page."""
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
        )
        self.says(head.encode(), body)


@pytest.fixture
def server() -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made = Server(listening.getsockname()[1])
        ends = threading.Event()
        thread = threading.Thread(target=_serve, args=(listening, made, ends))
        thread.start()
        yield made
        ends.set()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", made.port), 1).close()
        thread.join()


def _serve(listening: socket.socket, server: Server, ends: threading.Event) -> None:
    while not ends.is_set():
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):
            connection.settimeout(5)
            request = connection.recv(65_536).decode("latin-1")
            if request:
                server.asked.append(request)
                server.answer(connection, request.split(" ")[1])
