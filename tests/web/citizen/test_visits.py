"""What somebody has seen: kept in the visitor's own browser, only when asked to."""

import re

import pytest

from debate.model import Kind
from debate.storage.store import Store
from tests import make
from tests.web.citizen.test_choosing import told
from tests.web.conftest import HOST, Visitor, hidden

DEBATE = f"/debatten/{make.DEBATE}"


def test_new_since_the_last_visit_begins_where_the_visitor_said(
    store: Store, ann: Visitor, mo: Visitor
) -> None:
    make.claim(store)
    page = ann.get(f"{DEBATE}?sinds=0").text
    form = page[page.index('class="seen"') - 6 :]
    answer = ann.post(f"{DEBATE}/gezien", hidden(form))
    assert answer.status_code == 303
    assert "veranderde er niets" in ann.get(answer.location).text
    make.claim(store, "Er komt iets bij.")
    led = ann.get(f"{DEBATE}?toon=nieuw&volgorde=nieuwste")
    assert (led.status_code, led.location) == (
        302,
        f"{DEBATE}?volgorde=nieuwste&toon=nieuw&sinds=4",
    )
    assert told(ann.get(led.location).text) == ["Er komt iets bij."]
    assert ann.get(f"{DEBATE}/veranderd").location == f"{DEBATE}/veranderd?sinds=4"
    assert mo.get(f"{DEBATE}/veranderd").location == f"{DEBATE}/veranderd?sinds=0"


def test_the_cookie_is_private_and_set_by_the_press_alone(store: Store, ann: Visitor) -> None:
    for address in (f"{DEBATE}?sinds=0", f"{DEBATE}?toon=nieuw", f"{DEBATE}/veranderd"):
        assert "Set-Cookie" not in ann.get(address).headers
    cookie = ann.post(f"{DEBATE}/gezien", {"versie": "2"}).headers["Set-Cookie"]
    assert cookie.startswith("__Host-gezien-")
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))


def test_unread_is_a_filter_that_says_since_when_and_goes_with_others(
    store: Store, ann: Visitor
) -> None:
    make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK)
    outline = ann.get(DEBATE).text
    assert f'href="{DEBATE}?toon=nieuw"' in outline
    first = ann.get(f"{DEBATE}?toon=nieuw", follow_redirects=True).text
    assert "ongelezen: alles vanaf het begin" in first
    assert "Uw browser weet nog niet wat u al zag" in first
    ann.post(f"{DEBATE}/gezien", hidden(first[first.index('class="seen"') - 6 :]))
    make.argument(store, "Een lege bus is er zo weer vol.")
    make.argument(store, "Op zondag rijdt er niets.", kind=Kind.ATTACK)
    page = ann.get(f"{DEBATE}?toon=nieuw", follow_redirects=True).text
    assert re.search(r"ongelezen, sinds \d+ \w+ \d{4}, \d\d:\d\d", page)
    assert "alles vanaf het begin" not in page
    assert told(page) == ["Een lege bus is er zo weer vol.", "Op zondag rijdt er niets."]
    open_ = ann.get(f"{DEBATE}?toon=nieuw-zonder-antwoord", follow_redirects=True).text
    assert told(open_) == ["Op zondag rijdt er niets."]
    assert "ongelezen tegengeluid zonder antwoord, sinds" in open_
    ahead = ann.get(f"{DEBATE}?toon=nieuw&sinds=999999").text
    assert "kwam er niets bij" in ahead


@pytest.mark.parametrize("version", ["", "x", "-1", "99", "9" * 40])
def test_a_version_that_is_not_there_is_refused(ann: Visitor, version: str) -> None:
    assert ann.post(f"{DEBATE}/gezien", {"versie": version}).status_code == 400


def test_a_form_of_another_site_is_refused(ann: Visitor) -> None:
    how = {"headers": {"Origin": "https://elders.example", "Sec-Fetch-Site": "cross-site"}}
    answer = ann.post(f"{DEBATE}/gezien", {"versie": "1"}, **how)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_an_unknown_debate_is_not_found(ann: Visitor) -> None:
    assert ann.post("/debatten/nergens/gezien", {"versie": "1"}).status_code == 404


@pytest.mark.parametrize("value", ["x", "", "9" * 40, "-3"])
def test_a_cookie_that_says_nothing_counts_as_none(ann: Visitor, value: str) -> None:
    cookie = ann.post(f"{DEBATE}/gezien", {"versie": "1"}).headers["Set-Cookie"].partition("=")[0]
    ann.client.set_cookie(cookie, value, domain=HOST)
    assert ann.get(f"{DEBATE}/veranderd").location == f"{DEBATE}/veranderd?sinds=0"
