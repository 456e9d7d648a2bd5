"""Letters that are owed: stored in the transaction that causes them, and kept until they went.

A row names an account or holds an address, and the few words that stand nowhere else; the letter
itself is written when it goes, in the language of the row. Once it went, or was given up, address,
account and words go from the row: that there was a letter, of which sort, about what and when,
stays for as long as `retention` says.

`take` counts the try and puts the next one off before anything is sent, so that a crash at any
moment leaves a letter that goes again. `began_ms` stays until it is known that the mail server did
not take it: a letter that is taken with it set may have come before, and says so.
"""

import json
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from ..text.language import DUTCH
from . import followers
from .accounts import now_ms

TABLES = """
create table letter (
    id text primary key,
    sort text not null,
    debate text not null,
    about text not null,
    account text not null,
    email text not null,
    told text not null,
    made_ms integer not null,
    due_ms integer not null,
    until_ms integer not null,
    tries integer not null,
    began_ms integer,
    ended_ms integer,
    outcome text not null check (outcome in ('', 'sent', 'refused', 'late', 'nobody'))
);
create index letter_due on letter (due_ms) where ended_ms is null;
create index letter_debate on letter (debate, made_ms);
"""
INDEX = "create index letter_made on letter (sort, made_ms)"
BACKFILL = """
insert into letter (id, sort, debate, about, account, email, told, made_ms, due_ms, until_ms, tries,
    began_ms, ended_ms, outcome)
select id, 'digest', '', '', '', '', '{}', begun_ms, begun_ms, begun_ms + 432000000, 1, begun_ms,
    null, ''
from digest_letter
"""
"""Letters that were on their way before there was this table."""

MINUTE_MS = 60 * 1000
HOUR_MS = 60 * MINUTE_MS
FIRST_MS = MINUTE_MS // 2
LONGEST_MS = HOUR_MS
"""How long a letter waits after its first try, and at most; each time twice as long."""


class Sort(StrEnum):
    """What a letter is for."""

    REASONS = "reasons"
    """The statement of reasons, to who wrote what was restricted."""
    LIFTED = "lifted"
    """That a restriction is gone, to the same."""
    DECIDED = "decided"
    """What was decided on a report, to who sent it."""
    DISMISSED = "dismissed"
    """That what was reported stands, to who sent it."""
    ANSWERED = "answered"
    """What became of a complaint, to who complained."""
    REPORTED = "reported"
    """That a report came in, with its code."""
    COMPLAINED = "complained"
    """That a complaint came in, with its code."""
    DIGEST = "digest"
    """What happened to what somebody follows."""
    CONFIRM = "confirm"
    """The link that confirms the wish to follow."""
    OWN = "own"
    """The link to all that somebody follows."""
    SIGN_IN = "sign_in"
    """The link to sign in with."""


class Outcome(StrEnum):
    """What became of a letter."""

    SENT = "sent"
    REFUSED = "refused"
    """The mail server refused the address for good."""
    LATE = "late"
    """It did not go within its time."""
    NOBODY = "nobody"
    """There was nobody to write to any more, or nothing to tell."""


PATIENCE_MS = {
    Sort.SIGN_IN: 10 * MINUTE_MS,
    Sort.OWN: HOUR_MS,
    Sort.CONFIRM: 24 * HOUR_MS,
}
"""For how long a letter is tried: what comes later than this is of no use to who asked for it."""
OTHERWISE_MS = 5 * 24 * HOUR_MS  # as mail servers do among themselves (RFC 5321, 4.5.4.1)


@dataclass(frozen=True, slots=True)
class Owed:
    """A letter that waits; `is_again` tells that it may have come before."""

    id: str
    sort: Sort
    debate: str = ""
    about: str = ""
    account: str = ""
    email: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    language: str = DUTCH
    is_again: bool = False


