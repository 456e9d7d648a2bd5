"""A backup is whole or not there; a restore loses nothing unsaid, and what was erased stays so."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from debate.commands import signing_in
from debate.errors import Conflict, Damaged, Gone, InvalidInput, Unavailable
from debate.log import note, receipt
from debate.queries import accounts, claims
from debate.storage import backup, database, erasure, sealer, tables
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

SECRET = "Mijn buurvrouw Xantippe rijdt altijd dronken naar Zevenhuizen."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A sealed store with one claim."""
    made = make.debate(tmp_path / "live")
    make.claim(made, SECRET)
    sealer.seal_all(made)
    return made


def lose(store: Store, *, with_keys: bool = False) -> Store:
    """Lose the database, perhaps with all that lies beside it; gives what an operator then has."""
    store.close()
    for path in store.path.parent.glob("debate.db*"):
        path.unlink()
    if with_keys:
        shutil.rmtree(store.outside.folder)
    return Store(store.path)


def test_a_backup_is_a_store_that_verifies(store: Store, tmp_path: Path) -> None:
    assert backup.backup(store, tmp_path / "copy") == 4
    copy = Store(tmp_path / "copy" / "debate.db")
    assert verify(copy) == verify(store)
    names = {path.name for path in (tmp_path / "copy").rglob("*")}
    assert names == {"debate.db", "debate.log", "origin", "log.pub", "receipt.pub", "checkpoint"}


def test_secret_keys_are_copied_only_where_asked_for(store: Store, tmp_path: Path) -> None:
    backup.backup(store, tmp_path / "copy", with_keys=True)
    keys = {path.name for path in (tmp_path / "copy").rglob("*.key")}
    assert keys == {"log.key", "receipt.key", "session.key"}
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


def test_a_backup_never_takes_the_place_of_another(store: Store, tmp_path: Path) -> None:
    backup.backup(store, tmp_path / "copy")
    with pytest.raises(Conflict):
        backup.backup(store, tmp_path / "copy")


def test_a_backup_of_a_damaged_store_is_refused_and_leaves_nothing(
    store: Store, tmp_path: Path
) -> None:
    with store.writing() as connection:
        connection.execute("update claim set text = 'Iets anders.'")
    with pytest.raises(Damaged):
        backup.backup(store, tmp_path / "copies" / "copy")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable):
        backup.backup(store, tmp_path / "file" / "copy")


def test_a_lost_database_is_put_back(store: Store, tmp_path: Path) -> None:
    backup.backup(store, tmp_path / "copy")
    found = lose(store)
    assert backup.restore(found, tmp_path / "copy") == 4
    make.claim(found, "En daarna gaat het gewoon verder.")
    sealer.seal_all(found)
    assert verify(found).findings == ()


def test_a_site_that_was_lost_entirely_comes_back_with_its_keys(
    store: Store, tmp_path: Path
) -> None:
    origin, key = store.outside.origin, store.outside.signer("log")
    backup.backup(store, tmp_path / "copy", with_keys=True)
    found = lose(store, with_keys=True)
    found.set_up()  # as an operator does who begins by setting up
    assert backup.restore(found, tmp_path / "copy") == 4
    assert (found.outside.origin, found.outside.signer("log")) == (origin, key)
    sealer.seal_all(found)
    assert verify(found).findings == ()


def test_a_file_that_is_no_database_any_more_is_kept_beside(store: Store, tmp_path: Path) -> None:
    backup.backup(store, tmp_path / "copy")
    store.close()
    store.path.write_bytes(b"not a database" * 1_000)
    assert backup.restore(Store(store.path), tmp_path / "copy") == 4
    assert verify(store).findings == ()
    assert store.path.with_name("debate.db.damaged").exists()


def test_what_is_newer_is_not_overwritten_unasked(store: Store, tmp_path: Path) -> None:
    backup.backup(store, tmp_path / "copy")
    claim = make.claim(store, "Dit kwam erbij na de kopie.")
    with pytest.raises(Conflict, match="would be lost"):
        backup.restore(store, tmp_path / "copy")
    with store.reading() as connection:
        assert claims.claim(connection, claim).is_shown


def test_unsealed_events_can_be_given_up_and_the_log_goes_on(store: Store, tmp_path: Path) -> None:
    backup.backup(store, tmp_path / "copy")
    make.claim(store, "Dit kwam erbij na de kopie.")
    assert backup.restore(store, tmp_path / "copy", accept_older=True) == 4
    assert store.outside.origin == "tegengeluid.example/log"
    assert verify(store).findings == ()


def test_a_store_that_is_older_than_what_was_signed_takes_no_writes(
    store: Store, tmp_path: Path
) -> None:
    backup.backup(store, tmp_path / "copy")
    make.claim(store, "Dit werd nog verzegeld.")
    sealer.seal_all(store)
    found = lose(store)
    shutil.copy(tmp_path / "copy" / "debate.db", found.path)  # put back by hand
    with pytest.raises(Damaged):
        make.claim(found, "Dit mag niet worden aangenomen.")
    with pytest.raises(Damaged):
        found.check_tip()
    with found.reading() as connection:
        assert claims.claim(connection, make.THESIS).is_shown


