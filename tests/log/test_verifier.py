"""The stand-alone verifier: says good to a good export, and finds every byte that is not."""

import io
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.log import chain, export, note, verifier

SCRIPT = Path(verifier.__file__)
NAMES = ("export", "receipt", "proof")


def findings(
    log: bytes, receipt: bytes = b"", proof: str = "", key: str | None = None
) -> list[str]:
    """Give what the verifier finds, without starting a program for it."""
    try:
        given_receipt = verifier.read_receipt(receipt) if receipt else None
        given_proof = verifier.read_proof(proof.encode()) if proof else None
        read = verifier.read_log(io.BytesIO(log), given_receipt, given_proof, key)
        if given_proof and not read.findings:
            verifier.check_proof(given_proof, given_receipt, read, read.key)
    except verifier.Wrong as wrong:
        return [str(wrong)]
    return read.findings


@pytest.fixture
def run(tmp_path):
    """Run a copy of the script alone in an empty folder, isolated from this project."""
    script = shutil.copy(SCRIPT, tmp_path / "verifier.py")

    def run_script(*arguments: str, **files: bytes | str) -> tuple[int, str]:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        done = subprocess.run(
            [sys.executable, "-I", "-W", "error", script, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert "Traceback" not in done.stderr
        assert done.stderr == ""
        return done.returncode, done.stdout

    return run_script


def test_a_good_export_with_receipt_and_proof_is_good(run, small_log):
    code, said = run(
        *("export", "--receipt", "receipt", "--proof", "proof"),
        *("--log-key", str(small_log.signer.verifier)),
        export=small_log.export(),
        receipt=small_log.receipt(4),
        proof=small_log.proof(4),
    )
    assert code == 0, said
    assert "events: 6; debates: 2; texts erased or hidden: 1" in said
    assert "checkpoints: 2; entries under the last one: 5, of debates that" in said
    assert "proof: entry 3 is in the signed tree of 5 entries" in said
    assert said.endswith("GOOD: all of this is as promised.\n")


def test_a_receipt_and_its_proof_are_checked_without_an_export(run, small_log):
    key = str(small_log.signer.verifier)
    arguments = ("--receipt", "receipt", "--proof", "proof", "--log-key", key)
    receipt, other = small_log.receipt(4), small_log.receipt(3)
    assert run(*arguments, receipt=receipt, proof=small_log.proof(4))[0] == 0
    code, said = run(*arguments, receipt=other, proof=small_log.proof(4))
    assert code == 1
    assert "WRONG: the proof does not lead from the event" in said
    assert run("--receipt", "receipt", "--proof", "proof")[0] == 1


def test_a_changed_byte_is_reported_with_its_line(run, small_log):
    changed = small_log.export().replace(b"drie mensen", b"vier mensen")
    code, said = run("export", export=changed)
    assert code == 1
    assert "WRONG: event 4 ('avondbus' version 3): its text is not the text" in said
    assert said.endswith("NOT GOOD: 1 found.\n")


def test_every_changed_byte_of_an_export_is_found(small_log):
    whole = small_log.export()
    assert findings(whole) == []
    for place in range(len(whole)):
        for bit in (1, 32)[: 1 + (place % 8 == 0)]:  # the next digit or letter; the other case
            changed = bytearray(whole)
            changed[place] ^= bit
            assert findings(bytes(changed)), whole[place - 40 :][:60]


def test_every_byte_left_out_or_put_in_is_found(small_log):
    whole = small_log.export()
    for place in range(0, len(whole), 5):
        assert findings(whole[:place] + whole[place + 1 :])
        assert findings(whole[:place] + b" " + whole[place:])


def test_a_cut_at_any_byte_is_found(small_log):
    whole = small_log.export()
    for length in range(len(whole) - 1, 0, -2):
        assert findings(whole[:length])


def test_a_line_left_out_doubled_or_moved_is_found(small_log):
    small_log.events.pop()  # nothing shows yet that an event which waits was there: see below
    lines = small_log.export().splitlines(keepends=True)
    assert findings(b"".join(lines)) == []
    for place, line in enumerate(lines):
        if place != len(lines) - 2:  # without its older checkpoint the log is still whole
            assert findings(b"".join(lines[:place] + lines[place + 1 :]))
        assert findings(b"".join([*lines[:place], line, *lines[place:]]))
        swapped = [*lines[:place], *lines[place + 1 : place + 2], line, *lines[place + 2 :]]
        assert swapped == lines or findings(b"".join(swapped))


def test_an_event_that_waits_to_be_sealed_is_held_by_its_receipt(small_log):
    receipt = small_log.receipt(6)
    assert findings(small_log.export(), receipt) == []
    small_log.events.pop()
    assert findings(small_log.export()) == []
    assert findings(small_log.export(), receipt) == [
        "the receipt's event, 'zwembad' version 2, is not in the export"
    ]


def test_a_log_that_was_written_anew_after_the_fact_is_found(small_log, empty_log):
    receipt, proof = small_log.receipt(2), small_log.proof(4)
    for event in small_log.events:
        empty_log.record(event.debate, text="Een mooier verleden.")
    empty_log.seal()
    assert findings(empty_log.export()) == []
    assert "is not in the export" in findings(empty_log.export(), receipt)[0]
    assert findings(empty_log.export(), proof=proof) == [
        "the proof does not lead from the event to the root that was signed"
    ]


def test_a_log_that_signed_two_trees_is_found(small_log, empty_log):
    for event in small_log.events[:5]:
        empty_log.record(event.debate, text="Een mooier verleden.")
    empty_log.seal()
    said = findings(empty_log.export(), small_log.receipt(4), small_log.proof(4))
    assert "is not in the export" in said[0]
    read = verifier.read_proof(small_log.proof(4).encode())
    log = verifier.read_log(io.BytesIO(empty_log.export()), None, read, None)
    receipt = verifier.read_receipt(small_log.receipt(4))
    with pytest.raises(verifier.Wrong, match="two different trees of 5 entries"):
        verifier.check_proof(read, receipt, log, log.key)


@pytest.mark.parametrize("debate", ["avondbus", "zwembad"])
def test_an_export_of_one_debate_leads_to_the_same_root(small_log, debate):
    whole = small_log.export_debate(debate)
    assert findings(whole) == []
    position = 4 if debate == "avondbus" else 3
    assert findings(whole, small_log.receipt(position), small_log.proof(position)) == []
    place = whole.index(b'"level"') - 20
    assert findings(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])


def test_a_missing_text_without_an_erase_event_is_found(small_log):
    small_log.erased.add(4)
    assert findings(small_log.export()) == [
        "the text of event 4 is gone, and no erase event says so"
    ]


def test_an_erase_event_whose_text_is_still_there_is_found(small_log):
    small_log.erased.clear()
    assert "erases a text that is still there" in findings(small_log.export())[0]


def test_another_text_cannot_be_passed_off_as_the_erased_one(empty_log):
    """Numbering the events anew would hide a text behind the erasure of its neighbour."""
    empty_log.record("zwembad", text="Een.")
    empty_log.record("avondbus", text="Dit wilde Ann weg hebben.")
    empty_log.record("avondbus", text="Dit wil een ander weg hebben.")
    empty_log.erase("avondbus", 2)
    empty_log.seal()
    assert findings(empty_log.export_debate("avondbus")) == []
    empty_log.erased = {3}
    lines = empty_log.export_debate("avondbus")
    lines = lines.replace(b'"pos":2', b'"pos":1').replace(b'"pos":3', b'"pos":2')
    assert "erases other versions" in findings(lines)[0]


def test_an_erase_event_of_another_debate_does_not_explain_a_gap(empty_log):
    empty_log.record("avondbus", text="Weg.")
    empty_log.erase("zwembad", 1)
    empty_log.seal()
    assert len(findings(empty_log.export())) == 1


@pytest.mark.parametrize(
    "fields", [{}, {"positions": 1}, {"positions": ["1"]}, {"positions": [True]}]
)
def test_an_erase_event_that_names_nothing_is_found(empty_log, fields):
    empty_log.record("avondbus", "erased", **fields)
    empty_log.seal()
    assert "does not say which texts" in findings(empty_log.export())[0]


def test_an_erase_event_cannot_be_erased(small_log):
    small_log.erase("avondbus", 5)
    small_log.seal()
    assert "does not say which texts" in findings(small_log.export())[0]


def test_an_event_that_is_not_linked_is_found_though_its_hash_is_right(empty_log):
    first = empty_log.record("avondbus", text="Een.")
    second = empty_log.record("avondbus", text="Twee.")
    place = (second.debate, 2, second.kind, 1, second.actor_ref, second.at_ms, second.commitment)
    loose = chain.event_hash(*place, chain.GENESIS)
    empty_log.events[1] = replace(second, prev=chain.GENESIS, hash=loose)
    empty_log.seal()
    assert first.hash != chain.GENESIS
    assert "not linked to the event before it" in findings(empty_log.export())[0]


def test_a_version_that_is_skipped_is_found_though_all_hashes_are_right(empty_log):
    first = empty_log.record("avondbus", text="Een.")
    place = ("avondbus", 3, first.kind, 1, first.actor_ref, first.at_ms, first.commitment)
    skipping = chain.event_hash(*place, first.hash)
    empty_log.events.append(replace(first, version=3, prev=first.hash, hash=skipping))
    empty_log.seal()
    assert "does not follow version 1" in findings(empty_log.export())[0]


def test_a_checkpoint_of_another_origin_is_found_though_the_key_is_right(empty_log):
    empty_log.record("avondbus", text="Een.")
    empty_log.seal()
    text = empty_log.checkpoints[0].replace(f"{empty_log.signer.name}\n1\n", "elsewhere\n1\n")
    empty_log.checkpoints = [note.sign(note.parse(text).text, empty_log.signer)]
    assert "of the log 'elsewhere'" in findings(empty_log.export())[0]


def test_a_log_key_with_another_name_than_the_log_is_found():
    assert "does not carry the name" in findings(export.header_line("b.example", KEY, KEY))[0]


def test_a_checkpoint_that_ends_within_a_subtree_is_found(small_log):
    for _ in range(3):
        small_log.record("avondbus", text="Meer.")
    small_log.seal()
    lines = small_log.export_debate("zwembad").splitlines(keepends=True)
    assert findings(b"".join(lines)) == []
    lines.insert(-1, export.checkpoint_line(small_log.checkpoints[0]))
    assert "size 3 ends within a subtree" in findings(b"".join(lines))[0]


def test_a_subtree_that_is_larger_than_any_log_is_refused(empty_log):
    for level, index in ((60, 0), (52, 2)):
        lines = empty_log.header() + export.subtree_line(level, index, bytes(32))
        assert "larger than any log" in findings(lines)[0]


def test_a_position_that_does_not_rise_is_refused(small_log):
    first = small_log.event_lines()[0]
    assert "comes after event 1" in findings(small_log.header() + first + first)[0]


def test_a_receipt_as_large_as_a_log_is_one_finding(run):
    code, said = run("--receipt", "receipt", receipt=bytes(verifier.LONGEST_LINE + 1))
    assert code == 1
    assert "too large" in said


def test_events_without_a_checkpoint_prove_nothing(empty_log):
    assert "no signed checkpoint" in findings(empty_log.header())[0]
    empty_log.record("avondbus", text="Hallo.")
    assert "no signed checkpoint" in findings(empty_log.export())[0]


def test_a_log_that_begins_is_good_once_its_empty_tree_is_signed(empty_log):
    empty_log.seal()
    empty_log.record("avondbus", text="Hallo.")
    assert findings(empty_log.export()) == []


def test_the_key_that_you_know_must_be_the_exports(small_log):
    own, other = str(small_log.signer.verifier), str(small_log.receipts.verifier)
    assert findings(small_log.export(), key=own) == []
    assert findings(small_log.export(), key=other)


def test_a_receipt_of_another_log_is_found(small_log, empty_log):
    empty_log.receipts = note.SignerKey("elsewhere.example", bytes(32))
    empty_log.events = small_log.events
    assert "receipt is of another log" in findings(small_log.export(), empty_log.receipt(1))[0]


def test_every_changed_byte_of_a_receipt_or_proof_is_found(small_log):
    whole, receipt, proof = small_log.export(), small_log.receipt(4), small_log.proof(4).encode()
    for place in range(len(receipt)):
        changed = receipt[:place] + bytes([receipt[place] ^ 1]) + receipt[place + 1 :]
        with pytest.raises(verifier.Wrong):
            verifier.read_receipt(changed)
    for place in range(len(proof)):
        changed = proof[:place] + bytes([proof[place] ^ 1]) + proof[place + 1 :]
        assert findings(whole, proof=changed.decode(errors="replace"))


def test_a_proof_of_an_entry_that_is_no_event_of_the_export_is_found(small_log):
    whole = small_log.export_debate("zwembad")
    assert "no event of the export" in findings(whole, proof=small_log.proof(4))[0]
    assert findings(small_log.export().replace(b"x", b"x"), proof=small_log.proof(4)) == []


def test_reading_stops_when_too_much_is_wrong(small_log):
    for number in range(60):
        small_log.record("zwembad", text=f"Zin {number}.")
    small_log.seal()
    said = findings(small_log.export().replace(b"Zin", b"Zon"))
    assert len(said) == verifier.MOST_FINDINGS + 1
    assert "too much wrong" in said[-1]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\x00" * 5_000,
        bytes(range(256)) * 50,
        b"[" * 100_000 + b"\n",
        b'{"a":' * 100_000 + b"\n",
        b"1" * 10_000 + b"\n",
        b'"\\ud800"\n',
        b"NaN\n",
        b"[]\n",
        b"\xef\xbb\xbf{}\n",
        "{}\n".encode("utf-16"),
        b"x" * (verifier.LONGEST_LINE + 10),
    ],
    ids=lambda content: f"{len(content)} bytes of {content[:5]!a}",
)
def test_a_file_that_is_no_export_is_one_finding(run, small_log, content):
    for first in (b"", small_log.header()):
        if first + content != first:
            code, said = run("export", export=first + content)
            assert code == 1
            assert said.count("WRONG:") == 1


