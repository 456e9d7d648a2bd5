"""What became of each claim of a map: its shape, its framework and the grounded labels, together.

A debate that grows gets its next verdicts from those before, at the cost of what the change
reaches and of a copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from .framework import Framework, attacks_from, of_shape
from .relabelling import relabelled
from .shape import Shape, Tie, grown
from .standing import LABELS, Label, Labelling, grounded


@dataclass(frozen=True, eq=False)
class Verdicts:
    """The label of each claim and relation of a map."""

    shape: Shape
    framework: Framework
    labelling: Labelling

    def of(self, id_: str) -> Label | None:
        """The label of a claim or relation, None for one that does not count."""
        number = self.shape.numbers.get(id_)
        return None if number < 0 else self.at(number)

    def at(self, number: int) -> Label:
        """The label of a node of the shape."""
        return LABELS[self.labelling.labels[2 * number]]


def verdicts(shape: Shape) -> Verdicts:
    """Label a map.

    >>> from debate.graph.shape import shape_of
    >>> from debate.model import Kind
    >>> verdicts(shape_of(["a", "b"], [Tie("r", Kind.ATTACK, ["b"], "a")])).of("a")
    <Label.OUT: 'out'>
    """
    framework = of_shape(shape)
    return Verdicts(shape, framework, grounded(framework))


def with_more(
    before: Verdicts, claims: Iterable[str], ties: Iterable[Tie], bases: Mapping[str, float]
) -> Verdicts:
    """Label a map that has these claims and relations besides."""
    shape = grown(before.shape, claims, ties, bases)
    first, first_step = before.shape.size, len(before.shape.step)
    attackers, attacked = attacks_from(shape, first, first_step)
    framework = before.framework.grown(2 * shape.size, attackers, attacked)
    changed = {*range(2 * first, 2 * shape.size), *np.unique(attacked).tolist()}
    return Verdicts(shape, framework, relabelled(framework, before.labelling, changed))
