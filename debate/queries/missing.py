"""Where a debate leaves no room yet: claims that nobody has spoken against."""

import sqlite3

from . import things
from .things import ClaimView

_UNANSWERED = f"""
    select {things.CLAIM} from claim
    where claim.debate = ? and claim.status = 'shown' and claim.merged_into is null
    and not exists (
        select 1 from relation
        where relation.conclusion = claim.id and relation.kind = 'attack'
        and relation.status = 'shown'
    )
    and not exists (
        select 1 from claim duplicate
        join relation on relation.conclusion = duplicate.id
        where duplicate.merged_into = claim.id and relation.kind = 'attack'
        and relation.status = 'shown'
    )
"""


def without_counter_voice(
    connection: sqlite3.Connection, slug: str, limit: int = 5
) -> list[ClaimView]:
    """Give claims without a counterargument: theses first, then those that most was built on.

    "Built on" counts the steps towards a claim and from it, among the first thousand such claims,
    so that the answer takes as long in a large debate as in a small one.
    """
    theses = _theses(connection, slug)
    rows = connection.execute(
        f"""
        select {things.CLAIM} from ({_UNANSWERED} order by claim.pos limit 1000) claim
        order by
            (select count(*) from premise where premise.claim = claim.id)
            + (select count(*) from relation where relation.conclusion = claim.id) desc,
            claim.pos
        limit ?
        """,
        (slug, limit),
    ).fetchall()
    marks = ", ".join("?" * len(theses))
    first = connection.execute(
        f"{_UNANSWERED} and claim.id in ({marks}) order by claim.pos limit ?",
        (slug, *theses, limit),
    ).fetchall()
    unique = {row[0]: row for row in (*first, *rows)}
    return things.claim_views(connection, list(unique.values())[:limit])


def _theses(connection: sqlite3.Connection, slug: str) -> tuple[str, ...]:
    row = connection.execute("select theses from topic where slug = ?", (slug,)).fetchone()
    return things.texts(row[0]) if row else ()
