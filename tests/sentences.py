"""What code and pages say: the sentences that have a wording, and words left out of those."""

import ast
import functools
import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, nodes

import debate
from debate import errors
from debate.resources import folder

PACKAGE = Path(debate.__file__).parent
TEMPLATES, STATIC = folder("templates"), folder("static")
KINDS = frozenset(
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.DebateError | errors.Phrase)
)
SAYING = KINDS | {"gettext", "Wordings"}
COUNTING = {"amount", "ngettext"}
OF_OTHERS = {"named", "said"}  # macros that mark what others said
IN_TEMPLATES = {"gettext", "_", "ngettext", "pgettext"}
TOLD = re.compile(r'\s(?:alt|aria-label|aria-description|label|placeholder|title)="([^"]*)"')
UNSEEN = re.compile(r"<!--.*?-->|<(code|pre|script|style)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
OF_ATTRIBUTES = {"start", "width"}  # blocks that are filled in inside a tag
WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"^\W*[A-Z][a-z]|[^\W\d_]\s+[^\W\d_]|[^\W\d_]: ")
LITERAL = re.compile(r'"([^"\n]*)"|`([^`]*)`')

Said = tuple[str, str, str]  # the context, the sentence, and where it stands
Loose = tuple[str, str]  # where it stands, and the words


@functools.cache
def modules() -> Mapping[str, ast.Module]:
    """Give each module of the package, read once."""
    return {
        str(path.relative_to(PACKAGE)): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@functools.cache
def templates() -> Mapping[str, nodes.Template]:
    """Give each template of the pages, pictures and letters, read once."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    return {
        str(path.relative_to(TEMPLATES)): environment.parse(path.read_text("utf-8"))
        for path in sorted(TEMPLATES.rglob("*"))
        if path.is_file()
    }


@functools.cache
def everything() -> list[Said]:
    """Give each sentence that has a wording."""
    return sorted({*_in_python(), *_in_templates()})


def _called(node: ast.Call) -> str:
    """Give the last name of what is called: `errors.NotFound(...)` is a NotFound."""
    match node.func:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
        case ast.Subscript(ast.Name(name)):
            return name
    return ""


def _constants(node: ast.AST | None) -> Iterator[str]:
    """Give the texts that an expression comes to."""
    match node:
        case ast.Constant(str(text)):
            yield text
        case ast.Dict(values=values):
            for value in values:
                yield from _constants(value)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_constants(body), *_constants(orelse))


def _in_python() -> Iterator[Said]:
    for where, tree in modules().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = _called(node)
            if name in SAYING:
                yield from (("", said, where) for said in _constants(next(iter(node.args), None)))
            elif name in COUNTING:
                counted = [text for each in node.args for text in _constants(each)]
                yield from (("", said, where) for said in counted[:1])
            elif name == "pgettext":
                context, said = (next(_constants(each), "") for each in node.args)
                yield context, said, where


def _in_templates() -> Iterator[Said]:
    for where, tree in templates().items():
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.args:
                said = [one.value for one in call.args if isinstance(one, nodes.Const)]
                if call.node.name in ("gettext", "_", "ngettext") and said:
                    yield "", said[0], where
                elif call.node.name == "pgettext":
                    yield said[0], said[1], where
        for counted in tree.find_all(nodes.Filter):
            if counted.name in COUNTING and isinstance(counted.args[0], nodes.Const):
                yield "", counted.args[0].value, where


def loose_in_templates() -> Iterator[Loose]:
    """Give the words of the pages that stand outside of what has a wording."""
    for where, tree in templates().items():
        if where.endswith(".typ"):  # a program: all its words come in as data
            continue
        page = UNSEEN.sub("", "".join(_written(tree)))
        told = [text for tag in TAG.findall(page) for text in TOLD.findall(tag)]
        shown = [html.unescape(text).strip() for text in (*told, *TAG.sub("\n", page).split("\n"))]
        yield from ((where, text) for text in shown if WORD.search(text))
        yield from ((where, text) for text in _unsaid(tree) if SENTENCE.search(text))


def _written(node: nodes.Node) -> Iterator[str]:
    """Give what a template writes itself, in order, with a sign for what it fills in."""
    match node:
        case nodes.TemplateData(data=text):
            yield text
        case nodes.Expr():
            yield "…"
        case nodes.Block(name=name) if name in OF_ATTRIBUTES:
            return
        case _:
            for one in node.iter_child_nodes(only=("body", "elif_", "else_", "nodes")):
                yield from _written(one)


def _unsaid(node: nodes.Node) -> Iterator[str]:
    """Give the texts in the expressions of a template that no wording is asked for."""
    match node:
        case nodes.Const(value=str(text)):
            yield text
        case nodes.Call(node=nodes.Name(name=name)) if name in IN_TEMPLATES:
            given = [one for one in node.args if not isinstance(one, nodes.Const)]
            for one in (*given, *node.kwargs):
                yield from _unsaid(one)
        case nodes.Call(node=nodes.Name(name=name)) if name in OF_OTHERS:
            return
        case nodes.Filter(name=name, node=nodes.Node() as counted) if name in COUNTING:
            yield from _unsaid(counted)
        case _:
            for one in node.iter_child_nodes():
                yield from _unsaid(one)


def loose_in_python() -> Iterator[Loose]:
    """Give the texts of the modules that are no docstrings."""
    for where, tree in modules().items():
        told: set[ast.expr] = set()
        for node in ast.walk(tree):  # comes by a docstring after the expression that it is
            match node:
                case ast.Expr(value=value):
                    told.add(value)
                case ast.Constant(value=str(text)) if node not in told:
                    yield where, text


def loose_in_scripts() -> Iterator[Loose]:
    """Give the texts of the scripts."""
    for path in sorted((STATIC / "js").rglob("*.js")):
        where = str(path.relative_to(STATIC))
        for found in LITERAL.findall(path.read_text("utf-8")):
            yield from ((where, text) for text in found)
