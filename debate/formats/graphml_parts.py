"""The nodes and edges of a GraphML file, with the keys, labels and colours that they carry."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..errors import MalformedFile
from .plain_html import plain
from .xml_text import children, local, root, words

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
    """Read a file into its parts. Raises MalformedFile for what is no GraphML."""
    top = root(text, file=file)
    if local(top.tag) != "graphml":
        raise MalformedFile("This is no GraphML: it begins with <{tag}>.", file=file,
                            tag=local(top.tag)[:40])  # fmt: skip
    names = {
        one.get("id", ""): one.get("attr.name") or one.get("yfiles.type") or one.get("id") or ""
        for one in children(top, "key")
    }
    found = Parts(declared=frozenset(names.values()))
    graphs = children(top, "graph")
    if not graphs:
        raise MalformedFile("This GraphML holds no graph.", file=file)
    waiting = [(graph, "", graph.get("edgedefault") != "undirected") for graph in graphs[::-1]]
    while waiting:
        graph, group, is_directed = waiting.pop()
        for one in graph:
            name = local(one.tag)
            if name == "node":
                found.nodes.append(_node(one, group, names, file))
                inner = children(one, "graph")
                waiting += [(i, one.get("id", ""), is_directed) for i in inner]
            elif name == "edge":
                found.edges.append(_edge(one, names, is_directed, file))
            elif name == "data":
                found.keys[names.get(one.get("key", ""), "")] = "".join(one.itertext())
            elif name not in ("desc", ""):
                found.others[name] = found.others.get(name, 0) + 1
    return found


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
