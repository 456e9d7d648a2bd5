"""Argdown's JSON, as its own tools export it, to a map: the same one that the Argdown text gives.

What is exported is turned into a document as the parser makes one, and read as that. `map` is not
needed: it follows from the rest. `frontMatter`, and `data` on a relation, are ours.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NoReturn

from ...errors import LimitReached, MalformedFile, Phrase
from ...hoarding import hoarding
from ...model import CLAIMS_PER_TOPIC, Json, Loss
from ..ledger import Ledger
from ..map_check import check
from ..reading import Reading
from ..strict_json import Where, parse, path
from . import problems
from .document import Document, Heading, Inference, Line, Member, Remark, Role, Sign, Structure
from .reader import read_document

_UNTITLED = re.compile(r"Untitled(?: argument)? [0-9]+", re.IGNORECASE)
_ROLES = {
    "relation-statement": Role.DRAWN, "premise": Role.PREMISE, "main-conclusion": Role.CONCLUSION,
    "intermediary-conclusion": Role.STEP,
}  # fmt: skip
_SIGNS = {
    "support": Sign.SUPPORT, "entails": Sign.SUPPORT, "attack": Sign.ATTACK,
    "contrary": Sign.ATTACK, "undercut": Sign.UNDERCUT, "contradictory": Sign.CONTRADICTION,
}  # fmt: skip
_STRICT = ("entails", "contrary")
_NOT_CARRIED = {"bold": "bold", "italic": "italics", "link": "the address of a link"}
_AMBIGUOUS = "it does not say which step it undercuts"


def read(text: str, *, file: str = "") -> Reading:
    """Read an export. Raises MalformedFile with the path.

    >>> read('{"statements": {}, "arguments": {}, "relations": []}')
    Traceback (most recent call last):
    debate.errors.MalformedFile: There is no statement and no argument in this file.
    """
    with hoarding():
        given = parse(text, file=file, passing=("map",))
        if not isinstance(given, dict) or "statements" not in given:
            raise MalformedFile(
                "Argdown's JSON has `statements`, `arguments` and `relations`.", file=file
            )
        return _Reader(given, file).run()


@lru_cache(256)
def _of_kind(kind: str) -> Phrase:
    return Phrase("a relation ({kind})", kind=kind)


class _Problems(problems.Problems):
    """Problems of a document without a text: a place is the number of a thing."""

    def __init__(self, ledger: Ledger, edges: Mapping[int, int]) -> None:
        super().__init__("")
        self._ledger, self._edges = ledger, edges

    def add(self, offset: int, trouble: problems.Trouble, /, **details: object) -> None:
        """Tell an undercut that may mean several steps as lost, and note the rest."""
        if trouble is problems.UNDERCUT_OPEN and offset in self._edges:
            self._ledger.unmake(_AMBIGUOUS, self._edges[offset])
        else:
            super().add(offset, trouble, **details)

    def place(self, offset: int) -> tuple[int, int]:
        """Give the number of a thing."""
        return offset, 0


class _Reader:
    def __init__(self, given: dict[str, Json], file: str) -> None:
        self.given, self.file, self.ledger = given, file, Ledger(file)
        self.document = Document()
        self.named = [""]  # what stands at each offset
        self.edges: dict[int, int] = {}  # entries, by the offset of a line
        self.ends: dict[tuple[bool, str], Member] = {}
        self.inferences: dict[tuple[str, int], Inference] = {}
        self.sections: dict[str, int] = {}
        self.implicit: dict[int, Member] = {}  # the argument that a conclusion ends

    def run(self) -> Reading:
        """Make the document, and read it."""
        self._sections(self._list(self.given, "sections", None), -1)
        statements = self._object(self.given, "statements", None)
        arguments = self._object(self.given, "arguments", None)
        if len(statements) + len(arguments) > 2 * CLAIMS_PER_TOPIC:
            raise LimitReached("A debate has at most {limit} claims.", limit=CLAIMS_PER_TOPIC)
        if not statements and not arguments:
            raise MalformedFile("There is no statement and no argument in this file.",
                                file=self.file)  # fmt: skip
        for title in list(statements):
            self._members(title, statements, is_argument=False)
            del statements[title]  # most of a file is what stands here
        for title in arguments:
            self._members(title, arguments, is_argument=True)
        for title in arguments:
            self._structure(title, arguments)
        self._relations()
        return self._settled(is_strict=self._is_strict())

    def _settled(self, *, is_strict: bool) -> Reading:
        front = self.given.get("frontMatter")
        self.document.front = dict(front) if isinstance(front, dict) else {}
        self.given.clear()  # what is not in the document is not needed any more
        if is_strict:
            self.document.front.setdefault("model", {"mode": "strict"})
        found = _Problems(self.ledger, self.edges)
        reading = read_document(self.document, found, self.file)
        for one in reading.errors:
            raise MalformedFile(
                "{thing}: {what} {mend}", file=self.file, thing=self._name(one.line),
                what=one.sentence, mend=one.hint,
            )  # fmt: skip
        check(reading.map, self._refuse)
        told = [self._loss(one) for one in reading.losses]
        losses = (*self.ledger.losses(), *filter(None, told))
        return replace(reading, losses=losses, problems=(), carried=self.ledger.count())

    def _loss(self, loss: Loss) -> Loss | None:
        """Give a loss of the document with the name of the thing; a relation that goes is one."""
        number = int(loss.where.rpartition(":")[2] or 0)
        if number in self.edges and "support" in loss.what:
            return None if self.ledger.unmake(loss.why, self.edges[number]) else loss
        place = f"{self.file}: {self._name(number)}" if self.file else self._name(number)
        return replace(loss, where=place)

    def _is_strict(self) -> bool:
        kinds = (one.get("relationType") for one in self._relation_objects())
        return any(kind in _STRICT for kind in kinds)

    # Statements, arguments and structures

    def _sections(self, listed: list[Json], parent: int) -> None:
        waiting = [(one, parent) for one in reversed(listed)]
        while waiting:
            one, above = waiting.pop()
            if not isinstance(one, dict):
                self._wrong((None, "sections"), "an object")
            heading = Member("", False, False, Role.TOP, self._offset(str(one.get("title"))))
            heading.add(self._text(one, "title", (None, "sections")))
            for tag in self._list(one, "tags", (None, "sections")):
                heading.add_tag(str(tag))
            heading.data = self._data(one)
            level = one.get("level")
            index = len(self.document.headings)
            self.document.headings.append(
                Heading(level if type(level) is int and level > 0 else 1, heading, above)
            )
            self.sections[str(one.get("id"))] = index
            below = self._list(one, "children", (None, "sections"))
            waiting += [(child, index) for child in reversed(below)]

    def _members(self, title: str, things: Mapping[str, Json], *, is_argument: bool) -> None:
        """Add what is said under one title, besides what stands in a structure."""
        part: Where = (None, "arguments" if is_argument else "statements")
        where: Where = (part, title)
        thing = self._object(things, title, part)
        kind = "an argument" if is_argument else "a statement"
        self.ledger.carry(self.ledger.node(title, kind))
        members = self._list(thing, "members", where)
        for index, one in enumerate(members):
            if not isinstance(one, dict):
                self._wrong(((where, "members"), index), "an object")
            if is_argument or "argumentTitle" not in one:
                self._member(title, one, ((where, "members"), index), is_argument=is_argument)
        if is_argument and (True, title) not in self.ends and not _UNTITLED.fullmatch(title):
            self._member(title, {"isReference": True}, where, is_argument=True)

    def _member(
        self, title: str, given: Mapping[str, Json], where: Where, *, is_argument: bool
    ) -> Member:
        text = self._text(given, "text", where)
        reference = given.get("isReference") is True or (is_argument and not text)
        role = _ROLES.get(str(given.get("role")), Role.TOP)
        member = Member(
            "" if _UNTITLED.fullmatch(title) else title, is_argument, reference, role,
            self._offset(title), self.sections.get(str(given.get("section")), -1),
        )  # fmt: skip
        if not reference:
            member.add(text)
            self._ranges(given, member, text)
        for tag in self._list(given, "tags", where):
            member.add_tag(str(tag))
        member.data = self._data(given)
        member.data_offset = member.offset
        self.document.members.append(member)
        self.ends.setdefault((is_argument, title), member)
        return member

    def _ranges(self, given: Mapping[str, Json], member: Member, text: str) -> None:
        """Find where the tags that end a text begin, and tell what a claim cannot carry."""
        end = len(text.rstrip())
        listed = given.get("ranges")
        for one in reversed(listed) if isinstance(listed, list) else ():
            if not isinstance(one, dict):
                continue
            kind, start, stop = one.get("type"), one.get("start"), one.get("stop")
            if kind in _NOT_CARRIED:
                remark = Remark(member.offset, _NOT_CARRIED[str(kind)], "a claim is plain text")
                self.document.remarks.append(remark)
            elif kind == "tag" and type(start) is int and type(stop) is int and stop >= end - 1:
                member.tail = start
                end = len(text[:start].rstrip())

    def _structure(self, title: str, arguments: Mapping[str, Json]) -> None:
        above: Where = ((None, "arguments"), title)
        where: Where = (above, "pcs")
        listed = self._list(self._object(arguments, title, None), "pcs", above)
        if not listed:
            return
        made = Structure(self.ends.get((True, title)), self._offset(title))
        begin = 0
        for index, one in enumerate(listed):
            if not isinstance(one, dict):
                self._wrong((where, index), "an object")
            name = self._text(one, "title", (where, index))
            made.statements.append(self._member(name, one, (where, index), is_argument=False))
            if isinstance(step := one.get("inference"), dict):
                self._inference(title, made, step, tuple(range(begin, index)))
                begin = index
        if not made.inferences or made.inferences[-1].conclusion != len(listed) - 1:
            self._refuse(where, "a structure ends with the conclusion of an inference")
        made.section = made.statements[-1].section
        if made.argument:
            self.implicit[id(made.statements[-1])] = made.argument
        self.document.structures.append(made)

    def _inference(
        self, title: str, made: Structure, given: Mapping[str, Json], premises: tuple[int, ...]
    ) -> None:
        index = len(made.statements) - 1
        if not premises:
            where: Where = (((None, "arguments"), title), "pcs")
            self._refuse((where, index), "a conclusion has a premise above it")
        rules = given.get("inferenceRules")
        named = tuple(map(str, rules)) if isinstance(rules, list) else ()
        step = Inference(made, self._offset(title), named, self._data(given), premises, index)
        made.inferences.append(step)
        self.inferences[(title, index)] = step
        self.ledger.carry(self.ledger.edge(f"{title}, statement {index + 1}", "an inference"))

    # Relations

    def _relation_objects(self) -> Iterator[Mapping[str, Json]]:
        for index, one in enumerate(self._list(self.given, "relations", None)):
            if not isinstance(one, dict):
                self._wrong(((None, "relations"), index), "an object")
            yield one

    def _relations(self) -> None:
        for index, one in enumerate(self._relation_objects()):
            where: Where = ((None, "relations"), index)
            kind = self._text(one, "relationType", where)
            name = f"{one.get('from')} -> {one.get('to')}"
            edge = self.ledger.edge(name, _of_kind(kind[:40]))
            source = self.ends.get((one.get("fromType") == "argument", str(one.get("from"))))
            target = self._target(one)
            if kind not in _SIGNS:
                self.ledger.lose("this relation is not known here", edge)
            elif source is None or target is None:
                self.ledger.lose("one of its ends is not in the file", edge)
            else:
                self._line(one, _SIGNS[kind], self._speaking(source), target, edge)

    def _line(
        self, given: Mapping[str, Json], sign: Sign, source: Member, target: Member | Inference,
        edge: int,
    ) -> None:  # fmt: skip
        offset = self._offset(f"{given.get('from')} -> {given.get('to')}")
        child = Member("", False, True, Role.DRAWN, offset, data=self._data(given),
                       data_offset=offset)  # fmt: skip
        self.edges[offset] = edge
        self.ledger.carry(edge)
        self.document.lines.append(Line(sign, source, target, child, offset))

    def _target(self, given: Mapping[str, Json]) -> Member | Inference | None:
        title, kind = str(given.get("to")), given.get("toType")
        if kind == "inference":
            index = given.get("conclusionIndex")
            return self.inferences.get((title, index if type(index) is int else -1))
        return self.ends.get((kind == "argument", title))

    def _speaking(self, source: Member) -> Member:
        """Give what speaks: where a conclusion is implicit, the argument that it ends."""
        if source.role is not Role.CONCLUSION or not (source.data or {}).get("implicit"):
            return source
        return self.implicit.get(id(source), source)

    # Values

    def _offset(self, name: str) -> int:
        self.named.append(name)
        return len(self.named) - 1

    def _name(self, offset: int) -> str:
        return self.named[offset][:80] if 0 < offset < len(self.named) else "the file"

    def _data(self, given: Mapping[str, Json]) -> dict[str, Json] | None:
        data = given.get("data")
        return data if isinstance(data, dict) and data else None

    def _object(self, given: Mapping[str, Json], name: str, where: Where) -> dict[str, Json]:
        value = given.get(name, {})
        if not isinstance(value, dict):
            self._wrong((where, name), "an object")
        return value

    def _list(self, given: Mapping[str, Json], name: str, where: Where) -> list[Json]:
        value = given.get(name)
        if value is not None and not isinstance(value, list):
            self._wrong((where, name), "a list")
        return value or []

    def _text(self, given: Mapping[str, Json], name: str, where: Where) -> str:
        value = given.get(name) or ""
        if not isinstance(value, str):
            self._wrong((where, name), "text")
        return value

    def _wrong(self, where: Where, wanted: str) -> NoReturn:
        self._refuse(where, "{wanted} is needed here", wanted=Phrase(wanted))

    def _refuse(self, where: Where, sentence: str, **details: object) -> NoReturn:
        raise MalformedFile(
            "{place}: {what}.", file=self.file, place=path(where),
            what=Phrase(sentence, **details),
        )  # fmt: skip
