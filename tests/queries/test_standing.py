"""What stands in a stored debate: as in its map, kept from version to version."""

import pytest

from debate.commands.importing import import_map
from debate.events import ClaimsMerged
from debate.formats import files
from debate.graph.shape import shape
from debate.graph.standing import Label
from debate.graph.verdicts import Verdicts, verdicts
from debate.model import Kind
from debate.queries import claims, maps, standing
from debate.resources import folder
from debate.roles import operator
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO, THESIS

NO = "De bus rijdt na tienen leeg rond."
BUT = "In het weekend zit de bus na tienen vol."


def labels(store: Store) -> dict[str, Label | None]:
    """The label of everything in the debate, which must be that of its map."""
    with store.reading() as connection:
        told = standing.standing(connection, DEBATE)
        whole = verdicts(shape(maps.argument_map(connection, DEBATE)))
    found = {id_: told.of(id_) for id_ in whole.shape.ids}
    assert found == {id_: whole.of(id_) for id_ in whole.shape.ids}
    assert told.shape.size == whole.shape.size
    return found


def test_answers_change_labels_one_by_one(store: Store) -> None:
    assert labels(store)[THESIS] == "in"
    against = make.argument(store, NO, kind=Kind.ATTACK)
    assert labels(store)[THESIS] == "out"
    answer = make.argument(store, BUT, on=against.claim, kind=Kind.ATTACK)
    assert labels(store)[THESIS] == "in"
    make.argument(store, "Dat is maar één keer geteld.", on=answer.relation, kind=Kind.UNDERCUT)
    assert labels(store)[THESIS] == "out"


def test_new_answers_are_carried_and_not_worked_out_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels(store)
    monkeypatch.setattr(standing, "_labelled", None)
    for number in range(5):
        make.argument(store, f"Reden nummer {number} telt hier ook mee.", kind=Kind.ATTACK)
    assert labels(store)[THESIS] == "out"


def test_same_version_is_labelled_once_for_all(store: Store) -> None:
    with store.reading() as connection:
        first = standing.standing(connection, DEBATE)
        assert standing.standing(connection, DEBATE) is first
        assert standing.strength(connection, DEBATE) is standing.strength(connection, DEBATE)
    make.argument(store)
    with store.reading() as connection:
        assert standing.standing(connection, DEBATE) is not first


def test_hidden_counterargument_no_longer_counts(store: Store) -> None:
    against = make.argument(store, NO, kind=Kind.ATTACK)
    assert labels(store)[THESIS] == "out"
    make.hide_claim(store, MO, against.claim, "Noemt een adres.")
    assert labels(store)[THESIS] == "in"
    make.argument(store, "Wie werkt er dan na tienen nog?", kind=Kind.ATTACK)
    assert labels(store)[THESIS] == "out"


def test_merged_claim_counts_as_the_kept_one(store: Store) -> None:
    one = make.argument(store, NO, kind=Kind.ATTACK)
    same = make.argument(store, "Na tien uur is de bus leeg.", kind=Kind.SUPPORT)
    make.argument(store, BUT, on=same.claim, kind=Kind.ATTACK)
    assert labels(store)[THESIS] == "out"
    make.merge_claims(store, MO, same.claim, one.claim, "Zegt hetzelfde.")
    assert labels(store)[THESIS] == "in"
    make.argument(store, "Een volle bus is geen lege bus.", on=one.claim, kind=Kind.ATTACK)
    labels(store)


def test_everything_hidden_leaves_nothing_to_label(store: Store) -> None:
    make.hide_claim(store, MO, THESIS, "Noemt een adres.")
    assert labels(store) == {}
    with store.reading() as connection:
        view = claims.claim(connection, THESIS)
        assert standing.explained(connection, view) is None
        assert standing.hinges(connection, DEBATE) == []


def test_event_that_changes_what_was_there_is_not_carried(store: Store) -> None:
    with store.reading() as connection:
        told = standing.standing(connection, DEBATE)
    assert standing.carried(told, []) is told
    assert standing.carried(told, [ClaimsMerged("c1", "c2", "Zegt hetzelfde.")]) is None


def test_claim_is_explained_with_all_that_is_named(store: Store) -> None:
    against = make.argument(store, NO, kind=Kind.ATTACK)
    support = make.argument(store)
    with store.reading() as connection:
        told = standing.explained(connection, claims.claim(connection, THESIS))
    assert told is not None
    assert (told.label, told.reasons[0].through) == ("out", (against.claim,))
    assert told.change is not None
    assert told.change.against == (against.claim,)
    assert {one.relation for one in told.moves} == {against.relation, support.relation}
    assert told.strength == pytest.approx(0.5)
    assert told.kinds[against.relation] is Kind.ATTACK
    named = {THESIS, against.claim, support.claim}
    assert (
        named == set(told.views) == {THESIS, *(id_ for own in told.grounds.values() for id_ in own)}
    )


def test_hinges_of_a_debate_are_claims_that_turn_its_theses(store: Store) -> None:
    against = make.argument(store, NO, kind=Kind.ATTACK)
    with store.reading() as connection:
        [hinge] = standing.hinges(connection, DEBATE)
    assert (hinge.claim.id, [one.id for one in hinge.theses]) == (against.claim, [THESIS])


def test_past_is_labelled_too(store: Store) -> None:
    make.argument(store, NO, kind=Kind.ATTACK)
    with maps.past(store, DEBATE, 2) as then:
        found = standing.standing(then, DEBATE)
    assert isinstance(found, Verdicts)
    assert found.of(THESIS) == "in"


def test_curated_map_is_labelled_alike_in_a_file_and_in_the_store(store: Store) -> None:
    for path in folder("arguments").glob("*.argdown"):
        reading = files.read_map(files.read_text(str(path)))
        import_map(store, operator(reading.map.topic.slug), reading.map)
        with store.reading() as connection:
            stored = standing.standing(connection, reading.map.topic.slug)
        read = verdicts(shape(reading.map))
        assert {id_: stored.of(id_) for id_ in reading.map.claims} == {
            id_: read.of(id_) for id_ in reading.map.claims
        }
