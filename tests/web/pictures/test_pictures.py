"""Pictures that stand alone: whole, harmless, with their place, and as PNG by typst."""

import re
import struct
from xml.etree import ElementTree

import pytest
from flask import Flask

from debate.errors import NotFound
from debate.model import Kind
from debate.queries.room import Room
from debate.storage.store import Store
from debate.tegengeluid.measuring import Measured
from debate.tegengeluid.pictures import Moment, Pictures, Place
from debate.tegengeluid.record import DAY
from debate.tegengeluid.sensitivity import Sensitivity
from debate.tegengeluid.waiting import Wait, survival
from debate.text.language import speaking
from debate.web.pictures import room_sheets, sheets, theme, typesetting
from tests import make
from tests.web.conftest import HOST, Site, Visitor

THESIS = f"/stellingen/{make.THESIS}"
DEBATE = f"/debatten/{make.DEBATE}"
SVG = "{http://www.w3.org/2000/svg}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PNG = b"\x89PNG\r\n\x1a\n"


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_drawing_to_keep_is_whole_by_itself_and_harmless(store: Store, ann: Visitor) -> None:
    attack = make.argument(store, "De <bus> is & blijft leeg.", kind=Kind.ATTACK)
    make.argument(store, "Leeg is hij nooit.", on=attack.relation, kind=Kind.UNDERCUT)
    answer = ann.get(f"{THESIS}/kaart/svg")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    drawn = ElementTree.fromstring(answer.text)  # noqa: S314 - made here
    told = "".join(drawn.itertext())
    assert "De <bus> is & blijft leeg." in told
    assert "− spreekt tegen" in told
    assert "⊣ volgt niet" in told
    assert f"{HOST}{THESIS}/kaart" in told
    assert re.search(r"[Ss]tand van het logboek: nummer 6, \d+ \w+ \d{4}", told)
    links = re.findall(r'<a href="([^"]*)"', answer.text)
    assert f"https://{HOST}/stellingen/{attack.claim}" in links
    assert theme.colours()["attack"] in answer.text
    assert not re.search(r"<script|<style|style=|var\(", answer.text)


def test_drawing_as_png_is_twice_as_sharp(store: Store, ann: Visitor) -> None:
    make.argument(store)
    drawn = ElementTree.fromstring(ann.get(f"{THESIS}/kaart/svg").text)  # noqa: S314 - made here
    answer = ann.get(f"{THESIS}/kaart/png")
    assert answer.data.startswith(PNG)
    assert size(answer.data) == (2 * int(drawn.attrib["width"]), 2 * int(drawn.attrib["height"]))


def test_growth_can_be_kept_too(store: Store, ann: Visitor) -> None:
    make.argument(store)
    drawn = ElementTree.fromstring(ann.get(f"{DEBATE}/tijd/svg").text)  # noqa: S314 - made here
    assert "+ steunt" in "".join(drawn.itertext())
    assert ann.get(f"{DEBATE}/tijd/png").data.startswith(PNG)


@pytest.mark.parametrize("address", [f"{THESIS}/kaartje", f"{DEBATE}/kaartje"])
def test_card_is_as_large_as_links_show_it_and_its_page_names_it(
    store: Store, ann: Visitor, address: str
) -> None:
    answer = ann.get(address)
    assert (answer.data[:8], size(answer.data)) == (PNG, (1200, 630))
    page = ann.get(address.removesuffix("/kaartje")).text
    assert f'<meta property="og:image" content="https://{HOST}{address}">' in page
    assert '<meta property="og:title" content="' in page


@pytest.mark.parametrize(
    "text",
    [
        '#eval("1") #sys.inputs $x$ *b* _i_ `c` @d <e> \\u{41} //x',
        "العربية 漢字 😀 zonder letters in huis.",
        "x" * 490 + ".",
        "Een zin #image(\"/etc/passwd\") met opdrachten.",
    ],
)  # fmt: skip
def test_words_on_a_card_are_never_orders(store: Store, ann: Visitor, text: str) -> None:
    one = make.claim(store, text)
    assert ann.get(f"/stellingen/{one}/kaartje").data.startswith(PNG)
    assert ann.get(f"/stellingen/{one}/kaart/png").data.startswith(PNG)


def test_card_changes_with_the_words_and_with_what_is_said(store: Store, ann: Visitor) -> None:
    before = ann.get(f"{THESIS}/kaartje").data
    assert ann.get(f"{THESIS}/kaartje").data == before
    make.claim(store)
    assert ann.get(f"{THESIS}/kaartje").data != before


