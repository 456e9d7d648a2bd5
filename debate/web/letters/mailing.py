"""Sending mail: plain text, one letter to one person, handed to the mail server of the settings.

No page sends anything: `postman` does, so that whoever asks for a letter learns nothing from how
long the answer takes.
"""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

from flask import Flask, current_app

from ...errors import InvalidInput, Unavailable
from ...text.language import DUTCH
from .. import session
from ..language import with_language
from ..settings import LOCAL_HOSTS, Settings

SECONDS = 20
_UNFOLDED = SMTP.clone(max_line_length=998)
"""A long address in a header stays on its line: folded it is written in a code that mail programs
do not look for there.
"""
_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class Letter:
    """What is sent to whom.

    `name` is the letter's own, so that one that comes twice is known as one; '' for any. `stop` is
    the address to which one press on a mail program's own button leads (RFC 8058), '' for none.
    """

    to: str
    subject: str
    text: str
    name: str = ""
    stop: str = ""
    language: str = DUTCH


@dataclass(frozen=True)
class Server:
    """A mail server. The connection is encrypted, unless it is on this machine."""

    host: str
    port: int
    is_tls: bool
    user: str = ""
    password: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine."""
        return self.host in LOCAL_HOSTS

    def send(self, letter: Letter, sender: str) -> None:
        """Hand a letter in. Raises OSError and SMTPException."""
        context = ssl.create_default_context()
        if self.is_tls:
            opened: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=SECONDS, context=context
            )
        else:
            opened = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        with opened as connection:
            if not self.is_tls and not self.is_here:
                connection.starttls(context=context)
            if self.user:
                connection.login(self.user, self.password)
            connection.sendmail(sender, [letter.to], _written(letter, sender))


class Postbox:
    """Where letters are handed in."""

    def __init__(self, settings: Settings) -> None:
        self._server = server(settings.smtp) if settings.smtp else None
        self._from = settings.mail_from or f"tegengeluid@{settings.hosts[0]}"

    @property
    def is_there(self) -> bool:
        """Whether this site can send mail."""
        return self._server is not None

    def require(self) -> None:
        """Raise Unavailable where this site sends no mail."""
        if self._server is None:
            raise no_mail()

    def send(self, letter: Letter) -> None:
        """Hand a letter in at once. Raises OSError, SMTPException, and Unavailable where this site
        sends no mail.
        """
        if self._server is None:
            raise no_mail()
        self._server.send(letter, self._from)


def whole(path: str) -> str:
    """Give the address of a page of ours as it stands in a letter."""
    return with_language(session.settings().address + path)


def no_mail() -> Unavailable:
    """Give what to say where this site can send nothing."""
    return Unavailable("This site sends no mail. Set DEBATE_SMTP, as docs/server.md says.")


def _written(letter: Letter, sender: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = sender, letter.to
    message["Subject"], message["Date"] = letter.subject, formatdate()
    domain = sender.rpartition("@")[2] or "localhost"
    named = f"<{letter.name}@{domain}>" if letter.name else make_msgid(domain=domain)
    message["Message-ID"] = named
    message["Auto-Submitted"] = "auto-generated"
    if letter.stop:
        message["List-Unsubscribe"] = f"<{letter.stop}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message["Precedence"] = "bulk"
    message.set_content(letter.text, cte="quoted-printable")
    message["Content-Language"] = letter.language
    return message.as_bytes(policy=_UNFOLDED)


def server(address: str) -> Server:
    """Read where mail is handed in.

    >>> server("smtp://localhost:1025").port
    1025

    Raises InvalidInput for what is no such address.
    """
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
        host = parts.hostname or ""
    except (KeyError, ValueError):
        host, port = "", 0
    if not host:
        raise InvalidInput(
            "DEBATE_SMTP is an address such as smtps://name:password@mail.example, or"
            " smtp://localhost:25."
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(host, port, parts.scheme == "smtps", user, password)


def postbox() -> Postbox:
    """The postbox of this application."""
    found: Postbox = current_app.extensions["debate-postbox"]
    return found


def register(app: Flask, settings: Settings) -> None:
    """Give the application its postbox."""
    app.extensions["debate-postbox"] = Postbox(settings)
