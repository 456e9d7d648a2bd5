"""A map as Argdown's JSON: what Argdown's own tools export of the Argdown that we write.

`frontMatter`, and `data` on a relation, are ours; the tools leave alone what they do not know.
"""

import re
from collections.abc import Sequence

from ...hoarding import hoarding
from ...model import ArgumentMap, Json
from .. import json_text
from ..reading import Writing
from . import writer
from .derive import Derived, Node, Step, Tie, derive
from .document import Document, Member, Role
from .inline import TAG
from .parser import parse

_TAG = re.compile(rf"{TAG.pattern}|#\(([^)\n]+)\)")
_ROLES = {
    Role.TOP: "top-level-statement", Role.DRAWN: "relation-statement", Role.PREMISE: "premise",
    Role.STEP: "intermediary-conclusion", Role.CONCLUSION: "main-conclusion",
}  # fmt: skip
_LINE_KEYS = ("by", "why", "relation")


def write(map_: ArgumentMap) -> Writing:
    """Write a map.

    >>> import json
    >>> from ...model import Topic
    >>> list(json.loads(write(ArgumentMap(Topic("brug", "De brug"))).text))
    ['frontMatter', 'arguments', 'statements', 'relations', 'map', 'sections', 'tags']
    """
    written = writer.write(map_)
    with hoarding():
        document, _ = parse(written.text)
        found = _Export(document, derive(document)).whole()
        return Writing(json_text.text(found), written.losses)


