"""The picture of a whole debate: bounded, in order, and nothing lost without saying so."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.graph.forest import forest, forest_of
from debate.graph.overview import MOST, STEPS, Overview, Segment, arc, middle, overview
from debate.graph.shape import Tie
from debate.model import ArgumentMap, Kind
from tests.graph.maps import chain, maps, ring, star, written


def by_claim(picture: Overview) -> dict[str, Segment]:
    return {one.claim: one for one in picture.told}


def test_a_claim_is_as_wide_as_what_stands_under_it_and_answers_stand_beside_it() -> None:
    drawn = by_claim(overview(forest_of(written("a1: b > t", "a2: c > t", "s1: d > c"))))
    assert [(id_, one.step, one.start, one.span) for id_, one in drawn.items()] == [
        ("t", 0, 0.0, 1.0),
        ("b", 1, 0.0, 0.25),
        ("c", 1, 0.25, 0.5),
        ("d", 2, 0.25, 0.25),
    ]
    assert (drawn["c"].kind, drawn["c"].side, drawn["c"].below) == (Kind.ATTACK, -1, 1)


def test_lists_open_and_close_where_the_steps_do() -> None:
    told = overview(forest_of(written("a1: b > t", "a2: c > b", "a3: d > t"))).told
    assert [(one.claim, one.opens, one.closes) for one in told] == [
        ("t", True, 0),
        ("b", True, 0),
        ("c", False, 1),
        ("d", False, 1),
    ]


def test_neighbours_keep_the_order_of_the_debate_whatever_their_size() -> None:
    lines = ("a1: b > t", "a2: c > t", "a3: d > c", "a4: e > c")
    told = overview(forest_of(written(*lines, theses=("t",)))).told
    assert [one.claim for one in told if one.step == 1] == ["b", "c"]


def test_what_is_too_small_is_summed_beside_its_neighbours_and_told() -> None:
    lines = [f"a{n}: c{n} > t" for n in range(1_000)] + [f"sd{n}: d{n} > c7" for n in range(500)]
    picture = overview(forest_of(written(*lines, theses=("t",))))
    drawn = by_claim(picture)
    assert list(drawn) == ["t", "c7"]
    assert (drawn["t"].left, drawn["c7"].left) == (999, 500)
    assert [(one.left, one.step) for one in picture.sums] == [(999, 1), (500, 2)]
    assert picture.drawn + sum(one.left for one in picture.told) == picture.size == 1_501


def test_what_is_too_small_from_the_start_is_summed_as_well() -> None:
    picture = overview(forest({f"c{n}": "" for n in range(1_000)}, []))
    assert (picture.drawn, picture.loose, picture.left) == (0, 1_000, 1_000)
    [only] = picture.sums
    assert (only.start, only.span) == (0.0, 1.0)


def test_one_goes_in_at_a_claim_and_sees_more_there() -> None:
    ties = [Tie(f"r{n}", Kind.ATTACK, (f"c{n}",), "c0") for n in range(1, 1_000)]
    ties += [Tie(f"s{n}", Kind.SUPPORT, (f"d{n}",), "c5") for n in range(20)]
    names = [f"c{n}" for n in range(1_000)] + [f"d{n}" for n in range(20)]
    grown = forest(dict.fromkeys(names, ""), ties, ["c0"])
    picture = overview(grown, grown.number["c5"])
    assert [one.claim for one in picture.told] == ["c5", *(f"d{n}" for n in range(20))]
    assert picture.left == 0


def test_what_is_loose_stands_in_its_section_behind_the_theses() -> None:
    claims = {"t": "g1", "b": "g1", "c": "g2"}
    told = overview(forest(claims, [], ["t"], ["g1", "g2"])).told
    assert [(one.node, one.claim, one.step) for one in told] == [
        (4, "t", 0),
        (1, "", 0),
        (5, "b", 1),
        (2, "", 0),
        (6, "c", 1),
    ]


def test_the_only_section_is_not_drawn_around_everything() -> None:
    told = overview(forest({"b": "", "c": ""}, [])).told
    assert [(one.claim, one.step) for one in told] == [("b", 0), ("c", 0)]


def test_an_empty_debate_gives_an_empty_picture() -> None:
    picture = overview(forest({}, []))
    assert (picture.told, picture.sums, picture.size) == ((), (), 0)


@pytest.mark.parametrize("large", [star, chain, ring])
def test_a_large_debate_of_any_shape_gives_a_bounded_picture(
    large: Callable[[int], ArgumentMap],
) -> None:
    picture = overview(forest_of(large(20_000)))
    assert 0 < len(picture.told) <= MOST
    assert len(picture.sums) <= MOST + 1
    assert picture.steps <= STEPS


@given(maps(), st.integers(1, 6), st.integers(1, 4))
def test_every_claim_is_drawn_or_counted(made: ArgumentMap, most: int, steps: int) -> None:
    picture = overview(forest_of(made), most=most, steps=steps)
    assert picture.drawn <= most
    summed = picture.loose + sum(one.left for one in picture.told)
    assert picture.drawn + summed == picture.size == len(made.claims)


@given(maps())
def test_segments_of_one_step_never_overlap(made: ArgumentMap) -> None:
    picture = overview(forest_of(made))
    for step in range(picture.steps):
        row = sorted(
            (one.start, one.start + one.span)
            for one in (*picture.told, *picture.sums)
            if one.step == step
        )
        assert all(a[1] <= b[0] + 1e-9 for a, b in zip(row, row[1:], strict=False))
        assert not row or (row[0][0] >= 0 and row[-1][1] <= 1 + 1e-9)


def test_an_arc_begins_at_the_top_and_a_whole_circle_is_drawn_too() -> None:
    quarter = Segment(1, "c1", 0, 0.0, 0.25)
    assert arc(quarter, 1, 100).startswith("M0.0 -100.0A100.0 100.0 0 0 1 100.0 ")
    assert middle(quarter, 1, 100) == (53.0, -53.0)
    assert len(re.findall("A", arc(Segment(1, "c1", 0, 0.0, 1.0), 1, 100))) == 4
