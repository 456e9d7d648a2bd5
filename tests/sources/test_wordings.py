"""Every refusal of an article or a page has its Dutch wording, with the same places."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import debate.sources
from debate import errors

PACKAGE = Path(debate.sources.__file__).parent


def sentences() -> list[str]:
    """What the modules of `debate.sources` refuse with, as written there."""
    return sorted(
        {
            node.args[0].value
            for module in PACKAGE.glob("*.py")
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and hasattr(errors, node.func.id)
            and node.args
            and isinstance(node.args[0], ast.Constant)
        }
    )


def test_articles_are_refused_in_many_ways() -> None:
    assert len(sentences()) >= 30


@pytest.mark.parametrize("sentence", sentences())
def test_each_refusal_is_said_in_dutch(sentence: str) -> None:
    with (PACKAGE.parent / "locale" / "nl.po").open("rb") as file:
        entry = read_po(file, locale="nl").get(sentence)
    assert entry is not None
    assert isinstance(entry.string, str)
    assert entry.string
    assert sorted(re.findall(r"{\w+}", sentence)) == sorted(re.findall(r"{\w+}", entry.string))
