"""Importing an article: its sources and their texts become events, twice is once."""

import dataclasses

import pytest

from debate import events
from debate.commands import importing
from debate.errors import DebateError, InvalidInput
from debate.queries import history, maps
from debate.queries import sources as documents
from debate.roles import operator
from debate.sources import plain_text
from debate.sources.anchors import content_digest
from debate.sources.article import Reaction
from debate.storage.store import Store
from tests import make
from tests.make import CO

SLUG = "zwembad"
MAP = make.small_map(SLUG)
ARTICLE = """Het bad gaat dicht

De raad sluit het zwembad.

Er is geen geld meer.

Reacties op dit artikel

1.

Dat is jammer.

2.

Er was wel geld.
"""


def test_article_brings_its_sources_and_their_text(store: Store) -> None:
    done = importing.import_article(store, CO, plain_text.read(ARTICLE), "bad")
    assert (done.topic, done.sources, done.reactions) == ("bad", 3, 2)
    with store.reading() as connection:
        views = documents.sources(connection, "bad")
        texts = [documents.paragraphs(connection, view.source.id) for view in views]
    assert texts[1:] == [("Dat is jammer.",), ("Er was wel geld.",)]
    assert "Er is geen geld meer." in texts[0]


def test_article_twice_is_once_and_changed_text_is_stored_anew(store: Store) -> None:
    importing.import_article(store, CO, plain_text.read(ARTICLE), "bad")
    assert importing.import_article(store, CO, plain_text.read(ARTICLE), "bad").new == 0
    other = ARTICLE.replace("jammer", "spijtig")
    assert importing.import_article(store, CO, plain_text.read(other), "bad").new == 1


def test_article_finds_the_source_that_a_map_names(store: Store) -> None:
    importing.import_map(store, operator(SLUG), MAP)
    done = importing.import_article(store, operator(SLUG), plain_text.read(ARTICLE), SLUG)
    [known] = MAP.sources
    with store.reading() as connection:
        assert documents.paragraphs(connection, known)
    assert done.unchanged == 1


def test_article_finds_the_source_that_a_map_names_by_its_text(store: Store) -> None:
    [known] = MAP.sources.values()
    text = plain_text.read(ARTICLE)
    data = {"text": content_digest(text.paragraphs)[:16]}
    named = dataclasses.replace(known, data=data)
    given = dataclasses.replace(MAP, sources={known.id: named})
    importing.import_map(store, operator(SLUG), given)
    untitled = dataclasses.replace(text, title="")
    importing.import_article(store, operator(SLUG), untitled, SLUG)
    with store.reading() as connection:
        assert documents.paragraphs(connection, known.id) == text.paragraphs


def test_untitled_article_twice_is_once(store: Store) -> None:
    untitled = dataclasses.replace(plain_text.read(ARTICLE), title="")
    assert importing.import_article(store, CO, untitled, "bad").new
    assert importing.import_article(store, CO, untitled, "bad").new == 0


def test_erased_text_of_a_source_does_not_come_back(store: Store) -> None:
    importing.import_article(store, CO, plain_text.read(ARTICLE), "bad")
    with store.reading() as connection:
        reaction = documents.sources(connection, "bad")[1].source.id
    _erase_text(store, reaction)
    done = importing.import_article(store, CO, plain_text.read(ARTICLE), "bad")
    with store.reading() as connection:
        assert documents.paragraphs(connection, reaction) == ()
    assert [(loss.where, loss.why) for loss in done.losses] == [
        (reaction, "this was erased, and stays so")
    ]


def test_erased_text_of_an_untitled_article_does_not_come_back(store: Store) -> None:
    untitled = dataclasses.replace(plain_text.read(ARTICLE), title="")
    importing.import_article(store, CO, untitled, "bad")
    with store.reading() as connection:
        article = documents.sources(connection, "bad")[0].source.id
    _erase_text(store, article)
    assert importing.import_article(store, CO, untitled, "bad").new == 0


def _erase_text(store: Store, source: str) -> None:
    with store.reading() as connection:
        [*_, stored] = history.history(connection, source)
    assert stored.kind == "source_text_stored"
    with store.change("bad", CO.ref) as change:
        change.record(events.Erased((stored.pos,), (source,), "Op verzoek.", (stored.version,)))


@pytest.mark.parametrize("slug", ["Hoofd", "a b", "../x", "x" * 300])
def test_article_for_an_impossible_debate_is_refused(store: Store, slug: str) -> None:
    with pytest.raises(DebateError, match="slug"):
        importing.import_article(store, CO, plain_text.read(ARTICLE), slug)


def test_untitled_text_must_say_its_debate(store: Store) -> None:
    untitled = dataclasses.replace(plain_text.read(ARTICLE), title="")
    with pytest.raises(InvalidInput, match="--topic"):
        importing.import_article(store, CO, untitled)
    importing.import_article(store, CO, untitled, "bad")
    with store.reading() as connection:
        assert maps.argument_map(connection, "bad").topic.title == "bad"


def test_feed_brings_reactions_to_an_article_that_is_there(store: Store) -> None:
    article = dataclasses.replace(plain_text.read(ARTICLE), url="https://dorp.example/bad/")
    late = Reaction(1, ("Te laat.",), "Mo", url="https://dorp.example/bad/#comment-9")
    feed = dataclasses.replace(article, lead="", blocks=(), reactions=(late,))
    with pytest.raises(InvalidInput, match="Import that article first"):
        importing.import_article(store, CO, feed, "bad")
    importing.import_article(store, CO, article, "bad")
    done = importing.import_article(store, CO, feed, "bad")
    assert (done.new, done.unchanged) == (2, 1)
    with store.reading() as connection:
        views = documents.sources(connection, "bad")
        texts = [documents.paragraphs(connection, view.source.id) for view in views]
    assert [view.source.number for view in views] == [0, 1, 2, 3]
    assert texts[0] == article.paragraphs
    assert texts[3] == ("Te laat.",)
    assert importing.import_article(store, CO, feed, "bad").new == 0
