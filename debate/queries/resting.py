"""What came later and rests on an act, and what others did since somebody looked: what stands in
the way of undoing the one, or of acting on the other.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from .. import events
from ..events import Event
from ..storage import journal
from ..storage.journal import Entry
from . import history, things

TOLD = 20
"""Later acts that are named, the oldest first."""


def is_undone(connection: sqlite3.Connection, entry: Entry) -> bool:
    """Tell whether an act on the structure was undone already."""
    fields = list(_watched(entry.event))
    return bool(fields) and entry.pos in _reverted(connection, [thing for thing, _ in fields])


def later(connection: sqlite3.Connection, entry: Entry) -> list[Entry]:
    """Give what came after an act on the structure, rests on it, and still stands: the oldest
    first. Undoing it would take the ground from under these.
    """
    found = set[int]()
    watched = list(_watched(entry.event))
    gone = _reverted(connection, [thing for thing, _ in watched])
    for thing, fields in watched:
        rows = connection.execute(
            "select pos, field from touched where thing = ? and pos > ?", (thing, entry.pos)
        )
        found |= {pos for pos, field in rows if field in fields or field == "erasure"}
    found |= _built_on(connection, entry)
    entries = [journal.at(connection, pos) for pos in sorted(found - gone)]
    standing = [one for one in entries if one and not isinstance(one.event, events.Reverted)]
    return standing[:TOLD]


def since(
    connection: sqlite3.Connection, debate: str, changed: Sequence[str], version: int
) -> list[int]:
    """Give the places in the log of what changed these things after a version of their debate."""
    after = history.position(connection, debate, version) if version else 0
    query = "select distinct pos from touched where thing in ({}) and pos > ? order by pos"
    found = {row[0] for row in things.in_lots(connection, query, changed, after)}
    return sorted(found)[:TOLD]


def _watched(event: Event | None) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the fields of things that an act on the structure set."""
    ends = frozenset({"ends", "text"})
    match event:
        case events.ClaimsMerged(duplicate=duplicate, kept=kept):
            yield duplicate, frozenset({"merge", "status"})
            yield kept, frozenset({"split"})
        case events.RelationMoved(change=change) | events.RelationRetyped(change=change):
            yield change.relation, ends | {"status"}
        case events.PremisesJoined(change=change, joined=joined, along=along):
            yield change.relation, frozenset({"tied"})
            yield from ((one.relation, ends | {"status"}) for one in (change, *along))
            yield from ((one, frozenset({"status", "ends", "text"})) for one in joined)
        case events.PremisesParted(change=change, parts=parts):
            yield from ((one, ends | {"status", "parted"}) for one in (change.relation, *parts))
        case events.ClaimSplit(claim=claim, parts=parts, changes=changes):
            yield claim, frozenset({"status", "split"})
            every = {
                "text",
                "status",
                "split",
                "merge",
                "kept",
                "section",
                "frames",
                "excerpt",
                "tied",
            }
            yield from ((part, frozenset(every)) for part in parts)
            yield from ((one.relation, ends | {"status"}) for one in changes)
        case events.BranchExtracted(placed=placed):
            yield from ((one.claim, frozenset({"section", "text"})) for one in placed)


def _reverted(connection: sqlite3.Connection, ids: Iterable[str]) -> set[int]:
    """Give the places of acts on these things that were undone."""
    query = """
        select distinct touched.pos
        from touched
        join event on event.pos = touched.pos and event.kind = 'reverted'
        where touched.thing in ({})
    """
    found = things.in_lots(connection, query, list(dict.fromkeys(ids)))
    entries = [journal.at(connection, pos) for (pos,) in found]
    return {one.event.position for one in entries if one and isinstance(one.event, events.Reverted)}


def _built_on(connection: sqlite3.Connection, entry: Entry) -> set[int]:
    """Give the places where something was posted on what this act made."""
    match entry.event:
        case events.ClaimSplit(parts=parts) | events.PremisesParted(parts=parts):
            made = list(parts)
        case events.PremisesJoined(change=change):
            made = [change.relation]
        case _:
            return set()
    found = set[int]()
    for query in (
        "select pos from relation where conclusion in ({}) and pos > ? and status <> 'withdrawn'",
        "select pos from question where about in ({}) and pos > ? and status <> 'withdrawn'",
        """
        select relation.pos
        from premise
        join relation on relation.id = premise.relation
        where premise.claim in ({}) and relation.pos > ? and relation.status <> 'withdrawn'
        """,
    ):
        found |= {row[0] for row in things.in_lots(connection, query, made, entry.pos)}
    return found
