"""Answering a claim: a support, a counterargument, an objection to a step, an open question."""

import dataclasses

import pytest

from debate import events
from debate.commands import arguing
from debate.errors import (
    Conflict,
    DebateError,
    Gone,
    InvalidInput,
    LimitReached,
    NotAllowed,
    NotFound,
)
from debate.events import ClaimPosted, QuestionAsked, RelationPosted
from debate.model import Kind, Relation, make_id
from debate.queries import claims, topics
from debate.roles import MAY, Role
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import ANN, MO, THESIS


def version(store: Store) -> int:
    with store.reading() as connection:
        return topics.version(connection, make.DEBATE)


def test_counterargument_appears_against_the_claim(store: Store) -> None:
    posted = arguing.argue(store, ANN, Kind.ATTACK, "de bus rijdt leeg rond", THESIS)
    with store.reading() as connection:
        [step] = claims.answers(connection, THESIS).attacks
    assert step.premises[0].claim.text == "de bus rijdt leeg rond."
    assert step.premises[0].claim.voice == ANN.voice
    assert (step.relation.id, step.premises[0].id) == (posted.relation, posted.claim)
    assert not step.premises[0].reviewed


def test_act_is_one_claim_and_one_relation(store: Store) -> None:
    posted = make.argument(store)
    assert [type(entry.event) for entry in posted.entries] == [ClaimPosted, RelationPosted]
    assert posted.debate == make.DEBATE


def test_objection_speaks_against_the_step_and_not_against_the_claim(store: Store) -> None:
    step = make.argument(store).relation
    posted = arguing.argue(store, ANN, Kind.UNDERCUT, "Fietsen kan ook.", step)
    with store.reading() as connection:
        [support] = claims.answers(connection, THESIS).supports
        assert claims.answers(connection, THESIS).attacks == ()
    assert [one.relation.id for one in support.undercuts] == [posted.relation]
    assert support.answered == 1


def test_claim_that_exists_can_be_used_instead_of_a_new_sentence(store: Store) -> None:
    first = make.claim(store)
    second = make.claim(store, "Er is geen geld voor.", kind=Kind.ATTACK)
    posted = arguing.argue(store, ANN, Kind.ATTACK, "", second, existing=first)
    assert posted.claim == first
    assert [type(entry.event) for entry in posted.entries] == [RelationPosted]


def test_note_is_rendered_and_made_safe_before_it_is_stored(store: Store) -> None:
    note = "Zie **hier** <script>alert(1)</script>"
    posted = arguing.argue(store, ANN, Kind.SUPPORT, "Dat is zo.", THESIS, note=note)
    with store.reading() as connection:
        html = claims.claim(connection, posted.claim).note_html
    assert "<strong>hier</strong>" in html
    assert "<script" not in html


def test_form_sent_twice_is_stored_once_with_the_first_entries(store: Store) -> None:
    first = make.argument(store, idem="formulier-1")
    second = make.argument(store, idem="formulier-1")
    assert second == first
    assert version(store) == 4  # opened, thesis, claim, relation


def test_form_sent_again_with_other_words_is_refused(store: Store) -> None:
    make.argument(store, idem="formulier-1")
    with pytest.raises(Conflict, match="sent before with other words"):
        make.argument(store, "Iets heel anders.", idem="formulier-1")


def test_two_people_may_send_the_same_random_value(store: Store) -> None:
    first = make.argument(store, idem="formulier-1")
    other = make.argument(store, "Nog een reden.", idem="formulier-1", actor=MO)
    assert first.claim != other.claim


@pytest.mark.parametrize("again", ["De bus is leeg", "  de BUS is leeg! "])
def test_very_same_is_said_once(store: Store, again: str) -> None:
    first = make.argument(store, "De bus is leeg.", kind=Kind.ATTACK)
    for how in ({"premise": again}, {"premise": "", "existing": first.claim}):
        with pytest.raises(InvalidInput, match="stands here already") as refused:
            arguing.argue(store, MO, Kind.ATTACK, conclusion=THESIS, **how)
        assert refused.value.field == "text"
    assert version(store) == 4  # opened, thesis, claim, relation


def test_same_sentence_may_be_said_in_another_way_or_elsewhere(store: Store) -> None:
    first = make.argument(store, "De bus is leeg.", kind=Kind.ATTACK)
    make.argument(store, "De bus is leeg.", kind=Kind.SUPPORT)
    make.argument(store, "De bus is leeg.", on=first.relation, kind=Kind.UNDERCUT)
    with pytest.raises(InvalidInput, match="stands here already"):
        make.argument(store, "De bus is leeg.", on=first.relation, kind=Kind.UNDERCUT)


