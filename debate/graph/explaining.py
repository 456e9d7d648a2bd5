"""Why a claim stands, falls or is open: reasons that follow one another, from claim to claim.

A claim stands because nothing was said against it, or because all that was said falls; it falls
because something that stands speaks against it; it is open because what speaks against it is open
itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .shape import SUPPORT
from .standing import IN, OUT, UNDECIDED, Label
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

    def label(self, node: int) -> int:
        return int(self.labelling.labels[2 * node])

    def rank(self, node: int) -> int:
        return int(self.labelling.ranks[2 * node])

    def against(self, node: int) -> list[int]:
        """The attacks on a claim, or the undercuts of a relation."""
        return [one for one in self.shape.onto.of(node) if self.shape.kinds[one] > SUPPORT]

    def ids(self, nodes: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.shape.ids[node] for node in nodes)

    def weakest(self, ids: Sequence[str]) -> str:
        """Of some claims the one that was decided last: it rests on most."""
        return max(ids, key=lambda id_: self.rank(self.shape.numbers[id_]))

    def reason(self, node: int) -> Reason:
        against = self.against(node)
        if not against:
            return Reason(self.shape.ids[node], Label.IN, Why.UNANSWERED)
        if self.label(node) == IN:
            return self.standing(node, against)
        label = IN if self.label(node) == OUT else UNDECIDED
        same = [one for one in against if self.label(one) == label]
        step = min(same, key=lambda one: (self.rank(one), one))
        through = [one for one in self.shape.grounds.of(step) if self.label(one) == label]
        if not through:  # the grounds stand; what is open is an objection against the step
            [objection, *_] = [one for one in self.against(step) if self.label(one) == label]
            through = self.shape.grounds.of(objection)
        why = Why.ATTACKED if label == IN else Why.WAITING
        told = Label.OUT if label == IN else Label.UNDECIDED
        return self.told(node, told, why, step, through, len(same) - 1)

    def standing(self, node: int, against: Sequence[int]) -> Reason:
        step = max(against, key=lambda one: (self.rank(one), -one))
        fallen = [one for one in self.shape.grounds.of(step) if self.label(one) == OUT]
        if fallen:
            return self.told(node, Label.IN, Why.FALLEN, step, fallen, len(against) - 1)
        objections = [one for one in self.against(step) if self.label(one) == IN]
        first = min(objections, key=lambda one: (self.rank(one), one))
        through = self.shape.grounds.of(first)
        return self.told(node, Label.IN, Why.UNDERCUT, step, through, len(against) - 1)

    def told(
        self, node: int, label: Label, why: Why, step: int, through: Sequence[int], more: int
    ) -> Reason:
        grounds = self.ids(self.shape.grounds.of(step))
        ids = self.shape.ids
        answered = any(self.against(one) for one in (step, *through))
        return Reason(ids[node], label, why, ids[step], grounds, self.ids(through), answered, more)
