"""I13: whether criticism is removed more often than what it criticises."""

from dataclasses import replace

import pytest

from debate.tegengeluid.moderation import moderation
from tests.tegengeluid.maps import example, many, written


def lines(con: int, pro: int) -> str:
    return "\n".join(("T policymaker p 0", many(con), many(pro, "client", con, on="s T")))


def test_ratio_of_the_example_cannot_be_told_from_chance() -> None:
    found = moderation(example())
    assert found.figure.interval
    assert found.figure.interval[0] < 1 < found.figure.interval[1]
    assert found.figure.shown is None
    assert "Of dat verschil meer is dan toeval, is niet te zeggen" in found.said.nl


def test_ratio_beyond_chance_is_said() -> None:
    removed = [f"N{n}" for n in range(15)]
    found = moderation(written(lines(30, 30), removed=removed))
    assert found.figure.shown == pytest.approx((15.5 / 30.5) / (0.5 / 30.5))
    assert "31 keer zo vaak tegen als voor" in found.said.nl
    assert found.named("removed citizen").k == 15


def test_advertising_has_no_side() -> None:
    counted = written(lines(12, 12), removed=["N0", "N1"])
    gone = replace(counted.record.removed, rules={"N0": "5"})
    found = moderation(replace(counted, record=replace(counted.record, removed=gone)))
    assert (found.named("against").k, found.named("against").n) == (1, 11)


def test_removed_answer_to_a_removed_claim_has_a_side_too() -> None:
    text = "T policymaker p 0\nA citizen a 1 a T\nB policymaker b 2 a A"
    found = moderation(written(text, removed=["A", "B"]))
    assert (found.named("against").items, found.named("for").items) == (("A",), ("B",))


def test_nothing_removed_is_no_difference() -> None:
    found = moderation(written(lines(12, 12)))
    assert (found.figure.value, found.said.nl) == (1, "Er is niets verwijderd.")
