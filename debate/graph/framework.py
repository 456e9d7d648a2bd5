"""An argumentation framework: arguments that attack one another (Dung 1995), as arrays.

A map becomes one thus. A claim and a relation are both arguments; an attack attacks its conclusion,
an undercut the relation that it is about. A relation is only as good as its premises: beside each
premise p stands an argument `not p`, attacked by p, that attacks the relation. Of a shape's node n
the argument is 2n, and `not n` is 2n + 1.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from .arrays import Column, Links, Numbers, links
from .shape import CLAIM, SUPPORT, Shape


class Framework:
    """Arguments 0, 1, ... `size` - 1, and attacks by `attackers` on `attacked`."""

    def __init__(self, size: int, attackers: Numbers, attacked: Numbers) -> None:
        self.size = size
        self._by, self._on = Column(attackers), Column(attacked)

    @property
    def attackers(self) -> Numbers:
        """Who attacks, by attack."""
        return self._by.array

    @property
    def attacked(self) -> Numbers:
        """Who is attacked, by attack."""
        return self._on.array

    @cached_property
    def incoming(self) -> Links:
        """The attackers of each argument."""
        return links(self.size, self.attacked, self.attackers)

    @cached_property
    def outgoing(self) -> Links:
        """What each argument attacks."""
        return links(self.size, self.attackers, self.attacked)

    @cached_property
    def attack_counts(self) -> Numbers:
        """How many attacks there are on each argument."""
        return np.bincount(self.attacked, minlength=self.size)

    def grown(self, size: int, attackers: Numbers, attacked: Numbers) -> "Framework":
        """Give this framework with more arguments and attacks, at the cost of those alone."""
        made = Framework.__new__(Framework)
        made.size = size
        made._by, made._on = self._by.grown(attackers.tolist()), self._on.grown(attacked.tolist())
        made.incoming = self.incoming.grown(size, attacked, attackers)
        made.outgoing = self.outgoing.grown(size, attackers, attacked)
        return made


def of_pairs(size: int, attacks: Sequence[tuple[int, int]]) -> Framework:
    """Give the framework with these attacks, as pairs of attacker and attacked.

    >>> of_pairs(3, [(0, 1), (2, 1)]).incoming.of(1)
    [0, 2]
    """
    ends = np.array(attacks, np.intp).reshape(-1, 2)
    return Framework(size, ends[:, 0], ends[:, 1])


def of_shape(shape: Shape) -> Framework:
    """Give the framework of a map's shape."""
    return Framework(2 * shape.size, *attacks_from(shape))


def attacks_from(shape: Shape, first: int = 0, first_step: int = 0) -> tuple[Numbers, Numbers]:
    """Give the attackers and what they attack that come with the nodes from `first` on and the
    premises from `first_step` on.
    """
    relations = np.flatnonzero(shape.kinds[first:] > SUPPORT)
    steps, premises = shape.step.since(first_step), shape.premise.since(first_step)
    own = np.unique(premises)
    attackers = np.concatenate((2 * (relations + first), 2 * own, 2 * premises + 1))
    conclusions = shape.conclusion.since(first)[relations]
    attacked = np.concatenate((2 * conclusions, 2 * own + 1, 2 * steps))
    return attackers, attacked


def claim_arguments(shape: Shape) -> Numbers:
    """Give the arguments that are claims, in the order of the map."""
    return 2 * np.flatnonzero(shape.kinds == CLAIM)
