"""Complete, preferred and stable extensions, and acceptance, against the definitions."""

import numpy as np
import pytest

from debate.graph import extensions as module
from debate.graph.acceptance import accepted, agreed
from debate.graph.encoding import OutOfTime, Semantics
from debate.graph.extensions import extensions
from debate.graph.framework import Framework, of_pairs
from tests.graph import frameworks


def never() -> bool:
    """A deadline that does not pass."""
    return False


@pytest.mark.parametrize("block", [module.BLOCK, 1])
def test_extensions_are_those_of_the_definition(
    monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(module, "BLOCK", block)
    for size, attacks, framework in frameworks.small_ones(600, 6):
        for semantics in Semantics:
            defined = frameworks.labellings(size, attacks, semantics)
            found = extensions(framework, semantics, 10_000, never)
            told = [frozenset(found.arguments(one)) for one in found.found]
            assert len(told) == len(set(told))
            assert set(told) == {frameworks.those_in(one) for one in defined}, (attacks, semantics)
            assert not found.truncated


def test_acceptance_and_labels_are_those_of_the_definition() -> None:
    for size, attacks, framework in frameworks.small_ones(600, 6):
        for semantics in Semantics:
            defined = frameworks.labellings(size, attacks, semantics)
            found = extensions(framework, semantics, 10_000, never)
            among = accepted(framework, found, never)
            sets = [frameworks.those_in(one) for one in defined]
            assert set(among.credulous) == set().union(*sets)
            every = set(range(size)).intersection(*sets)
            assert set(among.sceptical) == every
            told = agreed(framework, found, among).tolist()
            same = [one[0] if len(set(one)) == 1 else 0 for one in zip(*defined, strict=True)]
            assert told == (same or [0] * size)


@pytest.mark.parametrize("limit", [1, 2])
def test_acceptance_is_exact_where_not_all_extensions_are_told(limit: int) -> None:
    seen = 0
    for _, attacks, framework in frameworks.small_ones(600, 6):
        for semantics in Semantics:
            every = extensions(framework, semantics, 10_000, never)
            found = extensions(framework, semantics, limit, never)
            assert found.truncated == (len(every.found) > limit)
            assert len(found.found) == min(limit, len(every.found))
            if found.truncated:
                seen += 1
                ours, all_ = accepted(framework, found, never), accepted(framework, every, never)
                assert (ours.credulous, ours.sceptical) == (all_.credulous, all_.sceptical), attacks
    assert seen > 20


def test_without_a_stable_extension_none_is_accepted_and_all_are_in_each() -> None:
    alone = of_pairs(1, [(0, 0)])
    found = extensions(alone, Semantics.STABLE, 10, never)
    assert (list(found.found), found.truncated) == ([], False)
    among = accepted(alone, found, never)
    assert (among.credulous, among.sceptical) == ([], [0])
    assert agreed(alone, found, among).tolist() == [0]


def test_many_circles_of_two_are_cut_off_at_the_limit() -> None:
    one = np.arange(20_000)
    pairs = Framework(20_000, one, one ^ 1)
    found = extensions(pairs, Semantics.PREFERRED, 3, never)
    assert found.truncated
    assert [len(each) for each in found.found] == [10_000] * 3


def test_large_circle_has_two_stable_extensions_where_it_is_even() -> None:
    ring = np.arange(10_000)
    even = Framework(10_000, ring, np.roll(ring, 1))
    assert len(extensions(even, Semantics.STABLE, 10, never).found) == 2
    odd = Framework(9_999, ring[:-1], np.roll(ring[:-1], 1))
    assert extensions(odd, Semantics.STABLE, 10, never).found == []
    assert extensions(odd, Semantics.PREFERRED, 10, never).found == [frozenset()]


def test_deadline_ends_it_without_an_answer() -> None:
    two = of_pairs(2, [(0, 1), (1, 0)])
    with pytest.raises(OutOfTime):
        extensions(two, Semantics.STABLE, 10, lambda: True)
    found = extensions(two, Semantics.STABLE, 1, never)
    with pytest.raises(OutOfTime):
        accepted(two, found, lambda: True)


def test_deadline_is_looked_at_while_the_solver_works() -> None:
    chance = np.random.default_rng(1)
    hard = Framework(400, chance.integers(0, 400, 4_000), chance.integers(0, 400, 4_000))
    looks = iter(range(2_000))
    with pytest.raises(OutOfTime):
        extensions(hard, Semantics.PREFERRED, 10, lambda: next(looks) > 420)


def test_grounded_needs_no_solver() -> None:
    found = extensions(of_pairs(2, [(0, 1)]), Semantics.GROUNDED, 1, lambda: True)
    assert [found.arguments(one) for one in found.found] == [[0]]