def test_repeat_is_seen_whatever_its_letters_are(store: Store) -> None:
    make.argument(store, "Één coöperatie, é.")
    with pytest.raises(InvalidInput, match="stands here already"):
        make.argument(store, "één COÖPERATIE é.")
    make.argument(store, "Ébène.")
    with pytest.raises(InvalidInput, match="stands here already"):
        make.argument(store, "ébène")


def test_ground_that_is_linked_with_another_may_be_put_forward_alone(store: Store) -> None:
    one, other = make.claim(store, "De bus is leeg."), make.claim(store, "Leeg is duur.")
    step = Relation(make_id("r", "linked"), Kind.ATTACK, (one, other), THESIS)
    with store.change(make.DEBATE, MO.ref) as change:
        change.record(RelationPosted(step))
    assert arguing.argue(store, MO, Kind.ATTACK, "", THESIS, existing=one).relation
    with pytest.raises(InvalidInput, match="stands here already"):
        arguing.argue(store, MO, Kind.ATTACK, "De bus is leeg.", THESIS)


def test_what_was_hidden_may_be_said_again(store: Store) -> None:
    make.hide_claim(store, MO, make.claim(store), "Noemt een adres.")
    assert make.argument(store).claim


def test_same_sentence_on_a_claim_merged_into_this_one_counts(store: Store) -> None:
    merged = make.claim(store, "De bus moet blijven.")
    kept = make.claim(store, "De bus hoort te blijven.")
    make.claim(store, "De bus is leeg.", on=merged)
    make.merge_claims(store, MO, merged, kept, "Ze zeggen hetzelfde.")
    with pytest.raises(InvalidInput, match="stands here already"):
        make.claim(store, "De bus is leeg.", on=kept)


def test_same_question_is_asked_once_and_ends_in_its_sign(store: Store) -> None:
    asked = arguing.ask(store, ANN, "wie betaalt dat", THESIS)
    with pytest.raises(InvalidInput, match="stands here already"):
        arguing.ask(store, MO, "Wie betaalt dat?", THESIS)
    with store.reading() as connection:
        [question] = claims.questions(connection, THESIS)
    assert (question.id, question.text) == (asked.question, "wie betaalt dat?")


def test_sign_that_was_written_stays(store: Store) -> None:
    arguing.ask(store, ANN, "Ik mis de kosten.", THESIS)
    with store.reading() as connection:
        assert claims.questions(connection, THESIS)[0].text == "Ik mis de kosten."


def test_repeat_is_answered_even_when_the_claim_was_hidden_since(store: Store) -> None:
    first = make.argument(store, idem="formulier-1")
    make.hide_claim(store, MO, THESIS, "Noemt een adres.")
    assert make.argument(store, idem="formulier-1") == first


def test_role_that_may_not_argue_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MAY, Role.GUEST, frozenset({"ask"}))
    with pytest.raises(NotAllowed):
        make.argument(store)
    monkeypatch.setitem(MAY, Role.GUEST, frozenset({"argue"}))
    with pytest.raises(NotAllowed):
        arguing.ask(store, ANN, "Wie betaalt dat?", THESIS)


@pytest.mark.parametrize("text", ["", "  ", "ab", "123 456", "x" * 501, "\u200b\u200b\u200b\u200b"])
def test_sentence_that_is_none_is_refused_before_anything_is_stored(
    store: Store, text: str
) -> None:
    with pytest.raises(InvalidInput):
        make.argument(store, text)
    assert version(store) == 2


@pytest.mark.parametrize(
    ("kind", "on"),
    [(Kind.UNDERCUT, "claim"), (Kind.SUPPORT, "relation"), (Kind.ATTACK, "relation")],
)
def test_kind_that_does_not_fit_what_is_answered_is_refused(
    store: Store, kind: Kind, on: str
) -> None:
    posted = make.argument(store)
    with pytest.raises(InvalidInput, match="step"):
        make.argument(store, on=getattr(posted, on), kind=kind)


@pytest.mark.parametrize("thing", ["c000000000000", "", "<script>", "q000000000000"])
def test_answer_to_nothing_is_refused(store: Store, thing: str) -> None:
    with pytest.raises(NotFound):
        make.argument(store, on=thing)


