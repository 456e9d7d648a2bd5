"""What one wrote: by the code that was shown once, or the cookie; and all of it erased."""

import json
import re
from contextlib import closing

import pytest
from flask import Flask

from debate.commands import signing_in
from debate.roles import Role
from debate.storage import database, sealer
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.web.conftest import Visitor, hidden

SAID = "Mijn tante Xantippe haalt de laatste bus nooit."


def code_on(page: str) -> str:
    found = re.search(r"<code>([0-9A-Z]{5}(?:-[0-9A-Z]{5,6})+)</code>", page)
    return found[1] if found else ""


def placed(visitor: Visitor, text: str = SAID) -> tuple[str, str]:
    """Post a claim; gives its id and the code of its receipt."""
    receipt = visitor.get(visitor.place(make.THESIS, text, naam="Xantippe").location)
    mine = visitor.get("/mijn-bijdragen").text
    return re.findall(r"/mijn-bijdragen/(c[0-9a-f]{12})", mine)[0], code_on(receipt.text)


def form(visitor: Visitor, address: str) -> dict[str, str]:
    return hidden(visitor.get(address).text)


def test_a_code_is_shown_once_and_never_in_an_address(ann: Visitor, store: Store) -> None:
    answer = ann.place(make.THESIS, SAID)
    first, again = (ann.get(answer.location).text for _ in range(2))
    assert code_on(first)
    assert code_on(again) == ""
    assert code_on(first) not in answer.location


def test_another_browser_opens_mends_and_takes_back_with_the_code(
    ann: Visitor, mo: Visitor, store: Store
) -> None:
    claim, code = placed(ann)
    assert mo.get(f"/mijn-bijdragen/{claim}").status_code == 404
    fields = form(mo, "/mijn-bijdragen")
    opened = mo.post("/mijn-bijdragen", {**fields, "code": code.lower().replace("-", " ")})
    assert (opened.status_code, opened.location) == (303, "/mijn-bijdragen")
    page = mo.get(f"/mijn-bijdragen/{claim}")
    assert "Nog niemand reageerde" in page.text
    sent = {**hidden(page.text), "zin": "Mijn tante haalt de laatste bus vaak niet."}
    assert mo.post(f"/mijn-bijdragen/{claim}/versies", sent).location == f"/stellingen/{claim}"
    assert "haalt de laatste bus vaak niet" in mo.get(f"/stellingen/{claim}").text
    gone = mo.post(f"/mijn-bijdragen/{claim}/intrekking", {**fields, "reden": ""})
    assert gone.status_code == 303
    assert "Deze stelling is ingetrokken" in mo.get(f"/stellingen/{claim}").text


def test_a_mistake_keeps_what_was_typed(ann: Visitor, mo: Visitor, store: Store) -> None:
    claim, _ = placed(ann)
    mo.place(claim, "Er rijdt ook een taxi.")
    address = f"/mijn-bijdragen/{claim}/versies"
    sent = {**form(ann, f"/mijn-bijdragen/{claim}"), "zin": "Zij haalt die bus niet."}
    refused = ann.post(address, sent)
    assert refused.status_code == 400
    assert "Zeg in één zin wat u veranderde" in refused.text
    assert ">Zij haalt die bus niet.</textarea>" in refused.text
    assert ann.post(address, {**sent, "reden": "Zonder naam."}).status_code == 303


def test_a_question_is_taken_back_by_wiping_its_words(ann: Visitor, store: Store) -> None:
    ann.place(make.THESIS, "Hoe laat gaat de laatste bus?", "vraag")
    [question] = re.findall(r"/mijn-bijdragen/(q[0-9a-f]{12})", ann.get("/mijn-bijdragen").text)
    sent = form(ann, f"/mijn-bijdragen/{question}")
    assert ann.post(f"/mijn-bijdragen/{question}/intrekking", sent).status_code == 303
    assert "Hoe laat gaat" not in ann.get(f"/stellingen/{make.THESIS}").text


@pytest.mark.parametrize("code", ["", "x", "00000-00000-00000-00000-000000"])
def test_a_wrong_code_is_said_at_its_field(ann: Visitor, store: Store, code: str) -> None:
    answer = ann.post("/mijn-bijdragen", {**form(ann, "/mijn-bijdragen"), "code": code})
    assert answer.status_code == 400
    assert "Deze code opent niets" in answer.text


def test_guessing_codes_is_slowed(ann: Visitor, store: Store) -> None:
    fields = form(ann, "/mijn-bijdragen")
    statuses = [ann.post("/mijn-bijdragen", {**fields, "code": "x"}).status_code for _ in range(11)]
    assert statuses == [400] * 10 + [429]


