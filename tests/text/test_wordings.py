"""Every refusal of a text has its Dutch wording, with the same places for what varies."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import debate.text

PACKAGE = Path(debate.text.__file__).parent


def sentences() -> list[str]:
    """What the modules of `debate.text` raise, as written there."""
    found = []
    for module in sorted(PACKAGE.glob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
                found.append(ast.literal_eval(node.exc.args[0]))
    return found


def test_texts_are_refused_in_several_ways() -> None:
    assert len(sentences()) >= 10


@pytest.mark.parametrize("sentence", sentences())
def test_each_refusal_is_said_in_dutch(sentence: str) -> None:
    with (PACKAGE.parent / "locale" / "nl.po").open("rb") as file:
        entry = read_po(file, locale="nl").get(sentence)
    assert entry is not None
    assert isinstance(entry.string, str)
    assert entry.string
    assert re.findall(r"{\w+}", sentence) == re.findall(r"{\w+}", entry.string)
