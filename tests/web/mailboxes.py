"""A real mail server on this machine, whose letters a test can read."""

import queue
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class _AnyPort(Controller):
    """A controller that finds out which port it was given before it tries it."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Mailboxes:
    """A mail server on this machine; what arrives can be waited for."""

    def __init__(self) -> None:
        self._arrived: queue.Queue[tuple[list[str], EmailMessage]] = queue.Queue()
        self.controller = _AnyPort(self, hostname="127.0.0.1", port=0)

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=policy.default)
        self._arrived.put((envelope.rcpt_tos, message))  # type: ignore[arg-type]
        return "250 OK"

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.server.sockets[0].getsockname()[1]}"

    @property
    def is_empty(self) -> bool:
        return self._arrived.empty()

    def next(self) -> tuple[list[str], EmailMessage]:
        return self._arrived.get(timeout=20)
