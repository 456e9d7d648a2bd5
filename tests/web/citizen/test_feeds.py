"""Feeds say what happened, are Atom that any reader takes, and never tell what is hidden."""

import feedparser
import pytest
from defusedxml.ElementTree import fromstring

from debate.model import Kind
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor

DEBATE = f"/debatten/{make.DEBATE}/atom"
CLAIM = f"/stellingen/{make.THESIS}/atom"
BRANCH = f"/stellingen/{make.THESIS}/tak/atom"
SAID = "De bus <rijdt> leeg & laat rond."


@pytest.mark.parametrize("address", ["/atom", DEBATE, CLAIM, BRANCH])
def test_a_feed_tells_what_was_said_and_where(store: Store, ann: Visitor, address: str) -> None:
    make.argument(store, SAID, kind=Kind.ATTACK, actor=make.ANN)
    answer = ann.get(address)
    fromstring(answer.text)  # is XML to a strict reader
    read = feedparser.parse(answer.text)
    assert (answer.mimetype, read.bozo, read.version) == ("application/atom+xml", 0, "atom10")
    newest = read.entries[0]
    assert newest.title == "Tegenargument van Ann, inwoner"
    assert "De bus &lt;rijdt&gt; leeg &amp; laat rond" in newest.content[0].value
    assert newest.link.startswith("https://debat.example/stellingen/c")
    assert read.feed.links[0].href == f"https://debat.example{address}"


def test_a_branch_goes_deeper_than_a_claim(store: Store, ann: Visitor) -> None:
    first = make.argument(store, SAID, kind=Kind.ATTACK)
    make.argument(store, "Dat is maar op maandag zo.", on=first.claim, kind=Kind.ATTACK)
    assert "maar op maandag" in ann.get(BRANCH).text
    assert "maar op maandag" not in ann.get(CLAIM).text


def test_an_entry_keeps_its_name_and_is_the_same_in_each_feed(store: Store, ann: Visitor) -> None:
    make.argument(store, SAID)
    before = feedparser.parse(ann.get(DEBATE).text).entries[0].id
    make.argument(store, "Iets anders komt daarna.")
    entries = [feedparser.parse(ann.get(one).text).entries[1].id for one in (DEBATE, "/atom")]
    assert entries == [before, before]


def test_hidden_words_are_in_no_feed(store: Store, ann: Visitor) -> None:
    claim = make.argument(store, "Dit mag hier niet staan.").claim
    make.hide_claim(store, make.MO, claim, "Het noemt iemand.")
    own = (f"/stellingen/{claim}/atom", f"/stellingen/{claim}/volgen")
    for address in ("/atom", DEBATE, CLAIM, BRANCH, *own):
        assert "mag hier niet" not in ann.get(address).text


def test_a_feed_is_sent_again_only_when_something_happened(store: Store, ann: Visitor) -> None:
    mark = {"If-None-Match": ann.get(CLAIM).headers["ETag"]}
    assert ann.get(CLAIM, headers=mark).status_code == 304
    make.argument(store, SAID)
    assert ann.get(CLAIM, headers=mark).status_code == 200


def test_a_feed_is_bounded(store: Store, ann: Visitor) -> None:
    for number in range(32):
        make.argument(store, f"Dit is reden nummer {number}.")
    for address in (DEBATE, BRANCH):
        assert len(feedparser.parse(ann.get(address).text).entries) == 30


@pytest.mark.parametrize("page", [f"/debatten/{make.DEBATE}", f"/stellingen/{make.THESIS}"])
def test_a_page_names_its_feed_and_explains_it(ann: Visitor, page: str) -> None:
    shown = ann.get(page).text
    assert 'type="application/atom+xml" title="Wat er' in shown
    assert f'href="{page}/atom"' in shown
    assert f'href="{page}/volgen"' in shown
    assert f"https://debat.example{page}/atom" in ann.get(f"{page}/volgen").text


def test_a_feed_is_told_in_the_language_of_its_address(store: Store, ann: Visitor) -> None:
    make.argument(store, SAID, kind=Kind.ATTACK, actor=make.ANN)
    dutch = ann.get(CLAIM)
    answer = ann.get(f"{CLAIM}?taal=en", headers={"If-None-Match": dutch.headers["ETag"]})
    fromstring(answer.text)
    english, before = feedparser.parse(answer.text), feedparser.parse(dutch.text)
    newest = english.entries[0]
    assert newest.title == "Counterargument by Ann, resident"
    assert '<span lang="nl" xml:lang="nl">De bus &lt;rijdt&gt; leeg' in answer.text
    assert (english.feed.id, newest.id) == (before.feed.id, before.entries[0].id)
    assert english.feed.links[0].href == f"https://debat.example{CLAIM}?taal=en"
    assert (before.feed.language, english.feed.language) == ("nl", "en")
    assert f"https://debat.example{CLAIM}?taal=en" in ann.get(f"{CLAIM[:-5]}/volgen").text
