"""The grounded labelling after a change, from the one before: what grew, or what is supposed.

Only what the change can reach is labelled anew. An argument that was OUT before stays so where
something attacks it that is IN, was labelled before it and is not itself reached; there the change
ends. This is exact. Let N be all that is not reached: what is IN in N has all its attackers in N,
what is OUT in N has an attacker IN in N of lower rank; so by induction on the ranks the old
derivation holds within N. What was undecided in N is attacked from N alone and waits as before.
"""

from collections import deque
from collections.abc import Iterable, Mapping

import numpy as np

from .arrays import Signs
from .framework import Framework
from .standing import IN, OUT, UNDECIDED, Labelling, grounded

MOST = 5_000  # reached arguments from which on labelling all of them is as quick


def relabelled(grown: Framework, before: Labelling, changed: Iterable[int]) -> Labelling:
    """Give the grounded labelling of a framework that has more arguments and attacks than that of
    `before`; `changed` are the new arguments and those with new attacks on them.
    """
    more = grown.size - before.labels.size
    labels = np.concatenate((before.labels, np.full(more, UNDECIDED, np.int8)))
    told = Labelling(labels, np.concatenate((before.ranks, np.zeros(more, np.intp))))
    reached = _reached(grown, told, changed, MOST)
    if len(reached) > MOST:
        return grounded(grown)
    decided = _decided(grown, labels, reached, {})
    labels[list(reached)] = UNDECIDED
    for argument, label in decided.items():
        labels[argument] = label
        told.ranks[argument] = _rank(grown, told, argument)
    return told


def supposed(
    framework: Framework, before: Labelling, fixed: Mapping[int, int], most: int = MOST
) -> dict[int, int] | None:
    """Give the labels of what is reached when some arguments have these labels whatever attacks
    them; what is not reached keeps the label it had. None where more than `most` is reached.

    >>> from debate.graph.framework import of_pairs
    >>> two = of_pairs(3, [(0, 1), (1, 2)])
    >>> sorted(supposed(two, grounded(two), {0: OUT}).items())
    [(0, 2), (1, 1), (2, 2)]
    """
    reached = _reached(framework, before, fixed, most)
    if len(reached) > most:
        return None
    decided = _decided(framework, before.labels, reached, fixed)
    return {argument: decided.get(argument, UNDECIDED) for argument in reached}


def _reached(grown: Framework, told: Labelling, changed: Iterable[int], most: int) -> set[int]:
    reached = set(changed)
    waiting = list(reached)
    while waiting and len(reached) <= most:
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
        for one in grown.incoming.each(argument)
    )


def _decided(
    framework: Framework, labels: Signs, reached: set[int], fixed: Mapping[int, int]
) -> dict[int, int]:
    """Give the labels of the reached arguments, in the order in which they are decided, while the
    labels of all others stand; who stays undecided is left out.
    """
    decided, waiting = dict(fixed), dict[int, int]()
    for argument in reached - fixed.keys():
        outside = [one for one in framework.incoming.of(argument) if one not in reached]
        against = labels[outside]
        inside = framework.incoming.count(argument) - len(outside)
        waiting[argument] = inside + int((against != OUT).sum())
        if (against == IN).any():
            decided[argument] = OUT
        elif not waiting[argument]:
            decided[argument] = IN
    queue = deque(decided)
    while queue:
        argument = queue.popleft()
        for other in framework.outgoing.of(argument):
            if other in decided or other not in reached:
                continue
            waiting[other] -= decided[argument] == OUT
            if decided[argument] == IN:
                decided[other] = OUT
            elif waiting[other]:
                continue
            else:
                decided[other] = IN
            queue.append(other)
    return decided


def _rank(grown: Framework, told: Labelling, argument: int) -> int:
    """One more than all that it rests on: every attacker, or the first that makes it fall."""
    attackers = np.array(grown.incoming.of(argument), np.intp)
    if told.labels[argument] == IN:
        return int(told.ranks[attackers].max(initial=0)) + 1
    return int(told.ranks[attackers[told.labels[attackers] == IN]].min()) + 1