def test_on_a_shared_computer_one_is_forgotten(ann: Visitor, store: Store) -> None:
    claim, code = placed(ann)
    ann.post("/mijn-bijdragen/vergeten", form(ann, "/mijn-bijdragen"))
    assert ann.get(f"/mijn-bijdragen/{claim}").status_code == 404
    ann.post("/mijn-bijdragen", {**form(ann, "/mijn-bijdragen"), "code": code})
    assert ann.get(f"/mijn-bijdragen/{claim}").status_code == 200


def test_everything_is_shown_taken_along_and_erased(
    app: Flask, ann: Visitor, mo: Visitor, store: Store
) -> None:
    claim, code = placed(ann)
    answer = mo.place(claim, "Er rijdt ook een taxi.")
    page = ann.get("/mijn-gegevens").text
    assert "Xantippe haalt" in page
    told = json.loads(ann.get("/mijn-gegevens/json").data)
    assert [one["kind"] for one in told["happened"]] == ["claim_posted", "relation_posted"]
    assert told["tables"]["contribution_code"][0]["debate"] == make.DEBATE
    sent = form(ann, "/mijn-gegevens")
    assert ann.post("/mijn-gegevens/gewist", sent).status_code == 400
    assert ann.post("/mijn-gegevens/gewist", {**sent, "zeker": "ja"}).status_code == 303
    gone = mo.get(f"/stellingen/{claim}")
    assert gone.status_code == 410
    assert "op verzoek" in gone.text
    assert "Er rijdt ook een taxi." in gone.text
    assert answer.status_code == 303
    mo_sends = {**form(mo, "/mijn-bijdragen"), "code": code}
    assert mo.post("/mijn-bijdragen", mo_sends).status_code == 400
    sealer.seal_all(store)
    for address in ("/", "/logboek", "/log/export", f"/debatten/{make.DEBATE}", "/zoeken?q=tante"):
        assert "Xantippe" not in mo.get(address).text
    assert verify(store).findings == ()


def test_who_is_signed_in_finds_what_was_written_with_the_account(
    ann: Visitor, mo: Visitor, store: Store
) -> None:
    ann.sign_in(store)
    receipt = ann.get(ann.place(make.THESIS, SAID).location).text
    assert code_on(receipt) == ""
    mo.sign_in(store)  # Ann again, elsewhere
    page = mo.get("/mijn-bijdragen").text
    assert "Xantippe haalt" in page
    [claim] = re.findall(r"/mijn-bijdragen/(c[0-9a-f]{12})", page)
    sent = {**form(mo, f"/mijn-bijdragen/{claim}"), "zin": "Mijn tante haalt die bus nooit."}
    assert mo.post(f"/mijn-bijdragen/{claim}/versies", sent).status_code == 303
    mo.post("/mijn-gegevens/gewist", {**form(mo, "/mijn-gegevens"), "zeker": "ja"})
    assert ann.get("/mijn-account").status_code == 401
    assert "bekend" in ann.get("/mijn-bijdragen").text
    with store.reading() as connection:
        for table in ("account", "session", "account_role", "actor"):
            assert connection.execute(f"select count(*) from {table}").fetchone()[0] == 0
    assert verify(store).findings == ()


def test_an_erasure_beside_a_reader_is_said_to_be_done(
    ann: Visitor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.place(make.THESIS, "Xantippe reed elke avond mee.")
    sent = {**form(ann, "/mijn-gegevens"), "zeker": "ja"}
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    with closing(database.open_reader(store.path)) as reader, database.snapshot(reader):
        reader.execute("select count(*) from claim").fetchone()
        answer = ann.post("/mijn-gegevens/gewist", sent)
    assert (answer.status_code, answer.location) == (303, "/mijn-gegevens?rest")
    page = ann.get(str(answer.location)).text
    assert "U hoeft niets meer te doen" in page
    assert "Van u is hier niets bekend" in page
    assert "Xantippe" not in ann.get(f"/stellingen/{make.THESIS}").text


def test_the_only_moderator_is_warned_before_leaving(ann: Visitor, store: Store) -> None:
    ann.moderate(store, "Ann")
    warning = "U bent de enige moderator van"
    assert f"{warning} <bdi" in ann.get("/mijn-gegevens").text
    signing_in.invite(store, make.CO, "Mo", Role.MODERATOR)
    assert warning not in ann.get("/mijn-gegevens").text
