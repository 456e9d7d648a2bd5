"""JSON-LD: a map as linked data, with AIF's vocabulary and the anchors of W3C Web Annotation.

Each claim is an `aif:I-node`; each relation an `aif:RA-node` or `aif:CA-node` with its premises and
its conclusion; each passage an annotation that identifies a claim in a source, by its place. The
words of a passage stay out: quoting them may be somebody's right. Read is this shape, by its names;
what else a document holds is told.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..errors import MalformedFile
from ..model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Json,
    Kind,
    Mark,
    Relation,
    Source,
    SourceKind,
    Voice,
)
from . import json_text
from .building import Building, slug_of, topic_of
from .holding import Holds, not_held
from .net_reading import voice_told
from .reading import Reading, Writing
from .strict_json import LARGEST, parse

CONTEXT: dict[str, Json] = {
    "aif": "http://www.arg.dundee.ac.uk/aif#",
    "schema": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    "text": "aif:claimText",
    "premises": {"@id": "aif:Premise", "@type": "@id"},
    "conclusion": {"@id": "aif:Conclusion", "@type": "@id"},
    "scheme": "aif:usesScheme",
    "voice": "schema:author",
    "name": "schema:name",
}
_ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
_HOLDS = Holds(frozenset(
    {"topic.slug", "topic.title", "topic.language", "claim.text", "claim.title", "claim.voice",
     "claim.excerpts", "relation.scheme", "relation.title", "relation.voice", "relation.mark",
     "relation.pair", "sources"}
))  # fmt: skip
_MARKS = {one.value: one for one in Mark}
_KINDS = {"support": "aif:RA-node", "attack": "aif:CA-node", "undercut": "aif:CA-node"}

Object = dict[str, Json]


def write(map_: ArgumentMap) -> Writing:
    """Write a map as JSON-LD."""
    graph: list[Json] = [
        {"id": one.id, "type": "aif:I-node", "text": one.text, **_more(one)}
        for one in map_.claims.values()
    ]
    graph += [
        {"id": one.id, "type": _KINDS[one.kind], "kind": one.kind.value,
         "premises": list(one.premises), "conclusion": one.conclusion, **_more(one)}
        for one in map_.relations.values()
    ]  # fmt: skip
    graph += [_source(one) for one in map_.sources.values()]
    for claim in map_.claims.values():
        graph += [_annotation(claim, one, n) for n, one in enumerate(claim.excerpts)]
    topic = map_.topic
    document: Object = {
        "@context": [_ANNOTATION, CONTEXT],
        "id": topic.slug, "name": topic.title, "inLanguage": topic.language, "@graph": graph,
    }  # fmt: skip
    return Writing(json_text.text(document), not_held(map_, _HOLDS))


def _more(thing: Claim | Relation) -> Object:
    told: Object = {"name": thing.title} if thing.title else {}
    if isinstance(thing, Relation):
        fields: Object = {"scheme": thing.scheme, "mark": thing.mark, "pair": thing.pair}
        told |= {key: one for key, one in fields.items() if one}
    if thing.voice != Voice():
        told["voice"] = {"name": thing.voice.name, "capacity": thing.voice.kind.value}
    return told


def _source(one: Source) -> Object:
    told: Object = {"id": one.id, "type": "schema:CreativeWork", "kind": one.kind.value}
    fields: Object = {
        "key": one.key, "name": one.title, "author": list(one.authors), "url": one.url,
        "datePublished": one.published, "publisher": one.outlet, "inReplyTo": one.reaction_to,
        "position": one.number, "voice": _more_voice(one.voice), "data": dict(one.data),
    }  # fmt: skip
    return told | {key: value for key, value in fields.items() if value}


def _more_voice(voice: Voice) -> Object:
    return {} if voice == Voice() else {"name": voice.name, "capacity": voice.kind.value}


def _annotation(claim: Claim, one: Excerpt, number: int) -> Object:
    selector: Object = {"type": "FragmentSelector", "value": f"p={one.paragraph}"}
    if one.end or one.digest:
        selector["refinedBy"] = {
            "type": "TextPositionSelector", "start": one.start, "end": one.end,
            "digest": one.digest,
        }  # fmt: skip
    return {
        "id": f"{claim.id}/{number}", "type": "Annotation", "motivation": "identifying",
        "body": claim.id, "target": {"source": one.source, "selector": selector},
    }  # fmt: skip


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read what `write` writes, in whatever order. Raises MalformedFile for what is none.

    Nodes are claims and relations; edges are premises and conclusions. Sources and annotations
    that do not fit are told.
    """
    document = parse(text, file=file)
    graph = document.get("@graph") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(graph, list):
        raise MalformedFile('This is no map in JSON-LD: it has no list "@graph".', file=file)
    own, name = document.get("id"), document.get("name")
    topic = topic_of(file, slug or slug_of(own), name if isinstance(name, str) else "")
    language = document.get("inLanguage")
    topic = replace(topic, language=language if isinstance(language, str) else "nl")
    return _Reader(Building(file, topic), graph).read()


