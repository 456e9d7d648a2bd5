"""The postman: takes letters that are owed to the mail server, one after another.

One process at a time is at it, by a lock that ends with the process; and each letter is taken under
the writers' lock, its next try put off, before anything is sent. So no letter goes twice but one
whose sending was broken off between the mail server's yes and our note of it: nobody can tell then
whether it went. It goes again under the same `Message-ID`, and says that it may have come before.
"""

import smtplib
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask

from ...errors import Damaged, DebateError
from ...queries import letters as waiting
from ...storage import accounts, leaving, letters
from ...storage import followers as stored
from ...storage.letters import Outcome, Owed, Sort
from ...storage.store import Store
from .. import session
from . import mailing, writing
from .mailing import Postbox

PERMANENT = 500  # SMTP: from here on a refusal is for good
PAUSE = 0.5  # seconds between two looks at what is owed
REST = 10.0  # seconds after a fault of our own
_PERHAPS_TAKEN = (smtplib.SMTPServerDisconnected, TimeoutError, ConnectionResetError)


@dataclass
class Delivered:
    """What was done: letters that went, went again after something broke off, and were refused by
    the mail server; addresses forgotten because it refused them time and again; and what waits.
    """

    sent: int = 0
    again: int = 0
    refused: int = 0
    forgotten: int = 0
    waiting: int = 0


def deliver(app: Flask, now: int = 0) -> Delivered:
    """Send all that is due; where another process is at it, nothing. `now` is in milliseconds."""
    with app.app_context():
        store, box = session.store(), mailing.postbox()
        done = Delivered()
        with store.outside.alone("mail") as is_ours:
            if is_ours and box.is_there:
                _Round(store, box, now or accounts.now_ms(), done).all()
        with store.reading() as connection:
            done.waiting = waiting.counts(connection).waiting
        return done


def follow(store: Store, make: Callable[[], Flask], is_over: Callable[[float], bool]) -> None:
    """Send what is owed until told to stop; `is_over` waits so many seconds, and tells.

    The application is made for the first letter. A fault is told in the log, without address or
    words, and sending goes on; a damaged database ends it.
    """
    app, pause = None, PAUSE
    while not is_over(pause):
        pause = PAUSE
        try:
            with store.reading() as connection:
                is_due = waiting.is_due(connection, accounts.now_ms())
            if is_due:
                app = app or make()
                deliver(app)
        except Damaged as error:
            print(f"mail: {error}", file=sys.stderr)
            return
        except DebateError as error:
            print(f"mail: {error}", file=sys.stderr)
            pause = REST
        except Exception:  # whatever it is, the next letter may go
            traceback.print_exc()
            pause = REST


class _Round:
    def __init__(self, store: Store, box: Postbox, now: int, done: Delivered) -> None:
        self._store, self._box, self._done = store, box, done
        self._ahead = now - accounts.now_ms()  # tests and timers may speak of another moment
        self._hopeless: list[str] = []
        self._is_open = True

    @property
    def _now(self) -> int:
        return accounts.now_ms() + self._ahead

    def all(self) -> None:
        """Send one letter after another, until none is due or the server takes none."""
        with self._store.writing() as connection:
            letters.give_up(connection, self._now)
        while self._is_open:
            with self._store.writing() as connection:
                owed = letters.take(connection, self._now)
            if owed is None:
                break
            self._send(owed)
        self._forget()

    def _send(self, owed: Owed) -> None:
        letter = writing.write(self._store, owed)
        if letter is None:
            self._end(owed, Outcome.NOBODY)
            return
        try:
            self._box.send(letter)
        except smtplib.SMTPRecipientsRefused as error:
            self._refused(owed, min(code for code, _ in error.recipients.values()))
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError):
            self._refused(owed, 0)
        except OSError as error:  # those of smtplib are too
            self._stop(owed, error)
        else:
            self._end(owed, Outcome.SENT)
            self._done.sent += 1
            self._done.again += owed.is_again

    def _end(self, owed: Owed, outcome: Outcome) -> None:
        with self._store.writing() as connection:
            if owed.sort is Sort.DIGEST:
                went = stored.letter_went if outcome is Outcome.SENT else stored.letter_stayed
                went(connection, owed.id)
            letters.end(connection, owed.id, outcome, self._now)

    def _refused(self, owed: Owed, code: int) -> None:
        """Note that this letter was not taken: for good, or until its next try."""
        self._done.refused += 1
        if code < PERMANENT:
            with self._store.writing() as connection:
                letters.stayed(connection, owed.id)
            return
        times, follower = 0, ""
        with self._store.writing() as connection:
            if owed.sort is Sort.DIGEST:
                follower = stored.follower_of(connection, owed.id)
                times = stored.count_refusal(connection, follower)
        self._end(owed, Outcome.REFUSED)
        if times >= stored.REFUSED:
            self._hopeless.append(follower)

    def _stop(self, owed: Owed, error: OSError) -> None:
        """Let all letters wait: nobody is there, or lets us in. This one may have been taken where
        the connection broke.
        """
        print(f"mail: the mail server takes no letters: {type(error).__name__}", file=sys.stderr)
        self._is_open = False
        with self._store.writing() as connection:
            if not isinstance(error, _PERHAPS_TAKEN):
                letters.stayed(connection, owed.id)
            letters.hold(connection, self._now + letters.FIRST_MS)

    def _forget(self) -> None:
        """Forget the addresses that refuse time and again, where the server took another letter in
        this round: else it may refuse us, and not them.
        """
        for follower in self._hopeless if self._done.sent else ():
            leaving.stop_following(self._store, follower)
            self._done.forgotten += 1
