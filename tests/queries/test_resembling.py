"""Claims that may say the same are found by the rarest words they share, however many there are."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate import events
from debate.model import Claim, Topic, make_id
from debate.queries import resembling
from debate.queries.resembling import ALIKE, Resembling
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import CO, DEBATE, MO

MANY = 3_000


def similar(store: Store, text: str, debate: str = DEBATE, limit: int = 3) -> list[Resembling]:
    with store.reading() as connection:
        return resembling.similar(connection, debate, text, limit)


def ids(found: list[Resembling]) -> list[str]:
    return [one.claim.id for one in found]


def crowd(store: Store, said: list[str], debate: str = DEBATE) -> list[str]:
    """Post these claims in one act; gives their ids."""
    claims = [Claim(make_id("c", debate, str(n), text), text) for n, text in enumerate(said)]
    with store.change(debate, CO.ref) as change:
        change.record_all(events.ClaimPosted(one) for one in claims)
    return [one.id for one in claims]


@pytest.fixture(scope="module")
def crowded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Claims about buses, evenings and money in every mixture, so that no word of these is rare."""
    store = make.debate(tmp_path_factory.mktemp("crowd"))
    chance = random.Random(1)
    who, what = ("bussen", "chauffeurs", "reizigers", "ouders"), ("duur", "laat", "vol", "oud")
    crowd(
        store,
        [
            f"De {chance.choice(who)} zijn 's avonds {chance.choice(what)} in straat {number}."
            for number in range(MANY)
        ],
    )
    store.close()
    return store.path.parent


@pytest.fixture
def crowded(crowded_once: Path, tmp_path: Path) -> Iterator[Store]:
    """The crowd, for one test to add to."""
    shutil.copytree(crowded_once, tmp_path, dirs_exist_ok=True)
    store = Store(tmp_path / "debate.db")
    yield store
    store.close()


@pytest.mark.parametrize(
    ("claim", "paraphrase"),
    [
        (
            "Wie laat werkt, komt zonder bus niet thuis.",
            "Zonder bus komt wie laat werkt niet thuis.",
        ),
        ("De wachtlijsten worden langer.", "Elke wachtlijst wordt steeds langer."),
        (
            "Mantelzorgers raken overbelast door de zorg.",
            "Door zorg is de mantelzorger overbelast.",
        ),
        ("Een fietspad langs de dijk is gevaarlijk.", "Fietspaden langs dijken zijn gevaarlijk."),
        ("De bibliotheek moet op zondag open.", "Op zondag hoort de bibliotheek open te zijn."),
        ("Coöperaties leveren goedkopere stroom.", "Stroom van een cooperatie is goedkoper."),
    ],
)
def test_paraphrase_finds_the_claim_in_a_crowd(crowded: Store, claim: str, paraphrase: str) -> None:
    wanted = make.claim(crowded, claim)
    found = similar(crowded, paraphrase)
    assert ids(found)[:1] == [wanted]
    assert ALIKE <= found[0].score <= 1


def test_claim_of_common_words_alone_is_found_by_two_of_them(crowded: Store) -> None:
    wanted = make.claim(crowded, "Ouders chauffeurs duur laat.")
    assert ids(similar(crowded, "Duur laat ouders chauffeurs"))[:1] == [wanted]


def test_shared_words_are_told_as_the_asker_wrote_them(store: Store) -> None:
    make.claim(store, "De cliënten wachten op een rolstoel.")
    [one] = similar(store, "Een Cliënt wacht op rolstoelen.")
    assert one.shared == ("Cliënt", "wacht", "rolstoelen")


def test_what_says_something_else_is_not_given(store: Store) -> None:
    make.claim(store, "De gemeente heeft geen geld.")
    assert similar(store, "Vissen zwemmen in zee.") == []
    assert (
        similar(store, "De gemeente plant vandaag tweehonderd jonge bomen langs het kanaal.") == []
    )


def test_the_same_sentence_is_wholly_alike(store: Store) -> None:
    wanted = make.claim(store, "De gemeente heeft geen geld.")
    [one] = similar(store, "de gemeente heeft GEEN geld")
    assert (one.claim.id, one.score) == (wanted, 1.0)


def test_other_debates_are_not_looked_in(crowded: Store) -> None:
    text = "De avondbus rijdt nooit op tijd."
    with crowded.change("ander", CO.ref) as change:
        change.record(events.TopicOpened(Topic("ander", "Een ander debat")))
    [there] = crowd(crowded, [text], "ander")
    here = make.claim(crowded, text)
    assert there not in ids(similar(crowded, text, limit=10))
    assert ids(similar(crowded, text))[0] == here
    assert ids(similar(crowded, text, "ander")) == [there]
    assert similar(crowded, text, "niets") == []


def test_merged_claim_is_given_as_the_kept_one_once(store: Store) -> None:
    kept = make.claim(store, "De kruidenier sluit om negen uur.")
    duplicate = make.claim(store, "Om negen uur sluit de kruidenier.")
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    assert ids(similar(store, "De kruidenier sluit om negen uur.")) == [kept]


def test_what_cannot_be_seen_is_not_given(store: Store) -> None:
    text = "De marktkoopman slaapt."
    claim = make.claim(store, text)
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    assert similar(store, text) == []
    make.restore_claim(store, MO, claim, "Toch niet.")
    assert ids(similar(store, text)) == [claim]
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    assert similar(store, text) == []


def test_claim_worded_anew_is_found_by_its_new_words_alone(store: Store) -> None:
    claim = make.claim(store, "De marktkoopman slaapt overdag.")
    make.word_claim(store, MO, claim, "De visboer slaapt overdag.", "Beter.")
    assert ids(similar(store, "Een visboer slaapt overdag.")) == [claim]
    assert similar(store, "De marktkoopman") == []


def test_limit_is_kept_and_the_nearest_come_first(store: Store) -> None:
    near = make.claim(store, "De brug over het kanaal is te smal voor vrachtwagens.")
    for number in range(5):
        make.claim(store, f"De brug over het kanaal nummer {number} is te smal.")
    found = similar(store, "Voor vrachtwagens is de brug over het kanaal te smal.", limit=2)
    assert len(found) == 2
    assert found[0].claim.id == near
    assert found[0].score > found[1].score


@pytest.mark.parametrize(
    "text",
    ["", "  ", "?!", "\0", "\ud800", "a\ud800b", '"', "a OR b", "NEAR(", "de het een", "é" * 5_000]
    + ["x" * 100_000, " ".join(f"woord{n}" for n in range(5_000)), "e\u0301" * 5_000, "AND AND"],
)
def test_whatever_is_typed_is_a_question(crowded: Store, text: str) -> None:
    assert all(one.score >= ALIKE for one in similar(crowded, text))
