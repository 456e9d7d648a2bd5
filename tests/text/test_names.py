"""Who somebody may say to be, and who they may not look like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.errors import InvalidInput
from debate.text.names import RESERVED, RESERVED_WORDS, name, skeleton, slug


@pytest.mark.parametrize(
    "typed",
    [
        "Ann",
        "Mo",
        "Co de Vries",
        "Zoë",
        "Jan-Peter 2",
        "M. O'Neill",
        "Łukasz",
        "محمد",
        "Олена",
        "Νίκος",
        "李明",
    ],
)
def test_ordinary_names_pass_unchanged(typed: str) -> None:
    assert name(typed) == typed


def test_a_name_is_cleaned() -> None:
    assert name("  Ann\u202e \n de\u200b Wit ") == "Ann de Wit"


@pytest.mark.parametrize("typed", ["", "A", "a" * 41, "a\u0301" * 1_000, " \u200b"])
def test_a_name_has_2_to_40_characters(typed: str) -> None:
    with pytest.raises(InvalidInput, match="2 to 40 characters") as refused:
        name(typed)
    assert refused.value.field == "name"


def test_a_name_of_signs_alone_is_refused() -> None:
    with pytest.raises(InvalidInput, match="at least one letter"):
        name("12-34")


@pytest.mark.parametrize("reserved", [*RESERVED, *RESERVED_WORDS])
@pytest.mark.parametrize("form", ["{}", "{} 2", "De {}", "{}-Jansen"])
def test_a_name_that_claims_a_role_is_refused(reserved: str, form: str) -> None:
    for typed in (
        form.format(reserved),
        form.format(reserved.upper()),
        form.format(reserved.lower()),
    ):
        with pytest.raises(InvalidInput, match="a role or an office"):
            name(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Rааdslіd",  # Cyrillic a and i
        "Raads1id",
        "RAADSIID",
        "Raadsl|d",
        "Ráàdslïd",
        "R⃝aadslid",
        "Ｒａａｄｓｌｉｄ",
        "𝐑𝐚𝐚𝐝𝐬𝐥𝐢𝐝",
        "ⓡⓐⓐⓓⓢⓛⓘⓓ",
        "Raads lid",
        "R.a.a.d.s.l.i.d",
        "ꓣꓮꓮꓓꓢꓡꓲꓓ",
        "M0derator",
        "Μοdеrаtоr",
        "M0D3R4T0R",
        "rnoderator",
        "Moderαtor",
        "Beheeｒder",
        "B3h33rd3r",
        "Tegengelu1d",
        "Тegengeluid",
        "Gеmеente",
        "R\u200ba\u2060adslid",
        "ɢᴇᴍᴇᴇɴᴛᴇ",
        "ℝ𝕖𝕕𝕒𝕔𝕥𝕚𝕖",
        "hoofdredactie",
    ],
)
def test_a_name_that_looks_like_a_role_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="a role or an office"):
        name(typed)


@pytest.mark.parametrize(
    "typed", ["Raadgever Jansen", "Administratie van Ann", "Collegelid", "Kraad", "Rootselaar"]
)
def test_a_short_reserved_word_inside_another_is_free(typed: str) -> None:
    assert name(typed) == typed


@pytest.mark.parametrize("typed", ["Аnn de Wit", "Ann dе Wit", "Jаn", "Ꭺnn de Wit"])
def test_latin_mixed_with_letters_that_pass_for_it_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="Use one alphabet"):
        name(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann", "Аnn"),
        ("Co", "C0"),
        ("Ilja", "llja"),
        ("Marn", "Mam"),
        ("Zoe", "Zoë"),
        ("ANN", "ann"),
    ],
)
def test_names_that_can_be_mistaken_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_different_names_have_different_skeletons() -> None:
    people = ["Ann", "Mo", "Co", "Anna", "Jan", "Joris", "Emma", "Sanne", "Tim", "Tom"]
    assert len({skeleton(person) for person in people}) == len(people)


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_has_one_skeleton(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Eigen netwerk eerst", "eigen-netwerk-eerst"),
        ("  Café ‘De Brug’ -- 50%!", "cafe-de-brug-50"),
        ("Zo'n auto’s", "zon-autos"),
        ("Straße, Øresund & ĳs", "strasse-oresund-ijs"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_slug_is_small_letters_and_hyphens(title: str, address: str) -> None:
    assert slug(title) == address


def test_a_long_title_is_cut_at_a_word() -> None:
    assert slug("brug " * 40) == "-".join(["brug"] * 16)
    assert slug("b" * 200) == "b" * 80


def test_a_title_without_latin_letters_still_has_an_address() -> None:
    assert slug("議論") != slug("辯論")
    assert len(slug("")) == 12


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_a_slug_is_safe_in_an_address(title: str) -> None:
    address = slug(title)
    assert 1 <= len(address) <= 80
    assert set(address) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(address) == address
