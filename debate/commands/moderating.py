"""Undoing in the open what was done, while nothing rests on it; and which claims may be merged."""

from collections.abc import Sequence

from .. import events
from ..errors import Conflict, InvalidInput, NotFound
from ..queries import acts, claims, grounds, resting
from ..queries.snapshot import Snapshot
from ..roles import Actor
from ..storage import journal
from ..storage.journal import Entry
from ..storage.store import Change, Store
from ..text.sentence import sentence
from ..wiring import Rewired
from . import owing

STRUCTURAL = (
    events.ClaimsMerged,
    events.RelationMoved,
    events.RelationRetyped,
    events.PremisesJoined,
    events.PremisesParted,
    events.ClaimSplit,
    events.BranchExtracted,
)
"""Acts on the structure: they are undone for as long as nothing rests on them."""


def revert(store: Store, actor: Actor, position: int, reason: str) -> Sequence[Entry]:
    """Undo an earlier act by a new one.

    Raises NotFound, InvalidInput where that kind of act cannot be undone, and Conflict where a
    later act on the same still stands, or this one was undone already.
    """
    actor.require("revert")
    why = _reason(reason)
    with store.reading() as connection:
        entry = journal.at(connection, position)
    if entry is None:
        raise NotFound("There is nothing at this place in the log.")
    with store.change(entry.recorded.debate, actor.ref_in(entry.recorded.debate)) as change:
        _require_last(change, entry)
        if isinstance(entry.event, events.ClaimHidden):
            owing.restored(change.connection, entry.event.claim, why)
        done = change.record(events.Reverted(position, why))
        if isinstance(entry.event, events.ClaimRestored):
            owing.hidden_again(change.connection, entry.event.claim)
        return done


def _reason(reason: str) -> str:
    return sentence(reason, field="reason")


def require_mergeable(connection: Snapshot, duplicate: str, kept: str) -> None:
    """Refuse to merge claims that are one, of two debates, merged, hidden, or of which one would be
    its own ground. Raises InvalidInput and Conflict.
    """
    found = claims.claims(connection, [duplicate, kept])
    if duplicate == kept or len(found) < 2:
        raise InvalidInput("Choose two different claims that exist.")
    if found[duplicate].debate != found[kept].debate:
        raise InvalidInput("Claims of two debates cannot be merged.")
    if any(view.merged_into or not view.is_shown for view in found.values()):
        raise Conflict("One of these claims was merged or hidden already. Look at it again first.")
    if acts.speak_on_each_other(connection, duplicate, kept):
        raise InvalidInput(
            "One of these claims is a premise of the other: merged, it would be its own premise."
        )
    if grounds.supports(connection, duplicate, [kept]) or grounds.supports(
        connection, kept, [duplicate]
    ):
        raise InvalidInput(
            "By a chain of premises one of these claims leads to the other: merged, it"
            " would be its own premise."
        )


def _require_last(change: Change, entry: Entry) -> None:
    """Raise Conflict where something later set the same field of the same thing, and stands. Of a
    passage it is enough that it stands as the act has left it.
    """
    match entry.event:
        case events.ExcerptAnchored(claim=owner, excerpt=excerpt):
            is_last = acts.rests_on(change.connection, owner, excerpt)
        case events.ExcerptMoved(owner=owner, excerpt=excerpt):
            is_last = acts.rests_on(change.connection, owner, excerpt)
        case _ if isinstance(entry.event, STRUCTURAL):
            _require_nothing_rests_on(change.connection, entry)
            return
        case _:
            field, thing = _touched(entry.event)
            is_last = acts.stands_last(change.connection, entry, thing, field)
    if not is_last:
        raise Conflict("Something later changed the same. Undo that first.")


def _require_nothing_rests_on(connection: Snapshot, entry: Entry) -> None:
    if resting.is_undone(connection, entry):
        raise Conflict("This was undone already.")
    later = resting.later(connection, entry)
    if later:
        raise Conflict(
            "Something later rests on this. Undo that first.",
            later=[one.pos for one in later],
        )
    match entry.event:
        case events.RelationMoved(change=one) | events.RelationRetyped(change=one):
            _require_sound(connection, one)
        case events.PremisesJoined(change=one, along=along):
            for each in (one, *along):
                _require_sound(connection, each)
        case events.PremisesParted(change=one):
            _require_sound(connection, one)
        case events.ClaimSplit(changes=changes):
            for each in changes:
                _require_sound(connection, each)


def _require_sound(connection: Snapshot, change: Rewired) -> None:
    """Refuse to give a relation its earlier ends where that cannot be any more."""
    was = change.earlier
    if was.conclusion.startswith("r"):
        return
    if grounds.is_own_ground(connection, was.kind, was.premises, was.conclusion):
        raise Conflict(
            "Since then claims were merged: undone, a claim would be its own"
            " premise. Undo the merge first."
        )


def _touched(event: events.Event | None) -> tuple[str, str]:
    """Tell which field of which thing an act that can be undone has set."""
    match event:
        case events.ClaimWorded(claim=claim):
            return "text", claim
        case events.ClaimReviewed(claim=claim):
            return "review", claim
        case events.FrameCoded(claim=claim):
            return "frames", claim
        case events.ClaimHidden(claim=claim) | events.ClaimRestored(claim=claim):
            return "status", claim
        case events.ClaimWithdrawn(claim=claim) | events.RelationWithdrawn(relation=claim):
            return "status", claim
    raise InvalidInput("An act of this kind cannot be undone.")
