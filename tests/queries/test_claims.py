"""One claim and what is directly around it, also after merges, hidden things and circles."""

import pytest

from debate import events
from debate.commands import arguing, moderating
from debate.errors import NotFound
from debate.model import Kind, Relation, make_id
from debate.queries import claims, whereabouts
from debate.queries.claims import Answers, Use
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import ANN, CO, MO, THESIS


def answers(store: Store, id_: str = THESIS, limit: int = 100) -> Answers:
    with store.reading() as connection:
        return claims.answers(connection, id_, limit)


def uses(store: Store, id_: str) -> tuple[Use, ...]:
    with store.reading() as connection:
        return claims.uses(connection, id_)


def path(store: Store, id_: str) -> list[str]:
    with store.reading() as connection:
        return [view.id for view in whereabouts.path(connection, id_)]


def merge(store: Store, duplicate: str, kept: str) -> None:
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")


def relate(store: Store, *relations: Relation) -> None:
    """Post relations as an import does, circles and linked premises included."""
    with store.change(make.DEBATE, CO.ref) as change:
        change.record(*map(events.RelationPosted, relations))


def test_unknown_claim_or_step_is_not_found(store: Store) -> None:
    with store.reading() as connection:
        for ask in (claims.claim, claims.step, claims.debate_of):
            with pytest.raises(NotFound):
                ask(connection, "c000000000000")


def test_unknown_ids_are_left_out_of_many(store: Store) -> None:
    with store.reading() as connection:
        assert list(claims.claims(connection, [THESIS, "c000000000000", THESIS])) == [THESIS]
        assert claims.claims(connection, []) == {}


def test_answers_come_oldest_first_and_apart(store: Store) -> None:
    first = make.argument(store, "Eerste reden.").claim
    against = make.argument(store, "Tegen.", kind=Kind.ATTACK).claim
    second = make.argument(store, "Tweede reden.").claim
    found = answers(store)
    assert [step.premises[0].id for step in found.supports] == [first, second]
    assert [step.premises[0].id for step in found.attacks] == [against]
    assert found.more == 0


def test_more_counts_what_is_left_out(store: Store) -> None:
    for number in range(5):
        make.argument(store, f"Reden nummer {number}.")
    found = answers(store, limit=3)
    assert (len(found.supports), found.more) == (3, 2)
    assert answers(store, limit=5).more == 0


def test_answers_fold_a_chain_of_merges(store: Store) -> None:
    kept, middle, duplicate = (make.claim(store, f"Zelfde zin {n}.") for n in "abc")
    answer = make.claim(store, "Niet waar.", on=duplicate, kind=Kind.ATTACK)
    merge(store, duplicate, middle)
    merge(store, middle, kept)
    [step] = answers(store, kept).attacks
    assert step.premises[0].id == answer
    with store.reading() as connection:
        assert claims.stands_as(connection, [duplicate, middle, kept, "c0"]) == {
            duplicate: kept,
            middle: kept,
            kept: kept,
            "c0": "c0",
        }
        assert claims.standing_as(connection, [kept]) == {
            kept: kept,
            middle: kept,
            duplicate: kept,
        }


def test_undone_merge_in_a_chain_takes_its_answers_along(store: Store) -> None:
    kept, middle, duplicate = (make.claim(store, f"Zelfde zin {n}.") for n in "abc")
    make.claim(store, "Niet waar.", on=duplicate, kind=Kind.ATTACK)
    merge(store, duplicate, middle)
    [entry] = make.merge_claims(store, MO, middle, kept, "Zelfde.")
    moderating.revert(store, MO, entry.pos, "Toch niet.")
    assert answers(store, kept).attacks == ()
    assert len(answers(store, middle).attacks) == 1


def test_merged_ground_shows_as_the_kept_one(store: Store) -> None:
    duplicate = make.claim(store, "Zelfde zin een.")
    kept = make.claim(store, "Zelfde zin twee.", kind=Kind.ATTACK)
    merge(store, duplicate, kept)
    found = answers(store)
    assert [found.supports[0].premises[0].id, found.attacks[0].premises[0].id] == [kept, kept]


def test_steps_that_merging_made_the_same_are_one_with_all_their_objections(store: Store) -> None:
    first, second = (make.argument(store, f"Zelfde zin {n}.") for n in "ab")
    for step in (first.relation, second.relation):
        make.argument(store, f"Dat volgt niet uit {step}.", on=step, kind=Kind.UNDERCUT)
    merge(store, second.claim, first.claim)
    [step] = answers(store).supports
    assert (step.times, step.answered, len(step.undercuts)) == (2, 2, 2)


