"""The stand-alone verifier's own hashes, keys and proofs, held equal to those of the log."""

import ast
import json
import sys
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.log import chain, merkle, note, verifier


@given(st.lists(st.binary(max_size=5), min_size=1, max_size=40), st.data())
def test_its_tree_is_the_tree_of_the_log(entries, data):
    tree = verifier.Tree()
    for entry in entries:
        tree.add(verifier.leaf_hash(entry))
    assert tree.root() == merkle.root(entries)
    nodes = {(level, index): value for level, index, value in merkle.append(None, 0, entries)}
    index = data.draw(st.integers(0, len(entries) - 1))
    proof = merkle.inclusion(lambda *place: nodes[place], index, len(entries))
    leaf = merkle.leaf_hash(entries[index])
    assert verifier.root_by_proof(leaf, index, len(entries), proof) == tree.root()


@given(
    st.text("abc./\u00e9", min_size=1, max_size=9),
    st.binary(min_size=32, max_size=32),
    st.integers(0, 10**15),
)
def test_its_keys_and_checkpoints_are_those_of_the_log(name, seed, size):
    signer = note.SignerKey(name, seed)
    key = verifier.read_key(str(signer.verifier))
    assert key == (name, signer.verifier.key_id, signer.verifier.public)
    signed = note.sign_checkpoint(note.Checkpoint(name, size, seed), signer)
    assert verifier.read_checkpoint(signed, name, key) == (size, seed)


@given(st.text(max_size=9), st.text(max_size=9), st.integers(0, 2**53 - 1), st.binary())
def test_its_hashes_of_an_event_are_those_of_the_chain(debate, kind, number, body):
    place = (debate, number, kind, number, bytes(16), number, bytes(32), b"\xff" * 32)
    event = verifier.Event(*place, bytes(32), None, None)
    assert verifier.event_hash(event) == chain.event_hash(*place)
    text = body.decode(errors="replace")
    assert verifier.commitment(bytes(32), text) == chain.commitment(bytes(32), text.encode())


@pytest.mark.parametrize(
    ("index", "size", "length", "said"),
    [(1, 1, 0, "entry 1 of"), (0, 1, 1, "too long"), (0, 4, 1, "too short"), (0, 0, 0, "entry 0")],
)
def test_a_proof_of_the_wrong_length_is_refused(index, size, length, said):
    with pytest.raises(verifier.Wrong, match=said):
        verifier.root_by_proof(bytes(32), index, size, [bytes(32)] * length)


def test_a_subtree_in_the_wrong_place_is_refused():
    tree = verifier.Tree()
    tree.add(bytes(32))
    with pytest.raises(verifier.Wrong, match="cannot begin"):
        tree.add(bytes(32), 1)


def test_base64_has_one_spelling():
    assert verifier.from_base64("QUI=") == b"AB"
    for spelling in ("QUJ=", "QUI", "QU I=", "QUI=\n"):
        with pytest.raises(verifier.Wrong):
            verifier.from_base64(spelling)


def test_a_proof_with_a_short_hash_is_refused():
    with pytest.raises(verifier.Wrong, match="not 32 bytes"):
        verifier.read_proof(b"c2sp.org/tlog-proof@v1\nindex 0\nQUI=\n\nx")


def test_a_receipt_without_events_or_of_a_later_version_is_refused(small_log):
    for changes in ({"events": []}, {"version": 2}):
        fields = {**json.loads(small_log.receipt(1)), **changes}
        del fields["signature"]
        signature = small_log.receipts.sign(verifier.canonical(fields).encode())
        fields["signature"] = b64encode(signature).decode()
        with pytest.raises(verifier.Wrong, match="version"):
            verifier.read_receipt(verifier.canonical(fields).encode())


def test_it_needs_the_standard_library_and_cryptography_alone():
    imported = set()
    for node in ast.walk(ast.parse(Path(verifier.__file__).read_text())):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            imported.add(str(node.module).split(".")[0])
    assert imported - sys.stdlib_module_names == {"cryptography"}
