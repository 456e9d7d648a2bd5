"""A debate in one picture: the page, the file, and what the street map asks for."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from debate.commands import importing
from debate.model import ArgumentMap, Claim, Kind, Relation, Topic, make_id
from debate.storage.store import Store
from tests import make
from tests.web.citizen.test_drawings import HALL, POOL, a_map
from tests.web.conftest import Visitor

SPORT = "/debatten/sport/vogelvlucht"
HOSTILE = '</title><script>alert(1)</script> & "zo" is het.'


def segments(page: str) -> list[str]:
    """What is read out of each segment."""
    drawing = page[page.index('<svg class="overview') :]
    drawing = drawing[: drawing.index("<details")]
    return [unescape(said) for said in re.findall(r"<a [^>]*><title>([^<]*)</title>", drawing)]


def star(claims: int) -> ArgumentMap:
    """A thesis with many counterarguments."""
    ids = [make_id("c", "ster", str(number)) for number in range(claims)]
    said = {id_: Claim(id_, f"Punt nummer {number}.") for number, id_ in enumerate(ids)}
    ties = {
        f"r{number:012x}": Relation(f"r{number:012x}", Kind.ATTACK, (id_,), ids[0])
        for number, id_ in enumerate(ids[1:])
    }
    return ArgumentMap(Topic("ster", "Ster", theses=(ids[0],)), claims=said, relations=ties)


@pytest.fixture
def sport(store: Store) -> Store:
    importing.import_map(store, make.CO, a_map(with_theses=True))
    return store


def test_every_claim_of_a_small_debate_is_drawn_and_told(sport: Store, ann: Visitor) -> None:
    page = ann.get(SPORT).text
    drawn = {said.partition(" (")[0].rpartition(": ")[2] for said in segments(page)}
    assert drawn == {
        "De hal moet blijven.",
        "De hal lekt.",
        "Scholen komen elke dag.",
        "Het bad",
        "Het bad is druk.",
        "Kinderen zwemmen er.",
        "Een tekening zegt niet alles.",
    }
    words = page[page.index('id="vlucht-woorden"') :]
    assert all(said in words for said in drawn)


def test_every_id_in_the_drawing_stands_in_the_words_too(sport: Store, ann: Visitor) -> None:
    page = ann.get(SPORT).text
    drawing, _, words = page.partition('id="vlucht-woorden"')
    drawn = set(re.findall(r"[cg][0-9a-f]{12}", drawing[drawing.index("<svg class") :]))
    assert len(drawn) == 7
    assert drawn <= set(re.findall(r"[cg][0-9a-f]{12}", words))


@pytest.mark.parametrize("shape", ["ijspegel", "zon"])
def test_what_is_too_small_is_summed_and_told(store: Store, ann: Visitor, shape: str) -> None:
    importing.import_map(store, make.CO, star(1_000))
    page = ann.get(f"/debatten/ster/vogelvlucht?vorm={shape}").text
    assert segments(page)[-1] == "nog 999\N{NO-BREAK SPACE}stellingen"
    assert "De andere 999 zijn te klein" in page
    assert "nog 999 niet getekend" in page


def test_one_goes_in_and_finds_the_way_back(sport: Store, ann: Visitor) -> None:
    page = ann.get(SPORT + "?kleur=stem").text
    inner = re.search(rf'href="({SPORT}\?vanaf=c[^"]*)"', page)
    assert inner
    address = unescape(inner[1])
    assert "kleur=stem" in address
    there = ann.get(address).text
    assert "Alles onder" in there
    assert f'href="{SPORT}?kleur=stem"' in there
    section = ann.get(f"{SPORT}?vanaf={POOL}").text
    assert "Het bad is druk." in segments(section)[1]
    assert ann.get(f"{SPORT}?vanaf={HALL}").status_code == 404  # nothing is loose there


@pytest.mark.parametrize("colour", ["kant", "stem", "leeftijd", "tegengeluid"])
@pytest.mark.parametrize("shape", ["ijspegel", "zon"])
def test_each_colour_and_shape_has_its_legend_in_words(
    sport: Store, ann: Visitor, colour: str, shape: str
) -> None:
    page = ann.get(f"{SPORT}?kleur={colour}&vorm={shape}").text
    legend = page[page.index('<ul class="tones"') :]
    tones = set(re.findall(r'<li class="([^"]+)"', legend[: legend.index("</ul>")]))
    used = set(re.findall(r'<a class="([^"]+)" href="[^"]*"><title>', page))
    assert used - {"section"} <= tones
    assert ('viewBox="-400' in page) == (shape == "zon")


def test_a_debate_is_seen_as_it_was(store: Store, ann: Visitor) -> None:
    make.claim(store, "Er is geen taxi in het dorp.")
    then = ann.get("/debatten/avondbus/vogelvlucht?v=2").text
    now = ann.get("/debatten/avondbus/vogelvlucht").text
    assert "geen taxi" not in then
    assert "geen taxi" in now
    assert "data-city" in now
    assert "data-city" not in then  # the street map shows today's debate


def test_a_hidden_claim_is_a_segment_without_words(store: Store, ann: Visitor) -> None:
    hidden = make.claim(store, "Buurman Jansen liegt.")
    make.claim(store, "Er is geen taxi in het dorp.", on=hidden)
    make.hide_claim(store, make.MO, hidden, "Noemt iemand bij naam.")
    page = ann.get("/debatten/avondbus/vogelvlucht").text
    assert "Jansen" not in page
    assert "Steunt: Deze stelling is verborgen" in page


def test_the_address_of_a_merged_claim_leads_to_what_it_stands_as(
    store: Store, ann: Visitor
) -> None:
    kept, gone = make.claim(store), make.claim(store, "Wie laat klaar is, komt niet thuis.")
    make.merge_claims(store, make.MO, gone, kept, "Zegt hetzelfde.")
    page = ann.get(f"/debatten/avondbus/vogelvlucht?vanaf={gone}").text
    assert segments(page)[0].startswith("Steunt: Wie laat werkt")


def test_a_drawing_stands_by_itself_and_nothing_runs_in_it(store: Store, ann: Visitor) -> None:
    made = star(3)
    [first, *_] = made.claims
    made = ArgumentMap(
        made.topic,
        claims={**made.claims, first: Claim(first, HOSTILE)},
        relations=made.relations,
    )
    importing.import_map(store, make.CO, made)
    for shape in ("ijspegel", "zon"):
        answer = ann.get(f"/debatten/ster/vogelvlucht/svg?vorm={shape}")
        assert answer.mimetype == "image/svg+xml"
        assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        drawing = ElementTree.fromstring(answer.text)  # noqa: S314 - our own
        names = {element.tag.rpartition("}")[2] for element in drawing.iter()}
        assert "script" not in names
        said = [element.text for element in drawing.iter() if element.tag.endswith("title")]
        assert any(HOSTILE in (text or "") for text in said)
        links = [element.get("href") for element in drawing.iter() if element.get("href")]
        assert links
        assert all(link.startswith("https://debat.example/") for link in links if link)


def test_what_did_not_change_is_not_sent_again(sport: Store, ann: Visitor) -> None:
    for tail in ("", "/svg", "/punten", "/teksten?nr=0", "/gevonden?q=hal"):
        first = ann.get(SPORT + tail)
        again = ann.get(SPORT + tail, headers={"If-None-Match": first.headers["ETag"]})
        kept = ann.get(SPORT + tail)
        assert (first.status_code, again.status_code, kept.status_code) == (200, 304, 200)
        assert kept.data == first.data
        assert kept.mimetype == first.mimetype


def test_the_street_map_asks_for_words_by_number(sport: Store, ann: Visitor) -> None:
    told = ann.get(SPORT + "/teksten?nr=1,0,999999").json
    assert told
    assert [one["number"] for one in told["claims"]] == [1, 0]
    assert told["claims"][1]["text"] == "De hal moet blijven."
    assert ann.get(told["claims"][0]["address"]).status_code == 200
    found = ann.get(SPORT + "/gevonden?q=tekening").json
    assert found
    assert [one["text"] for one in found["claims"]] == ["Een tekening zegt niet alles."]
    assert found["stand"] == told["stand"]


def test_an_empty_debate_invites(store: Store, ann: Visitor) -> None:
    importing.import_map(store, make.CO, ArgumentMap(Topic("leeg", "Leeg")))
    assert "Hier is nog niets gezegd" in ann.get("/debatten/leeg/vogelvlucht").text
    assert ann.get("/debatten/leeg/vogelvlucht/svg").status_code == 200
    assert ann.get("/debatten/leeg/vogelvlucht/punten").status_code == 200


def test_a_debate_is_seen_at_a_glance_in_english(sport: Store, ann: Visitor) -> None:
    ann.get(SPORT)
    page = ann.get(f"{SPORT}?taal=en").text
    assert "Bird’s-eye view: " in page
    assert re.search(r'aria-current="true">side</a>', page)
    assert re.search(r">age</a>", page)
    assert "speaks for it in the end" in page
    assert 'data-some="{claims} of {all} in sight." ' in page
    assert 'data-attack="speaks against"' in page
    told = ann.get(SPORT + "/teksten?nr=0").json
    assert told
    assert told["claims"][0]["lang"] == "nl"