class _Export:
    def __init__(self, document: Document, derived: Derived) -> None:
        self.document, self.derived = document, derived
        nodes = [*derived.statements, *derived.arguments]
        self.titles = {id(one): node.title for node in nodes for one in node.members}
        self.in_structure = {
            id(one): node.title
            for node in derived.arguments
            if node.structure
            for one in node.structure.statements
        }
        self.told: dict[int, dict[str, Json]] = {}  # of each tie, which stands in three places
        self.said: dict[tuple[str, str, str], dict[str, Json]] = {}
        for line in document.lines:
            told = {k: v for k, v in (line.child.data or {}).items() if k in _LINE_KEYS}
            if told:
                self.said.setdefault(self._ends(line.sign, line.premise, line.conclusion), told)

    def whole(self) -> dict[str, Json | json_text.Fields]:
        """Give the document as the tools do, in their order; each is made as it is written."""
        derived = self.derived
        return {
            "frontMatter": self.document.front,
            "arguments": ((one.title, self._argument(one)) for one in derived.arguments),
            "statements": ((one.title, self._statement(one)) for one in derived.statements),
            "relations": [self._relation(one) for one in derived.relations],
            "map": self._map(),
            "sections": self._sections(),
            "tags": self._tags(),
        }

    # Statements and arguments

    def _statement(self, node: Node) -> dict[str, Json]:
        found: dict[str, Json] = {"type": "equivalence-class", "title": node.title}
        found["relations"] = [self._relation(one) for one in node.ties]
        found["members"] = [self._member(one, node.title) for one in node.members]
        roles = {one.role for one in node.members}
        names = {
            Role.TOP: "TopLevelStatement", Role.DRAWN: "RelationStatement", Role.PREMISE: "Premise",
            Role.STEP: "IntermediaryConclusion", Role.CONCLUSION: "MainConclusion",
        }  # fmt: skip
        found |= {f"isUsedAs{name}": role in roles for role, name in names.items()}
        return found | self._shared(node)

    def _argument(self, node: Node) -> dict[str, Json]:
        found: dict[str, Json] = {"type": "argument", "title": node.title}
        found["relations"] = [self._relation(one) for one in node.ties]
        found["members"] = [self._member(one, node.title) for one in node.members]
        found["pcs"] = self._structure(node)
        return found | self._shared(node)

    def _shared(self, node: Node) -> dict[str, Json]:
        """Give what all members of a class have together."""
        tags: list[Json] = [*dict.fromkeys(tag for one in node.members for tag in one.tags)]
        data: dict[str, Json] = {}
        for one in node.members:
            data |= one.data or {}
        sections = [one.section for one in node.members if one.section >= 0]
        found: dict[str, Json] = {"tags": tags} if tags else {}
        if data:
            found["data"] = data
        return found | ({"section": f"s{sections[0] + 1}"} if sections else {})

    def _member(self, member: Member, title: str, role: str = "") -> dict[str, Json]:
        usual = "argument-description" if member.is_argument else _ROLES[member.role]
        found: dict[str, Json] = {"type": "statement", "role": role or usual, "title": title}
        if member.role is Role.TOP:
            found["isTopLevel"] = True
        if member.is_reference:
            found["isReference"] = True
        else:
            found["text"] = member.text
        if member.tags:
            found["ranges"] = _ranges(member)
            found["tags"] = list(member.tags)
        if member.data:
            found["data"] = member.data
        if member.section >= 0:
            found["section"] = f"s{member.section + 1}"
        if member.role in (Role.PREMISE, Role.STEP, Role.CONCLUSION):
            found["argumentTitle"] = self.in_structure.get(id(member), "")
        return found

    def _structure(self, node: Node) -> list[Json]:
        if node.structure is None:
            return []
        steps = {one.conclusion: one for one in node.structure.inferences}
        found: list[Json] = []
        for index, one in enumerate(node.structure.statements):
            member = self._member(one, self.titles[id(one)])
            if index in steps:
                inference: dict[str, Json] = {"type": "inference", "conclusionIndex": index}
                inference["argumentTitle"] = node.title
                inference["inferenceRules"] = list(steps[index].rules)
                if data := steps[index].data:
                    inference["data"] = data
                member["inference"] = inference
            found.append(member)
        return found

    # Relations, and the map

    def _relation(self, tie: Tie) -> dict[str, Json]:
        if id(tie) not in self.told:
            self.told[id(tie)] = self._tie(tie)
        return self.told[id(tie)]

    def _tie(self, tie: Tie) -> dict[str, Json]:
        found: dict[str, Json] = {
            "type": "relation", "relationType": tie.kind,
            "from": tie.source.title, "fromType": _kind(tie.source),
        }  # fmt: skip
        if isinstance(tie.target, Step):
            found |= {"to": tie.target.argument.title, "toType": "inference",
                      "conclusionIndex": tie.target.conclusion}  # fmt: skip
        else:
            found |= {"to": tie.target.title, "toType": _kind(tie.target)}
        told = self.said.get((tie.kind, str(found["from"]), str(found["to"])))
        return found | ({"data": told} if told else {})

    def _ends(self, sign: str, premise: object, conclusion: object) -> tuple[str, str, str]:
        return (str(sign), self._spoken(premise), self._spoken(conclusion))

    def _spoken(self, end: object) -> str:
        """Give the title that a relation has for an end of a line."""
        if not isinstance(end, Member):
            argument = end.structure.argument  # type: ignore[attr-defined]
            return self.titles[id(argument)] if argument else ""
        return self.titles[id(end)]

    def _map(self) -> dict[str, Json]:
        names = {id(one): f"n{index}" for index, one in enumerate(self.derived.nodes)}
        nodes: list[Json] = [
            {"id": names[id(one)], "title": one.title, "labelTitle": one.title,
             "type": f"{'argument' if one.is_argument else 'statement'}-map-node"}
            for one in self.derived.nodes
        ]  # fmt: skip
        edges: list[Json] = [
            {"id": f"e{index}", "type": "map-edge", "relationType": one.kind,
             "from": names[id(one.source)], "to": names[id(one.target)]}
            for index, one in enumerate(self.derived.edges, start=1)
        ]  # fmt: skip
        return {"nodes": nodes, "edges": edges}

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
    return [
        {"type": "tag", "start": one.start(), "stop": one.end() - 1, "tag": one[1] or one[2]}
        for one in _TAG.finditer(member.text)
        if (one[1] or one[2]) in member.tags
    ]
