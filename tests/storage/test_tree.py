"""The stored tree must begin with what was signed outside the database."""

from pathlib import Path

import pytest

from debate.errors import Damaged, InvalidInput
from debate.log import note
from debate.storage import sealer, tree
from debate.storage.store import Store
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = make.debate(tmp_path)
    sealer.seal_all(made)
    return made


def sign(store: Store, size: int, root: bytes, origin: str = "") -> None:
    """Publish a checkpoint by the log's own key."""
    checkpoint = note.Checkpoint(origin or store.outside.origin, size, root)
    store.outside.publish(note.sign_checkpoint(checkpoint, store.outside.signer("log")))


def test_a_tree_that_grew_since_still_holds_what_was_signed(store: Store) -> None:
    earlier = store.outside.checkpoint()
    make.claim(store)
    sealer.seal_all(store)
    store.outside.publish(earlier)
    store.check_tip()


def test_a_tree_that_is_smaller_than_signed_is_refused(store: Store) -> None:
    sign(store, 3, bytes(32))
    with pytest.raises(Damaged, match="2 events sealed, 3 signed"):
        store.check_tip()


def test_a_tree_that_differs_from_signed_is_refused(store: Store) -> None:
    sign(store, 2, bytes(32))
    with pytest.raises(Damaged, match="not the one that was signed"):
        store.check_tip()


def test_a_missing_node_is_damage(store: Store) -> None:
    with store.writing() as connection:
        connection.execute("delete from mnode")
    with pytest.raises(Damaged, match="misses a node"):
        store.check_tip()


def test_a_checkpoint_that_is_not_this_logs_is_refused(store: Store) -> None:
    sign(store, 2, bytes(32), "elders.example/log")
    with pytest.raises(InvalidInput), store.reading() as connection:
        tree.require_signed_prefix(connection, store.outside)
