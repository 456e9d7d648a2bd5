"""What the council did with a debate, as rows of the state: things, links to them, snapshots."""

from collections.abc import Iterator

from .. import events
from .journal import Entry
from .rows import TOUCHED, Statement

_OBJECT = """
    insert into council_object (id, debate, pos, kind, title, url, day)
    values (?, ?, ?, ?, ?, ?, ?)
    on conflict (id) do update set
        kind = excluded.kind, title = excluded.title, url = excluded.url, day = excluded.day
"""
_LINK = """
    insert into council_link (object, claim, debate, pos, linked_ms)
    values (?, ?, ?, ?, ?)
    on conflict (object, claim) do update set pos = excluded.pos, linked_ms = excluded.linked_ms
"""
_UNLINK = "delete from council_link where object = ? and claim = ?"
_SNAPSHOT = """
    insert into snapshot (debate, version, pos, taken_ms, title)
    values (?, ?, ?, ?, ?)
    on conflict (debate, version) do update set
        pos = excluded.pos, taken_ms = excluded.taken_ms, title = excluded.title
"""


BACKFILL = """
    insert into touched (thing, pos, field)
    select json_extract(payload.body, '$.object'), event.pos, json_extract(payload.body, '$.claim')
    from event
    join payload on payload.pos = event.pos
    where event.kind in ('council_link_made', 'council_link_withdrawn')
    on conflict (thing, pos, field) do nothing
"""
"""The same of links that were made and taken back before this was kept."""


def _object_added(entry: Entry, event: events.CouncilObjectAdded) -> Iterator[Statement]:
    it = event.object
    told = (str(it.kind), it.title, it.url, it.day)
    yield _OBJECT, (it.id, entry.recorded.debate, entry.pos, *told)


def _link_made(entry: Entry, event: events.CouncilLinkMade) -> Iterator[Statement]:
    place = (entry.recorded.debate, entry.pos, entry.recorded.at_ms)
    yield _LINK, (event.object, event.claim, *place)
    yield TOUCHED, (event.object, entry.pos, event.claim)


def _link_withdrawn(entry: Entry, event: events.CouncilLinkWithdrawn) -> Iterator[Statement]:
    yield _UNLINK, (event.object, event.claim)
    yield TOUCHED, (event.object, entry.pos, event.claim)


def linked_again(
    entry: Entry, event: events.CouncilLinkWithdrawn, made: Entry | None
) -> Iterator[Statement]:
    """Undo the taking back of a link: it is as it was made."""
    if made is not None:
        place = (made.recorded.debate, made.pos, made.recorded.at_ms)
        yield _LINK, (event.object, event.claim, *place)
    yield TOUCHED, (event.object, entry.pos, event.claim)


def _snapshot_taken(entry: Entry, event: events.SnapshotTaken) -> Iterator[Statement]:
    it = event.snapshot
    place = (entry.pos, entry.recorded.at_ms)
    yield _SNAPSHOT, (entry.recorded.debate, it.version, *place, it.title)


APPLY = {
    events.CouncilObjectAdded: _object_added,
    events.CouncilLinkMade: _link_made,
    events.CouncilLinkWithdrawn: _link_withdrawn,
    events.SnapshotTaken: _snapshot_taken,
}
"""One function for each kind of event, for `state.apply`."""
