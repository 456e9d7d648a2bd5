"""What a Kialo export holds, before it is understood: a title, entries by number, and sources.

Version 1 begins with `Discussion Title: `, and has an entry on each line:

    1.1. Con: Shops lose customers ([a study](https://example.org)).

Version 2 begins with `Discussion Name:`, and has a head and a text for each entry, footnotes in the
texts, and the sources with their quotations at the end. A line that only looks like an entry, with
a number that cannot follow, belongs to the text before it.
"""

import re
from dataclasses import dataclass, field

from ...errors import MalformedFile
from ..ledger import Ledger

NUMBER = r"(?:[0-9]{1,9}\.)+"
_FIRST = re.compile(rf"^[ \t]*({NUMBER})(?: (?:(Pro|Con): ?)?(.*))?$", re.DOTALL)
_SECOND = re.compile(rf"^[ \t]*({NUMBER}) ([^\W\d_]+):[ \t]*$")
_SOURCE = re.compile(r"^\[([0-9]{1,6})\] (\S.*)$")
_KINDS = frozenset({"Thesis", "Pro", "Con", "Question"})
_NAMES = ("Discussion Title:", "Discussion Name:")
_LIKE_AN_ENTRY = "its number cannot follow here, so it was read as part of the text before it"


@dataclass
class Entry:
    """One numbered entry; `kind` is Pro, Con, Thesis, Question or '' where none is said."""

    number: str
    kind: str
    line: int
    words: list[str] = field(default_factory=list)

    @property
    def parent(self) -> str:
        """The number of what it stands under, '' at the top."""
        return self.number[: self.number.rstrip(".").rfind(".") + 1]

    @property
    def text(self) -> str:
        """What it says, its lines joined."""
        return "\n".join(self.words).strip()


@dataclass
class Cited:
    """One source of the list at the end: its lines, and the passage that was quoted."""

    number: str
    words: list[str] = field(default_factory=list)
    quote: str = ""


@dataclass
class Export:
    """A whole file as it was found."""

    version: int
    title: str
    entries: list[Entry] = field(default_factory=list)
    cited: dict[str, Cited] = field(default_factory=dict)


def find(text: str, file: str, ledger: Ledger) -> Export:
    """Find everything in an export. Raises MalformedFile with the line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    begin = next((index for index, line in enumerate(lines) if line.strip()), None)
    if begin is None:
        raise MalformedFile("This file is empty.", file=file)
    head = lines[begin].strip()
    for version, name in enumerate(_NAMES, start=1):
        if head.startswith(name):
            return _Finding(lines, file, ledger, version, begin).run(head.removeprefix(name))
    raise MalformedFile(
        "A Kialo export begins with `Discussion Title:` or `Discussion Name:`.",
        file=file,
        line=begin + 1,
    )


class _Finding:
    def __init__(
        self, lines: list[str], file: str, ledger: Ledger, version: int, begin: int
    ) -> None:
        self.lines, self.file, self.ledger, self.at = lines, file, ledger, begin + 1
        self.found = Export(version, "")
        self.children: dict[str, int] = {"": 0}

    def run(self, title: str) -> Export:
        """Find the title, the sources, and then the entries between them."""
        self.found.title = title.strip() or self._next_line()
        if not self.found.title:
            self._refuse("This discussion has no title. Write one after `{name}`.", self.at,
                         name=_NAMES[self.found.version - 1])  # fmt: skip
        end = self._sources() if self.found.version == 2 else len(self.lines)
        read = self._first if self.found.version == 1 else self._second
        for index in range(self.at, end):
            entry = read(self.lines[index], index + 1)
            if entry:
                self.found.entries.append(entry)
            elif self.found.entries:
                self.found.entries[-1].words.append(self.lines[index].strip())
            elif self.lines[index].strip():
                self._refuse("This stands before the first claim, which begins with `1.`.",
                             index + 1)  # fmt: skip
        if not self.found.entries:
            self._refuse("There is no claim in this discussion. The first begins with `1.`.", end)
        return self.found

    def _next_line(self) -> str:
        """Give the title of version 2, which stands on the next line."""
        if self.found.version == 1 or self.at >= len(self.lines):
            return ""
        self.at += 1
        return self.lines[self.at - 1].strip()

    def _first(self, line: str, number: int) -> Entry | None:
        match = _FIRST.match(line)
        if match is None or not self._follows(match[1], line, number):
            return None
        return Entry(match[1], match[2] or "", number, [match[3] or ""])

    def _second(self, line: str, number: int) -> Entry | None:
        match = _SECOND.match(line)
        if match is None or not self._follows(match[1], line, number):
            return None
        if match[2] not in _KINDS:
            self._refuse("`{kind}` is none of Thesis, Pro, Con and Question.", number,
                         kind=match[2][:40])  # fmt: skip
        return Entry(match[1], match[2], number)

    def _follows(self, id_: str, line: str, number: int) -> bool:
        """Tell whether an entry can have this number here: the next one under what is there."""
        parent, last = Entry(id_, "", number).parent, int(id_.rstrip(".").rpartition(".")[2])
        if parent in self.children and last == self.children[parent] + 1:
            self.children[parent] = last
            self.children[id_] = 0
            return True
        if not self.found.entries:
            self._refuse("The first claim has the number `1.` and this one has `{id}`.", number,
                         id=id_[:40])  # fmt: skip
        self.ledger.detail(f"line {number}", line.strip()[:80], _LIKE_AN_ENTRY)
        return False

    def _sources(self) -> int:
        """Find the list of sources; gives the line where it begins."""
        for index, line in enumerate(self.lines):
            if index >= self.at and line.strip() == "Sources:" and self._begins_list(index):
                self._cited(index + 1)
                return index
        return len(self.lines)

    def _begins_list(self, index: int) -> bool:
        after = next((one for one in self.lines[index + 1 :] if one.strip()), "[1] ")
        return after.startswith("[1] ")

    def _cited(self, begin: int) -> None:
        """Read the list: `[n] address`, and perhaps a quotation of several paragraphs."""
        current: Cited | None = None
        last, quoted = 0, [""]
        for index in range(begin, len(self.lines)):
            line = self.lines[index]
            match = _SOURCE.match(line)
            if match and int(match[1]) == last + 1:
                last, quoted = last + 1, []
                current = self.found.cited[match[1]] = Cited(match[1], [match[2].strip()])
            elif current is None:
                if line.strip():
                    self._refuse("A source begins with its number, such as `[1] `.", index + 1)
                continue
            elif quoted or line.lstrip().startswith('"'):
                quoted.append(line.strip())
            elif line.strip():
                current.words.append(line.strip())
            if quoted:
                current.quote = _unquoted("\n".join(quoted).strip())

    def _refuse(self, sentence: str, line: int, **details: str) -> None:
        raise MalformedFile(sentence, file=self.file, line=line, **details)  # type: ignore[arg-type]


def _unquoted(text: str) -> str:
    return text.removeprefix('"').removesuffix('"').strip()
