"""To whom what was decided is told by mail: who wrote the thing, reported it, or complained.

Only addresses that can be written to; who gave none finds the same on the pages, with a code.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import InvalidInput
from ..model import is_id
from ..text import addresses


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to write to; `name` is '' where none was given."""

    name: str
    email: str


def author(connection: sqlite3.Connection, decision: str, thing: str) -> tuple[Addressee, ...]:
    """Give whom a decision about a thing is about, where that is an account with an address: who
    posted the claim or step, or who is kept out.
    """
    table = {"c": "claim", "r": "relation"}.get(thing[:1], "")
    posted = f"select event.actor_ref from {table} thing join event on event.pos = thing.pos"
    if is_id(thing, "cr"):
        whom, value = f"{posted} where thing.id = ?", thing
    else:
        whom, value = "select actor_ref from ban where decision = ?", decision
    rows = connection.execute(
        f"""
        select account.name, account_email.email
        from actor
        join account on account.id = actor.account
        join account_email on account_email.account = account.id
        where actor.actor_ref in ({whom})
        """,
        (value,),
    )
    return _usable(rows)


def reporters(connection: sqlite3.Connection, debate: str, thing: str) -> tuple[Addressee, ...]:
    """Give who has an open notice or flag about a thing, and left an address.

    Without the name that was typed: the address may be of another, and would get those words.
    """
    rows = connection.execute(
        """
        select distinct '', email from report
        where debate = ? and thing = ? and closed_ms is null and email <> ''
        order by email
        """,
        (debate, thing),
    )
    return _usable(rows)


def complainers(connection: sqlite3.Connection, decision: str) -> tuple[Addressee, ...]:
    """Give who has an open complaint against a decision, and left an address."""
    rows = connection.execute(
        """
        select distinct '', email from complaint
        where decision = ? and closed_ms is null and email <> ''
        """,
        (decision,),
    )
    return _usable(rows)


def to(email: str) -> tuple[Addressee, ...]:
    """Give who has this address, nobody where it is none."""
    return _usable([("", email)] if email else [])


def _usable(rows: Iterable[tuple[str, str]]) -> tuple[Addressee, ...]:
    found = []
    for name, email in rows:
        try:
            found.append(Addressee(name, addresses.email(email)))
        except InvalidInput:  # it was typed in a form for anybody
            continue
    return tuple(found)
