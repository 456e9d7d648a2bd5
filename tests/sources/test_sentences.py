"""Dutch paragraphs are cut into sentences that stand exactly where they say."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.sources.sentences import split

SIGNS = st.sampled_from(
    ["a", "B", "ik", "Het", "dhr.", "o.a.", "nr.", "enz.", "2.5", "2015", ".", "!", "?", "...", "…"]
    + [" ", "  ", "\n", "\u00a0", "\u200b", "’", "“", "(", ")", "[", "\u0301", "é", "🙂", "-", "_"]
)

HOSTILE = {
    "nothing": "",
    "white space": " \t\n\u00a0\u2003" * 6_000,
    "one word": "a" * 30_000,
    "no letters": "?! ... 12 % &" * 2_400,
    "full stops": "." * 30_000,
    "brackets": "(" * 30_000,
    "brackets that close": "(a. B) " * 4_200,
    "single letters": "A. b. " * 4_800,
    "only abbreviations": "dhr. mw. o.a. d.w.z. " * 1_500,
    "abbreviations that may end": "enz. etc. e.d. " * 1_800,
    "combining marks": "e\u0301" * 15_000,
    "marks after a full stop": "A.\u0301 B" * 4_500,
    "addresses": "x@x.nl www.x" * 2_400,
    "beginnings of addresses": "http://" * 4_200,
    "quotes": "‘a.’ " * 6_000,
    "surrogates": "Ja.\ud800 Nee. " * 2_400,
    "no end": "het is zo, " * 2_700,
    "hasty": "dat is zo.het " * 2_100,
}


def texts(paragraph: str) -> list[str]:
    return [sentence.text for sentence in split(paragraph)]


def assert_tiles(paragraph: str) -> None:
    """The sentences stand where they say, in order, and hold all that is not white space."""
    at = 0
    for sentence in split(paragraph):
        assert paragraph[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert sentence.start >= at
        assert not paragraph[at : sentence.start].strip()
        assert at == 0 or not unicodedata.combining(sentence.text[0])
        at = sentence.end
    assert not paragraph[at:].strip()


@pytest.mark.parametrize(
    "whole",
    [
        "Dhr. Van Dam en mw. dr. De Boer komen niet.",
        "Dit geldt o.a. voor buren, d.w.z. voor wie dichtbij woont.",
        "Prof. J.W. Bakker noemt art. 2 lid 3 en nr. 5, blz. 12.",
        "Het kost 2.500 euro, bijv. voor een rolstoel.",
        "De Wmo 2015 noemt dit (vgl. Jansen et al. 2014) niet.",
        "Zij kwam op 12 jan. 2015 i.v.m. een klacht.",
        "Het loket is op di. 3 sept. open.",
        "Zie www.Voorbeeld.nl of schrijf naar ik@Voorbeeld.nl voor meer.",
        "Buren, vrienden enz. helpen al.",
        "Dus ja… duurder wordt het.",
        "Het team (met o.a. een verpleegkundige) helpt.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert texts(whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dat wisten we al.", "Gemeenten niet."),
        ("Dat is dom.", "Mensen weten beter."),
        ("Het werd nat.", "Niemand kwam."),
        ("Dat zei Jan.", "Niemand geloofde hem."),
        ("Buren, vrienden enz.", "Zij helpen al."),
        ("Dat vindt hij e.a.", "De rest niet."),
        ("Is dat zo?!", "Nee!"),
        ("Nee!!", "Dat is niet zo."),
        ("Zij zegt: “Ik kom.”", "Dan gaat zij."),
        ("Zo ging het…", "Wij bleven."),
        ("Dat was zo.", "2015 was anders."),
        ("Het kost 5 mln.", "Dat is veel."),
        ("Wij helpen elkaar (soms).", "Zij niet."),
        ("Wij beslissen zelf ook niet voor jullie.", "het kan iedereen gebeuren."),
    ],
)
def test_sentences_are_parted(first: str, second: str) -> None:
    assert texts(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    ("paragraph", "first"),
    [
        ("Dat is goedkoper.Wijkteams helpen.", "Dat is goedkoper."),
        ("Laat ons zelf beslissen.het kan ieder gebeuren.", "Laat ons zelf beslissen."),
    ],
)
def test_a_space_that_a_hasty_writer_left_out_is_no_matter(paragraph: str, first: str) -> None:
    assert texts(paragraph) == [first, paragraph[len(first) :]]


@pytest.mark.parametrize("paragraph", HOSTILE.values(), ids=HOSTILE)
def test_no_paragraph_is_too_much(paragraph: str) -> None:
    assert_tiles(paragraph)


@given(paragraph=st.text(max_size=200))
def test_sentences_tile_any_text(paragraph: str) -> None:
    assert_tiles(paragraph)


@given(pieces=st.lists(SIGNS, max_size=40))
def test_sentences_tile_what_looks_like_dutch(pieces: list[str]) -> None:
    assert_tiles("".join(pieces))
