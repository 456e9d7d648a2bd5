"""I7 and I10: how much is said on either side."""

from dataclasses import replace

import pytest

from debate.model import Kind, Relation
from debate.tegengeluid.balance import balance, evenly, reasons, repertoire
from tests.tegengeluid.maps import example, many, written


@pytest.mark.parametrize(("s", "a", "even"), [(0, 0, 0), (3, 0, 0), (2, 1, 2 / 3), (2, 2, 1)])
def test_balance_is_that_of_the_smaller_side(s: int, a: int, even: float) -> None:
    text = "T policymaker p 0\n" + many(s, on="s T") + "\n" + many(a, start=s)
    assert evenly(written(text), "T") == pytest.approx(even)


def test_positions_with_both_sides_are_told() -> None:
    text = "T policymaker p 0\n" + many(10, on="s T") + "\nX client x 1 a T\nY client y 1 a N0"
    found = balance(written(text))
    assert found.named("both_sides").items == ("T",)
    assert "Bij 1 van de 11 stellingen staat er iets voor én iets tegen" in found.said.nl


def test_reasons_are_sorted_by_the_side_they_stand_on() -> None:
    found = reasons(example(), ("T",))
    assert set(found.for_) == {"S1", "S2", "R1"}
    assert set(found.against) == {"A1", "A2", "A3", "B1", "S3"}


def test_reasons_are_told_for_each_thesis_and_theses_are_no_reasons() -> None:
    text = "T policymaker p 0\nU citizen u 0 a T\nA citizen a 1 s U"
    found = repertoire(written(text, theses=("T", "U")))
    assert (found.named("for").items, found.named("against").items) == (("A",), ())
    assert found.named("against T").items == ("A",)
    assert found.named("for U").items == ("A",)


def test_what_stands_on_both_sides_is_counted_apart() -> None:
    text = "T policymaker p 0\nA citizen a 1 a T\nB citizen b 1 s T"
    counted = written(text)
    relations = {**counted.map.relations, "rX": Relation("rX", Kind.SUPPORT, ("A",), "T")}
    counted = replace(counted, map=replace(counted.map, relations=relations))
    assert repertoire(counted).named("both").items == ("A",)
