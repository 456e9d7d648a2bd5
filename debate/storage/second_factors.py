"""The second step of signing in: a secret shared with an app, and codes for when it is lost.

The secret of the app has to be read again at every check, so it is kept encrypted with a key that
is not in the database: whoever reads the database, or a backup of it, has nothing. Of recovery
codes only the SHA-256 is kept.
"""

import base64
import sqlite3
from collections.abc import Iterable
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken

from .accounts import digest, now_ms

TABLES = """
create table second_factor (
    account text primary key references account (id) on delete cascade,
    secret blob not null,
    created_ms integer not null,
    confirmed_ms integer not null,
    last_step integer not null,
    failures integer not null,
    closed_until_ms integer not null
);
create table recovery_code (
    digest blob primary key,
    account text not null references account (id) on delete cascade
);
create index recovery_code_account on recovery_code (account);
"""

TRIES = 5
"""Wrong codes in a row after which no code is looked at for a while."""
CLOSED_MS = 15 * 60 * 1000


def begin(connection: sqlite3.Connection, account: str, secret: str, key: str) -> None:
    """Keep a new secret, not confirmed yet; one that was not confirmed is replaced."""
    connection.execute(
        """
        insert into second_factor
            (account, secret, created_ms, confirmed_ms, last_step, failures, closed_until_ms)
        values (?, ?, ?, 0, 0, 0, 0)
        on conflict (account) do update set secret = excluded.secret, created_ms =
            excluded.created_ms
        where confirmed_ms = 0
        """,
        (account, _cipher(key).encrypt(secret.encode()), now_ms()),
    )


def secret_of(connection: sqlite3.Connection, account: str, key: str) -> str:
    """Give the secret that is shared with somebody's app, '' where there is none to read."""
    row = connection.execute(
        "select secret from second_factor where account = ?", (account,)
    ).fetchone()
    try:
        return _cipher(key).decrypt(row[0]).decode() if row else ""
    except InvalidToken:  # made with a key that is lost
        return ""


def passed(connection: sqlite3.Connection, account: str, step: int) -> bool:
    """Note that a code of this time step was right; False where it, or a later one, was used."""
    done = connection.execute(
        """
        update second_factor
        set last_step = ?, failures = 0, confirmed_ms = case confirmed_ms when 0 then ? else
            confirmed_ms end
        where account = ? and last_step < ?
        """,
        (step, now_ms(), account, step),
    )
    return done.rowcount == 1


def failed(connection: sqlite3.Connection, account: str) -> None:
    """Count a wrong code; after TRIES of them in a row none is looked at for a while."""
    connection.execute(
        """
        update second_factor
        set closed_until_ms = case when failures + 1 >= ? then ? else closed_until_ms end,
            failures = case when failures + 1 >= ? then 0 else failures + 1 end
        where account = ?
        """,
        (TRIES, now_ms() + CLOSED_MS, TRIES, account),
    )


def keep_recovery(connection: sqlite3.Connection, account: str, codes: Iterable[str]) -> None:
    """Keep new recovery codes in the place of all older ones."""
    connection.execute("delete from recovery_code where account = ?", (account,))
    connection.executemany(
        "insert into recovery_code (digest, account) values (?, ?)",
        [(digest(code), account) for code in codes],
    )


def take_recovery(connection: sqlite3.Connection, account: str, code: str) -> bool:
    """Use a recovery code up; tells whether it was one."""
    done = connection.execute(
        "delete from recovery_code where digest = ? and account = ?", (digest(code), account)
    )
    if done.rowcount == 1:
        connection.execute("update second_factor set failures = 0 where account = ?", (account,))
    return done.rowcount == 1


def forget(connection: sqlite3.Connection, account: str) -> None:
    """Take somebody's second factor away: another one is set up at the next signing in."""
    for table in ("second_factor", "recovery_code"):
        connection.execute(f"delete from {table} where account = ?", (account,))
    connection.execute("update session set proven_ms = 0 where account = ?", (account,))


def _cipher(key: str) -> Fernet:
    told = sha256(f"second factor\n{key}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(told))
