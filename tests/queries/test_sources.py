"""The documents of a debate, their passages, and the claims that rest on each."""

from dataclasses import replace

import pytest

from debate.commands import importing
from debate.errors import NotFound
from debate.events import QuestionAsked
from debate.model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Json,
    Question,
    Source,
    SourceKind,
    Topic,
)
from debate.queries import origins, sources
from debate.roles import operator
from debate.sources import plain_text
from debate.storage.store import Store
from tests import make
from tests.make import MO

SLUG = "bad"
ARTICLE = "Het bad gaat dicht\n\nDe raad sluit het bad.\n\nEr is geen geld.\n"
SOURCE = Source("s0a1b2c3d4e5f", SourceKind.ARTICLE, "Het bad gaat dicht", key="s1")
REACTION = Source("s1a1b2c3d4e5f", SourceKind.REACTION, reaction_to=SOURCE.id, number=1, key="s1r1")
WHOLE, PART = Excerpt(SOURCE.id, 1), Excerpt(SOURCE.id, 2, 6, 15)
CLAIMS = {
    id_: Claim(id_, text, excerpts=passages)
    for id_, text, passages in (
        ("c00000000000a", "Het bad gaat dicht.", (WHOLE,)),
        ("c00000000000b", "Het geld is op.", (PART, WHOLE)),
        ("c00000000000c", "Er is geen geld meer.", (PART,)),
    )
}


@pytest.fixture
def bad(store: Store) -> Store:
    given = ArgumentMap(
        Topic(SLUG, "Het bad"),
        sources={one.id: one for one in (SOURCE, REACTION)},
        claims=CLAIMS,
    )
    importing.import_map(store, operator(SLUG), given)
    importing.import_article(store, operator(SLUG), plain_text.read(ARTICLE), SLUG)
    return store


def test_source_comes_with_its_text_and_reactions(bad: Store) -> None:
    with bad.reading() as connection:
        view = sources.source(connection, SOURCE.id)
        with pytest.raises(NotFound):
            sources.source(connection, "s000000000000")
    assert view.paragraphs == ("De raad sluit het bad.", "Er is geen geld.")
    assert (view.reactions, view.claims, view.debate) == ((REACTION,), 3, SLUG)


@pytest.mark.parametrize("answers", [None, 0, 2, -1, 9, 10**30, "1", True, [1]])
def test_reaction_to_the_article_answers_no_other(bad: Store, answers: Json) -> None:
    said = replace(REACTION, id="s2a1b2c3d4e5f", number=2, data={"answers": answers})
    with bad.reading() as connection:
        assert sources.answered(connection, replace(said, reaction_to="")) is None
        found = sources.answered(connection, said)
    assert found is None


def test_answer_to_a_reaction_is_known(bad: Store) -> None:
    said = replace(REACTION, id="s2a1b2c3d4e5f", number=2, data={"answers": 1})
    with bad.reading() as connection:
        assert sources.answered(connection, said) == REACTION
        assert sources.answered(connection, SOURCE) is None


def test_sources_of_a_debate_come_in_order_without_text(bad: Store) -> None:
    with bad.reading() as connection:
        found = sources.sources(connection, SLUG)
    assert [(view.source, view.paragraphs) for view in found] == [(SOURCE, ()), (REACTION, ())]


def test_passages_come_in_the_order_of_the_text_with_their_words(bad: Store) -> None:
    with bad.reading() as connection:
        first, second = sources.passages(connection, SOURCE.id)
    assert (first.words, [view.id for view in first.claims]) == (
        "De raad sluit het bad.",
        ["c00000000000a", "c00000000000b"],
    )
    assert (second.words, len(second.claims)) == ("geen geld", 2)


def test_open_question_rests_on_its_passage_beside_the_claims(bad: Store) -> None:
    asked = [
        Question("q00000000000a", "Is er geen geld?", "c00000000000c", excerpts=(PART,)),
        Question(
            "q00000000000b", "Wie sluit het bad?", "", excerpts=(Excerpt(SOURCE.id, 1, 0, 7),)
        ),
    ]
    with bad.change(SLUG, MO.ref) as change:
        change.record(*map(QuestionAsked, asked))
    with bad.reading() as connection:
        found = sources.passages(connection, SOURCE.id)
    assert [[one.id for one in each.questions] for each in found] == [
        [],
        ["q00000000000b"],
        ["q00000000000a"],
    ]
    assert (found[1].words, found[1].claims) == ("De raad", ())


def test_merged_claims_rest_on_a_passage_once_and_hidden_ones_not_at_all(bad: Store) -> None:
    make.merge_claims(bad, MO, "c00000000000c", "c00000000000b", "Zelfde.")
    with bad.reading() as connection:
        [_, second] = sources.passages(connection, SOURCE.id)
        assert [view.id for view in second.claims] == ["c00000000000b"]
    make.hide_claim(bad, MO, "c00000000000b", "Noemt een adres.")
    with bad.reading() as connection:
        [only] = sources.passages(connection, SOURCE.id)
    assert [view.id for view in only.claims] == ["c00000000000a"]


@pytest.mark.parametrize("passage", [Excerpt("s", 0), Excerpt("s", 9), Excerpt("s", 1, 90, 99)])
def test_passage_outside_the_text_has_no_words(passage: Excerpt) -> None:
    assert sources.words(("Een alinea.",), passage) == ""


def test_origins_are_the_documents_that_claims_rest_on(bad: Store) -> None:
    without = replace(CLAIMS["c00000000000a"], excerpts=())
    with bad.reading() as connection:
        assert origins.origins(connection, CLAIMS.values()) == {SOURCE.id: SOURCE}
        assert origins.origins(connection, [without]) == {}
