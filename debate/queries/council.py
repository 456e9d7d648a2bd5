"""What the council did with a debate: its things, and the claims linked to them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ..council import ANSWERS, USES, CouncilObject, ObjectKind
from ..errors import NotFound
from ..events import CouncilLinkWithdrawn
from ..storage import journal
from ..tegengeluid.record import Uptake
from . import claims, things
from .things import ClaimView

LISTED = 200
"""Things, or links of one, that one page gives."""

_OBJECT = """
    council_object.id, council_object.kind, council_object.title, council_object.url,
    council_object.day
"""


@dataclass(frozen=True, slots=True)
class Tabled:
    """A thing of the council with the debate that it is linked in, and how many claims are."""

    object: CouncilObject
    debate: str
    claims: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim that is linked to a thing of the council, since when."""

    claim: ClaimView
    linked_ms: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A link that was taken back: where in the log, when and why."""

    object: CouncilObject
    claim: ClaimView
    pos: int
    at_ms: int
    reason: str


def tabled(connection: sqlite3.Connection, slug: str) -> list[Tabled]:
    """Give the things of the council that a debate is linked to, the newest day first."""
    rows = connection.execute(
        f"""
        select {_OBJECT}, count(council_link.claim)
        from council_object
        left join council_link on council_link.object = council_object.id
        where council_object.debate = ?
        group by council_object.id
        order by council_object.day desc, council_object.pos desc
        limit ?
        """,
        (slug, LISTED),
    )
    return [Tabled(_object(row[:5]), slug, row[5]) for row in rows]


def thing(connection: sqlite3.Connection, id_: str) -> Tabled:
    """Give one thing of the council. Raises NotFound."""
    row = connection.execute(
        f"""
        select {_OBJECT}, council_object.debate,
            (select count(*) from council_link where object = council_object.id)
        from council_object
        where id = ?
        """,
        (id_,),
    ).fetchone()
    if row is None:
        raise NotFound("There is no such thing of the council here.")
    return Tabled(_object(row[:5]), row[5], row[6])


def linked(connection: sqlite3.Connection, id_: str) -> list[Linked]:
    """Give the claims that are linked to a thing of the council, as they stand, the first first."""
    rows = connection.execute(
        "select claim, linked_ms from council_link where object = ? order by pos limit ?",
        (id_, LISTED),
    ).fetchall()
    stands = claims.stands_as(connection, [claim for claim, _ in rows])
    views = claims.claims(connection, list(stands.values()))
    since = {stands[claim]: at_ms for claim, at_ms in reversed(rows)}
    return [Linked(views[id_], since[id_]) for id_ in dict.fromkeys(stands.values())]


def withdrawn(connection: sqlite3.Connection, slug: str) -> list[Withdrawn]:
    """Give the links of a debate that were taken back and not made again, the newest first."""
    rows = connection.execute(
        f"""
        select {_OBJECT}, max(touched.pos)
        from council_object
        join touched on touched.thing = council_object.id
        where council_object.debate = ? and not exists (
            select 1 from council_link
            where object = council_object.id and claim = touched.field
        )
        group by council_object.id, touched.field
        order by max(touched.pos) desc
        limit ?
        """,
        (slug, LISTED),
    ).fetchall()
    found = [(_object(row[:5]), journal.at(connection, row[5])) for row in rows]
    acts = [(one, entry.event, entry) for one, entry in found if entry]
    gone = [(one, act, entry) for one, act, entry in acts if isinstance(act, CouncilLinkWithdrawn)]
    views = claims.claims(connection, [act.claim for _, act, _ in gone])
    return [
        Withdrawn(one, views[act.claim], entry.pos, entry.recorded.at_ms, act.reason)
        for one, act, entry in gone
        if act.claim in views
    ]


def of_claim(connection: sqlite3.Connection, claim: str) -> list[CouncilObject]:
    """Give the things of the council that a claim, or one merged into it, is linked to."""
    query = f"""
        select distinct {_OBJECT}
        from council_link
        join council_object on council_object.id = council_link.object
        where council_link.claim in ({{}})
    """
    ids = list(claims.standing_as(connection, [claim]))
    found = {row[0]: _object(row) for row in things.in_lots(connection, query, ids)}
    return sorted(found.values(), key=lambda one: (one.day, one.id), reverse=True)[:LISTED]


def is_linked(connection: sqlite3.Connection, object_: str, claim: str) -> bool:
    """Tell whether a claim is linked to a thing of the council."""
    row = connection.execute(
        "select 1 from council_link where object = ? and claim = ?", (object_, claim)
    ).fetchone()
    return row is not None


def uptakes(connection: sqlite3.Connection, slug: str) -> dict[str, Uptake]:
    """Give the claims that the council did something with, as they stand, by what it first did."""
    rows = connection.execute(
        """
        select council_link.claim, council_link.object, council_object.kind
        from council_link
        join council_object on council_object.id = council_link.object
        where council_link.debate = ?
        order by council_link.pos
        """,
        (slug,),
    ).fetchall()
    stands = claims.stands_as(connection, [claim for claim, _, _ in rows])
    found: dict[str, Uptake] = {}
    for claim, object_, kind in rows:
        if ObjectKind(kind) in USES:
            known = found.get(stands[claim], Uptake(object_))
            answered = known.answered or ObjectKind(kind) in ANSWERS
            found[stands[claim]] = Uptake(known.object, answered)
    return found


def _object(row: Sequence[object]) -> CouncilObject:
    id_, kind, title, url, day = map(str, row)
    return CouncilObject(id_, ObjectKind(kind), title, url, day)
