"""Dutch connectives mean what they mean only where they stand."""

import pytest

from debate.sources.connectives import (
    Place,
    Signal,
    between,
    going_on,
    inside,
    opening,
    subordinate,
)


@pytest.mark.parametrize(
    ("sentence", "signal", "word"),
    [
        ("Want er is geen geld.", Signal.GROUND, "Want"),
        ("Dat komt doordat er geen geld is.", Signal.GROUND, "Dat komt doordat"),
        ("Daarom moet het anders.", Signal.CONSEQUENCE, "Daarom"),
        ("En dus moet het anders.", Signal.CONSEQUENCE, "En dus"),
        ("Dit betekent ook dat het anders moet.", Signal.CONSEQUENCE, "Dit betekent ook dat"),
        ("Kortom: het moet anders.", Signal.SUMMARY, "Kortom"),
        ("Zo blijkt dat niemand belt.", Signal.EXAMPLE, "Zo"),
        ("“Bijvoorbeeld de bus.", Signal.EXAMPLE, "Bijvoorbeeld"),
        ("Daar komt bij dat het regent.", Signal.ADDITION, "Daar komt bij"),
        ("Ook buren helpen.", Signal.ADDITION, "Ook"),
        ("Maar niemand helpt.", Signal.CONTRAST, "Maar"),
        ("Maar toch helpt niemand.", Signal.DESPITE, "Maar toch"),
        ("Dat neemt niet weg dat het helpt.", Signal.DESPITE, "Dat neemt niet weg"),
        ("Wel zijn er buren.", Signal.CONCESSION, "Wel"),
        ("Tenzij het regent.", Signal.EXCEPTION, "Tenzij"),
    ],
)
def test_sentence_opens_with_a_connective(sentence: str, signal: Signal, word: str) -> None:
    found = opening(sentence)
    assert found is not None
    assert (found.signal, found.word, found.place) == (signal, word, Place.OPENING)
    assert sentence[found.start : found.end] == word
    assert 0 < found.sure <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Zo snel gaat het niet.",
        "Zo'n bus is duur.",
        "Ook al regent het, zij komt.",
        "Welzijn is belangrijk.",
        "Wel of niet, dat is de vraag.",
        "Dusdanig laat rijdt hij.",
        "Maar liefst honderd mensen wachten.",
        "Er is dus geen geld.",
        "",
    ],
)
def test_a_word_that_only_looks_like_one_opens_nothing(sentence: str) -> None:
    assert opening(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Er is dus geen geld.", "dus"),
        ("De praktijk is echter lastig.", "echter"),
        ("Het komt daardoor niet tot stand.", "daardoor"),
        ("Wie dat wil, moet er ver voor reizen en heeft het niet snel af dus.", None),
        ("Dus is er geen geld.", None),
        ("Er is (dus) geen geld.", None),
        ("Het was, dus, te laat.", None),
    ],
)
def test_connective_inside_stands_among_the_first_words(sentence: str, word: str | None) -> None:
    found = inside(sentence)
    assert (found.word if found else None) == word


@pytest.mark.parametrize(
    ("sentence", "first", "word", "second"),
    [
        ("Het is stil, want het is laat.", "Het is stil", "want", "want het is laat."),
        ("Het is stil,want het is laat.", "Het is stil", "want", "want het is laat."),
        ("Het is stil omdat het laat is.", "Het is stil", "omdat", "omdat het laat is."),
        (
            "Het is stil, vooral omdat het laat is.",
            "Het is stil",
            "vooral omdat",
            "vooral omdat het laat is.",
        ),
        ("Het is laat, dus is het stil.", "Het is laat", "dus", "dus is het stil."),
        ("Het is stil – maar het is laat.", "Het is stil", "maar", "maar het is laat."),
        ("Het is stil: het is laat.", "Het is stil", ":", "het is laat."),
        ("Het is laat en wordt daarom stil.", "Het is laat", "daarom", "en wordt daarom stil."),
    ],
)
def test_connective_parts_two_clauses(sentence: str, first: str, word: str, second: str) -> None:
    [(found, end)] = between(sentence)
    assert (sentence[:end], found.word, sentence[found.start :]) == (first, word, second)


@pytest.mark.parametrize(
    "sentence",
    [
        "Er is alleen maar geld voor wonen.",
        "Het is niet alleen duur, maar het is ook laat.",
        "Het is niet omdat het moet.",
        "Zij zegt: ‘Het is laat.’",
        "Om 12:30 gaat de bus.",
        "Dat is het, maar ook niet meer dan dat.",
    ],
)
def test_what_parts_no_clauses_is_left(sentence: str) -> None:
    assert list(between(sentence)) == []


def test_first_clause_may_have_the_connective() -> None:
    found = subordinate("Hoewel het laat is, komt zij.")
    assert found is not None
    assert (found.signal, found.word) == (Signal.CONCESSION, "Hoewel")
    assert subordinate("Het is laat.") is None


@pytest.mark.parametrize(
    ("sentence", "goes_on"),
    [("Zij komt niet.", True), ("Meestal komt zij.", True), ("Zijn bus is laat.", False)],
)
def test_sentence_goes_on_about_what_was_said(sentence: str, goes_on: bool) -> None:
    assert (going_on(sentence) is not None) is goes_on
