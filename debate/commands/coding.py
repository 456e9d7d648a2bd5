"""Coding frames: two people code a claim without seeing each other's codes, then one settles it."""

from collections.abc import Iterable, Sequence

from ..errors import Conflict, InvalidInput, NotAllowed
from ..events import FrameCoded
from ..model import Frame
from ..queries import claims, coding
from ..roles import Actor
from ..storage import frame_codes
from ..storage.journal import Entry
from ..storage.store import Change, Store
from ..text.sentence import sentence
from .making import debate_of


def code_claim(store: Store, actor: Actor, claim: str, frames: Iterable[Frame]) -> None:
    """Keep how an editor codes a claim; nobody sees it until a second one has coded it too.

    Raises NotFound, NotAllowed for who is not signed in, and Conflict where two others coded it
    already, or the codes lie open.
    """
    actor.require("code")
    if not actor.account:
        raise NotAllowed("Only somebody who is signed in can code.")
    with store.writing() as connection:
        view = claims.claim(connection, claim)
        actor.ref_in(view.debate)
        if not view.is_shown or view.merged_into:
            raise Conflict("This claim was hidden or merged in the meantime.")
        if len(coding.codes(connection, claim)) >= coding.CODERS:
            raise Conflict("Two people coded this claim already. It only has to be settled.")
        frame_codes.keep(connection, claim, actor.account, set(frames))


def settle_claim(
    store: Store, actor: Actor, claim: str, frames: Iterable[Frame], reason: str = ""
) -> Sequence[Entry]:
    """Settle which frames a claim uses, after two people coded it; public, and can be undone.

    Raises Conflict where there are not two codes, and InvalidInput without a reason where they
    differ or something else is settled.
    """
    actor.require("code")
    settled = tuple(sorted(set(frames)))
    debate = debate_of(store, claim)
    with store.change(debate, actor.ref_in(debate), account=actor.account) as change:
        codes = tuple(coding.codes(change.connection, claim).values())
        _require_settleable(change, claim, len(codes))
        is_agreed = {each.frames for each in codes} == {settled}
        why = sentence(reason, field="reason") if reason.strip() else ""
        if not why and not is_agreed:
            raise InvalidInput("Say why, where the codes differ.", field="reason")
        frame_codes.forget(change.connection, claim)
        return change.record(FrameCoded(claim, settled, codes, why))


def _require_settleable(change: Change, claim: str, count: int) -> None:
    if not claims.claim(change.connection, claim).is_shown:
        raise Conflict("This claim was hidden or merged in the meantime.")
    if count < coding.CODERS:
        raise Conflict("Two people have to code this claim before it can be settled.")
