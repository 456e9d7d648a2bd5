"""Files that wait are private, few and small, and go by themselves."""

import os
import stat
import time
from pathlib import Path

import pytest

from debate.errors import LimitReached, NotFound, TooLarge
from debate.storage import uploads
from debate.storage.uploads import Uploads


@pytest.fixture
def waiting(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path)


def keep(waiting: Uploads, account: str = "ann", name: str = "park.csv") -> str:
    return waiting.keep(account, "park", name, "csv", b"id,text\n1,Een zin.\n\xff")


def test_a_file_is_kept_as_it_was_sent(waiting: Uploads, tmp_path: Path) -> None:
    found = waiting.open(keep(waiting, name="a\nb.csv"), "ann", "park")
    assert (found.name, found.format) == ("a\nb.csv", "csv")
    assert found.raw == b"id,text\n1,Een zin.\n\xff"
    (path,) = (tmp_path / "uploads").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(("account", "debate"), [("mo", "park"), ("ann", "brug")])
def test_nobody_else_opens_it(waiting: Uploads, account: str, debate: str) -> None:
    with pytest.raises(NotFound):
        waiting.open(keep(waiting), account, debate)


@pytest.mark.parametrize("id_", ["", "..", "../log.key", "0" * 32, "A" * 32])
def test_what_is_no_file_here_is_not_found(waiting: Uploads, id_: str) -> None:
    keep(waiting)
    with pytest.raises(NotFound):
        waiting.open(id_, "ann", "park")
    waiting.forget(id_)


def test_a_file_that_was_let_go_of_is_gone(waiting: Uploads) -> None:
    id_ = keep(waiting)
    waiting.forget(id_)
    with pytest.raises(NotFound):
        waiting.open(id_, "ann", "park")


def test_old_files_go(waiting: Uploads, tmp_path: Path) -> None:
    id_ = keep(waiting)
    past = time.time() - uploads.SECONDS - 5
    os.utime(tmp_path / "uploads" / id_, (past, past))
    with pytest.raises(NotFound):
        waiting.open(id_, "ann", "park")
    keep(waiting, "mo")
    assert not (tmp_path / "uploads" / id_).exists()


def test_one_account_has_few_and_all_together_some(
    waiting: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST", 7)
    ids = [keep(waiting) for _ in range(uploads.MOST_OF_ONE + 1)]
    waiting.open(ids[-1], "ann", "park")
    with pytest.raises(NotFound):
        waiting.open(ids[0], "ann", "park")
    keep(waiting, "mo")
    keep(waiting, "co")
    with pytest.raises(LimitReached):
        keep(waiting, "bo")


def test_too_large_is_refused(waiting: Uploads) -> None:
    with pytest.raises(TooLarge):
        waiting.keep("ann", "park", "a", "csv", b"a" * (uploads.LARGEST + 1))