def test_answers_to_both_of_merged_claims_by_one_ground_are_one(store: Store) -> None:
    kept, duplicate = (make.claim(store, f"Zelfde zin {n}.") for n in "ab")
    ground = make.claim(store, "Niet waar.", on=kept, kind=Kind.ATTACK)
    arguing.argue(store, ANN, Kind.ATTACK, "", duplicate, existing=ground)
    merge(store, duplicate, kept)
    [step] = answers(store, kept).attacks
    assert step.times == 2


def test_linked_premises_stand_together_in_order(store: Store) -> None:
    grounds = tuple(make.claim(store, f"Samen {n}.", kind=Kind.ATTACK) for n in "cab")
    relate(store, Relation("r0a1b2c3d4e5f", Kind.SUPPORT, grounds, THESIS))
    [step] = answers(store).supports
    assert tuple(ground.id for ground in step.premises) == grounds


def test_linked_premises_that_were_merged_are_one(store: Store) -> None:
    grounds = tuple(make.claim(store, f"Samen {n}.", kind=Kind.ATTACK) for n in "ab")
    relate(store, Relation("r0a1b2c3d4e5f", Kind.SUPPORT, grounds, THESIS))
    merge(store, grounds[1], grounds[0])
    [step] = answers(store).supports
    assert [ground.id for ground in step.premises] == [grounds[0]]


def test_objections_against_objections_are_nested(store: Store) -> None:
    step = make.argument(store).relation
    first = make.argument(store, "Volgt er niet uit.", on=step, kind=Kind.UNDERCUT).relation
    make.argument(store, "Volgt er wel uit.", on=first, kind=Kind.UNDERCUT)
    [support] = answers(store).supports
    [objection] = support.undercuts
    assert len(objection.undercuts) == 1
    assert (support.answered, objection.answered) == (1, 1)


def test_answered_counts_what_speaks_against_the_ground_and_its_duplicates(store: Store) -> None:
    kept, duplicate = (make.claim(store, f"Zelfde zin {n}.") for n in "ab")
    for claim in (kept, duplicate):
        make.claim(store, f"Niet waar, {claim}.", on=claim, kind=Kind.ATTACK)
    merge(store, duplicate, kept)
    assert [step.answered for step in answers(store).supports] == [2]


def test_objections_are_bounded_and_the_rest_is_counted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "OBJECTIONS", 3)
    step = make.argument(store).relation
    for number in range(5):
        make.argument(store, f"Bezwaar {number}.", on=step, kind=Kind.UNDERCUT)
    [support] = answers(store).supports
    assert (len(support.undercuts), support.more, support.answered) == (3, 2, 5)


def test_circle_of_objections_ends(store: Store) -> None:
    ground = make.claim(store)
    relate(
        store,
        Relation("r00000000000a", Kind.UNDERCUT, (ground,), "r00000000000b"),
        Relation("r00000000000b", Kind.UNDERCUT, (ground,), "r00000000000a"),
    )
    with store.reading() as connection:
        step = claims.step(connection, "r00000000000a")
    assert [one.relation.id for one in step.undercuts] == ["r00000000000b"]
    assert step.undercuts[0].undercuts == ()


def test_hidden_answer_stays_in_its_place_without_words(store: Store) -> None:
    claim = make.claim(store, kind=Kind.ATTACK)
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    [step] = answers(store).attacks
    assert (step.premises[0].status, step.premises[0].claim.text) == ("hidden", "")


def test_erased_answer_stays_in_its_place_with_its_ground(store: Store) -> None:
    claim = make.claim(store, kind=Kind.ATTACK)
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    [step] = answers(store).attacks
    assert (step.premises[0].status, step.premises[0].reason) == ("erased", "AVG artikel 17")


def test_withdrawn_step_is_no_answer_and_no_use(store: Store) -> None:
    posted = make.argument(store)
    with store.change(make.DEBATE, MO.ref) as change:
        change.record(events.RelationWithdrawn(posted.relation, "Vergissing."))
    assert answers(store).supports == ()
    assert uses(store, posted.claim) == ()
    with store.reading() as connection:
        assert claims.step(connection, posted.relation).status == "withdrawn"


