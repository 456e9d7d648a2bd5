"""The preparation sheet: what is on it, and how it begins and ends."""

import pytest

from debate.dossier.document import Bullets, Document, Pair, Saying, Sayings
from debate.dossier.sheet import NO_ANSWER, sheet
from debate.errors import NotFound
from debate.events import TopicOpened
from debate.model import Topic
from debate.queries.digest import Digest, digest
from debate.storage.store import Store
from debate.text.language import tell
from tests import make


def sayings(document: Document, heading: str) -> list[Saying]:
    """Give what stands below a heading."""
    blocks = list(document.plain)
    [at] = [place for place, one in enumerate(blocks) if getattr(one, "words", "") == heading]
    found = blocks[at + 1]
    assert isinstance(found, Sayings)
    return list(found.told)


def test_points_stand_with_their_best_answer_and_what_became_of_them(found: Digest) -> None:
    told = sheet(found)
    [point, answer] = sayings(told, "Sterkste punten voor")
    assert (point.words, point.says) == ("Wie laat werkt, komt anders niet thuis.", "+ steunt")
    assert answer.words == "Wie laat werkt, heeft een auto."
    assert answer.says == "Beste antwoord (− spreekt tegen)"
    assert (point.depth, answer.depth, "weersproken" in point.marks) == (0, 1, True)


def test_strongest_point_comes_first_and_a_missing_answer_is_said(found: Digest) -> None:
    told = sayings(sheet(found), "Sterkste punten tegen")
    assert [one.words for one in told] == [
        "De rit duurt te lang.",
        tell(NO_ANSWER),
        "De bus rijdt na tienen leeg rond.",
        "Ook een lege bus brengt iemand thuis.",
    ]
    assert told[1].is_quiet
    assert told[3].says == "Beste antwoord (⊣ volgt niet)"


def test_sources_are_numbered_as_they_come_up(found: Digest) -> None:
    told = sheet(found)
    point = sayings(told, "Sterkste punten tegen")[2]
    assert point.refs == "[1, al.\N{NO-BREAK SPACE}2]"
    references = next(one for one in told.plain if one.sort == "references")
    assert [one.words for one in references.items] == ["Geen bus na tienen."]  # type: ignore[union-attr]


def test_who_is_not_heard_and_what_is_asked_stand_side_by_side(found: Digest) -> None:
    *_, pair = (one for one in sheet(found).blocks if isinstance(one, Pair))
    missing, asked = pair.left[1], pair.right[1]
    assert isinstance(missing, Bullets)
    assert "raadsleden" in missing.items[0]
    assert isinstance(asked, Sayings)
    assert [(one.words, one.speaker) for one in asked.told] == [("Wie betaalt de bus?", "cliënt")]


def test_sheet_says_where_it_stands_whose_voices_it_has_and_that_it_is_no_poll(
    found: Digest,
) -> None:
    told = sheet(found)
    assert f"nummer {found.position}, versie {found.version}" in told.stand
    last = list(told.plain)[-1].words  # type: ignore[union-attr]
    assert "inwoner (" in last
    assert "Dit is geen peiling" in last


def test_sheet_of_one_thesis_is_asked_for_by_its_id(found: Digest) -> None:
    told = sheet(found, make.THESIS)
    assert told.address.endswith(f"&stelling={make.THESIS}")
    with pytest.raises(NotFound):
        sheet(found, "c000000000000")


def test_debate_without_a_word_has_a_sheet(store: Store) -> None:
    with store.change("leeg", make.CO.ref) as change:
        change.record(TopicOpened(Topic("leeg", "Nog niets")))
    with store.reading() as connection:
        told = sheet(digest(connection, "leeg"))
    assert told.title == "Nog niets"
    assert "nog geen stellingen" in "".join(getattr(one, "words", "") for one in told.plain)
