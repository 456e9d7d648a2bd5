"""Sorting and filtering a debate: what the address asks for, and what the page offers."""

import re

import pytest

from debate.commands import importing
from debate.model import Kind
from debate.storage.store import Store
from tests import make
from tests.web.citizen.test_drawings import POOL, a_map
from tests.web.conftest import Visitor

DEBATE = f"/debatten/{make.DEBATE}"


def told(page: str) -> list[str]:
    """The claims of the list, in order."""
    return re.findall(r'<p class="sentence"><a class="claim" href="[^"]*"><bdi[^>]*>([^<]*)', page)


def test_outline_offers_its_choices_folded_away(store: Store, ann: Visitor) -> None:
    make.claim(store)
    page = ann.get(DEBATE).text
    assert '<details class="chooser">' in page
    assert re.search(r'<option value="inwoner">inwoner \(1\)</option>', page)
    assert 'name="bron"' not in page  # nothing rests on a source
    assert page.index("Het debat in woorden") < page.index('<details class="chooser">')


def test_list_of_one_voice_with_its_place_and_what_was_said_on_it(
    store: Store, ann: Visitor
) -> None:
    one = make.claim(store)
    make.claim(store, "Een taxi is te duur.", on=one)
    page = ann.get(f"{DEBATE}?rol=inwoner&volgorde=nieuwste").text
    assert told(page) == ["Een taxi is te duur.", "Wie laat werkt, komt anders niet thuis."]
    assert "2\N{NO-BREAK SPACE}stellingen" in page
    assert re.search(r'class="whereabouts">[^\n]*De avondbus moet', page)
    assert f'href="/stellingen/{one}/voor-en-tegen"' in page


def test_each_choice_can_be_taken_back_by_itself(store: Store, ann: Visitor) -> None:
    make.claim(store)
    page = ann.get(f"{DEBATE}?rol=inwoner&naam=Ann&volgorde=sterkste").text
    chips = dict(
        re.findall(r'<li><a href="([^"]*)"><span[^>]*>Zonder: </span><bdi[^>]*>([^<]*)', page)
    )
    assert chips == {
        f"{DEBATE}?rol=inwoner&amp;naam=Ann": "sterkste eerst",
        f"{DEBATE}?volgorde=sterkste&amp;naam=Ann": "inwoner (1)",
        f"{DEBATE}?volgorde=sterkste&amp;rol=inwoner": "gezegd door Ann",
    }
    assert "Wis alle keuzes" in page


def test_counter_voices_without_an_answer(store: Store, ann: Visitor) -> None:
    attack = make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    make.claim(store)
    address = f"{DEBATE}?toon=zonder-antwoord"
    assert told(ann.get(address).text) == ["De bus is leeg."]
    make.claim(store, "Leeg is hij nooit.", on=attack, kind=Kind.ATTACK)
    assert told(ann.get(address).text) == ["Leeg is hij nooit."]


def test_claims_are_chosen_by_what_became_of_them_and_sorted_by_strength(
    store: Store, ann: Visitor
) -> None:
    weak = make.claim(store)
    no = make.argument(store, "Een taxi rijdt ook laat.", on=weak, kind=Kind.ATTACK).claim
    strong = make.claim(store, "De tram rijdt dan niet meer.")
    make.claim(store, "De tram stopt om negen uur.", on=strong)
    assert '<option value="weersproken">' in ann.get(DEBATE).text
    fallen = told(ann.get(f"{DEBATE}?stand=weersproken").text)
    assert fallen == ["Wie laat werkt, komt anders niet thuis."]
    standing = told(ann.get(f"{DEBATE}?stand=staat&volgorde=sterkste&rol=inwoner").text)
    assert standing[0] == "De tram rijdt dan niet meer."
    assert len(standing) == 3
    assert "weersproken" in ann.get(f"/stellingen/{weak}/voor-en-tegen").text
    assert f'href="/stellingen/{no}"' in ann.get(f"{DEBATE}?stand=staat").text


def test_nothing_that_fits_says_so_and_leads_back(store: Store, ann: Visitor) -> None:
    page = ann.get(f"{DEBATE}?naam=Niemand").text
    assert "Geen stelling past bij deze keuzes." in page
    assert f'href="{DEBATE}">Terug naar het hele debat' in page


def test_a_section_is_sorted_and_stays_an_outline(store: Store, ann: Visitor) -> None:
    importing.import_map(store, make.CO, a_map(with_theses=True))
    page = ann.get(f"/debatten/sport?onderdeel={POOL}&volgorde=nieuwste").text
    outline = page[page.index('class="outline"') :]
    assert outline.index("Een tekening zegt") < outline.index("Het bad is druk.")
    both = ann.get(f"/debatten/sport?onderdeel={POOL}&rol=onbekend").text
    assert "Scholen komen elke dag." in told(both)
    assert "De hal lekt." not in told(both)


@pytest.mark.parametrize("order", ["onbeantwoord", "nieuwste", "sterkste"])
def test_the_outline_tells_the_same_in_each_order(store: Store, ann: Visitor, order: str) -> None:
    importing.import_map(store, make.CO, a_map(with_theses=True))
    ids = r'class="line[^>]*id="(c\w+)"'
    page = ann.get(f"/debatten/sport?volgorde={order}").text
    assert sorted(re.findall(ids, page)) == sorted(re.findall(ids, ann.get("/debatten/sport").text))


def test_a_list_goes_on_where_it_stopped(store: Store, ann: Visitor) -> None:
    with store.change(make.DEBATE, make.MO.ref) as change:
        change.record(*make.many_claims(make.DEBATE, 120))
    first = ann.get(f"{DEBATE}?rol=onbekend").text
    assert len(told(first)) == 100
    assert "nummer 1 tot en met 100" in first
    [rest] = re.findall(r'href="([^"]*)" rel="next"', first)
    second = told(ann.get(rest.replace("&amp;", "&")).text)
    assert len(second) == 21
    assert not set(second) & set(told(first))


def test_the_past_can_be_sorted_and_filtered_too(store: Store, ann: Visitor) -> None:
    make.claim(store)
    make.claim(store, "Een taxi is te duur.")
    page = ann.get(f"{DEBATE}?v=4&rol=inwoner").text
    assert told(page) == ["Wie laat werkt, komt anders niet thuis."]
    assert '<input type="hidden" name="v" value="4">' in page
    assert ann.get(f"{DEBATE}?v=4&volgorde=nieuwste").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "volgorde=zomaar",
        "rol=koning",
        "kader=X",
        "toon=alles",
        "sinds=x",
        "stand=hoog",
        "na=-1&rol=client",
    ],
)
def test_what_is_no_choice_is_refused(ann: Visitor, asked: str) -> None:
    assert ann.get(f"{DEBATE}?{asked}").status_code == 400


def test_hostile_words_in_the_address_are_words(ann: Visitor) -> None:
    page = ann.get(f"{DEBATE}?naam=<script>alert(1)</script>&bron=s%00").text
    assert "<script>alert" not in page
    assert ann.get(f"{DEBATE}?naam={'x' * 5000}").status_code == 200
    assert ann.get(f"{DEBATE}?sinds={'9' * 40}").status_code == 200
