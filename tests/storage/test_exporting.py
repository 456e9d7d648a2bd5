"""An export is all that the stand-alone verifier needs, and holds nothing that is private."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from debate.commands import importing
from debate.errors import NotFound
from debate.log import verifier
from debate.storage import exporting, sealer
from debate.storage.store import Store
from tests import make


def exported(store: Store, folder: Path, debate: str = "") -> Path:
    """Write an export into a file."""
    path = folder / f"log-{debate}.jsonl"
    path.write_bytes(b"".join(exporting.export_log(store, debate)))
    return path


def checked(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the stand-alone verifier."""
    program = [sys.executable, str(verifier.__file__), *map(str, arguments)]
    return subprocess.run(program, capture_output=True, text=True)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = make.debate(tmp_path)
    sealer.seal_all(made)
    importing.import_map(made, make.CO, make.small_map())
    make.claim(made)
    sealer.seal_all(made)
    make.claim(made, "Deze stelling wacht nog op de verzegelaar.")
    return made


@pytest.mark.parametrize("debate", ["", "avondbus", "zwembad"])
def test_the_standalone_verifier_accepts_an_export(
    store: Store, tmp_path: Path, debate: str
) -> None:
    found = checked(exported(store, tmp_path, debate))
    assert found.returncode == 0, found.stdout + found.stderr


def test_any_changed_byte_of_an_export_is_refused(store: Store, tmp_path: Path) -> None:
    path = exported(store, tmp_path)
    whole = path.read_bytes()
    for place in range(len(whole) // 7, len(whole), len(whole) // 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert checked(path).returncode == 1


def test_the_whole_log_has_every_event_and_every_checkpoint(store: Store) -> None:
    lines = [json.loads(line) for line in exporting.export_log(store)]
    events = [line for line in lines if "pos" in line]
    assert [line["pos"] for line in events] == list(range(1, len(events) + 1))
    assert [line["seq"] for line in events[-3:]] == [len(events) - 3, None, None]
    assert sum("checkpoint" in line for line in lines) == 2


def test_an_export_does_not_tell_accounts_or_form_values(store: Store) -> None:
    make.claim(store, "Wie een formulier tweemaal stuurt, staat er een keer.", idem="geheimpje")
    assert b"geheimpje" not in b"".join(exporting.export_log(store))


def test_an_unknown_debate_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        list(exporting.export_log(store, "nergens"))
