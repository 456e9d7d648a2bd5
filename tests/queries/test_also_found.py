"""What else is found: notes, sources and voices, with what was hidden or erased left out."""

import pytest

from debate import events
from debate.commands import arguing
from debate.model import Kind, Source, SourceKind, Voice, VoiceKind, make_id
from debate.queries import also_found
from debate.queries.also_found import FoundVoice
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import ANN, DEBATE, MO, THESIS


def noted(store: Store, note: str, text: str = "De bus is leeg.") -> str:
    return arguing.argue(store, ANN, Kind.ATTACK, text, THESIS, note=note).claim


def found_notes(store: Store, text: str, debate: str = "") -> list[str]:
    with store.reading() as connection:
        return [view.id for view in also_found.notes(connection, text, debate=debate)]


def found_voices(store: Store, text: str) -> list[FoundVoice]:
    with store.reading() as connection:
        return also_found.voices(connection, text)


def test_note_is_found_by_its_words_in_other_forms(store: Store) -> None:
    one = noted(store, "De tellingen van de **vervoerders** laten het zien.")
    assert found_notes(store, "vervoerder telling") == [one]
    assert found_notes(store, "vervoerder", DEBATE) == [one]
    assert found_notes(store, "vervoerder", "niets") == []
    assert found_notes(store, "leeg") == []  # the claim's own words are found elsewhere


def test_hidden_and_erased_notes_are_not_found(store: Store) -> None:
    one = noted(store, "Zie de telling.")
    make.hide_claim(store, MO, one, "Noemt iemand.")
    assert found_notes(store, "telling") == []
    make.restore_claim(store, MO, one, "Toch niet.")
    assert found_notes(store, "telling") == [one]
    erasure.erase(store, claim=one, ground="AVG artikel 17")
    assert found_notes(store, "telling") == []
    with store.reading() as connection:
        rows = connection.execute("select count(*) from other_search where note <> ''").fetchone()
    assert rows == (0,)


def test_voice_is_found_by_the_begin_of_a_name_and_told_once(store: Store) -> None:
    make.claim(store)
    make.claim(store, "De bus is leeg.")
    assert found_voices(store, "an") == [FoundVoice(Voice(VoiceKind.CITIZEN, "Ann"), DEBATE)]
    assert found_voices(store, "Bea") == []


def test_source_is_found_by_title_and_author_until_its_names_are_erased(store: Store) -> None:
    article = Source(
        make_id("s", "a"), SourceKind.ARTICLE, "De nachtbus rijdt", authors=("Wim de Vries",)
    )
    reaction = Source(
        make_id("s", "b"),
        SourceKind.REACTION,
        reaction_to=article.id,
        number=1,
        voice=Voice(VoiceKind.CITIZEN, "Xantippe"),
    )
    with store.change(DEBATE, MO.ref) as change:
        change.record(*(events.SourceAdded(each) for each in (article, reaction)))
    with store.reading() as connection:
        [found] = also_found.sources(connection, "nachtb")
        assert (found.source.id, found.debate) == (article.id, DEBATE)
        [found] = also_found.sources(connection, "vries wim", debate=DEBATE)
        assert found.source.id == article.id
        [found] = also_found.sources(connection, "xantip")
        assert found.article == article
        assert also_found.sources(connection, "nachtbus", debate="niets") == []
    erasure.erase(store, source=reaction.id, ground="AVG artikel 17")
    with store.reading() as connection:
        assert also_found.sources(connection, "xantip") == []


@pytest.mark.parametrize("text", ["", '"', "*", "a OR", "(((", "NEAR(", "\x00", "^x", "}: {"])
def test_text_that_is_no_question_finds_nothing_and_fails_nowhere(store: Store, text: str) -> None:
    with store.reading() as connection:
        assert also_found.notes(connection, text) == []
        assert also_found.sources(connection, text) == []
        assert also_found.voices(connection, text) == []
