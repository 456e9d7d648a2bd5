"""What lies beside the database: keys that only their owner reads, a register that never tears."""

from pathlib import Path

import pytest

from debate.errors import DebateError, Unavailable
from debate.storage.outside import Erasure, Outside

ERASURE = Erasure("avondbus", (3, 4), ("c1", "c1"), "AVG artikel 17", 1_700, ("aa", "bb"), "cc")


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    made = Outside(tmp_path / "debate.log")
    made.set_up("debat.example/log")
    return made


def test_keys_are_made_once_and_named_after_the_log(outside: Outside) -> None:
    before = {path.name: path.read_bytes() for path in outside.folder.iterdir()}
    outside.set_up("elders.example/log")
    assert {path.name: path.read_bytes() for path in outside.folder.iterdir()} == before
    assert outside.origin == "debat.example/log"
    assert outside.verifier("log").name == "debat.example/log"
    for name in ("log", "receipt"):
        assert outside.signer(name).verifier == outside.verifier(name)


def test_nobody_else_reads_the_secret_files(outside: Outside) -> None:
    for path in outside.folder.glob("*.key"):
        assert path.stat().st_mode & 0o077 == 0
    assert outside.folder.stat().st_mode & 0o077 == 0


def test_two_logs_never_have_the_same_name_by_chance(tmp_path: Path) -> None:
    names = set()
    for number in range(20):
        made = Outside(tmp_path / str(number))
        made.set_up()
        names.add(made.origin)
    assert len(names) == 20


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(DebateError, match="no readable origin"):
        _ = Outside(tmp_path).origin


def test_a_checkpoint_takes_the_place_of_the_older_one(outside: Outside) -> None:
    assert outside.checkpoint() == ""
    for note in ("one\n", "two\n"):
        outside.publish(note)
        assert outside.checkpoint() == note
    assert not list(outside.folder.glob(".*.new"))


def test_a_checkpoint_that_cannot_be_written_leaves_the_older_one(outside: Outside) -> None:
    outside.publish("one\n")
    (outside.folder / ".checkpoint.new").mkdir()
    with pytest.raises(Unavailable):
        outside.publish("two\n")
    assert outside.checkpoint() == "one\n"


def test_the_register_reads_back(outside: Outside) -> None:
    assert outside.erasures() == []
    outside.register(ERASURE)
    outside.register(ERASURE)
    assert outside.erasures() == [ERASURE, ERASURE]


@pytest.mark.parametrize("left", [1, 10, 60])
def test_a_line_that_was_cut_off_is_passed_over_and_then_replaced(
    outside: Outside, left: int
) -> None:
    outside.register(ERASURE)
    path = outside.folder / "erased.jsonl"
    path.write_bytes(path.read_bytes() + path.read_bytes()[:left])
    assert outside.erasures() == [ERASURE]
    outside.register(ERASURE)
    assert outside.erasures() == [ERASURE, ERASURE]


def test_the_lock_is_held_by_one(tmp_path: Path, outside: Outside) -> None:
    other = Outside(outside.folder)
    with outside.lock(), pytest.raises(Unavailable), other.lock(0.05):
        pytest.fail("Two hold the lock.")
    with outside.lock(), pytest.raises(Unavailable), outside.lock(0.05):
        pytest.fail("One holds it twice.")
    with other.lock(0.05):
        pass


def test_the_lock_is_given_back_after_an_error(outside: Outside) -> None:
    with pytest.raises(ValueError, match="No"), outside.lock():
        raise ValueError("No")
    with outside.lock(0.05):
        pass
