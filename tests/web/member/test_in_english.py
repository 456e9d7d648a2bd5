"""The pages of one's own, said in English."""

import re

from debate.roles import Role
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor, hidden, plain

ROLES = f"/debatten/{make.DEBATE}/rollen"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 Safari/605.1.15"


def test_an_account_says_its_devices_and_roles(ann: Visitor, store: Store) -> None:
    ann.client.environ_base["HTTP_USER_AGENT"] = MAC
    ann.sign_in(store, role=Role.ADMINISTRATOR)
    assert "Safari op een Mac (hier)" in plain(ann.get("/mijn-account").text)
    page = plain(ann.get("/mijn-account?taal=en").text)
    assert "administrator in all debates" in page
    assert "Safari on a Mac (here)" in page
    assert "You can always read and answer" not in page


def test_what_changed_of_roles_is_said(ann: Visitor, mo: Visitor, store: Store) -> None:
    ann.sign_in(store, role=Role.ADMINISTRATOR, debate=make.DEBATE)
    mo.sign_in(store, "Mo", debate=make.DEBATE)
    fields = {**hidden(ann.get(f"{ROLES}?taal=en").text), "naam": "Mo", "email": ""}
    wrong = ann.post(ROLES, {**fields, "naam": "x", "rol": "editor"})
    assert "A name has 2 to 40 characters." in wrong.text
    ann.post(ROLES, {**fields, "rol": "moderator"})
    page = plain(ann.get(ROLES).text)
    assert "Mo was made moderator by Ann, and was editor before." in page
    assert "moderator: keeps the debate in order" in page


def test_a_reason_of_ours_is_said_and_the_log_keeps_its_own(ann: Visitor, mo: Visitor) -> None:
    ann.place(make.THESIS, "De halte is ver weg.")
    [claim] = re.findall(r'href="/mijn-bijdragen/(c\w+)"', ann.get("/mijn-bijdragen").text)
    fields = hidden(ann.get(f"/mijn-bijdragen/{claim}").text)
    ann.post(f"/mijn-bijdragen/{claim}/intrekking", fields)
    where = f"/stellingen/{claim}"
    assert "De reden: De schrijver nam het terug." in plain(mo.get(where).text)
    page = mo.get(f"{where}?taal=en").text
    assert "The reason: The author took it back." in plain(page)
    assert "nam het terug" not in page


def test_a_wrong_code_and_one_s_own_words_are_said(ann: Visitor) -> None:
    ann.get("/?taal=en")
    ann.place(make.THESIS, "De halte is ver weg.")
    page = ann.get("/mijn-bijdragen").text
    assert '<bdi dir="auto" lang="nl">De halte is ver weg.</bdi>' in page
    refused = ann.post("/mijn-bijdragen", {**hidden(page), "code": "x"})
    assert (refused.status_code, "This code opens nothing" in refused.text) == (400, True)
