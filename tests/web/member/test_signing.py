"""The door of the desk: a link that programs may look at, one session for each browser."""

import re

import pytest
from flask import Flask

from debate.commands import signing_in
from debate.roles import Role
from debate.storage import journal
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Settings
from tests import make
from tests.web.conftest import HOST, Visitor, hidden

COOKIE = "__Host-redactie"


def test_a_link_with_its_button_leads_to_the_desk(ann: Visitor, store: Store) -> None:
    answer = ann.sign_in(store)
    assert (answer.status_code, answer.location) == (303, "/redactie")
    page = ann.get("/redactie").text
    assert "Ann, redactie" in page
    assert "De avondbus" in page


def test_the_cookie_is_held_to_this_host_and_hidden_from_scripts(
    ann: Visitor, store: Store
) -> None:
    [cookie] = [each for each in ann.sign_in(store).headers.getlist("Set-Cookie") if COOKIE in each]
    assert re.match(rf"{COOKIE}=[\w-]{{43}};", cookie)
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert f"; {part}" in cookie
    assert "Domain" not in cookie
    assert "Max-Age" not in cookie


def test_on_plain_http_the_cookie_has_no_prefix(store: Store) -> None:
    app = create_app(store, Settings(hosts=(HOST,), plain_http=True))
    made = signing_in.invite(store, make.CO, "Ann")
    client = app.test_client()
    page = client.get(f"/aanmelden/{made.token}", base_url=f"http://{HOST}").text
    answer = client.post("/aanmelden", data=hidden(page), base_url=f"http://{HOST}")
    [cookie] = [each for each in answer.headers.getlist("Set-Cookie") if "redactie" in each]
    assert cookie.startswith("redactie=")
    assert "Secure" not in cookie


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_programs_that_look_at_mail_do_not_use_a_link_up(
    method: str, app: Flask, ann: Visitor, store: Store
) -> None:
    made = signing_in.invite(store, make.CO, "Ann")
    scanner = Visitor(app)
    for _ in range(3):
        seen = scanner.client.open(
            f"/aanmelden/{made.token}", method=method, base_url=f"https://{HOST}"
        )
        assert seen.status_code == 200
        assert scanner.cookie(COOKIE) == ""
    assert ann.use_link(made.token).status_code == 303


def test_a_link_works_once_and_the_second_reads_what_to_do(
    ann: Visitor, mo: Visitor, store: Store
) -> None:
    made = signing_in.invite(store, make.CO, "Ann")
    ann.use_link(made.token)
    refused = mo.use_link(made.token)
    assert refused.status_code == 410
    assert "Deze link is al gebruikt, is ouder dan tien minuten" in refused.text
    assert mo.get("/redactie").status_code == 401


def test_a_link_needs_the_form_that_this_site_made(ann: Visitor, store: Store) -> None:
    made = signing_in.invite(store, make.CO, "Ann")
    assert ann.post("/aanmelden", {"link": made.token}).status_code == 403
    fields = hidden(ann.get(f"/aanmelden/{made.token}").text)
    foreign = ann.post("/aanmelden", fields, headers={"Origin": "https://elders.example"})
    assert foreign.status_code == 403
    assert ann.post("/aanmelden", fields).status_code == 303


def test_a_cookie_that_was_set_beforehand_is_not_taken_over(ann: Visitor, store: Store) -> None:
    chosen = "x" * 43
    ann.client.set_cookie(COOKIE, chosen, domain=HOST, secure=True)
    ann.sign_in(store)
    first = ann.cookie(COOKIE)
    assert first != chosen
    ann.sign_in(store)
    assert ann.cookie(COOKIE) not in (first, chosen)


def test_a_copied_cookie_is_refused_after_signing_out(
    ann: Visitor, mo: Visitor, store: Store
) -> None:
    ann.sign_in(store)
    copied = ann.cookie(COOKIE)
    mo.client.set_cookie(COOKIE, copied, domain=HOST, secure=True)
    assert mo.get("/redactie").status_code == 200
    out = ann.post("/afmelden", hidden(ann.get("/redactie").text))
    assert (out.status_code, out.location) == (303, "/")
    assert ann.cookie(COOKIE) == ""
    assert mo.get("/redactie").status_code == 401
    ann.client.set_cookie(COOKIE, copied, domain=HOST, secure=True)
    assert ann.get("/redactie").status_code == 401


def test_another_role_and_revoking_hold_at_the_next_page(ann: Visitor, store: Store) -> None:
    ann.sign_in(store)
    signing_in.invite(store, make.CO, "Ann", Role.MODERATOR)
    assert ann.get("/redactie").status_code == 401
    ann.sign_in(store, role=Role.MODERATOR)
    assert ann.get("/redactie").status_code == 403
    ann.sign_in(store)
    assert ann.get("/redactie").status_code == 200
    signing_in.revoke(store, make.CO, "Ann")
    assert ann.get("/redactie").status_code == 401


def test_an_editor_of_one_debate_sees_that_one(ann: Visitor, store: Store) -> None:
    make.topic(store, "tram", "c00000000000a")
    ann.sign_in(store, debate="tram")
    page = ann.get("/redactie").text
    assert '/debatten/tram"' in page
    assert '/debatten/avondbus"' not in page


def test_pages_of_the_desk_are_kept_by_nobody(ann: Visitor, store: Store) -> None:
    ann.sign_in(store)
    assert ann.get("/redactie").headers["Cache-Control"] == "no-store"


def test_signing_in_and_out_stays_out_of_the_log(ann: Visitor, store: Store) -> None:
    def tip() -> int:
        with store.reading() as connection:
            return journal.head(connection, make.DEBATE).version

    before = tip()
    ann.sign_in(store)
    ann.get("/redactie")
    ann.post("/afmelden", hidden(ann.get("/redactie").text))
    assert tip() == before


def test_guessing_links_is_slowed(ann: Visitor) -> None:
    fields = hidden(ann.get("/aanmelden/geraden").text)
    statuses = [ann.post("/aanmelden", fields).status_code for _ in range(11)]
    assert statuses == [410] * 10 + [429]
