"""Curating in the open: each act has a reason, and can be undone."""

from collections.abc import Callable

import pytest

from debate import events
from debate.commands import arguing, moderating
from debate.errors import Conflict, DebateError, InvalidInput, NotAllowed, NotFound
from debate.model import Kind
from debate.queries import claims, history
from debate.queries.things import ClaimView
from debate.storage import erasure
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.make import ANN, MO, THESIS

OTHER = "Wie 's avonds werkt, kan anders niet naar huis."
Act = Callable[[Store, str], object]

ACTS: dict[str, Act] = {
    "word": lambda store, id_: make.word_claim(store, MO, id_, "Beter zo.", "Een tikfout."),
    "hide": lambda store, id_: make.hide_claim(store, MO, id_, "Noemt een adres."),
    "review": lambda store, id_: make.review_claim(store, MO, id_),
    "merge": lambda store, id_: make.merge_claims(store, MO, id_, THESIS, "Zelfde."),
}


def seen(store: Store, id_: str) -> ClaimView:
    with store.reading() as connection:
        return claims.claim(connection, id_)


def last(store: Store) -> int:
    with store.reading() as connection:
        return history.log_page(connection, limit=1)[0].pos


def pair(store: Store) -> tuple[str, str]:
    return make.claim(store), make.claim(store, OTHER)


