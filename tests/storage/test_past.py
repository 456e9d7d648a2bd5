"""A debate at any earlier version is what it was then, except for what may not be seen today."""

from pathlib import Path

import pytest

from debate.commands import moderating
from debate.queries import claims
from debate.storage import erasure, journal, past
from debate.storage.store import Store
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.debate(tmp_path)


def version(store: Store) -> int:
    with store.reading() as connection:
        return journal.head(connection, make.DEBATE).version


def text_at(store: Store, claim: str, then: int) -> str | None:
    """Give the words of a claim at a version, None where it was not there."""
    with (
        store.reading() as connection,
        past.debate_at(connection, make.DEBATE, then) as earlier,
    ):
        found = claims.claims(earlier, [claim])
        return found[claim].claim.text if found else None


def test_each_version_has_the_words_of_its_time(store: Store) -> None:
    before = version(store)
    claim = make.claim(store, "De eerste zin.")
    posted = version(store)
    [worded] = make.word_claim(store, make.MO, claim, "De tweede zin.", "Beter.")
    moderating.revert(store, make.MO, worded.pos, "Toch niet.")
    assert text_at(store, claim, before) is None
    assert text_at(store, claim, posted) == "De eerste zin."
    assert text_at(store, claim, posted + 1) == "De tweede zin."
    assert text_at(store, claim, posted + 2) == "De eerste zin."
    assert text_at(store, claim, 10_000) == "De eerste zin."


def test_a_merge_is_not_there_yet_before_it_was_made(store: Store) -> None:
    one, other = make.claim(store, "De ene zin."), make.claim(store, "De andere zin.")
    before = version(store)
    make.merge_claims(store, make.MO, one, other, "Ze zeggen hetzelfde.")
    with store.reading() as connection:
        with past.debate_at(connection, make.DEBATE, before) as then:
            assert claims.stands_as(then, [one]) == {one: one}
        with past.debate_at(connection, make.DEBATE, before + 1) as then:
            assert claims.stands_as(then, [one]) == {one: other}


def test_what_is_hidden_today_is_hidden_in_the_past(store: Store) -> None:
    claim = make.claim(store, "Dit mag niemand meer lezen.")
    posted = version(store)
    assert text_at(store, claim, posted)
    make.hide_claim(store, make.MO, claim, "Een naam van een buur.")
    assert text_at(store, claim, posted) == ""
    make.restore_claim(store, make.MO, claim, "De naam is weg.")
    assert text_at(store, claim, posted)


def test_what_is_erased_today_was_there_without_its_words(store: Store) -> None:
    claim = make.claim(store, "Dit mag niemand meer lezen.")
    posted = version(store)
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    assert text_at(store, claim, posted) == ""
    assert text_at(store, claim, posted - 2) is None


def test_another_debate_is_not_there(store: Store) -> None:
    make.topic(store, "zwembad", "c000000000001")
    with store.reading() as connection, past.debate_at(connection, make.DEBATE, 99) as then:
        slugs = [row[0] for row in then.execute("select slug from topic")]
    assert slugs == [make.DEBATE]