def test_nothing_hidden_is_on_a_picture_and_merged_leads_on(store: Store, ann: Visitor) -> None:
    kept, duplicate = make.claim(store, "De bus is leeg."), make.claim(store, "Leeg is de bus.")
    make.merge_claims(store, make.MO, duplicate, kept, "Zelfde.")
    for name in ("kaart/svg", "kaart/png", "kaartje"):
        led = ann.get(f"/stellingen/{duplicate}/{name}")
        assert (led.status_code, led.location) == (301, f"/stellingen/{kept}/{name}")
    make.hide_claim(store, make.MO, kept, "Noemt iemand.")
    assert "De bus is leeg." not in ann.get(f"{THESIS}/kaart/svg").text
    assert "De bus is leeg." not in ann.get(f"/stellingen/{kept}").text
    assert ann.get(f"/stellingen/{kept}/kaartje").status_code == 200


def test_where_there_is_nothing_to_draw_there_is_no_picture(ann: Visitor) -> None:
    assert ann.get(f"{THESIS}/kaart/svg").status_code == 404
    assert ann.get(f"{THESIS}/kaart/png").status_code == 404
    assert "kaart/svg" not in ann.get(f"{THESIS}/kaart").text


def test_a_picture_that_was_drawn_is_kept_with_its_kind(site: Site, reader: Visitor) -> None:
    address = site.address("/stellingen/<id_>/kaartje")
    first, again = reader.get(address), reader.get(address)
    assert (again.mimetype, again.data) == ("image/png", first.data)
    mark = {"If-None-Match": first.headers["ETag"]}
    assert reader.get(address, headers=mark).status_code == 304
    svg = reader.get(site.address("/stellingen/<id_>/kaart/svg"))
    kept = reader.get(site.address("/stellingen/<id_>/kaart/svg"))
    assert kept.mimetype == svg.mimetype == "image/svg+xml"
    assert kept.headers["Content-Security-Policy"].startswith("sandbox")


KEPT = (
    f"{THESIS}/kaart",
    f"{THESIS}/voor-en-tegen",
    f"{DEBATE}/overzicht",
    f"{DEBATE}/vogelvlucht",
    f"{DEBATE}/tijd",
    f"{DEBATE}/tegengeluid/wie-antwoordt-wie",
)


