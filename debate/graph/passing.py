"""An order in which each node comes after all that it rests on, as far as there is one.

Nodes that are ready at the same time are given together where they are many, and in a row where
they are few; what lies on a circle, or between two circles, is given apart.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Links, Numbers

NARROW = 40  # nodes that are quicker walked one by one than together


@dataclass(frozen=True, eq=False)
class Run:
    """Nodes that may be reckoned together, or else have to be in this order."""

    nodes: Numbers
    together: bool

    def backwards(self) -> "Run":
        """The same nodes, the last first."""
        return Run(self.nodes[::-1], self.together)


@dataclass(frozen=True, eq=False)
class Order:
    """What comes `before` all circles, the `circles` with what lies between, what comes `after`."""

    before: Sequence[Run]
    circles: Numbers
    after: Sequence[Run]


def ordered(incoming: Links, outgoing: Links) -> Order:
    """Order all nodes; the links say what each rests on, and what rests on it.

    >>> from debate.graph.arrays import links
    >>> begins, ends = np.array([0, 1, 2, 2]), np.array([1, 2, 1, 3])
    >>> order = ordered(links(4, ends, begins), links(4, begins, ends))
    >>> [run.nodes.tolist() for run in order.before], order.circles.tolist()
    ([[0]], [1, 2])
    """
    waiting = np.diff(incoming.starts)
    before = _peeled(waiting, outgoing)
    left = waiting > 0
    if not left.any():
        return Order(before, np.zeros(0, np.intp), ())
    rests = np.add.reduceat(
        np.append(left[outgoing.ends], False), outgoing.starts[:-1], dtype=np.intp
    )
    followed = np.where(np.diff(outgoing.starts) > 0, rests, 0)
    followed[~left] = np.iinfo(np.intp).max
    after = _peeled(followed, incoming)
    circles = np.flatnonzero(left & (followed > 0))
    return Order(before, circles, [run.backwards() for run in reversed(after)])


def _peeled(waiting: Numbers, onward: Links) -> list[Run]:
    """Give what waits for nothing, then what waits for nothing else, and so on.

    `waiting` counts for each node what it waits for, and is counted down; who has had his turn has
    0 there.
    """
    runs: list[Run] = []
    front = np.flatnonzero(waiting == 0)
    while front.size:
        if front.size > NARROW:
            runs.append(Run(front, True))
            front = _next(waiting, onward, front)
        else:
            run, front = _row(waiting, onward, front)
            runs.append(run)
    return runs


def _next(waiting: Numbers, onward: Links, front: Numbers) -> Numbers:
    reached = onward.of_all(front)
    np.subtract.at(waiting, reached, np.intp(1))  # another type would take it the slow way
    return np.unique(reached[waiting[reached] == 0])


def _row(waiting: Numbers, onward: Links, front: Numbers) -> tuple[Run, Numbers]:
    """Walk one by one until nothing is left or many wait."""
    left, starts, ends = waiting.data, onward.starts.data, onward.ends.data
    queue, row = deque(front.tolist()), []
    while queue and len(queue) <= 2 * NARROW:
        node = queue.popleft()
        row.append(node)
        for other in ends[starts[node] : starts[node + 1]]:
            left[other] -= 1
            if not left[other]:
                queue.append(other)
    return Run(np.array(row, np.intp), False), np.array(queue, np.intp)
