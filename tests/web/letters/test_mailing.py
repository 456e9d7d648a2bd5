"""Links by mail, with a real mail server: once, in time, and in the browser that asked."""

import re
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask

from debate.commands import signing_in
from debate.errors import InvalidInput
from debate.roles import Role
from debate.storage import accounts
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.letters import mailing
from debate.web.settings import Settings
from tests import make
from tests.web.conftest import HOST, SESSION, Visitor, hidden
from tests.web.letters.mailboxes import Mailboxes

ADDRESS = "ann@debat.example"
ASKED = "__Host-aanvraag"


@pytest.fixture
def app(store: Store, mail: Mailboxes) -> Flask:
    signing_in.invite(store, make.CO, "Ann", Role.EDITOR, email=ADDRESS)
    return mail.site(store, HOST)


def ask(visitor: Visitor, address: str = ADDRESS) -> Any:
    fields = hidden(visitor.get("/aanmelden").text)
    return visitor.post("/aanmelden/aanvragen", {**fields, "email": address})


def token_in(message: EmailMessage) -> str:
    found = re.search(rf"https://{re.escape(HOST)}/aanmelden/(\S+)", message.get_content())
    assert found
    return found[1]


def test_a_link_comes_by_mail_and_signs_in(ann: Visitor, mail: Mailboxes) -> None:
    answer = ask(ann, f" {ADDRESS.upper()} ")
    assert (answer.status_code, answer.location) == (303, "/aanmelden/verstuurd")
    to, message = mail.next()
    assert to == [ADDRESS]
    assert message["Subject"] == "Uw link om u aan te melden bij Tegengeluid"
    assert message["From"] == f"tegengeluid@{HOST}"
    assert "Dag Ann," in message.get_content()
    done = ann.use_link(token_in(message))
    assert (done.status_code, done.location) == (303, "/redactie")
    assert ann.cookie(ASKED) == ""
    assert ann.get("/mijn-account").status_code == 200


def test_known_and_unknown_addresses_get_the_same_answer(
    ann: Visitor, mo: Visitor, mail: Mailboxes
) -> None:
    known, unknown = ask(ann), ask(mo, "zed@debat.example")
    assert known.status_code == unknown.status_code
    assert known.data == unknown.data
    names = [[line.split("=")[0] for line in each.headers.getlist("Set-Cookie")] for each in
             (known, unknown)]  # fmt: skip
    assert names[0] == names[1]
    assert ann.get(known.location).data == mo.get(unknown.location).data
    assert mail.next()[0] == [ADDRESS]
    ask(ann)  # letters are sent in turn: none for Zed lies between these two
    assert mail.next()[0] == [ADDRESS]


def test_a_link_works_only_in_the_browser_that_asked_and_stays_good_there(
    ann: Visitor, mo: Visitor, mail: Mailboxes
) -> None:
    ask(ann)
    token = token_in(mail.next()[1])
    ask(mo, "zed@debat.example")  # so that Mo's browser holds a secret too, of its own
    assert mo.use_link(token).status_code == 410
    assert mo.cookie(SESSION) == ""
    assert ann.use_link(token).status_code == 303
    assert ann.use_link(token).status_code == 410


def test_a_link_that_is_late_is_refused(ann: Visitor, mail: Mailboxes, store: Store) -> None:
    ask(ann)
    token = token_in(mail.next()[1])
    with store.writing() as connection:
        connection.execute(
            "update sign_in_token set expires_ms = expires_ms - ?", (accounts.TOKEN_MS,)
        )
    refused = ann.use_link(token)
    assert refused.status_code == 410
    assert "ouder dan tien minuten" in refused.text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_program_that_looks_at_mail_uses_nothing_up(
    method: str, app: Flask, ann: Visitor, mail: Mailboxes
) -> None:
    ask(ann)
    token = token_in(mail.next()[1])
    scanner = Visitor(app)
    seen = scanner.client.open(f"/aanmelden/{token}", method=method, base_url=f"https://{HOST}")
    assert seen.status_code == 200
    assert ann.use_link(token).status_code == 303


@pytest.mark.parametrize(
    "address",
    ["", "ann", "ann@", "@debat.example", "ann@debat.example\nBcc: zed@debat.example",
     "ann@debat.example, zed@debat.example", "a" * 300 + "@debat.example", "ann@-.example"],
)  # fmt: skip
def test_what_is_no_address_is_said_at_the_field_and_kept(ann: Visitor, address: str) -> None:
    answer = ask(ann, address)
    assert answer.status_code == 400
    assert "Een e-mailadres ziet eruit als" in answer.text
    assert 'id="email-fout"' in answer.text


def test_one_mailbox_is_not_flooded(app: Flask, mail: Mailboxes) -> None:
    statuses = [ask(Visitor(app)).status_code for _ in range(4)]
    assert statuses == [303, 303, 303, 429]
    for _ in range(3):
        mail.next()


def test_without_a_mail_server_the_page_says_whom_to_ask(store: Store) -> None:
    page = Visitor(create_app(store, Settings(hosts=(HOST,)))).get("/aanmelden").text
    assert "Deze site verstuurt geen e-mail" in page
    assert "<form" not in page


@pytest.mark.parametrize(
    "address", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:x"]
)
def test_a_setting_that_is_no_mail_server_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput, match="DEBATE_SMTP"):
        mailing.server(address)


def test_a_setting_may_hold_a_name_and_a_password() -> None:
    found = mailing.server("smtps://ann%40debat.example:p%3Aw@mail.example")
    assert (found.host, found.port, found.is_tls) == ("mail.example", 465, True)
    assert (found.user, found.password) == ("ann@debat.example", "p:w")
    assert "p%3Aw" not in repr(Settings(smtp="smtps://a:p%3Aw@mail.example"))
