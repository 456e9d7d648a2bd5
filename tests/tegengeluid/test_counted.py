"""What is counted, and as what."""

from dataclasses import replace

from debate.model import Kind, Maker, Relation
from debate.tegengeluid.counted import Counted
from debate.tegengeluid.record import DAY, Record, Said
from tests.graph.maps import written as drawn
from tests.tegengeluid.maps import example, many, written


def counted(*lines: str, theses: tuple[str, ...] = ("t",)) -> Counted:
    return Counted(drawn(*lines, theses=theses), Record(), 0)


def test_sides_of_the_example_are_those_of_the_specification() -> None:
    found = example().sides
    assert {id_ for id_ in found if found[id_] == 1} == {"T", "S1", "S2", "R1"}
    assert {id_ for id_ in found if found[id_] == -1} == {"A1", "A2", "A3", "B1", "S3"}


def test_positions_are_the_theses_and_what_supports_them_through_supports_only() -> None:
    assert set(example().positions) == {"T", "S1", "S2"}
    assert set(counted("s1: a > t", "s2: b > a", "a1: c > t", "s3: d > c").positions) == set("tab")


def test_premise_of_an_undercut_stands_opposite_to_the_premises_it_objects_to() -> None:
    found = counted("a1: a > t", "u1: b > a1", "u2: c > u1").sides
    assert found == {"t": 1, "a": -1, "b": 1, "c": -1}


def test_claim_on_both_sides_is_ambivalent_and_a_thesis_never_is() -> None:
    found = counted("a1: a > t", "s1: a > t", "a2: t > a").sides
    assert found == {"t": 1, "a": 0}


def test_linked_premises_are_one_step_and_what_says_the_same_is_one() -> None:
    found = counted("a1: x y > t", "a2: y x > t", "s1: x y > t", "u1: z > a2")
    assert set(found.steps) == {"a1", "s1", "u1"}
    assert found.steps["u1"].conclusion == "a1"
    assert found.undercuts["a1"] == [found.steps["u1"]]


def test_of_steps_that_say_the_same_the_first_in_time_counts() -> None:
    argument_map = drawn("a1: x > t", "a2: x > t", theses=("t",))
    said = {"a1": Said("ann", 9 * DAY), "a2": Said("mo", 3 * DAY)}
    found = Counted(argument_map, Record(said), 30 * DAY)
    assert [step.author for step in found.attacks["t"]] == ["mo"]


def test_relations_with_an_end_outside_or_in_a_circle_are_left_out() -> None:
    argument_map = drawn("a1: x > t", theses=("t",))
    loose = {
        "r1": Relation("r1", Kind.ATTACK, ("x",), "c99"),
        "r2": Relation("r2", Kind.ATTACK, ("c99",), "t"),
        "r3": Relation("r3", Kind.UNDERCUT, ("x",), "r4"),
        "r4": Relation("r4", Kind.UNDERCUT, ("x",), "r3"),
    }
    whole = replace(argument_map, relations={**argument_map.relations, **loose})
    assert set(Counted(whole, Record(), 0).steps) == {"a1"}


def test_step_has_the_voice_and_author_of_its_premise_unless_it_has_its_own() -> None:
    argument_map = drawn("a1: x > t", "a2: y > t", theses=("t",))
    said = {"x": Said("ann", 1), "y": Said("mo", 2), "a2": Said("co", 5)}
    steps = Counted(argument_map, Record(said), 0).steps
    assert (steps["a1"].author, steps["a1"].at) == ("ann", 1)
    assert (steps["a2"].author, steps["a2"].at) == ("co", 5)


def test_only_what_is_older_than_fourteen_days_is_eligible() -> None:
    found = written("T citizen ann 0\nX citizen mo 16 a T\nY citizen co 15 a T\nZ citizen - - a T")
    assert set(found.eligible) == {"T", "Y", "Z"}


def test_steps_left_out_take_the_objections_to_them_along() -> None:
    whole = counted("a1: x > t", "u1: y > a1", "u2: z > u1", "s1: v > t")
    lesser = whole.without(["a1", "nothing"])
    assert set(lesser.steps) == {"s1"}
    assert not lesser.attacks
    assert not lesser.undercuts
    assert set(whole.attacks) == {"t"}


def test_editors_ties_are_known_and_theses_are_found_where_none_is_named() -> None:
    argument_map = drawn("a1: x > t")
    edited = {
        id_: replace(each, made_by=Maker.EDITOR) for id_, each in argument_map.relations.items()
    }
    found = Counted(replace(argument_map, relations=edited), Record(), 0)
    assert found.theses == ("t",)
    assert found.steps["a1"].by_editor


def test_ten_thousand_answers_on_one_thesis_are_counted() -> None:
    found = written("T policymaker p 0\n" + many(10_000))
    assert len(found.attacks["T"]) == 10_000
