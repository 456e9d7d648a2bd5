"""What a program would show to a moderator."""

from debate.events import ClaimsMerged
from debate.queries import suspecting
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO


def test_a_circle_is_seen_through_two_merges(store: Store) -> None:
    upper, kept = make.claim(store, "De bus is nodig."), make.claim(store, "De bus moet er zijn.")
    middle = make.claim(store, "Er is laat werk.", on=upper)
    lower = make.claim(store, "Zonder bus geen laat werk.", on=middle)
    between = make.claim(store, "Zonder bus kan niemand laat werken.")
    with store.change(DEBATE, MO.ref) as change:
        for one, other in ((lower, between), (between, kept), (upper, kept)):
            change.record(ClaimsMerged(one, other, "Hetzelfde."))
    with store.reading() as connection:
        found = suspecting.circles(connection, DEBATE, 0).suspicions
    assert {one.claim for one in found} == {middle, kept}
