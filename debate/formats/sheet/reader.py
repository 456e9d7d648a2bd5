"""A sheet as a map: things with their ties below them, or claims each with what it speaks on.

Two tables may stand in one sheet, each under its own row of names: things (`id, kind, text, ...`)
and ties (`id, from, to, relation`). Two files are one sheet when one is put behind the other. In a
sheet of pairs each row has a claim, a relation, and the id or the text of what the claim speaks on:

    claim;relation;conclusion
    Het is druk.;tegen;Het park blijft open.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...errors import MalformedFile, Phrase
from ...model import (
    Claim,
    Excerpt,
    Json,
    Kind,
    Question,
    Relation,
    Voice,
    VoiceKind,
)  # fmt: skip
from ..building import Building, as_claim, slug_of, topic_of
from ..reading import Reading
from . import named
from .cells import Row, as_question, as_tags, rows
from .columns import CLAIMS, DEBATES, QUESTIONS, RELATIONS, THESES, column, is_head, words

_SAY = {
    "title": "its title", "note": "its note", "why": "why there is a relation", "name": "its voice",
}  # fmt: skip
Cells = Mapping[str, str]
_MOST_NAMED = 10  # columns that a refusal names
_NO_HEAD = (
    "The first row names the columns: a text with its id, kind or relation, such as"
    " `id,text`, `claim,relation,conclusion` or `from,to,relation`."
)


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read a sheet. Raises MalformedFile with the line.

    >>> reading = read("claim;relation;conclusion\\nHet is druk.;tegen;Het park blijft open.")
    >>> [one.kind.value for one in reading.map.relations.values()]
    ['attack']
    """
    if not text.strip("\ufeff \t\r\n"):
        raise MalformedFile("This file is empty.", file=file)
    return _Reader(Building(file, topic_of(file, slug)), slug).run(rows(text, file))


