"""A bounded piece of a map, and what it says it left out."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import NotFound
from debate.graph.neighbourhood import neighbourhood, restricted
from debate.graph.ties import is_whole, ties
from debate.model import ArgumentMap
from tests.graph.maps import chain, maps, ring, star, written


def test_it_reaches_two_steps_both_ways() -> None:
    seen = neighbourhood(chain(10), "c5")
    assert set(seen.claims) == {"c3", "c4", "c5", "c6", "c7"}
    assert set(seen.relations) == {"a3", "a4", "a5", "a6"}
    assert seen.behind == {"c7": 1}
    assert seen.ahead == {"c3": 1}


def test_an_undercut_of_a_shown_relation_costs_no_step() -> None:
    seen = neighbourhood(written("s1: a > t", "u1: b > s1", "u2: c > u1", "a1: d > c"), "t", 1)
    assert set(seen.claims) == {"t", "a", "b", "c"}
    assert seen.behind == {"c": 1}


def test_a_relation_comes_with_all_its_premises_or_not_at_all() -> None:
    made = written("s1: a b c > t", "a1: d > t")
    seen = neighbourhood(made, "t", limit=3)
    assert set(seen.claims) == {"t", "d"}
    assert seen.behind == {"t": 1}


def test_links_between_claims_at_the_edge_are_shown() -> None:
    seen = neighbourhood(written("s1: a > t", "s2: b > t", "a1: a > b", "u1: b > a1"), "t", 1)
    assert set(seen.relations) == {"s1", "s2", "a1", "u1"}
    assert seen.behind == {}


def test_a_claim_that_is_not_there_is_said() -> None:
    with pytest.raises(NotFound, match="no claim c99"):
        neighbourhood(star(2), "c99")


@pytest.mark.parametrize("shape", [star, chain, ring])
def test_ten_thousand_claims_give_a_bounded_piece(shape: Callable[[int], ArgumentMap]) -> None:
    made = shape(10_000)
    index = ties(made)
    focus = next(reversed(made.claims))
    seen = neighbourhood(made, focus, steps=10_000, index=index)
    assert len(seen.claims) == 150
    assert len(seen.relations) <= 600
    assert seen == neighbourhood(made, focus, steps=10_000, index=index)


def test_the_hub_of_a_star_says_how_much_lies_behind_it() -> None:
    seen = neighbourhood(star(10_000), "c7")
    assert seen.behind == {"t": 10_000 - 149}


@given(maps(), st.data())
def test_what_is_shown_and_what_is_counted_is_all_there_is(
    made: ArgumentMap, data: st.DataObject
) -> None:
    focus = data.draw(st.sampled_from(list(made.claims)))
    steps, limit = data.draw(st.integers(0, 3)), data.draw(st.integers(1, 12))
    seen = neighbourhood(made, focus, steps, limit)
    piece, index = restricted(made, seen), ties(made)
    here = ties(piece)
    assert seen.claims[0] == focus
    assert len(set(seen.claims)) == len(seen.claims) <= limit
    assert all(is_whole(piece, relation) for relation in piece.relations.values())
    for each in (*piece.claims, *piece.relations):
        assert len(here.on(each)) + seen.behind.get(each, 0) == len(index.on(each))
        assert len(here.uses(each)) + seen.ahead.get(each, 0) == len(index.uses(each))
