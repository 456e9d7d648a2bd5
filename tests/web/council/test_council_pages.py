"""What the council does with a debate, read by everybody and made by its members."""

import html
import re

import lxml.html
import pytest

from debate.commands import preparing
from debate.council import object_id
from debate.log.proof import verify_proof
from debate.roles import Role
from debate.storage import sealer
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Site, Visitor, hidden

DESK = f"/raadswerk/debatten/{make.DEBATE}"
LINK = {
    "stelling": make.THESIS,
    "soort": "motie",
    "titel": "De bus blijft",
    "adres": "https://raad.example/1",
    "dag": "2026-01-31",
}


def test_claim_says_where_it_was_used_and_that_page_lists_it(reader: Visitor, site: Site) -> None:
    claim, object_ = site.known["id_"], site.known["object_"]
    page = reader.get(f"/stellingen/{claim}").text
    assert "Gebruikt in de raad" in page
    assert f'href="/raadsstukken/{object_}"' in page
    assert f'href="/stellingen/{claim}"' in reader.get(f"/raadsstukken/{object_}").text
    assert "De bus blijft" in reader.get(f"/debatten/{make.DEBATE}/raad").text


@pytest.mark.parametrize(
    ("page", "name"),
    [("voorbereiding", "Voorbereiding"), ("raadsvragen", "Vragen"), ("oefenen", "Oefenen")],
)
def test_page_is_named_after_its_work_and_folds_the_other_work(
    reader: Visitor, page: str, name: str
) -> None:
    address = f"/debatten/{make.DEBATE}/{page}"
    drawn = lxml.html.fromstring(reader.get(address).text)
    assert [one.text_content() for one in drawn.iter("h1")] == [name]
    [here] = drawn.cssselect("a[aria-current=page]")
    assert here.get("href") == address
    assert len(drawn.cssselect("main nav a")) == len(drawn.cssselect("main nav details a")) + 1
    [skip] = drawn.cssselect("a.skip")
    [work] = drawn.cssselect(skip.get("href"))
    assert not work.cssselect("nav")


def test_snapshot_shows_its_checkpoint_and_the_way_to_its_papers(reader: Visitor) -> None:
    page = reader.get(f"/debatten/{make.DEBATE}/momentopname/2").text
    assert "tegengeluid.example/log" in page
    assert f'href="/debatten/{make.DEBATE}/dossier/pdf?v=2"' in page
    assert reader.get(f"/debatten/{make.DEBATE}/momentopname/999").status_code == 404


def test_seal_of_a_snapshot_proves_it_also_after_the_log_went_on(
    store: Store, ann: Visitor
) -> None:
    sealer.seal_all(store)
    address = f"/debatten/{make.DEBATE}/momentopname/2"
    before = ann.get(address).text
    make.argument(store, "Wie laat werkt, komt anders niet thuis.")
    sealer.seal_all(store)
    page = ann.get(address).text
    seal = re.search(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
    proof = re.search(r"/ontvangstbewijzen/(\w+)/bewijs\?zegel=2", page)
    assert seal
    assert proof
    assert seal[0] in before
    text = ann.get(proof[0]).text
    known = store.outside.verifier("log")
    under = verify_proof(text, bytes.fromhex(proof[1]), known.name, known)
    assert under.size == 2
    assert text.endswith(html.unescape(seal[1]))
    assert ann.get(proof[0].replace("=2", "=77")).status_code == 404


def test_changes_up_to_a_snapshot_are_told_from_any_day(store: Store, ann: Visitor) -> None:
    make.argument(store, "Wie laat werkt, komt anders niet thuis.")
    found = ann.get(f"/debatten/{make.DEBATE}/veranderd?datum=2000-01-01&tot=4")
    assert found.location == f"/debatten/{make.DEBATE}/veranderd?sinds=1&tot=4"


def test_changes_tell_what_the_council_and_moderators_did(store: Store, ann: Visitor) -> None:
    claim = make.claim(store)
    make.hide_claim(store, make.MO, claim, "Het noemt iemand.")
    preparing.link_claim(store, make.LID, make.THESIS, *list(LINK.values())[1:])
    page = ann.get(f"/debatten/{make.DEBATE}/veranderd?sinds=4").text
    assert "Stelling verborgen" in page
    assert "Stelling gekoppeld aan de raad" in page


def test_changes_between_two_moments_leave_out_what_came_later(store: Store, ann: Visitor) -> None:
    make.argument(store, "Wie laat werkt, komt anders niet thuis.")
    make.argument(store, "De rit duurt te lang.")
    page = ann.get(f"/debatten/{make.DEBATE}/veranderd?sinds=2&tot=4").text
    assert "komt anders niet thuis" in page
    assert "rit duurt te lang" not in page


def test_member_links_a_claim_and_freezes_the_debate(store: Store, ann: Visitor) -> None:
    ann.sign_in(store, role=Role.COUNCIL, debate=make.DEBATE)
    token = hidden(ann.get(DESK).text.partition("<h1>")[2])
    answer = ann.post(f"{DESK}/koppelingen", {**token, **LINK})
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/debatten/{make.DEBATE}/raad",
    )
    answer = ann.post(f"{DESK}/momentopnamen", {**token, "naam": "Voor de commissie"})
    assert answer.headers["Location"] == f"/debatten/{make.DEBATE}/momentopname/4"
    sealer.seal_all(store)
    assert "Voor de commissie" in ann.get(answer.headers["Location"]).text


def test_member_puts_back_a_link_that_was_taken_away(store: Store, ann: Visitor) -> None:
    ann.sign_in(store, role=Role.COUNCIL, debate=make.DEBATE)
    token = hidden(ann.get(DESK).text.partition("<h1>")[2])
    ann.post(f"{DESK}/koppelingen", {**token, **LINK})
    object_ = object_id(make.DEBATE, LINK["adres"])
    gone = {"stuk": object_, "stelling": make.THESIS, "reden": "Verkeerd stuk."}
    ann.post(f"{DESK}/losse-koppelingen", {**token, **gone})
    desk = ann.get(DESK).text
    assert "Verkeerd stuk." in desk
    back = hidden(desk[desk.index("Zet een koppeling terug") :])
    assert ann.post(f"{DESK}/herstelde-koppelingen", back).status_code == 400
    answer = ann.post(f"{DESK}/herstelde-koppelingen", {**back, "reden": "Toch dit stuk."})
    assert answer.location == f"/raadsstukken/{object_}"
    assert "De avondbus moet na tien uur" in ann.get(answer.location).text


def test_what_does_not_fit_is_said_at_its_field_and_what_was_typed_stays(
    store: Store, ann: Visitor
) -> None:
    ann.sign_in(store, role=Role.COUNCIL, debate=make.DEBATE)
    token = hidden(ann.get(DESK).text.partition("<h1>")[2])
    answer = ann.post(f"{DESK}/koppelingen", {**token, **LINK, "adres": "raad"})
    assert answer.status_code == 400
    assert 'id="adres-fout"' in answer.text
    assert 'value="De bus blijft"' in answer.text


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTRIBUTOR])
def test_nobody_else_works_here(store: Store, ann: Visitor, role: Role) -> None:
    ann.sign_in(store, role=role, debate=make.DEBATE)
    assert ann.get(DESK).status_code == 403
