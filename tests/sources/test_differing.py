"""What became of a passage's words."""

import pytest

from debate.sources.differing import LONGEST, Change, difference


def told(earlier: str, paragraph: str) -> list[tuple[str, str]]:
    return [(part.change.value, part.words) for part in difference(earlier, paragraph)]


def test_words_that_stayed_went_and_came_are_told_in_order() -> None:
    assert told("De bus rijdt tot tien uur.", "Zo is het. De bus rijdt tot elf uur. Fijn.") == [
        ("same", "De bus rijdt tot"),
        ("gone", "tien"),
        ("new", "elf"),
        ("same", "uur."),
    ]


def test_a_paragraph_that_became_shorter_is_compared_whole() -> None:
    assert told("De late bus rijdt tot tien uur.", "De bus rijdt tot tien.") == [
        ("same", "De"),
        ("gone", "late"),
        ("same", "bus rijdt tot"),
        ("gone", "tien uur."),
        ("new", "tien."),
    ]


@pytest.mark.parametrize(
    ("earlier", "paragraph"),
    [
        ("", "Iets."),
        ("De bus rijdt.", ""),
        ("De bus rijdt niet meer.", "Qwx zzz! Qwx."),
        ("De bus rijdt.", "De bus rijdt. " * LONGEST),
        ("De bus rijdt. " * LONGEST, "De bus rijdt."),
    ],
)
def test_another_text_and_a_very_long_one_are_not_compared(earlier: str, paragraph: str) -> None:
    assert difference(earlier, paragraph) == ()


def test_words_of_both_texts_are_all_told() -> None:
    parts = difference("Een twee drie vier vijf.", "Een drie twee vier zes.")
    was = " ".join(one.words for one in parts if one.change is not Change.NEW)
    now = " ".join(one.words for one in parts if one.change is not Change.GONE)
    assert (was, now) == ("Een twee drie vier vijf.", "Een drie twee vier zes.")
