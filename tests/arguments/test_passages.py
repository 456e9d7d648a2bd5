"""What the maps take from their texts, held against the texts themselves where those are here."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.sources.anchors import Standing, check, content_digest
from debate.sources.article_map import TEXT_DIGITS
from tests.arguments.curated import (
    FOLDER,
    SEEDS,
    SOURCES,
    articles,
    debate,
    paragraphs,
    passages_of,
    text_of,
    things,
)

RUN = 8  # words in a row that may not be the texts' own
COVERED = 0.7  # of a text, by the passages of claims and questions; the least is a reaction's

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="The articles are not beside the project; their text is not ours."
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.*")), ids=lambda path: path.name)
def test_no_run_of_eight_words_is_the_texts_own(path: Path) -> None:
    taken = {run for text in sorted(SEEDS.glob("*.txt")) for run in runs(text.read_text("utf-8"))}
    ours = path.read_text(encoding="utf-8")
    assert taken
    assert [" ".join(run) for run in runs(ours) if run in taken] == []


def test_every_source_names_the_digest_of_its_own_text() -> None:
    """The article with the source's title, or one without; the reaction with its number."""
    given = {
        (article.title, number): content_digest(part)[:TEXT_DIGITS]
        for article in articles()
        for number, part in [
            (0, article.paragraphs),
            *((one.number, one.paragraphs) for one in article.reactions),
        ]
        if article.title
    }
    untitled = {content_digest(one.paragraphs)[:TEXT_DIGITS] for one in articles() if not one.title}
    titles = {one.id: one.title for one in debate().sources.values()}
    named = {
        (titles.get(one.reaction_to, one.title), one.number): text_of(one)
        for one in debate().sources.values()
    }
    assert given.items() <= named.items()
    assert {text for part, text in named.items() if part not in given} == untitled
    assert len(named) == len(SOURCES)


def test_every_anchor_finds_its_passage() -> None:
    checked = 0
    for one in things():
        for excerpt in passages_of(one):
            assert check(excerpt, paragraphs(excerpt)).standing is Standing.EXACT, one.title
            checked += 1
    assert checked >= len(debate().claims)


@pytest.mark.parametrize("key", SOURCES)
def test_nearly_every_word_of_a_source_carries_a_claim(key: str) -> None:
    """What is left are announcements, praise and the words that a reaction quotes."""
    source = next(one for one in debate().sources.values() if one.key == key)
    excerpts = [one for thing in things() for one in thing.excerpts if one.source == source.id]
    used = {(one.paragraph, at) for one in excerpts for at in range(one.start, one.end)}
    length = sum(len(paragraph) for paragraph in paragraphs(excerpts[0]))
    assert len(used) > COVERED * length
