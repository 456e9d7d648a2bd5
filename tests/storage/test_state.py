"""Each event changes the tables as it should; acts are undone to what was before them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from debate import events
from debate.commands import moderating
from debate.errors import Conflict, Damaged
from debate.queries import claims, searching
from debate.storage import state
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

REASON = "Volgens de huisregels."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.debate(tmp_path)


def view(store: Store, claim: str) -> claims.ClaimView:
    with store.reading() as connection:
        return claims.claim(connection, claim)


def found_by(store: Store, words: str) -> list[str]:
    with store.reading() as connection:
        return [hit.claim.id for hit in searching.search(connection, words)]


def test_every_kind_of_event_has_its_effect_on_the_tables() -> None:
    elsewhere = {events.Reverted, events.Erased}
    assert set(state._APPLY) | set(state._STRUCTURE) | elsewhere == set(events.KINDS.values())


def test_a_wording_is_found_and_the_older_one_is_not(store: Store) -> None:
    claim = make.claim(store, "Een olifant past niet in de bus.")
    make.word_claim(store, make.MO, claim, "Een nijlpaard past niet in de bus.", REASON)
    assert found_by(store, "nijlpaard") == [claim]
    assert found_by(store, "olifant") == []


def test_a_wording_that_is_undone_gives_way_to_the_one_before_it(store: Store) -> None:
    claim = make.claim(store, "De eerste zin.")
    second, third = (
        make.word_claim(store, make.MO, claim, f"De {number} zin.", REASON)[0].pos
        for number in ("tweede", "derde")
    )
    with pytest.raises(Conflict):
        moderating.revert(store, make.MO, second, "De latere staat in de weg.")
    moderating.revert(store, make.MO, third, "Toch niet.")
    assert view(store, claim).claim.text == "De tweede zin."
    [fourth] = make.word_claim(store, make.MO, claim, "De vierde zin.", REASON)
    moderating.revert(store, make.MO, fourth.pos, "Toch niet.")
    assert view(store, claim).claim.text == "De tweede zin."
    assert (found_by(store, "tweede"), found_by(store, "vierde")) == ([claim], [])
    assert verify(store).findings == ()


@pytest.mark.parametrize(
    ("act", "status"),
    [(make.hide_claim, "hidden"), (make.withdraw_claim, "withdrawn")],
)
def test_a_status_is_set_with_its_reason_and_undone(
    store: Store, act: Callable[..., list[state.Entry]], status: str
) -> None:
    claim = make.claim(store)
    *_, entry = act(store, make.MO, claim, REASON)
    assert (view(store, claim).status, view(store, claim).reason) == (status, REASON)
    moderating.revert(store, make.MO, entry.pos, "Toch niet.")
    assert (view(store, claim).status, view(store, claim).reason) == ("shown", "")


def test_undoing_a_restoration_hides_again_for_the_first_reason(store: Store) -> None:
    claim = make.claim(store)
    make.hide_claim(store, make.MO, claim, REASON)
    [restored] = make.restore_claim(store, make.MO, claim, "Toch wel.")
    moderating.revert(store, make.MO, restored.pos, "Toch niet.")
    assert (view(store, claim).status, view(store, claim).reason) == ("hidden", REASON)


def test_a_review_and_a_merge_are_undone(store: Store) -> None:
    claim, other = make.claim(store), make.claim(store, "De andere zin.")
    [reviewed] = make.review_claim(store, make.MO, claim)
    [merged] = make.merge_claims(store, make.MO, claim, other, "Ze zeggen hetzelfde.")
    assert (view(store, claim).reviewed, view(store, claim).merged_into) == (True, other)
    for entry in (reviewed, merged):
        moderating.revert(store, make.MO, entry.pos, "Toch niet.")
    assert (view(store, claim).reviewed, view(store, claim).merged_into) == (False, "")
    assert verify(store).findings == ()


def test_each_act_moves_the_debate_on(store: Store) -> None:
    make.claim(store)
    with store.reading() as connection:
        version, changed = connection.execute("select version, changed_ms from topic").fetchone()
        [newest] = connection.execute("select max(at_ms) from event").fetchone()
    assert (version, changed) == (4, newest)


def test_an_event_that_refers_to_nothing_is_damage(store: Store) -> None:
    with store.reading() as connection, pytest.raises(Damaged, match="position 99"):
        state.Past(lambda _: None, connection).entry(99)
