"""What people and attackers type, cleaned into one sentence or a note."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.errors import InvalidInput
from debate.text.sentence import excerpt_of, note, sentence

ACCENT = "\u0301"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

# Signs that meet badly: marks that compose, decompose and reorder, joiners, selectors, odd spaces.
AWKWARD_SIGNS = (
    "aeB1 .,:;!\"')<[\u0301\u0323\u0344\u0338\u20d0\u0591\u0f73\u034f"  # marks of all sorts
    "\u200b\u200c\u200d\ufe0f\ufe0e\u202e\u00ad\u3164\ud800\U000e0041"  # hidden ones
    "\n\t\r\u2028\u00a0\u2000"
    "\u037e\u212b\u1f71\u21d4\u0958\U0001d15e\u1100\u1161\u11a8"  # what NFC changes
    "\u2764\u0645\u0915\u094d\U0001f469"
)
AWKWARD = st.text(
    st.one_of(
        st.sampled_from(AWKWARD_SIGNS),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("De brug is te smal", "De brug is te smal."),
        ("  De brug\r\n is\tte   smal.  ", "De brug is te smal."),
        ("Is de brug te smal?", "Is de brug te smal?"),
        ('Zij zei: "De brug is te smal."', 'Zij zei: "De brug is te smal."'),
        ('De brug is "te smal"', 'De brug is "te smal".'),
        ("De brug is te smal,", "De brug is te smal."),
        ("De brug is te smal…", "De brug is te smal…"),
        ("de brug is te smal", "de brug is te smal."),
        ("De brug (zie de kaart)", "De brug (zie de kaart)."),
        ("Cafe" + ACCENT + " dicht", "Café dicht."),
        ("Vrij\u00adwilligers", "Vrijwilligers."),
        ("De\u200b brug\u202e is\u2066 smal\ufeff", "De brug is smal."),
        ("De\x00 brug\x07 is \ud800smal\x1b", "De brug is smal."),
        ("Een \u200d gezin " + FAMILY, f"Een gezin {FAMILY}."),
        ("wo\u200drd", "word."),
        ("می\u200cخواهم", "می\u200cخواهم."),
        ("Het teken क्\u200dष", "Het teken क्\u200dष."),
        ("Hart \u2764\ufe0f", "Hart \u2764\ufe0f."),
        ("Ja\ufe0f nee", "Ja nee."),
        (ACCENT * 3 + "Zo is het", "Zo is het."),
        ("\u3164De brug", "De brug."),
        ("Regel een\u2028regel twee", "Regel een regel twee."),
        ("Verborgen\U000e0041\U000e0042 tekst", "Verborgen tekst."),
    ],
)
def test_a_sentence_keeps_what_a_reader_sees(typed: str, kept: str) -> None:
    assert sentence(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "a", "ja", "\u200b" * 50, "a,,", ".\n", "\ud800" * 9])
def test_too_little_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="at least 3 characters") as refused:
        sentence(typed, field="premise")
    assert refused.value.field == "premise"


@pytest.mark.parametrize(
    "typed", ["12345", "?!?!", "50%", "\U0001f600\U0001f600\U0001f600", "<[{}]>"]
)
def test_a_sentence_without_a_letter_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="no letter"):
        sentence(typed)


def test_a_sentence_of_500_characters_passes_and_gets_no_stop_that_would_not_fit() -> None:
    assert sentence("a" * 500) == "a" * 500
    assert sentence("a" * 499) == "a" * 499 + "."


@pytest.mark.parametrize("length", [501, 1_999, 2_001, 1_000_000])
def test_a_longer_sentence_is_refused_with_its_length(length: int) -> None:
    with pytest.raises(InvalidInput, match=f"this one has {length}"):
        sentence("a" * length)


def test_length_counts_after_cleaning() -> None:
    assert sentence(("e" + ACCENT) * 500) == "é" * 500
    assert sentence("a" * 400 + "\u200b" * 100_000 + "\n" * 100_000) == "a" * 400 + "."


def test_a_tower_of_80_000_accents_becomes_eight() -> None:
    tower = sentence("De brug z" + "\u0335\u0316" * 40_000 + " is smal")
    marks = [c for c in unicodedata.normalize("NFD", tower) if unicodedata.combining(c)]
    assert len(marks) == 8
    assert tower.endswith(" is smal.")


def test_joiners_do_not_hide_a_tower_of_accents() -> None:
    tower = sentence("De brug z" + ("\u0335" * 8 + "\u200d") * 1_000 + "is smal")
    assert sum(map(bool, map(unicodedata.combining, tower))) == 8


def test_twenty_thousand_letters_with_accents_are_refused_unnormalised() -> None:
    with pytest.raises(InvalidInput, match="at most 500 characters"):
        sentence(("e" + ACCENT * 8) * 20_000)


@given(AWKWARD)
@settings(max_examples=400, deadline=None)
def test_cleaning_a_clean_sentence_changes_nothing(typed: str) -> None:
    once = sentence("Zoals " + typed)
    assert sentence(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    "typed",
    [
        "Zoals a" + "\u0344" * 8,  # NFC makes two marks of each
        "Zoals \U0001d15e\ufe0f",  # a sign that NFC ends with a mark
        "Zoals \u212b\u200d\u0645",  # the Angstrom sign becomes a Latin letter
        "Zoals \u0645\u0591\u0301\u200d\u0645",  # marks that change places
        "Zoals ja\u037e",  # the Greek question mark becomes a semicolon
    ],
)
def test_cleaning_again_changes_nothing_where_normalising_changes_much(typed: str) -> None:
    once = sentence(typed)
    assert sentence(once) == once


@given(AWKWARD)
@settings(max_examples=400, deadline=None)
def test_cleaning_a_clean_note_changes_nothing(typed: str) -> None:
    once = note(typed)
    assert note(once) == once


@given(AWKWARD)
@settings(max_examples=300, deadline=None)
def test_nothing_hidden_stays(typed: str) -> None:
    kept = sentence("Zoals " + typed)
    hidden = [c for c in kept if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")]
    assert set(hidden) <= {"\u200c", "\u200d"}
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert "  " not in kept


def test_a_note_keeps_its_lines() -> None:
    typed = "Eerste\r\n\r\n\r\n- een  \r\n- twee\x00   \n\ttab\u00a0spatie   \n"
    assert note(typed) == "Eerste\n\n- een  \n- twee  \n\ttab spatie"


@pytest.mark.parametrize("typed", ["", " \n\t\r\n", "\u200b\u202e"])
def test_an_empty_note_is_an_empty_text(typed: str) -> None:
    assert note(typed) == ""


def test_a_note_of_5000_characters_passes_and_one_more_does_not() -> None:
    assert len(note("a" * 5_000)) == 5_000
    with pytest.raises(InvalidInput, match="at most 5000 characters and this one has 5001"):
        note("a" * 5_001)


@pytest.mark.parametrize("sign", ["[", "![", "<"])
def test_a_note_has_at_most_200_of_each_costly_sign(sign: str) -> None:
    assert note(sign * 200) == sign * 200
    with pytest.raises(InvalidInput, match="at most 200 times") as refused:
        note(sign * 201, field="why")
    assert refused.value.field == "why"


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("De brug is te smal.", 30, "De brug is te smal."),
        ("De brug is te smal.", 19, "De brug is te smal."),
        ("De brug is te smal.", 18, "De brug is te…"),
        ("De brug is te smal.", 8, "De brug…"),
        ("De brug, zegt zij", 10, "De brug…"),
        ("Vrijwilligersorganisatie", 10, "Vrijwilli…"),
        ("De\nbrug   is", 40, "De brug is"),
    ],
)
def test_an_excerpt_ends_at_a_word(text: str, limit: int, short: str) -> None:
    assert excerpt_of(text, limit) == short


@given(st.text(max_size=80), st.integers(1, 90))
@settings(deadline=None)
def test_an_excerpt_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(excerpt_of(text, limit)) <= limit
