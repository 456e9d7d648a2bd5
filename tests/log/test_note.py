"""Signed notes and checkpoints, against the published example and every kind of bad spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import InvalidInput
from debate.log import note

# The example of Go's golang.org/x/mod/sumdb/note documentation
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NEUMANN_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
NEUMANN_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
NEUMANN_NOTE = NEUMANN_TEXT + (
    "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
    "otpRZb6KE6RyyBwJnAM=\n"
)

ANN = note.SignerKey("ann.example/log", bytes(range(32)))
MO = note.SignerKey("mo.example/witness", bytes(range(1, 33)))


def test_published_note_verifies():
    assert note.verify(NEUMANN_NOTE, note.parse_verifier(NEUMANN)).text == NEUMANN_TEXT


def test_published_key_signs_the_published_note():
    assert note.sign(NEUMANN_TEXT, note.parse_signer(NEUMANN_SECRET)) == NEUMANN_NOTE


def test_keys_are_written_as_they_were_read():
    assert str(note.parse_verifier(NEUMANN)) == NEUMANN
    assert note.parse_signer(NEUMANN_SECRET).secret_text() == NEUMANN_SECRET
    assert str(note.parse_signer(NEUMANN_SECRET).verifier) == NEUMANN


def test_a_signing_key_does_not_show_itself():
    assert "seed" not in repr(ANN)
    assert ANN.seed.hex() not in repr(ANN)


def test_every_changed_character_of_a_key_is_refused():
    for place, character in enumerate(NEUMANN):
        other = "B" if character == "A" else "A"
        with pytest.raises(InvalidInput):
            note.parse_verifier(NEUMANN[:place] + other + NEUMANN[place + 1 :])


def test_every_changed_byte_of_a_note_is_refused():
    key = note.parse_verifier(NEUMANN)
    whole = NEUMANN_NOTE.encode()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        with pytest.raises((InvalidInput, UnicodeDecodeError)):
            note.verify(changed.decode(), key)


def test_signatures_by_unknown_keys_are_ignored():
    both = note.cosign(note.sign("a\n", ANN), MO)
    assert note.verify(both, ANN.verifier) == note.verify(both, MO.verifier)
    assert [line.name for line in note.parse(both).signatures] == [ANN.name, MO.name]


def test_a_known_key_with_a_wrong_signature_spoils_the_note():
    signed = note.sign("a\n", ANN, MO)
    forged = signed.replace(
        note.sign("a\n", MO).split("\n")[2], note.sign("b\n", MO).split("\n")[2]
    )
    assert note.verify(forged, ANN.verifier).text == "a\n"
    with pytest.raises(InvalidInput, match=MO.name):
        note.verify(forged, ANN.verifier, MO.verifier)


def test_a_note_without_a_known_signature_is_refused():
    with pytest.raises(InvalidInput, match="no signature by a known key"):
        note.verify(note.sign("a\n", MO), ANN.verifier)


def test_a_key_of_the_same_name_is_another_key():
    other = note.SignerKey(ANN.name, bytes(32))
    with pytest.raises(InvalidInput, match="no signature by a known key"):
        note.verify(note.sign("a\n", other), ANN.verifier)


def test_text_with_empty_lines_ends_at_the_last_of_them():
    assert note.verify(note.sign("a\n\nb\n", ANN), ANN.verifier).text == "a\n\nb\n"


LINE = note.sign("a\n", ANN).split("\n")[2]


@pytest.mark.parametrize(
    "spelling",
    [
        "",
        "a\n",
        "a\n\n",
        f"a\n{LINE}\n",
        f"a\n\n{LINE}",
        f"a\n\n{LINE}\n\n",
        f"a\r\n\n{LINE}\n",
        f"a\x00\n\n{LINE}\n",
        f"a\n\n{LINE}\n{LINE.replace(chr(0x2014), '-')}\n",
        f"a\n\n{LINE}=\n",
        f"a\n\n{LINE} \n",
        f"a\n\n{LINE}\n\u2014  AAAAAAA=\n",
        f"a\n\n{LINE}\n\u2014 n+n AAAAAAA=\n",
        f"a\n\n{LINE}\n\u2014 n AAAA\n",
        "a\n\n" + f"{LINE}\n" * 101,
        "a" * 1_000_000 + f"\n\n{LINE}\n",
    ],
)
def test_a_note_that_is_spelled_otherwise_is_refused(spelling):
    with pytest.raises(InvalidInput):
        note.verify(spelling, ANN.verifier)


@pytest.mark.parametrize("text", ["", "a", "a\tb\n", "a\x7f\x00\n"])
def test_text_that_no_note_can_hold_is_not_signed(text):
    with pytest.raises(InvalidInput):
        note.sign(text, ANN)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\nb"])
def test_a_key_name_with_spaces_or_plus_is_refused(name):
    with pytest.raises(InvalidInput):
        note.SignerKey(name, bytes(32))
    with pytest.raises(InvalidInput):
        note.VerifierKey(name, bytes(32))


@pytest.mark.parametrize(
    "text", ["", "PRIVATE+KEY+", NEUMANN, NEUMANN_SECRET[:-4], NEUMANN_SECRET.replace("c7", "c8")]
)
def test_a_damaged_signing_key_is_refused(text):
    with pytest.raises(InvalidInput):
        note.parse_signer(text)


def test_a_signing_key_without_its_mark_is_refused():
    with pytest.raises(InvalidInput, match="begins with PRIVATE"):
        note.parse_signer(NEUMANN_SECRET.removeprefix("PRIVATE+KEY+"))


@pytest.mark.parametrize("size", [31, 33])
def test_a_key_of_the_wrong_length_is_refused(size):
    with pytest.raises(InvalidInput):
        note.SignerKey("a", bytes(size))
    with pytest.raises(InvalidInput):
        note.VerifierKey("a", bytes(size))


@given(
    st.integers(0, 10**19 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(st.text("abc \u00e9+", min_size=1), max_size=2),
)
def test_a_checkpoint_is_read_as_it_was_signed(size, root, extension):
    checkpoint = note.Checkpoint("ann.example/log", size, root, tuple(extension))
    signed = note.sign_checkpoint(checkpoint, ANN)
    assert note.verify_checkpoint(signed, "ann.example/log", ANN.verifier) == checkpoint


def test_the_checkpoint_of_the_specification_is_read():
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    checkpoint = note.parse_checkpoint(text)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.text == text


ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="


@pytest.mark.parametrize(
    "text",
    [
        "",
        "o\n1\n",
        f"o\n1\n{ROOT}",
        f"\n1\n{ROOT}\n",
        f"o\n01\n{ROOT}\n",
        f"o\n-1\n{ROOT}\n",
        f"o\n+1\n{ROOT}\n",
        f"o\n1_0\n{ROOT}\n",
        f"o\n\u0661\n{ROOT}\n",
        f"o\n{10**19}\n{ROOT}\n",
        f"o\n1\n{ROOT[:-4]}\n",
        f"o\n1\n{ROOT[:-2]}J=\n",
        f"o\n1\n{ROOT}\n\n",
    ],
)
def test_a_checkpoint_that_is_spelled_otherwise_is_refused(text):
    with pytest.raises(InvalidInput):
        note.parse_checkpoint(text)


def test_a_checkpoint_of_another_log_is_refused():
    signed = note.sign_checkpoint(note.Checkpoint("other.example", 0, bytes(32)), ANN)
    with pytest.raises(InvalidInput, match=r"other\.example"):
        note.verify_checkpoint(signed, "ann.example/log", ANN.verifier)
