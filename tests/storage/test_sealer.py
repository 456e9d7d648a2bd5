"""Each event is sealed once, in order, and only what extends the last signed tree is signed."""

import itertools
from pathlib import Path

import pytest

from debate.errors import Damaged, Unavailable
from debate.log import merkle, note
from debate.log.proof import verify_proof
from debate.queries import receipts
from debate.storage import database, journal, sealer, tree
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.debate(tmp_path)


def test_sealing_covers_all_that_waits_and_publishes_its_root(store: Store) -> None:
    make.claim(store)
    assert sealer.seal_all(store) == 4
    signed = tree.signed_outside(store.outside)
    assert signed is not None
    with store.reading() as connection:
        hashes = [entry.recorded.hash for entry in journal.entries(connection)]
        assert signed.size == tree.size(connection) == 4
        assert tree.newest_checkpoint(connection) == store.outside.checkpoint()
    assert signed.root == merkle.root(hashes)


def test_every_sealed_event_has_a_proof_that_holds_offline(store: Store) -> None:
    for number in range(5):
        make.claim(store, f"Reden nummer {number}.")
        sealer.seal_all(store)
    key, origin = store.outside.verifier("log"), store.outside.origin
    with store.reading() as connection:
        for entry in journal.entries(connection):
            text = receipts.proof(connection, entry)
            assert verify_proof(text, entry.recorded.hash, origin, key).size == 12


def test_nothing_to_seal_signs_nothing(store: Store) -> None:
    sealer.seal_all(store)
    before = store.outside.checkpoint()
    assert sealer.seal(store) == sealer.Sealed(2, 2)
    assert store.outside.checkpoint() == before


def test_an_empty_log_is_not_signed(tmp_path: Path) -> None:
    store = make.store(tmp_path)
    assert sealer.seal_all(store) == 0
    assert store.outside.checkpoint() == ""


def test_batches_give_the_same_tree_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record_all(make.many_claims(make.DEBATE, 50))
    monkeypatch.setattr(sealer, "BATCH", 7)
    assert sealer.seal_all(store) == 52
    found = verify(store)
    assert (found.findings, found.sealed) == ((), 52)


def test_a_changed_event_is_not_sealed(store: Store) -> None:
    with store.writing() as connection:
        connection.execute("drop trigger event_is_never_updated")
        connection.execute("update event set at_ms = 1 where pos = 2")
        connection.execute(database.LOG_TRIGGERS[0])
    with pytest.raises(Damaged, match="position 2"):
        sealer.seal(store)
    assert store.outside.checkpoint() == ""


def test_a_log_that_lost_what_was_signed_is_not_signed_again(store: Store) -> None:
    sealer.seal_all(store)
    make.claim(store)
    with store.writing() as connection:
        connection.execute("update mnode set hash = zeroblob(32) where level = 0 and idx = 0")
        connection.execute("update mnode set hash = zeroblob(32) where level = 1 and idx = 0")
    with pytest.raises(Damaged, match="not the one that was signed"):
        sealer.seal(store)


def test_a_checkpoint_that_was_not_published_is_published_in_the_next_round(store: Store) -> None:
    sealer.seal_all(store)
    whole = store.outside.checkpoint()
    (store.outside.folder / "checkpoint").unlink()  # as after a sealer that died in between
    sealer.seal(store)
    assert store.outside.checkpoint() == whole


def test_an_older_checkpoint_never_takes_the_place_of_a_newer(store: Store) -> None:
    sealer.seal_all(store)
    older = store.outside.checkpoint()
    make.claim(store)
    sealer.seal_all(store)
    newer = store.outside.checkpoint()
    with store.writing() as connection:  # what a slow second sealer would publish now
        connection.execute("delete from checkpoint where note <> ?", (older,))
    sealer.seal(store)
    assert store.outside.checkpoint() == newer


def test_a_full_disk_beside_the_database_is_waited_out(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = store.outside.folder / ".checkpoint.new"
    blocked.mkdir()
    with pytest.raises(Unavailable):
        sealer.seal(store)
    rounds = itertools.count()
    make.claim(store)
    sealer.follow(store, lambda: next(rounds) < 3, pause=0)
    assert "checkpoint cannot be written" in capsys.readouterr().err
    blocked.rmdir()
    sealer.seal(store)
    signed = note.verify(store.outside.checkpoint(), store.outside.verifier("log"))
    assert signed.text.split("\n")[1] == "4"
    assert verify(store).findings == ()


def test_other_work_that_fails_keeps_nothing_from_being_sealed(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Store) -> None:
        raise RuntimeError("there is a fault in this")

    make.claim(store)
    rounds = itertools.count()
    sealer.follow(store, lambda: next(rounds) < 4, pause=0, each_minute=fail, between=fail)
    assert capsys.readouterr().err.count("there is a fault in this") >= 2
    with store.reading() as connection:
        assert connection.execute("select count(*) from unsealed").fetchone()[0] == 0
