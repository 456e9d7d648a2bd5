"""Importing: a file becomes events, twice is once, and nothing that was erased comes back."""

import dataclasses
from collections.abc import Callable

import pytest

from debate.commands import arguing, importing
from debate.errors import InvalidInput, LimitReached, NotAllowed
from debate.formats import own_json
from debate.model import ArgumentMap, Claim, Kind, Question, Relation, Section, Topic, make_id
from debate.queries import claims, maps, recorded, searching
from debate.roles import operator
from debate.sources import plain_text
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import ANN, MO

SLUG = "zwembad"
MAP = make.small_map(SLUG)
IDS = list(MAP.claims)
STEPS = list(MAP.relations)
ARTICLE = """Het bad gaat dicht

De raad sluit het zwembad.

Er is geen geld meer.

Reacties op dit artikel

1.

Dat is jammer.

2.

Er was wel geld.
"""


def bring(store: Store, given: ArgumentMap = MAP) -> importing.Imported:
    return importing.import_map(store, operator(given.topic.slug), given)


def changed(given: ArgumentMap = MAP, **claim: object) -> ArgumentMap:
    """The map with something else in its second claim."""
    other = dataclasses.replace(given.claims[IDS[1]], **claim)  # type: ignore[arg-type]
    return dataclasses.replace(given, claims={**given.claims, IDS[1]: other})


def without(given: ArgumentMap, claim: str) -> ArgumentMap:
    """The map without a claim and the steps that it is in."""
    steps = {
        id_: one
        for id_, one in given.relations.items()
        if claim not in (*one.premises, one.conclusion)
    }
    kept = {id_: one for id_, one in given.claims.items() if id_ != claim}
    return dataclasses.replace(given, claims=kept, relations=steps)


def held(store: Store, slug: str = SLUG) -> ArgumentMap:
    with store.reading() as connection:
        return maps.argument_map(connection, slug)


def status(store: Store, claim: str) -> tuple[str, str]:
    with store.reading() as connection:
        view = claims.claim(connection, claim)
    return view.status, view.claim.text


def test_map_is_held_as_it_was_given(store: Store) -> None:
    done = bring(store)
    assert held(store) == MAP
    assert (done.topic, done.claims, done.relations["attack"], done.sources) == (SLUG, 4, 2, 1)
    assert (done.new, done.unchanged, done.losses) == (9, 0, ())


def test_import_twice_is_once(store: Store) -> None:
    bring(store)
    again = bring(store)
    assert (again.new, again.unchanged) == (0, 9)


def test_import_is_for_the_operator_and_for_editors(store: Store) -> None:
    for actor in (ANN, MO):
        with pytest.raises(NotAllowed):
            importing.import_map(store, actor, MAP)
        with pytest.raises(NotAllowed):
            importing.import_article(store, actor, plain_text.read(ARTICLE), "x")


def test_the_file_of_an_editor_only_adds(store: Store) -> None:
    importing.import_map(store, operator(SLUG), MAP)
    known = MAP.claims[IDS[0]]
    new = Claim("c00000000000b", "Er kwam nog een reden bij.")
    other = dataclasses.replace(
        MAP,
        topic=dataclasses.replace(MAP.topic, title="Een andere titel"),
        claims={known.id: dataclasses.replace(known, text="Iemand legt woorden in de mond."),
                new.id: new},
        relations={},
    )  # fmt: skip
    with store.reading() as connection:
        told = importing.preview(connection, make.EDITOR, other)
    done = importing.import_map(store, make.EDITOR, other)
    assert (told.new, told.unchanged, told.losses) == (done.new, done.unchanged, done.losses)
    assert (done.new, [one.what for one in done.losses]) == (1, ["Iemand legt woorden in de mond."])
    with store.reading() as connection:
        held = maps.argument_map(connection, SLUG)
    assert held.topic == MAP.topic
    assert held.claims == {**MAP.claims, new.id: new}


def test_answers_of_citizens_stay_when_a_file_comes_again(store: Store) -> None:
    bring(store)
    answer = make.claim(store, "Kinderen leren er zwemmen.", on=IDS[1])
    again = bring(store)
    assert answer in held(store).claims
    assert again.losses == ()


def test_changed_claim_is_revised_in_its_place(store: Store) -> None:
    bring(store)
    again = bring(store, changed(text="Het bad is de enige plek om te leren zwemmen."))
    assert (again.new, again.unchanged) == (1, 8)
    assert status(store, IDS[1])[1] == "Het bad is de enige plek om te leren zwemmen."
    with store.reading() as connection:
        assert [hit.claim.id for hit in searching.search(connection, "enige")] == [IDS[1]]


def test_changed_step_and_topic_are_set_anew(store: Store) -> None:
    bring(store)
    step = dataclasses.replace(MAP.relations[STEPS[0]], kind=Kind.SUPPORT, title="Anders")
    again = dataclasses.replace(
        MAP,
        topic=dataclasses.replace(MAP.topic, title="Het bad"),
        relations={**MAP.relations, step.id: step},
    )
    assert bring(store, again).new == 2
    assert held(store) == again


