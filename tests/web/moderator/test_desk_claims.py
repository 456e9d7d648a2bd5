"""A claim on the desk, and the passages of a debate: revised, tied, taken away, mended."""

import re

import pytest

from debate.commands import sourcing
from debate.commands.sourcing import Told
from debate.model import Claim
from debate.queries import claims
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor

TEXT = f"/redactie/bronnen/{make.ARTICLE}"


@pytest.fixture
def store(store: Store) -> Store:
    make.texts(store)
    return store


@pytest.fixture
def ann(ann: Visitor, store: Store) -> Visitor:
    ann.sign_in(store)
    return ann


def claim(store: Store, id_: str) -> Claim:
    with store.reading() as connection:
        return claims.claim(connection, id_).claim


def source(store: Store, words: str, text: str) -> str:
    return sourcing.source_claim(store, make.EDITOR, make.place(words), Told(text)).claim


def _token(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(csrf_token)" value="([^"]*)"', page))


def test_a_passage_that_was_added_is_taken_away_with_a_reason(ann: Visitor, store: Store) -> None:
    one = source(store, "te vroeg", "Laat werken gaat niet.")
    sourcing.anchor_passage(store, make.EDITOR, one, make.place("elf mensen"))
    page = ann.get(f"/redactie/stellingen/{one}").text
    [detach] = re.findall(r'<form class="detach".*?</form>', page, re.DOTALL)
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', detach))
    address = f"/redactie/stellingen/{one}/losse-passages"
    unsaid = ann.post(address, fields)
    assert unsaid.status_code == 400
    assert "Schrijf een zin van ten minste 3 tekens." in unsaid.text
    sent = {**fields, "reden": "Dit gaat over iets anders"}
    assert ann.post(address, sent).status_code == 303
    assert claim(store, one).excerpts == (make.place("te vroeg"),)
    assert ann.post(address, sent).status_code == 400  # it rests on that no more
    assert "Dit gaat over iets anders." in ann.get(f"/debatten/{make.DEBATE}/logboek").text


def test_a_claim_is_revised_and_tied_on_its_own_page(ann: Visitor, store: Store) -> None:
    one = source(store, "te vroeg", "Laat werken gaat niet.")
    page = ann.get(f"/redactie/stellingen/{one}").text
    assert "Nog geen verband" in page
    relate, revise = page.split('action="/redactie/stellingen/')[1:3]
    assert relate.startswith(f"{one}/verbanden")
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', revise))
    sent = {
        **fields,
        "zin": "Wie laat werkt, kan niet mee.",
        "stem": "journalist",
        "stap": "plaats",
    }
    assert ann.post(f"/redactie/stellingen/{one}/versies", sent).status_code == 303
    assert claim(store, one).text == "Wie laat werkt, kan niet mee."
    late = {**sent, "idem": "y" * 20, "zin": "Nog eens anders."}
    refused = ann.post(f"/redactie/stellingen/{one}/versies", late)
    assert refused.status_code == 409
    assert "Nog eens anders." in refused.text
    forged = ann.post(f"/redactie/stellingen/{one}/versies", {**late, "versie": "9" * 5_000})
    assert forged.status_code == 409
    tie = {**fields, "idem": "z" * 20, "verband": "steunt", "doel": make.THESIS, "stap": "plaats"}
    assert ann.post(f"/redactie/stellingen/{one}/verbanden", tie).status_code == 303
    assert (
        "De avondbus moet na tien uur blijven rijden."
        in ann.get(f"/redactie/stellingen/{one}").text
    )


def test_a_visitor_s_words_are_not_revised(ann: Visitor, store: Store) -> None:
    posted = make.claim(store)
    page = ann.get(f"/redactie/stellingen/{posted}").text
    assert "eigen woorden van een bezoeker" in page
    assert "/versies" not in page


def test_a_hidden_claim_shows_no_words_and_no_forms(ann: Visitor, store: Store) -> None:
    one = source(store, "te vroeg", "Laat werken gaat niet.")
    make.hide_claim(store, make.MO, one, "Noemt een adres.")
    page = ann.get(f"/redactie/stellingen/{one}").text
    assert "Deze stelling is verborgen" in page
    assert "Laat werken" not in page
    assert "<textarea" not in page


def test_passages_are_checked_and_mended_on_their_page(ann: Visitor, store: Store) -> None:
    address = f"/redactie/debatten/{make.DEBATE}/passages"
    assert "In dit debat rust nog niets" in ann.get(address).text
    source(store, "te vroeg", "Laat werken gaat niet.")
    source(store, "Toch zaten er vorige maand elf mensen in de bus.", "De bus zat vol.")
    assert "Elke passage die na te kijken is" in ann.get(address).text
    first, second, third = make.TEXT
    make.text(store, make.ARTICLE, "Nieuw.", first, second.replace("elf", "twaalf"), third)
    page = ann.get(address).text
    assert re.search(r"De woorden van 1\s+passage staan onveranderd", page)
    assert "verplaatst" in page
    assert (
        ann.post(f"/redactie/debatten/{make.DEBATE}/verplaatsingen", _token(page)).status_code
        == 303
    )
    page = ann.get(address).text
    assert "Geef ze hun nieuwe plaats" not in page
    assert "<del>elf</del> <ins>twaalf</ins>" in page


def test_editors_get_the_words_of_passages_for_programs(ann: Visitor, store: Store) -> None:
    source(store, "te vroeg", "Laat werken gaat niet.")
    assert '"exact": "te vroeg"' in ann.get(f"{TEXT}/passages").text
    assert "te vroeg" not in ann.get(f"/bronnen/{make.ARTICLE}/passages").text
