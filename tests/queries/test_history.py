"""What happened: to one thing, in one debate, in the whole log; and the proof of it."""

import pytest

from debate.commands import arguing, importing
from debate.errors import NotFound
from debate.queries import history, receipts, tree
from debate.storage import erasure, sealer
from debate.storage.store import Store
from tests import make
from tests.make import CO, DEBATE, MO


def test_history_tells_how_a_claim_began_and_what_followed(store: Store) -> None:
    claim = make.claim(store)
    make.word_claim(store, MO, claim, "Beter gezegd.", "Een tikfout.")
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    with store.reading() as connection:
        told = history.history(connection, claim)
    assert [one.kind for one in told] == ["claim_posted", "claim_worded", "claim_hidden"]
    assert [one.version for one in told] == [3, 5, 7]


def test_history_keeps_the_beginning_and_the_newest_of_what_followed(store: Store) -> None:
    claim = make.claim(store)
    for number in range(5):
        make.word_claim(store, MO, claim, f"Zin nummer {number}.", "Beter.")
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


def test_act_of_a_form_is_one_and_an_import_is_told_by_kind(store: Store) -> None:
    importing.import_map(store, CO, make.small_map())
    posted = make.argument(store)
    with store.reading() as connection:
        newest, *imported = history.acts(connection)
        each = history.acts(connection, debate="zwembad", each=True)
    assert [one.hash for one in newest.told] == [
        entry.recorded.hash.hex() for entry in posted.entries
    ]
    assert (newest.by_form, newest.is_bulk, newest.count) == (True, False, 2)
    told = [(one.last.kind, one.count) for one in imported if one.last.debate == "zwembad"]
    assert told[:2] == [("relation_posted", 3), ("claim_posted", 4)]
    assert not any(one.by_form for one in imported)
    assert {one.count for one in each} == {1}


def test_acts_of_moderators_are_never_told_together(store: Store) -> None:
    make.rules(store)
    for number in range(3):
        make.hide_claim(store, MO, make.claim(store, f"Reden {number} telt."), "Een naam.")
    with store.reading() as connection:
        found = [one.last.kind for one in history.acts(connection)]
    assert found[:6] == ["claim_hidden", "relation_posted"] * 3


def test_pages_of_acts_join_however_many_events_an_import_has(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.import_map(store, CO, make.small_map(claims=30))
    make.claim(store)
    with store.reading() as connection:
        whole = history.acts(connection)
        monkeypatch.setattr(history, "LOOKED_AT", 7)
        pieces, before = list[history.Act](), 0
        while found := history.acts(connection, before=before, limit=3):
            pieces, before = pieces + found, found[-1].first
    assert sum(one.count for one in pieces) == sum(one.count for one in whole)
    assert [one.first for one in pieces] == sorted((one.first for one in pieces), reverse=True)
    assert pieces[-1].first == 1


def test_question_that_was_erased_is_not_shown(store: Store) -> None:
    kept, gone = (
        arguing.ask(store, make.ANN, text, make.THESIS).question
        for text in ("Wat kost de bus?", "Waar woont Jansen?")
    )
    erasure.erase(store, question=gone, ground="AVG artikel 17")
    with store.reading() as connection:
        assert history.shown_questions(connection, [kept, gone, "q000000000000"]) == {kept}


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