class _Reader:
    def __init__(self, building: Building, graph: list[Json]) -> None:
        self.building = building
        self.ledger = building.ledger
        self.graph = graph
        self.passages: dict[str, list[Excerpt]] = {}

    def read(self) -> Reading:
        """Read sources, passages, then claims and relations."""
        for one, _ in self._things("schema:CreativeWork"):
            self._source(one)
        sources = self.building.sources
        for id_, source in list(sources.items()):
            if source.reaction_to and source.reaction_to not in sources:
                sources[id_] = replace(source, reaction_to="")
        for one, place in self._things("Annotation"):
            self._passage(one, place)
        for one, place in self._things("aif:I-node"):
            key = self._id(one, place)
            entry = self.ledger.node(f"node {key}", "a claim")
            claim = Claim("", _word(one, "text"), self._words(one, "name", key), voice=_voice(one),
                          excerpts=tuple(self.passages.get(key, ())))  # fmt: skip
            self.building.claim(key, claim, entry, where=f"node {key}")
        for key in self.passages:
            if not self.building.knows(key):
                self.ledger.detail(
                    key[:80], "an annotation", "what it is about is not a claim here"
                )
        for one, place in self._things("aif:RA-node", "aif:CA-node"):
            self._relation(one, place)
        known = ("schema:CreativeWork", "Annotation", "aif:I-node", "aif:RA-node", "aif:CA-node")
        for number, thing in enumerate(self.graph):
            if not isinstance(thing, dict) or thing.get("type") not in known:
                entry = self.ledger.node(f"@graph[{number}]", "a thing")
                self.ledger.lose("a type that is not known here", entry)
        return self.building.finish()

    def _things(self, *types: str) -> Iterator[tuple[Object, str]]:
        for number, one in enumerate(self.graph):
            if isinstance(one, dict) and one.get("type") in types:
                yield one, f"@graph[{number}]"

    def _relation(self, one: Object, place: str) -> None:
        key = self._id(one, place)
        entries = [self.ledger.node(f"node {key}", "a relation")]
        premises = one.get("premises")
        ends = [premises] if isinstance(premises, str) else premises
        if not isinstance(ends, list) or not all(isinstance(end, str) for end in ends):
            raise MalformedFile("{place} is no list.", file=self.building.file,
                                place=f"{place}.premises")  # fmt: skip
        from_ = [self.ledger.edge(f"node {key}", "a premise") for _ in ends]
        entries.append(self.ledger.edge(f"node {key}", "a conclusion"))
        kind = one.get("kind")
        kind = kind if isinstance(kind, str) else ""
        if kind not in _KINDS or _KINDS[kind] != one.get("type"):
            self.ledger.lose("nothing says whether it is for or against", *entries, *from_)
            return
        told = Relation("", Kind(kind), tuple(str(end) for end in ends), _word(one, "conclusion"),
                        self._words(one, "name", key), voice=_voice(one),
                        scheme=self._words(one, "scheme", key),
                        mark=_MARKS.get(_word(one, "mark")), pair=_word(one, "pair"))  # fmt: skip
        self.building.relation(key, told, *entries, ends=from_)

    def _words(self, one: Object, name: str, key: str) -> str:
        what = "its title" if name == "name" else "its scheme"
        return self.building.words(f"node {key}", what, _word(one, name))

    def _source(self, one: Object) -> None:
        id_, kind = _word(one, "id"), _word(one, "kind")
        source = self.building.id("s", id_)
        authors, number, data = one.get("author"), one.get("position"), one.get("data")
        if kind not in set(SourceKind) or source in self.building.sources:
            self.ledger.detail(
                id_[:80], "a source", "its kind is not known, or it stands here twice"
            )
            return
        self.building.sources[source] = Source(
            source, SourceKind(kind), _word(one, "name"), _word(one, "key"),
            tuple(a for a in authors if isinstance(a, str)) if isinstance(authors, list) else (),
            _voice(one), _word(one, "datePublished"), _word(one, "publisher"), _word(one, "url"),
            self.building.id("s", reply) if (reply := _word(one, "inReplyTo")) else "",
            number if isinstance(number, int) and number > 0 else 0,
            data if isinstance(data, dict) else {},
        )  # fmt: skip

    def _passage(self, one: Object, place: str) -> None:
        target = one.get("target")
        target = target if isinstance(target, dict) else {}
        selector = target.get("selector")
        selector = selector if isinstance(selector, dict) else {}
        value = _word(selector, "value").removeprefix("p=")
        refined = selector.get("refinedBy")
        refined = refined if isinstance(refined, dict) else {}
        start, end, digest = (
            refined.get("start", 0),
            refined.get("end", 0),
            _word(refined, "digest"),
        )
        source = self.building.id("s", _word(target, "source"))
        is_fit = (
            source in self.building.sources
            and value.isascii() and value.isdigit() and int(value[:20]) <= LARGEST
            and isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= LARGEST
            and (not digest or (8 <= len(digest) <= 64 and set(digest) <= set("0123456789abcdef")))
        )  # fmt: skip
        if not is_fit or not isinstance(start, int) or not isinstance(end, int):
            why = "its source or its selector is not one that is read here"
            self.ledger.detail(place, "an annotation", why)
            return
        excerpt = Excerpt(source, int(value), start, end, digest)
        self.passages.setdefault(_word(one, "body"), []).append(excerpt)

    def _id(self, one: Object, place: str) -> str:
        if not (id_ := _word(one, "id")):
            raise MalformedFile("{place} needs {key}: a text or a number.",
                                file=self.building.file, place=place, key="id")  # fmt: skip
        return id_[:200]


def _word(thing: Object, key: str) -> str:
    value = thing.get(key)
    return value if isinstance(value, str) else ""


def _voice(thing: Object) -> Voice:
    told = thing.get("voice")
    if not isinstance(told, dict):
        return Voice()
    return voice_told(_word(told, "name"), _word(told, "capacity"))
