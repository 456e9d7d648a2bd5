"""Which relations stand."""

from debate.tegengeluid.counted import Counted
from debate.tegengeluid.grounded import standing_relations
from debate.tegengeluid.record import Record
from tests.graph.maps import written
from tests.tegengeluid.maps import EXAMPLE_STANDS, example


def stands(*lines: str) -> set[str]:
    return set(standing_relations(Counted(written(*lines), Record(), 0)))


def test_relations_of_the_example_stand_as_the_specification_says() -> None:
    assert set(standing_relations(example())) == EXAMPLE_STANDS


def test_relation_falls_with_any_of_its_premises() -> None:
    assert stands("a1: x y > t", "a2: z > y") == {"a2"}


def test_relation_falls_with_an_objection_that_stands_and_rises_when_that_falls() -> None:
    assert stands("s1: x > t", "u1: y > s1") == {"u1"}
    assert stands("s1: x > t", "u1: y > s1", "a1: z > y") == {"s1", "a1"}


def test_what_turns_in_a_circle_is_undecided() -> None:
    assert stands("a1: x > y", "a2: y > x", "s1: x > t", "a3: z > t") == {"a3"}


def test_support_makes_nothing_stand() -> None:
    assert stands("s1: x > y", "a1: z > y", "s2: y > t") == {"s1", "a1"}
