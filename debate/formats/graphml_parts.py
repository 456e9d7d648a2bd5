"""The nodes and edges of a GraphML file, with the keys, labels and colours that they carry."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree.ElementTree import Element

from ..errors import MalformedFile
from .plain_html import plain
from .xml_text import children, local, root, words

_PIECE = 1_000_000  # characters
_NEXT = re.compile("<(?:node|edge) ")
_ARGUNET = frozenset({"argument", "thesis", "group"})


@dataclass(slots=True)
class Node:
    """A node: what its keys say, its labels, and the group that it stands in ('' for none)."""

    id: str
    group: str
    keys: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    is_group: bool = False
    argunet: Element | None = None


@dataclass(slots=True)
class Edge:
    """An edge: its ends, what its keys say, the colour of its line and what its tail is."""

    id: str
    source: str
    target: str
    keys: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    color: str = ""
    tail: str = "none"
    is_directed: bool = True
    argunet: Element | None = None


@dataclass
class Parts:
    """What a file holds; `declared` names its keys, `others` counts what is neither node nor edge,
    by name.
    """

    keys: dict[str, str] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()

    @property
    def is_argunet(self) -> bool:
        """Tell whether Argunet's own data stand in it."""
        return any(one.argunet is not None for one in self.nodes)

    @property
    def is_own(self) -> bool:
        """Tell whether relations are nodes, as we write them."""
        if not self.nodes:
            return "slug" in self.declared
        return any(one.keys.get("kind") in ("claim", "argument") for one in self.nodes)


def parts(text: str, file: str) -> Parts:
    """Read a file into its parts, a large one piece by piece: whole it would take a gigabyte.

    Raises MalformedFile for what is no GraphML.
    """
    if len(text) > _PIECE and (cuts := _cuts(text)):
        with suppress(MalformedFile):  # read as a whole, it has its right line
            return _piece_by_piece(text, cuts, file)
    return _Taking(root(text, file=file), file).all()


def _cuts(text: str) -> list[int]:
    """Give where a text can be cut: before nodes and edges, and where its one graph ends; none
    where others can stand in them, or what only looks like them.
    """
    begin, end = text.find("<node "), text.rfind("</graph>")
    is_one = text.count("<graph ") + text.count("<graph>") == 1 and 0 < begin < end
    if not is_one or "<!" in text or text.find("<key ", begin) >= 0:
        return []
    cuts = [begin]
    while found := _NEXT.search(text, cuts[-1] + _PIECE, end):
        cuts.append(found.start())
    return [*cuts, end]


def _piece_by_piece(text: str, cuts: list[int], file: str) -> Parts:
    head, tail = text[: cuts[0]], text[cuts[-1] :]
    taking = _Taking(root(head + tail, file=file), file)
    known = len(taking.graphs[0])
    taking.take(taking.graphs[0])
    for begin, end in pairwise(cuts):
        [graph] = children(root(head + text[begin:end] + tail, file=file), "graph")
        taking.take(graph[known:])
    return taking.found


class _Taking:
    """Takes nodes, edges and what else stands in the graphs of a file."""

    def __init__(self, top: Element, file: str) -> None:
        if local(top.tag) != "graphml":
            raise MalformedFile("This is no GraphML: it begins with <{tag}>.", file=file,
                                tag=local(top.tag)[:40])  # fmt: skip
        self.file = file
        self.names = {
            one.get("id", ""): one.get("attr.name") or one.get("yfiles.type") or one.get("id") or ""
            for one in children(top, "key")
        }
        self.graphs = children(top, "graph")
        if not self.graphs:
            raise MalformedFile("This GraphML holds no graph.", file=file)
        self.found = Parts(declared=frozenset(self.names.values()))
        self.group, self.is_directed = "", _is_directed(self.graphs[0])

    def all(self) -> Parts:
        """Take every graph, and the graphs in its groups after it."""
        waiting = [(graph, "", _is_directed(graph)) for graph in self.graphs[::-1]]
        while waiting:
            graph, self.group, self.is_directed = waiting.pop()
            self.take(graph)
            for one in graph:
                if local(one.tag) == "node":
                    inner = children(one, "graph")
                    waiting += [(i, one.get("id", ""), self.is_directed) for i in inner]
        return self.found

    def take(self, below: Iterable[Element]) -> None:
        """Take what stands right below a graph."""
        found, names = self.found, self.names
        for one in below:
            name = local(one.tag)
            if name == "node":
                found.nodes.append(_node(one, self.group, names, self.file))
            elif name == "edge":
                found.edges.append(_edge(one, names, self.is_directed, self.file))
            elif name == "data":
                found.keys[names.get(one.get("key", ""), "")] = "".join(one.itertext())
            elif name not in ("desc", ""):
                found.others[name] = found.others.get(name, 0) + 1


def _is_directed(graph: Element) -> bool:
    return graph.get("edgedefault") != "undirected"


def _node(element: Element, group: str, names: dict[str, str], file: str) -> Node:
    node = Node(_required(element, "id", file), group)
    node.is_group = element.get("yfiles.foldertype") in ("group", "folder")
    for key, data in _data(element, names):
        if len(data):
            _look(data, node)
        else:
            node.keys[key] = data.text or ""
    return node


def _edge(element: Element, names: dict[str, str], is_directed: bool, file: str) -> Edge:
    source, target = _required(element, "source", file), _required(element, "target", file)
    edge = Edge(element.get("id", f"{source} {target}"), source, target)
    edge.is_directed = element.get("directed", "true" if is_directed else "false") != "false"
    for key, data in _data(element, names):
        if len(data) == 0:
            edge.keys[key] = data.text or ""
            continue
        for one in data.iter():
            name = local(one.tag)
            if name == "LineStyle":
                edge.color = one.get("color", "")
            elif name == "Arrows":
                edge.tail = one.get("source", "none")
            elif name == "EdgeLabel":
                edge.labels.append(words(one))
            elif name == "edge":
                edge.argunet = one
    return edge


def _look(data: Element, node: Node) -> None:
    """Find labels and Argunet's elements below a node's data; of a folder the open half counts."""
    for one in data.iter():
        name = local(one.tag)
        if name == "NodeLabel" and (label := plain("".join(one.itertext()))):
            if not (node.is_group and label in node.labels):
                node.labels.append(label)
        elif name in _ARGUNET and "argunet" in str(one.tag):
            node.argunet = one
            return


def _data(element: Element, names: dict[str, str]) -> Iterator[tuple[str, Element]]:
    for one in element:
        if local(one.tag) == "data":
            key = one.get("key", "")
            yield names.get(key, key), one


def _required(element: Element, name: str, file: str) -> str:
    value = element.get(name)
    if not value:
        raise MalformedFile(
            "{place} needs {key}: a text or a number.",
            file=file,
            place=f"<{local(element.tag)}>",
            key=name,
        )
    return value
