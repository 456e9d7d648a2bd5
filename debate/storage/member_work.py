"""What members prepare and keep, and which of them form a party: private rows, never in the log.

A party is known by a code that its members hand on; only the SHA-256 is kept. Work that is shared
can be read by who is in the party of its owner at that moment: who leaves takes it along.
"""

import json
import secrets
import sqlite3

from ..member_work import Fields, WorkKind
from .accounts import digest, now_ms

TABLES = """
create table member_work (
    id text primary key,
    account text not null references account (id) on delete cascade,
    debate text not null,
    kind text not null,
    title text not null,
    fields text not null,
    is_shared integer not null check (is_shared in (0, 1)),
    created_ms integer not null,
    changed_ms integer not null
);
create index member_work_account on member_work (account, changed_ms);
create table party_member (
    account text primary key references account (id) on delete cascade,
    party blob not null,
    name text not null,
    joined_ms integer not null
);
create index party_member_party on party_member (party, joined_ms);
"""


def keep(
    connection: sqlite3.Connection,
    account: str,
    debate: str,
    kind: WorkKind,
    title: str,
    fields: Fields,
) -> str:
    """Keep new work; gives its id."""
    id_, now = f"k{secrets.token_hex(8)}", now_ms()
    connection.execute(
        """
        insert into member_work
            (id, account, debate, kind, title, fields, is_shared, created_ms, changed_ms)
        values (?, ?, ?, ?, ?, ?, 0, ?, ?)
        """,
        (id_, account, debate, str(kind), title, _written(fields), now, now),
    )
    return id_


def keep_again(connection: sqlite3.Connection, id_: str, title: str, fields: Fields) -> None:
    """Keep work in the place of what it was before."""
    connection.execute(
        "update member_work set title = ?, fields = ?, changed_ms = ? where id = ?",
        (title, _written(fields), now_ms(), id_),
    )


def share(connection: sqlite3.Connection, id_: str, *, with_party: bool) -> None:
    """Let the party of the owner read this, or no longer."""
    connection.execute("update member_work set is_shared = ? where id = ?", (int(with_party), id_))


def discard(connection: sqlite3.Connection, id_: str) -> None:
    """Take work away for good."""
    connection.execute("delete from member_work where id = ?", (id_,))


def join(connection: sqlite3.Connection, account: str, code: str, name: str) -> None:
    """Let an account be in the party with this code, in the place of another."""
    leave(connection, account)
    connection.execute(
        "insert into party_member (account, party, name, joined_ms) values (?, ?, ?, ?)",
        (account, digest(code), name, now_ms()),
    )


def change_code(connection: sqlite3.Connection, account: str, code: str) -> None:
    """Give the party of an account another code; the one before lets nobody in any more."""
    connection.execute(
        """
        update party_member set party = ?
        where party = (select party from party_member where account = ?)
        """,
        (digest(code), account),
    )


def leave(connection: sqlite3.Connection, account: str) -> None:
    """Take an account out of its party."""
    connection.execute("delete from party_member where account = ?", (account,))


def _written(fields: Fields) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
