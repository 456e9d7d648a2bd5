"""Ending restrictions whose last day is over: nobody needs to think of it, and the log says so."""

from datetime import UTC, date, datetime

from .. import events
from ..events import Event
from ..moderation.decision import Act
from ..queries import claims, decisions
from ..queries.decisions import DecisionView
from ..queries.snapshot import Snapshot
from ..roles import operator
from ..storage.store import Store

OVER = "De laatste dag van het besluit is voorbij."


def end_decisions(store: Store, today: date | None = None) -> int:
    """End what no longer holds on a day, by default today (UTC); gives how many decisions ended.

    Each debate's are one act. Nothing is written where nothing ended.
    """
    day, ended = today or datetime.now(UTC).date(), 0
    while found := _run_out(store, day):
        for debate in {view.debate for view in found}:
            ended += _end_in(store, debate, day)
    return ended


def _end_in(store: Store, debate: str, today: date) -> int:
    with store.change(debate, operator(debate).ref) as change:
        found = [one for one in decisions.run_out(change.connection, today) if one.debate == debate]
        for view in found:
            change.record(*_ending(change.connection, view))
    return len(found)


def _run_out(store: Store, today: date) -> list[DecisionView]:
    with store.reading() as connection:
        return decisions.run_out(connection, today)


def _ending(connection: Snapshot, view: DecisionView) -> list[Event]:
    """Give what changes besides the decision itself: words that were hidden can be read again."""
    one = view.decision
    ended = events.DecisionEnded(one.id, one.thing)
    is_hidden_claim = one.act is Act.HIDE and one.thing.startswith("c")
    if is_hidden_claim and claims.claim(connection, one.thing).status == "hidden":
        return [
            events.ClaimRestored(one.thing, OVER),
            ended,
        ]
    return [ended]
