"""What the log shows is what anybody can check without us."""

import html
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from debate.log import merkle, note, receipt, tiles
from debate.storage import erasure, sealer
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Site, Visitor


@pytest.fixture
def posted(store: Store, ann: Visitor) -> str:
    """The address of the receipt of a counterargument, not sealed yet."""
    posted = ann.place(make.THESIS, "De bus rijdt na tienen leeg rond.")
    return posted.location.partition("?")[0]


def saved(visitor: Visitor, folder: Path, **addresses: str) -> dict[str, str]:
    """Download these to files, as somebody at home would."""
    paths = {}
    for name, address in addresses.items():
        answer = visitor.get(address)
        assert answer.status_code == 200
        path = folder / name
        path.write_bytes(answer.data)
        paths[name] = str(path)
    return paths


def check(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=folder,
    )


def test_a_receipt_says_whether_it_is_sealed(posted: str, store: Store, ann: Visitor) -> None:
    waiting = ann.get(posted)
    assert "wacht op het zegel" in waiting.text
    assert "Kijk of het al verzegeld is" in waiting.text
    early = ann.get(f"{posted}/bewijs")
    assert early.status_code == 404
    assert "nog niet verzegeld" in early.text
    sealer.seal_all(store)
    sealed = ann.get(posted)
    assert "is verzegeld in het openbare logboek" in sealed.text
    assert "c2sp.org/tlog-proof@v1" in sealed.text


def test_a_receipt_holds_up_offline_and_not_after_a_change(
    posted: str, store: Store, ann: Visitor, tmp_path: Path
) -> None:
    sealer.seal_all(store)
    last = json.loads(ann.get(f"{posted}/json").data)["events"][-1]["hash"]
    files = saved(
        ann,
        tmp_path,
        verifier="/log/verifier",
        export="/log/export",
        receipt=f"{posted}/json",
        proof=f"/ontvangstbewijzen/{last}/bewijs",
    )
    claims = ("--receipt", files["receipt"], "--proof", files["proof"])
    good = check(files["verifier"], files["export"], *claims)
    assert good.returncode == 0, good.stdout + good.stderr
    export = Path(files["export"])
    export.write_bytes(export.read_bytes().replace(b"leeg rond", b"vol rond!"))
    assert check(files["verifier"], files["export"], *claims).returncode == 1


def test_the_commands_on_a_receipt_work_with_the_files_it_names(
    posted: str, store: Store, ann: Visitor, tmp_path: Path
) -> None:
    sealer.seal_all(store)
    page = ann.get(posted).text
    for address in re.findall(r'href="([^"]+)" download', page):
        answer = ann.get(address)
        (tmp_path / answer.headers["Content-Disposition"].split('"')[1]).write_bytes(answer.data)
    written = re.findall(r"<pre[^>]*><code>(python .*?)</code></pre>", page)
    commands = [shlex.split(html.unescape(each))[1:] for each in written]
    assert len(commands) == 3
    for command in commands:
        good = check(*command, folder=tmp_path)
        assert (good.returncode, good.stdout.count("\nGOOD")) == (0, 1), good.stdout + good.stderr
    kept = tmp_path / "ontvangstbewijs.json"
    kept.write_bytes(kept.read_bytes().replace(b"leeg", b"vol!"))
    for command in commands:
        bad = check(*command, folder=tmp_path)
        assert (bad.returncode, bad.stdout.count("NOT GOOD")) == (1, 1)


def test_a_receipt_that_waits_offers_no_proof(posted: str, ann: Visitor) -> None:
    page = ann.get(posted).text
    assert "/bewijs" not in page
    assert "--proof" not in page
    assert "Wacht wel tot de bijdrage is verzegeld." in page


def test_a_receipt_is_signed_by_the_key_that_is_published(
    posted: str, store: Store, ann: Visitor
) -> None:
    document = ann.get(f"{posted}/json")
    assert document.headers["Content-Disposition"].startswith('attachment; filename="ontvangst')
    _, key = ann.get("/log/sleutels").text.split()
    origin = store.outside.origin
    assert receipt.check(document.data, note.parse_verifier(key), origin) == []
    broken = document.data.replace(b"leeg", b"vol!")
    assert receipt.check(broken, note.parse_verifier(key), origin)


def test_every_event_of_an_act_leads_to_the_same_receipt(
    posted: str, store: Store, ann: Visitor
) -> None:
    events = json.loads(ann.get(f"{posted}/json").data)["events"]
    assert [event["kind"] for event in events] == ["claim_posted", "relation_posted"]
    other = ann.get(f"/ontvangstbewijzen/{events[1]['hash']}")
    assert "<h1>Een tegenargument in het logboek</h1>" in other.text


def test_an_erased_contribution_keeps_its_receipt_without_words(
    posted: str, store: Store, ann: Visitor
) -> None:
    [claim] = [
        json.loads(event["body"])["claim"]["id"]
        for event in json.loads(ann.get(f"{posted}/json").data)["events"]
        if event["kind"] == "claim_posted"
    ]
    erasure.erase(store, claim=claim, ground="Verzoek van de schrijver")
    page = ann.get(posted)
    assert page.status_code == 200
    assert "de woorden zijn gewist" in page.text
    assert "leeg rond" not in page.text
    assert b"leeg rond" not in ann.get(f"{posted}/json").data


def test_the_tree_can_be_rebuilt_from_its_tiles(site: Site, reader: Visitor) -> None:
    text = reader.get("/log/checkpoint").text
    key, _ = map(note.parse_verifier, reader.get("/log/sleutels").text.split())
    signed = note.verify_checkpoint(text, site.store.outside.origin, key)
    entries: list[bytes] = []
    for bundle in tiles.bundles(signed.size):
        answer = reader.get(f"/log/{bundle.path}")
        assert "immutable" in answer.headers["Cache-Control"]
        entries += tiles.parse_bundle(answer.data)
    assert len(entries) == signed.size
    assert merkle.root(entries) == signed.root
    for tile in tiles.tiles(signed.size):
        hashes = reader.get(f"/log/{tile.path}").data
        assert len(hashes) == 32 * tile.width


def test_tiles_beyond_what_is_sealed_are_not_there(site: Site, reader: Visitor) -> None:
    for path in ("0/000", "0/001.p/1", "1/000.p/1", "entries/000", "63/000", "0/000.p/999"):
        assert reader.get(f"/log/tile/{path}").status_code == 404


def test_nothing_sealed_yet_is_said(store: Store, ann: Visitor) -> None:
    assert ann.get("/log/checkpoint").status_code == 404
    assert ann.get("/gezondheid").text.startswith("goed\nverzegeld: 0\nwacht: 2\n")
