"""The pages of a debate and its claims, said in English."""

from debate.model import Kind
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor, plain

DEBATE = f"/debatten/{make.DEBATE}"
CLAIM = f"/stellingen/{make.THESIS}"


def test_what_is_wrong_in_an_answer_and_the_receipt_are_said(ann: Visitor) -> None:
    page = ann.get(f"{CLAIM}/antwoord?taal=en").text
    assert 'data-because="because"' in page
    wrong = ann.place(make.THESIS, "x", "tegenargument").text
    assert "<title>Mistake: Answer to: " in wrong
    assert "Write a sentence of at least 3 characters." in wrong
    posted = ann.place(make.THESIS, "De bus is leeg", "tegenargument", naam="Mo", stem="client")
    receipt = ann.get(posted.location).text
    assert "Your counterargument is here now." in receipt
    assert "Keep this receipt: with it you show" in receipt
    assert "Uw tegenargument staat er nu." in ann.get(f"{posted.location}&taal=nl").text
    assert '<bdi dir="auto">Mo, client</bdi>' in ann.get(f"{CLAIM}?taal=en").text


def test_why_a_claim_has_its_standing_is_told_in_whole_sentences(
    store: Store, ann: Visitor
) -> None:
    for text in ("De bus is leeg.", "De bus is duur.", "De bus is oud."):
        make.claim(store, text, kind=Kind.ATTACK)
    told = plain(ann.get(f"{CLAIM}?taal=en").text)
    assert "This claim is contradicted: De bus is leeg speaks against this, and nobody" in told
    assert "The same goes for 2 more counterarguments." in told
    assert "0.06 on a scale from 0 to 1" in told
    dutch = plain(ann.get(f"{CLAIM}?taal=nl").text)
    assert "De bus is leeg spreekt dit tegen, en daarop heeft niemand geantwoord." in dutch
    assert "Er zijn nog 2 tegenargumenten waarvoor hetzelfde geldt." in dutch


def test_a_choice_stays_the_same_in_the_address_and_is_kept_for_both_languages(
    store: Store, ann: Visitor
) -> None:
    make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    assert '<option value="weersproken">weersproken</option>' in ann.get(DEBATE).text
    assert '<option value="weersproken">contradicted</option>' in ann.get(f"{DEBATE}?taal=en").text
    fallen = ann.get(f"{DEBATE}?stand=weersproken&volgorde=sterkste").text
    assert "1\N{NO-BREAK SPACE}claim" in fallen
    assert '<bdi dir="auto">contradicted</bdi>' in fallen


def test_the_words_of_a_drawing_are_english_and_those_of_the_debate_are_not(
    store: Store, ann: Visitor
) -> None:
    make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    page = ann.get(f"{CLAIM}/kaart?taal=en").text
    assert '<text lang="nl"><tspan' in page
    assert "− speaks against</text>" in page
    assert 'aria-label="De bus is leeg. Speaks against: ' in page
    assert 'data-larger="Larger"' in page
