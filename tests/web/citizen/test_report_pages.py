"""Anybody says that something is wrong, without an account, and follows it with a code."""

import re

import pytest
from flask import Flask

from debate.commands import reporting
from debate.queries import cases, claims, decisions, letters
from debate.roles import Role
from debate.storage.letters import HOUR_MS
from debate.storage.store import Store
from tests import make
from tests.web.citizen.test_decision_pages import CLAIM, FILLED, send
from tests.web.conftest import Visitor, hidden

FORM = f"/melden/{make.THESIS}"
QUEUE = f"/moderatie/debatten/{make.DEBATE}"
CASES = f"{QUEUE}/zaken"
WRONG = {"wat": "unclear", "reden": "Ik begrijp deze zin niet."}


@pytest.fixture
def moderator(mo: Visitor, store: Store) -> Visitor:
    make.rules(store)
    mo.sign_in(store, "Mo", role=Role.MODERATOR, debate=make.DEBATE)
    return mo


@pytest.fixture
def elsewhere(app: Flask) -> Visitor:
    return Visitor(app)


def code_of(page: str) -> str:
    return re.findall(r"<code>([^<]+)</code>", page)[0]


def report(visitor: Visitor, **fields: str) -> str:
    """Report the thesis; gives the code."""
    answer = visitor.post(FORM, {**hidden(visitor.get(FORM).text), **WRONG, **fields})
    assert answer.status_code == 200
    return code_of(answer.text)


def followed(visitor: Visitor, code: str) -> str:
    form = hidden(visitor.get("/meldingen").text)
    return visitor.post("/meldingen", {**form, "code": code}).text


def test_a_guest_reports_from_the_claim_and_follows_it(
    ann: Visitor, moderator: Visitor, store: Store
) -> None:
    assert f'href="{FORM}"' in ann.get(f"/stellingen/{make.THESIS}").text
    code = report(ann)
    assert "moet er nog naar kijken" in followed(ann, code)
    page = moderator.get(f"{QUEUE}?soort=gemeld").text
    assert "Ik begrijp deze zin niet." in page
    form = hidden(page[page.index("data-queue") - 200 :])
    sent = {**form, "item": make.THESIS, "doe": "laat-staan"}
    refused = moderator.post(f"{QUEUE}/werk", {**sent, "reden": " "})
    assert (refused.status_code, 'href="#reden"' in refused.text) == (400, True)
    answer = moderator.post(f"{QUEUE}/werk", {**sent, "reden": "De zin is duidelijk genoeg."})
    assert answer.location == f"{QUEUE}?soort=gemeld"
    told = followed(ann, code)
    assert "Het blijft staan" in told
    assert "De zin is duidelijk genoeg." in told
    assert "Hier wacht niets" in moderator.get(f"{QUEUE}?soort=gemeld").text


def test_all_that_lacks_is_told_and_what_was_typed_stays(ann: Visitor) -> None:
    illegal = "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH"
    sent = {"wat": illegal, "reden": "", "email": "geen adres", "naam": "Ann & Co"}
    answer = ann.post(FORM, {**hidden(ann.get(FORM).text), **sent})
    assert answer.status_code == 400
    for field in ("reden", "email", "trouw"):
        assert f'id="{field}-fout"' in answer.text
    assert "Ann &amp; Co" in answer.text


def test_who_chooses_nothing_is_asked_for_that_alone(ann: Visitor) -> None:
    answer = ann.post(FORM, {**hidden(ann.get(FORM).text), "reden": "Er klopt iets niet."})
    assert answer.status_code == 400
    assert 'id="wat-fout"' in answer.text
    assert 'id="trouw-fout"' not in answer.text


def test_a_report_that_leads_to_a_decision_is_told_by_its_code(
    ann: Visitor, moderator: Visitor
) -> None:
    code = report(ann)
    decision = send(moderator)
    assert f'href="{decision}"' in followed(ann, code)
    assert "na 1\N{NO-BREAK SPACE}melding" in ann.get(decision).text


