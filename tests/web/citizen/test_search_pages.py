"""Searching: words marked, the place of each hit, and what is found beside the claims."""

import re

from debate import events
from debate.commands import arguing, importing
from debate.model import Kind, Source, SourceKind, make_id
from debate.storage.store import Store
from debate.web.citizen.search_pages import AROUND, around
from tests import make
from tests.web.conftest import Visitor


def test_words_are_marked_in_whatever_form_and_the_place_is_told(
    store: Store, ann: Visitor
) -> None:
    one = make.claim(store, "Zonder bussen komt niemand thuis.")
    make.claim(store, "Élke bus telt.", on=one)
    page = ann.get("/zoeken?q=bus").text
    assert "Zonder <mark>bussen</mark> komt niemand thuis." in page
    assert "Élke <mark>bus</mark> telt." in page
    assert re.search(r'class="whereabouts">[^\n]*Zonder bussen komt', page)


def test_notes_sources_and_voices_are_found_beside_claims(store: Store, ann: Visitor) -> None:
    arguing.argue(
        store, make.ANN, Kind.ATTACK, "De bus is leeg.", make.THESIS, note="Zie de telling."
    )
    article = Source(make_id("s", "a"), SourceKind.ARTICLE, "De telling", authors=("Anna Bos",))
    with store.change(make.DEBATE, make.MO.ref) as change:
        change.record(events.SourceAdded(article))
    page = ann.get("/zoeken?q=telling").text
    assert "Zie de <mark>telling</mark>." in page
    assert f'href="/bronnen/{article.id}"' in page
    assert "0\N{NO-BREAK SPACE}stellingen gevonden" in page
    assert "Niets gevonden" not in page
    page = ann.get("/zoeken?q=an").text
    assert f'href="/debatten/{make.DEBATE}?naam=Ann"' in page
    assert "<mark>Anna</mark>" not in page  # two letters begin no word of a text
    assert "De telling" in page


def test_hits_say_in_which_debate_where_there_are_several(store: Store, ann: Visitor) -> None:
    assert "<select" not in ann.get("/zoeken?q=avondbus").text
    importing.import_map(store, make.CO, make.small_map(word="avondbus"))
    page = ann.get("/zoeken?q=avondbus").text
    assert re.search(r'whereabouts">[^\n]*Het zwembad', page)
    inside = ann.get("/zoeken?q=avondbus&debat=zwembad").text
    assert not re.search(r'whereabouts">[^\n]*href="/debatten/zwembad"', inside)
    assert "blijven rijden" not in inside


def test_hostile_words_are_words(store: Store, ann: Visitor) -> None:
    make.claim(store, "Wie <script>alert(1)</script> roept, rijdt mee.")
    page = ann.get("/zoeken?q=<script>alert").text
    assert "<script>alert" not in page
    assert "<mark>script</mark>" in page
    assert ann.get("/zoeken?q=" + "x" * 5000).status_code == 200


def test_a_long_note_is_told_around_the_word_that_was_found() -> None:
    words = "woord " * 100
    kept = around([(words, False), ("bus", True), (" " + words, False)])
    told = "".join(piece for piece, _ in kept)
    assert told.startswith("…")
    assert told.endswith(" …")
    assert ("bus", True) in kept
    assert len(told) < 4 * AROUND
