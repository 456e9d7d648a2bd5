"""Our own GraphML: the keys by which it tells fields, and how they become a map again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from ..errors import MalformedFile
from ..model import Claim, Json, Kind, Maker, Mark, Origin, Relation, Topic, Voice
from . import net
from .building import Building, changed, slug_of, topic_of
from .graphml_parts import Edge, Node, Parts
from .net_reading import NetReading, voice_told
from .reading import Reading
from .strict_json import parse, refuse_depth

Part = TypeVar("Part", Node, Edge)

WORDS = {
    "graph": ("slug", "title", "question", "language", "description"),
    "claim": ("text", "title", "note", "origin"),
    "argument": ("text", "title", "note", "made_by", "why", "scheme", "mark", "pair"),
}
"""The fields that are told as they are."""

_MORE = ("voice", "voice_kind", "base", "tags", "data")
_NODE = dict.fromkeys(
    ("kind", "relation", "is_argument", *WORDS["claim"], *WORDS["argument"], *_MORE)
)
KEYS = {
    "graph": {name: f"g{n}" for n, name in enumerate((*WORDS["graph"], "theses", "data"))},
    "node": {name: f"n{n}" for n, name in enumerate(_NODE)},
    "edge": {"role": "e0"},
}
"""By what carries it and by field: the id of its key."""

_NOBODY = Voice()
_SAID, _TIED = Claim("", ""), Relation("", Kind.SUPPORT, (), "")
_CLAIM = frozenset({"kind", "text", "origin", "voice", "voice_kind"})
_RELATION = frozenset({"kind", "relation", "made_by", "voice", "voice_kind"})
"""What most nodes tell, of which a copy of one that says nothing is made soonest."""
_ORIGINS = {one.value: one for one in Origin}
_MARKS = {one.value: one for one in Mark}
_MAKERS = {one.value: one for one in Maker}
_KINDS = frozenset(one.value for one in Kind)


def read(parts: Parts, file: str, slug: str) -> Reading:
    """Read a file in which relations are nodes of the kind `argument`."""
    known = parts.keys
    told = Topic(
        slug_of(known.get("slug")), known.get("title", ""), known.get("question", ""),
        known.get("language", "nl"), (), known.get("description", ""),
    )  # fmt: skip
    topic = topic_of(file, slug, known=told)
    building = Building(file, topic)
    building.topic = replace(topic, data=_object(known.get("data", ""), "graph", building))
    reading = NetReading(building)
    for node in _taken(parts.nodes):
        if node.keys.get("kind") == "argument":
            kind = node.keys.get("relation")
            type_ = net.INFERENCE if kind == "support" else net.CONFLICT
            type_ = type_ if kind in _KINDS else f"argument: {kind}"[:40]
            reading.node(node.id, type_, "", known=_relation(node, building))
        else:
            is_claim = node.keys.get("kind") == "claim"
            reading.node(node.id, net.INFORMATION if is_claim else node.keys.get("kind", ""),
                         node.keys.get("text", ""), known=_claim(node, building))  # fmt: skip
    for edge in _taken(parts.edges):
        reading.edge(edge.id, edge.source, edge.target)
    return reading.finish(tuple(known.get("theses", "").split()))


def _taken(parts: list[Part]) -> Iterator[Part]:
    """Give parts one after the other, and let each go: a large file has a million."""
    parts.reverse()
    while parts:
        yield parts.pop()


def _claim(node: Node, building: Building) -> Claim:
    keys = node.keys
    origin = _ORIGINS.get(keys.get("origin", ""), Origin.PLATFORM)
    if keys.keys() <= _CLAIM:
        return changed(_SAID, voice=_voice(node), origin=origin)
    return Claim(
        "", "", _words(node, "title", building), _words(node, "note", building), _voice(node),
        origin, base=_base(node, building),
        is_argument=keys.get("is_argument", "").lower() == "true",
        tags=_tags(node, building), data=_object(keys.get("data", ""), node.id, building),
    )  # fmt: skip


def _relation(node: Node, building: Building) -> Relation:
    keys = node.keys
    made_by = keys.get("made_by", "")
    if keys.keys() <= _RELATION:
        return changed(_TIED, voice=_voice(node), made_by=_MAKERS.get(made_by, Maker.TEXT))
    return Relation(
        "", Kind.SUPPORT, (), "", _words(node, "title", building), _words(node, "text", building),
        _voice(node), note=_words(node, "note", building), why=_words(node, "why", building),
        made_by=_MAKERS.get(made_by, Maker.TEXT), scheme=_words(node, "scheme", building),
        mark=_MARKS.get(keys.get("mark", "")), pair=keys.get("pair", ""),
        base=_base(node, building),
        tags=_tags(node, building), data=_object(keys.get("data", ""), node.id, building),
    )  # fmt: skip


_SAY = {"title": "its title", "note": "its note", "text": "its text",
        "why": "why there is a relation", "scheme": "its scheme"}  # fmt: skip


def _words(node: Node, key: str, building: Building) -> str:
    text = node.keys.get(key, "")
    return building.words(f"node {node.id}", _SAY[key], text) if text else ""


def _voice(node: Node) -> Voice:
    name, kind = node.keys.get("voice", ""), node.keys.get("voice_kind", "")
    return voice_told(name, kind) if name or kind else _NOBODY


def _base(node: Node, building: Building) -> float | None:
    said = node.keys.get("base")
    if said is None:
        return None
    try:
        value = float(said)
    except ValueError:
        value = -1.0
    if 0 <= value <= 1:
        return value
    building.ledger.detail(f"node {node.id}", "its base score", "it lies between 0 and 1")
    return None


def _tags(node: Node, building: Building) -> tuple[str, ...]:
    found = _json(node.keys.get("tags", ""), node.id, building)
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def _object(text: str, where: str, building: Building) -> dict[str, Json]:
    found = _json(text, where, building)
    return found if isinstance(found, dict) else {}


def _json(text: str, where: str, building: Building) -> Json:
    """Read a value that stands in a key as JSON; what is none is told."""
    if not text:
        return None
    try:
        value = parse(text)
        refuse_depth(value, None, "")
    except MalformedFile:
        building.ledger.detail(f"node {where}"[:100], "its data", "it is not JSON")
        return None
    return value
