"""Coding frames with two, without seeing each other's codes, and settling them in the open."""

from dataclasses import replace
from pathlib import Path

import pytest

from debate.commands import coding, moderating, signing_in
from debate.errors import Conflict, InvalidInput, NotAllowed, NotFound
from debate.events import Coding, FrameCoded
from debate.model import Frame
from debate.queries import accounts as known
from debate.queries import claims
from debate.queries import coding as codes
from debate.queries import room as rooms
from debate.roles import Actor, Role
from debate.storage.past import debate_at
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.make import ANN, CO, DEBATE, MO, THESIS

NEC, DES, ALT = Frame.NECESSITY, Frame.DESIRABILITY, Frame.ALTERNATIVE


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.debate(tmp_path)


def editor(store: Store, name: str) -> Actor:
    signing_in.invite(store, CO, name)
    with store.reading() as connection:
        account = known.by_name(connection, name)
    return Actor(make.ref(name), Role.EDITOR, account=account)


@pytest.fixture
def ada(store: Store) -> Actor:
    return editor(store, "Ada")


@pytest.fixture
def bob(store: Store) -> Actor:
    return editor(store, "Bob")


def frames(store: Store, claim: str = THESIS) -> tuple[Frame, ...]:
    with store.reading() as connection:
        return claims.claim(connection, claim).claim.frames


def test_two_codes_are_settled_and_the_log_says_both(store: Store, ada: Actor, bob: Actor) -> None:
    coding.code_claim(store, ada, THESIS, [NEC])
    coding.code_claim(store, bob, THESIS, [NEC, DES])
    assert frames(store) == ()
    [entry] = coding.settle_claim(store, ada, THESIS, [NEC], "Alleen de noodzaak staat er.")
    assert frames(store) == (NEC,)
    event = entry.event
    assert isinstance(event, FrameCoded)
    assert (event.claim, event.frames) == (THESIS, (NEC,))
    assert event.reason == "Alleen de noodzaak staat er."
    # In no order that tells who coded what: accounts have random ids.
    assert set(event.codes) == {Coding((NEC,)), Coding((DES, NEC))}
    assert verify(store).findings == ()


def test_codes_stay_unseen_until_there_are_two(store: Store, ada: Actor, bob: Actor) -> None:
    coding.code_claim(store, ada, THESIS, [NEC])
    with store.reading() as connection:
        assert codes.to_settle(connection, DEBATE) == []
        assert codes.to_code(connection, DEBATE, ada.account) == []
        [mine] = codes.to_code(connection, DEBATE, bob.account)
    assert mine.claim.frames == ()
    coding.code_claim(store, bob, THESIS, [NEC])
    with store.reading() as connection:
        [open_] = codes.to_settle(connection, DEBATE)
        assert codes.to_code(connection, DEBATE, "another") == []
    assert open_.is_agreed


def test_code_can_be_changed_while_it_is_the_only_one(store: Store, ada: Actor, bob: Actor) -> None:
    coding.code_claim(store, ada, THESIS, [NEC])
    coding.code_claim(store, ada, THESIS, [ALT])
    coding.code_claim(store, bob, THESIS, [ALT])
    with pytest.raises(Conflict, match="only has to be settled"):
        coding.code_claim(store, ada, THESIS, [NEC])
    coding.settle_claim(store, bob, THESIS, [ALT])
    assert frames(store) == (ALT,)


def test_settling_is_undone_to_what_was_before_it_and_can_be_coded_anew(
    store: Store, ada: Actor, bob: Actor
) -> None:
    for frame in (NEC, DES):
        for who in (ada, bob):
            coding.code_claim(store, who, THESIS, [frame])
        [entry] = coding.settle_claim(store, ada, THESIS, [frame])
    moderating.revert(store, MO, entry.pos, "Te snel.")
    assert frames(store) == (NEC,)
    assert verify(store).findings == ()
    claim = make.claim(store, "Iets anders.")
    for who in (ada, bob):
        coding.code_claim(store, who, claim, [DES])
    [entry] = coding.settle_claim(store, ada, claim, [DES])
    moderating.revert(store, MO, entry.pos, "Te snel.")
    assert frames(store, claim) == ()
    with store.reading() as connection:
        assert claim in [view.id for view in codes.to_code(connection, DEBATE, ada.account)]


def test_guests_and_moderators_do_not_code(store: Store, ada: Actor) -> None:
    for who in (ANN, MO):
        with pytest.raises(NotAllowed):
            coding.code_claim(store, who, THESIS, [NEC])
        with pytest.raises(NotAllowed):
            coding.settle_claim(store, who, THESIS, [NEC])
    with pytest.raises(NotAllowed, match="signed in"):
        coding.code_claim(store, replace(ada, account=""), THESIS, [NEC])


def test_nothing_is_settled_with_one_code_or_without_a_reason_where_they_differ(
    store: Store, ada: Actor, bob: Actor
) -> None:
    coding.code_claim(store, ada, THESIS, [NEC])
    with pytest.raises(Conflict, match="Two people"):
        coding.settle_claim(store, ada, THESIS, [NEC])
    coding.code_claim(store, bob, THESIS, [])
    with pytest.raises(InvalidInput, match="Say why"):
        coding.settle_claim(store, ada, THESIS, [NEC])
    assert frames(store) == ()


def test_what_is_not_there_or_hidden_is_not_coded(store: Store, ada: Actor) -> None:
    with pytest.raises(NotFound):
        coding.code_claim(store, ada, "c000000000000", [NEC])
    claim = make.claim(store)
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    with pytest.raises(Conflict):
        coding.code_claim(store, ada, claim, [NEC])


def test_agreement_over_what_was_settled_opens_the_figure_and_undoing_takes_it_back(
    store: Store, ada: Actor, bob: Actor
) -> None:
    entries = []
    for number in range(12):
        claim = make.claim(store, f"Reden {number}.")
        code = [NEC] if number % 2 else []
        coding.code_claim(store, ada, claim, code)
        coding.code_claim(store, bob, claim, code if number else [NEC])
        entries += coding.settle_claim(store, ada, claim, code, "Zo staat het er.")
    with store.reading() as connection:
        agreed = codes.agreement(connection, DEBATE)
        # 12 units, one disagreement: 1 - 23 * 2 / (24 * 24 - 13 * 13 - 11 * 11)
        assert agreed == {NEC: pytest.approx(1 - 23 * 2 / 286)}
        found = rooms.measure(connection, connection, DEBATE, 2**42).measured.indicators["I9"]
        assert (found.figure.k, found.figure.shown) == (6, pytest.approx(6 / 13))
        version = rooms.measure(connection, connection, DEBATE, 2**42).version
    for entry in entries:
        moderating.revert(store, MO, entry.pos, "Opnieuw.")
    with store.reading() as connection:
        assert codes.agreement(connection, DEBATE) == {}
        found = rooms.measure(connection, connection, DEBATE, 2**42).measured.indicators["I9"]
        assert found.figure.shown is None
        with debate_at(connection, DEBATE, version, for_counting=True) as then:
            earlier = rooms.measure(then, connection, DEBATE, 2**42, version)
        assert earlier.measured.indicators["I9"].figure.k == 6
