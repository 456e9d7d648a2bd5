"""Why a claim stands, falls or is open: reasons that follow one another, from claim to claim.

A claim stands because nothing was said against it, or because all that was said falls; it falls
because something that stands speaks against it; it is open because what speaks against it is open
itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .arrays import Numbers, Signs
from .shape import SUPPORT
from .standing import IN, LABELS, OUT, UNDECIDED, Label
from .verdicts import Verdicts

LONGEST = 8  # reasons in a chain; further on the reader goes to the claim itself


class Why(StrEnum):
    """On what a label rests."""

    UNANSWERED = "unanswered"  # it stands: nothing was said against it
    FALLEN = "fallen"  # it stands: a ground of what was said against it falls
    UNDERCUT = "undercut"  # it stands: from what was said against it this does not follow
    ATTACKED = "attacked"  # it falls: what was said against it stands
    WAITING = "waiting"  # it is open: so is what was said against it


@dataclass(frozen=True)
class Reason:
    """Why a claim has its label.

    `step` is the relation against it that this is about, '' where there is none, and `grounds` are
    its premises, in the order of the map. `through` are the claims that this rests on: the grounds
    that stand or are open, those that fall, or the premises of the objection against the step.
    `answered`: something was said against them, or against the step. `more` counts the other
    relations against the claim of which the same can be said.
    """

    claim: str
    label: Label
    why: Why
    step: str = ""
    grounds: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    answered: bool = False
    more: int = 0


def reason(told: Verdicts, claim: str) -> Reason:
    """Give the reason for a claim's label: of several relations the one that was decided first for
    a claim that falls, and last for one that stands. Raises KeyError for a claim that is not there.
    """
    return _Telling(told).reason(told.shape.numbers[claim])


def chain(told: Verdicts, claim: str, longest: int = LONGEST) -> tuple[Reason, ...]:
    """Give the reasons behind a claim's label, from the claim on; a circle is told once round."""
    telling, found = _Telling(told), dict[str, Reason]()
    here = claim
    while here not in found and len(found) < longest:
        found[here] = telling.reason(told.shape.numbers[here])
        if not found[here].through:
            break
        here = telling.weakest(found[here].through)
    return tuple(found.values())


class _Telling:
    """Looks up what a reason is made of."""

    def __init__(self, told: Verdicts) -> None:
        self.shape, self.labelling = told.shape, told.labelling

    def labels(self, nodes: Numbers) -> Signs:
        return self.labelling.labels[2 * nodes]

    def ranks(self, nodes: Numbers) -> Numbers:
        return self.labelling.ranks[2 * nodes]

    def against(self, node: int) -> Numbers:
        """The attacks on a claim, or the undercuts of a relation."""
        onto = np.array(self.shape.onto.of(node), np.intp)
        return onto[self.shape.kinds[onto] > SUPPORT]

    def grounds(self, step: int) -> Numbers:
        return np.array(self.shape.grounds.of(step), np.intp)

    def ids(self, nodes: Numbers) -> tuple[str, ...]:
        return tuple(self.shape.ids[node] for node in nodes.tolist())

    def weakest(self, ids: Sequence[str]) -> str:
        """Of some claims the one that was decided last: it rests on most."""
        nodes = np.array([self.shape.numbers[id_] for id_ in ids], np.intp)
        return ids[int(self.ranks(nodes).argmax())]

    def reason(self, node: int) -> Reason:
        against, label = self.against(node), int(self.labelling.labels[2 * node])
        if not against.size:
            return Reason(self.shape.ids[node], Label.IN, Why.UNANSWERED)
        if label == IN:
            return self.standing(node, against)
        wanted = IN if label == OUT else UNDECIDED
        same = against[self.labels(against) == wanted]
        step = int(same[self.ranks(same).argmin()])
        through = self.grounds(step)
        through = through[self.labels(through) == wanted]
        if not through.size:  # the grounds stand; what is open is an objection against the step
            objections = self.against(step)
            through = self.grounds(int(objections[self.labels(objections) == wanted][0]))
        why = Why.ATTACKED if label == OUT else Why.WAITING
        return self.told(node, LABELS[label], why, step, through, same.size - 1)

    def standing(self, node: int, against: Numbers) -> Reason:
        step, more = int(against[self.ranks(against).argmax()]), against.size - 1
        grounds = self.grounds(step)
        fallen = grounds[self.labels(grounds) == OUT]
        if fallen.size:
            return self.told(node, Label.IN, Why.FALLEN, step, fallen, more)
        objections = self.against(step)
        objections = objections[self.labels(objections) == IN]
        through = self.grounds(int(objections[self.ranks(objections).argmin()]))
        return self.told(node, Label.IN, Why.UNDERCUT, step, through, more)

    def told(
        self, node: int, label: Label, why: Why, step: int, through: Numbers, more: int
    ) -> Reason:
        grounds, ids = self.ids(self.grounds(step)), self.shape.ids
        answered = any(self.against(one).size for one in (step, *through.tolist()))
        return Reason(ids[node], label, why, ids[step], grounds, self.ids(through), answered, more)
