"""Who may sign in, and who is signed in: private rows, never in the log.

A session and a link to sign in are known by the SHA-256 of a random secret: whoever reads the
database, or a backup of it, can be nobody with what is there.
"""

import secrets
import sqlite3
import time
from hashlib import sha256

from ..errors import Conflict
from ..log.chain import ACTOR_REF_BYTES

TABLES = """
create table account (
    id text primary key,
    name text not null unique,
    created_ms integer not null
);
create table account_role (
    account text not null references account (id) on delete cascade,
    debate text not null,
    role text not null,
    primary key (account, debate)
);
create table session (
    digest blob primary key,
    account text not null references account (id) on delete cascade,
    created_ms integer not null,
    seen_ms integer not null,
    expires_ms integer not null
);
create index session_account on session (account);
create table sign_in_token (
    digest blob primary key,
    account text not null references account (id) on delete cascade,
    created_ms integer not null,
    expires_ms integer not null
);
create index sign_in_token_account on sign_in_token (account);
"""
"""Private rows: who may sign in, and who did. No event tells of them, and no state is folded from
them. Of a session and of a link to sign in only the SHA-256 is kept.
"""

SECRET_BYTES = 32
TOKEN_MS = 10 * 60 * 1000
IDLE_MS = 12 * 60 * 60 * 1000
"""A session that was not used for so long has ended."""
SESSION_MS = 7 * 24 * 60 * 60 * 1000
"""However much it is used, a session ends after so long."""


def now_ms() -> int:
    """Give the time."""
    return time.time_ns() // 1_000_000


def digest(secret: str) -> bytes:
    """Give what is kept of a secret."""
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def new_ref() -> bytes:
    """Give a reference for somebody who has not acted in a debate before."""
    return secrets.token_bytes(ACTOR_REF_BYTES)


def account_of(connection: sqlite3.Connection, name: str) -> str:
    """Give the account of this name, a new one where there is none."""
    connection.execute(
        "insert into account (id, name, created_ms) values (?, ?, ?) on conflict (name) do nothing",
        (f"a{secrets.token_hex(16)}", name, now_ms()),
    )
    row = connection.execute("select id from account where name = ?", (name,)).fetchone()
    account: str = row[0]
    return account


def set_role(connection: sqlite3.Connection, account: str, role: str, debate: str) -> str:
    """Let an account be this role in one debate, with '' in all; the role '' takes it away. Gives
    the role before.

    Another role ends the account's sessions: what a cookie was good for yesterday says nothing now.
    """
    row = connection.execute(
        "select role from account_role where account = ? and debate = ?", (account, debate)
    ).fetchone()
    earlier: str = row[0] if row else ""
    if earlier == role:
        return earlier
    connection.execute(
        "delete from account_role where account = ? and debate = ?", (account, debate)
    )
    if role:
        connection.execute(
            "insert into account_role (account, debate, role) values (?, ?, ?)",
            (account, debate, role),
        )
    connection.execute("delete from session where account = ?", (account,))
    return earlier


def dismiss(connection: sqlite3.Connection, account: str) -> None:
    """End all sessions of an account, void its links and take its roles."""
    for table in ("session", "sign_in_token", "account_role"):
        connection.execute(f"delete from {table} where account = ?", (account,))


def new_token(connection: sqlite3.Connection, account: str, browser: str = "") -> tuple[str, int]:
    """Make a link's secret for an account; gives it and when it ends. An older one is void.

    With `browser`, the secret of the browser that asked, the link works nowhere else.
    """
    token, now = secrets.token_urlsafe(SECRET_BYTES), now_ms()
    connection.execute(
        "delete from sign_in_token where account = ? or expires_ms <= ?", (account, now)
    )
    connection.execute(
        """
        insert into sign_in_token (digest, account, created_ms, expires_ms, browser)
        values (?, ?, ?, ?, ?)
        """,
        (digest(token), account, now, now + TOKEN_MS, digest(browser) if browser else b""),
    )
    return token, now + TOKEN_MS


