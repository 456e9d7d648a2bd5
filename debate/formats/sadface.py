"""SADFace: atoms and schemes in JSON, as AIF has them, under other names.

Old and new versions differ in what they have: only nodes and edges are needed. What a scheme is
says its name: `support`, `attack`, `rephrase` and `preference`, or an argumentation scheme, which
is a support unless its metadata says otherwise. Our own writer keeps an id, a voice and more in the
metadata of a node, which the format leaves free.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..errors import MalformedFile
from ..model import ArgumentMap, Claim, Json, Kind, Mark, Relation, Voice
from . import json_text, net
from .building import Building, slug_of, topic_of
from .holding import Holds, not_held
from .net_reading import NetReading, voice_told
from .reading import Reading, Writing
from .strict_json import parse, refuse_depth

_OWN = "tegengeluid"
_HOLDS = Holds(frozenset(
    {"topic.slug", "topic.title", "topic.question", "topic.description", "claim.text",
     "claim.title", "claim.note", "claim.voice", "relation.voice", "relation.scheme",
     "relation.title", "relation.text", "relation.note", "relation.mark", "relation.pair"}
))  # fmt: skip
_TYPES = {
    "support": net.INFERENCE, "attack": net.CONFLICT, "conflict": net.CONFLICT,
    "undercut": net.CONFLICT, "rephrase": net.REPHRASE, "preference": net.PREFERENCE,
}  # fmt: skip

_MARKS = {one.value: one for one in Mark}

Object = dict[str, Json]


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read a SADFace document. Raises MalformedFile for what is none, with its place."""
    document = parse(text, file=file)
    if not isinstance(document, dict) or not isinstance(document.get("nodes"), list):
        raise MalformedFile("This is no SADFace: it has no list of nodes.", file=file)
    core = _object(_object(document.get("metadata")).get("core"))
    own = _words(_object(_object(document.get("metadata")).get(_OWN)), "slug")
    topic = topic_of(file, slug or slug_of(own), _words(core, "title"))
    if _OWN in _object(document.get("metadata")):
        told = (_words(core, "notes"), _words(core, "description"))
        topic = replace(topic, question=told[0], description=told[1])
    building = Building(file, topic)
    _keep(document, building, file)
    reading = NetReading(building)
    for node, place in _objects(document, "nodes", file):
        _node(node, place, reading, file)
    for edge, place in _objects(document, "edges", file):
        ends = (_id(edge, key, place, file) for key in ("source_id", "target_id"))
        reading.edge(str(edge.get("id", place))[:80], *ends)
    return reading.finish()


def write(map_: ArgumentMap) -> Writing:
    """Write a SADFace document."""
    topic = map_.topic
    nodes: list[Json] = [
        {"id": one.id, "type": "atom", "text": one.text, "sources": [], "metadata": _about(one)}
        for one in map_.claims.values()
    ]
    nodes += [
        {
            "id": step.id,
            "type": "scheme",
            "name": _name(step.relation),
            "metadata": _about(step.relation),
        }
        for step in net.steps(map_)
    ]
    edges: list[Json] = [
        {"id": f"e{number}", "source_id": source, "target_id": target}
        for number, (source, target) in enumerate(net.edges(map_))
    ]
    core: Object = {
        "analyst_name": "", "analyst_email": "", "created": "", "edited": "", "id": topic.slug,
        "title": topic.title, "notes": topic.question, "description": topic.description,
        "version": "0.5",
    }  # fmt: skip
    document: Object = {
        "metadata": {"core": core, _OWN: {"slug": topic.slug}},
        "resources": [], "sources": [], "nodes": nodes, "edges": edges,
    }  # fmt: skip
    return Writing(json_text.text(document), not_held(map_, _HOLDS))


def _name(relation: Relation) -> str:
    if relation.scheme and relation.kind is Kind.SUPPORT:
        return relation.scheme
    return "support" if relation.kind is Kind.SUPPORT else "attack"


def _about(thing: Claim | Relation) -> Object:
    """Give what the metadata of a node keep for ourselves."""
    told: Object = {"title": thing.title, "note": thing.note, "voice": thing.voice.name}
    told["voice_kind"] = "" if thing.voice == Voice() else thing.voice.kind.value
    if isinstance(thing, Relation):
        told |= {"kind": thing.kind.value, "text": thing.text, "scheme": thing.scheme,
                 "mark": thing.mark, "pair": thing.pair}  # fmt: skip
    kept: Object = {key: one for key, one in told.items() if one}
    return {_OWN: kept} if kept else {}


def _node(node: Object, place: str, reading: NetReading, file: str) -> None:
    id_ = _id(node, "id", place, file)
    type_, text, name = (_words(node, key) for key in ("type", "text", "name"))
    own = _object(_object(node.get("metadata")).get(_OWN))
    voice = voice_told(_words(own, "voice"), _words(own, "voice_kind"))
    building, where = reading.building, f"node {id_}"
    title = building.words(where, "its title", _words(own, "title"))
    note = building.words(where, "its note", _words(own, "note"))
    rest = _rest(node, ("id", "type", "text", "name"), file)
    data: Object = {"sadface": rest} if rest else {}
    if type_ == "atom":
        reading.node(id_, net.INFORMATION, text, data=data,
                     known=Claim("", "", title, note, voice))  # fmt: skip
        return
    if type_ != "scheme":
        reading.node(id_, type_ or "?", text, data=data)
        return
    said = _words(own, "kind")
    step = _TYPES.get(said or name.lower(), net.INFERENCE if name else "scheme without a name")
    scheme = "" if own or name.lower() in _TYPES else name
    known = Relation(
        "", Kind.SUPPORT, (), "", title, building.words(where, "its text", _words(own, "text")),
        voice, note=note, scheme=building.words(where, "its scheme", _words(own, "scheme")),
        mark=_MARKS.get(_words(own, "mark")), pair=_words(own, "pair"),
    )  # fmt: skip
    reading.node(id_, step, text, scheme, data, known)


def _keep(document: Object, building: Building, file: str) -> None:
    """Keep with the debate what stands beside nodes and edges in a file of somebody else."""
    if _OWN not in _object(document.get("metadata")):
        building.keep("sadface", _rest(document, ("nodes", "edges"), file))


def _rest(thing: Object, known: tuple[str, ...], file: str) -> Object:
    """Give what else stands in an object, without what is empty and what is our own."""
    rest: Object = {key: one for key, one in thing.items() if key not in known and one}
    metadata = _object(rest.pop("metadata", None))
    more: Object = {key: one for key, one in metadata.items() if key != _OWN}
    rest |= {"metadata": more} if more else {}
    refuse_depth(rest, None, file)
    return rest


def _objects(document: Object, key: str, file: str) -> Iterator[tuple[Object, str]]:
    found = document.get(key) or []
    if not isinstance(found, list):
        raise MalformedFile("{place} is no list.", file=file, place=key)
    for number, one in enumerate(found):
        if not isinstance(one, dict):
            raise MalformedFile("{place} is no object.", file=file, place=f"{key}[{number}]")
        yield one, f"{key}[{number}]"


def _id(thing: Object, key: str, place: str, file: str) -> str:
    value = thing.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise MalformedFile(
            "{place} needs {key}: a text or a number.", file=file, place=place, key=key
        )
    return str(value)[:200]


def _words(thing: Object, key: str) -> str:
    value = thing.get(key)
    return value if isinstance(value, str) else ""


def _object(value: Json) -> Object:
    return value if isinstance(value, dict) else {}
