"""Kills, disk errors, full disks, cut and flipped bytes: nothing acknowledged is lost, and nothing
wrong is taken for right.

Each has a short form in the suite and a long one in `make campaign`.
"""

import random
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from debate.errors import DebateError
from debate.storage import schema, sealer
from debate.storage.database import SEARCH_TABLES
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.campaigns import fault, writer

COUNT = 4
ERRORS = ["error=EIO", "error=ENOSPC"]
LOG = ("event", "payload", "debate_head", "unsealed", "seal", "mnode", "sealer")


def under_strace(folder: Path, what: str, number: int) -> bool:
    """Meet a fault at the n-th call; gives False once the writer made fewer calls than that."""
    store = make.debate(folder)
    store.close()
    ran = fault.run(store.path, COUNT, "seal", under=fault.on(fault.strace(what, number), store))
    fault.require_nothing_lost(folder, ran.acknowledged, COUNT)
    return not (ran.code == 0 and len(ran.acknowledged) == COUNT)


@pytest.mark.parametrize("number", [2, 7, 12, 17])
def test_a_kill_at_a_call_loses_nothing(tmp_path: Path, number: int) -> None:
    assert under_strace(tmp_path, "signal=SIGKILL", number)


@pytest.mark.parametrize("what", ERRORS)
@pytest.mark.parametrize("number", [3, 11])
def test_a_disk_error_at_a_call_loses_nothing(tmp_path: Path, what: str, number: int) -> None:
    assert under_strace(tmp_path, what, number)


@pytest.mark.campaign
@pytest.mark.parametrize("what", ["signal=SIGKILL", *ERRORS])
def test_a_fault_at_every_call_loses_nothing(tmp_path: Path, what: str) -> None:
    met = 0
    for number in range(1, 1_000):
        folder = tmp_path / str(number)
        folder.mkdir()
        if not under_strace(folder, what, number) and number > 60:
            break
        met += 1
        shutil.rmtree(folder)
    assert met > 30


@pytest.mark.campaign
@pytest.mark.parametrize("what", ERRORS)
def test_a_disk_that_stays_broken_from_some_call_on_loses_nothing(
    tmp_path: Path, what: str
) -> None:
    for number in range(1, 60, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        store = make.debate(folder)
        store.close()
        under = fault.on(fault.strace(what, number), store)
        under = [part + "+" if part.startswith("inject") else part for part in under]
        ran = fault.run(store.path, COUNT, "seal", under=under)
        fault.require_nothing_lost(folder, ran.acknowledged, COUNT)


def killed(store: Store, count: int, after: float) -> fault.Ran:
    """Start a writer and kill it after a while."""
    process = subprocess.Popen(
        fault.command(store.path, count, "seal"),
        cwd=fault.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after)
    process.kill()
    rest, _ = process.communicate()
    return fault.said(first + rest, process.returncode)


@pytest.mark.parametrize("times", [2, pytest.param(150, marks=pytest.mark.campaign, id="campaign")])
def test_a_writer_killed_at_any_moment_loses_nothing(tmp_path: Path, times: int) -> None:
    chance = random.Random(times)
    for number in range(times):
        folder = tmp_path / str(number)
        folder.mkdir()
        store = make.debate(folder)
        store.close()
        ran = killed(store, 40, chance.uniform(0, 0.3))
        assert ran.acknowledged
        fault.require_nothing_lost(folder, ran.acknowledged, 40)
        shutil.rmtree(folder)


def test_a_full_disk_refuses_writes_and_is_read_on(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    store.close()
    ran = fault.run(store.path, 60, under=[], before=fault.small_files)
    assert ran.code == 0
    assert ran.refused
    assert ran.acknowledged
    assert ran.read == len(ran.acknowledged) + 1
    fault.require_nothing_lost(tmp_path, ran.acknowledged, 60)


@pytest.mark.parametrize("kills", [3, pytest.param(49, marks=pytest.mark.campaign, id="campaign")])
def test_a_sealer_that_is_killed_again_and_again_leaves_no_gap(tmp_path: Path, kills: int) -> None:
    store, chance = make.debate(tmp_path), random.Random(kills)
    program = "from tests.campaigns.fault import *; s = Store(Path({!r})); [sealer.seal(s)"
    program = program.format(str(store.path)) + " for _ in iter(int, 1)]"
    for number in range(kills):
        process = subprocess.Popen([fault.sys.executable, "-c", program], cwd=fault.ROOT)
        until = time.monotonic() + chance.uniform(0.3, 1.2)
        while time.monotonic() < until:
            make.claim(store, f"Reden {time.monotonic_ns()} in ronde {number}.")
        process.kill()
        process.wait()
    sealer.seal_all(store)
    found = verify(store)
    assert (found.findings, found.sealed) == ((), found.events)


def with_write_ahead(folder: Path) -> Path:
    """Give a store as a kill leaves it: much of it in the write-ahead file alone."""
    store = make.debate(folder)
    make.claim(store)
    sealer.seal_all(store)
    store.close()
    for number in range(12):
        make.claim(store, writer.text(number))
        if number == 5:
            sealer.seal_all(store)
    shutil.copytree(folder, folder / "left")
    store.close()
    return folder / "left"


@pytest.mark.parametrize(
    "times", [12, pytest.param(400, marks=pytest.mark.campaign, id="campaign")]
)
def test_a_write_ahead_file_that_was_cut_off_is_refused_or_a_beginning(
    tmp_path: Path, times: int
) -> None:
    left, chance = with_write_ahead(tmp_path), random.Random(times)
    whole = (left / "debate.db-wal").read_bytes()
    seen = set()
    for number in range(times):
        folder = tmp_path / f"cut {number}"
        shutil.copytree(left, folder)
        (folder / "debate.db-shm").unlink()
        (folder / "debate.db-wal").write_bytes(whole[: chance.randrange(len(whole))])
        store = Store(folder / "debate.db")
        said = fault.texts(store)
        assert said[2:] == [writer.text(number) for number in range(len(said) - 2)]
        try:
            make.claim(store, "Dit komt erbij.")
        except DebateError:
            seen.add("refused")
            assert verify(store).findings
        else:
            seen.add("went on")
            assert verify(store).findings == ()
        store.close()
    assert seen == {"refused", "went on"}


@pytest.mark.parametrize(
    "times", [60, pytest.param(2_500, marks=pytest.mark.campaign, id="campaign")]
)
def test_a_flipped_bit_is_found_or_changes_nothing(tmp_path: Path, times: int) -> None:
    left, chance = with_write_ahead(tmp_path), random.Random(times)
    Store(left / "debate.db").set_up()  # which brings all of it into the one file
    whole = (left / "debate.db").read_bytes()
    before = content(left / "debate.db")
    unseen = []
    for _ in range(times):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        flipped = bytearray(whole)
        flipped[place] ^= bit
        (left / "debate.db").write_bytes(flipped)
        store = Store(left / "debate.db")
        if not verify(store).findings and content(store.path) != before:
            unseen.append(place)
    assert unseen == []


def content(path: Path) -> list[object]:
    """Give all that the log, its tree and the state say."""
    with closing(sqlite3.connect(path)) as connection:
        rows: list[object] = []
        for table in (*LOG, *schema.STATE_TABLES, *SEARCH_TABLES):
            rows += sorted(connection.execute(f"select * from {table}"), key=repr)
        rows += connection.execute("select size, root, note from checkpoint").fetchall()
        rows += connection.execute("select name, sql from sqlite_schema order by name").fetchall()
    return rows
