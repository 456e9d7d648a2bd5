"""Decisions on the pages: taken with all their reasons, read by everybody, and taken back."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from debate.commands import ending, signing_in
from debate.queries import claims, decisions
from debate.roles import Role
from debate.storage.store import Store
from debate.web import slowing
from tests import make
from tests.web.conftest import Visitor, fields_of, hidden

CLAIM = f"/moderatie/besluit/{make.THESIS}"
FILLED = {
    "soort": "hide",
    "regel": "regel-2",
    "feiten": "Er staat een naam in de zin.",
    "uitleg": "Een naam noemen mag hier niet. De zin mag terug zonder die naam.",
}


@pytest.fixture
def moderator(mo: Visitor, store: Store) -> Visitor:
    make.rules(store)
    mo.sign_in(store, "Mo", role=Role.MODERATOR, debate=make.DEBATE)
    return mo


def send(visitor: Visitor, thing: str = CLAIM, **fields: str) -> str:
    """Take a decision; gives where the page leads."""
    form = visitor.get(thing).text.partition('<form class="writing"')
    sent = {**hidden(form[1] + form[2]), **FILLED, **fields}
    answer = visitor.post(thing, sent)
    assert answer.status_code == 303
    return str(answer.location)


def test_a_claim_is_hidden_with_its_reasons_for_everybody(
    moderator: Visitor, ann: Visitor, store: Store
) -> None:
    page = send(moderator)
    with store.reading() as connection:
        assert claims.claim(connection, make.THESIS).status == "hidden"
    told = ann.get(page).text
    for words in (
        "Verborgen",
        FILLED["feiten"],
        FILLED["uitleg"],
        "Huisregel 2",
        "Dit geldt",
    ):
        assert words in told
    assert "Mo" not in told.partition("<main")[2].partition("</main")[0].replace("Moderator", "")
    assert page in ann.get("/besluiten").text
    assert page in ann.get(f"/besluiten?debat={make.DEBATE}").text


def test_it_is_taken_back_with_a_reason(moderator: Visitor, ann: Visitor, store: Store) -> None:
    page = send(moderator)
    undo = f"/moderatie/besluiten/{page.rpartition('/')[2]}/opgeheven"
    form = hidden(moderator.get(CLAIM).text.partition(undo)[2].join(("<form>", "")))
    answer = moderator.post(undo, {**form, "reden": "De naam was verzonnen."})
    assert answer.location == page
    assert "De naam was verzonnen." in ann.get(page).text
    with store.reading() as connection:
        assert claims.claim(connection, make.THESIS).status == "shown"


def test_all_that_lacks_is_told_at_once_and_what_was_typed_stays(moderator: Visitor) -> None:
    form = hidden(
        moderator.get(CLAIM).text.partition('<form class="writing"')[2].join(("<form", ""))
    )
    answer = moderator.post(
        CLAIM, {**form, "soort": "hide", "feiten": "", "uitleg": "Daarom & zo."}
    )
    assert answer.status_code == 400
    for field in ("regel", "feiten"):
        assert f'id="{field}-fout"' in answer.text
    assert "Daarom &amp; zo." in answer.text


def test_one_form_sent_twice_is_one_decision(moderator: Visitor, store: Store) -> None:
    form = hidden(
        moderator.get(CLAIM).text.partition('<form class="writing"')[2].join(("<form", ""))
    )
    places = {moderator.post(CLAIM, {**form, **FILLED}).location for _ in range(2)}
    assert len(places) == 1
    with store.reading() as connection:
        assert len(decisions.everything(connection)) == 1


def test_a_debate_goes_slowly_and_says_how_much(moderator: Visitor, ann: Visitor) -> None:
    page = send(moderator, f"/moderatie/besluit/{make.DEBATE}", soort="slow", minuten="15")
    assert "15\N{NO-BREAK SPACE}minuten" in ann.get(page).text
    form = ann.get(f"/stellingen/{make.THESIS}/antwoord").text
    assert f'<a href="{page}">Waarom?</a>' in form
    assert "Dit debat gaat langzaam" in form


def test_in_slow_mode_who_throws_cookies_away_does_not_escape_and_others_are_not_hindered(
    moderator: Visitor, ann: Visitor, app: Flask, store: Store
) -> None:
    ann.place(make.THESIS, "De bus is van ons allemaal, ook om elf uur.")
    send(moderator, f"/moderatie/besluit/{make.DEBATE}", soort="slow", minuten="1")
    assert Visitor(app).place(make.THESIS, "Kort.", zin="").status_code == 400  # costs nothing
    for number in range(slowing.NEWCOMERS):
        answer = Visitor(app).place(make.THESIS, f"Wie laat werkt, is er {number} keer geweest.")
        assert answer.status_code == 303
    refused = Visitor(app).place(make.THESIS, "Ik kwam hier zonder koekje en zeg nog iets.")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "vanaf één verbinding kunnen" in refused.text
    elsewhere = {"environ_overrides": {"REMOTE_ADDR": "198.51.100.7"}}
    form = Visitor(app)
    sent = {**form.form(make.THESIS), "soort": "steun", "zin": "Hier woon ik.", "stap": "plaats"}
    address = f"/stellingen/{make.THESIS}/antwoorden"
    assert form.post(address, sent, **elsewhere).status_code == 303
    again = ann.place(make.THESIS, "Zelf was ik hier al eerder aan het woord.")
    assert "één bijdrage per persoon" in again.text  # her own pause, and not that of all others
    member = Visitor(app)
    member.sign_in(store, "Bo")
    assert member.place(make.THESIS, "Ik ben aangemeld en wacht op mijzelf.").status_code == 303


def test_what_ended_by_itself_says_so_on_its_page_in_the_list_and_in_the_log(
    moderator: Visitor, ann: Visitor, store: Store
) -> None:
    today = datetime.now(UTC).date()
    page = send(moderator, tot=today.isoformat())
    assert "tot en met" in ann.get(page).text
    ending.end_decisions(store, today + timedelta(days=1))
    told = ann.get(page).text
    assert "Dit eindigde vanzelf op" in told
    assert "Teruggedraaid" not in told
    assert "eindigde op" in ann.get("/besluiten").text
    log = ann.get(f"/debatten/{make.DEBATE}/logboek").text
    assert "Beperking liep af" in log
    assert "de einddatum van het besluit" in log


def test_files_have_the_fields_of_the_transparency_database(
    moderator: Visitor, ann: Visitor
) -> None:
    send(moderator, feiten="=1+1 staat er.")
    [one] = ann.get("/besluiten/json").json["besluiten"]
    assert one["decision_facts"] == "=1+1 staat er."
    assert one["decision_visibility"] == ["DECISION_VISIBILITY_CONTENT_DISABLED"]
    sheet = ann.get("/besluiten/csv")
    assert "'=1+1 staat er." in sheet.text
    assert sheet.text.startswith("debat,stelling-of-debat,huisregel,opgeheven,puid,")


def test_only_who_moderates_this_debate_decides(ann: Visitor, store: Store) -> None:
    ann.sign_in(store)
    assert ann.get(CLAIM).status_code == 403
    assert ann.post(CLAIM, FILLED).status_code in (400, 403)


def test_the_claim_says_what_was_decided_and_a_locked_one_takes_no_answer(
    moderator: Visitor, ann: Visitor
) -> None:
    address = f"/stellingen/{make.THESIS}"
    assert "Geef antwoord" in ann.get(address).text
    label, lock = send(moderator, soort="label"), send(moderator, soort="lock")
    page = ann.get(address).text
    assert "Als betwist gemerkt" in page
    assert f'href="{label}"' in page
    assert f'href="{lock}"' in page
    assert "Geef antwoord" not in page


def test_who_is_kept_out_reads_why_and_nobody_reads_who(
    moderator: Visitor, ann: Visitor, store: Store
) -> None:
    ann.place(make.THESIS, "Koop bij mij een fiets.", naam="Xantippe")
    claim = re.findall(r"/mijn-bijdragen/(c[0-9a-f]{12})", ann.get("/mijn-bijdragen").text)[0]
    about = f"/moderatie/besluit/{claim}"
    assert "Laat wie dit schreef hier een tijd niet schrijven" in moderator.get(about).text
    form = hidden(
        moderator.get(about).text.partition('<form class="writing"')[2].join(("<form", ""))
    )
    ends = (datetime.now(UTC).date() + timedelta(days=14)).isoformat()
    sent = {**form, **FILLED, "soort": "ban", "tot": ends}
    early = moderator.post(about, sent)
    assert early.status_code == 400
    assert "de waarschuwing waar de wet om vraagt" in early.text
    send(moderator, about, soort="aside")
    page = str(moderator.post(about, sent).location)
    told = ann.get(page).text
    assert "Wie dat is staat hier niet" in told
    assert claim not in told
    assert "Xantippe" not in told
    assert claim not in json.dumps(ann.get("/besluiten/json").json["besluiten"][-1])  # type: ignore[index]
    refused = ann.place(make.THESIS, "Koop bij mij nog een fiets.")
    assert refused.status_code == 403
    assert "niet in dit debat schrijft" in refused.text
    assert "Koop bij mij nog een fiets." in refused.text
    mine = ann.get("/mijn-bijdragen").text
    assert "U mag hier een tijd niet schrijven" in mine
    assert f'href="{page}/bezwaar"' in mine
    assert page.rpartition("/")[2] in ann.get("/mijn-gegevens").text
    assert page in moderator.get(f"/moderatie/besluit/{make.DEBATE}").text


def test_a_long_time_takes_two_moderators_or_says_that_there_is_one(
    moderator: Visitor, ann: Visitor, store: Store
) -> None:
    ann.place(make.THESIS, "Koop bij mij een fiets.")
    claim = re.findall(r"/mijn-bijdragen/(c[0-9a-f]{12})", ann.get("/mijn-bijdragen").text)[0]
    about = f"/moderatie/besluit/{claim}"
    send(moderator, about, soort="aside")
    ends = (datetime.now(UTC).date() + timedelta(days=90)).isoformat()
    signing_in.invite(store, make.CO, "Moira", Role.MODERATOR)
    form = moderator.get(about).text.partition('<form class="writing"')
    sent = {**hidden(form[1] + form[2]), **FILLED, "soort": "ban", "tot": ends}
    refused = moderator.post(about, sent)
    assert (refused.status_code, 'id="tot-fout"' in refused.text) == (400, True)
    signing_in.revoke(store, make.CO, "Moira")
    assert "één moderator" in ann.get(str(moderator.post(about, sent).location)).text


def test_the_figures_of_a_year_are_the_same_on_the_page_and_in_the_files(
    moderator: Visitor, ann: Visitor
) -> None:
    send(moderator)
    year = f"/besluiten/jaren/{datetime.now(UTC).year}"
    assert f'href="{year}"' in ann.get("/besluiten").text
    page = ann.get(year).text
    assert "door een moderator zelf" in page
    told = ann.get(f"{year}/json").json["cijfers"]  # type: ignore[index]
    assert {"onderdeel": "act", "soort": "hide", "omschrijving": "Besluiten, naar wat er gebeurde:"
            " Verborgen", "waarde": 1} in told  # fmt: skip
    lines = ann.get(f"{year}/csv").text.splitlines()
    assert len(lines) == len(told) + 1
    assert lines[0] == "jaar,onderdeel,soort,omschrijving,waarde"
    assert ann.get("/besluiten/jaren/2019").status_code == 404


def test_what_was_decided_together_is_looked_at_and_taken_back_as_one_act(
    ann: Visitor, moderator: Visitor, store: Store
) -> None:
    mo = moderator
    things = [make.claim(store, f"De bus rijdt {number} keer leeg.") for number in range(2)]
    mo.take_second_step(store)
    form = mo.get(f"/moderatie/debatten/{make.DEBATE}/besluit?item={things[0]}&item={things[1]}")
    sent = {**fields_of(form.text), **FILLED, "item": things}
    mo.post(f"/moderatie/debatten/{make.DEBATE}/besluit", sent)
    with store.reading() as connection:
        first, second = (one.id for one in decisions.newest(connection))
    complaint = f"/besluiten/{first}/bezwaar"
    told = {**hidden(ann.get(complaint).text), "reden": "Er staat geen naam in."}
    assert ann.post(complaint, told).status_code == 200
    public = ann.get(f"/besluiten/{first}").text
    assert "samen met 1\N{NO-BREAK SPACE}ander besluit" in public
    address = f"/moderatie/besluiten/{first}/samen"
    assert f'href="{address}"' in public
    page = mo.get(address).text
    assert "De bus rijdt 0 keer leeg." in page
    assert "1\N{NO-BREAK SPACE}bezwaar wacht op antwoord" in page
    chosen = {**hidden(page[page.index('<form class="writing"') :]), "besluit": [first, second]}
    refused = mo.post(address, {**chosen, "reden": " "})
    assert (refused.status_code, 'id="reden-fout"' in refused.text) == (400, True)
    done = mo.post(address, {**chosen, "reden": "De namen waren verzonnen."})
    assert (done.status_code, done.location) == (303, f"/besluiten/{first}")
    again = {**chosen, "reden": "De namen waren verzonnen."}
    for strange in ([], ["x\r\ny: z", first]):  # pressed twice, by no page of ours
        assert mo.post(address, {**again, "besluit": strange}).location == f"/besluiten/{first}"
    for one in (first, second):
        assert "De namen waren verzonnen." in ann.get(f"/besluiten/{one}").text
    assert "Hiervan geldt niets meer" in mo.get(address).text
    assert "Er staat geen naam in." in mo.get(f"/moderatie/debatten/{make.DEBATE}/zaken").text


def test_a_decision_and_its_year_are_told_in_english_too(moderator: Visitor, ann: Visitor) -> None:
    page = send(moderator)
    ann.get(page)
    told = ann.get(f"{page}?taal=en").text
    assert "<h1>Hidden</h1>" in told
    assert "This holds now" in told
    assert f'<bdi dir="auto" lang="nl">{FILLED["uitleg"]}</bdi>' in told
    assert "Why is the decision wrong?" in ann.get(f"{page}/bezwaar").text
    assert "holds now" in ann.get("/besluiten").text
    year = f"/besluiten/jaren/{datetime.now(UTC).year}"
    assert "Decisions, by what was done" in ann.get(year).text
    assert "by what was done: Hidden" in ann.get(f"{year}/csv").text
