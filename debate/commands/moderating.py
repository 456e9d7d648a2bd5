"""Curating in the open: each act has a reason, is public, and can be undone."""

import sqlite3
from collections.abc import Sequence

from .. import events
from ..errors import Conflict, InvalidInput, NotFound
from ..queries import claims
from ..roles import Actor
from ..storage import journal
from ..storage.journal import Entry
from ..storage.store import Store
from ..text.sentence import sentence

_UNDOABLE = (
    events.ClaimWorded,
    events.ClaimReviewed,
    events.ClaimWithdrawn,
    events.ClaimHidden,
    events.ClaimRestored,
    events.ClaimsMerged,
    events.RelationWithdrawn,
)
_FIELD = {
    events.ClaimWorded: "text",
    events.ClaimReviewed: "review",
    events.ClaimsMerged: "merge",
}


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
    debate = debate_of(store, duplicate)
    with store.change(debate, actor.ref, idem=idem, expected=expected) as change:
        if not change.is_repeat:
            _require_mergeable(change.connection, duplicate, kept)
        return change.record(events.ClaimsMerged(duplicate, kept, why))


def word_claim(
    store: Store, actor: Actor, claim: str, text: str, reason: str, *, expected: int | None = None
) -> Sequence[Entry]:
    """Give a claim another sentence. Raises InvalidInput, NotFound, Conflict."""
    actor.require("withdraw")
    worded, why = sentence(text), _reason(reason)
    with store.change(debate_of(store, claim), actor.ref, expected=expected) as change:
        _require_status(change.connection, claim, "shown")
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
    with store.change(debate_of(store, claim), actor.ref, expected=expected) as change:
        _require_status(change.connection, claim, "shown")
        return change.record(events.ClaimHidden(claim, why, rule))


def restore_claim(
    store: Store, actor: Actor, claim: str, reason: str, *, expected: int | None = None
) -> Sequence[Entry]:
    """Show a hidden or withdrawn claim again."""
    actor.require("restore")
    why = _reason(reason)
    with store.change(debate_of(store, claim), actor.ref, expected=expected) as change:
        _require_status(change.connection, claim, "hidden", "withdrawn")
        return change.record(events.ClaimRestored(claim, why))


def withdraw_claim(
    store: Store, actor: Actor, claim: str, reason: str, *, expected: int | None = None
) -> Sequence[Entry]:
    """Take a claim back; it stays visible that it was there."""
    actor.require("withdraw")
    why = _reason(reason)
    with store.change(debate_of(store, claim), actor.ref, expected=expected) as change:
        _require_status(change.connection, claim, "shown")
        return change.record(events.ClaimWithdrawn(claim, why))


def review_claim(store: Store, actor: Actor, claim: str) -> Sequence[Entry]:
    """Note that a claim was read and stands; a second time changes nothing and records nothing."""
    actor.require("review")
    with store.change(debate_of(store, claim), actor.ref) as change:
        if claims.claim(change.connection, claim).reviewed:
            return []
        return change.record(events.ClaimReviewed(claim))


def revert(store: Store, actor: Actor, position: int, reason: str) -> Sequence[Entry]:
    """Undo an earlier act by a new one.

    Raises NotFound, InvalidInput where that kind of act cannot be undone, and Conflict where a
    later act touched the same: undo that one first.
    """
    actor.require("revert")
    why = _reason(reason)
    with store.reading() as connection:
        entry = journal.at(connection, position)
    if entry is None:
        raise NotFound("There is nothing at this place in the log.")
    if not isinstance(entry.event, _UNDOABLE):
        raise InvalidInput("An act of this kind cannot be undone.")
    with store.change(entry.recorded.debate, actor.ref) as change:
        _require_last(change.connection, entry)
        return change.record(events.Reverted(position, why))


def debate_of(store: Store, claim: str) -> str:
    """Give the debate a claim is in. Raises NotFound."""
    with store.reading() as connection:
        return claims.claim(connection, claim).debate


def _reason(reason: str) -> str:
    return sentence(reason, field="reason")


def _require_status(connection: sqlite3.Connection, claim: str, *wanted: str) -> None:
    if claims.claim(connection, claim).status not in wanted:
        raise Conflict("This claim was changed in the meantime. Look at it again first.")


def _require_mergeable(connection: sqlite3.Connection, duplicate: str, kept: str) -> None:
    found = claims.claims(connection, [duplicate, kept])
    if duplicate == kept or len(found) < 2:
        raise InvalidInput("Choose two different claims that exist.")
    if found[duplicate].debate != found[kept].debate:
        raise InvalidInput("Claims of two debates cannot be merged.")
    if any(view.merged_into or not view.is_shown for view in found.values()):
        raise Conflict("One of these claims was merged or hidden already. Look at it again first.")
    if _speaks_on_the_other(connection, duplicate, kept):
        raise InvalidInput(
            "One of these claims is a ground of the other: merged, it would be its own ground."
        )


def _speaks_on_the_other(connection: sqlite3.Connection, one: str, other: str) -> bool:
    """Tell whether either is a premise of a step towards the other, claims merged into them
    included.
    """
    standing = claims.standing_as(connection, [one, other])
    marks = ", ".join("?" * len(standing))
    rows = connection.execute(
        f"""
        select premise.claim, relation.conclusion
        from premise
        join relation on relation.id = premise.relation
        where premise.claim in ({marks}) and relation.conclusion in ({marks})
        """,
        (*standing, *standing),
    )
    return any(standing[ground] != standing[end] for ground, end in rows)


def _require_last(connection: sqlite3.Connection, entry: Entry) -> None:
    """Raise Conflict where something later touched the same field of the same thing."""
    event = entry.event
    field = _FIELD.get(type(event), "status")
    thing = getattr(event, "claim", None) or getattr(event, "duplicate", None)
    later = connection.execute(
        "select 1 from touched where thing = ? and pos > ? and field in (?, 'erasure')",
        (thing or getattr(event, "relation", ""), entry.pos, field),
    ).fetchone()
    if later:
        raise Conflict("Something later changed the same. Undo that first.")
