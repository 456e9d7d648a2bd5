"""What is erased is gone from every file, visibly, and stays gone after a crash or a restore."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from debate import events
from debate.commands import arguing, moderating
from debate.errors import Gone, InvalidInput, NotAllowed, NotFound, Unavailable, Unfinished
from debate.model import Kind, make_id
from debate.queries import claims, history, searching
from debate.storage import database, erasure, exporting, journal, rebuild, sealer
from debate.storage.outside import Outside
from debate.storage.past import debate_at
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

GROUND = "AVG artikel 17"
SECRET = "Mijn buurvrouw Xantippe rijdt altijd dronken naar Zevenhuizen."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.debate(tmp_path)
    yield made
    made.close()


def files_with(folder: Path, *words: str) -> list[str]:
    """Name the files in which any of these words stands, in any case."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file()
        and any(word.lower().encode() in path.read_bytes().lower() for word in words)
    ]


def test_no_byte_of_an_erased_claim_is_left(store: Store, tmp_path: Path) -> None:
    claim = make.claim(store, SECRET)
    make.word_claim(store, make.MO, claim, SECRET.replace("altijd", "weleens"), "Nauwkeurig.")
    for number in range(60):
        make.claim(store, f"Reden {number} om de bus na tienen te laten rijden.")
    assert files_with(tmp_path, "xantippe")
    done = erasure.erase(store, claim=claim, ground=GROUND)
    assert len(done.positions) == 2
    assert files_with(tmp_path, "xantippe", "zevenhuizen", "dronken", "weleens") == []
    assert verify(store).findings == ()


def test_no_byte_is_left_where_pages_were_split_and_filled_again(tmp_path: Path) -> None:
    """SQLite's `secure_delete` alone leaves copies behind: one in forty here."""
    store = make.debate(tmp_path)
    chance = random.Random(8)
    posted: list[str] = []
    for lot in range(30):
        words = [
            *make.many_claims(f"zq{lot:02}", 50, make.DEBATE, chance),
            *make.many_wordings(chance.choices(posted, k=40) if posted else [], lot, chance),
        ]
        with store.change(make.DEBATE, make.MO.ref) as change:
            change.record_all(words)
        posted += [one.claim.id for one in words if isinstance(one, events.ClaimPosted)]
    victims = chance.sample(posted, 40)
    with store.reading() as connection:
        texts = [view.claim.text for view in claims.claims(connection, victims).values()]
    codes = [code for text in texts for code in text.split() if code.startswith("zq")]
    assert len(codes) == 40
    for victim in victims:
        erasure.erase(store, claim=victim, ground=GROUND)
    assert files_with(tmp_path, *codes) == []
    assert verify(store).findings == ()


def test_an_erased_claim_leaves_a_tombstone_and_its_steps(store: Store) -> None:
    claim = make.claim(store, SECRET)
    erasure.erase(store, claim=claim, ground=GROUND)
    with store.reading() as connection:
        view = claims.claim(connection, claim)
        assert (view.status, view.reason, view.claim.text) == ("erased", GROUND, "")
        assert searching.search(connection, "Xantippe") == []
        [use] = claims.uses(connection, claim)
        assert use.conclusion is not None
        assert use.conclusion.id == make.THESIS
        assert history.history(connection, claim)[-1].kind == "erased"


def test_an_erased_claim_cannot_be_answered(store: Store) -> None:
    claim = make.claim(store, SECRET)
    erasure.erase(store, claim=claim, ground=GROUND)
    with pytest.raises(Gone):
        make.argument(store, "Dat klopt niet, want ze fietst.", on=claim, kind=Kind.ATTACK)


def test_the_state_after_an_erasure_is_that_of_a_rebuild(store: Store) -> None:
    claim, other = make.claim(store, SECRET), make.claim(store, "De buurt wil een avondbus.")
    third = make.claim(store, "Een derde reden om te rijden.")
    [worded] = make.word_claim(store, make.MO, claim, "Zij reed eens dronken.", "Preciezer.")
    moderating.revert(store, make.MO, worded.pos, "Toch niet.")
    make.merge_claims(store, make.MO, other, claim, "Ze zeggen hetzelfde.")
    make.hide_claim(store, make.MO, third, "Zonder grond.")
    arguing.ask(store, make.ANN, "Hoe vaak gebeurt dat dan?", claim)
    for id_ in (claim, other, third):
        erasure.erase(store, claim=id_, ground=GROUND)
        assert verify(store).findings == ()
    rebuild.rebuild(store)
    assert verify(store).findings == ()


def test_what_was_merged_into_an_erased_claim_stands_on_its_own_again(store: Store) -> None:
    kept, duplicate = make.claim(store, SECRET), make.claim(store, "De buurt wil een avondbus.")
    make.merge_claims(store, make.MO, duplicate, kept, "Ze zeggen hetzelfde.")
    with store.reading() as connection:
        version = journal.head(connection, make.DEBATE).version
    erasure.erase(store, claim=kept, ground=GROUND)
    with store.reading() as connection:
        view = claims.claim(connection, duplicate)
        assert (view.merged_into, view.is_shown) == ("", True)
        with debate_at(connection, make.DEBATE, version) as then:
            assert claims.claim(then, duplicate).merged_into == ""
    assert verify(store).findings == ()


def test_an_erased_duplicate_is_gone_from_the_kept_claim(store: Store, tmp_path: Path) -> None:
    kept, duplicate = make.claim(store, "De buurt wil een avondbus."), make.claim(store, SECRET)
    make.merge_claims(store, make.MO, duplicate, kept, "Ze zeggen hetzelfde.")
    erasure.erase(store, claim=duplicate, ground=GROUND)
    assert files_with(tmp_path, "xantippe") == []
    assert verify(store).findings == ()