class _Reader:
    def __init__(self, building: Building, slug: str) -> None:
        self.building, self.ledger, self.slug = building, building.ledger, slug
        self.head: list[str] = []
        self.named: list[str] = []
        self.keys: dict[str, str] = {}  # by text
        self.theses: list[str] = []
        self.pairs: list[tuple[int, Cells, str]] = []
        self.asked: list[tuple[int, Cells]] = []

    def run(self, found: Iterator[Row]) -> Reading:
        """Read every row, then what they say of one another."""
        for line, cells in found:
            if not any(map(str.strip, cells)):
                continue
            if is_head(cells, is_first=not self.head):
                self._name_columns(line, cells)
            elif not self.head:
                self._refuse(_NO_HEAD, line)
            else:
                self._row(line, self._cells(line, cells))
        for line, row, key in self.pairs:
            self._pair(line, row, key)
        for line, row in self.asked:
            self._question(line, row)
        if not self.building.claims:
            self._refuse("There is no claim in this sheet: no row below the names of columns has"
                         " a text.", 1)  # fmt: skip
        return self.building.finish(self.theses)

    # Rows

    def _name_columns(self, line: int, cells: list[str]) -> None:
        self.named = [" ".join(cell.split()) for cell in cells]
        self.head = [column(cell) for cell in cells]
        twice = {one for one, count in Counter(self.head).items() if one and count > 1}
        if twice:
            told = zip(self.named, self.head, strict=True)
            names_ = [name for name, one in told if one in twice][:_MOST_NAMED]
            self._refuse("Two columns mean the same: {names}. Give one another name.", line,
                         names=", ".join(names_))  # fmt: skip

    def _cells(self, line: int, cells: list[str]) -> Cells:
        """Give a row by its columns; what is unknown keeps its own name."""
        extra = [cell for cell in cells[len(self.head) :] if cell.strip()]
        if extra:
            self._refuse("This row has more cells than there are columns. A text with a separator"
                         " in it stands in quotation marks.", line)  # fmt: skip
        row: dict[str, str] = {}
        for name, known, cell in zip(self.named, self.head, cells, strict=False):
            if known:
                row[known] = cell.strip()
            elif cell.strip():
                row[f"other {name or '?'}"] = cell.strip()
        return row

    def _row(self, line: int, row: Cells) -> None:
        kind = words(row.get("kind", ""))
        if "from" in self.head and "to" in self.head:
            self._tie(line, row)
        elif kind in DEBATES:
            self._debate(line, row)
        elif kind in QUESTIONS:
            self.asked.append((line, row))
        else:
            if kind not in CLAIMS | THESES:
                row = {**row, "other kind": kind}
            self._claim(line, row, is_thesis=kind in THESES)

    def _debate(self, line: int, row: Cells) -> None:
        """Take the title, question and description of the debate itself."""
        if self.building.claims:
            self._refuse("The row of the debate stands above those of its claims.", line)
        slug = self.slug or slug_of(row.get("id", ""))
        topic = topic_of(self.building.file, slug, row.get("text", ""))
        question, description = self._words(line, row, "title"), self._words(line, row, "note")
        self.building.topic = replace(topic, question=question, description=description)

    def _claim(self, line: int, row: Cells, *, is_thesis: bool) -> None:
        """Add a claim; in a sheet of pairs one text is one claim, however often it stands there."""
        text = row.get("text", "")
        known = "" if row.get("id") else self.keys.get(words(text), "")
        key = known or row.get("id") or text
        if not known and not self._add(line, key, row):
            return
        if is_thesis:
            self.theses.append(key)
        if row.get("conclusion") or row.get("relation"):
            self.pairs.append((line, row, key))

    def _add(self, line: int, key: str, row: Cells) -> bool:
        entry = self.ledger.node(_place(line, row), "a claim")
        if not as_claim(row.get("text", "")):
            self.ledger.lose("it has no text", entry)
            return False
        if not self.building.claim(key, self._said(line, row), entry, where=_place(line, row)):
            return False
        self.keys.setdefault(words(row.get("text", "")), key)
        return True

    def _said(self, line: int, row: Cells) -> Claim:
        data: dict[str, Json] = {
            name.removeprefix("other "): cell
            for name, cell in row.items()
            if name.startswith("other ")
        }
        tags = as_tags(row.get("tags", ""))
        return Claim(
            "", row.get("text", ""), self._words(line, row, "title"),
            self._words(line, row, "note"), self._voice(line, row), excerpts=self._excerpts(row),
            section=self._section(row.get("section", "")), tags=tags, data=data,
        )  # fmt: skip

    # Ties

    def _tie(self, line: int, row: Cells) -> None:
        edge = self.ledger.edge(_place(line, row), "a relation")
        kind = self._kind(row, edge)
        if kind is None:
            return
        premises = tuple(row.get("from", "").split())
        if self.building.knows(row.get("from", "")):
            premises = (row["from"],)
        key = row.get("id") or "\n".join((*premises, str(kind), row.get("to", "")))
        told = Relation("", kind, premises, row.get("to", ""), self._words(line, row, "title"),
                        why=self._words(line, row, "why"))  # fmt: skip
        self.building.relation(key, told, edge)

    def _pair(self, line: int, row: Cells, key: str) -> None:
        edge = self.ledger.edge(_place(line, row), "a relation")
        kind = self._kind(row, edge)
        if kind is None:
            return
        if kind is Kind.UNDERCUT:
            self.ledger.lose("a row of claims cannot say which step does not follow", edge)
            return
        target = row.get("conclusion", "")
        if not target:
            self.ledger.lose("it does not say what the claim speaks on", edge)
            return
        other = target if self.building.knows(target) else self.keys.get(words(target), "")
        if not other and self._add(line, target, {"text": target}):
            other = target
        self.building.relation(f"{key}\n{kind}\n{other}\n{line}", Relation("", kind, (key,), other,
                               why=self._words(line, row, "why")), edge)  # fmt: skip

    def _kind(self, row: Cells, edge: int) -> Kind | None:
        said = words(row.get("relation", ""))
        if said not in RELATIONS:
            why = (
                Phrase("the relation `{name}` is not known here", name=said[:40])
                if said
                else "no relation is said"
            )
            self.ledger.lose(why, edge)
        return RELATIONS.get(said)

    # What belongs to a claim

    def _question(self, line: int, row: Cells) -> None:
        entry = self.ledger.node(_place(line, row), "a question")
        text = as_question(row.get("text", ""))
        if not text:
            self.ledger.lose("a question has 3 to 500 characters", entry)
            return
        about = row.get("about", "")
        known = self.building.id("c", about) if self.building.knows(about) else ""
        if about and not known:
            self.ledger.detail(_place(line, row), "what it is about", "no claim has that id")
        id_ = self.building.id("q", row.get("id") or text)
        self.building.questions[id_] = Question(
            id_, text, known, self._words(line, row, "title"), self._voice(line, row),
            excerpts=self._excerpts(row), section=self._section(row.get("section", "")),
        )  # fmt: skip
        self.ledger.carry(entry)

    def _voice(self, line: int, row: Cells) -> Voice:
        said = words(row.get("voice", "")).replace(" ", "_")
        known = said in set(VoiceKind)
        if said and not known:
            self.ledger.detail(
                _place(line, row),
                Phrase("the voice `{name}`", name=said[:40]),
                "it is none of the kinds",
            )
        kind = VoiceKind(said) if known else VoiceKind.UNKNOWN
        return Voice(kind, self._words(line, row, "name"))

    def _words(self, line: int, row: Cells, column_: str) -> str:
        return self.building.words(_place(line, row), _SAY[column_], row.get(column_, ""))

    def _excerpts(self, row: Cells) -> tuple[Excerpt, ...]:
        named = map(str.strip, row.get("source", "").splitlines())
        return tuple(Excerpt(self._source(name), 0) for name in dict.fromkeys(filter(None, named)))

    def _source(self, name: str) -> str:
        known = named.source(self.building.topic.slug, name)
        return self.building.sources.setdefault(known.id, known).id

    def _section(self, title: str) -> str:
        if not title:
            return ""
        known = named.section(self.building.topic.slug, title)
        return self.building.sections.setdefault(known.id, known).id

    def _refuse(self, sentence: str, line: int, **details: str) -> None:
        raise MalformedFile(sentence, file=self.building.file, line=line, **details)  # type: ignore[arg-type]


def _place(line: int, row: Cells) -> str:
    """Say where a row stands, with the id that it tells."""
    return ", ".join(filter(None, (f"line {line}", row.get("id", "")[:80])))
