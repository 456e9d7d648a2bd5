"""What happened to a claim and to what was said on it: what somebody follows.

Looked at are a bounded number of claims around it, and of what happened the newest.
"""

import sqlite3
from collections.abc import Sequence

from . import claims, council, history, things
from .growing import Growing
from .history import Act

NEAR = 300
"""Claims of a branch that are followed, the nearest first."""
DEPTH = 30
_HAPPENED = {
    "c": "select pos from claim where id in ({})",
    "r": "select pos from relation where id in ({})",
}
_TOUCHED = "select pos from touched where thing in ({}) order by pos desc"
_ASKED = "select pos from question where about in ({}) order by pos desc"


def acts_on(
    connection: sqlite3.Connection, claim: str, *, is_branch: bool = False, limit: int = 30
) -> list[Act]:
    """Give the newest acts on a claim and its direct answers, or on all that lies below it.

    The newest first. Of a branch the NEAR claims nearest to its top are looked at.
    """
    found = _around(connection, claim, DEPTH if is_branch else 1)
    return history.acts_among(connection, _positions(connection, found, 4 * limit), limit)


def _around(connection: sqlite3.Connection, claim: str, depth: int) -> list[str]:
    """Give a claim with the claims and steps below it, those that were merged included."""
    growing = Growing(connection, NEAR)
    level = growing.add_claims([claim])
    for _ in range(depth):
        level = growing.add_answers(level)
        if not level:
            break
    merged = claims.standing_as(connection, list(growing.views))
    return [*merged, *growing.relations]


def _positions(connection: sqlite3.Connection, ids: Sequence[str], limit: int) -> list[int]:
    found = set[int]()
    for letter, query in _HAPPENED.items():
        own = [id_ for id_ in ids if id_.startswith(letter)]
        found.update(pos for (pos,) in things.in_lots(connection, query, own))
    for query in (_TOUCHED, _ASKED):
        found.update(pos for (pos,) in things.in_lots(connection, query, ids))
    return sorted(found, reverse=True)[:limit]


def acts_on_object(connection: sqlite3.Connection, object_: str, limit: int = 30) -> list[Act]:
    """Give the newest acts on a thing of the council: links made and taken back, and what was said
    on the claims that are linked to it. The newest first.
    """
    own = connection.execute(
        "select pos from touched where thing = ? union select pos from council_object where id = ?"
        " order by pos desc limit ?",
        (object_, object_, 4 * limit),
    ).fetchall()
    linked = council.linked(connection, object_)
    around = {id_: None for one in linked for id_ in _around(connection, one.claim.id, 1)}
    found = {pos for (pos,) in own} | set(_positions(connection, list(around), 4 * limit))
    return history.acts_among(connection, sorted(found, reverse=True)[: 4 * limit], limit)
