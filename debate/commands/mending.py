"""What people do with what they wrote themselves: follow it, mend it, take it back.

A guest shows with a code that it is his or hers. Until somebody answers, another wording takes the
place of the first; after that it is a new version, and the claim's history says why. In both cases
the log holds every wording.
"""

from collections.abc import Sequence

from ..errors import Conflict, InvalidInput, NotAllowed, NotFound
from ..events import ClaimWithdrawn, ClaimWorded, RelationWithdrawn
from ..queries import claims, own
from ..roles import Actor
from ..storage import contribution_codes
from ..storage.journal import Entry
from ..storage.store import Change, Store
from ..text.sentence import sentence
from . import arguing
from .making import debate_of

TAKEN_BACK = "De schrijver nam het terug."


def new_code(store: Store, ref: bytes, debate: str) -> str:
    """Make the code that a guest is shown once: it opens all that this reference wrote in this
    debate.
    """
    with store.writing() as connection:
        return contribution_codes.make(connection, ref, debate)


def open_code(store: Store, written: str) -> tuple[str, bytes]:
    """Give the debate and the reference that a code opens, however it was written down.

    Raises InvalidInput where it opens nothing.
    """
    code = contribution_codes.bare(written)
    with store.reading() as connection:
        found = own.opened_by(connection, code) if code else None
    if found is None:
        raise InvalidInput(
            "This code opens nothing. A code has 26 letters and digits; look whether all are"
            " there.",
            field="code",
        )
    return found


def word_own(
    store: Store, actor: Actor, claim: str, text: str, reason: str = "", *, idem: str = ""
) -> Sequence[Entry]:
    """Give a claim of one's own another sentence; where others answered, with the reason.

    Raises NotAllowed for a claim of somebody else, InvalidInput, NotFound, and Conflict where it
    was hidden, merged or taken back meanwhile, and in a closed debate or below a lock.
    """
    actor.require("mend")
    worded = sentence(text)
    why = sentence(reason, field="reason") if reason.strip() else ""
    debate = debate_of(store, claim)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if not change.is_repeat:
            said = _require_own(change, actor, claim)
            view = claims.claim(change.connection, claim)
            arguing.require_not_kept_out(change.connection, view.debate, actor)
            arguing.require_unlocked(change.connection, view.debate, claim)
            if said == worded:
                raise InvalidInput("This is the sentence that stands there.", field="text")
            if not why and own.is_answered(change.connection, claim, actor.ref):
                raise InvalidInput(
                    "Somebody answered this. Say in one sentence what you changed.", field="reason"
                )
        return change.record(ClaimWorded(claim, worded, why))


def take_back(
    store: Store, actor: Actor, thing: str, reason: str = "", *, idem: str = ""
) -> Sequence[Entry]:
    """Take a claim of one's own back, or a step that uses a claim of somebody else.

    Raises as `word_own` does, and NotFound for what is neither.
    """
    actor.require("mend")
    why = sentence(reason, field="reason") if reason.strip() else TAKEN_BACK
    if thing[:1] not in ("c", "r"):
        raise NotFound("This cannot be taken back.")
    debate = debate_of(store, thing)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if thing.startswith("r"):
            if not change.is_repeat:
                _require_own_step(change, actor, thing)
            return change.record(RelationWithdrawn(thing, why))
        if not change.is_repeat:
            _require_own(change, actor, thing)
        return change.record(ClaimWithdrawn(thing, why))


def _require_own(change: Change, actor: Actor, claim: str) -> str:
    """Give the sentence of a claim that is the actor's own and can be mended."""
    view = claims.claim(change.connection, claim)
    if own.written_by(change.connection, claim) != actor.ref:
        raise _not_own()
    if not view.is_shown or view.merged_into:
        raise Conflict("This was hidden, merged or taken back in the meantime.")
    return view.claim.text


def _require_own_step(change: Change, actor: Actor, relation: str) -> None:
    if own.written_by(change.connection, relation) != actor.ref:
        raise _not_own()
    if claims.step(change.connection, relation).status != "shown":
        raise Conflict("This was hidden, merged or taken back in the meantime.")


def _not_own() -> NotAllowed:
    return NotAllowed("Only whoever wrote this can change or withdraw it.")