def test_a_complaint_is_answered_by_another_moderator_and_restores(
    ann: Visitor, moderator: Visitor, store: Store, elsewhere: Visitor
) -> None:
    decision = send(moderator)
    form = ann.get(f"{decision}/bezwaar")
    told = {**hidden(form.text), "reden": "Er stond geen naam in."}
    code = code_of(ann.post(f"{decision}/bezwaar", told).text)
    answers = f"/moderatie/besluiten/{decision.rpartition('/')[2]}/bezwaren"
    given = {"reden": "Er stond inderdaad geen naam in.", "uitkomst": "gelijk"}
    page = moderator.get(CASES).text
    assert "Dit besluit nam u zelf" in page
    assert f'action="{answers}"' not in page
    hers = hidden(
        moderator.get(CLAIM).text.partition('<form class="writing"')[2].join(("<form ", ""))
    )
    refused = moderator.post(answers, {**hers, **given})
    assert refused.status_code == 403
    assert "zelf" in refused.text
    elsewhere.sign_in(store, "Moira", role=Role.MODERATOR, debate=make.DEBATE)
    page = elsewhere.get(CASES).text
    theirs = hidden(page[page.index('<form class="writing"') :])
    assert elsewhere.post(answers, {**theirs, **given}).location == decision
    assert "U kreeg gelijk" in followed(ann, code)
    with store.reading() as connection:
        assert claims.claim(connection, make.THESIS).status == "shown"


def test_pressing_twice_sends_one_report_and_one_complaint(
    ann: Visitor, moderator: Visitor, elsewhere: Visitor, store: Store
) -> None:
    form = {**hidden(ann.get(FORM).text), **WRONG}
    once, twice = ann.post(FORM, form), ann.post(FORM, form)
    assert code_of(once.text) == code_of(twice.text)
    other = ann.post(FORM, {**form, "reden": "Toch iets anders."})
    assert other.status_code == 409
    assert "al eerder verstuurd" in other.text
    for bare in ("", "x", "é" * 32):  # a form of somebody else's making is one of its own
        theirs = {**hidden(elsewhere.get(FORM).text), **WRONG, "idem": bare}
        assert code_of(elsewhere.post(FORM, theirs).text) != code_of(once.text)
    decision = send(moderator)
    assert code_of(ann.post(FORM, form).text) == code_of(once.text)
    told = {**hidden(ann.get(f"{decision}/bezwaar").text), "reden": "Er stond geen naam in."}
    codes = {code_of(ann.post(f"{decision}/bezwaar", told).text) for _ in range(3)}
    assert len(codes) == 1
    with store.reading() as connection:
        assert cases.contested(connection, decision.rpartition("/")[2])[0] == 1
        assert decisions.everything(connection)[0].decision.notices[0].count == 4


def test_an_unknown_code_says_so(ann: Visitor) -> None:
    assert "kennen we niet" in followed(ann, "nooit gegeven")


def test_a_decision_form_says_that_notices_wait(ann: Visitor, moderator: Visitor) -> None:
    report(ann)
    assert "melding wacht" in moderator.get(f"/moderatie/besluit/{make.THESIS}").text.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert FILLED["regel"] in moderator.get(f"/moderatie/besluit/{make.THESIS}").text


def test_a_relation_can_be_reported_too(ann: Visitor, moderator: Visitor, store: Store) -> None:
    made = make.argument(store, "Dit volgt er niet uit.", on=make.THESIS)
    form = f"/melden/{made.relation}"
    assert f'href="{form}"' in ann.get(FORM).text
    answer = ann.post(form, {**hidden(ann.get(form).text), **WRONG})
    assert "De redenering naar" in moderator.get(f"{QUEUE}?soort=gemeld").text
    assert "Het blijft" not in followed(ann, code_of(answer.text))


def test_the_whole_site_confirms_only_so_many_an_hour_and_says_so(
    ann: Visitor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_held_back(email: str) -> bool:
        sent = {**hidden(ann.get(FORM).text), **WRONG, "email": email}
        return "Wij mailen u nu geen bevestiging" in ann.post(FORM, sent).text

    monkeypatch.setattr(reporting, "MOST_CONFIRMED", 2)
    addresses = ["zed@debat.example", "bo@debat.example", "co@debat.example", ""]
    assert [is_held_back(one) for one in addresses] == [False, False, True, False]
    with store.reading() as connection:
        case = cases.case(connection, make.DEBATE, make.THESIS)
        assert (letters.counts(connection).waiting, case and case.count) == (2, 4)
    with store.writing() as connection:
        connection.execute("update letter set made_ms = made_ms - ?", (HOUR_MS,))
    assert not is_held_back("mo@debat.example")


def test_who_reports_in_english_is_answered_in_english(ann: Visitor) -> None:
    form = ann.get(f"{FORM}?taal=en").text
    assert "This is unclear" in form
    lacks = ann.post(FORM, {**hidden(form), **WRONG, "reden": ""})
    assert "<title>Mistake: Report what is wrong" in lacks.text
    kept = ann.post(FORM, {**hidden(form), **WRONG}).text
    assert "We have your report" in kept
    told = followed(ann, code_of(kept))
    assert "This is unclear: " in told
    assert "A moderator has yet to look at it" in told
    assert "We do not know this code." in followed(ann, "never given")
