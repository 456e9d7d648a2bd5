"""To whom what was decided is told by mail: who wrote the thing, reported it, or complained.

Who gave no address finds the same on the pages, with a code.
"""

import sqlite3
from dataclasses import dataclass

from ..model import is_id


@dataclass(frozen=True)
class Addressee:
    """An address, and the language in which its holder wrote last."""

    email: str
    language: str


def authors(connection: sqlite3.Connection, decision: str, thing: str) -> tuple[str, ...]:
    """Give whom a decision about a thing is about, where that is an account with an address: who
    posted the claim or step, or who is kept out.
    """
    if is_id(thing, "c"):  # a part of a split claim is its author's too
        whom, value = "select actor_ref from claim where id = ?", thing
    elif is_id(thing, "r"):
        posted = "select pos from relation where id = ?"
        whom, value = f"select actor_ref from event where pos = ({posted})", thing
    else:
        whom, value = "select actor_ref from ban where decision = ?", decision
    rows = connection.execute(
        f"""
        select account_email.account
        from actor
        join account_email on account_email.account = actor.account
        where actor.actor_ref in ({whom})
        """,
        (value,),
    )
    return tuple(account for (account,) in rows)


def reporters(connection: sqlite3.Connection, debate: str, thing: str) -> tuple[Addressee, ...]:
    """Give who has an open notice or flag about a thing, with the language of the newest: beside
    one max() SQLite takes the other columns from that row.

    Without the name that was typed: the address may be of another, and would get those words.
    """
    rows = connection.execute(
        """
        select email, language, max(id) from report
        where debate = ? and thing = ? and closed_ms is null and email <> ''
        group by email
        order by email
        """,
        (debate, thing),
    )
    return tuple(Addressee(email, language) for email, language, _ in rows)


def complainers(connection: sqlite3.Connection, decision: str) -> tuple[Addressee, ...]:
    """Give who has an open complaint against a decision, in the same way."""
    rows = connection.execute(
        """
        select email, language, max(id) from complaint
        where decision = ? and closed_ms is null and email <> ''
        group by email
        order by email
        """,
        (decision,),
    )
    return tuple(Addressee(email, language) for email, language, _ in rows)
