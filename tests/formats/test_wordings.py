"""Every refusal of a file has its Dutch wording, with the same places."""

import ast
import re
from pathlib import Path

from babel.messages.pofile import read_po

import debate.formats

PACKAGE = Path(debate.formats.__file__).parent


def sentences() -> list[str]:
    """What the modules of the formats refuse a file with, as written there."""
    return sorted(
        {
            node.args[0].value
            for module in PACKAGE.glob("*.py")
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "MalformedFile"
            and isinstance(node.args[0], ast.Constant)
        }
    )


def test_each_refusal_is_said_in_dutch() -> None:
    with (PACKAGE.parent / "locale" / "nl.po").open("rb") as file:
        catalogue = read_po(file, locale="nl")
    assert len(sentences()) >= 20
    for sentence in sentences():
        entry = catalogue.get(sentence)
        assert entry is not None, sentence
        assert isinstance(entry.string, str)
        places = sorted(re.findall(r"{\w+}", sentence))
        assert places == sorted(re.findall(r"{\w+}", entry.string)), sentence
