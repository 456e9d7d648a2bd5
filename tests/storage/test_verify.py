"""Whatever is changed behind the log's back, verify says so, and it never falls over."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from debate.commands import importing
from debate.errors import Unavailable
from debate.log import note
from debate.storage import database, sealer
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two debates of which some events are sealed under two checkpoints and two still wait."""
    made = make.debate(tmp_path)
    make.claim(made)
    sealer.seal_all(made)
    importing.import_map(made, make.CO, make.small_map())
    sealer.seal_all(made)
    make.claim(made, "De taxi kost vier keer zo veel als de bus.")
    yield made
    made.close()


def change(store: Store, *statements: str) -> None:
    """Change the file as somebody would who has it in hand."""
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("drop trigger event_is_never_updated")
        connection.execute("drop trigger event_is_never_deleted")
        for statement in (*statements, *database.LOG_TRIGGERS):
            connection.execute(statement)
        connection.commit()


def test_a_whole_store_has_no_findings(store: Store) -> None:
    found = verify(store)
    assert found.findings == ()
    assert found.state_equals_log
    assert (found.events, found.sealed) == (15, 13)


def test_an_empty_store_has_no_findings(tmp_path: Path) -> None:
    found = verify(make.store(tmp_path))
    assert (found.events, found.sealed, found.findings) == (0, 0, ())


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("update event set at_ms = at_ms + 1 where pos = 3", "position 3 is not what its hash"),
        ("update event set kind = 'claim_hidden' where pos = 2", "position 2 is not what its hash"),
        ("update event set prev = zeroblob(32) where pos = 4", "position 4 is not linked"),
        ("update event set version = 9 where pos = 4", "position 4 is version 9"),
        ("update event set debate = 'elders' where pos = 3", "position 3 is version 3"),
        ("update payload set body = x'7b7d' where pos = 2", "position 2 has another text"),
        ("update payload set salt = zeroblob(32) where pos = 2", "position 2 has another text"),
        ("delete from payload where pos = 2", "position 2 has lost its text"),
        ("delete from event where pos = 6", "position 7 comes after position 5"),
        ("update debate_head set version = 3", "The head of the debate avondbus"),
        ("delete from debate_head", "The head of the debate avondbus"),
        ("delete from unsealed", "neither sealed nor waiting"),
        ("insert into unsealed values (1)", "position 1 is both sealed and waiting"),
        ("delete from seal where seq = 3", "position 4 is neither"),
        ("update seal set seq = 99 where seq = 2", "position 3 is neither"),
        ("update mnode set hash = zeroblob(32) where level = 1 and idx = 2", "level 1, node 2"),
        ("delete from mnode where level = 0 and idx = 12", "level 0, node 12"),
        ("insert into mnode values (9, 9, zeroblob(32))", "nodes in place of"),
        ("update sealer set size = 12", "The sealer counts 12"),
        ("delete from checkpoint where size = 13", "The newest checkpoint is of 4"),
        ("update checkpoint set root = zeroblob(32) where size = 4", "checkpoint of 4 events"),
        ("update checkpoint set note = replace(note, '4', '5')", "not signed by this log"),
        ("update claim set text = 'Anders.' where pos = 2", "differs from the log in text"),
        ("update claim set status = 'hidden' where pos = 3", "differs from the log in status"),
        ("delete from premise", "is missing, though the log gives it"),
        ("insert into touched values ('c0', 1, 'text')", "is there, but the log does not"),
        ("update topic set title = 'Iets anders'", "In the table topic, the row avondbus"),
        ("delete from claim_search where rowid = 2", "In the table claim_search, the row 2"),
        ("update claim_search_content set c0 = 'a' where id = 2", "differs from the log in text"),
        ("delete from claim_search_data where id > 10", "search index does not agree"),
        ("delete from other_search where rowid = 3", "In the table other_search, the row 3"),
        ("delete from other_search_data where id > 10", "search index does not agree"),
        ("delete from claim where pos = 3", "refers in row"),
        ("drop index event_idem", "The schema of event_idem"),
        ("delete from checkpoint where size = 13", "of 13 events outside is not in the database"),
        ("update event set idem = 'x' where pos = 14", "position 14 has a mark of its form"),
        ("update event set idem = idem || '0' where pos = 14", "is number 10 of a form"),
        ("update event set idem = null where pos = 14", "is number 2 of a form"),
        (
            "update event set actor_ref = zeroblob(16), idem = idem where pos = 15",
            "position 15 is number 2 of a form",
        ),
        (
            "insert into actor values (x'00ff', 'piet', 'avondbus')",
            "The table actor names 00ff in avondbus",
        ),
        (
            "insert into actor select distinct actor_ref, 'piet', 'elders' from event limit 1",
            "in elders, who did nothing there",
        ),
        ("drop index event_hash", "The schema of event_hash"),
        ("create trigger odd after insert on claim begin select 1; end", "The schema of odd"),
        (
            "create trigger my_sqlite_one before insert on event begin select raise(ignore); end",
            "The schema of my_sqlite_one",
        ),
        (
            "create trigger claim before insert on payload begin select raise(ignore); end",
            "The schema of claim ",
        ),
        ("create view more as select id from claim", "The schema of more"),
        ("create table more (one integer)", "The schema of more"),
    ],
)
def test_each_change_behind_the_log_is_found(store: Store, statement: str, said: str) -> None:
    change(store, statement)
    found = verify(store)
    assert any(said in finding for finding in found.findings), found.findings