def test_a_log_that_lost_what_it_signed_ends_and_another_begins(
    store: Store, tmp_path: Path
) -> None:
    backup.backup(store, tmp_path / "copy")
    lost = make.argument(store, "Dit werd nog verzegeld.", idem="1")
    held = store.receipt(lost.entries)
    sealer.seal_all(store)
    origin, signed = store.outside.origin, store.outside.checkpoint()
    found = lose(store)
    with pytest.raises(Conflict, match="more was signed"):
        backup.restore(found, tmp_path / "copy")
    assert backup.restore(found, tmp_path / "copy", accept_older=True) == 4
    assert found.outside.origin == f"{origin}/2"
    make.claim(found, "Het nieuwe logboek gaat verder.")
    sealer.seal_all(found)
    assert verify(found).findings == ()

    [retired] = (found.outside.folder / "retired").iterdir()
    key = note.parse_verifier((retired / "log.pub").read_text().strip())
    assert note.verify_checkpoint((retired / "checkpoint").read_text(), origin, key).size == 6
    assert (retired / "checkpoint").read_text() == signed
    old = note.parse_verifier((retired / "receipt.pub").read_text().strip())
    assert receipt.check(held, old, origin) == []
    assert list(retired.glob("*.key")) == []


def test_a_log_whose_keys_are_lost_ends_and_another_begins(store: Store, tmp_path: Path) -> None:
    backup.backup(store, tmp_path / "copy")
    found = lose(store, with_keys=True)
    with pytest.raises(Conflict, match="keys"):
        backup.restore(found, tmp_path / "copy")
    backup.restore(found, tmp_path / "copy", accept_older=True)
    make.claim(found, "Het nieuwe logboek gaat verder.")
    sealer.seal_all(found)
    assert found.outside.origin.endswith("/2")
    assert verify(found).findings == ()


def test_what_was_erased_since_the_backup_is_erased_again(store: Store, tmp_path: Path) -> None:
    claim = make.claim(store, SECRET.replace("dronken", "te laat"))
    sealer.seal_all(store)
    backup.backup(store, tmp_path / "copy")
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    found = lose(store)
    backup.restore(found, tmp_path / "copy")
    with found.reading() as connection:
        view = claims.claim(connection, claim)
        assert (view.status, view.reason) == ("erased", "AVG artikel 17")
    found.close()
    assert b"te laat" not in found.path.read_bytes()
    sealer.seal_all(found)
    assert verify(found).findings == ()


def test_an_erasure_that_only_the_backup_knows_stays(store: Store, tmp_path: Path) -> None:
    with store.reading() as connection:
        claim = connection.execute("select id from claim where pos = 3").fetchone()[0]
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    sealer.seal_all(store)
    backup.backup(store, tmp_path / "copy", with_keys=True)
    found = lose(store, with_keys=True)
    backup.restore(found, tmp_path / "copy")
    assert verify(found).findings == ()


def test_a_changed_backup_is_refused(store: Store, tmp_path: Path) -> None:
    backup.backup(store, tmp_path / "copy")
    copy = tmp_path / "copy" / "debate.db"
    copy.write_bytes(copy.read_bytes().replace(b"Xantippe", b"Xantippa"))
    with pytest.raises(Damaged):
        backup.restore(store, tmp_path / "copy")
    assert verify(store).findings == ()


def test_the_backup_of_another_log_is_refused(store: Store, tmp_path: Path) -> None:
    other = make.store(tmp_path / "other", "elders.example/log")
    make.topic(other)
    backup.backup(other, tmp_path / "copy")
    with pytest.raises(InvalidInput, match="elders"):
        backup.restore(store, tmp_path / "copy", accept_older=True)


def test_a_folder_that_is_no_backup_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        backup.restore(store, tmp_path)


def test_a_reader_sees_the_old_or_the_new_while_a_backup_is_put_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    backup.backup(store, tmp_path / "copy")
    claim = make.claim(store, "Dit kwam erbij na de kopie.")
    reader = Store(store.path)
    with reader.reading() as connection:
        assert claims.claim(connection, claim).is_shown
        backup.restore(store, tmp_path / "copy", accept_older=True)
        assert claims.claim(connection, claim).is_shown
    with reader.reading() as connection:
        assert claims.claims(connection, [claim]) == {}


def test_a_restore_ends_all_sessions(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    made = signing_in.invite(store, make.CO, "Ann")
    secret = signing_in.sign_in(store, made.token)
    waiting = signing_in.invite(store, make.CO, "Mo")
    backup.backup(store, tmp_path / "copy", with_keys=True)
    signing_in.revoke(store, make.CO, "Ann")
    backup.restore(store, tmp_path / "copy")
    with store.reading() as connection:
        assert accounts.signed_in(connection, secret) is None
        assert [each.name for each in accounts.everybody(connection)] == ["Ann", "Mo"]
    with pytest.raises(Gone):
        signing_in.sign_in(store, waiting.token)


def test_a_backup_from_before_an_update_is_put_back_and_updated(tmp_path: Path) -> None:
    store = make.debate(tmp_path / "live")
    backup.backup(store, tmp_path / "copy", with_keys=True)
    with closing(sqlite3.connect(tmp_path / "copy" / "debate.db")) as older:
        older.execute("drop table other_search")
        late = tuple(one.name for one in tables.migrations().pending(Database(memory=True))[2:])
        known = {name for _, name in tables._fresh_schema(late)}
        every = older.execute("select type, name from sqlite_schema order by type").fetchall()
        for kind, name in every:
            if name not in known and not name.startswith(("sqlite_", "other_search")):
                older.execute(f"drop {kind} {name}")
        older.execute("alter table claim drop column mark")
        older.execute("delete from _sqlite_migrations where name >= '_m003'")
        older.commit()
    assert verify(Store(tmp_path / "copy" / "debate.db")).findings == ()
    assert backup.restore(store, tmp_path / "copy") == 2
    assert signing_in.invite(store, make.CO, "Ann").token
    assert verify(store).findings == ()