@pytest.mark.parametrize("address", KEPT)
def test_each_view_is_kept_as_a_sheet_that_says_what_it_is(
    store: Store, ann: Visitor, address: str
) -> None:
    make.argument(store)
    attack = make.argument(store, "De <bus> rijdt & leeg rond.", kind=Kind.ATTACK)
    make.argument(store, "Leeg is hij nooit.", on=attack.relation, kind=Kind.UNDERCUT)
    answer = ann.get(f"{address}/svg?kleur=kant")
    drawn = ElementTree.fromstring(answer.text)  # noqa: S314 - made here
    told = "".join(drawn.itertext())
    assert HOST in told
    assert re.search(r"[Ss]tand van het logboek: nummer 8, \d+ \w+ \d{4}", told)
    assert not re.search(r"<script|<style|style=|var\(|class=", answer.text)
    view = address.rsplit("/", 1)[1].partition("?")[0]
    name = answer.headers["Content-Disposition"]
    assert re.fullmatch(rf'inline; filename="{view}-[-\w]+\.svg"', name)
    png = ann.get(f"{address}/png")
    assert size(png.data) == (2 * int(drawn.attrib["width"]), 2 * int(drawn.attrib["height"]))
    assert png.headers["Content-Disposition"] == name.replace(".svg", ".png")
    again = ann.get(f"{address}/png", headers={"If-None-Match": png.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Content-Disposition"]
    page = ann.get(address.replace("/overzicht", "").replace("/wie-antwoordt-wie", "")).text
    assert f'href="{address}/png"' in page
    assert 'property="og:image"' in page


def test_sides_and_outline_are_bounded_and_say_what_is_not_there(
    store: Store, ann: Visitor
) -> None:
    for number in range(12):
        make.argument(store, f"Reden nummer {number} om de bus te houden.")
    sides = ann.get(f"{THESIS}/voor-en-tegen/svg").text
    assert "+ Voor (12)" in sides
    assert "Niet getekend: nog 4 voor." in sides
    assert sides.count("om de bus te houden") == 8
    for number in range(30):
        make.claim(store, f"Losse stelling nummer {number} over de bus.")
    outline = ann.get(f"{DEBATE}/overzicht/svg").text
    assert outline.count("<a href=") == 30
    assert "Niet getekend: nog 13\N{NO-BREAK SPACE}stellingen." in outline
    assert ann.get(f"{DEBATE}/overzicht/svg?volgorde=roze").status_code == 400


def test_pictures_that_need_days_are_drawn_where_there_are(app: Flask) -> None:
    pictures = Pictures(
        {},
        {},
        survival([Wait(3 * DAY, True), Wait(6 * DAY, True), Wait(9 * DAY, False)]),
        (),
        (Moment(DAY, 1, 0, 0), Moment(9 * DAY, 5, 3, 2)),
        (Place("g1", 8, ("c1", "c2")),),
    )
    there = Room(Measured(9 * DAY, {}, Sensitivity((), {}), pictures), 1, 1, make.small_map())
    about = sheets.Subject("Bus", "Ruimte", "Titel", "", "/debatten/bus/tegengeluid", 1, 9 * DAY)
    with app.test_request_context(base_url=f"https://{HOST}"):
        for name, words in {
            "wachten-op-antwoord": "50%",
            "groei": "voor",
            "waar-het-ontbreekt": "2 van de 8",
        }.items():
            drawn = room_sheets.drawn(name, there, {"g1": "Avond"})
            shape = drawn.width, drawn.height
            made = sheets.sheet(drawn.template, about, shape, "svg", drawn=drawn.told)
            told = "".join(ElementTree.fromstring(made.svg).itertext())  # noqa: S314 - made here
            assert words in told
            assert "Gemeten op 10 januari 1970." in drawn.left_out
            assert typesetting.picture(made.svg, made.width, made.height).startswith(PNG)
        with pytest.raises(NotFound):
            room_sheets.drawn("wachten-op-tegenspraak", there, {})


@pytest.mark.parametrize("address", KEPT)
def test_a_sheet_says_its_own_words_in_english_and_those_of_the_debate_as_they_are(
    store: Store, ann: Visitor, address: str
) -> None:
    make.argument(store)
    attack = make.argument(store, "Zelden rijdt er iemand mee.", kind=Kind.ATTACK)
    make.argument(store, "Toch is het er een.", on=attack.relation, kind=Kind.UNDERCUT)
    dutch = ann.get(f"{address}/svg")
    english = ann.get(f"{address}/svg?taal=en")
    kept = ann.get(f"{address}/svg", headers={"If-None-Match": dutch.headers["ETag"]})
    assert kept.data == english.data.replace(b"?taal=en", b"")
    drawn = ElementTree.fromstring(english.text)  # noqa: S314 - made here
    assert (drawn.get("lang"), drawn.get(XML_LANG)) == ("en", "en")
    assert "tate of the log: number" in "".join(drawn.itertext())
    said = [each for each in drawn.iter() if each.get("lang") == "nl"]
    assert said
    assert all(each.get(XML_LANG) == "nl" for each in said)
    for each in said:
        each.clear()
    ours = " ".join(each.text or "" for each in drawn.iter() if each.tag != f"{SVG}title")
    assert not re.search(r"\b(de|het|een|van|niet|wie|stand|steunt|keer)\b", ours)


def test_card_is_in_the_language_of_the_page_that_names_it(store: Store, ann: Visitor) -> None:
    dutch = ann.get(f"{THESIS}/kaartje").data
    page = ann.get(f"{THESIS}?taal=en").text
    assert f'content="https://{HOST}{THESIS}/kaartje?taal=en"' in page
    assert '<meta property="og:locale" content="en_GB">' in page
    english = ann.get(f"{THESIS}/kaartje?taal=en").data
    assert size(english) == (1200, 630)
    assert english != dutch
    assert ann.get(f"{THESIS}/kaartje?taal=nl").data == dutch


def test_the_key_of_a_sheet_has_room_for_its_words() -> None:
    found = Measured(
        9 * DAY, {}, Sensitivity((), {}), Pictures({}, {}, (), (), (), (Place("g1", 8, ()),))
    )
    room = Room(found, 1, 1, make.small_map())
    dutch = room_sheets.drawn("waar-het-ontbreekt", room, {}).told
    with speaking("en"):
        english = room_sheets.drawn("waar-het-ontbreekt", room, {}).told
    assert isinstance(dutch, room_sheets.Missing)
    assert isinstance(english, room_sheets.Missing)
    assert (dutch.spoken, english.spoken) == ("iemand sprak tegen", "somebody spoke against")
    assert dutch.wide < english.wide
