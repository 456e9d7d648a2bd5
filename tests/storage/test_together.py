"""Many at once, in threads and in processes: nothing is lost, nothing is there twice."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from debate.errors import Conflict, Unavailable
from debate.storage import journal, sealer
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

WRITER = """
import sys
from pathlib import Path
from debate.storage.store import Store
from tests import make
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    make.claim(store, f"Reden {number} van {sys.argv[2]}.", idem=f"{sys.argv[2]}-{number}")
store.close()
"""


def writing(store: Store, name: str, count: int) -> "subprocess.Popen[bytes]":
    """Start a process that posts so many claims."""
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store.path), name, str(count)], cwd=root
    )


def texts(store: Store) -> list[str]:
    with store.reading() as connection:
        return [row[0] for row in connection.execute("select text from claim order by pos")]


def test_eight_threads_write_and_everything_is_there_once(tmp_path: Path) -> None:
    store = make.debate(tmp_path)

    def post(number: int) -> bytes:
        form = f"{number % 40}"  # every form is sent twice, by whichever threads
        posted = make.argument(store, f"Dit is reden nummer {form}.", idem=form)
        return store.receipt(posted.entries)

    with ThreadPoolExecutor(8) as threads:
        receipts = list(threads.map(post, range(80)))
    assert receipts[:40] == receipts[40:]
    said = texts(store)[1:]
    assert sorted(said) == sorted(f"Dit is reden nummer {number}." for number in range(40))
    assert verify(store).findings == ()


def test_two_processes_and_a_sealer_write_at_once(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    writers = [writing(store, name, 25) for name in ("een", "twee", "een")]
    while any(writer.poll() is None for writer in writers):
        sealer.seal_all(store)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    sealer.seal_all(store)
    said = texts(store)[1:]
    wanted = [f"Reden {number} van {name}." for name in ("een", "twee") for number in range(25)]
    assert sorted(said) == sorted(wanted)
    found = verify(store)
    assert found.findings == ()
    assert found.sealed == found.events


def test_of_two_who_saw_the_same_version_one_is_told_of_the_other(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    claim = make.claim(store)
    with store.reading() as connection:
        seen = journal.head(connection, make.DEBATE).version

    def word(number: int) -> list[int]:
        text = f"De bus rijdt voor wie laat werkt, zegt {number}."
        try:
            make.word_claim(store, make.MO, claim, text, "Duidelijker.", seen=seen)
        except Conflict as conflict:
            return list(conflict.later)
        return []

    with ThreadPoolExecutor(8) as threads:
        told = sorted(threads.map(word, range(8)))
    assert told[0] == []
    assert told[1:] == [told[1]] * 7
    assert len(told[1]) == 1
    assert verify(store).findings == ()


def test_a_writer_that_waits_too_long_for_the_lock_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make.debate(tmp_path)
    other = Store(store.path)
    with store.outside.lock(), pytest.raises(Unavailable), other.outside.lock(0.05):
        pytest.fail("Two hold the lock at once.")
    make.claim(other)
    assert verify(store).findings == ()
