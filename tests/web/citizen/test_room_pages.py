"""The pages of a debate's room, as somebody reads them who wants to act."""

import csv
import io
import re

import pytest

from debate.commands import importing
from debate.formats import files
from debate.resources import folder
from debate.roles import operator
from debate.storage.store import Store
from debate.tegengeluid.explained import EXPLAINED, Explained
from debate.tegengeluid.measuring import FRONT
from debate.web.app import create_app
from tests.web.conftest import SETTINGS, Visitor

SLUG = "decentralisatie-sociale-zorg"
ROOM = f"/debatten/{SLUG}/tegengeluid"


@pytest.fixture(scope="module")
def cas(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """Somebody who reads the curated debate."""
    made = Store(tmp_path_factory.mktemp("room") / "debate.db")
    made.set_up()
    reading = files.read_map(files.read_text(str(folder("arguments") / f"{SLUG}.argdown")))
    importing.import_map(made, operator(SLUG), reading.map, reading.losses)
    return Visitor(create_app(made, SETTINGS))


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_three_figures_stand_in_front_each_with_what_is_behind_it(cas: Visitor) -> None:
    page = cas.get(ROOM).text
    for name in ("tegenspraakdekking", "onbeantwoorde-tegenwerpingen", "stemmen-per-stelling"):
        part = page[page.index(f'<h2 id="{name}"') :]
        part = part[: part.index("</section>")]
        assert (
            len(re.findall(r'class="invite" href="/stellingen/c[0-9a-f]{12}/antwoord', part)) == 3
        )
    assert page.count('<h2 id="tegenspraakdekking"') == 1
    assert re.search(r"van de 3\d\d stellingen sprak iemand", page)


def test_one_press_from_the_page_leads_to_the_form_with_the_claim(cas: Visitor) -> None:
    page = cas.get(ROOM).text
    found = re.search(r'class="invite" href="([^"]+)"', page)
    assert found
    claim = re.search(r'<li class="open-place"><p class="sentence"><a[^>]*><bdi[^>]*>([^<]+)', page)
    assert claim
    form = cas.get(found[1].replace("&amp;", "&")).text
    assert claim[1] in form
    assert "checked" in form


def test_each_figure_says_what_it_asks_and_what_it_does_not_say(cas: Visitor) -> None:
    said = words(cas.get(ROOM).text)
    for each in EXPLAINED:
        if each.id in FRONT:
            assert f"{each.name.nl} {each.asks.nl}" in said
            assert f"Wat dit niet zegt. {each.misleads.nl}" in said
    assert "Hoe zeker?" in said


def test_the_figures_are_said_in_english_to_who_chose_it(cas: Visitor) -> None:
    page = Visitor(cas.client.application).get(f"{ROOM}?taal=en").text
    said = words(page)
    assert "Counterargument coverage To how many claims did somebody say no?" in said
    assert re.search(r"Somebody spoke against \d+ of the 3\d\d claims \(between", said)
    assert re.search(r"Solidariteit 10 of the 10 .*?Not heard: professionals, ", said)
    assert 'lang="nl">Solidariteit</bdi>' in page


def test_figures_as_data_say_both_whoever_asks(cas: Visitor) -> None:
    asked = Visitor(cas.client.application).get(f"{ROOM}/json?taal=en")
    found = asked.get_json()["indicators"]["I1"]
    assert found["said"].startswith("Tegen ")
    assert found["said_en"].startswith("Somebody spoke against ")


def test_an_indicator_has_one_address_in_both_languages(cas: Visitor) -> None:
    said = words(Visitor(cas.client.application).get(f"{ROOM}/scheefheid?taal=en").text)
    assert "Inequality Do a few people contribute almost everything?" in said
    assert "contributions by whoever contributed most" in said
    assert "Based on: Gini; Graham and Wright 2014." in said


def test_page_says_of_each_section_who_is_not_heard_there(cas: Visitor) -> None:
    said = words(cas.get(ROOM).text)
    assert re.search(r"Solidariteit 10 van de 10 .*?Niet gehoord: professionals, ", said)


def test_no_figure_of_figures_and_no_judgement_is_given(cas: Visitor) -> None:
    said = words(cas.get(ROOM).text).lower()
    for word in ("score", "totaalcijfer", "ranking", "beste", "slechtste", "rapportcijfer"):
        assert word not in said
    assert "dit is geen peiling" in said
    assert "een hoog cijfer betekent niet dat de kritiek klopt" in said


@pytest.mark.parametrize("each", EXPLAINED, ids=lambda each: each.id)
def test_every_indicator_has_a_page_that_says_how_it_is_made(cas: Visitor, each: Explained) -> None:
    page = cas.get(f"{ROOM}/{each.address}").text
    said = words(page)
    assert each.misleads.nl in said
    assert "Wat deze cijfers niet zeggen" in said
    assert "None" not in said


def test_all_items_are_reached_page_by_page(cas: Visitor) -> None:
    first = cas.get(f"{ROOM}/tegenspraakdekking").text
    assert first.count('<li class="open-place">') == 100
    assert "?na=100" in first
    found = cas.get(f"{ROOM}/json").get_json()["indicators"]["I1"]
    left = found["n"] - found["k"] - 200
    assert 0 < left < 100
    third = cas.get(f"{ROOM}/tegenspraakdekking?na=200").text
    assert third.count('<li class="open-place">') == left


def test_each_picture_has_its_table(cas: Visitor) -> None:
    page = cas.get(ROOM).text
    pictures = page.count('class="picture"')
    assert pictures >= 1
    assert page.count("Dezelfde getallen in een tabel") == pictures
    assert page.count('class="share"') == 10


def test_figures_as_data_say_where_in_the_log(cas: Visitor) -> None:
    found = cas.get(f"{ROOM}/json").get_json()
    lines = list(csv.DictReader(io.StringIO(cas.get(f"{ROOM}/csv").text)))
    assert found["position"] == int(lines[0]["position"]) > 0
    [coverage] = [line for line in lines if line["figure"] == "coverage"]
    assert int(coverage["k"]) == found["indicators"]["I1"]["k"] > 40


def test_page_is_not_drawn_again_for_who_holds_it(cas: Visitor) -> None:
    mark = cas.get(ROOM).headers["ETag"]
    assert cas.get(ROOM, headers={"If-None-Match": mark}).status_code == 304


def test_worked_example_on_the_page_is_that_of_the_tests(cas: Visitor) -> None:
    said = words(cas.get("/hoe-het-werkt/tegengeluid").text)
    assert "5 van de 8" in said
    assert "2 van de 4" in said
    assert "4, 2 en 1 van de 6" in said
