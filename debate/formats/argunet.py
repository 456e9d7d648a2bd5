"""Argunet's GraphML: theses, arguments with premises and conclusions, and edges between them.

A proposition that stands in several arguments has one id, and is one claim. An argument with a
structure becomes a relation for each conclusion, with the premises linked; one without, a claim.
"""

from xml.etree.ElementTree import Element

from ..model import Claim, Kind, Relation
from .building import Building, topic_of
from .drawn import section_of, sections, tell_others
from .graphml_parts import Edge, Node, Parts
from .reading import Reading
from .xml_text import children, local, words

_CONCLUSIONS = ("conclusion", "preliminaryConclusion")
_KINDS = {
    "support": Kind.SUPPORT, "attack": Kind.ATTACK,
    "sketchedSupport": Kind.SUPPORT, "sketchedAttack": Kind.ATTACK,
}  # fmt: skip


def read(parts: Parts, file: str, slug: str) -> Reading:
    """Read a debate of Argunet."""
    for node in parts.nodes:
        if node.argunet is not None and local(node.argunet.tag) == "group":
            node.is_group = True
            node.labels = [_title(node.argunet)] if _title(node.argunet) else node.labels
    building = Building(file, topic_of(file, slug))
    reader = _Reader(building)
    sections(parts, building)
    for node in parts.nodes:
        if not node.is_group:
            reader.node(node)
    for edge in parts.edges:
        reader.edge(edge)
    tell_others(parts, building)
    return building.finish()


class _Reader:
    def __init__(self, building: Building) -> None:
        self.building = building
        self.said: dict[str, str] = {}  # by node: the claim that it comes down to
        self.open: dict[str, list[str]] = {}  # by node: the claims that can be spoken on
        self.edges: set[str] = set()

    def node(self, node: Node) -> None:
        """Make of a node a claim, or the relations of its structure."""
        entry = self.building.ledger.node(f"node {node.id}")
        told = node.argunet
        if node.id in self.open:
            self.building.refuse_twice(node.id)
        if told is None:
            self.building.ledger.lose("nothing of Argunet's is in it", entry)
            return
        propositions = children(told, "proposition")
        if propositions:
            self._structure(node, told, propositions, entry)
            return
        key = told.get("id") or node.id
        content = words(next(iter(children(told, "content", "description")), None))
        title = _title(told)
        claim = Claim("", content or title, title if content else "",
                      section=section_of(node, self.building),
                      is_argument=local(told.tag) == "argument")  # fmt: skip
        if self.building.knows(key) or self.building.claim(
            key, claim, entry, where=f"node {node.id}"
        ):
            self.building.ledger.carry(entry)
            self.said[node.id], self.open[node.id] = key, [key]

    def _structure(self, node: Node, told: Element, found: list[Element], entry: int) -> None:
        premises: list[str] = []
        every: list[str] = []
        steps: list[tuple[tuple[str, ...], str]] = []
        for number, one in enumerate(found):
            key = one.get("id") or f"{node.id}\n{number}"
            text = words(next(iter(children(one, "content")), None))
            if not self.building.knows(key):
                self.building.claim(key, Claim("", text, section=section_of(node, self.building)),
                                    where=f"node {node.id}")  # fmt: skip
            if one.get("type") in _CONCLUSIONS:
                if premises:
                    steps.append((tuple(premises), key))
                premises = [key]
                self.said[node.id] = key
            else:
                premises.append(key)
                every.append(key)
        self.open[node.id] = every
        title = _title(told)
        for number, (ends, conclusion) in enumerate(steps):
            is_last = number == len(steps) - 1
            key = node.id if is_last else f"{node.id}\nstep {number}"
            self.building.relation(
                key, Relation("", Kind.SUPPORT, ends, conclusion, title if is_last else ""), entry
            )
        if not steps:
            self.building.ledger.lose("a step without a premise or a conclusion", entry)

    def edge(self, edge: Edge) -> None:
        """Make a relation of an edge; one that a structure says already is carried by it."""
        entry = self.building.ledger.edge(f"edge {edge.id}")
        told = edge.argunet
        kind = _KINDS.get(told.get("type", "")) if told is not None else None
        if told is None or kind is None:
            self.building.ledger.lose("nothing says whether it is for or against", entry)
            return
        source = self._end(told.get("sourcePropositionId")) or self.said.get(edge.source, "")
        target = self._end(told.get("targetPropositionId"))
        if not target:
            spoken_on = self.open.get(edge.target, [])
            target = spoken_on[0] if len(spoken_on) == 1 else ""
        if source and source == target:
            self.building.ledger.carry(entry)
        elif not source or not target:
            self.building.ledger.lose("it does not say which claim speaks on which", entry)
        else:
            key = edge.id if edge.id not in self.edges else f"{edge.id}\n{len(self.edges)}"
            self.edges.add(key)
            told_ = Relation("", kind, (source,), target)
            self.building.relation(f"edge\n{key}", told_, entry)

    def _end(self, id_: str | None) -> str:
        return id_ if id_ and self.building.knows(id_) else ""


def _title(told: Element) -> str:
    return words(next(iter(children(told, "title")), None))[:500]
