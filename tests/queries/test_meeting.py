"""What claims met, and which reactions said it."""

import pytest

from debate.commands import importing
from debate.model import ArgumentMap, Claim, Excerpt, Kind, Relation, Source, SourceKind, Topic
from debate.queries import meeting
from debate.queries.meeting import Met
from debate.roles import operator
from debate.storage.store import Store
from tests import make

SLUG = "bad"
ARTICLE = Source("s00000000000a", SourceKind.ARTICLE, "Het bad gaat dicht", key="s1")
ONE, TWO = (
    Source(
        f"s0000000000r{n}".replace("r", "0"), SourceKind.REACTION, reaction_to=ARTICLE.id, number=n
    )
    for n in (1, 2)
)
TOPIC_CLAIM, SAID, COUNTER, SUPPORT, OBJECTION = (f"c00000000000{n}" for n in "abcde")


def claim(id_: str, text: str, source: Source | None = None) -> Claim:
    return Claim(id_, text, excerpts=(Excerpt(source.id, 1),) if source else ())


@pytest.fixture
def bad(store: Store) -> Store:
    relations = (
        Relation("r00000000000a", Kind.SUPPORT, (SAID,), TOPIC_CLAIM),
        Relation("r00000000000b", Kind.ATTACK, (COUNTER,), SAID),
        Relation("r00000000000c", Kind.SUPPORT, (SUPPORT,), SAID),
        Relation("r00000000000d", Kind.UNDERCUT, (OBJECTION,), "r00000000000a"),
    )
    said = (
        claim(TOPIC_CLAIM, "Het bad moet open blijven."),
        claim(SAID, "Kinderen leren er zwemmen.", ARTICLE),
        claim(COUNTER, "Dat doen zij in de stad.", TWO),
        claim(SUPPORT, "Er zijn lessen.", ONE),
        claim(OBJECTION, "Lessen kunnen ook elders."),
    )
    given = ArgumentMap(
        Topic(SLUG, "Het bad"),
        sources={one.id: one for one in (ARTICLE, ONE, TWO)},
        claims={one.id: one for one in said},
        relations={one.id: one for one in relations},
    )
    importing.import_map(store, operator(SLUG), given)
    return store


def met(store: Store, id_: str) -> Met:
    with store.reading() as connection:
        return meeting.met(connection, [id_])[id_]


def test_steps_and_the_reactions_that_made_them_are_told(bad: Store) -> None:
    assert met(bad, SAID) == Met(1, 1, 1, (ONE, TWO), (TWO,))


def test_a_claim_that_nobody_answered_met_nothing(bad: Store) -> None:
    assert met(bad, OBJECTION) == Met()


def test_what_a_merged_claim_met_counts_for_the_kept_one(bad: Store) -> None:
    posted = make.argument(bad, "Zwemles is er nodig.", on=TOPIC_CLAIM)
    make.argument(bad, "Niet in dit bad.", on=posted.claim, kind=Kind.ATTACK)
    make.merge_claims(bad, make.MO, posted.claim, SAID, "Zeggen hetzelfde.")
    assert met(bad, SAID).attacks == 2


def test_hidden_words_speak_for_no_reaction(bad: Store) -> None:
    make.hide_claim(bad, make.MO, COUNTER, "Noemt een adres.")
    assert met(bad, SAID).against == ()
