"""All complete, preferred or stable extensions of a framework, up to a number of them.

What the grounded labelling decides is taken away first: it is the same in all of them. The rest is
solved block by block, a block being one or more strongly connected components, each after all that
attack it; for these semantics what fits in each block after what was chosen before is what fits
as a whole (Baroni, Giacomin and Guida 2005; Baroni et al. 2014).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .encoding import Block, Expired, Semantics
from .framework import Framework
from .standing import IN, UNDECIDED, Labelling, grounded

BLOCK = 400  # arguments of small components that are solved together


@dataclass(frozen=True, eq=False)
class Core:
    """The arguments that the grounded labelling leaves open, each with those of them that attack
    it, in blocks.
    """

    attackers: Mapping[int, Sequence[int]]
    blocks: Sequence[Sequence[int]]


@dataclass(frozen=True, eq=False)
class Extensions:
    """The extensions that were found: `grounded` holds what the grounded labelling says, `found`
    for each the arguments of the core that are IN. `truncated`: there are more.
    """

    semantics: Semantics
    grounded: Labelling
    core: Core
    found: Sequence[frozenset[int]]
    truncated: bool

    def arguments(self, found: frozenset[int]) -> list[int]:
        """All arguments of an extension, in order."""
        certain = np.flatnonzero(self.grounded.labels == IN).tolist()
        return sorted([*certain, *found])


def extensions(
    framework: Framework, semantics: Semantics, limit: int, expired: Expired
) -> Extensions:
    """Find the extensions of a framework, at most `limit`. Raises OutOfTime when `expired` says so.

    >>> from debate.graph.framework import of_pairs
    >>> two = of_pairs(3, [(0, 1), (1, 0), (1, 2)])
    >>> found = extensions(two, Semantics.PREFERRED, 10, lambda: False)
    >>> sorted(map(found.arguments, found.found))
    [[0, 2], [1]]
    """
    told = grounded(framework)
    if semantics is Semantics.GROUNDED:
        return Extensions(semantics, told, Core({}, ()), [frozenset()], False)
    core = core_of(framework, told)
    found: list[frozenset[int]] = []
    for one in _all(core, semantics, expired):
        if len(found) == limit:
            return Extensions(semantics, told, core, found, True)
        found.append(one)
    return Extensions(semantics, told, core, found, False)


def core_of(framework: Framework, told: Labelling) -> Core:
    """Give what the grounded labelling leaves open."""
    left = told.labels == UNDECIDED
    both = left[framework.attackers] & left[framework.attacked]
    begins, ends = framework.attackers[both], framework.attacked[both]
    attackers: dict[int, list[int]] = {one: [] for one in np.flatnonzero(left).tolist()}
    for one, other in dict.fromkeys(zip(begins.tolist(), ends.tolist(), strict=True)):
        attackers[other].append(one)
    return Core(attackers, list(_blocks(attackers)))


def _blocks(attackers: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Give the components, each after those that attack it; small ones together."""
    import networkx as nx  # as much time as labelling 100,000 claims, which needs none of it

    backwards: nx.DiGraph[int] = nx.DiGraph()  # type: ignore[explicit-any]
    backwards.add_nodes_from(attackers)
    backwards.add_edges_from((one, other) for one in attackers for other in attackers[one])
    block: list[int] = []
    for component in nx.strongly_connected_components(backwards):
        if block and len(block) + len(component) > BLOCK:
            yield block
            block = []
        block += sorted(component)
    if block:
        yield block


def _all(core: Core, semantics: Semantics, expired: Expired) -> Iterator[frozenset[int]]:
    """Walk through the blocks, and back to the last one that has another choice."""
    if not core.blocks:
        yield frozenset()
        return
    solver = _Solver(core, semantics, expired)
    try:
        choices = [solver.choices(0)]
        while choices:
            chosen = next(choices[-1], None)
            if chosen is None:
                choices.pop()
                continue
            place = len(choices) - 1
            solver.choose(place, chosen)
            if place + 1 == len(core.blocks):
                yield frozenset(solver.standing)
            else:
                choices.append(solver.choices(place + 1))
    finally:
        solver.close()


class _Solver:
    """The blocks with their solvers, and what is chosen in those before."""

    def __init__(self, core: Core, semantics: Semantics, expired: Expired) -> None:
        self.core, self.semantics, self.expired = core, semantics, expired
        self.solvers: dict[int, Block] = {}
        self.chosen: list[frozenset[int]] = []
        self.standing: set[int] = set()

    def block(self, place: int) -> Block:
        if place not in self.solvers:
            arguments = self.core.blocks[place]
            told = self.core.attackers
            self.solvers[place] = Block(arguments, told, self.semantics, self.expired)
        return self.solvers[place]

    def choose(self, place: int, chosen: frozenset[int]) -> None:
        for earlier in self.chosen[place:]:
            self.standing -= earlier
        self.chosen[place:] = [chosen]
        self.standing |= chosen

    def choices(self, place: int) -> Iterator[frozenset[int]]:
        """Give what can be IN in this block, given the choices in those before."""
        block = self.block(place)
        is_in = block.variables.is_in
        switch = block.fresh()  # holds while these choices do
        assumed = [switch, *self.told(block)]
        while (model := block.solve(assumed)) is not None:
            if self.semantics is Semantics.PREFERRED:
                found = block.widened(model, assumed)
                differing: list[int] = []
            else:
                found = block.those_in(model)
                differing = [-is_in(one) for one in found]
            yield found
            others = (is_in(one) for one in block.arguments if one not in found)
            block.add([-switch, *differing, *others])
        block.add([-switch])

    def told(self, block: Block) -> Iterator[int]:
        """Give the literals that say how the arguments outside are labelled."""
        for one in block.outside:
            is_in = one in self.standing
            is_out = any(each in self.standing for each in self.core.attackers[one])
            yield block.variables.is_in(one) if is_in else -block.variables.is_in(one)
            yield block.variables.is_out(one) if is_out else -block.variables.is_out(one)

    def close(self) -> None:
        for block in self.solvers.values():
            block.close()
