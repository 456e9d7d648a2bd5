"""The debates and the figures of each."""

import pytest

from debate.commands import arguing
from debate.errors import NotFound
from debate.model import Kind, Voice, VoiceKind
from debate.queries import maps, once, topics
from debate.queries.topics import TopicView
from debate.roles import Actor
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import ANN, DEBATE, MO, THESIS


def topic(store: Store, slug: str = DEBATE) -> TopicView:
    with store.reading() as connection:
        return topics.topic(connection, slug)


def test_unknown_debate_is_not_found(store: Store) -> None:
    with store.reading() as connection:
        for ask in (topics.topic, topics.version, maps.topic):
            with pytest.raises(NotFound):
                ask(connection, "niets")


def test_debates_come_with_the_one_that_changed_last_first(store: Store) -> None:
    make.topic(store, "nachtbus", "c0123456789ab")
    make.claim(store)
    with store.reading() as connection:
        assert [view.slug for view in topics.topics(connection)] == [DEBATE, "nachtbus"]


def test_figures_count_what_is_shown(store: Store) -> None:
    support = make.argument(store)
    make.argument(store, "Niet waar.", kind=Kind.ATTACK)
    make.argument(store, "Volgt niet.", on=support.relation, kind=Kind.UNDERCUT)
    arguing.ask(store, ANN, "Wie betaalt dat?", THESIS)
    view = topic(store)
    assert (view.claims, view.supports, view.attacks, view.undercuts) == (4, 1, 1, 1)
    assert view.questions == 1
    assert view.version == 9
    assert view.changed_ms > 0


def test_figures_leave_out_merged_and_hidden_claims(store: Store) -> None:
    one, two, three = (make.claim(store, f"Reden {n}.") for n in "abc")
    make.merge_claims(store, MO, one, two, "Zelfde.")
    make.hide_claim(store, MO, three, "Noemt een adres.")
    assert topic(store).claims == 2


def test_voices_are_people_by_name_and_guests_by_what_they_hold(store: Store) -> None:
    before = topic(store).voices
    for number, name in enumerate(("eef", "eef", "gijs")):
        guest = Actor(make.ref(name), voice=Voice(VoiceKind.CITIZEN))
        make.claim(store, f"Reden {number} van {name}.", actor=guest)
    for text in ("Nog een reden.", "En nog een."):
        make.claim(store, text)
    assert topic(store).voices == before + 3  # Ann, and two guests without a name


def test_thesis_that_was_merged_is_given_as_what_it_stands_as(store: Store) -> None:
    step = make.argument(store).relation
    kept = make.claim(store, "De bus moet blijven.", on=step, kind=Kind.UNDERCUT)
    make.merge_claims(store, MO, THESIS, kept, "Zelfde.")
    assert topic(store).topic.theses == (kept,)


def test_figures_follow_every_change(store: Store) -> None:
    seen = [topic(store).claims]
    claim = make.claim(store)
    seen.append(topic(store).claims)
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    seen.append(topic(store).claims)
    make.restore_claim(store, MO, claim, "Adres is weg.")
    seen.append(topic(store).claims)
    erasure.erase(store, claim=claim, ground="AVG artikel 17")
    seen.append(topic(store).claims)
    assert seen == [1, 2, 1, 2, 1]


def test_figures_of_the_past_are_of_the_past_also_after_the_present_was_asked(
    store: Store,
) -> None:
    claim = make.claim(store)
    make.claim(store, "Nog een reden.")
    assert topic(store).claims == 3
    for _ in range(2):
        with maps.past(store, DEBATE, 4) as then:
            assert topics.topic(then, DEBATE).claims == 2
    make.hide_claim(store, MO, claim, "Noemt een adres.")
    with maps.past(store, DEBATE, 4) as then:
        assert topics.topic(then, DEBATE).claims == 1
    assert topic(store).claims == 2


def test_what_needs_the_whole_debate_is_asked_once_for_each_state(store: Store) -> None:
    asked: list[int] = []

    def answer() -> int:
        asked.append(1)
        return len(asked)

    def ask() -> int:
        with store.reading() as connection:
            return once.once(connection, DEBATE, "proef", answer)

    assert (ask(), ask()) == (1, 1)
    make.claim(store)
    assert (ask(), ask()) == (2, 2)


def test_older_answer_is_carried_over_the_events_since_if_that_can_be_told(store: Store) -> None:
    def ask(carry: once.Carry[str]) -> str:
        with store.reading() as connection:
            return once.once(connection, DEBATE, "draag", lambda: "anew", carry)

    assert ask(lambda earlier, since: "carried") == "anew"
    posted = make.argument(store)
    assert ask(lambda earlier, since: f"{earlier} {len(since)}") == "anew 2"
    make.claim(store, "Nog een reden.")
    assert ask(lambda earlier, since: None) == "anew"
    erasure.erase(store, claim=posted.claim, ground="AVG artikel 17")
    make.claim(store, "Weer een reden.")
    assert ask(lambda earlier, since: f"{len(since)}") == "3"


def test_answer_is_never_carried_from_another_database(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = make.store(tmp_path_factory.mktemp("other"))
    make.topic(other)  # and no copy of the same beginning
    make.claim(other)
    for one in (store, other):
        with one.reading() as connection:
            found = once.once(
                connection, DEBATE, "vreemd", lambda: "anew", lambda earlier, since: "carried"
            )
        assert found == "anew"
    other.close()


def test_debate_that_was_not_asked_for_longest_is_forgotten(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "DEBATES", 2)
    once._known.clear()
    for slug, thesis in (("een", "c00000000000a"), ("twee", "c00000000000b")):
        make.topic(store, slug, thesis)
    for slug in (DEBATE, "een", DEBATE, "twee"):
        topic(store, slug)
    assert list(once._known) == [DEBATE, "twee"]


def test_same_debate_in_two_databases_is_not_mixed_up(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = make.debate(tmp_path_factory.mktemp("other"))
    make.claim(other)
    assert [topic(store).claims, topic(other).claims, topic(store).claims] == [1, 2, 1]
    other.close()