def test_undercut_of_an_unknown_step_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        make.argument(store, on="r000000000000", kind=Kind.UNDERCUT)


def test_hidden_claim_cannot_be_answered(store: Store) -> None:
    make.hide_claim(store, MO, THESIS, "Noemt een adres.")
    with pytest.raises(Conflict, match="hidden or withdrawn"):
        make.argument(store)
    with pytest.raises(Conflict):
        arguing.ask(store, ANN, "Wie betaalt dat?", THESIS)


def test_erased_claim_is_gone_for_who_answers_it(store: Store) -> None:
    claim = make.claim(store)
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    with pytest.raises(Gone):
        make.argument(store, on=claim)


def test_merged_claim_can_still_be_answered_and_the_kept_one_has_the_answer(store: Store) -> None:
    kept = make.claim(store)
    duplicate = make.claim(store, "Wie laat werkt, kan niet naar huis.")
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    make.argument(store, "Er rijden taxi's.", on=duplicate, kind=Kind.ATTACK)
    with store.reading() as connection:
        assert len(claims.answers(connection, kept).attacks) == 1


def test_claim_cannot_be_its_own_ground_also_through_a_merge(store: Store) -> None:
    with pytest.raises(InvalidInput, match="own premise"):
        arguing.argue(store, ANN, Kind.SUPPORT, "", THESIS, existing=THESIS)
    kept = make.claim(store)
    duplicate = make.claim(store, "Wie laat werkt, kan niet naar huis.")
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    with pytest.raises(InvalidInput, match="own premise"):
        arguing.argue(store, ANN, Kind.SUPPORT, "", kept, existing=duplicate)


def test_claim_of_another_debate_cannot_be_used(store: Store) -> None:
    make.topic(store, "nachtbus", "c0123456789ab")
    with pytest.raises(InvalidInput, match="another debate"):
        arguing.argue(store, ANN, Kind.SUPPORT, "", THESIS, existing="c0123456789ab")


def test_hidden_claim_cannot_be_used(store: Store) -> None:
    claim = make.claim(store)
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    with pytest.raises(Conflict):
        arguing.argue(store, ANN, Kind.SUPPORT, "", THESIS, existing=claim)


def test_full_debate_takes_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    make.claim(store)
    monkeypatch.setattr(arguing, "CLAIMS_PER_TOPIC", 2)
    with pytest.raises(LimitReached, match="2 claims"):
        make.claim(store, "Nog een reden.")


def test_withdrawn_step_cannot_be_objected_to(store: Store) -> None:
    step = make.argument(store).relation
    with store.change(make.DEBATE, MO.ref) as change:
        change.record(events.RelationWithdrawn(step, "Vergissing."))
    with pytest.raises(Conflict, match="taken back"):
        make.argument(store, on=step, kind=Kind.UNDERCUT)


def test_question_stands_at_its_claim_or_step(store: Store) -> None:
    step = make.argument(store).relation
    for about in (THESIS, step):
        posted = arguing.ask(store, ANN, "wie betaalt dat?", about)
        with store.reading() as connection:
            [question] = claims.questions(connection, about)
        assert (question.id, question.text) == (posted.question, "wie betaalt dat?")
    assert [type(entry.event) for entry in posted.entries] == [QuestionAsked]


def test_question_sent_twice_is_asked_once(store: Store) -> None:
    first = arguing.ask(store, ANN, "Wie betaalt dat?", THESIS, idem="a")
    assert arguing.ask(store, ANN, "Wie betaalt dat?", THESIS, idem="a") == first


def test_question_without_words_or_about_nothing_is_refused(store: Store) -> None:
    for text, about in (("?", THESIS), ("Wie betaalt dat?", "c000000000000")):
        with pytest.raises(DebateError):
            arguing.ask(store, ANN, text, about)


def test_text_that_hides_its_direction_is_stored_without_it(store: Store) -> None:
    posted = make.argument(store, "Dit is \u202etsiug\u202c en \x00 wel waar")
    with store.reading() as connection:
        assert claims.claim(connection, posted.claim).claim.text == "Dit is tsiug en wel waar."


def test_name_of_the_person_goes_with_the_claim(store: Store) -> None:
    nameless = dataclasses.replace(ANN, voice=dataclasses.replace(ANN.voice, name=""))
    claim = make.claim(store, actor=nameless)
    with store.reading() as connection:
        assert claims.claim(connection, claim).claim.voice == nameless.voice
