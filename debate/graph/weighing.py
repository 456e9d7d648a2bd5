"""What weighs on what: a map as a quantitative bipolar framework, ready to be reckoned.

A relation with one premise and no undercut contributes what its premise has, so its premise stands
in for it. Any other relation is a node of its own: it rests on its premises and on the undercuts on
it.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .arrays import Links, Numbers, Reals, links
from .shape import ATTACK, SUPPORT, UNDERCUT, Shape


@dataclass(frozen=True, eq=False)
class Balance:
    """Nodes as in the shape. `attacks` and `supports` lead from claims to what speaks on them,
    `premises` and `undercuts` from relations to what they rest on. `carriers` tells for each node
    which node has its value: itself, or for a simple relation its premise.
    """

    bases: Reals
    attacks: Links
    supports: Links
    premises: Links
    undercuts: Links
    carriers: Numbers

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return self.bases.size

    @property
    def edges(self) -> int:
        """How many links there are in all."""
        return sum(each.ends.size for each in self._all)

    @property
    def _all(self) -> tuple[Links, ...]:
        return self.attacks, self.supports, self.premises, self.undercuts

    @cached_property
    def incoming(self) -> Links:
        """What each node rests on."""
        return links(self.size, *self._ends())

    @cached_property
    def outgoing(self) -> Links:
        """What rests on each node."""
        rests, on = self._ends()
        return links(self.size, on, rests)

    def _ends(self) -> tuple[Numbers, Numbers]:
        nodes = np.arange(self.size)
        rests = [np.repeat(nodes, np.diff(each.starts)) for each in self._all]
        return np.concatenate(rests), np.concatenate([each.ends for each in self._all])


def balance(shape: Shape, base: float) -> Balance:
    """Give what weighs on what in a map; claims that have no base score get this one."""
    counts = np.bincount(shape.steps, minlength=shape.size)
    undercut = np.zeros(shape.size, np.bool_)
    undercut[shape.conclusions[shape.kinds == UNDERCUT]] = True
    simple = (counts == 1) & ~undercut
    carriers = np.arange(shape.size)
    own = simple[shape.steps]
    carriers[shape.steps[own]] = shape.premises[own]

    def speaking(kind: int) -> Links:
        relations = np.flatnonzero(shape.kinds == kind)
        return links(shape.size, shape.conclusions[relations], carriers[relations])

    bases = np.where(np.isnan(shape.bases), base, shape.bases)
    premises = links(shape.size, shape.steps[~own], shape.premises[~own])
    parts = speaking(ATTACK), speaking(SUPPORT), premises, speaking(UNDERCUT)
    return Balance(bases, *parts, carriers)


def of_attacks(size: int, attackers: Numbers, attacked: Numbers, base: float) -> Balance:
    """Give what weighs on what where arguments only attack one another."""
    none = links(size, np.zeros(0, np.intp), np.zeros(0, np.intp))
    attacks = links(size, attacked, attackers)
    return Balance(np.full(size, base), attacks, none, none, none, np.arange(size))
