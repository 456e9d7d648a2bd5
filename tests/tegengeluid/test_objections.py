"""I12 and I14: which objections stand, and where they go."""

from dataclasses import replace

from debate.tegengeluid.objections import standing, standing_relations, uptake
from debate.tegengeluid.record import Uptake
from tests.tegengeluid.maps import EXAMPLE_STANDS, example, many, written


def test_relations_of_the_example_stand_as_the_specification_says() -> None:
    assert standing_relations(example().map) == EXAMPLE_STANDS


def test_objection_to_the_step_brings_an_objection_down() -> None:
    text = "T policymaker p 0\nA citizen a 1 a T\nB policymaker b 2 u rA"
    assert standing_relations(written(text).map) == {"rB"}


def test_objections_that_stand_are_listed_those_on_theses_first() -> None:
    found = standing(example(), EXAMPLE_STANDS)
    assert found.figure.items == ("rA1", "rA2", "rA3")
    assert "Er staan 3 tegenwerpingen overeind, van de 3" in found.said.nl
    assert standing(example(), {"rA2"}).said.nl.startswith("Er staat 1 tegenwerping overeind")


def test_what_the_council_did_something_with_is_counted_and_the_items_are_the_others() -> None:
    counted = written("T policymaker p 0\n" + many(10))
    council = {"N0": Uptake("o1", answered=True), "N1": Uptake("o2"), "T": Uptake("o3")}
    counted = replace(counted, record=replace(counted.record, council=council))
    found = uptake(counted, frozenset(counted.steps))
    assert (found.figure.k, found.figure.n) == (2, 10)
    assert (found.named("answered").k, found.named("answered").n) == (1, 2)
    assert "rN0" not in found.figure.items
    assert found.said.nl.startswith("2 van de 10 tegenwerpingen die overeind staan, kwamen terug")
