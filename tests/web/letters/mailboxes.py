"""A real mail server on this machine, for what is sent."""

import os
import queue
import signal
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from flask import Flask

from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.letters import postman
from debate.web.settings import Settings

LET_GO = "let go"
"""An answer of `answers`: take the letter, and break the connection before saying so."""


class _AnyPort(Controller):
    """A controller that finds out which port it was given before it tries it."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Mailboxes:
    """A mail server on this machine; what arrives can be waited for.

    `answers` are what it says to the next recipients, instead of taking them; `closed` are
    mailboxes that are there no more, `last` is the newest letter as it came. `kill`
    is a process that is killed once its letter is here. What the site that it
    is of owes is sent before anybody looks.
    """

    def __init__(self) -> None:
        self.app: Flask | None = None
        self.answers: list[str] = []
        self.kill = 0
        self.closed: set[str] = set()
        self.last = b""
        self._arrived: queue.Queue[tuple[list[str], EmailMessage]] = queue.Queue()
        self.controller = _AnyPort(self, hostname="127.0.0.1", port=0)

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802
        self.last = envelope.content
        message = message_from_bytes(envelope.content, policy=policy.default)
        self._arrived.put((envelope.rcpt_tos, message))  # type: ignore[arg-type]
        if self.kill:
            os.kill(self.kill, signal.SIGKILL)
            self.kill = 0
        if self.answers == [LET_GO]:
            self.answers.clear()
            server.transport.abort()  # type: ignore[attr-defined]
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: object, session: object, envelope: Any, address: str, options: object
    ) -> str:
        if self.answers and self.answers != [LET_GO]:
            return self.answers.pop(0)
        if address in self.closed:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.server.sockets[0].getsockname()[1]}"

    def site(self, store: Store, host: str) -> Flask:
        """Make a site that sends its letters here."""
        self.app = None
        self.rest()
        self.app = create_app(store, Settings(hosts=(host,), smtp=self.address))
        return self.app

    def next(self) -> tuple[list[str], EmailMessage]:
        self._deliver()
        return self._arrived.get(timeout=20)

    def rest(self) -> list[tuple[list[str], EmailMessage]]:
        """Give what arrived and was not taken yet, without waiting."""
        self._deliver()
        found = []
        while not self._arrived.empty():
            found.append(self._arrived.get_nowait())
        return found

    def _deliver(self) -> None:
        if self.app:
            postman.deliver(self.app)
