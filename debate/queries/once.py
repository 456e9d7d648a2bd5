"""What needs a whole debate is worked out once for each state of it, and kept in this process.

The tip of a debate's chain names its state: it changes with every event and is never the same for
two databases. A look into the past has no chain of its own, so there nothing is remembered.
"""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TypeVar, cast
from weakref import WeakValueDictionary

from ..events import Event
from ..hoarding import hoarding
from ..storage import journal
from ..storage.journal import Head

Answer = TypeVar("Answer")

DEBATES = 32
"""Debates of which answers are remembered; the one that was not asked for longest is forgotten."""

CARRIED = 200
"""Events over which an older answer is carried; after more of them it is asked anew."""

Carry = Callable[[Answer, Sequence[Event]], Answer | None]

_lock = threading.Lock()
_known: OrderedDict[str, dict[str, tuple[Head, object]]] = OrderedDict()
_asking: WeakValueDictionary[tuple[str, str], "_Turn"] = WeakValueDictionary()


class _Turn:
    """Lets one visitor at a time work an answer out; those who waited find it there."""

    def __init__(self) -> None:
        self.lock = threading.RLock()


def once(
    connection: sqlite3.Connection,
    debate: str,
    question: str,
    answer: Callable[[], Answer],
    carry: Carry[Answer] | None = None,
) -> Answer:
    """Give what `answer` gives for this question, asking it once for each state of the debate.

    `carry` may make the answer from an older one and the events since, or give None where it
    cannot tell.
    """
    try:
        tip = journal.head(connection, debate)
    except sqlite3.OperationalError:  # no such table: this is a look into the past
        return answer()
    older = cast(tuple[Head, Answer] | None, _held(debate, question))
    if older is not None and older[0] == tip:
        return older[1]
    with _turn(debate, question).lock:
        older = cast(tuple[Head, Answer] | None, _held(debate, question))
        if older is not None and older[0] == tip:
            return older[1]
        found = _carried(connection, debate, tip, older, carry) if older and carry else None
        if found is None:
            with hoarding():  # an answer on a whole debate is many things, which all stay
                found = answer()
        _keep(debate, question, tip, found)
    return found


def forget(debate: str, question: str) -> None:
    """Let an answer be worked out anew that depends on more than the debate, such as the day."""
    with _lock:
        _known.get(debate, {}).pop(question, None)


def _held(debate: str, question: str) -> tuple[Head, object] | None:
    with _lock:
        held = _known.get(debate, {}).get(question)
        if held is not None:
            _known.move_to_end(debate)
        return held


def _keep(debate: str, question: str, tip: Head, found: object) -> None:
    with _lock:
        _known.setdefault(debate, {})[question] = (tip, found)
        _known.move_to_end(debate)
        if len(_known) > DEBATES:
            _known.popitem(last=False)


def _turn(debate: str, question: str) -> _Turn:
    with _lock:
        return _asking.setdefault((debate, question), _Turn())


def _carried(
    connection: sqlite3.Connection,
    debate: str,
    tip: Head,
    older: tuple[Head, Answer],
    carry: Carry[Answer],
) -> Answer | None:
    """Carry an older answer of this same chain over the events since, if they are few."""
    was, found = older
    if not 0 < tip.version - was.version <= CARRIED:
        return None
    row = connection.execute(
        "select pos from event where debate = ? and version = ? and hash = ?",
        (debate, was.version, was.hash),
    ).fetchone()
    if row is None:
        return None
    since = list(journal.entries(connection, debate=debate, after=row[0]))
    events = [each.event for each in since if each.event is not None]
    return carry(found, events) if len(events) == len(since) else None
