"""Every sentence that is written here has its Dutch wording, with the same places."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import debate
from debate import errors
from debate.resources import folder
from debate.sources import cues, suggesting
from debate.text import language

PACKAGE = Path(debate.__file__).parent
TEMPLATES = folder("templates")
KINDS = frozenset(
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.DebateError | errors.Phrase)
)
SAYING = KINDS | {"gettext", "Wordings"}
COUNTING = {"amount", "ngettext"}
PLACES = re.compile(r"(?<!{){(\w+)|%\((\w+)\)s")

STILL_DUTCH = {
    "gebeurtenis",
    "keer",
    "soort",
    "stelling",
    "verandering",
}
"""What is counted on pages that are not said in English yet."""

Said = tuple[str, str, str]  # the context, the sentence, and where it stands


def called(node: ast.Call) -> str:
    """Give the last name of what is called: `errors.NotFound(...)` is a NotFound."""
    match node.func:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
        case ast.Subscript(ast.Name(name)):
            return name
    return ""


def constants(node: ast.AST | None) -> Iterator[str]:
    """Give the texts that an expression comes to."""
    match node:
        case ast.Constant(str(text)):
            yield text
        case ast.Dict(values=values):
            for value in values:
                yield from constants(value)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*constants(body), *constants(orelse))


def in_python() -> Iterator[Said]:
    """Give each sentence of the modules."""
    for module in sorted(PACKAGE.rglob("*.py")):
        where = str(module.relative_to(PACKAGE))
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = called(node)
            if name in SAYING:
                yield from (("", said, where) for said in constants(next(iter(node.args), None)))
            elif name in COUNTING:
                counted = [text for each in node.args for text in constants(each)]
                yield from (("", said, where) for said in counted[:1])
            elif name == "pgettext":
                context, said = (next(constants(each), "") for each in node.args)
                yield context, said, where


def in_templates() -> Iterator[Said]:
    """Give each sentence of the pages, pictures and letters."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    for template in sorted(path for path in TEMPLATES.rglob("*") if path.is_file()):
        where = str(template.relative_to(TEMPLATES))
        tree = environment.parse(template.read_text("utf-8"))
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


EVERYTHING = sorted({*in_python(), *in_templates()})


def known() -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the Dutch of each context and sentence."""
    found = language.catalogue()
    return {
        **{("", sentence): (said,) for sentence, said in found.plain.items()},
        **{at: (said,) for at, said in found.placed.items()},
        **{("", one): said for one, said in found.counted.items()},
    }


def test_each_sentence_is_said_in_dutch() -> None:
    wordings = known()
    missing = [
        f"{where}: {sentence}"
        for context, sentence, where in EVERYTHING
        if (context, sentence) not in wordings and sentence not in STILL_DUTCH
    ]
    assert len(EVERYTHING) >= 900
    assert missing == []


def test_each_wording_has_the_places_of_its_sentence() -> None:
    for (_, sentence), said in known().items():
        for one in said:
            assert set(PLACES.findall(sentence)) == set(PLACES.findall(one)), sentence


def test_each_wording_is_of_something_that_is_said() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    whole = re.sub(r'"\s*\n\s*f?"', "", code).replace("\\\\", "\\")
    said = {(context, sentence) for context, sentence, _ in EVERYTHING}
    unused = [at for at in known() if at not in said and (at[0] or at[1] not in whole)]
    assert unused == []


def test_no_two_files_word_a_sentence_differently() -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for path in language.files():
        for message in read_po(BytesIO(path.read_bytes()), locale="nl"):
            if message.id:
                at = (message.context or "", str(message.id))
                found.setdefault(at, set()).add(str(message.string))
    assert {at: words for at, words in found.items() if len(words) > 1} == {}


def test_every_reason_for_a_suggestion_has_a_dutch_wording() -> None:
    given = {sentence for sentence, *_ in cues.CUES} | {
        sentence for by_signal in suggesting.WHY.values() for sentence in by_signal.values()
    }
    found = suggesting.suggest(
        ["Is dat zo? Het werkt niet. Er was wel een proef, maar die faalde."]
    )
    given |= {reason.sentence for one in found.passages for reason in one.reasons}
    given |= {tie.reason.sentence for tie in found.ties}
    assert sorted(given - language.catalogue().plain.keys()) == []
