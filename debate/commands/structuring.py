"""Acts on the structure of a debate: each is planned, looked at, then recorded as one act.

A plan checks, and gives the events that it would record; nothing is stored by it. So what a
moderator sees beforehand is what happens: the same plan, read once more under the lock.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..errors import Conflict
from ..events import ClaimsMerged, ClaimWorded, Event
from ..queries import claims, resting
from ..queries.snapshot import Snapshot
from ..roles import Actor
from ..storage.journal import Entry
from ..storage.store import Store
from ..text.sentence import sentence
from . import moderating, moving, parting
from .making import Making, debate_of

Plan = Callable[[Snapshot, Making], Sequence[Event]]


@dataclass(frozen=True)
class Intended:
    """An act that somebody has in mind: which right it needs, what it is about, and its plan."""

    act: str
    things: tuple[str, ...]
    plan: Plan


def merging(duplicate: str, kept: str, reason: str) -> Intended:
    """Let a claim stand as another. Raises as `moderating.require_mergeable` does."""
    why = _reason(reason)

    def plan(connection: Snapshot, making: Making) -> Sequence[Event]:
        moderating.require_mergeable(connection, duplicate, kept)
        return [ClaimsMerged(duplicate, kept, why)]

    return Intended("merge", (duplicate, kept), plan)


def wording(claim: str, text: str, reason: str) -> Intended:
    """Give a claim another sentence."""
    worded, why = sentence(text), _reason(reason)

    def plan(connection: Snapshot, making: Making) -> Sequence[Event]:
        if not claims.claim(connection, claim).is_shown:
            raise Conflict("This claim was changed in the meantime. Look at it again first.")
        return [ClaimWorded(claim, worded, why)]

    return Intended("word", (claim,), plan)


def moving_to(relation: str, conclusion: str, reason: str) -> Intended:
    """Let a relation speak on another conclusion."""
    why = _reason(reason)
    return Intended(
        "move",
        (relation, conclusion),
        lambda connection, making: moving.move(connection, relation, conclusion, why),
    )


def retyping(relation: str, kind: str, conclusion: str, reason: str) -> Intended:
    """Let a relation speak in another way; an objection is about a step, which is chosen too."""
    why = _reason(reason)
    return Intended(
        "retype",
        (relation,),
        lambda connection, making: moving.retype(connection, relation, kind, conclusion, why),
    )


def joining(relation: str, others: Sequence[str], reason: str) -> Intended:
    """Let relations be one, with all their premises together."""
    why = _reason(reason)
    return Intended(
        "join",
        (relation, *others),
        lambda connection, making: moving.join(connection, relation, others, why),
    )


def loosening(relation: str, reason: str) -> Intended:
    """Let each premise of a relation speak for itself."""
    why = _reason(reason)
    return Intended(
        "join",
        (relation,),
        lambda connection, making: parting.part(connection, making, relation, why),
    )


def splitting(claim: str, given: parting.Split, reason: str) -> Intended:
    """Let several claims take the place of one."""
    parts, why = parting.parts(given), _reason(reason)
    return Intended(
        "split",
        (claim,),
        lambda connection, making: parting.split(connection, making, claim, parts, given, why),
    )


def taking_out(claim: str, title: str, section: str, reason: str) -> Intended:
    """Let a claim, with all that speaks on it alone, go to a section: a new one or one there is."""
    why = _reason(reason)
    return Intended(
        "branch",
        (claim,),
        lambda connection, making: moving.take_out(connection, making, claim, title, section, why),
    )


def planned(store: Store, actor: Actor, intended: Intended) -> Sequence[Event]:
    """Give what an act would record, without recording it. Raises as carrying it out does."""
    actor.require(intended.act)
    with store.reading() as connection:
        debate = claims.debate_of(connection, intended.things[0])
        actor.ref_in(debate)
        return intended.plan(connection, Making(debate, actor, secrets.token_hex(16)))


def carry_out(
    store: Store, actor: Actor, intended: Intended, *, seen: int = 0, idem: str = ""
) -> Sequence[Entry]:
    """Record an act. `seen` is the version of the debate that the person looked at, 0 for none.

    Raises InvalidInput, NotFound, Conflict where somebody changed the same things since (with
    where the log tells that), and whatever the plan refuses.
    """
    actor.require(intended.act)
    idem = idem or secrets.token_hex(16)
    debate = debate_of(store, intended.things[0])
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if change.is_repeat:
            return change.earlier
        if seen:
            require_untouched(change.connection, debate, intended.things, seen)
        return change.record(*intended.plan(change.connection, Making(debate, actor, idem)))


def require_untouched(connection: Snapshot, debate: str, things: Sequence[str], seen: int) -> None:
    """Raise Conflict where somebody changed one of these things after this version."""
    others = resting.since(connection, debate, things, seen)
    if others:
        raise Conflict(
            "Somebody changed this while you were looking. See what was done, and decide again.",
            later=others,
        )


def _reason(reason: str) -> str:
    return sentence(reason, field="reason")
