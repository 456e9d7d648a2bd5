"""Reasons: each says what is so, and the chain leads from claim to claim."""

from hypothesis import given

from debate.graph.explaining import LONGEST, Why, chain, reason
from debate.graph.shape import shape
from debate.graph.standing import Label
from debate.graph.verdicts import Verdicts, verdicts
from debate.model import ArgumentMap, Kind
from tests.graph import maps
from tests.graph.maps import written


def told(*lines: str, **how: tuple[str, ...]) -> Verdicts:
    """What became of the claims of this map."""
    return verdicts(shape(written(*lines, **how)))


def test_claim_without_counterargument_stands_unanswered() -> None:
    found = reason(told("s1: b > a"), "a")
    assert (found.label, found.why, found.step, found.through) == (
        Label.IN,
        Why.UNANSWERED,
        "",
        (),
    )


def test_chain_of_answers_is_told_from_the_claim_on() -> None:
    found = chain(told("a1: b > a", "a2: c > b", "a3: d > c"), "a")
    assert [(one.claim, one.why, one.through) for one in found] == [
        ("a", Why.ATTACKED, ("b",)),
        ("b", Why.FALLEN, ("c",)),
        ("c", Why.ATTACKED, ("d",)),
        ("d", Why.UNANSWERED, ()),
    ]
    assert [one.answered for one in found] == [True, True, False, False]


def test_undercut_is_a_reason_of_its_own() -> None:
    found = chain(told("a1: b > a", "u1: c d > a1"), "a")
    assert found[0].why is Why.UNDERCUT
    assert (found[0].step, found[0].grounds, found[0].through) == ("a1", ("b",), ("c", "d"))


def test_linked_premises_are_named_together_and_the_fallen_one_alone() -> None:
    assert reason(told("a1: b c > a"), "a").through == ("b", "c")
    assert reason(told("a1: b c > a", "a2: d > c"), "a").through == ("c",)


def test_other_counterarguments_are_counted() -> None:
    found = reason(told("a1: b > a", "a2: c > a", "a3: d > a", "a4: e > d"), "a")
    assert (found.why, found.more) == (Why.ATTACKED, 1)
    standing = reason(told("a1: b > a", "a2: c > a", "a3: d > b", "a4: e > c"), "a")
    assert (standing.why, standing.more) == (Why.FALLEN, 1)


def test_circle_is_told_once_round() -> None:
    found = chain(told("a1: a > b", "a2: b > c", "a3: c > a"), "a")
    assert [one.claim for one in found] == ["a", "c", "b"]
    assert {one.why for one in found} == {Why.WAITING}
    doubt = reason(told("a1: b > a", "u1: c > a1", "a2: c > c"), "a")
    assert (doubt.why, doubt.through) == (Why.WAITING, ("c",))


def test_long_chain_is_cut_off() -> None:
    assert len(chain(verdicts(shape(maps.chain(50))), "c0")) == LONGEST


@given(maps.maps())
def test_every_reason_is_true(made: ArgumentMap) -> None:
    found = verdicts(shape(made))
    for claim in made.claims:
        for one in chain(found, claim, 100):
            labels = [found.of(each) for each in one.through]
            against = [
                each
                for each in made.relations.values()
                if each.conclusion == one.claim and each.kind is Kind.ATTACK
            ]
            assert one.label == found.of(one.claim)
            assert bool(one.step) == bool(against)
            if one.step:
                assert set(made.relations[one.step].premises) == set(one.grounds)
                assert made.relations[one.step].conclusion == one.claim
            expected = {
                Why.UNANSWERED: not against and not labels,
                Why.FALLEN: set(labels) == {"out"} and found.of(one.step) == "out",
                Why.UNDERCUT: set(labels) == {"in"} and found.of(one.step) == "out",
                Why.ATTACKED: set(labels) == {"in"} and found.of(one.step) == "in",
                Why.WAITING: bool(labels) and found.of(one.step) == "undec",
            }
            assert expected[one.why]
