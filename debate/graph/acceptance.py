"""Which arguments are accepted: in some extension (credulously), in every one (sceptically).

Where all extensions are known it is read off from them. Where there are more than were asked for,
the solver is asked about each argument that they leave in doubt.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .arrays import Flags, Signs
from .encoding import Block, Expired, Semantics
from .extensions import Extensions
from .framework import Framework
from .standing import IN, OUT


@dataclass(frozen=True, eq=False)
class Accepted:
    """The arguments that are in some extension, and those that are in all of them, in order.

    Without any (stable) extension every argument is in all of them, and none in some.
    """

    credulous: list[int]
    sceptical: list[int]


def accepted(framework: Framework, told: Extensions, expired: Expired) -> Accepted:
    """Tell which arguments are accepted. Raises OutOfTime."""
    if not told.found:
        return Accepted([], list(range(framework.size)))
    if told.truncated:
        some, every = _asked(told, expired)
    else:
        some = frozenset[int]().union(*told.found)
        every = frozenset[int].intersection(*told.found)
    return Accepted(told.arguments(some), told.arguments(every))


def agreed(framework: Framework, told: Extensions, among: Accepted) -> Signs:
    """Give each argument the label that all extensions give it, undecided where they differ.

    Where not all extensions are known, OUT is what an argument attacks that is in all of them.
    """
    labels = np.zeros(framework.size, np.int8)
    if not told.found:
        return labels
    certain = np.array(among.sceptical, np.intp)
    labels[certain] = IN
    if told.truncated:
        labels[framework.outgoing.of_all(certain)] = OUT
    else:
        labels[_out_in_all(framework, told)] = OUT
    return labels


def _out_in_all(framework: Framework, told: Extensions) -> Flags:
    out = np.ones(framework.size, np.bool_)
    for found in told.found:
        here = np.zeros(framework.size, np.bool_)
        here[framework.outgoing.of_all(np.array(told.arguments(found), np.intp))] = True
        out &= here
    return out


def _asked(told: Extensions, expired: Expired) -> tuple[frozenset[int], frozenset[int]]:
    core = list(told.core.attackers)
    block = Block(core, told.core.attackers, told.semantics, expired)
    try:
        return frozenset(_in_some(block, told.found)), frozenset(_in_every(block, told))
    finally:
        block.close()


def _in_some(block: Block, found: Iterable[frozenset[int]]) -> set[int]:
    """Ask for an extension with each argument; what is in a complete one is in a preferred one."""
    some = set[int]().union(*found)
    for argument in block.arguments:
        if argument not in some:
            model = block.solve([block.variables.is_in(argument)])
            some |= block.those_in(model) if model else frozenset()
    return some


def _in_every(block: Block, told: Extensions) -> set[int]:
    """Ask for an extension without each argument that is in all of those known."""
    if told.semantics is Semantics.COMPLETE:
        return set()  # the grounded labelling is one of them
    every = set[int](frozenset[int].intersection(*told.found))
    for argument in sorted(every):
        while argument in every:
            model = block.solve([-block.variables.is_in(argument)])
            if model is None:
                break
            if told.semantics is Semantics.STABLE:
                every &= block.those_in(model)
            else:
                every &= _preferred(block, model)
    return every


def _preferred(block: Block, model: set[int]) -> frozenset[int]:
    """Give a preferred extension around this labelling; another one holds something beyond it."""
    found = block.widened(model, ())
    block.add(block.variables.is_in(one) for one in block.arguments if one not in found)
    return found
