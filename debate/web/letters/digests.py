"""Telling who follows what happened, once a day or a week: run by a timer.

A run owes a letter to everybody to whom there is something to tell, noted with up to where in the
log it tells; then the letters go as all others do (`postman`). Running it twice owes nothing twice.
"""

from datetime import datetime, time, timedelta

from flask import Flask

from ...errors import Unavailable
from ...queries import followers, history
from ...queries.followers import Following
from ...storage import followers as stored
from ...storage import letters
from ...storage.store import Store
from ...text.phrasing import zone
from .. import session
from . import follow_letters, mailing, postman
from .postman import Delivered

AT_ONCE = 100  # followers that are read at a time


def send(app: Flask, now: datetime | None = None) -> Delivered:
    """Owe all that is due, and send what can go at once; what cannot goes later, by itself.

    Raises Unavailable where another run is at it, and where this site sends no mail.
    """
    moment = now or datetime.now(zone())
    with app.app_context(), session.store().outside.alone("digest") as is_ours:
        if not is_ours:
            raise Unavailable("Another digest is being sent at this moment.")
        mailing.postbox().require()
        _owe_all(session.store(), *began(moment))
    return postman.deliver(app, round(moment.timestamp() * 1000))


def began(now: datetime) -> tuple[int, int]:
    """Give when this day and this week began, in the Netherlands, in milliseconds."""
    day = datetime.combine(now.astimezone(zone()).date(), time(), zone())
    monday = datetime.combine(day.date() - timedelta(days=day.weekday()), time(), zone())
    return round(day.timestamp() * 1000), round(monday.timestamp() * 1000)


def _owe_all(store: Store, day: int, week: int) -> None:
    """Look at one follower after another, in an order that does not change under the work."""
    after = ""
    while True:
        with store.reading() as connection:
            lots = followers.due(connection, day, week, after=after, limit=AT_ONCE)
        for lot in lots:
            _owe(store, lot)
        if len(lots) < AT_ONCE:
            return
        after = lots[-1][0].follower


def _owe(store: Store, every: list[Following]) -> None:
    """Owe a letter about what somebody follows, or note that there is nothing to tell."""
    with store.reading() as connection:
        newest = history.log_page(connection, limit=1)
        until = newest[0].pos if newest else 0
        is_empty = follow_letters.digest(connection, every, until) is None
    with store.writing() as connection:
        # who stopped in the meantime is told nothing
        ids = [one.id for one in every if followers.one(connection, one.id)]
        if is_empty:
            stored.nothing_to_tell(connection, ids, until)
        elif ids:
            name = stored.begin_letter(connection, every[0].follower, ids, until)
            letters.owe(connection, letters.Sort.DIGEST, name=name, language=every[0].language)
