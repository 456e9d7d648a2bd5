"""Every format, one row each: its names, how it is known, and who reads and writes it.

A format is added with one row here and a module that reads and writes it; guessing, the command
line and the pages follow. `read` and `write` are `module:function` and loaded when first needed, so
that a program that wants one format does not pay for all. The order of the rows is that in which a
text is held against their signs.

    read(text, *, file="", slug="") -> Reading      slug: the debate's, where a file names none
    write(map) -> Writing
"""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from ..errors import InvalidInput
from ..model import ArgumentMap
from .reading import Reading, Writing


class Reader(Protocol):
    """Reads a map; `slug` is given only to formats that name no debate of their own."""

    def __call__(self, text: str, *, file: str = "", slug: str = "") -> Reading: ...


Writer = Callable[[ArgumentMap], Writing]


@dataclass(frozen=True)
class Format:
    """A format by its name in commands and addresses, and by its name for people.

    `sign` is a regular expression that is searched, with MULTILINE, in the beginning of a text;
    `names_debate` tells that its files say of which debate they are.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    sign: str
    read: str = ""
    write: str = ""
    names_debate: bool = False

    def reader(self) -> Reader:
        """Load what reads it. Raises InvalidInput where nothing does."""
        return cast("Reader", self._loaded(self.read))

    def writer(self) -> Writer:
        """Load what writes it. Raises InvalidInput where nothing does."""
        return cast("Writer", self._loaded(self.write))

    def is_sign_in(self, beginning: str) -> bool:
        """Tell whether a text that begins like this is in this format."""
        return bool(self.sign) and re.search(self.sign, beginning, re.MULTILINE) is not None

    def _loaded(self, name: str) -> object:
        if not name:
            raise unknown(self.name)
        module, function = name.split(":")
        return getattr(importlib.import_module(f".{module}", __package__), function)


_JSON, _XML, _TEXT = "application/json", "application/xml", "text/plain; charset=utf-8"


def _in_json(*keys: str) -> str:
    """Give the sign of an object that begins with one of these keys, at whatever depth."""
    return r'\A[{\[][\s\S]*?"(?:' + "|".join(keys) + r')"\s*:'


def _in_xml(tag: str) -> str:
    return rf"\A(?:<[?!][^<]*)*<(?:\w+:)?{tag}[\s>/]"


_ARGDOWN = (
    r"^(?:[ \t]*(?:\[[^\]\n]+\]:|<[^>\n]+>:"
    r"|(?:<?[-+_]|[-+_]>|><)[ \t]*[\[<][^\n]+[\]>])|={3,}[ \t]*$)"
)
_AF = r"\A(?:[ \t\r]*+(?:#[^\n]*+)?\n)*+[ \t]*p[ \t]+af\b"
_APX = r"\A(?:\s++|%[^\n]*+)*+(?:arg\s*\([^()\n]*\)\s*\.|att\s*\([^()\n]*,[^()\n]*\)\s*\.)"
_TGF = r"\A(?:[ \t]*+[^\s#][^\n]*+\n|[ \t\r]*+\n)*+[ \t]*#[ \t\r]*(?:\n|\Z)"

_WORDS = (  # names of columns, two of which make a sheet
    "id|kind|soort|text|tekst|claim|stelling|premise|grond|argument|relation|relatie|verband|stance"
    "|conclusion|conclusie|target|parent|ouder|from|van|to|naar|source|bron"
)


def _sheet(separators: str) -> str:
    """Give the sign of a first row of short cells, two of which name columns."""
    cell = rf'"?[\w ]{{1,40}}"?[{separators}]'
    return (
        rf"\A(?:sep=[{separators}]\r?\n)?(?=(?:{cell}){{1,40}}\"?[\w ]{{0,40}}\"?[ \t]*\r?$)"
        rf"(?:[^\n]*?(?<![\w ])(?i:{_WORDS})(?![\w ])){{2}}"
    )


# fmt: off
FORMATS = {
    one.name: one
    for one in (
        Format("json", "Tegengeluid JSON", (".json",), _JSON,
               r'\A\{[\s\S]*?"format"\s*:\s*"tegengeluid"',
               "own_json:read", "own_json:write", True),
        Format("xaif", "xAIF", (".xaif.json",), _JSON, _in_json("AIF"),
               "xaif:read", "xaif:write"),
        Format("aif", "AIF", (".aif.json",), _JSON, _in_json("nodeID", "fromID", "analysis"),
               "aif:read", "aif:write"),
        Format("sadface", "SADFace", (".sadface.json",), _JSON,
               _in_json("source_id", "analyst_name"), "sadface:read", "sadface:write"),
        Format("jsonld", "JSON-LD", (".jsonld",), "application/ld+json", _in_json("@context"),
               "jsonld:read", "jsonld:write"),
        Format("graphml", "GraphML", (".graphml",), _XML, _in_xml("graphml"), "graphml:read",
               "graphml:write"),
        Format("microtext", "Microtext XML", (".arggraph.xml",), _XML, _in_xml("arggraph"),
               "microtext:read", "microtext:write"),
        Format("caf", "Carneades CAF", (".caf",), _XML, _in_xml("caf"), "caf:read", "caf:write"),
        Format("dot", "Graphviz DOT", (".dot", ".gv"), "text/vnd.graphviz", "", "", "dot:write"),
        Format("carneades", "Carneades YAML", (".yml", ".yaml"), "application/yaml",
               r"^(?:statements|arguments):", "carneades:read", "carneades:write"),
        Format("af", "ICCMA .af", (".af",), _TEXT, _AF, "abstract:read_af", "abstract:write_af"),
        Format("apx", "ASPARTIX APX", (".apx",), _TEXT, _APX, "abstract:read_apx",
               "abstract:write_apx"),
        Format("tgf", "Trivial Graph Format", (".tgf",), _TEXT, _TGF, "abstract:read_tgf",
               "abstract:write_tgf"),
        Format("kialo", "Kialo", (".kialo.txt",), _TEXT, r"\A\s*Discussion Title:",
               "kialo.reader:read", "kialo.writer:write_first"),
        Format("kialo2", "Kialo 2", (".kialo2.txt",), _TEXT, r"\A\s*Discussion Name:",
               "kialo.reader:read", "kialo.writer:write_second"),
        Format("csv", "CSV", (".csv",), "text/csv; charset=utf-8", _sheet(",;"),
               "sheet.reader:read", "sheet.writer:write_csv"),
        Format("tsv", "TSV", (".tsv", ".tab"), "text/tab-separated-values; charset=utf-8",
               _sheet(r"\t"), "sheet.reader:read", "sheet.writer:write_tsv"),
        Format("argdown-json", "Argdown JSON", (".argdown.json",), _JSON,
               _in_json("relationType", "equivalence-class", "statements"),
               "argdown.json_reader:read", "argdown.json_writer:write", True),
        Format("argdown", "Argdown", (".argdown", ".ad"), "text/vnd.argdown; charset=utf-8",
               _ARGDOWN, "argdown.reader:read", "argdown.writer:write", True),
    )
}
# fmt: on

ATTACKS = ("af", "apx", "tgf")
"""What holds arguments without words that attack one another."""

SUFFIXES = {suffix: one.name for one in reversed(FORMATS.values()) for suffix in one.suffixes}
"""The format that a suffix means where the text does not tell: the first row that has it."""

READABLE = tuple(one.name for one in FORMATS.values() if one.read)
WRITABLE = tuple(one.name for one in FORMATS.values() if one.write)


def format_named(file: str) -> str:
    """Give the format that a file's name means, '' where it means none; the longest suffix counts.

    >>> format_named("park.argdown.json"), format_named("park.txt")
    ('argdown-json', '')
    """
    name = file.lower()
    fitting = [suffix for suffix in SUFFIXES if name.endswith(suffix)]
    return SUFFIXES[max(fitting, key=len)] if fitting else ""


def format_called(name: str) -> Format:
    """Give the format of this name. Raises InvalidInput where there is none."""
    if name not in FORMATS:
        raise unknown(name)
    return FORMATS[name]


def unknown(name: str) -> InvalidInput:
    """Give what to say of a format that holds no map here."""
    return InvalidInput(
        "The format {format} holds no map that can be read or written here. Use one of {known}.",
        format=name[:40],
        known=", ".join(READABLE),
    )
