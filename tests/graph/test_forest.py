"""The forest of a debate: each claim once, under the nearest claim that it speaks on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from debate.graph.forest import KINDS, Forest, forest, forest_of
from debate.graph.shape import Tie
from debate.model import ArgumentMap, Claim, Kind, Relation, Section
from tests.graph.maps import chain, maps, ring, star, written


def under(grown: Forest) -> dict[str, str]:
    """What each claim stands under; '' for the debate itself, the id of a section in brackets."""
    said = {}
    for id_, node in grown.number.items():
        above = grown.parent[node]
        loose = f"({grown.section(above)})" if grown.is_section(above) else ""
        said[id_] = grown.claim(above) or loose
    return said


def sides(grown: Forest) -> dict[str, int]:
    return {id_: grown.side[node] for id_, node in grown.number.items()}


def test_a_claim_stands_under_what_it_speaks_on_and_its_side_turns_with_each_attack() -> None:
    grown = forest_of(written("a1: b > t", "a2: c > b", "s1: d > c", theses=("t",)))
    assert under(grown) == {"b": "t", "t": "", "c": "b", "d": "c"}
    assert sides(grown) == {"t": 0, "b": -1, "c": 1, "d": 1}
    assert KINDS[grown.kind[grown.number["d"]]] is Kind.SUPPORT


def test_the_nearest_way_to_a_thesis_counts() -> None:
    grown = forest_of(written("a1: b > c", "a2: c > b", "s1: b > t", theses=("t",)))
    assert under(grown) == {"b": "t", "c": "b", "t": ""}


def test_a_thesis_stands_by_itself_even_where_it_speaks_on_another() -> None:
    grown = forest_of(written("a1: u > t", theses=("t", "u")))
    assert under(grown) == {"t": "", "u": ""}


def test_an_objection_stands_under_the_premise_whose_step_it_disputes() -> None:
    made = written("s1: b c > t", "u1: d > s1", "u2: e > u1", "a1: f > t", "u3: g > a1")
    grown = forest_of(replace(made, topic=replace(made.topic, theses=("t",))))
    assert {"d": "c", "e": "d", "g": "f"}.items() <= under(grown).items()
    assert {"d": -1, "e": 1, "f": -1, "g": 1}.items() <= sides(grown).items()


def test_an_objection_against_a_step_of_claims_that_stand_elsewhere_is_told_at_its_end() -> None:
    grown = forest_of(written("s1: b > t", "s2: b > c", "a1: c > t", "u1: d > s2", theses=("t",)))
    assert under(grown)["d"] == "c"
    assert sides(grown)["d"] == 1  # s2 would support c, which speaks against the thesis


def test_what_leads_to_no_thesis_stands_loose_under_its_section() -> None:
    made = written("s1: b > c", alone=("d",), theses=("t",))
    placed = {"c": "g1", "b": "g2", "t": "g1"}
    claims = {id_: replace(one, section=placed.get(id_, "")) for id_, one in made.claims.items()}
    sections = {id_: Section(id_, id_) for id_ in ("g1", "g2")}
    grown = forest_of(replace(made, claims=claims, sections=sections))
    assert under(grown) == {"b": "c", "c": "(g1)", "d": "()", "t": ""}
    assert grown.sections[grown.home[grown.number["t"]] - 1] == "g1"


def test_of_a_circle_the_oldest_begins() -> None:
    grown = forest_of(ring(3))
    assert [id_ for id_, above in under(grown).items() if above == "()"] == ["c1"]
    assert set(under(grown).values()) == {"()", "c1", "c2"}


def test_objections_that_only_dispute_one_another_still_have_a_place() -> None:
    grown = forest_of(written("u1: b > u2", "u2: c > u1"))
    assert under(grown) == {"b": "()", "c": "()"}


def test_who_was_spoken_against_is_known_also_where_the_step_was_disputed() -> None:
    grown = forest_of(written("a1: b > t", "s1: c > t", "u1: d > s1"))
    known = {id_: bool(grown.answered[node]) for id_, node in grown.number.items()}
    assert known == {"b": False, "t": True, "c": True, "d": False}


def test_a_claim_without_words_has_a_place_and_does_not_count() -> None:
    ties = [Tie("r1", Kind.ATTACK, ("c2",), "c1"), Tie("r2", Kind.ATTACK, ("c3",), "c2")]
    claims = dict.fromkeys(("c1", "c2", "c3"), "")
    grown = forest(claims, ties, ["c1"], uncounted=frozenset({"c2"}))
    assert grown.size[0] == 2
    assert grown.below(grown.number["c2"]) == 1
    assert under(grown)["c3"] == "c2"


@pytest.mark.parametrize("large", [star, chain, ring])
def test_a_large_debate_of_any_shape_is_grown(large: Callable[[int], ArgumentMap]) -> None:
    made = large(20_000)
    assert forest_of(made).size[0] == len(made.claims)


@given(maps())
def test_every_claim_has_one_place_and_sizes_add_up(made: ArgumentMap) -> None:
    grown = forest_of(made)
    told, waiting = [], [0]
    while waiting:
        node = waiting.pop()
        told.append(node)
        waiting += grown.children[node]
        below = sum(grown.size[child] for child in grown.children[node])
        assert grown.below(node) == below
        sizes = [grown.size[child] for child in grown.children[node]]
        assert sizes == sorted(sizes, reverse=True)
    claims = [grown.claim(node) for node in told if grown.claim(node)]
    assert sorted(claims) == sorted(made.claims)


@given(maps())
def test_the_same_map_gives_the_same_forest(made: ArgumentMap) -> None:
    assert forest_of(made) == forest_of(made)


@given(maps())
def test_an_answer_more_moves_nothing_else(made: ArgumentMap) -> None:
    before = under(forest_of(made))
    target = next(iter(made.claims))
    more = replace(
        made,
        claims={**made.claims, "new": Claim("new", "Iets nieuws.")},
        relations={**made.relations, "r-new": Relation("r-new", Kind.ATTACK, ("new",), target)},
    )
    after = under(forest_of(more))
    assert after.pop("new") == target
    assert after == before


def test_what_stands_below_some_claims_is_told_but_not_what_was_opened() -> None:
    ties = [Tie(f"r{at}", Kind.ATTACK, (f"c{at}",), f"c{at - 1}") for at in range(1, 5)]
    made = forest({f"c{at}": "" for at in range(5)}, ties, theses=["c0"])
    nodes, aside = list(made.number.values()), {made.number["c1"], made.number["c3"]}
    for opened, below in (("", "c2 c3 c4"), ("c1", "c4"), ("c2", "c4"), ("c3", "")):
        found = made.standing_below(nodes, aside, made.number.get(opened, 0))
        inside = nodes[nodes.index(made.number[opened]) :] if opened else nodes
        assert {made.claim(node) for node in found.intersection(inside)} == {*below.split()}
