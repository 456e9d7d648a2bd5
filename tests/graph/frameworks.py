"""Frameworks for the tests of graph/, and what the definitions say of them, word by word."""

import functools
import itertools
import random
from collections.abc import Iterator

from debate.graph.encoding import Semantics
from debate.graph.framework import Framework, of_pairs

Pairs = list[tuple[int, int]]
Labels = tuple[int, ...]


def small(seed: int, most: int = 7) -> tuple[int, Pairs]:
    """A small framework by chance: circles and attacks on oneself are as likely as anything."""
    chance = random.Random(seed)
    size = chance.randint(0, most)
    count = chance.randint(0, 2 * size)
    return size, [(chance.randrange(size), chance.randrange(size)) for _ in range(count)]


def small_ones(count: int, most: int = 7) -> Iterator[tuple[int, Pairs, Framework]]:
    """So many of them, always the same."""
    for seed in range(count):
        size, attacks = small(seed, most)
        yield size, attacks, of_pairs(size, attacks)


@functools.lru_cache(maxsize=8)
def complete(size: int, attacks: tuple[tuple[int, int], ...]) -> list[Labels]:
    """All complete labellings (0 undecided, 1 in, 2 out), found by trying every labelling."""
    attackers = [[one for one, other in attacks if other == here] for here in range(size)]
    return [
        labels
        for labels in itertools.product((0, 1, 2), repeat=size)
        if all(
            (labels[here] == 1) == all(labels[one] == 2 for one in attackers[here])
            and (labels[here] == 2) == any(labels[one] == 1 for one in attackers[here])
            for here in range(size)
        )
    ]


def those_in(labels: Labels) -> frozenset[int]:
    """The arguments that are in."""
    return frozenset(place for place, label in enumerate(labels) if label == 1)


def labellings(size: int, attacks: Pairs, semantics: Semantics) -> list[Labels]:
    """The labellings of a semantics, as it is defined: by comparing all complete ones."""
    every = complete(size, tuple(attacks))
    if semantics is Semantics.STABLE:
        return [labels for labels in every if 0 not in labels]
    if semantics is Semantics.PREFERRED:
        return [
            labels
            for labels in every
            if not any(those_in(labels) < those_in(other) for other in every)
        ]
    if semantics is Semantics.GROUNDED:
        return [
            labels
            for labels in every
            if all(those_in(labels) <= those_in(other) for other in every)
        ]
    return every
