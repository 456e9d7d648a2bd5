"""Everything that can be refused is refused in Dutch, and reasons are given in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.errors import InvalidInput, NotFound
from debate.sources import cues, suggesting
from debate.sources.cues import Reason
from debate.web.language import dutch, wordings

PACKAGE = Path(__file__).resolve().parents[2] / "debate"
PLACES = re.compile(r"(?<!{){(\w+)")  # and not {{, a brace that means itself


def error_names() -> set[str]:
    """The classes of the error tree."""
    tree = ast.parse((PACKAGE / "errors.py").read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence that an error is made with, and where."""
    names = error_names()
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in names and isinstance(node.args[0], ast.Constant):
                said = node.args[0].value
                if isinstance(said, str) and path.name != "errors.py":
                    yield said, path.relative_to(PACKAGE).as_posix()


def test_every_error_has_a_dutch_wording() -> None:
    known = wordings()
    assert sorted({(path, said) for said, path in sentences() if said not in known}) == []


def test_every_reason_for_a_suggestion_has_a_dutch_wording() -> None:
    given = {sentence for sentence, *_ in cues.CUES} | {
        sentence for by_signal in suggesting.WHY.values() for sentence in by_signal.values()
    }
    found = suggesting.suggest(
        ["Is dat zo? Het werkt niet. Er was wel een proef, maar die faalde."]
    )
    given |= {reason.sentence for one in found.passages for reason in one.reasons}
    given |= {tie.reason.sentence for tie in found.ties}
    assert sorted(sentence for sentence in given if sentence not in wordings()) == []


def test_reason_is_said_in_dutch() -> None:
    reason = Reason("says what ought to be: {word}", "moet")
    assert dutch(reason) == "zegt wat hoort of moet: moet"
    assert dutch(Reason("asks something")) == "stelt een vraag"


def test_every_wording_places_the_same_details() -> None:
    for english, said in wordings().items():
        assert set(PLACES.findall(english)) == set(PLACES.findall(said)), english


def test_every_wording_is_of_something_that_is_said() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    whole = re.sub(r'"\s*\n\s*f?"', "", code)
    whole = whole.replace("\\\\", "\\")
    assert [english for english in wordings() if english not in whole] == []


def test_details_are_filled_in() -> None:
    error = InvalidInput("A name has {least} to {most} characters.", least=2, most=40)
    assert dutch(error) == "Een naam heeft 2 tot 40 tekens."


def test_a_sentence_without_wording_is_said_as_it_is() -> None:
    assert dutch(NotFound("No such thing as {what}.", what="this")) == "No such thing as this."


@pytest.mark.parametrize("name", ["InvalidInput", "NotFound", "Conflict", "Damaged"])
def test_the_error_tree_is_looked_through(name: str) -> None:
    assert name in error_names()
