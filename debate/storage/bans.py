"""Who is kept out of a debate by which decision: private rows, never in the log.

The decision and its reasons are in the log and public; that it is about this person is not.
"""

import sqlite3

from .accounts import now_ms

TABLE = """
create table ban (
    decision text primary key,
    debate text not null,
    actor_ref blob not null,
    at_ms integer not null
)
"""
INDEX = "create index ban_actor on ban (actor_ref)"


def keep(connection: sqlite3.Connection, decision: str, debate: str, ref: bytes) -> None:
    """Keep whom a decision keeps out, and end the sessions of the account."""
    connection.execute(
        "insert into ban (decision, debate, actor_ref, at_ms) values (?, ?, ?, ?)",
        (decision, debate, ref, now_ms()),
    )
    connection.execute(
        "delete from session where account in (select account from actor where actor_ref = ?)",
        (ref,),
    )


def forget(connection: sqlite3.Connection, ref: bytes) -> None:
    """Forget whom decisions were about, for somebody who leaves and is nobody here any more."""
    connection.execute("delete from ban where actor_ref = ?", (ref,))
