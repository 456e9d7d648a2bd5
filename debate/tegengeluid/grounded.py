"""Which relations stand, for the list of standing objections: the grounded labelling.

A claim is IN when every attack on it is OUT, and OUT when one is IN. A relation is IN when each of
its premises is IN and every objection to it is OUT, and OUT when a premise is OUT or an objection
is IN. What waits for itself stays undecided (Dung 1995; Caminada 2006).
"""

from collections import deque

from ..model import Kind
from .counted import Counted, Step


def standing_relations(counted: Counted) -> frozenset[str]:
    """Give the relations that are IN; each tie is walked once."""
    return frozenset(
        id_ for id_, is_in in _Labels(counted).is_in.items() if is_in and id_ in counted.steps
    )


class _Labels:
    """One walk from what nothing attacks; `waits` counts what has to be settled before a thing is
    IN.
    """

    def __init__(self, counted: Counted) -> None:
        self.counted = counted
        self.is_in: dict[str, bool] = {}
        self.uses: dict[str, list[Step]] = {}
        self.waits = {id_: len(found) for id_, found in counted.attacks.items()}
        for step in counted.steps.values():
            self.waits[step.id] = len(step.premises) + len(counted.undercuts.get(step.id, ()))
            for premise in step.premises:
                self.uses.setdefault(premise, []).append(step)
        free = (id_ for id_ in counted.map.claims if id_ not in counted.attacks)
        self.queue = deque((id_, True) for id_ in free)
        while self.queue:
            self.settle(*self.queue.popleft())

    def settle(self, thing: str, is_in: bool) -> None:
        if thing in self.is_in:
            return
        self.is_in[thing] = is_in
        step = self.counted.steps.get(thing)
        if step is None:
            for use in self.uses.get(thing, ()):
                self.tell(use.id, is_in)
        elif step.kind is not Kind.SUPPORT:
            self.tell(step.conclusion, not is_in)

    def tell(self, thing: str, is_for: bool) -> None:
        """One of the things that this waited for is settled, for it or against it."""
        if not is_for:
            self.queue.append((thing, False))
            return
        self.waits[thing] -= 1
        if not self.waits[thing]:
            self.queue.append((thing, True))
