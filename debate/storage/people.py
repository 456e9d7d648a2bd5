"""Who is known of the people who sign in, beside their name: private rows, never in the log.

An address for mail, a name at another site that signs them in, and who gave or took which role.
"""

import secrets
import sqlite3

from .accounts import now_ms

TABLES = """
alter table sign_in_token add column browser blob not null default x'';
alter table session add column proven_ms integer not null default 0;
alter table session add column device text not null default '';
create table account_email (
    account text primary key references account (id) on delete cascade,
    email text not null unique
);
create table external_identity (
    issuer text not null,
    subject text not null,
    account text not null references account (id) on delete cascade,
    primary key (issuer, subject)
);
create table role_change (
    id text primary key,
    debate text not null,
    account text references account (id) on delete set null,
    changed_by text references account (id) on delete set null,
    earlier text not null,
    role text not null,
    at_ms integer not null
);
create index role_change_debate on role_change (debate, at_ms);
create index role_change_account on role_change (account);
create index role_change_by on role_change (changed_by);
create index event_actor on event (actor_ref, debate);
"""


def set_email(connection: sqlite3.Connection, account: str, email: str) -> None:
    """Keep where mail for somebody goes, '' for nowhere."""
    connection.execute("delete from account_email where account = ?", (account,))
    if email:
        connection.execute(
            "insert into account_email (account, email) values (?, ?)", (account, email)
        )


def know_as(connection: sqlite3.Connection, account: str, issuer: str, subject: str) -> None:
    """Keep by which name another site knows somebody."""
    connection.execute(
        "insert into external_identity (issuer, subject, account) values (?, ?, ?)",
        (issuer, subject, account),
    )


def note_role(
    connection: sqlite3.Connection, account: str, by: str, debate: str, earlier: str, role: str
) -> None:
    """Keep that a role was given or taken; `by` is '' for the operator."""
    connection.execute(
        """
        insert into role_change (id, debate, account, changed_by, earlier, role, at_ms)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        (f"w{secrets.token_hex(8)}", debate, account, by or None, earlier, role, now_ms()),
    )
