"""Labelling anew what a change reaches gives the same as labelling all of it."""

import random

import numpy as np
import pytest

from debate.graph import arrays, relabelling
from debate.graph.arrays import Column, Names
from debate.graph.framework import Framework, of_pairs
from debate.graph.relabelling import relabelled
from debate.graph.standing import IN, Labelling, grounded
from tests.graph import frameworks


def grown(before: Framework, more: int, attacks: frameworks.Pairs) -> tuple[Framework, list[int]]:
    """The framework with more arguments and attacks, and what changed by that."""
    ends = np.array(attacks, np.intp).reshape(-1, 2)
    size = before.size + more
    changed = [*range(before.size, size), *(other for _, other in attacks)]
    return before.grown(size, ends[:, 0], ends[:, 1]), changed


@pytest.mark.parametrize("most", [relabelling.MOST, 3])
def test_relabelled_is_grounded_anew(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(relabelling, "MOST", most)
    for seed in range(1_000):
        chance = random.Random(seed)
        framework = of_pairs(*frameworks.small(seed, 9))
        told = grounded(framework)
        for _ in range(3):
            more = chance.randint(0, 2)
            size = framework.size + more
            count = chance.randint(0, 3) if size else 0
            attacks = [(chance.randrange(size), chance.randrange(size)) for _ in range(count)]
            framework, changed = grown(framework, more, attacks)
            told = relabelled(framework, told, changed)
            anew = grounded(Framework(size, framework.attackers, framework.attacked))
            assert told.labels.tolist() == anew.labels.tolist(), seed


@pytest.mark.parametrize("many", [arrays.MANY, 1])
def test_links_that_grew_are_those_that_are_sorted_anew(
    monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(arrays, "MANY", many)
    for seed in range(500):
        chance = random.Random(seed)
        after = of_pairs(*frameworks.small(seed, 9))
        for _ in range(2):
            size = after.size + 2
            attacks = [(chance.randrange(size), chance.randrange(size)) for _ in range(3)]
            after, _ = grown(after, 2, attacks)
        anew = Framework(size, after.attackers, after.attacked)
        for ours, sorted_ in ((after.incoming, anew.incoming), (after.outgoing, anew.outgoing)):
            assert ours.whole.starts.tolist() == sorted_.starts.tolist()
            assert ours.whole.ends.tolist() == sorted_.ends.tolist()
            assert [sorted(ours.of(n)) for n in range(size)] == [sorted_.of(n) for n in range(size)]
            assert [ours.count(n) for n in range(size)] == [sorted_.count(n) for n in range(size)]


def test_column_and_names_that_grew_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for many in (arrays.MANY, 2):
        monkeypatch.setattr(arrays, "MANY", many)
        column = Column(np.arange(2)).grown([7, 8]).grown([9])
        assert (len(column), column.array.tolist()) == (5, [0, 1, 7, 8, 9])
        assert [column.since(n).tolist() for n in (1, 3, 5)] == [[1, 7, 8, 9], [8, 9], []]
        names = Names(["a"]).grown(["b", "c"]).grown(["d"])
        assert (len(names), list(names), names[0], names[3]) == (4, list("abcd"), "a", "d")


def test_change_far_away_touches_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    size = 30_000
    tree = Framework(size, np.arange(1, size), (np.arange(1, size) - 1) // 3)
    before = grounded(tree)
    after, changed = grown(tree, 1, [(size, size - 1)])
    monkeypatch.setattr(relabelling, "grounded", None)  # it must not be needed
    told = relabelled(after, before, changed)
    moved = np.flatnonzero(told.labels[:size] != before.labels)
    assert 1 <= moved.size < 20
    assert told.labels[size] == IN
    assert isinstance(told, Labelling)
