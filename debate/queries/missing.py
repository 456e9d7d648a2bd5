"""Where a debate leaves no room yet: claims that nobody has spoken against."""

import sqlite3
from collections.abc import Mapping, Sequence

from . import claims, things
from .once import once
from .things import ClaimView

LOOKED_AT = 500
"""Claims that are looked at from each end of a debate, its oldest and its newest, besides the
theses: so that the answer takes as long in a large debate as in a small one."""
KEPT = 50


def without_counter_voice(
    connection: sqlite3.Connection, slug: str, limit: int = 5
) -> list[ClaimView]:
    """Give claims without a counterargument that may be seen: theses first, then those that most
    was built on.

    "Built on" counts the steps towards a claim and those in which it is a ground.
    """
    ids = once(connection, slug, "missing", lambda: _silent(connection, slug))[:limit]
    found = claims.claims(connection, ids)
    return [found[id_] for id_ in ids]


def _silent(connection: sqlite3.Connection, slug: str) -> list[str]:
    theses = _theses(connection, slug)
    looked_at = _shown(connection, slug, theses)
    stands = claims.standing_as(connection, looked_at)
    answered = _answered(connection, stands)
    built_on = _built_on(connection, stands)
    silent = [id_ for id_ in looked_at if id_ not in answered]
    first = [id_ for id_ in silent if id_ in theses]
    others = [id_ for id_ in silent if id_ not in theses]
    others.sort(key=lambda id_: -built_on.get(id_, 0))
    return (first + others)[:KEPT]


def _theses(connection: sqlite3.Connection, slug: str) -> list[str]:
    row = connection.execute("select theses from topic where slug = ?", (slug,)).fetchone()
    return list(claims.stands_as(connection, things.texts(row[0])).values()) if row else []


def _shown(connection: sqlite3.Connection, slug: str, theses: Sequence[str]) -> list[str]:
    """Give the claims to look at: the theses, the oldest and the newest, each once."""
    query = """
        select id from claim
        where debate = ? and status = 'shown' and merged_into is null
        order by pos {}
        limit ?
    """
    oldest = connection.execute(query.format("asc"), (slug, LOOKED_AT)).fetchall()
    newest = connection.execute(query.format("desc"), (slug, LOOKED_AT)).fetchall()
    seen = "select id from claim where id in ({}) and status = 'shown' and merged_into is null"
    shown = {row[0] for row in things.in_lots(connection, seen, theses)}
    others = [row[0] for row in (*oldest, *reversed(newest))]
    return list(dict.fromkeys([*(id_ for id_ in theses if id_ in shown), *others]))


def _answered(connection: sqlite3.Connection, stands: Mapping[str, str]) -> set[str]:
    """Tell which claims a counterargument was put forward against whose grounds may be seen."""
    query = """
        select conclusion, premise.claim
        from relation
        join premise on premise.relation = relation.id
        where conclusion in ({}) and kind = 'attack' and relation.status = 'shown'
    """
    against = list(things.in_lots(connection, query, list(stands)))
    grounds = claims.stands_as(connection, [ground for _, ground in against])
    seen = "select id from claim where id in ({}) and status = 'shown'"
    shown = {row[0] for row in things.in_lots(connection, seen, list(set(grounds.values())))}
    return {stands[end] for end, ground in against if grounds[ground] in shown}


def _built_on(connection: sqlite3.Connection, stands: Mapping[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for query in (
        "select conclusion, count(*) from relation where conclusion in ({}) group by conclusion",
        "select claim, count(*) from premise where claim in ({}) group by claim",
    ):
        for id_, count in things.in_lots(connection, query, list(stands)):
            counts[stands[id_]] = counts.get(stands[id_], 0) + count
    return counts
