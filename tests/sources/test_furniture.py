"""What is furniture, a note or an author line, and what only looks like one."""

import pytest

from debate.sources import furniture


@pytest.mark.parametrize(
    "line",
    [
        "Foto: Ada Vogel",
        "Foto’s: Ada Vogel en Bo Kok",
        "Dit artikel is 12.034 keer bekeken.",
        "23 shares",
        "Facebook (12)",
        "Deel dit artikel via e-mail",
        "U kunt het hier bestellen",
        "Lees ook: Een ander stuk",
        "13 september 2018",
        "4 reacties",
        "Vereiste velden zijn gemarkeerd met *",
        "E-mailadres *",
    ],
)
def test_what_the_page_adds_is_furniture(line: str) -> None:
    assert furniture.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Dit artikel is te vaak bekeken door mensen die het niet lazen.",
        "Foto's maken mag in de tuin.",
        "Delen is vermenigvuldigen.",
        "Vier reacties vielen op.",
        "Reageer op wat je buren zeggen.",
        "Naam en faam helpen niemand.",
    ],
)
def test_a_sentence_is_never_furniture(line: str) -> None:
    assert not furniture.is_furniture(line)
    assert not furniture.opens_form(line)


@pytest.mark.parametrize(
    "line",
    ["Geef een antwoord", "Reageer", "Geef een reactie Reactie annuleren", "Plaats een reactie:"],
)
def test_the_form_opens_where_readers_are_asked_to_answer(line: str) -> None:
    assert furniture.opens_form(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Vogel is hoogleraar Tuinkunde aan een universiteit.", ("Ada Vogel",)),
        ("Ada Vogel is is lector.", ("Ada Vogel",)),
        ("Prof. dr. Bo van den Berg is emeritus hoogleraar.", ("Bo van den Berg",)),
        ("Ada Vogel, Bo Kok en Co de Wit zijn onderzoekers.", ("Ada Vogel", "Bo Kok", "Co de Wit")),
        ("Co de Wit werkt bij een gemeente.", ("Co de Wit",)),
        ("Het wijkteam is een hoofd zonder lijf.", ()),
        ("Den Haag is nu aan zet.", ()),
        ("Gemeenten zijn voorzitter noch bestuurder.", ()),
    ],
)
def test_an_author_line_names_people_and_what_they_do(line: str, names: tuple[str, ...]) -> None:
    assert furniture.authors_of(line) == names


def test_a_byline_names_people_only() -> None:
    assert furniture.byline("Door: Ada Vogel en Bo Kok") == ("Ada Vogel", "Bo Kok")
    assert furniture.byline("Door de regen ging het feest niet door.") == ()


def test_a_note_is_about_where_the_article_appears() -> None:
    assert furniture.is_note("Een langere versie van dit stuk verschijnt in een tijdschrift.")
    assert furniture.is_note("Deze tekst is een bewerking van een lezing.")
    assert not furniture.is_note("Deze tekst van de wet laat geen ruimte.")


def test_a_note_loses_its_link_to_a_shop() -> None:
    assert (
        furniture.without_order_link("Naar een boek.U kunt het hier bestellen.") == "Naar een boek."
    )


def test_a_very_long_line_is_text() -> None:
    line = "Foto: " + "a" * furniture.LONGEST
    assert not furniture.is_furniture(line)
    assert furniture.authors_of("Ada Vogel is lector" + " en meer" * 100) == ()