def test_an_erased_question_and_step_are_gone(store: Store, tmp_path: Path) -> None:
    asked = arguing.ask(store, make.ANN, "Waarom rijdt Xantippe dan nog?", make.THESIS)
    answer = make.argument(store)
    erasure.erase(store, question=asked.question, ground=GROUND)
    erasure.erase(store, relation=answer.relation, ground=GROUND)
    assert files_with(tmp_path, "xantippe") == []
    with store.reading() as connection:
        assert claims.step(connection, answer.relation).status == "erased"
        assert claims.questions(connection, make.THESIS) == []
    assert verify(store).findings == ()


def test_all_of_a_person_goes_with_the_link_to_the_account(store: Store, tmp_path: Path) -> None:
    with store.writing() as connection:
        link = (make.ANN.ref, "ann@example.org", make.DEBATE)
        connection.execute("insert into actor values (?, ?, ?)", link)
    first, answer = make.claim(store, SECRET), make.argument(store, "Xantippe zegt van niet.")
    other = make.claim(store, "Dit zegt iemand anders.", actor=make.MO)
    make.word_claim(store, make.MO, first, "Ik zag Xantippe rijden.", "Rustiger.")
    done = erasure.erase(store, person=make.ANN.ref, ground=GROUND)
    assert set(done.things) == {first, answer.claim}
    assert files_with(tmp_path, "xantippe", "ann@example.org") == []
    with store.reading() as connection:
        assert claims.claim(connection, other).is_shown
        assert claims.step(connection, answer.relation).status == "shown"
    assert verify(store).findings == ()


def test_a_person_who_spoke_in_two_debates_goes_from_both(store: Store, tmp_path: Path) -> None:
    thesis = make_id("c", "zwembad", "thesis")
    make.topic(store, "zwembad", thesis)
    said = {make.claim(store, SECRET), make.claim(store, "Xantippe zwemt ook.", on=thesis)}
    done = erasure.erase(store, person=make.ANN.ref, ground=GROUND)
    assert set(done.things) == said
    assert files_with(tmp_path, "xantippe") == []
    assert verify(store).findings == ()


def test_erasing_twice_records_once(store: Store) -> None:
    claim = make.claim(store, SECRET)
    first = erasure.erase(store, claim=claim, ground=GROUND)
    events = verify(store).events
    assert erasure.erase(store, claim=claim, ground="Iets anders") == first
    assert verify(store).events == events


def test_only_the_operator_may_erase(store: Store) -> None:
    claim = make.claim(store)
    for actor in (make.ANN, make.MO):
        with pytest.raises(NotAllowed):
            erasure.erase(store, claim=claim, ground=GROUND, actor=actor)
    erasure.erase(store, claim=claim, ground=GROUND, actor=make.CO)


@pytest.mark.parametrize(
    ("target", "error"),
    [
        ({"claim": "c000000000000"}, NotFound),
        ({"relation": "r000000000000"}, NotFound),
        ({"claim": "x"}, NotFound),
        ({"person": bytes(16)}, NotFound),
        ({}, InvalidInput),
        ({"claim": make.THESIS, "person": bytes(16)}, InvalidInput),
        ({"claim": make.THESIS, "ground": " a "}, InvalidInput),
    ],
)
def test_what_cannot_be_erased_is_refused(
    store: Store, target: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        erasure.erase(store, **{"ground": GROUND, **target})  # type: ignore[arg-type]


def test_a_crash_between_register_and_commit_is_made_good(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    claim = make.claim(store, SECRET)
    register = Outside.register

    def and_crash(self: Outside, line: object) -> None:
        register(self, line)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(Outside, "register", and_crash)
    with pytest.raises(KeyboardInterrupt):
        erasure.erase(store, claim=claim, ground=GROUND)
    monkeypatch.undo()
    assert "yet its text is there" in verify(store).findings[0]
    assert erasure.replay(store) == 1
    assert files_with(tmp_path, "xantippe") == []
    assert verify(store).findings == ()
    assert erasure.replay(store) == 0


def test_a_register_that_cannot_be_written_erases_nothing(store: Store) -> None:
    claim = make.claim(store, SECRET)
    (store.outside.folder / "erased.jsonl").mkdir()
    with pytest.raises(Unavailable):
        erasure.erase(store, claim=claim, ground=GROUND)
    with store.reading() as connection:
        assert claims.claim(connection, claim).claim.text == SECRET


def test_a_reader_that_needs_the_write_ahead_file_is_told_of(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    claim = make.claim(store, SECRET)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    with closing(database.open_reader(store.path)) as reader, database.snapshot(reader):
        reader.execute("select count(*) from claim").fetchone()
        with pytest.raises(Unfinished):
            erasure.erase(store, claim=claim, ground=GROUND)
    with store.reading() as connection:
        assert claims.claim(connection, claim).status == "erased"
    erasure.finish(store)  # by itself, once a minute
    assert files_with(tmp_path, "xantippe") == []
    assert not store.outside.scrub_due.exists()


def test_the_log_stays_whole_and_provable_after_an_erasure(store: Store) -> None:
    claim = make.claim(store, SECRET)
    before = sealer.seal_all(store)
    erasure.erase(store, claim=claim, ground=GROUND)
    assert sealer.seal_all(store) == before + 1
    assert verify(store).findings == ()
    assert b"Xantippe" not in b"".join(exporting.export_log(store))