@pytest.mark.parametrize("act", ACTS)
def test_guest_may_not_curate(store: Store, act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = make.claim(store)
    monkeypatch.setitem(globals(), "MO", ANN)
    with pytest.raises(NotAllowed):
        ACTS[act](store, claim)
    with pytest.raises(NotAllowed):
        moderating.revert(store, ANN, 3, "Zomaar.")


@pytest.mark.parametrize("act", [name for name in ACTS if name != "merge"])
def test_what_is_not_there_cannot_be_curated(store: Store, act: str) -> None:
    with pytest.raises(NotFound):
        ACTS[act](store, "c000000000000")


@pytest.mark.parametrize("act", ["word", "hide", "merge"])
def test_hidden_claim_is_not_changed_further(store: Store, act: str) -> None:
    claim, _ = pair(store)
    ACTS["hide"](store, claim)
    with pytest.raises(DebateError):
        ACTS[act](store, claim)


def test_act_without_a_reason_is_refused(store: Store) -> None:
    claim = make.claim(store)
    for reason in ("", "  ", "?"):
        with pytest.raises(InvalidInput) as refused:
            make.word_claim(store, MO, claim, "Beter zo.", reason)
        assert refused.value.field == "reason"


def test_hidden_claim_says_why_and_shows_no_words(store: Store) -> None:
    claim = make.claim(store)
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    view = seen(store, claim)
    assert (view.status, view.reason) == ("hidden", "Noemt een adres.")
    assert (view.claim.text, view.claim.voice.name) == ("", "")


def test_restored_claim_shows_its_words_again(store: Store) -> None:
    claim = make.claim(store)
    ACTS["hide"](store, claim)
    make.restore_claim(store, MO, claim, "Adres is weg.")
    assert (seen(store, claim).status, bool(seen(store, claim).claim.text)) == ("shown", True)


def test_new_wording_is_what_is_read_and_found(store: Store) -> None:
    claim = make.claim(store)
    make.word_claim(store, MO, claim, "de laatste bus is onmisbaar", "Korter.")
    assert seen(store, claim).claim.text == "de laatste bus is onmisbaar."


def test_review_is_recorded_once(store: Store) -> None:
    claim = make.claim(store)
    assert len(make.review_claim(store, MO, claim)) == 1
    assert make.review_claim(store, MO, claim) == []
    assert seen(store, claim).reviewed


def test_merged_claim_points_to_the_kept_one_with_its_answers(store: Store) -> None:
    kept, duplicate = pair(store)
    make.argument(store, "Er rijden taxi's.", on=duplicate, kind=Kind.ATTACK)
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    assert seen(store, duplicate).merged_into == kept
    with store.reading() as connection:
        assert len(claims.answers(connection, kept).attacks) == 1


def test_merging_is_one_line_in_the_history_of_both(store: Store) -> None:
    kept, duplicate = pair(store)
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    with store.reading() as connection:
        for claim in (kept, duplicate):
            told = [one.kind for one in history.history(connection, claim)]
            assert told == ["claim_posted", "claims_merged"]


def test_merge_sent_twice_is_done_once(store: Store) -> None:
    kept, duplicate = pair(store)
    first = make.merge_claims(store, MO, duplicate, kept, "Zelfde.", idem="a")
    assert make.merge_claims(store, MO, duplicate, kept, "Zelfde.", idem="a") == first


def test_merge_of_a_claim_with_itself_or_with_nothing_is_refused(store: Store) -> None:
    claim = make.claim(store)
    for kept in (claim, "c000000000000"):
        with pytest.raises(InvalidInput, match="two different claims"):
            make.merge_claims(store, MO, claim, kept, "Zelfde.")


def test_claims_of_two_debates_cannot_be_merged(store: Store) -> None:
    make.topic(store, "nachtbus", "c0123456789ab")
    with pytest.raises(InvalidInput, match="two debates"):
        make.merge_claims(store, MO, THESIS, "c0123456789ab", "Zelfde.")


def test_claim_is_merged_only_once_and_not_into_a_merged_one(store: Store) -> None:
    kept, duplicate = pair(store)
    third = make.claim(store, "Late werkers moeten thuis kunnen komen.")
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    for one, other in ((duplicate, third), (third, duplicate)):
        with pytest.raises(Conflict, match="merged or hidden already"):
            make.merge_claims(store, MO, one, other, "Zelfde.")


def test_merge_that_makes_a_claim_its_own_ground_is_refused(store: Store) -> None:
    ground = make.claim(store)
    for one, other in ((ground, THESIS), (THESIS, ground)):
        with pytest.raises(InvalidInput, match="own premise"):
            make.merge_claims(store, MO, one, other, "Zelfde.")


def test_merge_that_makes_a_claim_its_own_ground_through_another_merge_is_refused(
    store: Store,
) -> None:
    upper, duplicate = pair(store)
    ground = make.claim(store, "De dienst duurt tot middernacht.", on=duplicate)
    make.merge_claims(store, MO, duplicate, upper, "Zelfde.")
    with pytest.raises(InvalidInput, match="own premise"):
        make.merge_claims(store, MO, ground, upper, "Zelfde.")


def test_moderator_who_looked_at_an_older_claim_is_told(store: Store) -> None:
    kept, duplicate = pair(store)
    changed = make.word_claim(store, MO, kept, "Wie laat werkt, komt niet thuis.", "Korter.")
    with pytest.raises(Conflict) as refused:
        make.merge_claims(store, MO, duplicate, kept, "Zelfde.", seen=6)
    assert refused.value.later == (changed[0].pos,)
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.", seen=7)


@pytest.mark.parametrize("act", ["word", "hide", "review", "merge"])
def test_act_that_is_undone_leaves_the_claim_as_it_was(store: Store, act: str) -> None:
    other = make.claim(store)
    claim = make.claim(store, OTHER, on=other, kind=Kind.ATTACK)
    before = seen(store, claim)
    ACTS[act](store, claim)
    assert seen(store, claim) != before
    moderating.revert(store, MO, last(store), "Toch niet.")
    after = seen(store, claim)
    assert (after.claim, after.status, after.merged_into, after.reviewed) == (
        before.claim,
        before.status,
        before.merged_into,
        before.reviewed,
    )


def test_undone_merge_gives_each_claim_its_own_answers_back(store: Store) -> None:
    kept, duplicate = pair(store)
    make.argument(store, "Er rijden taxi's.", on=duplicate, kind=Kind.ATTACK)
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    moderating.revert(store, MO, last(store), "Toch niet.")
    with store.reading() as connection:
        assert len(claims.answers(connection, duplicate).attacks) == 1
        assert claims.answers(connection, kept).attacks == ()


def test_one_of_two_merges_is_undone_alone(store: Store) -> None:
    kept, first = pair(store)
    second = make.claim(store, "Late werkers moeten thuis kunnen komen.")
    make.merge_claims(store, MO, first, kept, "Zelfde.")
    position = last(store)
    make.merge_claims(store, MO, second, kept, "Zelfde.")
    moderating.revert(store, MO, position, "Toch niet.")
    assert (seen(store, first).merged_into, seen(store, second).merged_into) == ("", kept)


def test_act_on_which_a_later_one_builds_is_not_undone(store: Store) -> None:
    claim = make.claim(store)
    ACTS["word"](store, claim)
    position = last(store)
    make.word_claim(store, MO, claim, "Nog beter zo.", "Nog een tikfout.")
    with pytest.raises(Conflict, match="Undo that first"):
        moderating.revert(store, MO, position, "Toch niet.")


def test_acts_on_one_thing_are_undone_in_turn(store: Store) -> None:
    claim = make.claim(store, "De bus is leeg.")
    make.word_claim(store, MO, claim, "De bus is bijna leeg.", "Nauwkeuriger.")
    first = last(store)
    make.word_claim(store, MO, claim, "De late bus is bijna leeg.", "Nog nauwkeuriger.")
    moderating.revert(store, MO, last(store), "Toch niet.")
    assert seen(store, claim).claim.text == "De bus is bijna leeg."
    moderating.revert(store, MO, first, "Ook niet.")
    assert seen(store, claim).claim.text == "De bus is leeg."
    assert verify(store).findings == ()


def test_act_is_undone_once(store: Store) -> None:
    claim = make.claim(store)
    ACTS["hide"](store, claim)
    position = last(store)
    moderating.revert(store, MO, position, "Toch niet.")
    with pytest.raises(Conflict):
        moderating.revert(store, MO, position, "Nog eens.")


def test_erased_claim_comes_back_by_no_undoing(store: Store) -> None:
    claim = make.claim(store)
    ACTS["hide"](store, claim)
    position = last(store)
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    with pytest.raises(Conflict):
        moderating.revert(store, MO, position, "Toch niet.")
    assert seen(store, claim).status == "erased"


def test_what_people_said_is_not_undone(store: Store) -> None:
    posted = make.argument(store)
    arguing.ask(store, ANN, "Wie betaalt dat?", THESIS)
    for position in (1, 2, posted.entries[0].pos, posted.entries[1].pos, last(store)):
        with pytest.raises(InvalidInput, match="cannot be undone"):
            moderating.revert(store, MO, position, "Toch niet.")


def test_nothing_is_undone_where_the_log_has_nothing(store: Store) -> None:
    with pytest.raises(NotFound):
        moderating.revert(store, MO, 9_999, "Toch niet.")


def test_withdrawn_step_comes_back_when_that_is_undone(store: Store) -> None:
    step = make.argument(store).relation
    with store.change(make.DEBATE, MO.ref) as change:
        change.record(events.RelationWithdrawn(step, "Vergissing."))
    moderating.revert(store, MO, last(store), "Toch niet.")
    with store.reading() as connection:
        assert claims.step(connection, step).status == "shown"
