"""Following by mail: asked for, confirmed, seen and stopped, with a real mail server."""

import json
import re
from email.message import EmailMessage

import pytest
from flask import Flask

from debate.commands import preparing
from debate.model import Kind
from debate.queries import followers
from debate.storage.followers import Rhythm, Sort
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import LOCAL_SITE, Settings, from_environment
from tests import make
from tests.web.conftest import HOST, Visitor
from tests.web.letters.mailboxes import Mailboxes

ADDRESS = "ann@debat.example"
DEBATE = f"/debatten/{make.DEBATE}/volgen"
CLAIM = f"/stellingen/{make.THESIS}/volgen"
DAILY = {"email": ADDRESS, "hoe-vaak": "day", "wat": "claim"}
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def app(store: Store, mail: Mailboxes) -> Flask:
    return mail.site(store, HOST)


def link_in(message: EmailMessage, path: str) -> str:
    found = re.search(rf"https://{re.escape(HOST)}(/volgen/{path}/\S+)", message.get_content())
    assert found, message.get_content()
    return found[1]


def follow(visitor: Visitor, mail: Mailboxes, page: str = DEBATE, **how: str) -> str:
    """Ask, confirm, and give the address of the page with all that is followed."""
    assert visitor.post(page, {**DAILY, **how}).location == "/volgen/gevraagd"
    _, letter = mail.next()
    token = link_in(letter, "bevestigen").rpartition("/")[2]
    return str(visitor.post("/volgen/bevestigen", {"link": token}).location)


def stored(store: Store, email: str = ADDRESS) -> list[followers.Following]:
    with store.reading() as connection:
        return followers.of_follower(connection, followers.by_email(connection, email))


def test_nothing_is_stored_before_the_holder_of_the_address_pressed_the_button(
    ann: Visitor, mail: Mailboxes, store: Store
) -> None:
    ann.post(CLAIM, {**DAILY, "wat": "branch", "hoe-vaak": "week"})
    to, letter = mail.next()
    assert (to, letter["Subject"]) == ([ADDRESS], "Bevestig dat u wilt volgen")
    assert "avondbus" not in letter.get_content().lower()  # no word that a visitor wrote
    link = link_in(letter, "bevestigen")
    page = ann.get(link)  # as a program that looks at mail does
    assert "De avondbus moet na tien uur blijven rijden" in page.text
    assert stored(store) == []
    for _ in range(2):
        done = ann.post("/volgen/bevestigen", {"link": link.rpartition("/")[2]})
        assert done.status_code == 303
    [one] = stored(store)
    assert (one.sort, one.thing, one.rhythm) == (Sort.BRANCH, make.THESIS, Rhythm.WEEK)
    assert "met alles eronder" in ann.get(done.location).text
    assert not ann.client._cookies  # nobody is known by a cookie here


@pytest.mark.parametrize("wat", ["claim", "debate"])
def test_from_a_claim_one_follows_it_or_its_debate(
    ann: Visitor, mail: Mailboxes, store: Store, wat: str
) -> None:
    follow(ann, mail, CLAIM, wat=wat)
    [one] = stored(store)
    assert one.thing == (make.THESIS if wat == "claim" else make.DEBATE)


def test_a_thing_of_the_council_is_followed_with_its_claims(
    ann: Visitor, mail: Mailboxes, store: Store
) -> None:
    paper = ("agendapunt", "Avondbus", "https://raad.example/agenda/3", "2026-01-31")
    object_ = preparing.link_claim(store, make.LID, make.THESIS, *paper)[-1].event.object  # type: ignore[union-attr]
    page = f"/raadsstukken/{object_}"
    assert f'href="{page}/volgen"' in ann.get(page).text
    follow(ann, mail, f"{page}/volgen")
    assert stored(store)[0].sort is Sort.OBJECT
    make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK)
    preparing.withdraw_link(store, make.LID, object_, make.THESIS, "Verkeerd stuk.")
    feed = ann.get(f"{page}/atom").text
    assert "Koppeling met de raad ingetrokken" in feed
    assert "Stelling gekoppeld aan de raad" in feed


def test_who_follows_sees_changes_and_takes_along_all_of_it_by_a_link(
    ann: Visitor, mail: Mailboxes, store: Store
) -> None:
    follow(ann, mail)
    follow(ann, mail, CLAIM)
    assert ann.post("/volgen", {"email": ADDRESS.upper()}).location == "/volgen/gevraagd"
    own = link_in(mail.next()[1], "overzicht")
    debate, claim = stored(store)
    ann.post(own, {"volgt": claim.id, "doe": "hoe-vaak", "hoe-vaak": "week"})
    assert [one.rhythm for one in stored(store)] == [Rhythm.DAY, Rhythm.WEEK]
    ann.post(own, {"volgt": debate.id, "doe": "stop"})
    assert [one.id for one in stored(store)] == [claim.id]
    told = json.loads(ann.get(f"{own}/json").text)
    assert (told["email"], len(told["following"])) == (ADDRESS, 1)
    assert "U bent gestopt" in ann.post(own, {"doe": "stop-alles"}).text
    with store.reading() as connection:
        assert connection.execute("select 1 from follower").fetchone() is None
    assert ann.get(own).status_code == 410


