"""Slow mode for who comes without a cookie: newcomers are counted by the connection they come from.

Who spoke before in the debate, or signed in, is held to his or her own pause alone. So a guest who
throws cookies away escapes nothing, and in a school or a library, behind one address, all go on who
were there already, and several others can begin in each pause.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..errors import DebateError, TooManyRequests
from ..moderation.decision import day
from ..queries import activity, restrictions
from ..roles import Actor
from ..storage.counters import CounterError
from ..storage.store import now_ms
from . import limits, session

NEWCOMERS = 5
"""New voices from one address in each pause. In pauses of a quarter of an hour that is as many in
an hour as make a crowd (`queries.activity.MANY`)."""


@contextmanager
def turn(actor: Actor, debate: str) -> Iterator[None]:
    """Let somebody contribute; where that fails, it does not count.

    Raises TooManyRequests where a debate goes slowly and too many began from here of late.
    """
    minutes = _pause(actor, debate)
    key = limits.hidden(f"slow {debate} {limits.address()}")
    is_counted = bool(minutes) and _is_counted(key, minutes)
    try:
        yield
    except DebateError:
        if is_counted:
            with suppress(CounterError):
                limits.counters().add(key, minutes * 60, -1)
        raise


def _pause(actor: Actor, debate: str) -> int:
    """Give how many minutes a newcomer's connection is counted for, 0 where it is not."""
    if actor.account:
        return 0
    with session.store().reading() as connection:
        now = day(now_ms(connection))
        slow = restrictions.of_debate(connection, debate, now).slow
        if slow is None or activity.acts_of(connection, debate, actor.ref):
            return 0
        return slow.decision.minutes


def _is_counted(key: str, minutes: int) -> bool:
    """Count one more, and raise TooManyRequests above the limit. False where counting failed, as on
    a full disk: nobody is turned away for that.
    """
    counters = limits.counters()
    try:
        if counters.add(key, minutes * 60) <= NEWCOMERS:
            return True
        counters.add(key, minutes * 60, -1)
        wait = max(1, round(counters.ends_at(key) - time.time()))
    except CounterError:
        return False
    raise TooManyRequests(
        "This debate goes slowly: from one connection {limit} people can begin in {minutes}"
        " minutes. Your text is kept; send it again in {wait} minutes, or sign in first.",
        retry_after=wait,
        limit=NEWCOMERS,
        minutes=minutes,
        wait=-(-wait // 60),
    )
