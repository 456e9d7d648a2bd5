"""Who is signed in, with which role where; and the list of accounts for the operator."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from ..roles import WITH_SECOND_FACTOR, Role
from ..storage import accounts
from . import things

EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody with a session that holds; `roles` by debate, under EVERYWHERE that for all.

    `is_proven` tells that the second step was taken in this session.
    """

    account: str
    name: str
    roles: Mapping[str, Role]
    seen_ms: int
    is_proven: bool = False

    def role_in(self, debate: str) -> Role:
        """Give the role in a debate; without one, that of a guest."""
        return self.roles.get(debate, self.roles.get(EVERYWHERE, Role.GUEST))

    @property
    def needs_second_factor(self) -> bool:
        """Whether any of the roles acts only after the second step."""
        return not WITH_SECOND_FACTOR.isdisjoint(self.roles.values())


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the operator sees it; `seen_ms` is 0 where nobody is signed in with it."""

    id: str
    name: str
    roles: Mapping[str, Role]
    sessions: int
    seen_ms: int


def signed_in(connection: sqlite3.Connection, secret: str) -> SignedIn | None:
    """Give who holds a session with this secret; None where it ended, was revoked or never was."""
    now = accounts.now_ms()
    row = connection.execute(
        """
        select account.id, account.name, session.seen_ms, session.proven_ms > 0
        from session
        join account on account.id = session.account
        where session.digest = ? and session.expires_ms > ? and session.seen_ms > ?
        """,
        (accounts.digest(secret), now, now - accounts.IDLE_MS),
    ).fetchone()
    if row is None:
        return None
    id_, name, seen_ms, is_proven = row
    away = kept_out(connection, id_)
    held = _roles(connection, [id_]).get(id_, {})
    roles = {debate: role for debate, role in held.items() if debate not in away}
    return SignedIn(id_, name, roles, seen_ms, bool(is_proven))


def kept_out(connection: sqlite3.Connection, account: str) -> set[str]:
    """Give the debates that an account is kept out of today; it has no role there meanwhile."""
    rows = connection.execute(
        """
        select ban.debate
        from actor
        join ban on ban.actor_ref = actor.actor_ref
        join decision on decision.id = ban.decision
        where actor.account = ? and decision.lifted_pos is null and decision.ends >= date('now')
        """,
        (account,),
    )
    return {row[0] for row in rows}


def account_of(connection: sqlite3.Connection, ref: bytes) -> str:
    """Give the account that acts with a reference, '' for a guest's."""
    row = connection.execute("select account from actor where actor_ref = ?", (ref,)).fetchone()
    return row[0] if row else ""


def ref(connection: sqlite3.Connection, account: str, debate: str) -> bytes | None:
    """Give the reference that an account acts with in a debate, None before its first act."""
    row = connection.execute(
        "select actor_ref from actor where account = ? and debate = ?", (account, debate)
    ).fetchone()
    return row[0] if row else None


def by_name(connection: sqlite3.Connection, name: str) -> str:
    """Give the account of this name, '' where there is none."""
    row = connection.execute("select id from account where name = ?", (name,)).fetchone()
    return row[0] if row else ""


def by_email(connection: sqlite3.Connection, email: str) -> str:
    """Give the account that has this address for mail, '' where there is none."""
    row = connection.execute(
        "select account from account_email where email = ?", (email,)
    ).fetchone()
    return row[0] if row else ""


def by_identity(connection: sqlite3.Connection, issuer: str, subject: str) -> str:
    """Give the account that another site knows by this name, '' where there is none."""
    row = connection.execute(
        "select account from external_identity where issuer = ? and subject = ?", (issuer, subject)
    ).fetchone()
    return row[0] if row else ""


def named(connection: sqlite3.Connection, account: str) -> tuple[str, str]:
    """Give the name of an account and where its mail goes, each '' where there is none."""
    row = connection.execute(
        """
        select account.name, coalesce(account_email.email, '')
        from account
        left join account_email on account_email.account = account.id
        where account.id = ?
        """,
        (account,),
    ).fetchone()
    return (row[0], row[1]) if row else ("", "")


def moderated(connection: sqlite3.Connection) -> set[str]:
    """Give the debates that somebody moderates, '' where somebody does so in all."""
    rows = connection.execute(
        "select distinct debate from account_role where role in (?, ?)",
        (str(Role.MODERATOR), str(Role.ADMINISTRATOR)),
    )
    return {row[0] for row in rows}


def moderated_alone(connection: sqlite3.Connection, account: str) -> list[str]:
    """Give the debates that an account moderates and nobody else."""
    rows = connection.execute(
        """
        select topic.slug
        from topic
        join account_role on account_role.debate in (topic.slug, '')
        where account_role.role in (?, ?)
        group by topic.slug
        having min(account_role.account) = ? and max(account_role.account) = ?
        order by topic.slug
        """,
        (str(Role.MODERATOR), str(Role.ADMINISTRATOR), account, account),
    )
    return [row[0] for row in rows]


def everybody(connection: sqlite3.Connection) -> list[Account]:
    """Give all accounts by name, with the sessions that hold now."""
    now = accounts.now_ms()
    rows = connection.execute(
        """
        select account.id, account.name, count(session.digest), coalesce(max(session.seen_ms), 0)
        from account
        left join session on session.account = account.id
            and session.expires_ms > ? and session.seen_ms > ?
        group by account.id, account.name
        order by account.name
        """,
        (now, now - accounts.IDLE_MS),
    ).fetchall()
    roles = _roles(connection, [row[0] for row in rows])
    return [Account(id_, name, roles.get(id_, {}), count, seen) for id_, name, count, seen in rows]


def _roles(connection: sqlite3.Connection, ids: list[str]) -> dict[str, dict[str, Role]]:
    query = """
        select account, debate, role from account_role
        where account in ({})
        order by account, debate
    """
    found: dict[str, dict[str, Role]] = {}
    for account, debate, role in things.in_lots(connection, query, ids):
        found.setdefault(account, {})[debate] = Role(role)
    return found
