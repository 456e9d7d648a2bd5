"""What moves a strength: the difference when it is left out."""

import dataclasses

import pytest
from hypothesis import given

from debate.graph.contributing import contributions
from debate.graph.shape import shape
from debate.graph.strength import Rule, strengths
from debate.model import ArgumentMap
from tests.graph import maps
from tests.graph.maps import written
from tests.graph.test_strength import acyclic, based


def test_the_three_that_move_most_are_given_the_largest_first() -> None:
    lines = ("a1: b > t", "s1: c > t", "s2: d > t", "s3: e > t")
    made = based(written(*lines), {"b": 0.9, "c": 0.2, "d": 0.6, "e": 0.1})
    bare = shape(made)
    found = contributions(bare, strengths(bare, Rule.QUADRATIC_ENERGY), "t")
    assert [one.relation for one in found] == ["a1", "s2", "s1"]
    assert [one.moves > 0 for one in found] == [False, True, True]
    assert contributions(bare, strengths(bare, Rule.DF_QUAD), "b") == []


@given(made=maps.maps().map(acyclic))
@pytest.mark.parametrize("rule", list(Rule))
def test_move_is_the_difference_without_the_relation(rule: Rule, made: ArgumentMap) -> None:
    bare = shape(made)
    told = strengths(bare, rule)
    for claim in made.claims:
        for one in contributions(bare, told, claim, most=100):
            rest = {id_: each for id_, each in made.relations.items() if id_ != one.relation}
            fewer = shape(dataclasses.replace(made, relations=rest))
            left = strengths(fewer, rule).values[fewer.numbers[claim]]
            assert one.moves == pytest.approx(told.values[bare.numbers[claim]] - left, abs=1e-9)
