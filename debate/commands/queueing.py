"""Working through the queue: telling what one looks at, and reading, restricting or letting stand
many things in one go.
"""

import secrets
from collections.abc import Sequence

from ..errors import Conflict, InvalidInput
from ..events import ClaimReviewed, DecisionMade
from ..model import make_id
from ..moderation.decision import Act
from ..queries import claims, queue
from ..queries.snapshot import Snapshot
from ..roles import Actor
from ..storage import queue_claims
from ..storage.journal import Entry
from ..storage.store import Store, now_ms
from ..text.sentence import sentence
from . import deciding, structuring
from .deciding import Ruling

AT_ONCE = 100


def take_items(store: Store, actor: Actor, debate: str, items: Sequence[str]) -> None:
    """Tell the other moderators that one looks at these, for a quarter of an hour.

    Raises InvalidInput without items and for those of another debate, NotFound, and Conflict where
    somebody else looks at one of them.
    """
    actor.require("claim_item")
    _require_some(items)
    with store.writing() as connection:
        things = _held(connection, debate, items, 0, actor)
        queue_claims.take(connection, debate, things, actor.account, now_ms(connection))


def leave_items(store: Store, actor: Actor, debate: str, items: Sequence[str]) -> None:
    """Tell the others that one looks at these no longer."""
    actor.require("claim_item")
    with store.writing() as connection:
        queue_claims.leave(connection, debate, items, actor.account)


def review_items(
    store: Store, actor: Actor, debate: str, items: Sequence[str], *, seen: int = 0, idem: str = ""
) -> Sequence[Entry]:
    """Note that these claims were read and stand, as one act; those that were read already are left
    out.

    Raises InvalidInput, NotFound, and Conflict where somebody changed one after the version `seen`,
    or looks at it now.
    """
    actor.require("review")
    _require_some(items)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if change.is_repeat:
            return change.earlier
        things = _held(change.connection, debate, items, seen, actor)
        waiting = _waiting(change.connection, debate, things)
        queue_claims.leave(change.connection, debate, waiting)
        return change.record(*map(ClaimReviewed, waiting))


def decide_items(
    store: Store,
    actor: Actor,
    debate: str,
    act: Act,
    items: Sequence[str],
    ruling: Ruling,
    *,
    seen: int = 0,
    idem: str = "",
) -> Sequence[Entry]:
    """Restrict claims and steps of a debate for one reason, all or none of them: each has its own
    decision, with its own statement of reasons, and the notices about it are answered.

    Raises InvalidInput, InvalidForm, NotFound, and Conflict where one is restricted so already,
    somebody changed one after the version `seen`, or looks at it now.
    """
    actor.require(str(act))
    _require_some(items)
    idem = idem or secrets.token_hex(16)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if change.is_repeat:
            return change.earlier
        things = _held(change.connection, debate, items, seen, actor)
        acts = [
            event
            for thing in things
            for made in [make_id("d", debate, actor.ref.hex(), idem, thing)]
            for event in deciding.ruled(change, debate, made, act, thing, ruling)
        ]
        queue_claims.leave(change.connection, debate, things)
        return change.record(*sorted(acts, key=lambda event: not isinstance(event, DecisionMade)))


def dismiss_items(
    store: Store,
    actor: Actor,
    debate: str,
    items: Sequence[str],
    reason: str,
    *,
    seen: int = 0,
    idem: str = "",
) -> Sequence[Entry]:
    """Let what was reported stand, all or none of it; who reported it reads why.

    Raises InvalidInput, NotFound, and Conflict where somebody else answered the notices about one
    of them, changed one after the version `seen`, or looks at it now.
    """
    actor.require("decide")
    _require_some(items)
    why = sentence(reason, field="reason")
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if change.is_repeat:
            return change.earlier
        things = _held(change.connection, debate, items, seen, actor)
        acts = [deciding.dismissed(change, debate, thing, why) for thing in things]
        queue_claims.leave(change.connection, debate, things)
        return change.record(*acts)


def _held(
    connection: Snapshot, debate: str, items: Sequence[str], seen: int, actor: Actor
) -> list[str]:
    """Give the things each once, where they are of this debate, free, and as they were seen."""
    things = list(dict.fromkeys(items))
    if any(claims.debate_of(connection, thing) != debate for thing in things):
        raise InvalidInput("Choose items of this debate.", field="items")
    if seen:
        structuring.require_untouched(connection, debate, things, seen)
    _require_free(connection, debate, things, actor)
    return things


def _waiting(connection: Snapshot, debate: str, items: Sequence[str]) -> list[str]:
    views = claims.claims(connection, items)
    return [
        view.id
        for view in views.values()
        if view.debate == debate
        and view.is_shown
        and (not view.reviewed or queue.is_changed(connection, view))
    ]


def _require_some(items: Sequence[str]) -> None:
    if not items:
        raise InvalidInput("Choose at least one item.", field="items")
    if len(items) > AT_ONCE:
        raise InvalidInput(
            "At most {limit} items are done in one go.", field="items", limit=AT_ONCE
        )


def _require_free(connection: Snapshot, debate: str, items: Sequence[str], actor: Actor) -> None:
    if queue.taken(connection, debate, items, actor.account):
        raise Conflict(
            "Somebody else is at this already. See what was done, or wait a quarter of an hour."
        )
