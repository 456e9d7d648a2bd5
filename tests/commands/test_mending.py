"""Who wrote something mends it and takes it back, and nobody else; a code opens that alone."""

import pytest

from debate.commands import mending
from debate.errors import Conflict, InvalidInput, NotAllowed, NotFound
from debate.model import Kind, Voice, VoiceKind
from debate.queries import claims, history, own
from debate.roles import Actor, Role
from debate.storage import contribution_codes
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

ZED = Actor(make.ref("zed"), Role.GUEST, Voice(VoiceKind.CITIZEN))


def text(store: Store, claim: str) -> str:
    with store.reading() as connection:
        return claims.claim(connection, claim).claim.text


def test_before_anybody_answers_a_sentence_is_simply_mended(store: Store) -> None:
    claim = make.claim(store)
    mending.word_own(store, make.ANN, claim, "Wie laat werkt, komt dan niet meer thuis.")
    assert text(store, claim) == "Wie laat werkt, komt dan niet meer thuis."


def test_after_an_answer_it_is_a_new_version_that_says_why(store: Store) -> None:
    claim = make.claim(store)
    make.argument(store, "Er rijdt ook een taxi.", on=claim, kind=Kind.ATTACK, actor=ZED)
    with pytest.raises(InvalidInput) as refused:
        mending.word_own(store, make.ANN, claim, "Wie laat werkt, komt dan niet meer thuis.")
    assert refused.value.field == "reason"
    mending.word_own(
        store, make.ANN, claim, "Wie laat werkt, komt dan niet thuis.", "Korter gezegd."
    )
    with store.reading() as connection:
        told = [each.event for each in history.history(connection, claim)]
    assert [getattr(each, "reason", "") for each in told] == ["", "Korter gezegd."]
    assert verify(store).findings == ()


@pytest.mark.parametrize("how", ["answered", "objected", "asked", "used"])
def test_whatever_others_do_with_a_claim_counts_as_an_answer(store: Store, how: str) -> None:
    from debate.commands import arguing

    posted = make.argument(store)
    with store.reading() as connection:
        assert not own.is_answered(connection, posted.claim, make.ANN.ref)
    other = make.claim(store, "De bus is een recht van iedereen.", actor=ZED)
    if how == "answered":
        make.argument(store, "Er rijdt ook een taxi.", on=posted.claim, actor=ZED)
    elif how == "objected":
        make.argument(store, "Fietsen kan.", on=posted.relation, kind=Kind.UNDERCUT, actor=ZED)
    elif how == "asked":
        arguing.ask(store, ZED, "Hoeveel mensen zijn dat?", posted.claim)
    else:
        arguing.argue(store, ZED, Kind.SUPPORT, "", other, existing=posted.claim)
    with store.reading() as connection:
        assert own.is_answered(connection, posted.claim, make.ANN.ref)


def test_taking_back_leaves_the_place_and_what_others_said(store: Store) -> None:
    claim = make.claim(store)
    answer = make.claim(store, "Er rijdt ook een taxi.", on=claim, actor=ZED)
    mending.take_back(store, make.ANN, claim)
    with store.reading() as connection:
        view = claims.claim(connection, claim)
        assert (view.status, view.reason) == ("withdrawn", mending.TAKEN_BACK)
        assert claims.claim(connection, answer).is_shown
    with pytest.raises(Conflict):
        mending.take_back(store, make.ANN, claim)
    with pytest.raises(Conflict):
        mending.word_own(store, make.ANN, claim, "Toch nog iets anders hierover.")


def test_a_step_with_somebody_else_s_claim_is_taken_back_alone(store: Store) -> None:
    from debate.commands import arguing

    claim = make.claim(store, actor=ZED)
    posted = arguing.argue(
        store, make.ANN, Kind.SUPPORT, "", make.claim(store, "Nog een reden."), existing=claim
    )
    mending.take_back(store, make.ANN, posted.relation)
    with store.reading() as connection:
        assert claims.step(connection, posted.relation).status == "withdrawn"
        assert claims.claim(connection, claim).is_shown


@pytest.mark.parametrize("other", [ZED, make.MO, make.EDITOR, make.CO])
def test_nobody_else_mends_or_takes_back_in_this_way(store: Store, other: Actor) -> None:
    posted = make.argument(store)
    with pytest.raises(NotAllowed):
        mending.word_own(store, other, posted.claim, "Dit zeg ik in haar naam.")
    for thing in (posted.claim, posted.relation):
        with pytest.raises(NotAllowed):
            mending.take_back(store, other, thing)


def test_the_same_sentence_or_none_is_refused(store: Store) -> None:
    claim = make.claim(store)
    for wrong in (text(store, claim), "", "x"):
        with pytest.raises(InvalidInput):
            mending.word_own(store, make.ANN, claim, wrong)
    with pytest.raises(NotFound):
        mending.take_back(store, make.ANN, "s000000000000")
    with pytest.raises(NotFound):
        mending.word_own(store, make.ANN, "c000000000000", "Iets dat er niet is.")


def test_the_same_form_twice_mends_once(store: Store) -> None:
    claim = make.claim(store)
    one, two = (
        mending.word_own(store, make.ANN, claim, "Het is nu eenmaal anders.", idem="x" * 20)
        for _ in range(2)
    )
    assert [entry.pos for entry in one] == [entry.pos for entry in two]


def test_a_code_opens_what_it_was_made_for_however_it_is_written(store: Store) -> None:
    code = mending.new_code(store, make.ANN.ref, make.DEBATE)
    assert len(contribution_codes.bare(code)) == contribution_codes.DIGITS
    spaced = code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    for written in (code, spaced, f"  {code}\n"):
        assert mending.open_code(store, written) == (make.DEBATE, make.ANN.ref)
    kept = [path.read_bytes() for path in store.path.parent.rglob("*") if path.is_file()]
    assert not any(contribution_codes.bare(code).encode() in content for content in kept)


@pytest.mark.parametrize("code", ["", "x", "0" * 26, "é" * 26, "0" * 10_000, "\ud800" * 26])
def test_a_code_that_never_was_opens_nothing(store: Store, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        mending.open_code(store, code)
    assert refused.value.field == "code"


def test_what_somebody_wrote_is_listed_with_how_it_stands(store: Store) -> None:
    first = make.argument(store)
    make.argument(store, "Er rijdt ook een taxi.", on=first.claim, actor=ZED)
    second = make.claim(store, "De bus is ook een ontmoetingsplek.")
    mending.take_back(store, make.ANN, second)
    with store.reading() as connection:
        found = own.contributions(connection, make.DEBATE, make.ANN.ref)
    told = {one.id: (one.status, one.is_answered) for one in found}
    assert told == {first.claim: ("shown", True), second: ("withdrawn", False)}


def test_one_finds_what_one_wrote_however_much_came_after(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, later = make.argument(store), make.claim(store, "De bus is ook een ontmoetingsplek.")
    monkeypatch.setattr(own, "MOST", 1)
    refs = [(make.DEBATE, make.ANN.ref)]
    with store.reading() as connection:
        for id_ in (mine.claim, later):
            assert own.contribution(connection, id_, refs).id == id_
        for id_ in (mine.relation, make.THESIS, "", "x"):
            with pytest.raises(NotFound):
                own.contribution(connection, id_, refs)
