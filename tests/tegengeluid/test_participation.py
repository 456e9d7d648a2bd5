"""I6: whether a few say most."""

from debate.tegengeluid.participation import contributions, gini, participation
from tests.tegengeluid.maps import example, many, written


def test_equal_shares_give_nothing_and_one_speaker_most() -> None:
    assert gini([3, 3, 3]) == 0
    assert gini([]) is None
    assert gini([0, 0, 0, 8]) == 0.75


def test_contributions_of_the_example_are_counted_per_author() -> None:
    assert sorted(contributions(example()).values()) == [1, 1, 1, 1, 1, 2, 2]


def test_most_active_speaker_is_told_by_share_and_never_by_name() -> None:
    text = "T policymaker n0 0\n" + many(11)
    found = participation(written(text))
    assert (found.named("most_active").k, found.named("most_active").n) == (2, 12)
    assert "deed 17 procent" in found.said.nl
    assert "n0" not in found.said.nl


def test_what_nobody_can_be_held_to_is_left_out() -> None:
    assert participation(written("T policymaker - 0")).figure.value is None
