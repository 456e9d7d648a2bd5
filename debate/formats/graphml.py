"""GraphML: our own, with claims and relations as nodes as AIF has them, and those of others.

Written by hand: networkx, which reads it in the tests, needs nine seconds for 100,000 claims. A
relation is a node of the kind `argument`, for GraphML cannot point at an edge. Read is whatever
`graphml_parts` finds: our own keys, plain keys of others, yEd's labels and colours (also as Argdown
exports them), and Argunet's arguments.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import StrEnum

from ..model import ArgumentMap, Claim, Loss, Relation, Topic, Voice
from . import argunet, drawn, graphml_own
from .graphml_parts import parts
from .holding import Holds, not_held
from .reading import Reading, Writing
from .xml_text import escaped, is_fit

_NOBODY = Voice()
_SCHEMA = "http://graphml.graphdrawing.org/xmlns"
_HOLDS = Holds(frozenset(
    {f"topic.{one.name}" for one in fields(Topic)}
    | {f"claim.{one}" for one in (*graphml_own.WORDS["claim"], "voice", "tags", "data", "base",
                                  "is_argument")}
    | {f"relation.{one}" for one in (*graphml_own.WORDS["argument"], "voice", "tags", "data",
                                     "base")}
))  # fmt: skip
_ALWAYS = frozenset({"language"})  # a field that is told also where it is empty


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read a GraphML file. Raises MalformedFile for what is none, with its line."""
    found = parts(text, file)
    if found.is_argunet:
        return argunet.read(found, file, slug)
    if found.is_own:
        return graphml_own.read(found, file, slug)
    return drawn.read(found, file, slug)


def write(map_: ArgumentMap) -> Writing:
    """Write a map as GraphML; characters that XML cannot hold are left out, and told."""
    writer = _Writer()
    keys = [
        f'<key id="{key}" for="{kind}" attr.name="{name}" attr.type="string"/>'
        for kind, names in graphml_own.KEYS.items()
        for name, key in names.items()
    ]
    body = [*writer.topic(map_.topic), *writer.nodes(map_), *writer.edges(map_)]
    text = "\n".join(
        ["<?xml version='1.0' encoding='utf-8'?>", f'<graphml xmlns="{_SCHEMA}">', *keys,
         '<graph edgedefault="directed">', *body, "</graph>", "</graphml>", ""]
    )  # fmt: skip
    return Writing(text, (*not_held(map_, _HOLDS), *writer.losses))


class _Writer:
    def __init__(self) -> None:
        self.losses: list[Loss] = []

    def topic(self, topic: Topic) -> Iterator[str]:
        told = {one: getattr(topic, one) for one in graphml_own.WORDS["graph"]}
        told |= {"theses": " ".join(topic.theses), "data": topic.data}
        yield self._data("graph", topic.slug, told)

    def nodes(self, map_: ArgumentMap) -> Iterator[str]:
        for claim in map_.claims.values():
            yield self._node("claim", claim, {"kind": "claim", "is_argument": claim.is_argument})
        for one in map_.relations.values():
            yield self._node("argument", one, {"kind": "argument", "relation": one.kind.value})

    def edges(self, map_: ArgumentMap) -> Iterator[str]:
        key = graphml_own.KEYS["edge"]["role"]
        number = 0
        for one in map_.relations.values():
            ends = [(premise, one.id, "premise") for premise in one.premises]
            for source, target, role in (*ends, (one.id, one.conclusion, "conclusion")):
                yield (
                    f'<edge id="e{number}" source="{source}" target="{target}">'
                    f'<data key="{key}">{role}</data></edge>'
                )
                number += 1

    def _node(self, kind: str, thing: Claim | Relation, told: dict[str, object]) -> str:
        told |= {name: getattr(thing, name) for name in graphml_own.WORDS[kind]}
        told |= {"voice": thing.voice.name, "base": thing.base, "tags": list(thing.tags)}
        if thing.voice != _NOBODY:
            told["voice_kind"] = thing.voice.kind.value
        told["data"] = thing.data
        return f'<node id="{thing.id}">{self._data("node", thing.id, told)}</node>'

    def _data(self, kind: str, where: str, told: Mapping[str, object]) -> str:
        keys = graphml_own.KEYS[kind]
        return "".join(
            f'<data key="{keys[name]}">{self._value(where, value)}</data>'
            for name, value in told.items()
            if name in _ALWAYS
            or (value is not None and value is not False and value not in ("", [], {}))
        )

    def _value(self, where: str, value: object) -> str:
        words = value.value if isinstance(value, StrEnum) else value
        text = words if isinstance(words, str) else _json(words)
        if not is_fit(text):
            self.losses.append(Loss(where, "a control character", "XML cannot hold it"))
        return escaped(text)


def _json(value: object) -> str:
    """Write a value so that XML can hold it: a character that it cannot becomes its number."""
    text = json.dumps(value, ensure_ascii=False, default=dict)
    return text if is_fit(text) else json.dumps(value, default=dict)
