"""Where somebody is signed in, and how far the second step of signing in is set up."""

import sqlite3
from dataclasses import dataclass

from ..storage import accounts


@dataclass(frozen=True, slots=True)
class Session:
    """A session that holds. `handle` names it without giving away its secret."""

    handle: str
    device: str
    created_ms: int
    seen_ms: int
    is_proven: bool
    is_this: bool


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """How somebody's second factor stands; `last_step` is the time step of the last code used."""

    is_confirmed: bool
    last_step: int
    closed_until_ms: int
    recovery_left: int


def of_account(connection: sqlite3.Connection, account: str, secret: str) -> list[Session]:
    """Give the sessions of an account, the last seen first; `secret` tells which is this one."""
    now = accounts.now_ms()
    rows = connection.execute(
        """
        select lower(hex(substr(digest, 1, 8))), device, created_ms, seen_ms, proven_ms > 0,
            digest = ?
        from session
        where account = ? and expires_ms > ? and seen_ms > ?
        order by seen_ms desc, digest
        """,
        (accounts.digest(secret), account, now, now - accounts.IDLE_MS),
    )
    return [
        Session(handle, device, created, seen, bool(proven), bool(this))
        for handle, device, created, seen, proven, this in rows
    ]


def second_factor(connection: sqlite3.Connection, account: str) -> SecondFactor | None:
    """Give how the second factor of an account stands, None where none was ever begun."""
    row = connection.execute(
        """
        select confirmed_ms > 0, last_step, closed_until_ms,
            (select count(*) from recovery_code where account = second_factor.account)
        from second_factor
        where account = ?
        """,
        (account,),
    ).fetchone()
    return SecondFactor(bool(row[0]), row[1], row[2], row[3]) if row else None
