"""Nothing is restricted without a statement of reasons, and everything has its way back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from debate import events
from debate.commands import (
    arguing,
    deciding,
    ending,
    mending,
    moderating,
    queueing,
    reporting,
)
from debate.commands.deciding import Ruling
from debate.errors import Conflict, InvalidForm, InvalidInput, NotAllowed, TooManyRequests
from debate.model import Kind, Voice
from debate.moderation.decision import Act, Noticed
from debate.moderation.noticing import Flag, Report
from debate.moderation.statement import NOTICE, OF_OUR_RULES, OTHER_NOTICE, VOLUNTARY
from debate.queries import cases, claims, decisions, history, once, sides
from debate.queries.decisions import DecisionView
from debate.roles import Actor, Role
from debate.storage import accounts
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.make import ANN, DEBATE, MO, THESIS

RULING = Ruling("regel-2", "De zin noemt een adres.", "Een adres is een persoonlijk gegeven.")
OTHER = Actor(make.ref("other"), Role.MODERATOR)
DAY = 86_400_000


@pytest.fixture
def store(store: Store) -> Store:
    make.rules(store)
    return store


def seen(store: Store, id_: str) -> DecisionView:
    with store.reading() as connection:
        return decisions.decision(connection, id_)


def claim(store: Store, id_: str) -> claims.ClaimView:
    with store.reading() as connection:
        return claims.claim(connection, id_)


@pytest.mark.parametrize("act", Act)
def test_a_guest_or_an_editor_decides_nothing(store: Store, act: Act) -> None:
    for actor in (ANN, make.EDITOR):
        with pytest.raises(NotAllowed):
            deciding.decide(store, actor, act, THESIS, RULING)


@pytest.mark.parametrize("act", [Act.LABEL, Act.ASIDE, Act.HIDE, Act.LOCK])
def test_a_restriction_has_its_statement_and_is_lifted_again(store: Store, act: Act) -> None:
    made = deciding.decide(store, MO, act, make.claim(store), RULING, idem="i" * 20)
    again = deciding.decide(store, MO, act, claim_of(store, made.id), RULING, idem="i" * 20)
    assert again == made
    statement = seen(store, made.id).decision.statement
    assert statement.decision_visibility == (act.visibility,)
    assert (statement.puid, statement.source_type) == (made.id, VOLUNTARY)
    assert statement.incompatible_content_ground.startswith("Huisregel 2 (versie 1)")
    with pytest.raises(Conflict):
        deciding.decide(store, MO, act, claim_of(store, made.id), RULING)
    marks = claim(store, claim_of(store, made.id)).decided
    assert marks == ((str(act),) if act in (Act.LABEL, Act.ASIDE) else ())
    deciding.lift(store, MO, made.id, "Het adres is weg.")
    assert seen(store, made.id).lifted_for == "Het adres is weg."
    assert claim(store, claim_of(store, made.id)).decided == ()
    assert claim(store, claim_of(store, made.id)).is_shown
    with pytest.raises(Conflict):
        deciding.lift(store, MO, made.id, "Nog eens.")
    assert verify(store).findings == ()


def claim_of(store: Store, decision: str) -> str:
    return seen(store, decision).decision.thing


def test_hiding_without_its_statement_is_impossible(store: Store) -> None:
    id_ = make.claim(store)
    for decision in ("", "d1"):
        wrong = events.ClaimHidden(id_, "Zomaar.", decision=decision)
        with pytest.raises(InvalidInput), store.change(DEBATE, MO.ref) as change:
            change.record(wrong)
    made = deciding.decide(store, MO, Act.LABEL, id_, RULING)
    bare = replace(seen(store, made.id).decision, id="d2", act=Act.HIDE)
    bare = replace(bare, statement=replace(bare.statement, decision_facts=""))
    with pytest.raises(InvalidForm), store.change(DEBATE, MO.ref) as change:
        change.record(events.DecisionMade(bare), events.ClaimHidden(id_, "Zo.", decision="d2"))
    assert claim(store, id_).is_shown


def test_a_ruling_says_all_that_is_wrong_at_its_own_fields(store: Store) -> None:
    id_ = make.claim(store)
    bare = Ruling("regel-99", "", " ", category="", ends="gisteren")
    with pytest.raises(InvalidForm) as refused:
        deciding.decide(store, MO, Act.ASIDE, id_, bare)
    assert set(refused.value.errors) == {"rule", "facts", "explanation", "category", "ends"}
    with pytest.raises(InvalidForm) as refused:
        deciding.decide(
            store, MO, Act.HIDE, id_, replace(RULING, rule="regel-6", ends="2021-01-01")
        )
    assert set(refused.value.errors) == {"law", "ends"}
    with pytest.raises(InvalidForm) as refused:
        deciding.decide(store, MO, Act.SLOW, DEBATE, RULING)
    assert set(refused.value.errors) == {"minutes"}
    with pytest.raises(InvalidInput):
        deciding.decide(store, MO, Act.CLOSE, id_, RULING)


def test_a_rule_of_law_names_its_article(store: Store) -> None:
    ruling = replace(RULING, rule="regel-6", law="Wetboek van Strafrecht, artikel 266")
    made = deciding.decide(store, MO, Act.HIDE, make.claim(store), ruling)
    statement = seen(store, made.id).decision.statement
    assert statement.decision_ground == "DECISION_GROUND_ILLEGAL_CONTENT"
    assert statement.ground == "Wetboek van Strafrecht, artikel 266"


def test_a_restriction_ends_by_itself_after_its_last_day_in_every_view(store: Store) -> None:
    today = datetime.now(UTC).date()
    soon = replace(RULING, ends=today.isoformat(), minutes=10)
    said = make.argument(store)
    made = [
        deciding.decide(store, MO, act, thing, soon).id
        for act, thing in (
            *((Act.LABEL, THESIS), (Act.ASIDE, THESIS), (Act.HIDE, said.claim)),
            *((Act.HIDE, said.relation), (Act.SLOW, DEBATE), (Act.CLOSE, DEBATE)),
        )
    ]
    assert ending.end_decisions(store, today) == 0
    assert claim(store, THESIS).decided == ("aside", "label")
    assert ending.end_decisions(store, today + timedelta(days=1)) == len(made)
    assert ending.end_decisions(store, today + timedelta(days=1)) == 0
    views = [seen(store, id_) for id_ in made]
    assert [(one.holds(today), one.has_run_out) for one in views] == [(False, True)] * len(made)
    assert claim(store, THESIS).decided == ()
    assert claim(store, said.claim).is_shown
    with store.reading() as connection:
        assert claims.step(connection, said.relation).status == "shown"
    make.argument(store, "Een tweede reden telt ook.")
    assert verify(store).findings == ()


def test_a_restored_or_undone_hiding_ends_its_decision(store: Store) -> None:
    first = deciding.decide(store, MO, Act.HIDE, make.claim(store), RULING)
    make.restore_claim(store, MO, claim_of(store, first.id), "Toch goed.")
    assert seen(store, first.id).lifted_for == "Toch goed."
    second = deciding.decide(store, MO, Act.HIDE, claim_of(store, first.id), RULING)
    moderating.revert(store, MO, second.entries[-1].pos, "Vergissing.")
    assert seen(store, second.id).lifted_ms
    assert claim(store, claim_of(store, first.id)).is_shown
    assert verify(store).findings == ()


def test_a_hidden_step_is_out_of_sight_and_comes_back(store: Store) -> None:
    posted = make.argument(store)
    made = deciding.decide(store, MO, Act.HIDE, posted.relation, RULING)
    with store.reading() as connection:
        assert claims.answers(connection, THESIS).supports == ()
        assert [one.id for one in decisions.about(connection, [posted.relation])] == [made.id]
    deciding.lift(store, MO, made.id, "Klopt toch.")
    with store.reading() as connection:
        assert len(claims.answers(connection, THESIS).supports) == 1
    assert verify(store).findings == ()


def test_below_a_lock_nothing_is_added_and_beside_it_everything(store: Store) -> None:
    locked, beside = make.argument(store), make.claim(store, "De bus rijdt leeg rond.")
    under = make.argument(store, "Dat staat in het rooster.", on=locked.claim)
    made = deciding.decide(store, MO, Act.LOCK, locked.claim, RULING)
    for end, kind in ((under.claim, Kind.ATTACK), (under.relation, Kind.UNDERCUT)):
        with pytest.raises(Conflict, match="locked"):
            arguing.argue(store, ANN, kind, "Dat rooster is oud.", end)
    with pytest.raises(Conflict, match="locked"):
        arguing.ask(store, ANN, "Welk rooster", locked.claim)
    with pytest.raises(Conflict, match="locked"):
        mending.word_own(store, ANN, under.claim, "Dat rooster is oud.", "Beter zo.")
    arguing.argue(store, ANN, Kind.ATTACK, "Niet elke avond.", beside)
    deciding.lift(store, MO, made.id, "Het is weer rustig.")
    arguing.argue(store, ANN, Kind.ATTACK, "Dat rooster is oud.", under.claim)


def test_a_merge_leads_no_way_around_a_lock(store: Store) -> None:
    locked, other = make.claim(store), make.claim(store, "De bus rijdt leeg rond.")
    own = make.claim(store, "Elf uur is laat.", on=locked)
    kept = make.claim(store, "Dat is laat.", on=other)
    last = make.claim(store, "Laat is het.", on=other)
    deciding.decide(store, MO, Act.LOCK, locked, RULING)
    make.merge_claims(store, MO, own, kept, "Dezelfde bewering.")
    make.merge_claims(store, MO, kept, last, "Dezelfde bewering.")
    with pytest.raises(Conflict, match="locked"):
        arguing.argue(store, ANN, Kind.ATTACK, "Om elf uur slaapt niemand.", last)
    make.merge_claims(store, MO, locked, other, "Dezelfde bewering.")
    with pytest.raises(Conflict, match="locked"):
        arguing.argue(store, ANN, Kind.ATTACK, "Elke avond zit er iemand in.", other)


def test_a_closed_debate_takes_nothing_until_it_opens_again(store: Store) -> None:
    said = make.claim(store, "De bus rijdt leeg rond.")
    made = deciding.decide(store, MO, Act.CLOSE, DEBATE, RULING)
    with pytest.raises(Conflict, match="closed"):
        make.claim(store)
    with pytest.raises(Conflict, match="closed"):
        mending.word_own(store, ANN, said, "Iets heel anders, dat nog niemand zei.")
    deciding.lift(store, MO, made.id, "Het debat gaat verder.")
    assert make.claim(store)


def test_in_slow_mode_each_person_waits_and_others_need_not(store: Store) -> None:
    make.claim(store)
    deciding.decide(store, MO, Act.SLOW, DEBATE, replace(RULING, minutes=5))
    with pytest.raises(TooManyRequests) as refused:
        make.claim(store, "Nog een reden.")
    assert 0 < refused.value.retry_after <= 300
    make.claim(store, "Nog een reden.", actor=replace(ANN, ref=make.ref("bo"), voice=Voice()))


def test_many_notices_are_one_case_that_one_decision_answers(store: Store) -> None:
    id_ = make.claim(store)
    notice = Report(OF_OUR_RULES, "Dit adres is van mij.", is_notice=True, in_good_faith=True)
    sent = [reporting.report(store, ANN, id_, notice) for _ in range(4)]
    flag = reporting.report(store, ANN, id_, Report(Flag.UNCLEAR, "Wie is dat?"))
    with store.reading() as connection:
        [case] = cases.about(connection, DEBATE, [id_]).values()
        assert (case.thing, case.notices, case.flags) == (id_, 4, 1)
        assert case.noticed == (Noticed(OF_OUR_RULES, 4), Noticed("unclear", 1))
        assert cases.places(connection, "elders") == {}
    made = deciding.decide(store, MO, Act.HIDE, id_, RULING)
    decision = seen(store, made.id).decision
    assert (decision.statement.source_type, decision.notices) == (NOTICE, case.noticed)
    with store.reading() as connection:
        assert cases.places(connection, DEBATE) == {}
        told = [cases.report(connection, one.code.lower()) for one in (*sent, flag)]
    assert {one.decision for one in told if one} == {made.id}
    with pytest.raises(Conflict):
        reporting.report(store, ANN, id_, notice)


def test_flags_alone_are_told_apart_from_notices(store: Store) -> None:
    id_ = make.claim(store)
    reporting.report(store, ANN, id_, Report(Flag.ABUSIVE, "Dit is schelden."))
    made = deciding.decide(store, MO, Act.ASIDE, id_, RULING)
    assert seen(store, made.id).decision.statement.source_type == OTHER_NOTICE


def test_a_case_is_dismissed_with_a_reason_that_who_sent_it_reads(store: Store) -> None:
    id_ = make.claim(store)
    sent = reporting.report(store, ANN, id_, Report(Flag.UNSUPPORTED, "Waar staat dat?"))
    deciding.dismiss(store, MO, id_, "Dat mag iemand zeggen")
    with store.reading() as connection:
        told = cases.report(connection, sent.code)
    assert told is not None
    assert (told.answer, told.decision) == ("Dat mag iemand zeggen.", "")
    with pytest.raises(Conflict):
        deciding.dismiss(store, MO, id_, "Nog eens.")


def test_a_complaint_is_decided_by_another_and_upheld_restores_everything(store: Store) -> None:
    id_ = make.claim(store)
    made = deciding.decide(store, MO, Act.HIDE, id_, RULING)
    sent = reporting.complain(store, ANN, made.id, "Er staat geen adres.")
    with pytest.raises(NotAllowed, match="yourself"):
        deciding.decide_complaints(store, MO, made.id, "Toch wel.", is_upheld=False)
    with store.reading() as connection:
        [waiting] = cases.open_complaints(connection)
        assert (waiting.decision, waiting.reasons) == (made.id, ("Er staat geen adres.",))
    deciding.decide_complaints(store, OTHER, made.id, "Er staat geen adres.", is_upheld=True)
    assert claim(store, id_).is_shown
    assert seen(store, made.id).complaint == "upheld"
    assert seen(store, made.id).lifted_ms
    with store.reading() as connection:
        told = cases.complaint(connection, sent.code)
        assert cases.open_complaints(connection) == []
    assert told is not None
    assert told.is_upheld
    with pytest.raises(Conflict):
        reporting.complain(store, ANN, made.id, "Nog eens.")
    assert verify(store).findings == ()


def test_one_can_complain_on_day_183_and_no_longer_the_day_after(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = deciding.decide(store, MO, Act.HIDE, make.claim(store), RULING)
    decided = seen(store, made.id).at_ms
    monkeypatch.setattr(accounts, "now_ms", lambda: decided + 184 * DAY)
    with pytest.raises(Conflict, match="no longer"):
        reporting.complain(store, ANN, made.id, "Er staat geen adres.")
    monkeypatch.setattr(accounts, "now_ms", lambda: decided + 183 * DAY)
    assert reporting.complain(store, ANN, made.id, "Er staat geen adres.").code


def test_what_is_removed_is_counted_by_the_side_it_stood_on(store: Store) -> None:
    against = make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK)
    deeper = make.argument(store, "Dat is geteld.", on=against.claim)
    objection = make.argument(store, "Dat was in de zomer.", on=deeper.relation, kind=Kind.UNDERCUT)
    for id_ in (deeper.claim, objection.claim):
        deciding.decide(store, MO, Act.HIDE, id_, RULING)
    once._known.clear()  # every test's debate begins with the same events, and so can be carried on
    with store.reading() as connection:
        assert decisions.removed_by_side(connection, DEBATE, MO.ref) == {-1: 1, 1: 1}
        assert decisions.removed_by_side(connection, DEBATE, OTHER.ref) == {}
        assert sides.counts(connection, DEBATE) == {1: 1, 0: 0, -1: 2}


def test_the_side_of_a_merged_claim_is_that_of_what_it_stands_as(store: Store) -> None:
    first, second, third = (
        make.claim(store, f"De bus rijdt {how} rond.", kind=Kind.ATTACK)
        for how in ("leeg", "haast leeg", "zowat leeg")
    )
    above = make.claim(store, "Dat is geteld.", on=first)
    make.merge_claims(store, MO, first, second, "Dezelfde bewering.")
    make.merge_claims(store, MO, second, third, "Dezelfde bewering.")
    once._known.clear()
    with store.reading() as connection:
        assert [sides.side(connection, DEBATE, id_) for id_ in (above, first, third)] == [-1] * 3
        assert sides.counts(connection, DEBATE) == {1: 0, 0: 0, -1: 2}


def decide_two(store: Store) -> tuple[list[str], list[str]]:
    """Let one reason hide two claims; gives the claims and the decisions."""
    things = [make.claim(store), make.claim(store, "De bus rijdt ook op zondag leeg rond.")]
    made = queueing.decide_items(store, MO, DEBATE, Act.HIDE, things, RULING)
    found = [one.event.decision for one in made if isinstance(one.event, events.DecisionMade)]
    return things, [one.id for one in found]


def test_what_was_decided_together_is_taken_back_as_one_act(store: Store) -> None:
    alone = deciding.decide(store, MO, Act.HIDE, make.claim(store, "Dit staat los."), RULING)
    things, (first, second) = decide_two(store)
    with store.reading() as connection:
        assert [one.id for one in decisions.together(connection, second)] == [first, second]
        assert [one.id for one in decisions.together(connection, alone.id)] == [alone.id]
    why, idem = "De adressen waren verzonnen.", "j" * 20
    done = deciding.lift_together(store, OTHER, first, [first, second], why, idem=idem)
    assert deciding.lift_together(store, OTHER, first, [first, second], why, idem=idem) == done
    with store.reading() as connection:
        assert len(history.acts(connection, debate=DEBATE, limit=1)[0].told) == 2
    assert [claim(store, one).status for one in things] == ["shown", "shown"]
    assert {seen(store, one).lifted_for for one in (first, second)} == {why}
    assert seen(store, alone.id).lifted_ms is None
    assert verify(store).findings == ()


def test_a_complaint_about_what_was_taken_back_is_still_answered_by_another(store: Store) -> None:
    _, (first, second) = decide_two(store)
    sent = reporting.complain(store, ANN, second, "Er staat geen adres.")
    deciding.lift_together(store, MO, first, [second], "Er stond geen adres.")
    with store.reading() as connection:
        assert cases.contested(connection, second)[0] == 1
    with pytest.raises(NotAllowed):
        deciding.decide_complaints(store, MO, second, "Klopt.", is_upheld=True)
    deciding.decide_complaints(store, OTHER, second, "Het adres stond er niet.", is_upheld=True)
    with store.reading() as connection:
        told = cases.complaint(connection, sent.code)
    assert told is not None
    assert told.answer == "Het adres stond er niet."
    assert seen(store, first).lifted_ms is None


def test_who_may_not_or_chose_nothing_takes_nothing_back_together(store: Store) -> None:
    _, (first, second) = decide_two(store)
    with pytest.raises(NotAllowed):
        deciding.lift_together(store, ANN, first, [first], "Dat mag ik niet.")
    for chosen, why in (([], "Niets gekozen."), (["d0"], "Een ander."), ([first], " ")):
        with pytest.raises(InvalidInput):
            deciding.lift_together(store, MO, first, chosen, why)
    deciding.lift(store, MO, second, "Dit eerst.")
    with pytest.raises(Conflict):
        deciding.lift_together(store, MO, first, [first, second], "Beide.")
    assert seen(store, first).lifted_ms is None
