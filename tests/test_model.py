"""The words of a debate: ids that carry their kind and never change."""

import dataclasses

import pytest

from debate.model import Claim, Kind, Relation, is_id, make_id


def test_id_is_a_letter_and_twelve_digits_of_what_it_is_made_of() -> None:
    assert make_id("c", "debat", "titel") == make_id("c", "debat", "titel")
    assert make_id("c", "debat", "titel") != make_id("c", "debat", "titel2")
    assert is_id(make_id("r", "een", "twee"))


def test_parts_of_an_id_do_not_run_into_one_another() -> None:
    assert make_id("c", "ab", "c") != make_id("c", "a", "bc")


@pytest.mark.parametrize(
    "text", ["", "c", "x0a1b2c3d4e5f", "c0a1b2c3d4e5", "c0a1b2c3d4e5f0", "C0A1B2C3D4E5F", "c 123"]
)
def test_what_is_no_id_is_told(text: str) -> None:
    assert not is_id(text)


def test_id_is_told_from_ids_of_other_kinds() -> None:
    assert is_id("c0a1b2c3d4e5f", "cr")
    assert not is_id("s0a1b2c3d4e5f", "cr")


def test_things_never_change() -> None:
    claim = Claim("c0a1b2c3d4e5f", "Een zin.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.text = "Een andere zin."  # type: ignore[misc]


def test_kinds_are_written_as_their_word() -> None:
    relation = Relation("r", Kind.UNDERCUT, ("c1",), "r2")
    assert f"{relation.kind}" == "undercut"