def test_claim_that_left_the_file_stays_and_that_is_said(store: Store) -> None:
    bring(store)
    last = IDS[-1]
    again = bring(store, without(MAP, last))
    assert status(store, last)[0] == "shown"
    assert [(loss.where, loss.why) for loss in again.losses] == [
        (MAP.claims[last].title, "not in this file; stays in the debate"),
        (STEPS[-1], "not in this file; stays in the debate"),
    ]


def test_erased_words_do_not_come_back_with_the_file(store: Store) -> None:
    bring(store)
    erasure.erase(store, claim=IDS[1], ground="AVG artikel 17")
    again = bring(store)
    assert status(store, IDS[1]) == ("erased", "")
    assert [(loss.where, loss.why) for loss in again.losses] == [
        (MAP.claims[IDS[1]].title, "this was erased, and stays so")
    ]
    with store.reading() as connection:
        assert MAP.claims[IDS[1]].text not in str(list(connection.iterdump()))


def test_erased_question_and_step_do_not_come_back(store: Store) -> None:
    question = Question("q0a1b2c3d4e5f", "Wie betaalt dat?", IDS[0])
    step = dataclasses.replace(MAP.relations[STEPS[0]], text="Want zonder bad geen les.")
    given = dataclasses.replace(
        MAP, questions={question.id: question}, relations={**MAP.relations, step.id: step}
    )
    bring(store, given)
    erasure.erase(store, question=question.id, ground="AVG artikel 17")
    erasure.erase(store, relation=step.id, ground="AVG artikel 17")
    again = bring(store, given)
    assert {loss.why for loss in again.losses} == {"this was erased, and stays so"}
    assert question.id not in held(store).questions
    assert step.id not in held(store).relations


def test_new_step_on_an_erased_claim_is_left_out(store: Store) -> None:
    bring(store)
    erasure.erase(store, claim=IDS[3], ground="AVG artikel 17")
    step = Relation("r0a1b2c3d4e5f", Kind.ATTACK, (IDS[3],), IDS[0], title="Te duur")
    again = bring(store, dataclasses.replace(MAP, relations={**MAP.relations, step.id: step}))
    assert ("Te duur", "this rests on something that was erased") in [
        (loss.where, loss.why) for loss in again.losses
    ]
    assert step.id not in held(store).relations


@pytest.mark.parametrize("act", [make.hide_claim, make.withdraw_claim])
def test_claim_out_of_sight_stays_so_also_when_the_file_changed(
    store: Store, act: Callable[..., object]
) -> None:
    bring(store)
    act(store, MO, IDS[1], "Noemt een adres.")
    before = status(store, IDS[1])
    assert bring(store).new == 0
    assert (
        bring(store, changed(text="Heel andere woorden over het bad."))
        .losses[0]
        .why.endswith("in the debate, and stays so")
    )
    assert status(store, IDS[1]) == before
    with store.reading() as connection:
        assert searching.search(connection, "andere woorden") == []


def test_merge_survives_the_file(store: Store) -> None:
    bring(store)
    duplicate = make.claim(store, "Het bad is een reden om te zwemmen.", on=IDS[0])
    make.merge_claims(store, MO, duplicate, IDS[1], "Zelfde.")
    assert bring(store).new == 0
    with store.reading() as connection:
        assert claims.claim(connection, duplicate).merged_into == IDS[1]


def test_debate_written_after_a_merge_and_read_again_is_unchanged(store: Store) -> None:
    bring(store)
    duplicate = make.claim(store, "Het bad is een reden om te zwemmen.", on=IDS[3])
    make.argument(store, "Zwemmen kan ook elders.", on=duplicate, kind=Kind.ATTACK)
    make.merge_claims(store, MO, duplicate, IDS[0], "Zelfde.")
    written = own_json.read(own_json.write(held(store)).text).map
    assert written.claims[IDS[0]].wordings
    again = bring(store, written)
    assert (again.new, again.losses) == (0, ())


def test_claim_changed_in_a_file_written_after_a_merge_takes_no_words_of_another(
    store: Store,
) -> None:
    bring(store)
    words = "Het bad is een reden om te zwemmen."
    duplicate = make.claim(store, words, on=IDS[3])
    make.merge_claims(store, MO, duplicate, IDS[0], "Zelfde.")
    written = held(store)
    kept = dataclasses.replace(written.claims[IDS[0]], text="Het bad blijft open, wat er ook komt.")
    bring(store, dataclasses.replace(written, claims={**written.claims, IDS[0]: kept}))
    erasure.erase(store, claim=duplicate, ground="AVG artikel 17")
    with store.reading() as connection:
        assert words not in str(list(connection.iterdump()))


def test_step_changed_in_a_file_written_after_a_merge_keeps_its_own_ends(store: Store) -> None:
    bring(store)
    duplicate = make.claim(store, "Het bad is een reden om te zwemmen.", on=IDS[3])
    posted = make.argument(store, "Zwemmen kan ook elders.", on=duplicate, kind=Kind.ATTACK)
    make.merge_claims(store, MO, duplicate, IDS[0], "Zelfde.")
    written = held(store)
    step = dataclasses.replace(written.relations[posted.relation], title="Elders")
    assert step.conclusion == IDS[0]
    bring(store, dataclasses.replace(written, relations={**written.relations, step.id: step}))
    with store.reading() as connection:
        now = claims.step(connection, posted.relation).relation
    assert (now.title, now.conclusion) == ("Elders", duplicate)


