"""The fewest answers that change a label, and the claims on which theses hang."""

import itertools

from hypothesis import given

from debate.graph.changing import CANDIDATES, Change, change, cruxes
from debate.graph.shape import Tie, shape
from debate.graph.standing import Label
from debate.graph.verdicts import Verdicts, verdicts, with_more
from debate.model import ArgumentMap
from tests.graph import maps
from tests.graph.maps import written


def answered(told: Verdicts, *against: str) -> Verdicts:
    """The map with an unanswered answer against each of these claims and steps."""
    for number, id_ in enumerate(against):
        is_claim = told.shape.kinds[told.shape.numbers[id_]] < 0
        kind = "attack" if is_claim else "undercut"
        told = with_more(told, [f"n{number}"], [Tie(f"t{number}", kind, [f"n{number}"], id_)], {})
    return told


def test_claim_that_stands_falls_to_one_counterargument() -> None:
    assert change(verdicts(shape(written("a1: b > a", "a2: c > b"))), "a") == Change(
        ("a",), Label.OUT
    )


def test_one_answer_lifts_a_claim_again_and_claims_come_before_steps() -> None:
    assert change(verdicts(shape(written("a1: b > a"))), "a") == Change(("b",), Label.IN)


def test_one_answer_further_on_takes_two_counterarguments_away() -> None:
    both = verdicts(shape(written("a1: b > a", "a2: c > a", "a3: d > e", "a4: e > b", "a5: e > c")))
    assert change(both, "a") == Change(("d",), Label.IN)


def test_two_answers_where_two_counterarguments_stand() -> None:
    assert change(verdicts(shape(written("a1: b > a", "a2: c > a"))), "a") == Change(
        ("b", "c"), Label.IN
    )


def test_more_than_two_are_not_looked_for() -> None:
    assert change(verdicts(shape(maps.star(3))), "t") is None
    assert change(verdicts(shape(maps.star(500))), "t") is None


@given(maps.maps(claims=6, relations=7))
def test_there_is_no_smaller_change(made: ArgumentMap) -> None:
    told = verdicts(shape(made))
    everything = told.shape.ids
    assert len(everything) <= CANDIDATES
    for claim in made.claims:
        found = change(told, claim)
        aim = Label.OUT if told.of(claim) == Label.IN else Label.IN
        sizes = [
            size
            for size in (1, 2)
            for against in itertools.combinations(everything, size)
            if answered(told, *against).of(claim) == aim
        ]
        assert (found is None) == (not sizes)
        if found:
            assert len(found.against) == min(sizes)
            assert answered(told, *found.against).of(claim) == found.becomes == aim


def test_crux_is_what_most_theses_hang_on() -> None:
    lines = ("a1: b > t", "a2: b > v", "a3: c > w")
    found = cruxes(verdicts(shape(written(*lines, theses=("t", "v", "w")))), ["t", "v", "w"])
    assert [(one.claim, one.theses) for one in found] == [("b", ("t", "v")), ("c", ("w",))]


def test_claim_that_changes_nothing_is_no_crux() -> None:
    told = verdicts(shape(written("a1: b > t", "a2: c > t", "s1: d > t")))
    assert cruxes(told, ["t", "gone"]) == []
    assert cruxes(told, []) == []


def test_claim_that_fell_is_a_crux_where_it_would_matter_again() -> None:
    told = verdicts(shape(written("a1: b > t", "a2: c > b")))
    assert {one.claim for one in cruxes(told, ["t"])} == {"b", "c"}
