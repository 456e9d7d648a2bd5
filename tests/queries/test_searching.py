"""Finding claims by words."""

import pytest

from debate.queries import searching
from debate.queries.searching import Hit
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO, THESIS


def search(store: Store, text: str, debate: str = "") -> list[Hit]:
    with store.reading() as connection:
        return searching.search(connection, text, debate=debate)


def ids(hits: list[Hit]) -> list[str]:
    return [hit.claim.id for hit in hits]


def test_claim_is_found_by_its_words_in_other_forms(store: Store) -> None:
    claim = make.claim(store, "Late werkers missen hun bussen.")
    assert ids(search(store, "BUS late")) == [claim]
    assert search(store, "bus late")[0].score == 1.0


def test_search_is_in_all_debates_or_in_one(store: Store) -> None:
    make.topic(store, "nachtbus", "c0123456789ab")
    assert set(ids(search(store, "avondbus"))) == {THESIS, "c0123456789ab"}
    assert ids(search(store, "avondbus", "nachtbus")) == ["c0123456789ab"]
    assert search(store, "avondbus", "niets") == []


@pytest.mark.parametrize("text", ["", "   ", '"', "*", "a OR", "(((", "NEAR(", "\x00", "de", "^x"])
def test_text_that_is_no_question_finds_nothing_and_fails_nowhere(store: Store, text: str) -> None:
    assert [hit for hit in search(store, text) if hit.claim.id != THESIS] == []


def test_what_cannot_be_seen_is_not_found(store: Store) -> None:
    claim = make.claim(store, "De marktkoopman slaapt.")
    assert ids(search(store, "marktkoopman")) == [claim]
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    assert search(store, "marktkoopman") == []
    make.restore_claim(store, MO, claim, "Toch niet.")
    assert ids(search(store, "marktkoopman")) == [claim]
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    assert search(store, "marktkoopman") == []


def test_merged_claim_is_found_as_the_kept_one_by_both_wordings_once(store: Store) -> None:
    kept = make.claim(store, "De kruidenier sluit om negen uur.")
    duplicate = make.claim(store, "De winkelier en de kruidenier gaan om negen uur dicht.")
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    assert ids(search(store, "winkelier")) == [kept]
    assert ids(search(store, "kruidenier")) == [kept]


def test_hidden_kept_claim_is_not_found_by_the_words_of_its_duplicates(store: Store) -> None:
    kept = make.claim(store, "De kruidenier sluit om negen uur.")
    duplicate = make.claim(store, "De winkelier gaat om negen uur dicht.")
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    make.hide_claim(store, MO, kept, "Noemt een adres.")
    assert search(store, "winkelier") == []


def test_claim_worded_anew_is_found_by_its_new_words_alone(store: Store) -> None:
    claim = make.claim(store, "De marktkoopman slaapt.")
    make.word_claim(store, MO, claim, "De visboer slaapt.", "Beter.")
    assert (search(store, "marktkoopman"), ids(search(store, "visboer"))) == ([], [claim])


def test_search_that_takes_too_long_gives_what_it_has(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.change(DEBATE, MO.ref) as change:
        change.record(*make.many_claims(DEBATE, 2_000))
    monkeypatch.setattr(searching, "DEADLINE_SECONDS", -1.0)
    with store.reading() as connection:
        assert searching.search(connection, "reden") == []
        assert connection.execute("select count(*) from claim").fetchone()[0] == 2_001