def test_nobody_learns_whether_an_address_follows_anything(
    ann: Visitor, mo: Visitor, mail: Mailboxes
) -> None:
    follow(ann, mail)
    known = ann.post("/volgen", {"email": ADDRESS})
    unknown = mo.post("/volgen", {"email": "zed@debat.example"})
    assert (known.status_code, known.data) == (unknown.status_code, unknown.data)
    assert mail.next()[0] == [ADDRESS]
    ann.get("/volgen/gevraagd")
    assert mail.rest() == []


@pytest.mark.parametrize("path", ["bevestigen", "overzicht", "stoppen"])
def test_a_link_that_was_made_for_something_else_opens_nothing(
    ann: Visitor, mail: Mailboxes, path: str
) -> None:
    token = follow(ann, mail).rpartition("/")[2]
    wrong = token if path != "overzicht" else token[:-5] + "AAAAA"
    assert ann.get(f"/volgen/{path}/{wrong}").status_code == 410
    assert ann.post("/volgen/bevestigen", {"link": wrong}).status_code == 410


def test_what_does_not_fit_is_said_at_its_field(ann: Visitor) -> None:
    wrong = ann.post(CLAIM, {"email": "ann@", "hoe-vaak": "week", "wat": "branch"})
    assert wrong.status_code == 400
    assert 'id="email-fout"' in wrong.text
    assert 'value="ann@"' in wrong.text
    assert 'value="branch" checked' in wrong.text
    never = ann.post(DEBATE, {"email": ADDRESS, "hoe-vaak": "nooit"})
    assert (never.status_code, 'id="hoe-vaak-fout"' in never.text) == (400, True)
    assert ann.post("/debatten/geen/volgen", DAILY).status_code == 404


def test_following_is_said_in_english(ann: Visitor) -> None:
    page = ann.get(f"{CLAIM}?taal=en").text
    assert "<title>Follow this claim · Tegengeluid</title>" in page
    assert "Everything below it too: the answers to the answers" in page
    wrong = ann.post(CLAIM, {"email": "ann", "hoe-vaak": "hour", "wat": "claim"}).text
    assert "Mistake: Follow this claim" in wrong
    assert "Mistake: </span>An email address looks like" in wrong


def test_who_asks_in_english_gets_letters_in_english_until_confirming_in_dutch(
    ann: Visitor, mo: Visitor, mail: Mailboxes, store: Store
) -> None:
    ann.get("/?taal=en")
    ann.post(DEBATE, DAILY)
    _, letter = mail.next()
    assert letter["Subject"] == "Confirm that you want to follow"
    assert letter["Content-Language"] == "en"
    assert "to get an email every day if something changes." in letter.get_content()
    link = link_in(letter, "bevestigen")
    assert link.endswith("?taal=en")
    assert "Do you want to follow this?" in mo.get(link).text  # in a browser that was told nothing
    token = {"link": link.partition("?")[0].rpartition("/")[2]}
    mo.post("/volgen/bevestigen", token)
    assert [one.language for one in stored(store)] == ["en"]
    mo.get("/?taal=nl")
    mo.post("/volgen/bevestigen", token)
    assert [one.language for one in stored(store)] == ["nl"]


def test_nobody_is_flooded_with_letters_that_others_ask_for(app: Flask, mail: Mailboxes) -> None:
    for _ in range(5):  # a slip of the keyboard counts for nobody's mailbox
        assert Visitor(app).post(DEBATE, {**DAILY, "email": "ann"}).status_code == 400
    asked = [DEBATE, CLAIM, "/volgen", DEBATE]
    addresses = [ADDRESS, "ann+1@debat.example", ADDRESS, "ANN+2@debat.example"]
    statuses = [
        Visitor(app).post(page, {**DAILY, "email": email}).status_code
        for page, email in zip(asked, addresses, strict=True)
    ]
    assert statuses == [303, 303, 303, 429]
    mail.next(), mail.next()


def test_one_press_stops_without_a_cookie_a_token_or_another_page(
    ann: Visitor, mail: Mailboxes, store: Store, app: Flask
) -> None:
    follow(ann, mail)
    [one] = stored(store)
    with app.test_request_context(base_url=f"https://{HOST}"):
        from debate.web.letters.follow_letters import stop_token

        address = f"/volgen/stoppen/{stop_token(one.follower)}"
    assert "List-Unsubscribe" in ann.get(address).text
    assert stored(store)
    elsewhere = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    for _ in range(2):
        assert Visitor(app).post(address, ONE_CLICK, headers=elsewhere).status_code == 200
    assert stored(store) == []
    assert "U volgt dit niet meer" in ann.get(address).text


def test_without_a_mail_server_only_feeds_are_offered(store: Store) -> None:
    page = Visitor(create_app(store, Settings(hosts=(HOST,)))).get(DEBATE).text
    assert "Deze site verstuurt geen e-mail" in page
    assert "<form" not in page
    assert "/atom" in page


def test_links_in_letters_lead_to_the_site_of_the_settings() -> None:
    assert Settings().address == LOCAL_SITE
    assert from_environment({"DEBATE_HOSTS": "debat.example"}).address == "https://debat.example"
    named = {"DEBATE_HOSTS": "a.example", "DEBATE_SITE": "https://b.example/"}
    assert from_environment(named).address == "https://b.example"
    with pytest.raises(Exception, match="DEBATE_SITE"):
        from_environment({"DEBATE_SITE": "b.example"})
