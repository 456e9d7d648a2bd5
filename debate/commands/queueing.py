"""Working through the queue: telling what one looks at, and reading many claims in one go."""

from collections.abc import Sequence

from ..errors import Conflict, InvalidInput
from ..events import ClaimReviewed
from ..queries import claims, queue
from ..queries.snapshot import Snapshot
from ..roles import Actor
from ..storage import queue_claims
from ..storage.journal import Entry
from ..storage.store import Store, now_ms
from . import structuring

AT_ONCE = 100


def take_items(store: Store, actor: Actor, debate: str, items: Sequence[str]) -> None:
    """Tell the other moderators that one looks at these, for a quarter of an hour.

    Raises InvalidInput without items, and Conflict where somebody else looks at one of them.
    """
    actor.require("claim_item")
    _require_some(items)
    with store.writing() as connection:
        _require_free(connection, debate, items, actor)
        queue_claims.take(connection, debate, items, actor.account, now_ms(connection))


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

    Raises InvalidInput, and Conflict where somebody changed one after the version `seen`, or looks
    at it now.
    """
    actor.require("review")
    _require_some(items)
    with store.change(debate, actor.ref, idem=idem, account=actor.account) as change:
        if change.is_repeat:
            return change.earlier
        if seen:
            structuring.require_untouched(change.connection, debate, items, seen)
        _require_free(change.connection, debate, items, actor)
        waiting = _waiting(change.connection, debate, items)
        queue_claims.leave(change.connection, debate, waiting)
        return change.record(*map(ClaimReviewed, waiting))


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