def test_ids_of_another_debate_are_refused_and_nothing_is_taken_from_it(store: Store) -> None:
    section = Section("g0a1b2c3d4e5f", "Geld")
    whole = dataclasses.replace(MAP, sections={section.id: section})
    bring(store, whole)
    parts: list[ArgumentMap] = [
        ArgumentMap(Topic("ander", "Ander"), claims={IDS[0]: MAP.claims[IDS[0]]}),
        ArgumentMap(Topic("ander", "Ander"), sections={section.id: Section(section.id, "Weg")}),
        ArgumentMap(Topic("ander", "Ander"), sources=MAP.sources),
    ]
    for given in parts:
        with pytest.raises(InvalidInput, match="belongs to the debate zwembad"):
            bring(store, given)
    assert held(store) == whole


def broken(**parts: object) -> ArgumentMap:
    return dataclasses.replace(MAP, **parts)  # type: ignore[arg-type]


def step(kind: Kind, premises: tuple[str, ...], conclusion: str) -> dict[str, Relation]:
    return {"r0a1b2c3d4e5f": Relation("r0a1b2c3d4e5f", kind, premises, conclusion, title="Fout")}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (broken(relations=step(Kind.ATTACK, ("c000000000000",), IDS[0])), "Fout.*no claim"),
        (broken(relations=step(Kind.UNDERCUT, (IDS[1],), IDS[0])), "Fout.*conclusion.*no relation"),
        (broken(relations=step(Kind.UNDERCUT, (IDS[1],), "r0a1b2c3d4e5f")), "undercut itself"),
        (broken(relations=step(Kind.ATTACK, (IDS[1],) * 51, IDS[0])), "at most 50 premises"),
        (
            broken(
                relations={
                    one: Relation(one, Kind.UNDERCUT, (IDS[1],), other)
                    for one, other in (STEPS[:2], STEPS[1::-1])
                }
            ),
            "not in a circle",
        ),
        (broken(relations=step(Kind.ATTACK, (), IDS[0])), "Fout.*at least one premise"),
        (broken(relations=step(Kind.SUPPORT, (IDS[1],), STEPS[0])), "Fout.*no claim"),
        (broken(topic=Topic("", "Zonder")), "of which debate"),
        (broken(topic=Topic("Hoofd Letters", "x")), "slug"),
        (broken(topic=Topic(SLUG, "x", theses=("c000000000000",))), r"theses\[0\].*no claim"),
        (changed(text="x"), r"\[Reden 1\] cannot be stored: Write a sentence"),
        (changed(text="x" * 501), r"\[Reden 1\] cannot be stored"),
        (changed(base=2.0), "Reden 1.*between 0 and 1"),
        (changed(section="g000000000000"), "Reden 1.*no section"),
        (changed(title="half \ud800"), "half a character"),
        (changed(data={"groot": 2**60}), "a number too large"),
    ],
)
def test_map_that_does_not_fit_is_refused_with_the_place_and_nothing_is_stored(
    store: Store, given: ArgumentMap, said: str
) -> None:
    with pytest.raises(InvalidInput, match=said):
        bring(store, given)
    with store.reading() as connection:
        assert recorded.recorded_map(connection, SLUG) is None


def test_claim_may_attack_itself_in_a_file(store: Store) -> None:
    given = broken(relations=step(Kind.ATTACK, (IDS[0],), IDS[0]))
    bring(store, given)
    assert held(store) == given


def test_hidden_characters_are_taken_out_and_that_is_said(store: Store) -> None:
    done = bring(store, changed(text="Het \u202ebad\u202c is vol."))
    assert status(store, IDS[1])[1] == "Het bad is vol."
    assert [loss.why for loss in done.losses] == ["characters nobody sees were taken out"]


def test_debate_has_no_more_claims_than_it_may(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CLAIMS_PER_TOPIC", 5)
    bring(store)
    more = {id_: Claim(id_, f"Nog reden {n}.") for n in range(2) for id_ in [make_id("c", str(n))]}
    with pytest.raises(LimitReached, match="this makes 6"):
        bring(store, ArgumentMap(Topic(SLUG, "Het zwembad"), claims=more))


def test_progress_is_told_now_and_then(store: Store) -> None:
    told: list[int] = []
    importing.import_map(store, operator("lang"), make.small_map("lang", 150), progress=told.append)
    assert told == [100, 200, 300]


def test_argument_of_a_citizen_is_not_called_missing_from_the_file(store: Store) -> None:
    bring(store)
    arguing.ask(store, ANN, "Wie betaalt dat?", IDS[0])
    make.claim(store, "Kinderen leren er zwemmen.", on=IDS[0])
    assert bring(store).losses == ()
