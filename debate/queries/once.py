"""What needs a whole debate is worked out once for each state of it, and kept in this process.

The tip of a debate's chain names its state: it changes with every event and is never the same for
two databases. A look into the past has no chain of its own, so there nothing is remembered.
"""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar, cast

from ..storage import journal

Answer = TypeVar("Answer")

DEBATES = 32
"""Debates of which answers are remembered; the one that was not asked for longest is forgotten."""

_lock = threading.Lock()
_known: OrderedDict[str, tuple[bytes, dict[str, object]]] = OrderedDict()


def once(
    connection: sqlite3.Connection, debate: str, question: str, answer: Callable[[], Answer]
) -> Answer:
    """Give what `answer` gives for this question, asking it once for each state of the debate."""
    try:
        tip = journal.head(connection, debate).hash
    except sqlite3.OperationalError:  # no such table: this is a look into the past
        return answer()
    with _lock:
        held = _known.get(debate)
        if held is not None and held[0] == tip and question in held[1]:
            _known.move_to_end(debate)
            return cast(Answer, held[1][question])
    found = answer()
    with _lock:
        held = _known.get(debate)
        if held is None or held[0] != tip:
            _known[debate] = held = (tip, {})
        held[1][question] = found
        _known.move_to_end(debate)
        if len(_known) > DEBATES:
            _known.popitem(last=False)
    return found
