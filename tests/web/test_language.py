"""Each visitor is spoken to in Dutch, unless he chose English."""

import pytest
from flask import Flask

from debate.text.language import spoken
from tests import make
from tests.web.conftest import Visitor


def test_pages_are_dutch(ann: Visitor) -> None:
    page = ann.get("/").text
    assert '<html lang="nl">' in page
    assert "Naar de inhoud" in page
    assert '<a href="/?taal=en" lang="en" hreflang="en" rel="nofollow">' in page
    assert '<span class="in-full">English</span>' in page


def test_the_choice_is_kept_in_a_cookie(ann: Visitor) -> None:
    chosen = ann.get("/zoeken?q=bus&taal=en")
    assert '<html lang="en">' in chosen.text
    assert "/zoeken?q=bus&amp;taal=nl" in chosen.text
    [cookie] = chosen.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-taal=en;")
    assert "HttpOnly" in cookie
    again = ann.get("/")
    assert "To the content" in again.text
    assert "Set-Cookie" not in again.headers
    assert '<html lang="nl">' in ann.get("/?taal=nl").text
    assert '<html lang="nl">' in ann.get("/").text


def test_a_language_that_is_not_spoken_is_no_choice(ann: Visitor) -> None:
    answer = ann.get("/?taal=fr")
    assert '<html lang="nl">' in answer.text
    assert "Set-Cookie" not in answer.headers
    assert '<html lang="nl">' in ann.get("/", headers={"Cookie": "__Host-taal=fr"}).text


@pytest.mark.parametrize("asked", ["path=1", "self=1", "taal=en&taal=fr", "a=%FF&%00=1", "=", "&&"])
def test_whatever_an_address_asks_for_the_page_leads_to_the_other_language(
    ann: Visitor, asked: str
) -> None:
    answer = ann.get(f"/zoeken?{asked}")
    assert answer.status_code == 200
    assert 'hreflang="' in answer.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/%2Felsewhere.example/x", "/elsewhere.example/x"),
        ("/%09/elsewhere.example", "/%09/elsewhere.example"),
        ("/%0A/elsewhere.example", "/%0A/elsewhere.example"),
        ("/%5Celsewhere.example", "/%5Celsewhere.example"),
        ("/a%3Fb%23c%25d", "/a%3Fb%23c%25d"),
        ("/één", "/%C3%A9%C3%A9n"),
    ],
)
def test_the_other_language_is_of_the_same_page_whatever_its_path_holds(
    ann: Visitor, path: str, told: str
) -> None:
    assert f'<a href="{told}?taal=en" lang="en"' in ann.get(path).text


def test_a_kept_page_is_kept_for_each_language(ann: Visitor) -> None:
    dutch = ann.get("/")
    ann.get("/zoeken?taal=en")
    english = ann.get("/", headers={"If-None-Match": dutch.headers["ETag"]})
    assert (english.status_code, english.headers["Vary"]) == (200, "Cookie")
    assert '<html lang="en">' in english.text
    kept = ann.get("/", headers={"If-None-Match": english.headers["ETag"]})
    assert kept.status_code == 304


def test_what_goes_wrong_is_said_in_the_language_of_the_visitor(ann: Visitor) -> None:
    ann.get("/?taal=en")
    page = ann.get("/nergens")
    assert (page.status_code, "This page is not here" in page.text) == (404, True)
    assert "There is no claim with this address." in ann.get("/stellingen/c1-nothing").text


def test_who_sent_a_form_is_led_to_the_front_page_in_the_other_language(ann: Visitor) -> None:
    assert 'href="/?taal=en"' in ann.post("/nergens", {"taal": "x"}).text


def test_what_is_shown_once_is_not_lost_for_the_other_language(ann: Visitor) -> None:
    placed = ann.place(make.THESIS, "De bus komt te vaak te laat.")
    receipt = ann.get(placed.location)
    assert "Uw code: u ziet die alleen nu" in receipt.text
    assert "hreflang" not in receipt.text
    assert "hreflang" in ann.get(placed.location).text


def test_the_next_visitor_of_a_thread_is_spoken_to_in_dutch(app: Flask, ann: Visitor) -> None:
    ann.get("/?taal=en")
    assert spoken() == "nl"
    refused = app.test_client().get("/", base_url="https://elsewhere.example")
    assert '<html lang="nl">' in refused.text
