"""Questions to put: numbered, each with why it is asked."""

from debate.dossier.asking import AskedAs, questions
from debate.dossier.document import Document, Saying, Sayings
from debate.queries.digest import Digest


def told(document: Document) -> list[Saying]:
    return [one for block in document.plain if isinstance(block, Sayings) for one in block.told]


def test_technical_questions_are_those_that_stand_open(found: Digest) -> None:
    [asked, why] = told(questions(found, AskedAs.TECHNICAL))
    assert (asked.number, asked.words) == ("1.", "Wie betaalt de bus?")
    assert "cliënt stelde haar" in why.words
    assert "De avondbus moet na tien uur blijven rijden." in why.words


def test_political_questions_are_standing_objections_without_an_answer(found: Digest) -> None:
    for asked_as in (AskedAs.ORAL, AskedAs.WRITTEN):
        asked, why, *_ = told(questions(found, asked_as))
        assert "“De rit duurt te lang”" in asked.words
        assert "niemand gaf antwoord" in why.words
    written = questions(found, AskedAs.WRITTEN)
    assert "artikel 155" in next(iter(written.plain)).words  # type: ignore[union-attr]
