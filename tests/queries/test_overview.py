"""A whole debate at a glance: what is in it, carried over answers, and told by numbers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from debate import events
from debate.commands import importing
from debate.errors import NotFound
from debate.graph.forest import Forest
from debate.model import Kind, Relation, make_id
from debate.queries import maps, once, overview
from debate.queries.snapshot import Snapshot
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO, THESIS


def under(grown: Forest) -> dict[str, str]:
    return {id_: grown.claim(grown.parent[node]) for id_, node in grown.number.items()}


def forest(store: Store) -> Forest:
    with store.reading() as connection:
        return overview.whole(connection, DEBATE).forest


@contextmanager
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A time in which nothing is remembered, so that everything is asked anew."""
    with monkeypatch.context() as patch:
        patch.setattr(once, "_known", type(once._known)())
        yield


def test_the_forest_holds_what_may_be_seen(store: Store) -> None:
    reason = make.claim(store)
    answer = make.argument(store, "De bus rijdt leeg rond.", on=reason, kind=Kind.ATTACK)
    make.argument(store, "Leeg is ook goed.", on=answer.relation, kind=Kind.UNDERCUT)
    grown = forest(store)
    assert under(grown)[THESIS] == ""
    assert under(grown)[reason] == THESIS
    assert under(grown)[answer.claim] == reason
    assert set(under(grown).values()) == {"", THESIS, reason, answer.claim}


def test_a_hidden_claim_keeps_the_place_of_its_answers_and_goes_where_it_has_none(
    store: Store,
) -> None:
    first, second = make.claim(store), make.claim(store, "De taxi is te duur voor velen.")
    answer = make.claim(store, "Er is geen taxi in het dorp.", on=first)
    for id_ in (first, second):
        make.hide_claim(store, MO, id_, "Noemt iemand bij naam.")
    grown = forest(store)
    assert second not in grown.number
    assert under(grown)[answer] == first
    assert grown.size[0] == 2  # the thesis and the answer


def test_a_counterargument_that_cannot_be_seen_is_no_counter_voice(store: Store) -> None:
    reason = make.claim(store)
    against = make.claim(store, "De bus rijdt leeg rond.", on=reason, kind=Kind.ATTACK)
    make.claim(store, "Ik tel elke avond drie mensen.", on=against)
    assert forest(store).answered[forest(store).number[reason]]
    make.hide_claim(store, MO, against, "Noemt iemand bij naam.")
    grown = forest(store)
    assert against in grown.number
    assert not grown.answered[grown.number[reason]]


def test_merged_claims_are_one(store: Store) -> None:
    kept, gone = make.claim(store), make.claim(store, "Wie laat klaar is, komt niet thuis.")
    answer = make.claim(store, "De trein rijdt dan ook niet meer.", on=gone)
    make.merge_claims(store, MO, gone, kept, "Zegt hetzelfde.")
    grown = forest(store)
    assert gone not in grown.number
    assert under(grown)[answer] == kept


def test_answers_are_carried_into_the_same_forest_as_asking_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    forest(store)
    above = THESIS
    for number in range(6):
        kind = Kind.ATTACK if number % 2 else Kind.SUPPORT
        above = make.claim(store, f"Reden nummer {number} telt ook.", on=above, kind=kind)
    carried = forest(store)
    with forgetful(monkeypatch):
        assert forest(store) == carried


@pytest.mark.parametrize("what", ["undercut", "hidden", "tie"])
def test_what_cannot_be_carried_is_asked_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    posted = make.argument(store)
    other = make.claim(store, "De taxi is te duur voor velen.")
    before = forest(store)
    if what == "undercut":
        make.argument(store, "Leeg is ook goed.", on=posted.relation, kind=Kind.UNDERCUT)
    elif what == "hidden":
        make.hide_claim(store, MO, posted.claim, "Noemt iemand bij naam.")
    else:
        tie = Relation(make_id("r", DEBATE, "x"), Kind.ATTACK, (other,), posted.claim)
        with store.change(DEBATE, MO.ref) as change:
            change.record(events.RelationPosted(tie))
    after = forest(store)
    assert after != before
    with forgetful(monkeypatch):
        assert forest(store) == after


def test_ages_are_the_quarters_of_a_debate(store: Store) -> None:
    for number in range(7):
        make.claim(store, f"Reden nummer {number} telt ook.")
    with store.reading() as connection:
        whole = overview.whole(connection, DEBATE)
        moments = [
            row[0] for row in connection.execute("select posted_ms from claim order by posted_ms")
        ]
    ages = [whole.age(at) for at in moments]
    assert ages == sorted(ages)
    assert ages[0] == 0
    assert whole.age(moments[-1] + 1) == 3


def test_what_came_in_at_once_is_of_one_age(store: Store) -> None:
    importing.import_map(store, make.CO, make.small_map(claims=9))
    with store.reading() as connection:
        whole = overview.whole(connection, "zwembad")
        assert {whole.age(at) for at in whole.ages} == {0}


def test_points_texts_and_hits_speak_of_the_same_numbers(store: Store) -> None:
    wanted = make.claim(store, "De nachtbus is voor verpleegkundigen onmisbaar.")
    make.claim(store)
    with store.reading() as connection:
        [hit] = overview.hits(connection, DEBATE, "verpleegkundigen")
        [told] = overview.texts(connection, DEBATE, [hit.number, 99])
        points = overview.points(connection, DEBATE, {wanted: 2})
    assert hit.claim.id == told.claim.id == wanted
    size = int.from_bytes(points[:4], "little")
    head = json.loads(points[4 : 4 + size])
    assert (head["claims"], head["stand"] > 0) == (3, True)
    assert points[-3:][hit.number] == 2  # the label


def test_no_such_debate_has_no_forest(store: Store) -> None:
    with store.reading() as connection, pytest.raises(NotFound):
        overview.whole(connection, "nergens")


def test_of_a_past_nothing_is_remembered(store: Store) -> None:
    make.claim(store)

    def then(connection: Snapshot) -> int:
        return overview.whole(connection, DEBATE).forest.size[0]

    with maps.past(store, DEBATE, 2) as past:
        assert then(past) == 1
    with store.reading() as connection:
        assert then(connection) == 2
