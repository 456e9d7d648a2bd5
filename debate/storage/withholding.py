"""Which texts the log keeps but does not show: the words of claims that are hidden now.

They stay in the log, so that hiding can be undone and checked. The event that hid them names their
places, so that whoever checks an export knows why those texts are not in it.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from .database import Row

_HIDDEN = """
    select payload.body
    from claim
    join touched on touched.thing = claim.id and touched.field = 'status'
    join event on event.pos = touched.pos and event.kind = 'claim_hidden'
    join payload on payload.pos = event.pos
    where claim.status = 'hidden'
"""
_WORDS = """
    select event.pos, event.version
    from event
    where event.kind in ('claim_posted', 'claim_worded', 'claim_revised')
    and event.pos in (
        select pos from claim where id = ?
        union all
        select pos from touched where thing = ? and field = 'text'
    )
    order by event.pos
"""


def withheld(connection: sqlite3.Connection) -> frozenset[int]:
    """Give the positions of all texts that may not be shown now."""
    return _positions(connection.execute(_HIDDEN))


def withheld_of(connection: sqlite3.Connection, claims: Sequence[str]) -> frozenset[int]:
    """Give the same of these claims alone, without a look at any other."""
    query = f"{_HIDDEN} and claim.id in (select value from json_each(?))"
    return _positions(connection.execute(query, (json.dumps(claims),)))


def _positions(rows: Iterable[Row]) -> frozenset[int]:
    return frozenset(pos for (body,) in rows for pos in json.loads(body).get("positions", []))


def places_of_words(
    connection: sqlite3.Connection, claim: str
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give where the log holds the words of a claim: positions, and versions of its debate."""
    found = connection.execute(_WORDS, (claim, claim)).fetchall()
    return tuple(row[0] for row in found), tuple(row[1] for row in found)
