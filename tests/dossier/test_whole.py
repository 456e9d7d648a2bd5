"""The dossier: all that was said, by theme, told once."""

from dataclasses import replace

import pytest

from debate.dossier import whole as module
from debate.dossier.document import Document, Saying, Sayings
from debate.dossier.whole import whole
from debate.queries.digest import Digest


def told(document: Document) -> list[Saying]:
    return [one for block in document.plain if isinstance(block, Sayings) for one in block.told]


def test_every_claim_is_in_it_with_how_it_speaks(found: Digest) -> None:
    words = [one.words for one in told(whole(found))]
    assert {claim.text for claim in found.map.claims.values()} <= set(words)
    undercut = next(one for one in told(whole(found))[::-1] if one.kind == "undercut")
    assert (undercut.says, undercut.words) == (
        "⊣ volgt niet",
        "Ook een lege bus brengt iemand thuis.",
    )


def test_parts_stand_in_order_and_the_summary_first(found: Digest) -> None:
    parts = [one.words for one in whole(found).headings if one.level == 1]
    assert parts == [
        *("In het kort", "Het debat in woorden", "Open vragen", "Ruimte voor tegengeluid"),
        *("Bronnen", "Woorden", "Over dit stuk"),
    ]


def test_headings_have_names_of_their_own(found: Digest) -> None:
    ids = [one.id for one in whole(found).headings]
    assert len(set(ids)) == len(ids)


def test_same_place_in_the_log_gives_the_same_paper(found: Digest) -> None:
    assert whole(found) == whole(replace(found))


def test_too_large_a_debate_says_what_is_left_out(
    found: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 4)
    document = whole(found)
    [said] = [
        one.words for one in document.plain if one.sort == "prose" and "te groot" in one.words
    ]  # type: ignore[union-attr]
    assert "4 van de 6 regels" in said
    marks = [mark for one in told(document) for mark in one.marks]
    assert "hieronder nog 1" in marks
