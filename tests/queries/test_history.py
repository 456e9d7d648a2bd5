"""What happened: to one thing, in one debate, in the whole log; and the proof of it."""

import pytest

from debate.commands import moderating
from debate.errors import NotFound
from debate.queries import history, receipts, tree
from debate.storage import erasure, sealer
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO


def test_history_tells_how_a_claim_began_and_what_followed(store: Store) -> None:
    claim = make.claim(store)
    moderating.word_claim(store, MO, claim, "Beter gezegd.", "Een tikfout.")
    moderating.hide_claim(store, MO, claim, "Noemt een adres.")
    with store.reading() as connection:
        told = history.history(connection, claim)
    assert [one.kind for one in told] == ["claim_posted", "claim_worded", "claim_hidden"]
    assert [one.version for one in told] == [3, 5, 6]


def test_history_keeps_the_beginning_and_the_newest_of_what_followed(store: Store) -> None:
    claim = make.claim(store)
    for number in range(5):
        moderating.word_claim(store, MO, claim, f"Zin nummer {number}.", "Beter.")
    with store.reading() as connection:
        told = history.history(connection, claim, limit=3)
    assert [one.version for one in told] == [3, 8, 9]


def test_history_of_nothing_is_empty(store: Store) -> None:
    with store.reading() as connection:
        assert history.history(connection, "c000000000000") == []


def test_history_after_erasure_says_that_something_was_there_without_its_words(
    store: Store,
) -> None:
    claim = make.claim(store)
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    with store.reading() as connection:
        first, *_, last = history.history(connection, claim)
    assert (first.kind, first.event, last.kind) == ("claim_posted", None, "erased")


def test_log_pages_go_from_new_to_old_and_join(store: Store) -> None:
    make.claim(store)
    make.topic(store, "nachtbus", "c0123456789ab")
    with store.reading() as connection:
        first = history.log_page(connection, limit=4)
        second = history.log_page(connection, before=first[-1].pos, limit=4)
        own = history.log_page(connection, debate=DEBATE)
    assert [one.pos for one in (*first, *second)] == [6, 5, 4, 3, 2, 1]
    assert {one.debate for one in own} == {DEBATE}


def test_event_has_a_number_in_the_tree_once_it_is_sealed(store: Store) -> None:
    with store.reading() as connection:
        assert history.sequence(connection, 1) is None
        assert (tree.sealed(connection), tree.waiting(connection)) == (0, 2)
    sealer.seal_all(store)
    with store.reading() as connection:
        assert history.sequence(connection, 1) == 0
        assert (tree.sealed(connection), tree.waiting(connection)) == (2, 0)


def test_act_is_found_by_the_hash_of_any_of_its_events(store: Store) -> None:
    posted = make.argument(store, idem="formulier-1")
    with store.reading() as connection:
        for entry in posted.entries:
            assert receipts.act(connection, entry.recorded.hash) == posted.entries
        with pytest.raises(NotFound, match="receipt number"):
            receipts.act(connection, b"\0" * 32)


def test_proof_is_there_once_the_event_is_sealed(store: Store) -> None:
    [entry, _] = make.argument(store).entries
    with store.reading() as connection:
        assert receipts.proof(connection, entry) == ""
    sealer.seal_all(store)
    with store.reading() as connection:
        assert receipts.proof(connection, entry).startswith("c2sp.org/tlog-proof@v1\n")
