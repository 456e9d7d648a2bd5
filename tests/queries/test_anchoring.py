"""Every passage of a debate is checked in the text that is stored."""

import pytest

from debate import events
from debate.commands import importing, sourcing
from debate.commands.sourcing import Told
from debate.errors import NotFound
from debate.model import Claim, Excerpt, Kind, Question, Relation, Wording
from debate.queries import anchoring
from debate.queries.anchoring import Report
from debate.sources.anchors import Standing
from debate.sources.differing import Change
from debate.storage import erasure
from debate.storage.store import Store
from tests import make


@pytest.fixture
def store(store: Store) -> Store:
    make.texts(store)
    return store


def check(store: Store, **given: tuple[str, ...]) -> Report:
    with store.reading() as connection:
        return anchoring.check(connection, make.DEBATE, given)


def source(store: Store, words: str) -> str:
    told = Told("Dit zegt iemand over de bus.")
    return sourcing.source_claim(store, make.EDITOR, make.place(words), told).claim


def test_passages_of_all_things_are_exact(store: Store) -> None:
    wording = Wording("Anders gezegd.", excerpts=(make.place("De gemeente noemt"),))
    said = Claim(
        "c00000000000a", "Zo gezegd.", excerpts=(make.place("elf uur"),), wordings=(wording,)
    )
    step = Relation(
        "r00000000000a", Kind.SUPPORT, (said.id,), make.THESIS, excerpts=(make.place("want"),)
    )
    asked = Question("q00000000000a", "Wie?", said.id, excerpts=(make.place("Wie betaalt dat?"),))
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(
            events.ClaimPosted(said), events.RelationPosted(step), events.QuestionAsked(asked)
        )
    found = check(store)
    assert [(one.anchored.owner[0], one.anchored.wording) for one in found.checked] == [
        ("c", 0),
        ("c", 1),
        ("r", 0),
        ("q", 0),
    ]
    assert found.is_exact
    assert found.counts["exact"] == 4


def test_each_standing_is_told_and_counted(store: Store) -> None:
    for words in ("De laatste bus", "te duur", "Wie betaalt dat?", "Dat is te vroeg"):
        source(store, words)
    make.text(
        store, make.ARTICLE, "Nu De laatste bus. Hm: Dat is te vroeg! Dat is te vroeg!", "Niets."
    )
    found = check(store)
    assert found.counts == {
        "exact": 0, "moved": 1, "ambiguous": 1, "changed": 1, "gone": 1, "no text": 0
    }  # fmt: skip
    assert not found.is_exact
    [moved] = [one for one in found.checked if one.is_mendable]
    assert (moved.now.start, moved.now.end) == (3, 17)


def test_changed_words_are_held_against_those_of_then(store: Store) -> None:
    source(store, "Toch zaten er vorige maand elf mensen in de bus.")
    second = make.TEXT[1].replace("elf mensen", "twaalf klanten")
    make.text(store, make.ARTICLE, make.TEXT[0], second, make.TEXT[2])
    [only] = check(store).checked
    assert only.standing is Standing.CHANGED
    changed = [
        (part.change, part.words) for part in only.difference if part.change is not Change.SAME
    ]
    assert changed == [(Change.GONE, "elf mensen"), (Change.NEW, "twaalf klanten")]


def test_an_erased_text_leaves_nothing_to_compare_with(store: Store) -> None:
    made = source(store, "te duur")
    with store.reading() as connection:
        [excerpt] = [one.anchored.excerpt for one in check(store).checked]
        assert anchoring.words_of_then(connection, excerpt) == "te duur"
        unknown = Excerpt(make.ARTICLE, 1, 0, 5, "00000000")
        assert anchoring.words_of_then(connection, unknown) == ""
    erasure.erase(store, claim=made, ground="AVG artikel 17")
    assert check(store).checked == ()


def test_a_given_text_is_checked_in_place_of_the_stored(store: Store) -> None:
    source(store, "te duur")
    with store.reading() as connection:
        found = anchoring.check(connection, make.DEBATE, {make.ARTICLE: ("x", "y", *make.TEXT)})
    assert found.counts["moved"] == 1
    assert check(store).is_exact


def test_without_a_text_nobody_can_tell(store: Store) -> None:
    importing.import_map(store, make.CO, make.small_map())
    [bare] = make.small_map().sources
    said = Claim("c00000000000b", "Zonder tekst.", excerpts=(Excerpt(bare, 3, 0, 5, "00000000"),))
    with store.change("zwembad", make.CO.ref) as change:
        change.record(events.ClaimPosted(said))
    with store.reading() as connection:
        found = anchoring.check(connection, "zwembad")
        assert found.counts["no text"] == 1
        assert found.is_exact
        with pytest.raises(NotFound):
            anchoring.check(connection, "nergens")


def test_hidden_claims_keep_their_passages_in_order(store: Store) -> None:
    made = source(store, "te duur")
    make.hide_claim(store, make.MO, made, "Noemt een adres.")
    assert len(check(store).checked) == 1