def test_a_file_that_cannot_be_opened_is_one_finding(run):
    for name in ("nowhere", "."):
        code, said = run(name)
        assert code == 1
        assert said.count("WRONG:") == 1
        assert "cannot be read" in said


@pytest.mark.parametrize("name", ["whole", "avondbus"])
def test_any_field_of_any_wrong_type_is_a_finding(small_log, name):
    whole = small_log.export() if name == "whole" else small_log.export_debate(name)
    lines = whole.splitlines(keepends=True)
    values = [None, True, 1.5, -1, 2**53, 2**60, 10**400, "x", "\ud800", "AB" * 32, [], {}]
    for place, line in enumerate(lines):
        fields = json.loads(line)
        for field, before in fields.items():
            for value in values:
                if value is not before:
                    changed = {**fields, field: value}
                    written = json.dumps(changed, sort_keys=True, separators=(",", ":"))
                    lines[place] = written.encode() + b"\n"
                    assert findings(b"".join(lines)), (field, value)
        lines[place] = line


@given(st.binary(max_size=200), st.integers(0, 3_000))
def test_garbage_in_the_middle_is_a_finding(garbage, place):
    lines = export.header_line("a.example", KEY, KEY)
    place = min(place, len(lines))
    changed = lines[:place] + garbage + lines[place:]
    assert changed == lines or findings(changed)


KEY = str(note.SignerKey("a.example", bytes(32)).verifier)


def test_a_witness_may_sign_below_the_log(small_log):
    witness = note.SignerKey("witness.example", bytes(32))
    small_log.checkpoints = [note.cosign(text, witness) for text in small_log.checkpoints]
    assert findings(small_log.export()) == []
