"""How much the front figures hang on the editors: the same without their most disputed ties."""

from collections.abc import Sequence
from dataclasses import dataclass

from .answering import Objection, objections_without, unanswered
from .counted import Counted, Step
from .coverage import covered
from .figure import Figure
from .voices import average

LEFT_OUT = 5


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The ties that were left out, the most disputed first, and the figures without them."""

    ties: tuple[str, ...]
    figures: dict[str, Figure]


def sensitivity(counted: Counted, judged: Sequence[Objection]) -> Sensitivity:
    """Leave out the five ties by editors that most was said against, and measure again.

    `judged` holds the objections as they are with those ties.
    """
    ties = most_disputed(counted)
    lesser = counted.without(ties) if ties else counted
    figures = {
        "I1": covered(lesser),
        "I2": unanswered("unanswered", objections_without(lesser, judged)),
        "I4": average(lesser),
    }
    return Sensitivity(ties, figures)


def most_disputed(counted: Counted) -> tuple[str, ...]:
    """Give the editors' ties by the objections to the step, then by the attacks on its premises."""
    ties = [step for step in counted.steps.values() if step.by_editor]

    def disputed(step: Step) -> tuple[int, int]:
        attacks = sum(len(counted.attacks.get(one, ())) for one in step.premises)
        return -len(counted.undercuts.get(step.id, ())), -attacks

    return tuple(step.id for step in sorted(ties, key=disputed)[:LEFT_OUT])
