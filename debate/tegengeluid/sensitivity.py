"""How much the front figures hang on the editors: the same without their most disputed ties."""

from dataclasses import dataclass

from .answering import answering, objections
from .counted import Counted, Step
from .coverage import coverage
from .figure import Figure
from .voices import voices_per_claim

LEFT_OUT = 5


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The ties that were left out, the most disputed first, and the figures without them."""

    ties: tuple[str, ...]
    figures: dict[str, Figure]


def sensitivity(counted: Counted) -> Sensitivity:
    """Leave out the five ties by editors that most was said against, and measure again."""
    ties = most_disputed(counted)
    lesser = counted.without(ties) if ties else counted
    indicators = (coverage(lesser), answering(lesser, objections(lesser)), voices_per_claim(lesser))
    return Sensitivity(ties, {each.id: each.figure for each in indicators})


def most_disputed(counted: Counted) -> tuple[str, ...]:
    """Give the editors' ties by the objections to the step, then by the attacks on its premises."""
    ties = [step for step in counted.steps.values() if step.by_editor]

    def disputed(step: Step) -> tuple[int, int]:
        attacks = sum(len(counted.attacks.get(one, ())) for one in step.premises)
        return -len(counted.undercuts.get(step.id, ())), -attacks

    return tuple(step.id for step in sorted(ties, key=disputed)[:LEFT_OUT])
