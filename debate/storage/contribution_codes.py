"""What a guest keeps of a contribution: a code that was shown once. Only its SHA-256 is kept here,
with the reference that the guest acted with in one debate.
"""

import secrets
import sqlite3

from .accounts import digest, now_ms

TABLE = """
create table contribution_code (
    digest blob primary key,
    actor_ref blob not null,
    debate text not null,
    created_ms integer not null
)
"""
INDEX = "create index contribution_code_ref on contribution_code (actor_ref)"

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that reads as a digit or as another letter."""
DIGITS = 26  # 130 bits
_MISREAD = str.maketrans("OIL", "011")


def make(connection: sqlite3.Connection, ref: bytes, debate: str) -> str:
    """Make a code that opens what this guest said in this debate; gives it, in groups."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(DIGITS))
    connection.execute(
        "insert into contribution_code (digest, actor_ref, debate, created_ms) values (?, ?, ?, ?)",
        (digest(code), ref, debate, now_ms()),
    )
    return grouped(code)


def grouped(code: str) -> str:
    """Write a code so that it can be copied by hand.

    >>> grouped("0123456789ABCDEFGHJKMNPQRS")
    '01234-56789-ABCDE-FGHJK-MNPQRS'
    """
    parts = [code[at : at + 5] for at in range(0, 20, 5)]
    return "-".join([*parts, code[20:]])


def bare(written: str) -> str:
    """Give a code as it was made, however somebody wrote it; '' for what cannot be one.

    >>> bare("o1234 56789 abcde fghjk mnpqrs")
    '0123456789ABCDEFGHJKMNPQRS'
    >>> bare("x")
    ''
    """
    signs = (sign for sign in written[:200].upper().translate(_MISREAD) if sign not in " -\t\r\n")
    code = "".join(signs)
    return code if len(code) == DIGITS and set(code) <= set(ALPHABET) else ""


def forget(connection: sqlite3.Connection, ref: bytes) -> None:
    """Void all codes of a guest."""
    connection.execute("delete from contribution_code where actor_ref = ?", (ref,))
