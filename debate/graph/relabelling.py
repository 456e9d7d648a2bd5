"""A framework that grew a little: the grounded labelling of it, from the one before.

Only what the new attacks can reach is labelled anew. An argument that was OUT before stays so where
something attacks it that is IN, was labelled before it and is not itself reached; there the change
ends. This is exact. Let N be all that is not reached: what is IN in N has all its attackers in N,
what is OUT in N has an attacker IN in N of lower rank; so by induction on the ranks the old
derivation holds within N. What was undecided in N is attacked from N alone and waits as before.
"""

from collections import deque
from collections.abc import Iterable

import numpy as np

from .framework import Framework
from .standing import IN, OUT, UNDECIDED, Labelling, grounded

MOST = 5_000  # reached arguments from which on labelling all of them is as quick


def relabelled(grown: Framework, before: Labelling, changed: Iterable[int]) -> Labelling:
    """Give the grounded labelling of a framework that has more arguments and attacks than that of
    `before`; `changed` are the new arguments and those with new attacks on them.
    """
    more = grown.size - before.labels.size
    labels = np.concatenate((before.labels, np.full(more, UNDECIDED, np.int8)))
    ranks = np.concatenate((before.ranks, np.zeros(more, np.intp)))
    told = Labelling(labels, ranks)
    reached = _reached(grown, told, changed)
    if len(reached) > MOST:
        return grounded(grown)
    _label(grown, told, reached)
    return told


def _reached(grown: Framework, told: Labelling, changed: Iterable[int]) -> set[int]:
    reached = set(changed)
    waiting = list(reached)
    while waiting and len(reached) <= MOST:
        for argument in grown.outgoing.of(waiting.pop()):
            if argument not in reached and not _holds(grown, told, argument, reached):
                reached.add(argument)
                waiting.append(argument)
    return reached


def _holds(grown: Framework, told: Labelling, argument: int, reached: set[int]) -> bool:
    """Tell whether this stays OUT whatever becomes of what is reached."""
    if told.labels[argument] != OUT:
        return False
    rank = told.ranks[argument]
    return any(
        told.labels[one] == IN and told.ranks[one] < rank and one not in reached
        for one in grown.incoming.of(argument)
    )


def _label(grown: Framework, told: Labelling, reached: set[int]) -> None:
    """Label the reached arguments, while the labels of all others stand."""
    labels, ranks = told.labels, told.ranks
    labels[list(reached)] = UNDECIDED
    waiting: dict[int, int] = {}
    decided: dict[int, int] = {}
    for argument in reached:
        against = labels[grown.incoming.of(argument)]
        waiting[argument] = int((against != OUT).sum())
        if (against == IN).any():
            decided[argument] = OUT
        elif not waiting[argument]:
            decided[argument] = IN
    queue = deque(decided)
    while queue:
        argument = queue.popleft()
        labels[argument] = decided[argument]
        ranks[argument] = _rank(grown, told, argument)
        for other in grown.outgoing.of(argument):
            if other in decided or other not in reached:
                continue
            if decided[argument] == IN:
                decided[other] = OUT
            else:
                waiting[other] -= 1
                if waiting[other]:
                    continue
                decided[other] = IN
            queue.append(other)


def _rank(grown: Framework, told: Labelling, argument: int) -> int:
    """One more than all that it rests on: every attacker, or the first that makes it fall."""
    attackers = np.array(grown.incoming.of(argument), np.intp)
    if told.labels[argument] == IN:
        return int(told.ranks[attackers].max(initial=0)) + 1
    return int(told.ranks[attackers[told.labels[attackers] == IN]].min()) + 1
