"""Offline proofs: what is sealed is proved by a text alone, and nothing else is."""

import pytest

from debate.errors import InvalidInput
from debate.log import proof

ORIGIN = "tegengeluid.example/log"


@pytest.fixture
def text(small_log):
    return small_log.proof(4)


def test_each_sealed_event_is_proved(small_log):
    for pos in small_log.sealed:
        entry = small_log.events[pos - 1].hash
        text = small_log.proof(pos)
        checkpoint = proof.verify_proof(text, entry, ORIGIN, small_log.signer.verifier)
        assert checkpoint.size == 5


def test_a_proof_is_written_as_the_specification_shows(small_log, text):
    lines = text.split("\n")
    assert lines[:2] == ["c2sp.org/tlog-proof@v1", "index 3"]
    assert [len(line) for line in lines[2:5]] == [44, 44, 44]
    assert "\n".join(lines[6:]) == small_log.checkpoints[-1]


def test_a_proof_is_read_as_it_was_written(small_log):
    read = proof.Proof(7, (bytes(32), b"\xff" * 32), small_log.checkpoints[0], b"extra \x00")
    written = proof.proof_text(read.index, read.hashes, read.checkpoint, read.extra)
    assert proof.parse_proof(written) == read
    bare = proof.proof_text(0, [], small_log.checkpoints[0])
    assert proof.parse_proof(bare) == proof.Proof(0, (), small_log.checkpoints[0])


def test_another_event_is_not_proved(small_log, text):
    for pos in (1, 2, 3, 5, 6):
        with pytest.raises(InvalidInput, match="does not lead"):
            proof.verify_proof(
                text, small_log.events[pos - 1].hash, ORIGIN, small_log.signer.verifier
            )


def test_a_checkpoint_by_another_key_or_log_proves_nothing(small_log, text):
    entry = small_log.events[3].hash
    with pytest.raises(InvalidInput, match="known key"):
        proof.verify_proof(text, entry, ORIGIN, small_log.receipts.verifier)
    with pytest.raises(InvalidInput, match="another log"):
        proof.verify_proof(text, entry, "elsewhere", small_log.signer.verifier)


def test_every_changed_byte_is_refused(small_log, text):
    whole, entry = text.encode(), small_log.events[3].hash
    for place in range(len(whole)):
        for bit in (1, 32):
            changed = bytearray(whole)
            changed[place] ^= bit
            with pytest.raises((InvalidInput, UnicodeDecodeError)):
                proof.verify_proof(changed.decode(), entry, ORIGIN, small_log.signer.verifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v1\n\n",
        "c2sp.org/tlog-proof@v2\nindex 1\n\nx",
        "c2sp.org/tlog-proof@v1\nindex 01\n\nx",
        "c2sp.org/tlog-proof@v1\nindex -1\n\nx",
        "c2sp.org/tlog-proof@v1\nindex 1 \n\nx",
        "c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\nx",
        "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\nx",
        "c2sp.org/tlog-proof@v1\nindex 1\n" + "A" * 42 + "A=\n" * 64 + "\nx",
        "c2sp.org/tlog-proof@v1\nindex 1\n" + ("A" * 43 + "=\n") * 64 + "\nx",
    ],
)
def test_what_is_no_proof_is_refused(text):
    with pytest.raises(InvalidInput):
        proof.parse_proof(text)
