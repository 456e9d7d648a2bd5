"""What council members do with a debate in the open: link claims to what the council does, and hold
on to a debate as it stood.
"""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from .. import events
from ..council import CouncilObject, ObjectKind, Snapshot, object_id
from ..errors import Conflict, InvalidInput, NotFound
from ..queries import claims, council, snapshots, topics
from ..roles import Actor
from ..storage import journal
from ..storage.journal import Entry
from ..storage.store import Store
from ..text.sentence import sentence

TITLE = 200  # characters
ADDRESS = 500  # characters


def link_claim(
    store: Store, actor: Actor, claim: str, kind: str, title: str, url: str, day: str
) -> Sequence[Entry]:
    """Link a claim to a thing of the council, which is added where it is new or known otherwise.

    Raises InvalidInput for a kind, title, address or day that does not fit, NotFound, and Conflict
    where the claim may not be seen, or is linked already.
    """
    actor.require("prepare")
    with store.reading() as connection:
        claim = claims.stands_as(connection, [claim])[claim]
        debate = claims.debate_of(connection, claim)
    wanted = _object(debate, kind, title, url, day)
    with store.change(debate, actor.ref_in(debate), account=actor.account) as change:
        if not claims.claim(change.connection, claim).is_shown:
            raise Conflict("This claim was hidden or merged in the meantime.")
        if council.is_linked(change.connection, wanted.id, claim):
            raise Conflict("This claim is linked to that already.")
        made = events.CouncilLinkMade(wanted.id, claim)
        if any(one.object == wanted for one in council.tabled(change.connection, debate)):
            return change.record(made)
        return change.record(events.CouncilObjectAdded(wanted), made)


def withdraw_link(
    store: Store, actor: Actor, object_: str, claim: str, reason: str
) -> Sequence[Entry]:
    """Take a link back; the log keeps that it was made. Raises NotFound, InvalidInput."""
    actor.require("prepare")
    why = sentence(reason, field="reason")
    with store.reading() as connection:
        debate = council.thing(connection, object_).debate
    with store.change(debate, actor.ref_in(debate), account=actor.account) as change:
        same = claims.standing_as(change.connection, [claim])  # those merged into it too
        linked = [one for one in same if council.is_linked(change.connection, object_, one)]
        if not linked:
            raise NotFound("This claim is not linked to that.")
        return change.record(*(events.CouncilLinkWithdrawn(object_, one, why) for one in linked))


def restore_link(store: Store, actor: Actor, position: int, reason: str) -> Sequence[Entry]:
    """Undo the taking back of a link, by its place in the log: it is as it was made.

    Raises NotFound where no link was taken back there, InvalidInput, and Conflict where that was
    undone or the claim linked again already, or the claim may not be seen any more.
    """
    actor.require("prepare")
    why = sentence(reason, field="reason")
    with store.reading() as connection:
        entry = journal.at(connection, position)
    if entry is None or not isinstance(entry.event, events.CouncilLinkWithdrawn):
        raise NotFound("No link with the council was taken back there.")
    with store.change(
        entry.recorded.debate, actor.ref_in(entry.recorded.debate), account=actor.account
    ) as change:
        gone = council.withdrawn(change.connection, entry.recorded.debate)
        view = next((one.claim for one in gone if one.pos == position), None)
        if view is None:
            raise Conflict("This was undone already.")
        if view.status != "shown":
            raise Conflict("This claim was hidden or merged in the meantime.")
        return change.record(events.Reverted(position, why))


def take_snapshot(
    store: Store, actor: Actor, debate: str, title: str, version: int = 0
) -> Sequence[Entry]:
    """Hold on to a debate as it stood at a version, as it is now with 0.

    Raises NotFound, InvalidInput for a version that it has not had, and Conflict where that one
    was held on to before.
    """
    actor.require("prepare")
    called = _title(title)
    with store.change(debate, actor.ref_in(debate), account=actor.account) as change:
        newest = topics.version(change.connection, debate)
        wanted = version or newest
        if not 0 < wanted <= newest:
            raise InvalidInput("This debate has not had that many changes yet.", field="version")
        if any(one.version == wanted for one in snapshots.snapshots(change.connection, debate)):
            raise Conflict("There is a snapshot of this moment already.")
        return change.record(events.SnapshotTaken(Snapshot(wanted, called)))


def _object(debate: str, kind: str, title: str, url: str, day: str) -> CouncilObject:
    if kind not in list(ObjectKind):
        raise InvalidInput("Choose what it is from the list.", field="kind")
    address = url.strip()
    if not _is_address(address):
        raise InvalidInput(
            "Give the address of the page or paper, beginning with https://.", field="url"
        )
    try:
        at = date.fromisoformat(day.strip())
    except ValueError as error:
        raise InvalidInput("Write the day as year, month, day: 2026-01-31.", field="day") from error
    id_ = object_id(debate, address)
    return CouncilObject(id_, ObjectKind(kind), _title(title), address, at.isoformat())


def _title(raw: str) -> str:
    title = sentence(raw, field="title", stop="")
    if len(title) > TITLE:
        raise InvalidInput("A title has at most {most} characters.", field="title", most=TITLE)
    return title


def _is_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    is_clean = written.isprintable() and not any(map(str.isspace, written))
    is_there = parts.scheme in ("https", "http") and bool(parts.hostname) and not parts.username
    return is_there and is_clean and len(written) <= ADDRESS
