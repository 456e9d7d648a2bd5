"""Every command and every address stands in the documentation, and nothing else does."""

import ast
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.formats.catalogue import FORMATS

ROOT = Path(__file__).resolve().parent.parent
VERBS = {"route", "get", "post", "put", "patch", "delete"}


def marks(source: str) -> Iterator[tuple[str, str, str]]:
    """Each `@thing.method("text", ...)` in a module: the function's name, the method, the text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            for mark in node.decorator_list:
                match mark:
                    case ast.Call(func=ast.Attribute(attr=method), args=arguments):
                        texts = [part.value for part in arguments if isinstance(part, ast.Constant)]
                        yield node.name, method, str(texts[0]) if texts else ""


def commands(source: str) -> set[str]:
    """The click commands that a module defines, by the name that a person types."""
    return {
        text or name.removesuffix("_command").replace("_", "-")
        for name, method, text in marks(source)
        if method == "command"
    }


def addresses(source: str) -> set[str]:
    """The addresses that a module of the site answers, with `<>` for what varies."""
    return {unnamed(text) for _, method, text in marks(source) if method in VERBS and text}


def unnamed(address: str) -> str:
    return re.sub(r"<[^>]*>", "<>", address)


def test_every_command_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "command_line.md").read_text("utf-8")
    defined = [commands(path.read_text("utf-8")) for path in (ROOT / "debate/cli").glob("*.py")]
    assert set(re.findall(r"(?m)^\| `debate ([\w-]+)", page)) == set().union(*defined)


def test_every_address_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "addresses.md").read_text("utf-8")
    defined = [addresses(path.read_text("utf-8")) for path in (ROOT / "debate/web").rglob("*.py")]
    assert set(map(unnamed, re.findall(r"(?m)^\| `(/[^`]*)`", page))) == set().union(*defined)


def test_every_format_is_in_the_documentation() -> None:
    told = (ROOT / "docs" / "command_line.md").read_text("utf-8")
    rows = told.partition("\n## Formats\n")[2].partition("\n## ")[0]
    for one in FORMATS.values():
        assert f"`{one.name}`" in rows
        for suffix in one.suffixes:
            assert f"`{suffix}`" in rows, one.name


def test_commands_and_addresses_are_found_in_code() -> None:
    source = """
@main.command()
@click.option("--force")
def export_command(): ...

@main.command("import")
def import_file(): ...

@pages.get("/stellingen/<string:id_>")
@pages.post("/stellingen/<id_>/antwoorden")
def show_claim(): ...

@pages.before_request
def check(): ...
"""
    assert commands(source) == {"export", "import"}
    assert addresses(source) == {"/stellingen/<>", "/stellingen/<>/antwoorden"}


def named_in_templates() -> set[str]:
    """What the comments of templates say that these need, by its full name inside `debate`."""
    units = "|".join(path.stem for path in (ROOT / "debate").iterdir() if path.stem.isidentifier())
    comments = [
        comment
        for path in (ROOT / "templates").rglob("*.*")
        for comment in re.findall(r"(?s)\{#.*?#\}", path.read_text("utf-8"))
    ]
    return {
        name
        for comment in comments
        for name in re.findall(rf"\b(?:{units})(?:\.[A-Za-z_]\w*)+", comment)
    }


@pytest.mark.parametrize("name", sorted(named_in_templates()))
def test_what_a_template_says_it_needs_is_there(name: str) -> None:
    assert pkgutil.resolve_name(f"debate.{name}")
