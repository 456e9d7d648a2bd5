"""The claims and relations behind a figure, in words."""

from debate.model import Kind
from debate.queries import room_items
from debate.queries.room_items import Item
from debate.storage.store import Store
from tests import make
from tests.make import MO, THESIS


def items(store: Store, *ids: str) -> list[Item]:
    with store.reading() as connection:
        return room_items.items(connection, ids)


def test_items_come_in_the_order_asked_and_unknown_ones_are_left_out(store: Store) -> None:
    posted = make.argument(store, kind=Kind.ATTACK)
    found = items(store, posted.relation, "c000000000000", THESIS, "r000000000000")
    assert [each.claim.id for each in found] == [posted.claim, THESIS]
    assert (found[0].kind, found[0].on and found[0].on.id) == ("attack", THESIS)
    assert (found[1].kind, found[1].on) == ("", None)


def test_objection_to_a_step_speaks_on_no_claim(store: Store) -> None:
    step = make.argument(store)
    objection = make.argument(store, "Volgt niet.", on=step.relation, kind=Kind.UNDERCUT)
    [found] = items(store, objection.relation)
    assert (found.kind, found.on) == ("undercut", None)


def test_merged_claims_are_told_as_what_they_stand_as(store: Store) -> None:
    kept, duplicate = make.claim(store, "Een."), make.argument(store, "Twee.")
    make.merge_claims(store, MO, duplicate.claim, kept, "Zelfde.")
    assert [each.claim.id for each in items(store, duplicate.relation, duplicate.claim)] == [
        kept
    ] * 2
