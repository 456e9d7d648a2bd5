"""A look at an installation: what is there, what is missing, what is unsafe."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from debate import doctor
from debate.commands import signing_in
from debate.doctor import Check
from debate.roles import Role
from debate.storage import database, sealer
from debate.storage.store import Store
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.debate(tmp_path)
    yield made
    made.close()


def check(store: Store, what: str) -> Check:
    [found] = [one for one in doctor.examine(store) if one.what == what]
    return found


def test_installation_in_order_has_nothing_against_it(store: Store) -> None:
    assert [one for one in doctor.examine(store) if one.needed and not one.fine] == []
    assert check(store, "log").said == "0 events sealed, 2 waiting"


def test_examining_changes_nothing(store: Store, tmp_path: Path) -> None:
    def held() -> dict[str, bytes]:
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files if "-shm" not in path.name}

    make.claim(store)  # as while a site is at work
    before = held()
    doctor.examine(store)
    doctor.examine(Store(tmp_path / "niets.db"))
    assert held() == before


def test_missing_database_is_told_from_a_missing_folder(tmp_path: Path) -> None:
    assert "run `debate init`" in check(Store(tmp_path / "x.db"), "database").said
    (tmp_path / "half.db").write_bytes(b"")
    assert "half.log is missing" in check(Store(tmp_path / "half.db"), "database").said


def test_file_that_is_no_database_is_named(store: Store) -> None:
    store.close()
    store.path.write_bytes(b"dit is geen database, maar wel lang genoeg" * 100)
    for suffix in ("-wal", "-shm"):
        store.path.with_name(store.path.name + suffix).unlink(missing_ok=True)
    found = check(store, "tables")
    assert not found.fine
    assert "not a database" in found.said


def test_log_that_is_not_the_one_that_was_signed_is_named(store: Store, tmp_path: Path) -> None:
    sealer.seal_all(store)
    other = make.store(tmp_path / "ander")
    sealer.seal_all(other)
    make.topic(other)
    sealer.seal_all(other)
    mixed = Store(other.path, store.outside.folder)
    assert not check(mixed, "log").fine
    other.close()
    mixed.close()


@pytest.mark.parametrize("name", ["log.key", "receipt.key", "session.key"])
def test_key_that_others_can_read_is_unsafe(store: Store, name: str) -> None:
    path = store.outside.folder / name
    path.chmod(0o644)
    found = check(store, name)
    assert (found.fine, found.said) == (False, "others can read it: chmod 600")
    path.unlink()
    assert check(store, name).needed == (name != "log.key")


def test_full_disk_and_old_engine_are_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 2**62)
    assert not check(store, "disk").fine
    monkeypatch.setattr(database, "engine", lambda: ((3, 40, 0), False))
    found = check(store, "SQLite")
    assert (found.fine, found.said) == (False, "3.40.0, kept safe by the lock")
    monkeypatch.setattr(database, "engine", lambda: ((3, 51, 3), True))
    assert (check(store, "SQLite").fine, check(store, "SQLite").said) == (True, "3.51.3")


def test_site_that_nobody_can_reach_is_told_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_OPERATOR", "Gemeente Voorbeeld")
    monkeypatch.delenv("DEBATE_CONTACT", raising=False)
    found = check(store, "contact")
    assert (found.fine, found.needed) == (False, False)
    assert found.said == "not set: DEBATE_CONTACT; visitors cannot reach you"
    monkeypatch.setenv("DEBATE_CONTACT", "mailto:debat@gemeente.example")
    assert check(store, "contact").fine


def test_a_debate_that_nobody_moderates_is_named(store: Store) -> None:
    found = check(store, "moderators")
    assert (found.fine, found.needed, found.said) == (False, False, "nobody moderates avondbus")
    signing_in.invite(store, make.CO, "Mo", Role.MODERATOR)
    assert check(store, "moderators").fine


def test_letters_that_nothing_sends_are_told(store: Store) -> None:
    assert check(store, "letters").said == "0 wait, 0 failed"
    signing_in.ask_for_link(store, "bo@debat.example", "browser", "https://debat.example")
    assert check(store, "letters").fine
    with store.writing() as connection:
        connection.execute("update letter set made_ms = made_ms - ?", (doctor.LATE_MS + 1,))
    found = check(store, "letters")
    assert (found.fine, "DEBATE_SMTP" in found.said) == (False, True)
    with store.writing() as connection:
        connection.execute("drop table letter")  # as an older version made the database
    assert "letters" not in [one.what for one in doctor.examine(store)]
