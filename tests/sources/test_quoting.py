"""Quotations are short and few, and a wording is not the text's own."""

import pytest

from debate.sources.quoting import MOST_WORDS, quotations, taken_over, word_count

LONG = " ".join(f"woord{number}" for number in range(40)) + "."


def test_a_passage_of_one_short_sentence_is_quoted_whole() -> None:
    assert quotations(["Er is te weinig tijd."], 100) == ["Er is te weinig tijd."]


@pytest.mark.parametrize(
    ("passage", "quoted"),
    [
        ("Er is tijd. En er is geld.", "Er is tijd.…"),
        ("Is er tijd? Nee.", "Is er tijd?…"),
        ("‘Er is tijd.’ Dat zei zij.", "‘Er is tijd.’…"),
        ("Het kost 3.5 miljoen euro.", "Het kost 3.5 miljoen euro."),
        ("zoals d.w.z. hier", "zoals d.w.z. hier"),
    ],
)
def test_never_more_than_one_sentence(passage: str, quoted: str) -> None:
    assert quotations([passage], 1_000) == [quoted]


def test_never_more_than_25_words() -> None:
    [quoted] = quotations([LONG], 10_000)
    assert quoted.endswith("woord24…")
    assert word_count([quoted]) == MOST_WORDS


def test_all_quotations_together_are_a_fifth_of_the_text_at_most() -> None:
    quoted = quotations([LONG] * 20, 800)
    assert [word_count([each]) for each in quoted] == [8] * 20


def test_a_text_that_is_wholly_carried_is_not_quoted_at_all() -> None:
    assert quotations([LONG] * 20, 100) == [""] * 20


def test_a_short_text_may_be_quoted_once() -> None:
    assert quotations(["Er is te weinig tijd."], 5) == ["Er is te weinig tijd."]


def test_nothing_is_quoted_of_nothing() -> None:
    assert (quotations([], 0), quotations([""], 0)) == ([], [""])


TEXT = (
    "Een eerste alinea.",
    "De gemeente wil dat elke bus na tienen ook door de wijk rijdt, zegt ze.",
)


def test_eight_words_in_a_row_are_found_whatever_signs_stand_between() -> None:
    wording = "Volgens de krant ‘wil dat elke Bus, na tienen ook door’ zij."
    assert taken_over(wording, TEXT) == "wil dat elke bus na tienen ook door"


@pytest.mark.parametrize(
    "wording",
    ["", "Elke bus na tienen ook door de straat.", "De bus rijdt na tienen door de wijk."],
)
def test_fewer_words_in_a_row_are_free(wording: str) -> None:
    assert taken_over(wording, TEXT) == ""


def test_words_on_both_sides_of_a_new_paragraph_are_not_in_a_row() -> None:
    assert (
        taken_over(
            "een twee drie vier vijf zes zeven acht", ["een twee drie vier", "vijf zes zeven acht"]
        )
        == ""
    )