def take_token(connection: sqlite3.Connection, token: str, browser: str = "") -> str:
    """Use a link's secret up; gives its account, '' where it was used before, has ended, or was
    asked for by another browser, which leaves it as it is.
    """
    row = connection.execute(
        """
        delete from sign_in_token
        where digest = ? and browser in (x'', ?)
        returning account, expires_ms
        """,
        (digest(token), digest(browser)),
    ).fetchone()
    return row[0] if row and row[1] > now_ms() else ""


def begin_session(
    connection: sqlite3.Connection, account: str, device: str = "", *, is_proven: bool = False
) -> str:
    """Begin a session; gives the secret that its cookie holds. Sessions that ended are swept up."""
    secret, now = secrets.token_urlsafe(SECRET_BYTES), now_ms()
    sweep_sessions(connection)
    connection.execute(
        """
        insert into session (digest, account, created_ms, seen_ms, expires_ms, proven_ms, device)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        (digest(secret), account, now, now, now + SESSION_MS, now if is_proven else 0, device),
    )
    return secret


def sweep_sessions(connection: sqlite3.Connection) -> int:
    """Take away the sessions that ended; gives how many."""
    now = now_ms()
    return connection.execute(
        "delete from session where expires_ms <= ? or seen_ms <= ?", (now, now - IDLE_MS)
    ).rowcount


def prove_session(connection: sqlite3.Connection, secret: str) -> str:
    """Note that the second step was taken in a session, and give it a new secret; '' where it has
    ended.
    """
    new, now = secrets.token_urlsafe(SECRET_BYTES), now_ms()
    done = connection.execute(
        "update session set digest = ?, proven_ms = ?, seen_ms = ? where digest = ?",
        (digest(new), now, now, digest(secret)),
    )
    return new if done.rowcount == 1 else ""


def see_session(connection: sqlite3.Connection, secret: str) -> None:
    """Note that a session is in use."""
    connection.execute(
        "update session set seen_ms = ? where digest = ?", (now_ms(), digest(secret))
    )


def end_session(connection: sqlite3.Connection, secret: str) -> None:
    """End one session, if it is there."""
    connection.execute("delete from session where digest = ?", (digest(secret),))


def end_named(connection: sqlite3.Connection, account: str, handle: str) -> bool:
    """End the session of an account that has this handle; tells whether there was one."""
    done = connection.execute(
        "delete from session where account = ? and lower(hex(substr(digest, 1, 8))) = ?",
        (account, handle),
    )
    return done.rowcount == 1


def end_others(connection: sqlite3.Connection, account: str, secret: str) -> int:
    """End all sessions of an account but this one; gives how many."""
    return connection.execute(
        "delete from session where account = ? and digest <> ?", (account, digest(secret))
    ).rowcount


def remove(connection: sqlite3.Connection, account: str) -> None:
    """Take an account away with all that is kept of it; what was said stays, without the link."""
    connection.execute("delete from actor where account = ?", (account,))
    connection.execute("delete from account where id = ?", (account,))


def end_all(connection: sqlite3.Connection) -> None:
    """End every session and void every link: what a restored copy holds may have been revoked."""
    connection.execute("delete from session")
    connection.execute("delete from sign_in_token")


def link(connection: sqlite3.Connection, account: str, debate: str, ref: bytes) -> None:
    """Keep which reference an account acts with in a debate; call where the act is recorded.

    Raises Conflict where it got another one at this very moment.
    """
    row = connection.execute(
        """
        insert into actor (actor_ref, account, debate)
        values (?, ?, ?)
        on conflict (account, debate) do update set account = excluded.account
        returning actor_ref
        """,
        (ref, account, debate),
    ).fetchone()
    if row[0] != ref:
        raise Conflict("You did two things at once here. Look at what is new and try again.")
