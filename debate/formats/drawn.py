"""Drawings of others in GraphML: nodes with words, edges with a word or a colour for what they are.

yEd has the words in labels and the kind of an edge in the colour of its line: green for, red
against, purple for an undercut, as Argdown's export has them. An undercut of a node means the one
thing that it speaks on. What an edge is must be told in one of these ways: unknown is not support.
"""

from collections import defaultdict
from dataclasses import replace

from ..errors import Phrase
from ..model import Claim, Kind, Mark, Relation, Section
from .building import Building, topic_of
from .graphml_parts import Edge, Node, Parts
from .reading import Reading

_WORDS = {
    Kind.SUPPORT: ("support", "supports", "supporting", "pro", "for", "entails", "+", "steun",
                   "steunt", "voor", "sup", "because", "want"),
    Kind.ATTACK: ("attack", "attacks", "attacking", "con", "contra", "against", "-", "aanval",
                  "tegen", "contradicts", "contradictory", "contrary", "rebut", "reb", "but"),
    Kind.UNDERCUT: ("undercut", "undercuts", "und"),
}  # fmt: skip
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}
_MARKS = {"contradictory": Mark.CONTRADICTION, "contrary": Mark.CONTRARY}
_TELLING = (
    "relation",
    "relationtype",
    "type",
    "kind",
    "sign",
    "label",
    "role",
    "name",
    "interaction",
)
_TEXTS = ("text", "label", "description", "content", "name", "title")
_GROUPS = 100  # levels of groups in groups


def read(parts: Parts, file: str, slug: str) -> Reading:
    """Read a drawing."""
    building = Building(file, topic_of(file, slug, parts.keys.get("title", "")))
    sections(parts, building)
    for node in parts.nodes:
        if not node.is_group:
            entry = building.ledger.node(f"node {node.id}")
            building.claim(node.id, _claim(node, building), entry, where=f"node {node.id}")
    _Edges(building).read(parts.edges)
    tell_others(parts, building)
    return building.finish()


def sections(parts: Parts, building: Building) -> None:
    """Make a section of each group; groups within groups keep their place."""
    levels: dict[str, int] = {}
    for node in parts.nodes:
        if not node.is_group:
            continue
        entry = building.ledger.node(f"node {node.id}", "a group")
        level = levels.get(node.group, 0) + 1
        if level > _GROUPS:
            building.ledger.lose("groups stand in one another too deep", entry)
            continue
        id_ = building.id("g", node.id)
        if id_ in building.sections:
            building.refuse_twice(node.id)
        levels[node.id] = level
        title = (node.labels or [node.keys.get("label", "") or node.id])[0][:300]
        building.sections[id_] = Section(id_, title, level, section_of(node, building))
        building.ledger.carry(entry)


def section_of(node: Node, building: Building) -> str:
    """Give the id of the section that a node stands in, '' for none."""
    id_ = building.id("g", node.group) if node.group else ""
    return id_ if id_ in building.sections else ""


def tell_others(parts: Parts, building: Building) -> None:
    """Tell of hyperedges, ports and whatever else stands in a graph."""
    for name, count in parts.others.items():
        building.ledger.detail(
            "the graph",
            Phrase("{count} x <{name}>", count=count, name=name[:40]),
            "nothing is made of it here",
        )


def _claim(node: Node, building: Building) -> Claim:
    keys = {key.lower(): value for key, value in node.keys.items()}
    said = [keys[one] for one in _TEXTS if keys.get(one, "").strip()]
    title, text = "", (said or [""])[0]
    if node.labels:
        title, text = (node.labels[0], " ".join(node.labels[1:])) if node.labels[1:] else (
            "", node.labels[0])  # fmt: skip
    return Claim("", text, title[:500], section=section_of(node, building))


class _Edges:
    def __init__(self, building: Building) -> None:
        self.building = building
        self.used: set[str] = set()
        self.speaking: dict[str, list[str]] = defaultdict(list)

    def read(self, edges: list[Edge]) -> None:
        """Make a relation of each edge, undercuts last: they are about what the others make."""
        waiting = []
        for edge in edges:
            entry = self.building.ledger.edge(f"edge {edge.id}")
            kind, mark = _kind(edge)
            if kind is None or not edge.is_directed:
                self.building.ledger.lose(
                    "nothing says in which direction it goes" if kind else
                    "nothing says whether it is for or against", entry,
                )  # fmt: skip
            elif kind is Kind.UNDERCUT:
                waiting.append((edge, entry))
            else:
                self._add(edge, kind, mark, entry)
        for edge, entry in waiting:
            said = self.speaking[edge.target]
            if len(said) == 1:
                told = Relation("", Kind.UNDERCUT, (edge.source,), said[0])
                self.building.relation(self._key(edge), told, entry)
            else:
                why = "it undercuts a node that speaks on nothing, or on several others"
                self.building.ledger.lose(why, entry)

    def _add(self, edge: Edge, kind: Kind, mark: Mark | None, entry: int) -> None:
        key = self._key(edge)
        told = Relation("", kind, (edge.source,), edge.target, mark=mark)
        self.speaking[edge.source].append(key)
        if mark is None:
            self.building.relation(key, told, entry)
            return
        back = f"{key}\nback"
        self.building.relation(key, replace(told, pair=back), entry)
        other = replace(told, premises=(edge.target,), conclusion=edge.source, pair=key)
        self.building.relation(back, other, entry)

    def _key(self, edge: Edge) -> str:
        key, number = edge.id, 0
        while key in self.used:
            number += 1
            key = f"{edge.id}\n{len(self.used)}\n{number}"
        self.used.add(key)
        return key


def _kind(edge: Edge) -> tuple[Kind | None, Mark | None]:
    """Give what an edge is: by a word, else by the colour of its line, with how it ends."""
    keys = {key.lower(): value for key, value in edge.keys.items()}
    for said in (*(keys.get(one, "") for one in _TELLING), *edge.labels):
        word = said.strip().lower()
        if word in _KINDS:
            return _KINDS[word], _MARKS.get(word)
    kind = _of_color(edge.color)
    if kind is Kind.ATTACK and edge.tail not in ("none", ""):
        return kind, Mark.CONTRADICTION if edge.tail == "diamond" else Mark.CONTRARY
    return kind, None


def _of_color(color: str) -> Kind | None:
    """Tell green, red and purple.

    >>> [_of_color(one) for one in ("#00FF00", "#c00000", "#551A8B", "#000000", "")]
    [<Kind.SUPPORT: 'support'>, <Kind.ATTACK: 'attack'>, <Kind.UNDERCUT: 'undercut'>, None, None]
    """
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    except ValueError:
        return None
    if green > 100 and green > 1.4 * max(red, blue):
        return Kind.SUPPORT
    if red > 100 and red > 1.4 * max(green, blue):
        return Kind.ATTACK
    return Kind.UNDERCUT if min(red, blue) > 60 and min(red, blue) > 2 * green else None
