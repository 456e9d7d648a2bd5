"""The layers of the house: a module uses only what stands below it, also inside functions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "debate"

# Each line may use the lines above it. A package is one unit, and free inside.
TABLE = """
    errors model resources hoarding event
    plain moderation wiring council member_work
    decision_events
    events roles text log
    graph tegengeluid formats sources storage
    queries
    dossier commands doctor
    web
    cli
    __main__
"""
# The same of the packages inside `web`, each of which uses what stands beside them too.
WEB = """
    council letters
    member
    citizen
    moderator pictures
    about
"""
GATHERS = ("app",)  # the module beside them that puts all pages together


def layers(table: str) -> dict[str, int]:
    """The depth of each name in a table."""
    return {unit: depth for depth, line in enumerate(table.split("\n")) for unit in line.split()}


LAYERS, WEB_LAYERS = layers(TABLE), layers(WEB)
EXCEPTIONS = {("tegengeluid", "graph")}  # the indicators look at what stands


def imported(tree: ast.AST, package: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The line and the full name of everything that a module of that package imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.split(".")
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            for alias in node.names:
                yield node.lineno, [*start, *(node.module or "").split("."), alias.name]


def breaches(package: Path) -> list[str]:
    """Every import in that tree that the table forbids, as `file:line: what it does`."""
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = [package.name, *path.relative_to(package).with_suffix("").parts]
        unit = parts[1]
        if unit == "__init__":
            continue
        if unit not in LAYERS:
            found.append(f"{path}:1: {unit} has no place in the table")
            continue
        for line, name in imported(ast.parse(path.read_text("utf-8")), parts[:-1]):
            used = [part for part in name if part]
            if used[0] != package.name or len(used) < 2 or used[1] == unit:
                continue
            if LAYERS.get(used[1], 99) >= LAYERS[unit] and (unit, used[1]) not in EXCEPTIONS:
                found.append(f"{path}:{line}: {unit} may not use {used[1]}")
    return found


def test_every_import_goes_down() -> None:
    assert breaches(PACKAGE) == []


def breaches_in_web(web: Path) -> list[str]:
    """Every import between the packages of the site that their table forbids."""
    found = []
    for path in sorted(web.rglob("*.py")):
        inside = path.relative_to(web).parts
        unit = inside[0] if len(inside) > 1 else ""
        if path.stem in GATHERS and not unit:
            continue
        package = ["debate", "web", *inside[:-1]]
        for line, name in imported(ast.parse(path.read_text("utf-8")), package):
            unit_, used = ([part for part in name if part] + ["", ""])[1:3]
            is_ours = name[0] == "debate" and unit_ == "web" and used != unit
            if is_ours and WEB_LAYERS.get(used, -1) >= WEB_LAYERS.get(unit, 0):
                found.append(f"{path}:{line}: {unit or path.stem} may not use {used}")
    return found


def test_every_page_uses_only_pages_below_it() -> None:
    assert breaches_in_web(PACKAGE / "web") == []
    packages = {path.parent.name for path in (PACKAGE / "web").glob("*/__init__.py")}
    assert packages == WEB_LAYERS.keys()


@pytest.mark.parametrize(
    ("path", "line", "said"),
    [
        ("links.py", "from .citizen import debates", "links may not use citizen"),
        ("member/own_pages.py", "from ..citizen import visits", "member may not use citizen"),
        ("council/drafts.py", "from .. import letters", "council may not use letters"),
        ("pictures/cards.py", "from debate.web import moderator", "pictures may not use moderator"),
    ],
)
def test_a_page_that_uses_one_above_or_beside_it_is_found(
    tmp_path: Path, path: str, line: str, said: str
) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'"""Made up."""\n{line}\n', "utf-8")
    [found] = breaches_in_web(tmp_path)
    assert found.endswith(said)


@pytest.mark.parametrize(
    ("path", "line", "said"),
    [
        ("model.py", "from . import events", "model may not use events"),
        ("model.py", "from .text import sentence", "model may not use text"),
        ("model.py", "import debate.web.app", "model may not use web"),
        ("model.py", "from debate import cli", "model may not use cli"),
        ("log/merkle.py", "from ..storage import journal", "log may not use storage"),
        ("queries/claims.py", "from .. import commands", "queries may not use commands"),
        ("storage/state.py", "from ..queries.claims import claim", "storage may not use queries"),
        ("storage/state.py", "from ..formats.argdown import read", "storage may not use formats"),
        ("graph/__init__.py", "from ..tegengeluid import room", "graph may not use tegengeluid"),
        ("commands/arguing.py", "def f():\n    from ..web import app", "commands may not use web"),
        ("helpers.py", "", "helpers has no place in the table"),
        ("text.py", "from . import helpers", "text may not use helpers"),
    ],
)
def test_an_import_that_goes_up_or_aside_is_found(
    tmp_path: Path, path: str, line: str, said: str
) -> None:
    file = tmp_path / "debate" / path
    file.parent.mkdir(parents=True)
    file.write_text(f'"""Made up."""\n{line}\n', "utf-8")
    [found] = breaches(tmp_path / "debate")
    assert found.endswith(said)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("events.py", "from . import errors, model"),
        ("log/note.py", "from .merkle import root\nfrom . import receipt"),
        ("tegengeluid/room.py", "from ..graph.standing import grounded"),
        ("web/api.py", "import flask\nfrom ..commands import arguing\nfrom .app import app"),
        ("cli/main.py", "from ..web.app import create_app\nimport debate.storage.store"),
    ],
)
def test_an_import_that_goes_down_or_stays_inside_is_free(
    tmp_path: Path, path: str, line: str
) -> None:
    file = tmp_path / "debate" / path
    file.parent.mkdir(parents=True)
    file.write_text(line, "utf-8")
    assert breaches(tmp_path / "debate") == []
