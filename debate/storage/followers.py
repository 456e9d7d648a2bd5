"""Who follows what by mail: private rows, kept once the address was confirmed and until it stops.

Before an address is confirmed it stands in no row here. What a letter tells of stands in
`digest_letter` from when it is owed (`letters`) until the mail server took it.
"""

import secrets
import sqlite3
from collections.abc import Sequence
from enum import StrEnum

from ..text.language import DUTCH
from .accounts import now_ms

TABLES = """
create table follower (
    id text primary key,
    email text not null unique,
    confirmed_ms integer not null,
    refused integer not null default 0
);
create table digest_letter (
    id text primary key,
    follower text not null references follower (id) on delete cascade,
    until_pos integer not null,
    begun_ms integer not null
);
create index digest_letter_follower on digest_letter (follower);
create table following (
    id text primary key,
    follower text not null references follower (id) on delete cascade,
    sort text not null check (sort in ('debate', 'branch', 'claim', 'object')),
    thing text not null,
    rhythm text not null check (rhythm in ('day', 'week')),
    confirmed_ms integer not null,
    told_pos integer not null,
    told_ms integer not null,
    letter text references digest_letter (id) on delete set null,
    unique (follower, sort, thing)
);
create index following_told on following (rhythm, told_ms);
create index following_letter on following (letter);
"""

MOST = 100
"""Things that one address follows."""
REFUSED = 5
"""Letters in a row that a mail server refuses for good, before the address is forgotten."""


class Sort(StrEnum):
    """What can be followed."""

    DEBATE = "debate"
    BRANCH = "branch"
    CLAIM = "claim"
    OBJECT = "object"


class Rhythm(StrEnum):
    """How often somebody wants a letter."""

    DAY = "day"
    WEEK = "week"


def follow(
    connection: sqlite3.Connection,
    email: str,
    sort: Sort,
    thing: str,
    rhythm: Rhythm,
    language: str = DUTCH,
) -> str:
    """Let a confirmed address follow something from now on; gives the follower.

    Following it again changes how often, and in which language letters come.
    """
    now, position = now_ms(), _newest(connection)
    connection.execute(
        "insert into follower (id, email, confirmed_ms, language) values (?, ?, ?, ?)"
        " on conflict (email) do update set language = excluded.language",
        (f"w{secrets.token_hex(16)}", email, now, language),
    )
    [follower] = connection.execute("select id from follower where email = ?", (email,)).fetchone()
    connection.execute(
        """
        insert into following
            (id, follower, sort, thing, rhythm, confirmed_ms, told_pos, told_ms, letter)
        select ?, ?, ?, ?, ?, ?, ?, ?, null
        where (select count(*) from following where follower = ?) < ?
            or exists (select 1 from following where follower = ? and sort = ? and thing = ?)
        on conflict (follower, sort, thing) do update set rhythm = excluded.rhythm
        """,
        (
            *(f"f{secrets.token_hex(16)}", follower, sort, thing, rhythm, now, position, now),
            *(follower, MOST, follower, sort, thing),
        ),
    )
    found: str = follower
    return found


def set_rhythm(
    connection: sqlite3.Connection, follower: str, following: str, rhythm: Rhythm
) -> None:
    """Let letters about something come more often, or less."""
    connection.execute(
        "update following set rhythm = ? where id = ? and follower = ?",
        (rhythm, following, follower),
    )


def end(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Take these away, and who follows nothing any more."""
    connection.executemany("delete from following where id = ?", [(id_,) for id_ in ids])
    connection.execute(
        "delete from follower where not exists"
        " (select 1 from following where follower = follower.id)"
    )


def forget_holder(connection: sqlite3.Connection, account: str) -> None:
    """Forget the address of an account as one that follows."""
    connection.execute(
        "delete from follower where email = (select email from account_email where account = ?)",
        (account,),
    )


def begin_letter(
    connection: sqlite3.Connection, follower: str, following: Sequence[str], until_pos: int
) -> str:
    """Note up to where a letter tells of these things; gives its name."""
    letter = secrets.token_hex(16)
    connection.execute(
        "insert into digest_letter (id, follower, until_pos, begun_ms) values (?, ?, ?, ?)",
        (letter, follower, until_pos, now_ms()),
    )
    connection.executemany(
        "update following set letter = ? where id = ?", [(letter, id_) for id_ in following]
    )
    return letter


def letter_went(connection: sqlite3.Connection, letter: str) -> None:
    """Note that the mail server took a letter: what it told is told."""
    connection.execute(
        """
        update following
        set told_pos = max(told_pos, digest_letter.until_pos), told_ms = digest_letter.begun_ms
        from digest_letter
        where digest_letter.id = following.letter and following.letter = ?
        """,
        (letter,),
    )
    connection.execute(
        "update follower set refused = 0"
        " where id = (select follower from digest_letter where id = ?)",
        (letter,),
    )
    connection.execute("delete from digest_letter where id = ?", (letter,))


def letter_stayed(connection: sqlite3.Connection, letter: str) -> None:
    """Note that a letter never went: what it would have told is told by the next one."""
    connection.execute("delete from digest_letter where id = ?", (letter,))


def follower_of(connection: sqlite3.Connection, letter: str) -> str:
    """Give to whom a letter goes, '' where it is there no more."""
    row = connection.execute(
        "select follower from digest_letter where id = ?", (letter,)
    ).fetchone()
    return row[0] if row else ""


def count_refusal(connection: sqlite3.Connection, follower: str) -> int:
    """Note that the mail server refused a letter for good; gives how many in a row."""
    row = connection.execute(
        "update follower set refused = refused + 1 where id = ? returning refused", (follower,)
    ).fetchone()
    return row[0] if row else 0


def nothing_to_tell(
    connection: sqlite3.Connection, following: Sequence[str], until_pos: int
) -> None:
    """Note that nothing happened to these things up to a place in the log."""
    now = now_ms()
    connection.executemany(
        "update following set told_pos = max(told_pos, ?), told_ms = ? where id = ?",
        [(until_pos, now, id_) for id_ in following],
    )


def begin_anew(connection: sqlite3.Connection) -> None:
    """Tell nothing of before: the places of a restored log may be others than those told of."""
    connection.execute("update following set told_pos = ?", (_newest(connection),))
    connection.execute("delete from digest_letter")


def _newest(connection: sqlite3.Connection) -> int:
    row = connection.execute("select pos from event order by pos desc limit 1").fetchone()
    return row[0] if row else 0
