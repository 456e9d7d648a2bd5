"""`debate dossier`: papers as files."""

from pathlib import Path

import pytest

from debate.storage.store import Store
from tests.cli.conftest import Type


def test_dossier_is_written_in_the_form_of_its_suffix(
    type_: Type, store: Store, folder: Path
) -> None:
    told = type_("dossier", "zwembad", "-o", "uit.pdf", "--json").json
    assert (told["format"], told["version"], told["position"]) == ("pdf", 9, 9)
    assert (folder / "uit.pdf").stat().st_size == told["bytes"]
    assert type_("dossier", "zwembad", "-o", "blad.html", "--sheet").status == 0
    assert "Voorbereiding" in (folder / "blad.html").read_text("utf-8")


def test_without_a_file_it_is_markdown_and_the_same_twice(type_: Type, store: Store) -> None:
    first = type_("dossier", "zwembad").out
    assert first.startswith("# Het zwembad\n")
    assert type_("dossier", "zwembad", "--version", 9).out == first


def test_paper_is_written_in_the_language_that_was_asked_for(type_: Type, store: Store) -> None:
    english = type_("dossier", "zwembad", "--language", "en").out
    assert english.startswith("# Het zwembad\n")
    assert "State of the log: number 9" in english
    assert "Stand van het logboek: nummer 9" in type_("dossier", "zwembad").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nergens",), "There is no debate with this address."),
        (("zwembad", "-o", "uit.docx"), "A dossier is written as .pdf, .odt, .md, .txt or .html."),
        (("zwembad", "--version", "99"), "not had that many changes"),
        (("zwembad", "--sheet", "--thesis", "c1"), "not a main claim"),
    ],
)
def test_what_cannot_be_written_is_refused(
    type_: Type, store: Store, words: tuple[str, ...], said: str
) -> None:
    assert said in type_("dossier", *words).refusal


def test_json_to_standard_output_and_a_thesis_of_the_whole_are_wrong_usage(type_: Type) -> None:
    assert type_("dossier", "zwembad", "--json").status == 2
    assert type_("dossier", "zwembad", "--thesis", "c1").status == 2