def test_use_names_the_claim_or_the_step_that_it_speaks_on(store: Store) -> None:
    posted = make.argument(store)
    objection = make.argument(store, "Volgt niet.", on=posted.relation, kind=Kind.UNDERCUT)
    [use] = uses(store, posted.claim)
    assert use.conclusion is not None
    assert (use.conclusion.id, use.against) == (THESIS, None)
    [against] = uses(store, objection.claim)
    assert against.conclusion is None
    assert against.against is not None
    assert against.against.relation.id == posted.relation


def test_uses_of_merged_claims_are_those_of_the_kept_one(store: Store) -> None:
    kept = make.claim(store, "Zelfde zin een.")
    upper = make.claim(store, "Iets anders.")
    duplicate = make.claim(store, "Zelfde zin twee.", on=upper)
    merge(store, duplicate, kept)
    ends = [use.conclusion.id for use in uses(store, kept) if use.conclusion]
    assert ends == [THESIS, upper]


def test_conclusion_that_was_merged_shows_as_the_kept_one(store: Store) -> None:
    kept, upper = make.claim(store, "Zelfde zin een."), make.claim(store, "Zelfde zin twee.")
    claim = make.claim(store, "Een grond.", on=upper)
    merge(store, upper, kept)
    [use] = uses(store, claim)
    assert use.conclusion is not None
    assert use.conclusion.id == kept


def test_path_leads_from_the_thesis_down(store: Store) -> None:
    one = make.claim(store, "Een.")
    two = make.argument(store, "Twee.", on=one, kind=Kind.ATTACK)
    three = make.claim(store, "Drie.", on=two.relation, kind=Kind.UNDERCUT)
    assert path(store, two.claim) == [THESIS, one, two.claim]
    assert path(store, three) == [THESIS, one, three]
    assert path(store, THESIS) == [THESIS]


def test_path_goes_through_merges_on_either_side(store: Store) -> None:
    kept = make.claim(store, "Zelfde zin een.", kind=Kind.ATTACK)
    upper = make.claim(store, "Boven.")
    duplicate = make.claim(store, "Zelfde zin twee.", on=upper)
    below = make.claim(store, "Onder.", on=duplicate)
    merge(store, duplicate, kept)
    assert path(store, below) == [THESIS, kept, below]


def test_path_in_a_circle_ends(store: Store) -> None:
    one = make.claim(store, "Een.")
    relate(store, Relation("r00000000000a", Kind.ATTACK, (THESIS,), one))
    assert path(store, one) == [THESIS, one]


def test_claim_that_attacks_itself_is_told_once(store: Store) -> None:
    relate(store, Relation("r00000000000a", Kind.ATTACK, (THESIS,), THESIS))
    [step] = answers(store).attacks
    assert step.premises[0].id == THESIS
    assert path(store, THESIS) == [THESIS]
    assert len(uses(store, THESIS)) == 1


def test_questions_of_merged_claims_are_those_of_the_kept_one(store: Store) -> None:
    kept, duplicate = (make.claim(store, f"Zelfde zin {n}.") for n in "ab")
    for claim in (kept, duplicate):
        arguing.ask(store, ANN, f"Hoe weet u dat, van {claim}?", claim)
    merge(store, duplicate, kept)
    with store.reading() as connection:
        assert len(claims.questions(connection, kept)) == 2


def test_erased_question_is_not_given(store: Store) -> None:
    posted = arguing.ask(store, ANN, "Wie betaalt dat?", THESIS)
    erasure.erase(store, question=posted.question, ground="AVG artikel 17")
    with store.reading() as connection:
        assert claims.questions(connection, THESIS) == []


def test_debate_of_a_claim_and_of_a_step(store: Store) -> None:
    posted = make.argument(store)
    with store.reading() as connection:
        found = [claims.debate_of(connection, id_) for id_ in (posted.claim, posted.relation)]
    assert found == [make.DEBATE, make.DEBATE]


def test_way_begins_at_a_thesis_also_where_that_speaks_on_something(store: Store) -> None:
    reason = make.argument(store, "Eerste reden.").claim
    below = make.argument(store, "Reden daarvoor.", on=reason).claim
    relate(store, Relation(make_id("r", "x"), Kind.SUPPORT, (THESIS,), below))
    assert path(store, below) == [THESIS, reason, below]
    assert path(store, THESIS) == [THESIS]
