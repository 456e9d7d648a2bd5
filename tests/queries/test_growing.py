"""A bounded part of a map in a chosen order: what is taken first is told first."""

from debate.model import Kind
from debate.queries import listing, maps
from debate.queries.catalogue import catalogue
from debate.queries.listing import Order
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, THESIS


def told(store: Store, order: Order, limit: int) -> list[str]:
    """The premises of a part around the thesis, in the order of its relations."""
    with store.reading() as connection:
        answers = listing.answers_in_order(catalogue(connection, DEBATE), order)
        part = maps.part(connection, DEBATE, [THESIS], limit=limit, answers=answers)
        on = [each for each in part.map.relations.values() if each.conclusion == THESIS]
        return [part.views[each.premises[0]].claim.text for each in on]


def test_newest_answers_are_taken_where_not_all_fit(store: Store) -> None:
    for number in range(30):
        make.claim(store, f"Reden nummer {number} telt.")
    reasons = [f"Reden nummer {number} telt." for number in range(30)]
    assert told(store, Order.NEWEST, 4) == reasons[:-4:-1]
    assert told(store, Order.TEXT, 4) == reasons[:3]


def test_unanswered_and_strongest_answers_are_taken_first(store: Store) -> None:
    for number in range(10):
        make.claim(store, f"Reden nummer {number} telt.")
    strong = make.claim(store, "Dit draagt veel.")
    make.claim(store, "Want dit.", on=strong)
    make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    assert told(store, Order.STRONGEST, 3)[0] == "Dit draagt veel."
    assert told(store, Order.UNANSWERED, 3)[0] == "De bus is leeg."


def test_what_is_left_out_is_counted_as_before(store: Store) -> None:
    for number in range(30):
        make.claim(store, f"Reden nummer {number} telt.")
    with store.reading() as connection:
        answers = listing.answers_in_order(catalogue(connection, DEBATE), Order.NEWEST)
        part = maps.part(connection, DEBATE, [THESIS], limit=11, answers=answers)
    assert (len(part.map.claims), part.more[THESIS]) == (11, 20)
