"""A map as Argdown's JSON: what Argdown's own tools export of the Argdown that we write.

`frontMatter`, and `data` on a relation, are ours; the tools leave alone what they do not know.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ...hoarding import hoarding
from ...model import ArgumentMap, Json
from .. import json_text
from ..json_text import Raw, dump, quoted, things
from ..reading import Writing
from .attributes import LINE_KEYS
from .composing import Composer
from .derive import SYMMETRIC, Derived, Node, Step, Tie, derive
from .document import Document, Line, Member, Role
from .escape import inline_tags
from .inline import TAG

_TAG = re.compile(rf"{TAG.pattern}|#\(([^)\n]+)\)")
_ROLES = {
    Role.TOP: "top-level-statement", Role.DRAWN: "relation-statement", Role.PREMISE: "premise",
    Role.STEP: "intermediary-conclusion", Role.CONCLUSION: "main-conclusion",
}  # fmt: skip
_USES = {
    Role.TOP: "TopLevelStatement", Role.DRAWN: "RelationStatement", Role.PREMISE: "Premise",
    Role.STEP: "IntermediaryConclusion", Role.CONCLUSION: "MainConclusion",
}  # fmt: skip


def write(map_: ArgumentMap) -> Writing:
    """Write a map.

    >>> import json
    >>> from ...model import Topic
    >>> list(json.loads(write(ArgumentMap(Topic("brug", "De brug"))).text))
    ['frontMatter', 'arguments', 'statements', 'relations', 'map', 'sections', 'tags']
    """
    with hoarding():
        return _written(map_)


def _written(map_: ArgumentMap) -> Writing:
    """Write a map; all that the text is made from is gone before the collector looks again."""
    composer = Composer(map_)
    document = composer.document()
    losses = tuple(composer.losses)
    del composer
    derived = derive(document)
    text = json_text.text(_Export(document, derived).whole())
    for one in (*derived.statements, *derived.arguments):
        one.ties.clear()  # these hold one another
    return Writing(text, losses)


class _Export:
    """Writes every object as the text that it becomes: a map has hundreds of thousands of them."""

    def __init__(self, document: Document, derived: Derived) -> None:
        self.document, self.derived = document, derived
        nodes = [*derived.statements, *derived.arguments]
        self.of_member = {id(one): node for node in nodes for one in node.members}
        self.in_structure = {
            id(one): node.title
            for node in derived.arguments
            if node.structure
            for one in node.structure.statements
        }
        self.told: dict[int, dict[str, None]] = {}  # of each tie, which stands in three places
        self.last: tuple[dict[str, Json], str] | None = None
        self.used: dict[frozenset[Role], str] = {}

    def whole(self) -> dict[str, Json | Raw | json_text.Fields]:
        """Give the document as the tools do, in their order; each is made as it is written."""
        derived = self.derived
        return {
            "frontMatter": self.document.front,
            "arguments": ((one.title, self._argument(one)) for one in derived.arguments),
            "statements": ((one.title, self._statement(one)) for one in derived.statements),
            "relations": things(self._relations(derived.relations)),
            "map": self._map(),
            "sections": self._sections(),
            "tags": self._tags(),
        }

    # Statements and arguments

    def _statement(self, node: Node) -> Raw:
        used = self._used(frozenset(one.role for one in node.members))
        return Raw(f"{self._class(node, 'equivalence-class')}, {used}{self._shared(node)}}}")

    def _argument(self, node: Node) -> Raw:
        steps = f', "pcs": [{", ".join(self._structure(node))}]'
        return Raw(f"{self._class(node, 'argument')}{steps}{self._shared(node)}}}")

    def _class(self, node: Node, kind: str) -> str:
        """Give the beginning of a class: what it is, and what it holds."""
        title = quoted(node.title)
        relations = ", ".join(self._relations(node.ties))
        members = ", ".join([self._member(one, title) for one in node.members])
        return (
            f'{{"type": "{kind}", "title": {title}, "relations": [{relations}], '
            f'"members": [{members}]'
        )

    def _used(self, roles: frozenset[Role]) -> str:
        if roles not in self.used:
            told = {f"isUsedAs{name}": role in roles for role, name in _USES.items()}
            self.used[roles] = dump(told)[1:-1]
        return self.used[roles]

    def _shared(self, node: Node) -> str:
        """Give what all members of a class have together."""
        tags = list(dict.fromkeys(tag for one in node.members for tag in one.tags))
        section = next((one.section for one in node.members if one.section >= 0), -1)
        found = f', "tags": {dump(tags)}' if tags else ""
        if told := [one.data for one in node.members if one.data]:
            data = told[0] if len(told) == 1 else {k: v for one in told for k, v in one.items()}
            found += f', "data": {self._data(data)}'
        return found + (f', "section": "s{section + 1}"' if section >= 0 else "")

    def _data(self, data: dict[str, Json]) -> str:
        """Give data as JSON; what one member says is mostly what its class has together."""
        if self.last is None or self.last[0] is not data:
            self.last = (data, dump(data))
        return self.last[1]

    def _member(self, member: Member, title: str, inference: str = "") -> str:
        """Give a member of the class whose title this is, quoted."""
        role = "argument-description" if member.is_argument else _ROLES[member.role]
        found = f'{{"type": "statement", "role": "{role}", "title": {title}'
        if member.role is Role.TOP:
            found += ', "isTopLevel": true'
        found += (
            ', "isReference": true' if member.is_reference else f', "text": {quoted(member.text)}'
        )
        if member.tags:
            found += f', "ranges": {dump(_ranges(member))}, "tags": {dump(member.tags)}'
        if member.data:
            found += f', "data": {self._data(member.data)}'
        if member.section >= 0:
            found += f', "section": "s{member.section + 1}"'
        if member.role in (Role.PREMISE, Role.STEP, Role.CONCLUSION):
            found += f', "argumentTitle": {quoted(self.in_structure.get(id(member), ""))}'
        return f"{found}{inference}}}"

    def _structure(self, node: Node) -> Iterator[str]:
        statements = node.structure.statements if node.structure else []
        for index, one in enumerate(statements, 1):
            inference = self._inference(node, index - 1) if index == len(statements) else ""
            yield self._member(one, quoted(self.of_member[id(one)].title), inference)

    def _inference(self, node: Node, conclusion: int) -> str:
        told: dict[str, Json] = {"type": "inference", "conclusionIndex": conclusion}
        told |= {"argumentTitle": node.title, "inferenceRules": []}
        return f', "inference": {dump(told)}'

    # Relations, and the map

    def _relations(self, ties: Iterable[Tie]) -> Iterator[str]:
        for tie in ties:
            if id(tie) not in self.told:
                self.told[id(tie)] = {self._drawn(tie, line): None for line in tie.lines}
            yield from self.told[id(tie)]

    def _drawn(self, tie: Tie, line: Line) -> str:
        """Give a relation as one of its lines draws it: with what that line says of it."""
        source, target, step = tie.source, tie.target, ""
        if isinstance(target, Step):
            kind, step = "inference", f', "conclusionIndex": {target.conclusion}'
            target = target.argument
        else:
            if tie.kind in SYMMETRIC and self.of_member.get(id(line.premise)) is target:
                source, target = target, source
            kind = _kind(target)
        told = {k: v for k, v in (line.child.data or {}).items() if k in LINE_KEYS}
        return (
            f'{{"type": "relation", "relationType": "{tie.kind}", "from": {quoted(source.title)}, '
            f'"fromType": "{_kind(source)}", "to": {quoted(target.title)}, "toType": "{kind}"{step}'
            + (f', "data": {dump(told)}}}' if told else "}")
        )

    def _map(self) -> Raw:
        names = {id(one): f"n{index}" for index, one in enumerate(self.derived.nodes)}
        nodes = things(self._node(one, names[id(one)]) for one in self.derived.nodes)
        edges = things(
            f'{{"id": "e{index}", "type": "map-edge", "relationType": "{one.kind}", '
            f'"from": "{names[id(one.source)]}", "to": "{names[id(one.target)]}"}}'
            for index, one in enumerate(self.derived.edges, start=1)
        )
        return Raw(f'{{"nodes": {nodes},\n"edges": {edges}}}')

    def _node(self, node: Node, name: str) -> str:
        title, kind = quoted(node.title), "argument" if node.is_argument else "statement"
        return (
            f'{{"id": "{name}", "title": {title}, "labelTitle": {title}, '
            f'"type": "{kind}-map-node"}}'
        )

    # Sections and tags

    def _sections(self) -> list[Json]:
        made: list[dict[str, Json]] = []
        top: list[Json] = []
        for index, heading in enumerate(self.document.headings, start=1):
            children: list[Json] = []
            one: dict[str, Json] = {
                "type": "section", "id": f"s{index}", "level": heading.level,
                "title": heading.member.sentence, "children": children,
            }  # fmt: skip
            if heading.member.tags:
                one["tags"] = list(heading.member.tags)
            if heading.member.data:
                one["data"] = heading.member.data
            made.append(one)
            above = made[heading.parent]["children"] if heading.parent >= 0 else top
            above.append(one)  # type: ignore[union-attr]
        return top

    def _tags(self) -> dict[str, Json]:
        every: Sequence[Node] = [*self.derived.statements, *self.derived.arguments]
        tags = dict.fromkeys(tag for node in every for one in node.members for tag in one.tags)
        return {tag: {"tag": tag, "occurrenceIndex": index} for index, tag in enumerate(tags)}


def _kind(node: Node) -> str:
    return "argument" if node.is_argument else "equivalence-class"


def _ranges(member: Member) -> list[Json]:
    """Give where the tags stand: those that the words hold, and those behind the words."""
    text, tail = member.text, member.tail if member.tail >= 0 else len(member.text)
    inside = inline_tags(text[:tail], member.tags)
    words = [one for one in _TAG.finditer(text, 0, tail) if (one[1] or one[2]) in inside]
    return [
        {"type": "tag", "start": one.start(), "stop": one.end() - 1, "tag": one[1] or one[2]}
        for one in (*words, *_TAG.finditer(text, tail))
    ]
