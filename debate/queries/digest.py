"""All that a paper about a debate is made of: its map, what stands in it, how it was measured, and
where in the log that was.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import NotFound
from ..graph.strength import Strengths
from ..graph.verdicts import Verdicts
from ..hoarding import hoarding
from ..model import ArgumentMap
from ..tegengeluid.measuring import Measured
from ..tegengeluid.record import DAY
from . import maps, room, speaking, standing
from .once import once
from .speaking import Role


@dataclass(frozen=True)
class Digest:
    """A debate at a place in the log.

    `begins` names for each section, '' for none, the claims at which its outline begins. `at_ms` is
    when the debate last changed, and the figures in `measured` are those of that day: so the same
    place in the log gives the same digest on any day. `unseen` counts what a reader does not see,
    by status.
    """

    map: ArgumentMap
    begins: Mapping[str, Sequence[str]]
    verdicts: Verdicts
    strengths: Strengths
    measured: Measured
    roles: Sequence[Role]
    unseen: Mapping[str, int]
    version: int
    position: int
    at_ms: int


def digest(connection: sqlite3.Connection, slug: str) -> Digest:
    """Give a debate as it is, worked out once for each of its versions. Raises NotFound."""
    return once(connection, slug, "digest", lambda: digest_at(connection, connection, slug))


def digest_at(
    state: sqlite3.Connection, log: sqlite3.Connection, slug: str, version: int = 0
) -> Digest:
    """Give a debate anew. `state` may hold it as it was at a version; `log` is the log itself.

    Raises NotFound.
    """
    row = log.execute(
        """
        select version, pos, at_ms from event
        where debate = ? and version <= ?
        order by version desc
        limit 1
        """,
        (slug, version or 2**62),
    ).fetchone()
    if row is None:
        raise NotFound("There is no debate with this address.")
    last, position, at_ms = row
    with hoarding():
        argument_map = maps.argument_map(state, slug)
        measured = room.measure(state, log, slug, at_ms // DAY * DAY, last).measured
        return Digest(
            argument_map,
            _begins(state, slug, argument_map),
            standing.standing(state, slug),
            standing.strength(state, slug),
            measured,
            speaking.roles(state, slug),
            _unseen(state, slug),
            last,
            position,
            at_ms,
        )


def _begins(
    state: sqlite3.Connection, slug: str, argument_map: ArgumentMap
) -> dict[str, tuple[str, ...]]:
    found = {}
    for section in ("", *argument_map.sections):
        places = maps.beginnings(state, slug, section)
        found[section] = tuple(one.claim for one in places if one.claim in argument_map.claims)
    return found


def _unseen(state: sqlite3.Connection, slug: str) -> dict[str, int]:
    rows = state.execute(
        "select status, count(*) from claim where debate = ? and status <> 'shown' group by status",
        (slug,),
    )
    return dict(rows.fetchall())
