"""Every sentence that the package can refuse with has its Dutch wording, with the same places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

import debate
from debate import errors

PACKAGE = Path(debate.__file__).parent
KINDS = frozenset(
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.DebateError)
)


def called(node: ast.Call) -> str:
    """Give the last name of what is called: `errors.NotFound(...)` is a NotFound."""
    match node.func:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
    return ""


def sentences() -> Iterator[tuple[str, str]]:
    """Give each sentence with the module in which it stands."""
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and called(node) in KINDS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, str(module.relative_to(PACKAGE))


def test_each_refusal_is_said_in_dutch() -> None:
    with (PACKAGE / "locale" / "nl.po").open("rb") as file:
        catalogue = read_po(file, locale="nl")
    found = set(sentences())
    missing = []
    for sentence, module in sorted(found):
        entry = catalogue.get(sentence)
        said = entry.string if entry is not None else ""
        places, said_places = (sorted(re.findall(r"{\w+}", str(text))) for text in (sentence, said))
        if not said or places != said_places:
            missing.append(f"{module}: {sentence}")
    assert len(found) >= 300
    assert missing == []
