"""The house rules that a machine can hold."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400
FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "data",
    "info",
    "misc",
}

# Who may speak to the outside: a library and the units of debate/ that may import it.
DOORS = {
    "flask": {"web"},
    "flask_limiter": {"web"},
    "flask_wtf": {"web"},
    "wtforms": {"web"},
    "click": {"cli"},
    "lxml": {"sources", "formats", "dossier"},
    "sqlite_utils": {"storage"},
    "trafilatura": {"sources"},
    "sqlite3": {"storage", "queries", "cli"},
}
# The pure packages know no clock and no chance, so that the same map gives the same answer.
PURE = {"graph", "tegengeluid", "log", "formats", "model.py", "events.py"}
IMPURE = {"random", "secrets", "time", "socket", "subprocess", "sqlite3", "urllib.request"}

INLINE = {
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline script": r"<script\b(?![^>]*\bsrc\s*=)",
    "an event attribute": r"<[^>]*\son[a-z]+\s*=",
    "a javascript: link": r"""["'\s=]javascript:""",
}
# What html-validate finds fault with (`make check-pages`), seen at once in the templates.
UNTIDY = {
    "a button that does not say its type": r"<button\b(?![^>]*\stype=)",
    "a region that is no section": r"<[^>]*\srole=[\"']?region\b",
}
# What text.render made is kept under a name that says so.
RENDERED = re.compile(r"(\w*html|render\([^()]*\))\s*$")


def source_files() -> Iterator[Path]:
    """Every file of code and of pages that is written here."""
    for folder in ("debate", "tests", "bench", "templates", "static"):
        for suffix in ("py", "js", "css", "html"):
            yield from sorted((ROOT / folder).rglob(f"*.{suffix}"))


def modules() -> list[Path]:
    return sorted((ROOT / "debate").rglob("*.py"))


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.*"))


