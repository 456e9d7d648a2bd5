"""What council members do in the open: links to the council, and frozen moments."""

from pathlib import Path

import pytest

from debate.commands import preparing
from debate.council import ObjectKind, object_id
from debate.errors import Conflict, InvalidInput, NotAllowed, NotFound
from debate.queries import council, room, snapshots
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

URL = "https://raad.example/moties/1"
MOTION = ("motie", "De bus blijft", URL, "2026-01-31")
OBJECT = object_id(make.DEBATE, URL)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.debate(tmp_path)


def test_claims_are_linked_to_a_thing_of_the_council_that_is_stored_once(store: Store) -> None:
    other = make.claim(store)
    assert len(preparing.link_claim(store, make.LID, make.THESIS, *MOTION)) == 2
    assert len(preparing.link_claim(store, make.LID, other, *MOTION)) == 1
    with store.reading() as connection:
        [one] = council.tabled(connection, make.DEBATE)
        assert (one.object.kind, one.object.title, one.claims) == (
            ObjectKind.MOTION,
            "De bus blijft",
            2,
        )
        assert [each.claim.id for each in council.linked(connection, OBJECT)] == [
            make.THESIS,
            other,
        ]
        assert [each.id for each in council.of_claim(connection, other)] == [OBJECT]
    assert verify(store).findings == ()


def test_link_follows_a_merge_and_is_taken_back_with_a_reason(store: Store) -> None:
    one, other = make.claim(store), make.claim(store, "Na je dienst is er geen bus meer.")
    preparing.link_claim(store, make.LID, other, *MOTION)
    make.merge_claims(store, make.MO, other, one, "Zelfde.")
    with store.reading() as connection:
        assert council.of_claim(connection, one)
        assert set(council.uptakes(connection, make.DEBATE)) == {one}
    preparing.withdraw_link(store, make.LID, OBJECT, one, "Verkeerde motie.")
    with store.reading() as connection:
        assert council.of_claim(connection, one) == []
    assert verify(store).findings == ()


def test_taking_back_a_link_is_undone_once_and_it_is_as_it_was(store: Store) -> None:
    preparing.link_claim(store, make.LID, make.THESIS, *MOTION)
    with store.reading() as connection:
        before = council.linked(connection, OBJECT)
    for reason in ("Verkeerde motie.", "Toch verkeerd."):
        [gone] = preparing.withdraw_link(store, make.LID, OBJECT, make.THESIS, reason)
        with store.reading() as connection:
            [one] = council.withdrawn(connection, make.DEBATE)
        assert (one.pos, one.reason) == (gone.pos, reason)
        with pytest.raises(InvalidInput):
            preparing.restore_link(store, make.LID, gone.pos, "")
        with pytest.raises(NotAllowed):
            preparing.restore_link(store, make.MO, gone.pos, "Mag niet.")
        preparing.restore_link(store, make.LID, gone.pos, "Toch de goede.")
        with pytest.raises(Conflict):
            preparing.restore_link(store, make.LID, gone.pos, "Nog eens.")
        with store.reading() as connection:
            assert council.linked(connection, OBJECT) == before
            assert council.withdrawn(connection, make.DEBATE) == []
    with pytest.raises(NotFound):
        preparing.restore_link(store, make.LID, 1, "Dat was geen koppeling.")
    assert verify(store).findings == ()


def test_what_the_council_does_counts_and_an_agenda_item_alone_does_not(store: Store) -> None:
    item = ("agendapunt", "Avondbus", "https://raad.example/agenda/3", "2026-01-31")
    promise = ("toezegging", "De wethouder kijkt", "https://raad.example/t/1", "2026-02-01")
    claim = make.claim(store)
    preparing.link_claim(store, make.LID, make.THESIS, *item)
    preparing.link_claim(store, make.LID, claim, *promise)
    with store.reading() as connection:
        _, record = room.counted(connection, connection, make.DEBATE)
    assert set(record.council) == {claim}
    assert record.council[claim].answered


@pytest.mark.parametrize(
    ("place", "wrong"),
    [(0, "brief"), (1, "."), (2, "javascript:x"), (2, "https://"), (2, "ftp://x.y"), (3, "gister")],
)
def test_what_does_not_fit_is_refused_at_its_field(store: Store, place: int, wrong: str) -> None:
    given = [*MOTION[:place], wrong, *MOTION[place + 1 :]]
    with pytest.raises(InvalidInput) as refused:
        preparing.link_claim(store, make.LID, make.THESIS, *given)
    assert refused.value.field == ("kind", "title", "url", "day")[place]


def test_same_link_twice_and_a_link_that_is_not_there_are_refused(store: Store) -> None:
    preparing.link_claim(store, make.LID, make.THESIS, *MOTION)
    with pytest.raises(Conflict):
        preparing.link_claim(store, make.LID, make.THESIS, *MOTION)
    with pytest.raises(NotFound):
        preparing.withdraw_link(store, make.LID, OBJECT, make.claim(store), "Weg.")


def test_moment_is_frozen_once_under_a_name(store: Store) -> None:
    preparing.take_snapshot(store, make.LID, make.DEBATE, "Voor de commissie")
    with pytest.raises(Conflict):
        preparing.take_snapshot(store, make.LID, make.DEBATE, "Nog eens", 2)
    with pytest.raises(InvalidInput):
        preparing.take_snapshot(store, make.LID, make.DEBATE, "Later", 99)
    with store.reading() as connection:
        [taken] = snapshots.snapshots(connection, make.DEBATE)
        assert (taken.version, taken.title) == (2, "Voor de commissie")
        held = snapshots.held(connection, make.DEBATE, 2)
        assert (held.title, held.seq, held.checkpoint) == ("Voor de commissie", None, "")


def test_only_who_may_prepare_links_and_freezes(store: Store) -> None:
    with pytest.raises(NotAllowed):
        preparing.link_claim(store, make.ANN, make.THESIS, *MOTION)
    with pytest.raises(NotAllowed):
        preparing.withdraw_link(store, make.ANN, OBJECT, make.THESIS, "Weg.")
    with pytest.raises(NotAllowed):
        preparing.take_snapshot(store, make.ANN, make.DEBATE, "Van mij")