def owe(
    connection: sqlite3.Connection,
    sort: Sort,
    *,
    debate: str = "",
    about: str = "",
    account: str = "",
    email: str = "",
    told: Mapping[str, str] | None = None,
    language: str = DUTCH,
    name: str = "",
) -> str:
    """Keep that a letter is to go, in the open transaction; gives its name.

    It goes to an account or to an address; a digest to who follows. `about` is a decision, a thing
    or what the sort says; `told` what stands nowhere else.
    """
    id_, now = name or secrets.token_hex(16), now_ms()
    connection.execute(
        """
        insert into letter (id, sort, debate, about, account, email, told, language, made_ms,
            due_ms, until_ms, tries, began_ms, ended_ms, outcome)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, null, null, '')
        """,
        (
            *(id_, sort, debate, about, account, email, json.dumps(dict(told or {})), language),
            *(now, now, now + PATIENCE_MS.get(sort, OTHERWISE_MS)),
        ),
    )
    return id_


def count_since(connection: sqlite3.Connection, sorts: Sequence[Sort], since: int) -> int:
    """Count the letters of these sorts that were owed after a moment."""
    marks = ", ".join("?" * len(sorts))
    query = f"select count(*) from letter where sort in ({marks}) and made_ms > ?"
    count: int = connection.execute(query, (*sorts, since)).fetchone()[0]
    return count


def take(connection: sqlite3.Connection, now: int) -> Owed | None:
    """Take the letter that goes next, None where none is due. What people wait for goes first."""
    row = connection.execute(
        """
        select id, sort, debate, about, account, email, told, language, began_ms is not null, tries
        from letter
        where ended_ms is null and due_ms <= ? and until_ms > ?
        order by until_ms - made_ms, due_ms, id
        limit 1
        """,
        (now, now),
    ).fetchone()
    if row is None:
        return None
    id_, sort, debate, about, account, email, told, language, is_again, tries = row
    connection.execute(
        """
        update letter
        set began_ms = ?, tries = tries + 1, due_ms = min(?, until_ms)
        where id = ?
        """,
        (now, now + wait_ms(tries), id_),
    )
    words = cast(dict[str, str], json.loads(told))
    return Owed(id_, Sort(sort), debate, about, account, email, words, language, bool(is_again))


def wait_ms(tries: int) -> int:
    """Give how long a letter waits after this many earlier tries.

    >>> [wait_ms(tries) // 1000 for tries in (0, 1, 2, 7, 50)]
    [30, 60, 120, 3600, 3600]
    """
    return min(FIRST_MS << min(tries, 16), LONGEST_MS)


def stayed(connection: sqlite3.Connection, id_: str) -> None:
    """Note that the mail server did not take a letter: the next try is no second one."""
    connection.execute("update letter set began_ms = null where id = ?", (id_,))


def hold(connection: sqlite3.Connection, until: int) -> None:
    """Let all letters wait: nobody takes them now."""
    connection.execute(
        "update letter set due_ms = min(max(due_ms, ?), until_ms) where ended_ms is null", (until,)
    )


def hurry(connection: sqlite3.Connection, now: int) -> None:
    """Let all letters that wait be due now."""
    connection.execute("update letter set due_ms = min(due_ms, ?) where ended_ms is null", (now,))


def end(connection: sqlite3.Connection, id_: str, outcome: Outcome, now: int = 0) -> None:
    """Note what became of a letter, and forget to whom it went and what it told."""
    connection.execute(
        """
        update letter set ended_ms = ?, outcome = ?, account = '', email = '', told = '{}'
        where id = ?
        """,
        (now or now_ms(), outcome, id_),
    )


def give_up(connection: sqlite3.Connection, now: int) -> int:
    """End the letters whose time is over; gives how many. What a digest told is told anew."""
    rows = connection.execute(
        "select id from letter where ended_ms is null and until_ms <= ?", (now,)
    ).fetchall()
    for (id_,) in rows:
        followers.letter_stayed(connection, id_)
        end(connection, id_, Outcome.LATE, now)
    return len(rows)


def forget_holder(connection: sqlite3.Connection, account: str) -> None:
    """Write nothing to the holder of an account any more."""
    rows = connection.execute(
        """
        select id from letter
        where account = ?1 or email = (select email from account_email where account = ?1)
        """,
        (account,),
    ).fetchall()
    for (id_,) in rows:
        end(connection, id_, Outcome.NOBODY)


def put_back(connection: sqlite3.Connection) -> None:
    """Note of letters in a restored copy that they may have gone since it was made."""
    connection.execute("update letter set began_ms = made_ms where ended_ms is null")