def broken(style: str) -> list[str]:
    """Find the rules of a style sheet that a browser leaves out: those that end too early."""
    said = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    uneven = ["uneven braces"] if said.count("{") != said.count("}") else []
    return [*uneven, *re.findall(r"[^;{}\s]\s*\}", said)]


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def imports(path: Path) -> set[str]:
    """The names, in full, of what a module imports from outside `debate`."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module)
    return found


def inline_code(page: str) -> list[str]:
    """What a strict content security policy would refuse in that page or template."""
    return _found(INLINE, page)


def untidy(page: str) -> list[str]:
    """What that page or template says in another way than HTML has for it."""
    return _found(UNTIDY, page)


def _found(signs: dict[str, str], page: str) -> list[str]:
    markup = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", page, flags=re.DOTALL)
    return [what for what, sign in signs.items() if re.search(sign, markup, re.IGNORECASE)]


def unsafe(page: str) -> list[str]:
    """Every `|safe` in that template that does not follow something rendered."""
    before = re.findall(r"([^{}%]*?)\|\s*safe\b", page)
    return [text.strip() for text in before if not RENDERED.search(text)]


def unused_macros(page: str) -> list[str]:
    """What that template imports and does not use."""
    written = re.sub(r"\{#.*?#\}", "", page, flags=re.DOTALL)
    imports = re.findall(r"\{%-? from \"[^\"]+\" import ([^%]*?)(?: with context)? -?%\}", written)
    names = [name.split(" as ")[-1].strip() for some in imports for name in some.split(",")]
    return [name for name in names if len(re.findall(rf"\b{name}\b", written)) < 2]


def test_no_file_is_longer_than_one_job_needs() -> None:
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in source_files()}
    del lengths["debate/log/verifier.py"]  # one file on purpose: who checks needs nothing beside it
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_module_is_named_after_its_job() -> None:
    files = [path for path in source_files() if path.suffix in (".py", ".js")]
    assert [named(path) for path in files if path.stem in FORBIDDEN_NAMES] == []


def test_every_module_says_its_job_first() -> None:
    said = {named(path): ast.get_docstring(tree(path)) for path in modules()}
    assert [name for name, docstring in said.items() if not docstring] == []


def test_packages_hold_a_docstring_and_nothing_else() -> None:
    packages = [path for path in modules() if path.name == "__init__.py"]
    assert packages
    bodies = {named(path): tree(path).body for path in packages}
    assert [name for name, body in bodies.items() if len(body) != 1] == []


def test_templates_import_only_macros_that_they_use() -> None:
    unused = {named(path): unused_macros(path.read_text("utf-8")) for path in templates()}
    assert {name: names for name, names in unused.items() if names} == {}
    assert unused_macros('{% from "_a.html" import b, c as d %}{# d #}{{ b() }}') == ["d"]


def test_only_the_doors_use_the_libraries_of_the_doors() -> None:
    breaches = [
        (named(path), name)
        for path in modules()
        for name in imports(path)
        if (allowed := DOORS.get(name.split(".")[0]))
        and path.relative_to(ROOT / "debate").parts[0].removesuffix(".py") not in allowed
    ]
    assert breaches == []


def calls(path: Path, names: set[str]) -> list[int]:
    """The lines on which a module calls a method of one of these names."""
    return [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ]


def test_only_storage_and_queries_speak_sql() -> None:
    asking = {"execute", "executemany", "executescript"}
    found = {
        named(path): lines
        for path in modules()
        if path.relative_to(ROOT / "debate").parts[0] not in ("storage", "queries")
        and (lines := calls(path, asking))
    }
    assert found == {}


def test_queries_only_read() -> None:
    writing = re.compile(
        r"\b(insert\s+(or\s+\w+\s+)?into|update\s+\w+\s+set|delete\s+from)\b", re.I
    )
    files = sorted((ROOT / "debate" / "queries").glob("*.py"))
    assert files
    assert [named(path) for path in files if writing.search(path.read_text("utf-8"))] == []


def test_pure_modules_know_no_clock_and_no_chance() -> None:
    breaches = [
        (named(path), sorted(found))
        for path in modules()
        if path.relative_to(ROOT / "debate").parts[0] in PURE and (found := imports(path) & IMPURE)
    ]
    assert breaches == []


def test_modules_import_one_another_relatively() -> None:
    assert [
        named(path)
        for path in modules()
        if any(name.split(".")[0] == "debate" for name in imports(path))
    ] == []


def test_pages_keep_the_content_security_policy() -> None:
    found = {named(path): inline_code(path.read_text("utf-8")) for path in templates()}
    assert {name: what for name, what in found.items() if what} == {}


def test_pages_say_what_html_has_a_way_for() -> None:
    found = {named(path): untidy(path.read_text("utf-8")) for path in templates()}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ('<button class="act">Zoek</button>', 1),
        ('<button class="act"\n type="submit">Zoek</button><section aria-label="x"></section>', 0),
        ('<div class="x" role="region"><button>Zoek</button></div>', 2),
    ],
)
def test_untidy_pages_are_found(page: str, count: int) -> None:
    assert len(untidy(page)) == count


def test_pages_call_safe_only_what_was_rendered() -> None:
    found = {named(path): unsafe(path.read_text("utf-8")) for path in templates()}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "page",
    [
        '<p class="a" style="color: red">x</p>',
        "<style>p { color: red }</style>",
        "<script>alert(1)</script>",
        '<script type="module">\nimport "./map.js";</script>',
        '<button class="x"\n onclick="go()">x</button>',
        '<a href="javascript:go()">x</a>',
    ],
)
def test_inline_style_and_script_are_found(page: str) -> None:
    assert inline_code(page)


@pytest.mark.parametrize(
    "page",
    [
        '<link rel="stylesheet" href="base.css"><p class="style">Geen style= hier</p>',
        '<script type="module" src="map.js"></script>',
        '<a href="/stellingen/c1" hreflang="nl">on = aan</a>',
    ],
)
def test_pages_in_order_pass(page: str) -> None:
    assert inline_code(page) == []


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("{{ claim.text|safe }}", 1),
        ("{{ claim.note_html|safe }} {{ claim.text | safe }}", 1),
        ("{% set x = voice.name|safe %}", 1),
        ("{{ claim.note_html|safe }}", 0),
        ("{{ passage.html | safe }}", 0),
        ("{{ claim.text|upper }}", 0),
    ],
)
def test_safe_is_for_what_was_rendered(page: str, count: int) -> None:
    assert len(unsafe(page)) == count


@pytest.mark.parametrize("path", sorted((ROOT / "static").glob("*.css")), ids=named)
def test_a_browser_understands_every_rule_of_a_style_sheet(path: Path) -> None:
    assert broken(path.read_text("utf-8")) == []


def test_a_rule_that_ends_too_early_is_found() -> None:
    assert broken("a { color: red; }") == []
    assert broken("@media print { .more,\n}") == [",\n}"]
    assert broken("@media print { a { color: red; }") == ["uneven braces"]
