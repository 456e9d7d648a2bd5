"""Microtext XML (arggraph): short texts, cut into units that support and attack one another.

A unit is one or more segments. `und` and `add` point at an edge: the first undercuts it, the second
adds a premise to it. The voices are a proponent and an opponent. In a map that is written, each
claim is a segment of its own; what has no place (titles, notes, ...) is told.
"""

from collections import defaultdict
from xml.etree.ElementTree import Element

from ..errors import MalformedFile, Phrase
from ..model import ArgumentMap, Claim, Kind, Loss, Relation, Voice
from .building import Building, topic_of
from .holding import Holds, not_held
from .reading import Reading, Writing
from .xml_text import children, escaped, is_fit, local, root, words

_KINDS = {"sup": Kind.SUPPORT, "exa": Kind.SUPPORT, "reb": Kind.ATTACK, "und": Kind.UNDERCUT}
_TYPES = {Kind.SUPPORT: "sup", Kind.ATTACK: "reb", Kind.UNDERCUT: "und"}
_SIDES = {"pro": "Proponent", "opp": "Opponent"}
_NOBODY = Voice()
_HOLDS = Holds(
    frozenset({"topic.slug", "topic.title", "claim.text"}),
    topic={
        "slug": lambda told: topic_of("", title=told.slug).slug,
        "title": lambda told: topic_of("", title=told.slug).title,
    },
    speaker=lambda claim: _voice(_side(claim)),
)


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read a graph. Raises MalformedFile for what is none, with its line.

    Nodes are the segments, units and joints of the file; edges are its edges.
    """
    top = root(text, file=file)
    if local(top.tag) != "arggraph":
        raise MalformedFile(
            "This is no microtext: it begins with <{tag}>.", file=file, tag=local(top.tag)[:40]
        )
    return _Reader(top, file, slug).read()


def write(map_: ArgumentMap) -> Writing:
    """Write a map as a graph; characters that XML cannot hold are left out, and told."""
    claims, ties = map_.claims.values(), map_.relations.values()
    losses = [one for one in not_held(map_, _HOLDS) if not _is_held(one, map_)]
    losses += [
        Loss(one.id, "that nobody is named for it", "a reader takes who speaks for its side")
        for one in claims
        if one.voice == _NOBODY
    ]
    losses += [
        Loss(one.id, "a control character", "XML cannot hold it")
        for one in claims
        if not is_fit(one.text)
    ]
    lines = ["<?xml version='1.0' encoding='UTF-8'?>"]
    lines.append(
        f'<arggraph id="{escaped(map_.topic.slug)}" topic_id="{escaped(map_.topic.slug)}">'
    )
    lines += [f'  <edu id="e-{one.id}">{escaped(one.text)}</edu>' for one in claims]
    lines += [f'  <adu id="{one.id}" type="{_side(one)}"/>' for one in claims]
    lines += [
        f'  <edge id="s-{one.id}" src="e-{one.id}" trg="{one.id}" type="seg"/>' for one in claims
    ]
    for one in ties:
        first, *more = one.premises
        ends = f'src="{first}" trg="{one.conclusion}" type="{_type(one)}"'
        lines.append(f'  <edge id="{one.id}" {ends}/>')
        lines += [
            f'  <edge id="{one.id}-{number}" src="{premise}" trg="{one.id}" type="add"/>'
            for number, premise in enumerate(more, start=2)
        ]
    return Writing("\n".join([*lines, "</arggraph>", ""]), tuple(losses))


def _is_held(loss: Loss, map_: ArgumentMap) -> bool:
    """Tell whether a side or a type tells what has no field: a voice, or that it is an example."""
    claim = map_.claims.get(loss.where)
    if claim:
        said = {"its voice": claim.voice == _voice(_side(claim)),
                "its other data": claim.data == {"side": "opp"}}  # fmt: skip
        return said.get(str(loss.what), False)
    return loss.what == "its scheme" and _type(map_.relations[loss.where]) == "exa"


def _type(relation: Relation) -> str:
    is_example = relation.kind is Kind.SUPPORT and relation.scheme == "Example"
    return "exa" if is_example else _TYPES[relation.kind]


def _voice(side: str) -> Voice:
    return Voice(name=_SIDES.get(side, ""))


def _side(claim: Claim) -> str:
    return "opp" if claim.data.get("side") == "opp" else "pro"


class _Reader:
    def __init__(self, top: Element, file: str, slug: str) -> None:
        self.top = top
        self.file = file
        self.building = Building(file, topic_of(file, slug, top.get("id", "")))
        self.ledger = self.building.ledger
        self.texts: dict[str, tuple[str, int]] = {}
        self.joints: dict[str, int] = {}
        self.used: set[str] = set()
        self.units: dict[str, tuple[str, int]] = {}
        self.edges: dict[str, tuple[Element, int]] = {}
        self.parts: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def read(self) -> Reading:
        """Read nodes, then what joins them."""
        self._nodes()
        self._edges()
        for name, (side, entry) in self.units.items():
            self._claim(name, side, entry)
        added: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for one, entry in self.edges.values():
            if one.get("type") == "add":
                added[one.get("trg", "")].append((one.get("src", ""), entry))
        for name, (one, entry) in self.edges.items():
            self._relation(name, one, entry, added[name])
        return self.building.finish()

    def _nodes(self) -> None:
        known = {"edu", "adu", "joint", "edge"}
        for one in self.top:
            name = local(one.tag)
            if name in ("edu", "joint"):
                id_ = self._id(one)
                entry = self.ledger.node(
                    f"{name} {id_}", "a segment" if name == "edu" else "a joint"
                )
                if id_ in self.texts or id_ in self.joints:
                    self.building.refuse_twice(id_)
                if name == "edu":
                    self.texts[id_] = (words(one), entry)
                else:
                    self.joints[id_] = entry
            elif name == "adu":
                id_ = self._id(one)
                if id_ in self.units:
                    self.building.refuse_twice(id_)
                self.units[id_] = (one.get("type", ""), self.ledger.node(f"adu {id_}", "a unit"))
            elif name not in known and name:
                self.ledger.detail(f"<{name[:40]}>", "an element", "nothing is made of it here")

    def _edges(self) -> None:
        for one in children(self.top, "edge"):
            id_ = self._id(one)
            entry = self.ledger.edge(
                f"edge {id_}", Phrase("an edge of type {type}", type=one.get("type", "?")[:20])
            )
            if id_ in self.edges:
                self.building.refuse_twice(id_)
            self.edges[id_] = (one, entry)
            if one.get("type") == "seg":
                self.parts[one.get("trg", "")].append((one.get("src", ""), entry))
            elif one.get("type") not in (*_KINDS, "add"):
                self.ledger.lose("a type that is not known here", entry)

    def _claim(self, name: str, side: str, entry: int) -> None:
        """Make a claim of a unit: the segments that lead to it, also over a joint."""
        segments: list[tuple[str, int]] = []
        entries = [entry]
        for source, edge in self.parts[name]:
            if source in self.joints and source not in self.used:
                self.used.add(source)  # a joint or a segment belongs to one unit
                entries += (self.joints[source], edge)
                entries += [one for _, one in self.parts[source]]
                segments += [self.texts[end] for end, _ in self.parts[source] if end in self.texts]
            elif source in self.texts and source not in self.used:
                self.used.add(source)
                entries.append(edge)
                segments.append(self.texts[source])
        text = " ".join(words_ for words_, _ in segments)
        entries += [one for _, one in segments]
        data = {"side": side} if side == "opp" else {}
        claim = Claim("", text, voice=_voice(side), data=data)
        self.building.claim(name, claim, *entries, where=f"adu {name}")

    def _relation(self, name: str, one: Element, entry: int, added: list[tuple[str, int]]) -> None:
        kind = _KINDS.get(one.get("type", ""))
        if kind is None:
            return
        target = one.get("trg", "")
        if kind in (Kind.SUPPORT, Kind.ATTACK) and target in self.edges:
            self.ledger.lose("only an undercut speaks on an edge", entry)
            return
        premises = (one.get("src", ""), *(source for source, _ in added))
        scheme = "Example" if one.get("type") == "exa" else ""
        self.building.relation(
            name,
            Relation("", kind, premises, target, scheme=scheme),
            ends=(entry, *(e for _, e in added)),
        )

    def _id(self, one: Element) -> str:
        id_ = one.get("id")
        if not id_:
            raise MalformedFile("{place} needs {key}: a text or a number.", file=self.file,
                                place=f"<{local(one.tag)}>", key="id")  # fmt: skip
        return id_
