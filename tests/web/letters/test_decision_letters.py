"""What was decided is told: by mail to who left an address, and on one's own pages to everybody."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from debate.commands import arguing, signing_in
from debate.model import Kind
from debate.queries import accounts
from debate.roles import Actor, Role
from debate.storage import accounts as stored
from debate.storage.store import Store
from tests import make
from tests.web.citizen.test_decision_pages import FILLED, send
from tests.web.conftest import HOST, Visitor, fields_of, hidden
from tests.web.letters.mailboxes import Mailboxes

ADDRESS, REPORTER = "bo@debat.example", "zed@elders.example"


@pytest.fixture(scope="module")
def mail() -> Iterator[Mailboxes]:
    boxes = Mailboxes()
    boxes.controller.start()
    yield boxes
    boxes.controller.stop()


@pytest.fixture
def app(store: Store, mail: Mailboxes) -> Flask:
    make.rules(store)
    return mail.site(store, HOST)


@pytest.fixture
def claim(store: Store) -> str:
    """A claim that Bo wrote, who has an account with an address."""
    signing_in.invite(store, make.CO, "Bo", Role.CONTRIBUTOR, email=ADDRESS)
    with store.reading() as connection:
        account = accounts.by_name(connection, "Bo")
    bo = Actor(stored.new_ref(), Role.CONTRIBUTOR, account=account)
    return arguing.argue(store, bo, Kind.ATTACK, "De bus rijdt leeg rond.", make.THESIS).claim


def read(mail: Mailboxes) -> tuple[str, str]:
    """The next letter: to whom, and what it says."""
    [to], message = mail.next()
    return to, f"{message['Subject']}\n{message.get_content()}".replace("\r\n", "\n")


def test_who_reports_in_english_is_answered_in_english(
    ann: Visitor, mo: Visitor, claim: str, store: Store, mail: Mailboxes
) -> None:
    form = f"/melden/{claim}"
    sent = {**hidden(ann.get(f"{form}?taal=en").text), "wat": "unclear", "email": REPORTER}
    ann.post(form, {**sent, "reden": "Ik begrijp dit niet."})
    _, letter = read(mail)
    assert letter.startswith("Your report has arrived\nHello,\n")
    assert f"https://{HOST}/meldingen?taal=en\n" in letter
    mo.moderate(store)
    decision = send(mo, f"/moderatie/besluit/{claim}")
    letters = dict(read(mail) for _ in range(2))
    assert letters[REPORTER].startswith("A decision about what you reported\nHello,\n")
    assert f"Hidden. {FILLED['uitleg']}" in letters[REPORTER]
    assert f"https://{HOST}{decision}?taal=en\n" in letters[REPORTER]
    assert letters[ADDRESS].startswith("Een besluit over wat u schreef\nDag Bo,")


def test_author_and_reporter_read_what_was_decided_and_how_to_complain(
    ann: Visitor, mo: Visitor, claim: str, store: Store, mail: Mailboxes
) -> None:
    form = f"/melden/{claim}"
    sent = {**hidden(ann.get(form).text), "wat": "unclear", "reden": "Ik begrijp dit niet."}
    sent |= {"naam": "Koop nu op zed.example"}
    refused = ann.post(form, {**sent, "email": f"Zed <{REPORTER}>"})
    assert (refused.status_code, 'id="email-fout"' in refused.text) == (400, True)
    ann.post(form, {**sent, "email": REPORTER})
    to, letter = read(mail)
    assert (to, "Uw melding is er" in letter) == (REPORTER, True)
    assert re.search(r"\n[B-Z2-9]{4}(-[B-Z2-9]{4}){3}\n", letter)
    mo.moderate(store)
    decision = send(mo, f"/moderatie/besluit/{claim}")
    letters = dict(read(mail) for _ in range(2))
    for words in ("Dag Bo,", "Verborgen", FILLED["feiten"], FILLED["uitleg"], "Huisregel 2"):
        assert words in letters[ADDRESS]
    for address in (f"https://{HOST}{decision}\n", f"https://{HOST}{decision}/bezwaar\n"):
        assert address in letters[ADDRESS]
    assert "rechter" in letters[ADDRESS]
    assert f"https://{HOST}{decision}" in letters[REPORTER]
    assert FILLED["feiten"] not in letters[REPORTER]
    assert "Koop nu" not in letters[REPORTER]  # the address may be of somebody else
    complaint = f"{decision}/bezwaar"
    told = {**hidden(ann.get(complaint).text), "reden": "Er staat geen naam in."}
    ann.post(complaint, {**told, "email": ADDRESS})
    assert read(mail)[1].startswith("Uw bezwaar is er")
    mo.moderate(store, "Moira")
    page = mo.get(f"/moderatie/debatten/{make.DEBATE}/zaken").text
    answer = {**hidden(page[page.index('<form class="writing"') :]), "uitkomst": "gelijk"}
    address = f"/moderatie/besluiten/{decision.rpartition('/')[2]}/bezwaren"
    assert mo.post(address, {**answer, "reden": "Er staat geen naam in."}).status_code == 303
    to, letter = read(mail)
    assert (to, "U kreeg gelijk" in letter) == (ADDRESS, True)


def test_who_reported_what_stays_reads_why(
    ann: Visitor, mo: Visitor, claim: str, store: Store, mail: Mailboxes
) -> None:
    form = f"/melden/{claim}"
    sent = {**hidden(ann.get(form).text), "wat": "unclear", "reden": "Ik begrijp dit niet."}
    ann.post(form, {**sent, "email": "geen adres dat bestaat@x.y"})  # nobody can be written to
    ann.post(form, {**hidden(ann.get(form).text), **sent, "idem": "", "email": REPORTER})
    read(mail)
    mo.moderate(store)
    queue = f"/moderatie/debatten/{make.DEBATE}"
    page = mo.get(f"{queue}?soort=gemeld").text
    answer = {**hidden(page[page.index("data-queue") - 200 :]), "item": claim, "doe": "laat-staan"}
    told = {**answer, "reden": "De zin is duidelijk genoeg."}
    for _ in range(2):  # pressed twice, and told once
        assert mo.post(f"{queue}/werk", told).status_code == 303
    to, letter = read(mail)
    assert (to, "De zin is duidelijk genoeg." in letter) == (REPORTER, True)
    assert f"https://{HOST}/stellingen/{claim}" in letter
    form = mo.get(f"{queue}/besluit?item={claim}&item={make.THESIS}").text
    many = {**fields_of(form), **FILLED, "item": [claim, make.THESIS]}
    assert mo.post(f"{queue}/besluit", many).status_code == 303
    assert read(mail)[0] == ADDRESS
    assert mail.rest() == []


def test_moderators_see_what_waits_and_went_without_addresses(
    mo: Visitor, claim: str, store: Store, mail: Mailboxes
) -> None:
    page = f"/moderatie/debatten/{make.DEBATE}/brieven"
    mo.moderate(store)
    assert "nog geen brief" in mo.get(page).text
    decision = send(mo, f"/moderatie/besluit/{claim}")
    assert "1\N{NO-BREAK SPACE}brief wacht" in mo.get(page).text
    read(mail)
    text = mo.get(page).text
    assert f'<a href="{decision}">Besluit, aan wie het schreef</a>' in text
    assert re.search(r"verstuurd, <time", text)
    assert ADDRESS not in text


def test_a_guest_reads_it_by_code_and_on_the_receipt_with_the_way_to_complain(
    ann: Visitor, mo: Visitor, store: Store
) -> None:
    receipt = str(ann.place(make.THESIS, "Wie laat werkt, komt anders niet thuis.").location)
    code = re.search(r"<code>([0-9A-Z-]{20,})</code>", ann.get(receipt).text)
    claim = re.findall(r"/mijn-bijdragen/(c[0-9a-f]{12})", ann.get("/mijn-bijdragen").text)[0]
    mo.moderate(store)
    decision = send(mo, f"/moderatie/besluit/{claim}")
    elsewhere = Visitor(ann.client.application)
    assert code is not None
    sent = {**hidden(elsewhere.get("/mijn-bijdragen").text), "code": code[1]}
    assert elsewhere.post("/mijn-bijdragen", sent).status_code == 303
    for page in (elsewhere.get("/mijn-bijdragen").text, ann.get(receipt.split("?")[0]).text):
        assert "Een besluit over wat u schreef" in page
        assert FILLED["feiten"] in page
        assert f'href="{decision}/bezwaar"' in page
    assert "de woorden zijn verborgen" in page
    assert "#besluiten" in ann.get(f"/mijn-bijdragen/{claim}").text
    undo = f"/moderatie/besluiten/{decision.rpartition('/')[2]}/opgeheven"
    form = hidden(
        mo.get(f"/moderatie/besluit/{claim}").text.partition(undo)[2].join(("<form>", ""))
    )
    mo.post(undo, {**form, "reden": "De naam was verzonnen."})
    assert "De naam was verzonnen." in ann.get("/mijn-bijdragen").text
