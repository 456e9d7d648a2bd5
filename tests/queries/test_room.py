"""What is counted of a debate, out of the tables."""

from debate.commands import importing, mending
from debate.formats import files
from debate.model import Kind, Voice, VoiceKind
from debate.queries import room
from debate.queries.room import Room
from debate.resources import folder
from debate.roles import Actor, operator
from debate.storage import erasure
from debate.storage.past import debate_at
from debate.storage.store import Store, now_ms
from debate.tegengeluid.figure import Figure
from debate.tegengeluid.measuring import measured
from debate.tegengeluid.objections import standing_relations
from debate.tegengeluid.record import DAY, of_map
from tests import make
from tests.make import ANN, CO, DEBATE, MO, THESIS

LATER = 20_000 * DAY * 2
SLUG = "decentralisatie-sociale-zorg"
BEA = Actor(make.ref("bea"), voice=Voice(ANN.voice.kind, "Bea"))


def look(store: Store, version: int = 0, today: int = LATER) -> Room:
    with store.reading() as connection:
        if not version:
            return room.measure(connection, connection, DEBATE, today)
        with debate_at(connection, DEBATE, version, for_counting=True) as then:
            return room.measure(then, connection, DEBATE, today, version)


def figure(store: Store, id_: str, version: int = 0) -> Figure:
    return look(store, version).measured.indicators[id_].figure


def against(store: Store, on: str, actor: Actor = ANN, text: str = "Niet waar.") -> str:
    return make.argument(store, text, on=on, kind=Kind.ATTACK, actor=actor).claim


def test_objection_is_answered_by_another_person_and_not_by_oneself(store: Store) -> None:
    objection = against(store, THESIS)
    assert figure(store, "I2").k == 1
    against(store, objection, text="Toch wel.")
    assert (figure(store, "I2").k, figure(store, "I2").n) == (2, 2)
    against(store, objection, BEA, "Jawel.")
    assert (figure(store, "I2").k, figure(store, "I2").n) == (2, 3)


def test_what_was_posted_less_than_fourteen_days_ago_is_not_judged_yet(store: Store) -> None:
    with store.reading() as connection:
        now = now_ms(connection)
    assert look(store, today=now + 13 * DAY).measured.indicators["I1"].figure.n == 0
    assert look(store, today=now + 15 * DAY).measured.indicators["I1"].figure.n == 1


def test_merged_claims_keep_their_voices_and_speakers(store: Store) -> None:
    kept, duplicate = against(store, THESIS), against(store, THESIS, BEA, "Nee.")
    before = look(store).measured.indicators
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    after = look(store).measured.indicators
    for id_ in ("I4", "I5", "I6"):
        assert after[id_].figure.value == before[id_].figure.value
    assert after["I10"].named("distinct").k == 2


def test_hidden_claim_counts_only_as_removed_with_its_rule(store: Store) -> None:
    claim, other = against(store, THESIS), against(store, THESIS, text="Nee.")
    make.hide_claim(store, MO, claim, "Noemt een adres.", rule="2")
    make.hide_claim(store, MO, other, "Reclame.", rule="5")
    found = look(store).measured.indicators
    assert found["I1"].figure.k == 0
    assert found["I13"].named("against").items == (claim,)
    make.restore_claim(store, MO, claim, "Toch goed.")
    assert look(store).measured.indicators["I13"].named("against").k == 0


def test_withdrawn_claim_counts_for_nothing(store: Store) -> None:
    mending.take_back(store, ANN, against(store, THESIS), "Vergist.")
    found = look(store).measured.indicators
    assert (found["I1"].figure.k, found["I13"].figure.n) == (0, 0)


def test_same_place_in_the_log_gives_the_same_figures_for_ever(store: Store) -> None:
    first = against(store, THESIS)
    against(store, first, BEA, "Jawel.")
    then = look(store)
    make.hide_claim(store, MO, first, "Noemt een adres.")
    make.merge_claims(store, MO, make.claim(store, "Een."), make.claim(store, "Twee."), "Een.")
    again = look(store, then.version)
    assert again.measured == then.measured
    assert (again.version, again.position) == (then.version, then.position)
    assert look(store).measured != then.measured


def test_erasing_a_person_changes_no_figure(store: Store) -> None:
    client = Actor(make.ref("cas"), voice=Voice(VoiceKind.CLIENT, "Cas"))
    objection = against(store, THESIS, client)
    against(store, objection, BEA, "Jawel.")
    make.argument(
        store,
        "Volgt niet.",
        on=make.argument(store, actor=BEA).relation,
        kind=Kind.UNDERCUT,
        actor=client,
    )
    before = look(store)
    erasure.erase(store, person=client.ref, ground="AVG artikel 17", actor=CO)
    assert look(store).measured == before.measured
    assert look(store, before.version).measured == before.measured


def test_curated_debate_gives_the_same_from_its_file_and_from_the_store(store: Store) -> None:
    reading = files.read_map(files.read_text(str(folder("arguments") / f"{SLUG}.argdown")))
    importing.import_map(store, operator(SLUG), reading.map, reading.losses)
    with store.reading() as connection:
        found = room.room(connection, SLUG, LATER)
        assert room.room(connection, SLUG, LATER + DAY // 2) is found
    record = of_map(reading.map)
    stands = standing_relations(reading.map)
    of_file = measured(reading.map, record, LATER, stands)
    assert found.measured.indicators.keys() == of_file.indicators.keys()
    for id_, each in of_file.indicators.items():
        assert found.measured.indicators[id_].said == each.said
        assert sorted(found.measured.indicators[id_].figure.items) == sorted(each.figure.items)


def test_figures_are_measured_anew_on_another_day_and_after_a_change(store: Store) -> None:
    with store.reading() as connection:
        one = room.room(connection, DEBATE, LATER)
        assert room.room(connection, DEBATE, LATER + DAY) is not one
    against(store, THESIS)
    with store.reading() as connection:
        assert room.room(connection, DEBATE, LATER).version == one.version + 2
