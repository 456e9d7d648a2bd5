"""The words of a hidden claim are in no export and no receipt; that it is hidden is, and checks."""

import subprocess
import sys
from pathlib import Path

import pytest

from debate.log import verifier
from debate.queries import receipts
from debate.storage import erasure, exporting, sealer
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

WORDS = "Deze woorden horen hier niet te staan."
OTHER_WORDS = "Deze andere woorden evenmin."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.debate(tmp_path)


def exported(store: Store, folder: Path) -> Path:
    """Seal, and write the whole log into a file."""
    sealer.seal_all(store)
    path = folder / "log.jsonl"
    path.write_bytes(b"".join(exporting.export_log(store)))
    return path


def is_good(export: Path) -> bool:
    """Ask the stand-alone verifier."""
    program = [sys.executable, str(verifier.__file__), str(export)]
    return subprocess.run(program, capture_output=True).returncode == 0


def test_words_of_a_hidden_claim_leave_the_export_and_it_still_checks(
    store: Store, tmp_path: Path
) -> None:
    claim = make.claim(store, WORDS)
    make.word_claim(store, make.MO, claim, OTHER_WORDS, "Zo is het duidelijker.")
    make.hide_claim(store, make.MO, claim, "Dit is een scheldwoord.")
    export = exported(store, tmp_path)
    assert WORDS not in export.read_text()
    assert OTHER_WORDS not in export.read_text()
    assert is_good(export)
    assert verify(store).findings == ()


def test_words_of_a_restored_claim_are_in_the_export_again(store: Store, tmp_path: Path) -> None:
    claim = make.claim(store, WORDS)
    make.hide_claim(store, make.MO, claim, "Dit is een scheldwoord.")
    make.restore_claim(store, make.MO, claim, "Het was een citaat.")
    export = exported(store, tmp_path)
    assert WORDS in export.read_text()
    assert is_good(export)


def test_receipt_of_a_hidden_claim_has_its_hash_and_not_its_words(store: Store) -> None:
    posted = make.argument(store, WORDS)
    make.hide_claim(store, make.MO, posted.claim, "Dit is een scheldwoord.")
    with store.reading() as connection:
        act = receipts.act(connection, posted.entries[0].recorded.hash)
    document = store.receipt(act).decode()
    assert WORDS not in document
    assert posted.entries[0].recorded.hash.hex() in document


def test_text_that_no_event_explains_is_found_missing(store: Store, tmp_path: Path) -> None:
    make.claim(store, WORDS)
    export = exported(store, tmp_path)
    lines = export.read_text().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if WORDS in line)
    start = lines[at].index('"body":')
    end = lines[at].index(',"commitment"')
    lines[at] = lines[at][:start] + '"body":null' + lines[at][end:]
    export.write_text("".join(lines))
    assert not is_good(export)


def test_hidden_claim_that_is_erased_after_all_still_checks(store: Store, tmp_path: Path) -> None:
    claim = make.claim(store, WORDS)
    make.hide_claim(store, make.MO, claim, "Dit is een scheldwoord.")
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    export = exported(store, tmp_path)
    assert WORDS not in export.read_text()
    assert is_good(export)
