"""What changed since a version: new, answered, altered, and nothing that may not be seen."""

from debate.model import Kind
from debate.queries import changes as module
from debate.queries import topics
from debate.queries.changes import Changes, changes
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO, THESIS


def version(store: Store) -> int:
    with store.reading() as connection:
        return topics.version(connection, DEBATE)


def since(store: Store, then: int) -> Changes:
    with store.reading() as connection:
        return changes(connection, DEBATE, then, topics.version(connection, DEBATE))


def test_nothing_changed_since_now(store: Store) -> None:
    found = since(store, version(store))
    assert (found.events, found.new, found.answered, found.altered) == (0, (), (), ())
    assert since(store, 10**9).events == 0


def test_new_claims_and_what_they_answer(store: Store) -> None:
    one = make.claim(store)
    then = version(store)
    two = make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    make.claim(store, "Leeg is hij nooit.", on=two, kind=Kind.ATTACK)
    found = since(store, then)
    assert [view.claim.text for view in found.new] == ["Leeg is hij nooit.", "De bus is leeg."]
    [answered] = found.answered
    assert (answered.claim.id, answered.supports, answered.attacks) == (THESIS, 0, 1)
    assert one not in {view.id for view in found.new}
    assert found.events == 4


def test_what_was_done_to_claims_is_told_with_its_reason(store: Store) -> None:
    kept, duplicate = make.claim(store, "De bus is leeg."), make.claim(store, "Leeg is de bus.")
    hidden = make.claim(store, "Buurman Jansen liegt.")
    then = version(store)
    make.word_claim(store, MO, kept, "De bus is na tienen leeg.", "Preciezer.")
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    make.hide_claim(store, MO, hidden, "Noemt iemand.")
    erasure.erase(store, claim=hidden, ground="AVG artikel 17")
    found = since(store, then)
    assert [each.kind for each in found.altered] == [
        "erased",
        "claim_hidden",
        "claims_merged",
        "claim_worded",
    ]
    erased, _, merged, worded = found.altered
    assert erased.claim is not None
    assert erased.claim.claim.text == ""
    assert merged.other is not None
    assert (merged.other.id, merged.reason) == (kept, "Zelfde.")
    assert worded.claim is not None
    assert worded.claim.id == kept


def test_of_many_the_newest_are_told_and_it_says_so(store: Store) -> None:
    with store.change(DEBATE, MO.ref) as change:
        change.record(*make.many_claims(DEBATE, module.TOLD + 1))
    found = since(store, 2)
    assert len(found.new) == module.TOLD
    assert found.more == {"new"}
