"""Who speaks, and what is asked."""

from debate.commands import arguing
from debate.model import Kind, VoiceKind
from debate.queries import asking, speaking
from debate.queries.speaking import Role
from debate.storage.store import Store
from tests import make


def test_roles_are_counted_with_their_speakers(store: Store) -> None:
    for text in ("Een reden.", "Nog een reden."):
        make.claim(store, text)
    with store.reading() as connection:
        found = speaking.roles(connection, make.DEBATE)
    assert found == [Role(VoiceKind.CITIZEN, 2, 1), Role(VoiceKind.UNKNOWN, 1, 1)]


def test_questions_come_with_the_claim_that_they_are_about(store: Store) -> None:
    step = make.argument(store)
    objection = make.argument(store, "Dat is iets anders.", on=step.relation, kind=Kind.UNDERCUT)
    for about in (step.claim, step.relation, objection.relation):
        arguing.ask(store, make.ANN, f"Hoezo {about}?", about)
    with store.reading() as connection:
        found = asking.questions(connection, make.DEBATE)
        rest = asking.questions(connection, make.DEBATE, after=found[0].pos, limit=1)
    assert [one.claim.id for one in found if one.claim] == [step.claim, make.THESIS, make.THESIS]
    assert rest == found[1:2]


def test_question_about_a_merged_claim_leads_to_the_kept_one(store: Store) -> None:
    one, kept = make.claim(store), make.claim(store, "Anders kom je niet thuis.")
    arguing.ask(store, make.ANN, "Hoeveel mensen zijn dat?", one)
    make.merge_claims(store, make.MO, one, kept, "Ze zeggen hetzelfde.")
    with store.reading() as connection:
        [found] = asking.questions(connection, make.DEBATE)
    assert found.claim
    assert found.claim.id == kept
