"""Who has which role in a debate, and who gave it."""

import sqlite3
from dataclasses import dataclass

from ..roles import Role
from ..storage import accounts


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a role in a debate; `is_everywhere` where the operator gave it in all. The role
    rests while `is_kept_out`.
    """

    account: str
    name: str
    email: str
    role: Role
    is_everywhere: bool
    has_second_factor: bool
    is_signed_in: bool
    is_kept_out: bool = False


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A role that was given or taken. Names are '' of accounts that are gone, `by` of the operator
    too; `earlier` and `role` are '' for none.
    """

    name: str
    by: str
    earlier: str
    role: str
    at_ms: int


def members(connection: sqlite3.Connection, debate: str) -> list[Member]:
    """Give everybody with a role in a debate, by name."""
    now = accounts.now_ms()
    rows = connection.execute(
        """
        select account.id, account.name, coalesce(account_email.email, ''), account_role.role,
            account_role.debate = '', coalesce(second_factor.confirmed_ms, 0) > 0,
            exists (
                select 1 from session
                where session.account = account.id and expires_ms > ? and seen_ms > ?
            ),
            exists (
                select 1 from actor
                join ban on ban.actor_ref = actor.actor_ref
                join decision on decision.id = ban.decision
                where actor.account = account.id and actor.debate = ?
                    and decision.lifted_pos is null and decision.ends >= date('now')
            )
        from account_role
        join account on account.id = account_role.account
        left join account_email on account_email.account = account.id
        left join second_factor on second_factor.account = account.id
        where account_role.debate = ? or (account_role.debate = '' and not exists (
            select 1 from account_role here where here.account = account.id and here.debate = ?
        ))
        order by account.name
        """,
        (now, now - accounts.IDLE_MS, debate, debate, debate),
    )
    return [
        Member(id_, name, email, Role(role), *map(bool, more))
        for id_, name, email, role, *more in rows
    ]


def role_in(connection: sqlite3.Connection, account: str, debate: str) -> str:
    """Give the role that an account was given in this very debate, '' without one."""
    row = connection.execute(
        "select role from account_role where account = ? and debate = ?", (account, debate)
    ).fetchone()
    return row[0] if row else ""


def changes(connection: sqlite3.Connection, debate: str, limit: int = 50) -> list[RoleChange]:
    """Give the newest changes of roles in a debate, those in all debates included."""
    rows = connection.execute(
        """
        select coalesce(who.name, ''), coalesce(giver.name, ''), earlier, role, at_ms
        from role_change
        left join account who on who.id = role_change.account
        left join account giver on giver.id = role_change.changed_by
        where debate in (?, '')
        order by at_ms desc, role_change.id
        limit ?
        """,
        (debate, limit),
    )
    return [RoleChange(*row) for row in rows]


def has(connection: sqlite3.Connection, debate: str, *roles: Role) -> bool:
    """Tell whether anybody has one of these roles in a debate."""
    marks = ", ".join("?" * len(roles))
    row = connection.execute(
        f"select 1 from account_role where debate in (?, '') and role in ({marks}) limit 1",
        (debate, *map(str, roles)),
    ).fetchone()
    return row is not None
