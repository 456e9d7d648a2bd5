"""One link an event, a form that is sent twice writes once, and all of it reads back."""

from pathlib import Path

import pytest

from debate import events
from debate.errors import Conflict, Damaged
from debate.log.chain import GENESIS
from debate.log.receipt import event_flaws
from debate.storage import journal
from debate.storage.store import Store
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.debate(tmp_path)


def all_entries(store: Store, debate: str = "") -> list[journal.Entry]:
    with store.reading() as connection:
        return list(journal.entries(connection, debate=debate))


def test_every_event_is_linked_to_the_one_before_it_in_its_debate(store: Store) -> None:
    make.topic(store, "zwembad", "c000000000001")
    make.claim(store)
    for slug in (make.DEBATE, "zwembad"):
        entries = all_entries(store, slug)
        prev = GENESIS
        for version, entry in enumerate(entries, start=1):
            assert (entry.recorded.version, entry.recorded.prev) == (version, prev)
            assert event_flaws(entry.recorded) == []
            prev = entry.recorded.hash
        with store.reading() as connection:
            assert journal.head(connection, slug) == journal.Head(len(entries), prev)


def test_what_was_written_reads_back_as_it_was(store: Store) -> None:
    posted = make.argument(store, 'Een zin met é, ☂ en "aanhalingstekens".')
    assert all_entries(store)[-2:] == posted.entries


def test_a_form_sent_twice_writes_once(store: Store) -> None:
    first = make.argument(store, idem="a form")
    again = make.argument(store, idem="a form")
    assert first.entries == again.entries
    assert len(all_entries(store)) == 4


def test_a_form_sent_again_with_other_words_is_a_conflict(store: Store) -> None:
    make.argument(store, idem="a form")
    with pytest.raises(Conflict):
        make.argument(store, "Iets heel anders dan eerst.", idem="a form")


def test_forms_of_two_people_do_not_meet(store: Store) -> None:
    make.argument(store, idem="a form")
    make.argument(store, "Nog een reden.", idem="a form", actor=make.MO)
    assert len(all_entries(store)) == 6


@pytest.mark.parametrize("idem", ["a", "a/1", "a0", "a/", "A", "a\x00", "%", "a/1/1"])
def test_forms_with_like_values_do_not_meet(store: Store, idem: str) -> None:
    make.argument(store, idem="a")
    make.argument(store, "Nog een andere reden.", idem="a/1/")
    before = len(all_entries(store))
    if idem != "a":
        make.argument(store, "Deze reden is weer anders.", idem=idem)
        assert len(all_entries(store)) == before + 2
    posted = make.argument(store, idem="a")
    assert len(posted.entries) == 2


def test_the_act_of_an_entry_is_all_that_its_form_wrote(store: Store) -> None:
    first, second = make.argument(store, idem="a"), make.argument(store, "Nog een.", idem="b")
    with store.reading() as connection:
        for posted in (first, second):
            for entry in posted.entries:
                assert journal.act_of(connection, entry) == posted.entries
        opened = journal.at(connection, 1)
        assert opened is not None
        assert journal.act_of(connection, opened) == [opened]
        assert journal.by_hash(connection, opened.recorded.hash) == opened
        assert journal.by_hash(connection, bytes(32)) is None
        assert journal.at(connection, 99) is None


def test_the_newest_come_first_and_page_by_position(store: Store) -> None:
    for number in range(5):
        make.claim(store, f"Reden nummer {number}.")
    with store.reading() as connection:
        first = journal.newest(connection, limit=4)
        second = journal.newest(connection, before=first[-1].pos, limit=4)
    positions = [entry.pos for entry in (*first, *second)]
    assert positions == [12, 11, 10, 9, 8, 7, 6, 5]


def test_an_event_that_cannot_be_read_is_damage_at_a_place(store: Store) -> None:
    for body in (b"\xff", b"{", b"[]", b'{"unknown": 1}', b"null"):
        with store.writing() as connection:
            connection.execute("update payload set body = ? where pos = 2", (body,))
        with pytest.raises(Damaged, match="position 2"):
            all_entries(store)


def test_a_lot_is_at_most_its_size(store: Store) -> None:
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record_all(make.many_claims(make.DEBATE, 25))
    lots = list(journal.lots(iter(all_entries(store)), 10))
    assert [len(lot) for lot in lots] == [10, 10, 7]


def test_no_event_at_all_writes_nothing(store: Store) -> None:
    with store.change(make.DEBATE, make.CO.ref) as change:
        assert change.record() == []
    assert len(all_entries(store)) == 2


def test_a_later_event_never_has_an_earlier_time(store: Store) -> None:
    with store.writing() as connection:
        journal.append(
            connection,
            make.DEBATE,
            [events.ClaimReviewed(make.THESIS)],
            actor_ref=make.MO.ref,
            at_ms=2**52,
        )
    make.claim(store)
    assert [entry.recorded.at_ms for entry in all_entries(store)][-3:] == [2**52] * 3
