"""I8: whether people go on to answer one another."""

import pytest

from debate.tegengeluid.counted import Counted
from debate.tegengeluid.depth import chains, depth, levels
from debate.tegengeluid.record import Record
from tests.graph.maps import chain, ring, written
from tests.tegengeluid.maps import example


def counted(*lines: str) -> Counted:
    return Counted(written(*lines, theses=("t",)), Record(), 0)


def test_levels_of_the_example_are_one_three_three_two() -> None:
    assert [len(level) for level in levels(example())] == [1, 3, 3, 2]
    assert chains(example()) == 1


def test_objection_to_a_step_stands_below_the_premises_of_that_step() -> None:
    found = levels(counted("s1: a > t", "u1: b > s1", "u2: c > u1"))
    assert found == [["t"], ["a"], ["b"], ["c"]]


def test_claim_stands_at_its_nearest_way() -> None:
    found = levels(counted("s1: a > t", "s2: b > a", "s3: b > t"))
    assert found == [["t"], ["a", "b"]]


def test_level_whose_claims_all_stand_nearer_keeps_its_place() -> None:
    found = levels(counted("s1: a > t", "u1: a > s1", "u2: b > u1"))
    assert found == [["t"], ["a"], [], ["b"]]


def test_long_quarrel_of_two_gives_a_low_figure_and_many_chains() -> None:
    long = Counted(chain(50), Record(), 0)
    found = depth(long)
    assert found.figure.value == 1
    assert found.named("chains").value == 48
    assert found.named("deepest").value == 50


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_circle_ends(size: int) -> None:
    assert sum(map(len, levels(Counted(ring(size), Record(), 0)))) == size


def test_nothing_said_is_said_so() -> None:
    assert depth(counted("a1: x > y")).said.nl == "Op de hoofdstellingen is nog niet geantwoord."
