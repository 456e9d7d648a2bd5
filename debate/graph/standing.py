"""Which arguments stand: the grounded labelling, in one pass over the attacks.

An argument is IN when all that attacks it is OUT, OUT when something that attacks it is IN, and
else undecided (Dung 1995; Caminada 2006; Modgil and Caminada 2009). Arguments that wait for one
another are labelled together where they are many and one by one where they are few, so that broad
debates and long chains both take time in proportion to their attacks. Nothing here recurses.
"""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .arrays import Numbers, Signs
from .framework import Framework

UNDECIDED, IN, OUT = 0, 1, 2
NARROW = 200  # arguments that are quicker labelled one by one than together


class Label(StrEnum):
    """What became of an argument."""

    UNDECIDED = "undec"
    IN = "in"
    OUT = "out"


LABELS = (Label.UNDECIDED, Label.IN, Label.OUT)


@dataclass(frozen=True, eq=False)
class Labelling:
    """`labels` holds UNDECIDED, IN or OUT for each argument.

    `ranks` says which was labelled before which: what is IN comes after all that attacks it, what
    is OUT after something IN that attacks it.
    """

    labels: Signs
    ranks: Numbers

    def of(self, argument: int) -> Label:
        """The label of an argument."""
        return LABELS[self.labels[argument]]


def grounded(framework: Framework) -> Labelling:
    """Label the arguments of a framework as the grounded labelling does.

    >>> from debate.graph.framework import of_pairs
    >>> grounded(of_pairs(5, [(0, 1), (1, 2), (3, 4), (4, 3)])).labels.tolist()
    [1, 2, 1, 0, 0]
    """
    pass_ = _Pass(framework)
    front = np.flatnonzero(framework.attack_counts == 0)
    pass_.label(front, IN)
    while front.size:
        front = pass_.together(front) if front.size > NARROW else pass_.one_by_one(front)
    return Labelling(pass_.labels, pass_.ranks)


class _Pass:
    """One pass over a framework; each argument is labelled once and its attacks walked once."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.labels = np.zeros(framework.size, np.int8)
        self.ranks = np.zeros(framework.size, np.intp)
        self.waiting = framework.attack_counts.copy()  # attackers that are not OUT
        self.rank = 0

    def label(self, arguments: Numbers, label: int) -> None:
        self.labels[arguments] = label
        self.ranks[arguments] = self.rank
        self.rank += 1

    def together(self, front: Numbers) -> Numbers:
        """Label all that these arguments decide; gives those that are IN because of it."""
        attacked = self.framework.outgoing.of_all(front)
        fallen = self.once(attacked[self.labels[attacked] == UNDECIDED])
        self.label(fallen, OUT)
        freed = self.framework.outgoing.of_all(fallen)
        np.subtract.at(self.waiting, freed, np.intp(1))  # another type would take it the slow way
        ready = (self.waiting[freed] == 0) & (self.labels[freed] == UNDECIDED)
        risen = self.once(freed[ready])
        self.label(risen, IN)
        return risen

    def once(self, arguments: Numbers) -> Numbers:
        """Give each of these once; marks them in `ranks`, which is set right after."""
        places = np.arange(arguments.size, dtype=np.intp)
        self.ranks[arguments] = places
        first: Numbers = arguments[self.ranks[arguments] == places]
        return first

    def one_by_one(self, front: Numbers) -> Numbers:
        """Label in turn, until nothing is left or many wait; gives those that wait."""
        labels, ranks, waiting = self.labels.data, self.ranks.data, self.waiting.data
        outgoing = self.framework.outgoing.whole
        starts, targets = outgoing.starts.data, outgoing.ends.data
        queue, rank = deque(front.tolist()), self.rank
        while queue and len(queue) <= 2 * NARROW:
            argument = queue.popleft()
            for fallen in targets[starts[argument] : starts[argument + 1]]:
                if labels[fallen]:
                    continue
                labels[fallen], ranks[fallen], rank = OUT, rank, rank + 1
                for freed in targets[starts[fallen] : starts[fallen + 1]]:
                    waiting[freed] -= 1
                    if not waiting[freed] and not labels[freed]:
                        labels[freed], ranks[freed], rank = IN, rank, rank + 1
                        queue.append(freed)
        self.rank = rank
        return np.array(queue, np.intp)
