"""Check and record under one lock: what is acknowledged is there, what failed left nothing."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from debate import events
from debate.errors import Conflict, Damaged, Unavailable
from debate.log import receipt
from debate.model import Claim, make_id
from debate.storage import database, journal, tables
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.debate(tmp_path)


def test_a_store_that_is_not_set_up_says_what_to_do(tmp_path: Path) -> None:
    store = Store(tmp_path / "debate.db")
    assert not store.is_there
    with pytest.raises(Unavailable, match="debate init"), store.reading():
        pass


def test_a_set_up_store_can_be_opened_by_another(store: Store) -> None:
    claim = make.claim(store)
    other = Store(store.path)
    assert other.is_there
    with other.reading() as connection:
        assert connection.execute("select 1 from claim where id = ?", (claim,)).fetchone()


def record_and_fail(store: Store, said: Iterable[events.Event]) -> None:
    """Record events in an act that then fails."""
    with store.change(make.DEBATE, make.ANN.ref) as change:
        change.record_all(said)
        raise Conflict("No.")


@pytest.mark.parametrize("count", [1, 3 * journal.LOT])
def test_a_change_that_fails_leaves_nothing(store: Store, count: int) -> None:
    with pytest.raises(Conflict):
        record_and_fail(store, make.many_claims(make.DEBATE, count))
    assert verify(store).events == 2


def test_an_event_that_the_state_refuses_is_not_in_the_log(store: Store) -> None:
    again = Claim(make.THESIS, "Dezelfde stelling nog eens.")
    with pytest.raises(Unavailable), store.change(make.DEBATE, make.ANN.ref) as change:
        change.record(events.ClaimPosted(again))
    found = verify(store)
    assert (found.events, found.findings) == (2, ())
    make.claim(store)


def test_an_act_that_undoes_nothing_cannot_be_recorded(store: Store) -> None:
    for position in (1, 99):
        with pytest.raises(Damaged), store.change(make.DEBATE, make.MO.ref) as change:
            change.record(events.Reverted(position, "Zomaar."))
    assert verify(store).events == 2


def test_an_older_version_is_a_conflict_that_names_the_newest(store: Store) -> None:
    make.claim(store)
    with (
        pytest.raises(Conflict) as refused,
        store.change(make.DEBATE, make.MO.ref, expected=2),
    ):
        pass
    assert refused.value.version == 4


def test_a_repeat_is_no_conflict_though_the_debate_went_on(store: Store) -> None:
    reviewed = events.ClaimReviewed(make.THESIS)
    with store.change(make.DEBATE, make.MO.ref, idem="a", expected=2) as change:
        first = change.record(reviewed)
    make.claim(store)
    with store.change(make.DEBATE, make.MO.ref, idem="a", expected=2) as change:
        assert change.is_repeat
        assert change.record(reviewed) == first


def test_a_receipt_is_signed_and_holds_every_event_of_the_act(store: Store) -> None:
    posted = make.argument(store)
    document = store.receipt(posted.entries)
    assert receipt.check(document, store.outside.verifier("receipt"), store.outside.origin) == []
    assert [event.kind for event in receipt.read(document).events] == [
        "claim_posted",
        "relation_posted",
    ]


def test_set_up_leaves_no_connection_for_a_forked_process(tmp_path: Path) -> None:
    store = make.store(tmp_path)
    assert not store.path.with_name("debate.db-wal").exists()


def test_a_store_that_lost_its_folder_is_not_given_another(store: Store) -> None:
    store.close()
    shutil.rmtree(store.outside.folder)
    with pytest.raises(Damaged, match="lost the folder"):
        Store(store.path).set_up()


def test_a_connection_that_failed_is_not_used_again(store: Store) -> None:
    with store.reading() as connection:
        connection.execute("select 1").fetchone()
    with pytest.raises(Unavailable), store.reading() as connection:
        connection.execute("select * from nothing")
    with store.reading() as again:
        assert again is not connection
    with pytest.raises(Unavailable), store.writing() as connection:
        connection.execute("select * from nothing")
    with store.writing() as again:
        assert again is not connection


def test_somebody_else_who_holds_the_database_makes_writers_wait_in_vain(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    store.close()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(Unavailable):
            make.claim(store)
        other.execute("rollback")
    make.claim(store)
    assert verify(store).findings == ()


def test_the_same_claim_in_two_debates_stays_two(store: Store) -> None:
    make.topic(store, "zwembad", make_id("c", "zwembad", "thesis"))
    make.claim(store)
    make.claim(store, on=make_id("c", "zwembad", "thesis"))
    assert verify(store).findings == ()


BLIND = "create trigger blind before insert on {} begin select raise(ignore); end"


@pytest.mark.parametrize(
    "statement",
    [
        BLIND.format("event"),
        BLIND.format("payload"),
        "drop trigger event_is_never_deleted",
        "drop index event_idem",
        "create view more as select id from claim",
    ],
)
def test_nothing_is_written_where_the_schema_was_changed(tmp_path: Path, statement: str) -> None:
    store = make.debate(tmp_path)
    with closing(sqlite3.connect(store.path)) as other:  # while this store goes on
        other.execute(statement)
    for _ in range(2):
        with pytest.raises(Damaged, match="schema of"):
            make.claim(store)
    for asked in (store.set_up, store.check_tip):
        with pytest.raises(Damaged, match="schema of"):
            asked()


@pytest.mark.parametrize(
    "statement",
    [
        BLIND.format("event"),
        BLIND.format("payload"),
        BLIND.format("unsealed"),
        BLIND.format("debate_head"),
        "create trigger blind after insert on unsealed begin delete from payload; end",
        "create trigger blind after update on debate_head when new.version <> 9"
        " begin update debate_head set version = 9; end",
    ],
)
def test_no_receipt_is_given_for_what_is_not_stored(
    tmp_path: Path, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make.debate(tmp_path)
    monkeypatch.setattr(tables, "require_schema", lambda connection: None)
    with store.writing() as connection:
        connection.execute("pragma defer_foreign_keys = on")
        connection.execute(statement)
    with pytest.raises((Damaged, Unavailable)):
        make.claim(store)
    with store.reading() as connection:
        assert journal.newest(connection)[0].pos == 2
