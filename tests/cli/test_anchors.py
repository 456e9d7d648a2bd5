"""`debate anchors`: passages checked in their texts, from the command line."""

from pathlib import Path

import pytest

from debate.commands import sourcing
from debate.commands.sourcing import Told
from debate.storage.store import Store
from tests import make
from tests.cli.conftest import Type


@pytest.fixture
def store(folder: Path) -> Store:
    """A store with a debate whose article carries two claims."""
    made = Store(folder / "tegengeluid.db")
    made.set_up()
    make.topic(made)
    make.texts(made)
    for words in ("te duur", "elf mensen in de bus."):
        told = Told(f"Iemand zegt: {words.split()[0]}.")
        sourcing.source_claim(made, make.EDITOR, make.place(words), told)
    return made


def written(folder: Path, *paragraphs: str) -> Path:
    """Write the article as a file."""
    path = folder / "artikel.txt"
    path.write_text("\n\n".join(("Geen bus na tienen", *paragraphs)), "utf-8")
    return path


def test_exact_passages_are_counted_and_nothing_more(type_: Type, store: Store) -> None:
    done = type_("anchors", make.DEBATE)
    assert (done.status, done.out) == (0, "2 exact.\n")


def test_what_is_not_exact_is_told_with_its_words(type_: Type, store: Store, folder: Path) -> None:
    first, second, third = make.TEXT
    changed = second.replace("elf mensen", "een gezin")
    done = type_("anchors", make.DEBATE, "--text", written(folder, "Nieuw.", first, changed, third))
    assert done.status == 1
    moved, lost, words, counts = done.out.splitlines()
    assert moved.startswith("moved      s1 p2:25-32 -> p3:25-32  c")
    assert lost.startswith("changed    s1 p2:")
    assert words.strip() == "[-elf mensen-] {+een gezin+} in de bus."
    assert counts == "1 moved, 1 changed."


def test_moved_passages_are_mended_once(type_: Type, store: Store) -> None:
    make.text(store, make.ARTICLE, "Nieuw.", *make.TEXT)
    assert type_("anchors", make.DEBATE).status == 1
    assert type_("anchors", make.DEBATE, "--mend").out == "2 exact. 2 mended.\n"
    assert type_("anchors", make.DEBATE, "--mend").out == "2 exact.\n"


def test_json_holds_every_passage(type_: Type, store: Store) -> None:
    make.text(store, make.ARTICLE, "Nieuw.", *make.TEXT)
    done = type_("anchors", make.DEBATE, "--json")
    assert done.status == 1
    assert (done.json["topic"], done.json["mended"]) == (make.DEBATE, 0)
    assert done.json["counts"] == {
        "exact": 0, "moved": 2, "ambiguous": 0, "changed": 0, "gone": 0, "no text": 0
    }  # fmt: skip
    [first, _] = done.json["excerpts"]  # type: ignore[misc]
    assert {**first, "owner": ""} == {  # type: ignore[dict-item]
        "owner": "", "wording": 0, "source": "s1", "standing": "moved", "place": "p2:25-32",
        "now": "p3:25-32", "difference": [],
    }  # fmt: skip


def test_a_text_of_another_title_is_refused(type_: Type, store: Store, folder: Path) -> None:
    path = folder / "ander.txt"
    path.write_text("Een ander artikel\n\nEen alinea.\n", "utf-8")
    assert "Een ander artikel" in type_("anchors", make.DEBATE, "--text", path).refusal


def test_without_any_text_the_refusal_says_how_to_give_one(type_: Type, folder: Path) -> None:
    assert type_("import", "bad.json").status == 0
    assert type_("anchors", "zwembad").out == "no passages.\n"
    assert "no debate" in type_("anchors", "nergens").refusal
