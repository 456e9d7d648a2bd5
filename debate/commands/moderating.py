"""Curating in the open: each act has a reason, is public, and can be undone."""

from collections.abc import Sequence

from .. import events
from ..errors import Conflict, InvalidInput, NotFound
from ..queries import acts, claims
from ..roles import Actor
from ..storage import journal
from ..storage.journal import Entry
from ..storage.store import Change, Store
from ..storage.withholding import places_of_words
from ..text.sentence import sentence


def merge_claims(
    store: Store,
    actor: Actor,
    duplicate: str,
    kept: str,
    reason: str,
    *,
    expected: int | None = None,
    idem: str = "",
) -> Sequence[Entry]:
    """Let one claim stand as another from now on; relations, voices and wordings stay.

    Raises InvalidInput where the two are one, of two debates, or would make a claim its own
    premise; Conflict where either was merged already.
    """
    actor.require("merge")
    why = _reason(reason)
    debate = _debate_of(store, duplicate)
    with store.change(debate, actor.ref, idem=idem, expected=expected) as change:
        if not change.is_repeat:
            _require_mergeable(change, duplicate, kept)
        return change.record(events.ClaimsMerged(duplicate, kept, why))


def word_claim(
    store: Store, actor: Actor, claim: str, text: str, reason: str, *, expected: int | None = None
) -> Sequence[Entry]:
    """Give a claim another sentence. Raises InvalidInput, NotFound, Conflict."""
    actor.require("word")
    worded, why = sentence(text), _reason(reason)
    with store.change(_debate_of(store, claim), actor.ref, expected=expected) as change:
        _require_status(change, claim, "shown")
        return change.record(events.ClaimWorded(claim, worded, why))


def hide_claim(
    store: Store,
    actor: Actor,
    claim: str,
    reason: str,
    *,
    rule: str = "",
    expected: int | None = None,
) -> Sequence[Entry]:
    """Hide a claim's words; that something was said, and why it is hidden, stays visible."""
    actor.require("hide")
    why = _reason(reason)
    with store.change(_debate_of(store, claim), actor.ref, expected=expected) as change:
        _require_status(change, claim, "shown")
        places = places_of_words(change.connection, claim)
        return change.record(events.ClaimHidden(claim, why, rule, *places))


def restore_claim(
    store: Store, actor: Actor, claim: str, reason: str, *, expected: int | None = None
) -> Sequence[Entry]:
    """Show a hidden or withdrawn claim again."""
    actor.require("restore")
    why = _reason(reason)
    with store.change(_debate_of(store, claim), actor.ref, expected=expected) as change:
        _require_status(change, claim, "hidden", "withdrawn")
        return change.record(events.ClaimRestored(claim, why))


def withdraw_claim(
    store: Store, actor: Actor, claim: str, reason: str, *, expected: int | None = None
) -> Sequence[Entry]:
    """Take a claim back; it stays visible that it was there."""
    actor.require("withdraw")
    why = _reason(reason)
    with store.change(_debate_of(store, claim), actor.ref, expected=expected) as change:
        _require_status(change, claim, "shown")
        return change.record(events.ClaimWithdrawn(claim, why))


def review_claim(store: Store, actor: Actor, claim: str) -> Sequence[Entry]:
    """Note that a claim was read and stands; a second time changes nothing and records nothing."""
    actor.require("review")
    with store.change(_debate_of(store, claim), actor.ref) as change:
        if claims.claim(change.connection, claim).reviewed:
            return []
        return change.record(events.ClaimReviewed(claim))


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
    with store.change(entry.recorded.debate, actor.ref) as change:
        _require_last(change, entry)
        return change.record(events.Reverted(position, why))


def _debate_of(store: Store, claim: str) -> str:
    with store.reading() as connection:
        return claims.debate_of(connection, claim)


def _reason(reason: str) -> str:
    return sentence(reason, field="reason")


def _require_status(change: Change, claim: str, *wanted: str) -> None:
    if claims.claim(change.connection, claim).status not in wanted:
        raise Conflict("This claim was changed in the meantime. Look at it again first.")


def _require_mergeable(change: Change, duplicate: str, kept: str) -> None:
    found = claims.claims(change.connection, [duplicate, kept])
    if duplicate == kept or len(found) < 2:
        raise InvalidInput("Choose two different claims that exist.")
    if found[duplicate].debate != found[kept].debate:
        raise InvalidInput("Claims of two debates cannot be merged.")
    if any(view.merged_into or not view.is_shown for view in found.values()):
        raise Conflict("One of these claims was merged or hidden already. Look at it again first.")
    if acts.speak_on_each_other(change.connection, duplicate, kept):
        raise InvalidInput(
            "One of these claims is a ground of the other: merged, it would be its own ground."
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
        case _:
            field, thing = _touched(entry.event)
            is_last = acts.stands_last(change.connection, entry, thing, field)
    if not is_last:
        raise Conflict("Something later changed the same. Undo that first.")


def _touched(event: events.Event | None) -> tuple[str, str]:
    """Tell which field of which thing an act that can be undone has set."""
    match event:
        case events.ClaimWorded(claim=claim):
            return "text", claim
        case events.ClaimReviewed(claim=claim):
            return "review", claim
        case events.ClaimsMerged(duplicate=claim):
            return "merge", claim
        case events.FrameCoded(claim=claim):
            return "frames", claim
        case events.ClaimHidden(claim=claim) | events.ClaimRestored(claim=claim):
            return "status", claim
        case events.ClaimWithdrawn(claim=claim) | events.RelationWithdrawn(relation=claim):
            return "status", claim
    raise InvalidInput("An act of this kind cannot be undone.")
