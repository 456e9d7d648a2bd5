"""Sending what happened to who follows, once a day or a week: run by a timer.

Each letter is noted before it is handed to the mail server, and noted as gone after. A run that
ends between the two leaves its note: the next run sends that letter again under the same name, up
to the same place in the log, and the letter says so. A letter that the server did not take is
written anew by the next run. So nobody is told twice without a word, and nothing is left out.
"""

import smtplib
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flask import Flask

from ...errors import Unavailable
from ...queries import followers, history
from ...queries.followers import Following
from ...storage import followers as stored
from ...storage import leaving
from ...storage.store import Store
from ...text.dutch import zone
from .. import session
from . import follow_letters, mailing
from .mailing import Letter, Postbox

PERMANENT = 500  # SMTP: from here on a refusal is for good
AT_ONCE = 100  # followers that are read at a time


@dataclass
class Sent:
    """What a run did: letters that went, went again after a run that broke off, were refused by the
    mail server; and addresses forgotten because it refused them time and again.
    """

    sent: int = 0
    again: int = 0
    refused: int = 0
    forgotten: int = 0


def send(app: Flask, now: datetime | None = None) -> Sent:
    """Send all that is due. Raises Unavailable where another run is at it, where this site sends no
    mail, and where the mail server does not answer: what went until then is noted, and the next run
    goes on.
    """
    with app.app_context(), session.store().outside.alone("digest") as is_ours:
        if not is_ours:
            raise Unavailable("Another digest is being sent at this moment.")
        box = mailing.postbox()
        if not box.is_there:
            raise mailing.no_mail()
        return _Run(session.store(), box, now or datetime.now(zone())).all()


def began(now: datetime) -> tuple[int, int]:
    """Give when this day and this week began, in the Netherlands, in milliseconds."""
    day = datetime.combine(now.astimezone(zone()).date(), time(), zone())
    monday = datetime.combine(day.date() - timedelta(days=day.weekday()), time(), zone())
    return round(day.timestamp() * 1000), round(monday.timestamp() * 1000)


class _Run:
    def __init__(self, store: Store, box: Postbox, now: datetime) -> None:
        self._store, self._box = store, box
        self._day, self._week = began(now)
        self._done = Sent()
        self._hopeless: list[str] = []

    def all(self) -> Sent:
        """Send to one follower after another, in an order that does not change under the work."""
        after = ""
        while True:
            with self._store.reading() as connection:
                lots = followers.due(connection, self._day, self._week, after=after, limit=AT_ONCE)
            for lot in lots:
                self._tell(lot)
            if len(lots) < AT_ONCE:
                self._forget()
                return self._done
            after = lots[-1][0].follower

    def _tell(self, every: list[Following]) -> None:
        for name in sorted({one.letter for one in every if one.letter}):
            broken = [one for one in every if one.letter == name]
            self._write(broken, broken[0].letter_until, name)
        fresh = [one for one in every if not one.letter]
        if fresh:
            with self._store.reading() as connection:
                newest = history.log_page(connection, limit=1)
            self._write(fresh, newest[0].pos if newest else 0)

    def _write(self, every: list[Following], until: int, again: str = "") -> None:
        """Write a letter, or note that there is nothing to tell; `again` names one on its way."""
        ids = [one.id for one in every]
        with self._store.reading() as connection:
            is_empty = follow_letters.digest(connection, every, until) is None
        with self._store.writing() as connection:
            if is_empty:
                stored.nothing_to_tell(connection, ids, until)
                stored.letter_stayed(connection, again)
                return
            name = again or stored.begin_letter(connection, every[0].follower, ids, until)
        with self._store.reading() as connection:
            # who stopped in the meantime is told nothing
            there = [one for one in every if followers.one(connection, one.id)]
            letter = there and follow_letters.digest(
                connection, there, until, name=name, is_again=bool(again)
            )
        if letter:
            self._hand_over(letter, name, every[0].follower)
            self._done.again += bool(again)

    def _hand_over(self, letter: Letter, name: str, follower: str) -> None:
        try:
            self._box.send(letter)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            self._refused(name, follower, is_for_good=min(codes) >= PERMANENT)
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError):
            self._refused(name, follower, is_for_good=False)
        except OSError as error:  # those of smtplib are too
            self._break_off(name, error)
        else:
            with self._store.writing() as connection:
                stored.letter_went(connection, name)
            self._done.sent += 1

    def _refused(self, name: str, follower: str, *, is_for_good: bool) -> None:
        """Note that this letter was not taken."""
        self._done.refused += 1
        with self._store.writing() as connection:
            stored.letter_stayed(connection, name)
            times = stored.count_refusal(connection, follower) if is_for_good else 0
        if times >= stored.REFUSED:
            self._hopeless.append(follower)

    def _forget(self) -> None:
        """Forget the addresses that refuse time and again, where the server took another letter in
        this run: else it may refuse us, and not them.
        """
        for follower in self._hopeless if self._done.sent else ():
            leaving.stop_following(self._store, follower)
            self._done.forgotten += 1

    def _break_off(self, name: str, error: OSError) -> None:
        """End the run. The letter may have been taken where the connection broke, and not where
        there never was one or we were not let in.
        """
        if not isinstance(
            error, smtplib.SMTPServerDisconnected | TimeoutError | ConnectionResetError
        ):
            with self._store.writing() as connection:
                stored.letter_stayed(connection, name)
        raise Unavailable(
            "The mail server takes no letters ({cause}). {count} letters went; run this again.",
            cause=type(error).__name__,
            count=self._done.sent,
        ) from error
