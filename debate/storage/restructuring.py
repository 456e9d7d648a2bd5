"""What acts on the structure change in the state: ends of relations, parts of claims, sections.

Each act names all it changes, as it was and as it is now: so its undoing is the same, turned round.
What was erased stays erased.
"""

from collections.abc import Iterable, Iterator

from .. import events
from ..events import Event
from ..wiring import Ends, Rewired
from .journal import Entry
from .rows import TOUCHED, Statement, no_premises

_TIED = "update relation set kind = ?, conclusion = ? where id = ? and status <> 'erased'"
_PREMISE = """
    insert into premise (relation, ord, claim)
    select id, ?, ? from relation where id = ? and status <> 'erased'
"""
_SHOWN = "update {} set status = ?, reason = ? where id = ? and status <> 'erased'"
_SAID = "update claim set posted_ms = ?, actor_ref = ? where id = ? and status <> 'erased'"
_PART = "insert into split (claim, ord, part) values (?, ?, ?)"
_WHOLE = "delete from split where claim = ?"
_PLACED = "update claim set section = ? where id = ?"


def applied(entry: Entry, event: Event, said: Entry | None = None) -> Iterator[Statement]:
    """Give what an act on the structure changes; `said` is where a split claim was posted."""
    match event:
        case events.RelationMoved(change=change) | events.RelationRetyped(change=change):
            yield from _rewired(entry, (change,))
        case events.PremisesJoined(change=change, joined=joined, along=along):
            yield from _rewired(entry, (change, *along))
            yield from _statuses(entry, "relation", joined, "withdrawn", event.reason)
        case events.PremisesParted(change=change, parts=parts):
            yield from _rewired(entry, (change,))
            yield from _noted(entry, parts, "parted")
        case events.ClaimSplit():
            yield from _split(entry, event, said)
        case events.BranchExtracted(section=section, placed=placed):
            yield from _placed(entry, ((one.claim, section) for one in placed))


def undone(entry: Entry, event: Event, reason: str) -> Iterator[Statement]:
    """Give what undoing an act on the structure changes; `entry` undoes it, for this reason."""
    match event:
        case events.RelationMoved(change=change) | events.RelationRetyped(change=change):
            yield from _rewired(entry, (_turned(change),))
        case events.PremisesJoined(change=change, joined=joined, along=along):
            yield from _rewired(entry, map(_turned, (change, *along)))
            yield from _statuses(entry, "relation", joined, "shown", "")
        case events.PremisesParted(change=change, parts=parts):
            yield from _rewired(entry, (_turned(change),))
            yield from _statuses(entry, "relation", parts, "withdrawn", reason)
        case events.ClaimSplit(claim=claim, parts=parts, changes=changes):
            yield _WHOLE, (claim,)
            yield from _rewired(entry, map(_turned, changes))
            yield from _statuses(entry, "claim", (claim,), "shown", "")
            yield from _statuses(entry, "claim", parts, "withdrawn", reason)
            yield from _noted(entry, (claim, *parts), "split")
        case events.BranchExtracted(placed=placed):
            yield from _placed(entry, ((one.claim, one.earlier) for one in placed))


def _split(entry: Entry, event: events.ClaimSplit, said: Entry | None) -> Iterator[Statement]:
    for order, part in enumerate(event.parts):
        yield _PART, (event.claim, order, part)
        if said is not None:
            yield _SAID, (said.recorded.at_ms, said.recorded.actor_ref, part)
    yield from _statuses(entry, "claim", (event.claim,), "withdrawn", event.reason)
    yield from _noted(entry, (event.claim, *event.parts), "split")
    yield from _rewired(entry, event.changes)


def _rewired(entry: Entry, changes: Iterable[Rewired]) -> Iterator[Statement]:
    for change in changes:
        yield from _tied(change.relation, change.now)
        yield TOUCHED, (change.relation, entry.pos, "ends")
        for ends in (change.earlier, change.now):
            yield from _noted(entry, (*ends.premises, ends.conclusion), "tied")


def _tied(relation: str, ends: Ends) -> Iterator[Statement]:
    yield _TIED, (str(ends.kind), ends.conclusion, relation)
    yield no_premises(relation)
    for order, claim in enumerate(ends.premises):
        yield _PREMISE, (order, claim, relation)


def _statuses(
    entry: Entry, table: str, ids: Iterable[str], status: str, reason: str
) -> Iterator[Statement]:
    for id_ in ids:
        yield _SHOWN.format(table), (status, reason, id_)
        yield TOUCHED, (id_, entry.pos, "status")


def _noted(entry: Entry, ids: Iterable[str], field: str) -> Iterator[Statement]:
    for id_ in ids:
        yield TOUCHED, (id_, entry.pos, field)


def _placed(entry: Entry, places: Iterable[tuple[str, str]]) -> Iterator[Statement]:
    for claim, section in places:
        yield _PLACED, (section, claim)
        yield TOUCHED, (claim, entry.pos, "section")


def _turned(change: Rewired) -> Rewired:
    return Rewired(change.relation, change.now, change.earlier)