@pytest.mark.parametrize(
    "statement",
    [
        "update event set version = 'x' where pos = 2",
        "update event set actor_ref = 1 where pos = 2",
        "update event set debate = cast(x'ff' as text) where pos = 2",
        "update payload set salt = 'x', body = 3 where pos = 2",
        "update payload set body = x'ff' where pos = 2",
        "update checkpoint set note = x'00'",
        "drop table mnode",
        "drop table claim",
    ],
)
def test_what_cannot_be_read_at_all_is_a_finding_too(store: Store, statement: str) -> None:
    change(store, statement)
    assert verify(store).findings


def test_a_large_store_is_checked_by_two_processes_to_the_same_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(
        store,
        "update claim set text = 'Anders.' where pos = 2",
        "update event set at_ms = 1 where pos = 3",
    )
    alone = verify(store)
    monkeypatch.setattr("debate.storage.verify.LARGE", 0)
    assert verify(store) == alone
    assert len(alone.findings) > 1


def test_a_database_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        verify(Store(tmp_path / "debate.db"))


def test_a_view_in_the_place_of_a_table_is_found(store: Store) -> None:
    change(
        store,
        "alter table claim rename to told",
        "create view claim as select * from told where id <> 'c0'",
    )
    found = verify(store).findings
    assert "The schema of claim is not as this version makes it." in found
    assert "The schema of told is not as this version makes it." in found


def test_a_log_that_nothing_keeps_any_more_is_found(store: Store) -> None:
    with store.writing() as connection:
        connection.execute("drop trigger event_is_never_updated")
    assert verify(store).findings == (
        "The schema of event_is_never_updated is not as this version makes it.",
    )


def test_only_the_state_differs_where_only_the_state_was_changed(store: Store) -> None:
    change(store, "update claim set text = 'Anders.' where pos = 2")
    found = verify(store)
    assert not found.state_equals_log
    assert len(found.findings) == 1


def test_a_rewritten_log_is_found_by_the_checkpoint_outside(store: Store, tmp_path: Path) -> None:
    other = make.store(tmp_path / "other")
    make.topic(other)
    make.claim(other, "Iets heel anders dan wat er stond.")
    other.close()
    store.close()
    for suffix in ("", "-wal", "-shm"):
        store.path.with_name(store.path.name + suffix).unlink(missing_ok=True)
    other.path.rename(store.path)
    assert any("older than the newest" in one for one in verify(store).findings)


def test_a_checkpoint_of_another_tree_outside_is_found(store: Store) -> None:
    signer = store.outside.signer("log")
    forged = note.Checkpoint(store.outside.origin, 4, bytes(32))
    store.outside.publish(note.sign_checkpoint(forged, signer))
    assert any("signed outside" in finding for finding in verify(store).findings)


def test_much_damage_is_counted_and_not_all_spelled_out(store: Store) -> None:
    change(store, "update event set at_ms = at_ms + 1")
    with store.reading() as connection:
        count = connection.execute("select count(*) from event").fetchone()[0]
    assert count < 20
    found = verify(store)
    assert sum("is not what its hash says" in finding for finding in found.findings) == count


def test_a_file_cut_in_half_is_found(store: Store) -> None:
    store.close()
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[: len(whole) // 2])
    assert verify(store).findings
