"""AIF as JSON: the node sets of AIFdb, and the files of OVA 2.

Reading gives the map that `net_reading` makes of the net. Writing makes an information node of each
claim, a node of each relation, and a locution with its illocution for each voice with a name and
for each wording. Keys that we do not know stay with the claim, the relation or the
debate that they stood in, and are written back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..errors import MalformedFile
from ..model import ArgumentMap, Claim, Json, Kind, Loss, Mark, Relation, Topic, Voice, VoiceKind
from . import json_text, net
from .building import Building, as_claim, slug_of, topic_of
from .holding import Holds, not_held
from .net_reading import DEFAULTS, NetReading, as_voice, as_wording, voice_told
from .passages import Passages
from .reading import Reading, Writing
from .strict_json import parse, refuse_depth

OWN = "tegengeluid"
"""The key under which a debate's slug, title and question are written, for ourselves."""

HOLDS = Holds(
    frozenset(
        {"topic.slug", "topic.title", "topic.question", "topic.language", "topic.description",
         "topic.theses", "topic.data", "claim.text", "claim.voice", "claim.wordings", "claim.data",
         "relation.scheme", "relation.data", "relation.mark", "relation.pair"}
    ),
    claim={"wordings": lambda claim: tuple(
        replace(one, text=as_wording(one.text)) for one in claim.wordings if as_wording(one.text)
    )},
)  # fmt: skip
_NODE_KEYS = frozenset({"nodeID", "id", "text", "type", "scheme", OWN})
_SET_KEYS = frozenset({"nodes", "edges", "locutions", "participants", OWN})
_SCHEMES = {
    "Default Inference": "72", "Default Conflict": "71", "Default Rephrase": "144",
    "Default Preference": "161", "Default Transition": "82", "Asserting": "74", "Arguing": "80",
    "Restating": "101", "Disagreeing": "78", "Agreeing": "77", "PureQuestioning": "91",
    "Default Illocuting": "168", "Example": "14", "CauseToEffect": "4", "PracticalReasoning": "28",
    "Analogy": "1", "ExpertOpinion": "15", "EstablishedRule": "61", "Sign": "30",
}  # fmt: skip
_DEFAULT = {"RA": "Default Inference", "CA": "Default Conflict", "MA": "Default Rephrase"}

_MARKS = {one.value: one for one in Mark}
_CAPACITIES: dict[str, Voice] = {kind.value: Voice(kind) for kind in VoiceKind}

Object = dict[str, Json]


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read a node set of AIFdb or a file of OVA 2.

    Raises MalformedFile for what is no such file, with its place.

    >>> nodes = '{"nodeID": "1", "type": "I", "text": "Het is zo."}'
    >>> len(read('{"nodes": [' + nodes + '], "edges": []}').map.claims)
    1
    """
    document = parse(text, file=file)
    if not isinstance(document, dict) or not isinstance(document.get("nodes"), list):
        raise MalformedFile("This is no AIF: it has no list of nodes.", file=file)
    analysis = document.get("analysis")
    source = analysis.get("txt") if isinstance(analysis, dict) else ""
    return read_set(document, document.get(OWN), _beside(document), source, file=file, slug=slug)


def _beside(document: Object) -> Object:
    """Give what stands in a file beside the node set, and is kept as it is."""
    kept = {key: value for key, value in document.items() if key not in _SET_KEYS}
    analysis = kept.get("analysis")
    if isinstance(analysis, dict) and isinstance(analysis.get("txt"), str):
        kept["analysis"] = {key: one for key, one in analysis.items() if key != "txt"}
    return kept


def read_set(
    document: Object, known: Json, kept: Object, source: Json, *, file: str, slug: str
) -> Reading:
    """Read nodes, edges, participants and locutions; `kept` goes with the debate as it is, and
    `source` is the text that was analysed, as HTML.
    """
    refuse_depth(kept, None, file)
    topic = topic_of(file, slug, known=_topic(known))
    topic = replace(topic, data={**topic.data, **({"aif": kept} if kept else {})})
    building = Building(file, topic)
    reading = NetReading(building)
    reading.speakers = _speakers(document, file)
    passages = Passages(building, source if isinstance(source, str) else "")
    for number, node in enumerate(_objects(document, "nodes", file)):
        id_ = _name(node.get("nodeID", node.get("id")), "nodeID", f"nodes[{number}]", file)
        type_, said = node.get("type"), node.get("text")
        scheme = node.get("scheme")
        reading.node(
            id_, type_ if isinstance(type_, str) else "", said if isinstance(said, str) else "",
            scheme if isinstance(scheme, str) else "", _data(node, file), _known(node),
        )  # fmt: skip
        if type_ == net.INFORMATION and (found := passages.of(id_)):
            reading.excerpts[id_] = found
    for number, edge in enumerate(_objects(document, "edges", file)):
        where = f"edges[{number}]"
        source_, target = edge.get("fromID", edge.get("from")), edge.get("toID", edge.get("to"))
        name = edge.get("edgeID", edge.get("id", number))
        reading.edge(str(name)[:80], _end(source_, where, file), _end(target, where, file))
    _tell_dialogue(document, building, file)
    return reading.finish(_own_theses(known))


def write(map_: ArgumentMap) -> Writing:
    """Write a node set of AIFdb."""
    document, losses = to_set(map_)
    kept = map_.topic.data.get("aif")
    fits = isinstance(kept, dict) and kept != {} and "AIF" not in kept and _beside(kept) == kept
    if fits and isinstance(kept, dict):
        document |= kept
    document[OWN] = about(map_.topic, elsewhere="aif" if fits else None)
    return Writing(json_text.text(document), losses)


def to_set(map_: ArgumentMap) -> tuple[Object, tuple[Loss, ...]]:
    """Give nodes, edges, locutions and participants, and what AIF cannot hold."""
    writer = _Writer(map_)
    writer.write()
    losses = not_held(map_, HOLDS)
    passages = tuple(
        Loss(one.id, "the passages of another wording", "this format has no place for it")
        for one in map_.claims.values()
        if any(wording.excerpts for wording in one.wordings)
    )
    return writer.document(), (*losses, *passages)


def about(topic: Topic, elsewhere: str | None = None) -> Object:
    """Give what is said of the debate itself, but the data that are told elsewhere."""
    data = {key: one for key, one in topic.data.items() if key != elsewhere}
    told: Object = {"slug": topic.slug, "title": topic.title, "language": topic.language}
    told |= {"question": topic.question} if topic.question else {}
    told |= {"description": topic.description} if topic.description else {}
    told |= {"theses": list(topic.theses)} if topic.theses else {}
    return told | ({"data": data} if data else {})


class _Writer:
    def __init__(self, map_: ArgumentMap) -> None:
        self.map = map_
        self.nodes: list[Object] = []
        self.edges: list[Json] = []
        self.locutions: list[Json] = []
        self.people: dict[Voice, str] = {}

    def document(self) -> Object:
        people: list[Json] = [
            {"participantID": id_, "firstname": voice.name or voice.kind.value, "surname": "",
             "kind": voice.kind.value,
             **({"name": voice.name} if voice.name == voice.kind.value else {})}
            for voice, id_ in self.people.items()
        ]  # fmt: skip
        return {"nodes": list[Json](self.nodes), "edges": self.edges, "locutions": self.locutions,
                "participants": people}  # fmt: skip

    def write(self) -> None:
        for claim in self.map.claims.values():
            data = {**claim.data}
            if self._can_rephrase(claim):
                del data["rephrases"]  # told by nodes
            self.node(claim.id, net.INFORMATION, claim.text, "", data)
            if (claim.voice != Voice() or claim.wordings) and not claim.voice.name:
                self.nodes[-1]["voice"] = claim.voice.kind.value
        for step in net.steps(self.map):
            scheme = step.relation.scheme or _DEFAULT[step.type]
            self.node(step.id, step.type, scheme, scheme, step.relation.data)
            if own := _own(step.relation):
                self.nodes[-1][OWN] = own
        for source, target in net.edges(self.map):
            self.edge(source, target)
        for claim in self.map.claims.values():
            if self._can_rephrase(claim):
                self._rephrases(claim.id, claim.data["rephrases"])
            if claim.voice.name:
                self._say(claim.id, 0, claim.voice, claim.text)
            for number, wording in enumerate(claim.wordings, start=1):
                self._say(claim.id, number, wording.voice, wording.text)

    def node(
        self, id_: str, type_: str, text: str, scheme: str, data: Mapping[str, Json] | None = None
    ) -> None:
        told: Object = {"nodeID": id_, "text": text, "type": type_}
        if scheme:
            told["scheme"] = scheme
        if scheme in _SCHEMES:
            told["schemeID"] = _SCHEMES[scheme]
        if data:
            kept = data.get("aif")
            fits = isinstance(kept, dict) and _data({**told, **kept}, "") == {"aif": kept}
            if fits and isinstance(kept, dict):
                told |= kept
            rest = {key: one for key, one in data.items() if not (fits and key == "aif")}
            told |= {"data": rest} if rest else {}
        self.nodes.append(told)

    def edge(self, source: str, target: str) -> None:
        number = str(len(self.edges) + 1)
        self.edges.append({"edgeID": number, "fromID": source, "toID": target, "formEdgeID": None})

    def _say(self, claim: str, number: int, voice: Voice, words: str) -> None:
        """Write who says a claim, in these words: a locution that asserts it."""
        speech, act = f"{claim}-L{number}", f"{claim}-YA{number}"
        name = voice.name or voice.kind.value
        self.node(speech, net.LOCUTION, f"{name} : {words}", "")
        self.node(act, net.ILLOCUTION, "Asserting", "Asserting")
        self.edge(speech, act)
        self.edge(act, claim)
        person = self.people.setdefault(voice, str(len(self.people) + 1))
        self.locutions.append(
            {"nodeID": speech, "personID": person, "timestamp": None, "start": None, "end": None,
             "source": None}
        )  # fmt: skip

    def _can_rephrase(self, claim: Claim) -> bool:
        """Tell whether what a claim says again is told by nodes: other claims, and nothing else."""
        others = claim.data.get("rephrases")
        return (
            isinstance(others, list)
            and bool(others)
            and all(
                isinstance(other, str)
                and other != claim.id
                and other in self.map.claims
                and as_claim(self.map.claims[other].text)
                for other in (claim.id, *others)
            )
        )

    def _rephrases(self, claim: str, others: Json) -> None:
        for number, other in enumerate(others if isinstance(others, list) else []):
            if isinstance(other, str):
                name = f"{claim}-MA{number}"
                self.node(name, "MA", _DEFAULT["MA"], _DEFAULT["MA"])
                self.edge(claim, name)
                self.edge(name, other)


# Reading


def _objects(document: Object, key: str, file: str) -> Iterator[Object]:
    """Give the objects of a list; nothing where it is not there. Raises MalformedFile."""
    found = document.get(key) or []
    if not isinstance(found, list):
        raise MalformedFile("{place} is no list.", file=file, place=key)
    for number, one in enumerate(found):
        if not isinstance(one, dict):
            raise MalformedFile("{place} is no object.", file=file, place=f"{key}[{number}]")
        yield one


def _own(relation: Relation) -> Object:
    """Give what AIF has no place for, nor another meaning."""
    scheme = relation.scheme if relation.scheme in DEFAULTS else ""
    fields: Object = {"mark": relation.mark, "pair": relation.pair, "scheme": scheme}
    return {key: one for key, one in fields.items() if one}


def _known(node: Object) -> Claim | Relation | None:
    """Give the capacity in which somebody without a name says a claim, and what else our own
    writer tells of a step.
    """
    own = node.get(OWN)
    if isinstance(own, dict):
        mark, pair, scheme = (
            one if isinstance(one := own.get(key), str) else ""
            for key in ("mark", "pair", "scheme")
        )
        return Relation("", Kind.SUPPORT, (), "", scheme=scheme, mark=_MARKS.get(mark), pair=pair)
    kind = node.get("voice")
    if not isinstance(kind, str) or kind not in _CAPACITIES:
        return None
    return Claim("", "", voice=_CAPACITIES[kind])


def _data(node: Object, file: str) -> Mapping[str, Json]:
    """Give what else stands in a node; under `data` our own writer keeps what a claim had."""
    rest: Object = {
        key: one for key, one in node.items() if key not in _NODE_KEYS and one is not None
    }
    if isinstance(rest.get("voice"), str) and rest["voice"] in _CAPACITIES:
        del rest["voice"]
    if not rest:
        return {}
    if rest.get("schemeID") == _SCHEMES.get(str(node.get("scheme")), ""):
        del rest["schemeID"]
    own = rest.pop("data") if isinstance(rest.get("data"), dict) else {}
    for kept in (own, rest):
        if isinstance(kept, dict) and any(
            isinstance(one, dict | list | float) for one in kept.values()
        ):
            refuse_depth(kept, None, file)
    return {**(own if isinstance(own, dict) else {}), **({"aif": rest} if rest else {})}


def _name(value: Json, key: str, where: str, file: str) -> str:
    """Give an id as text; numbers are as good. Raises MalformedFile for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise MalformedFile(
            "{place} needs {key}: a text or a number.", file=file, place=where, key=key
        )
    return str(value)[:200]


def _end(value: Json, where: str, file: str) -> str:
    """Give an end of an edge; OVA 2 puts a whole node there."""
    if isinstance(value, dict):
        value = value.get("id", value.get("nodeID"))
    return _name(value, "fromID and toID", where, file)


def _topic(known: Json) -> Topic | None:
    """Give the debate that our own writer tells of, None where it does not fit."""
    if not isinstance(known, dict) or not isinstance(known.get("slug"), str):
        return None
    words = {key: one for key, one in known.items() if isinstance(one, str)}
    data = known.get("data")
    return Topic(
        slug_of(words["slug"]), words.get("title", ""), words.get("question", ""),
        words.get("language", "nl"), (), words.get("description", ""),
        data if isinstance(data, dict) else {},
    )  # fmt: skip


def _own_theses(known: Json) -> tuple[str, ...]:
    theses = known.get("theses") if isinstance(known, dict) else None
    return tuple(one for one in theses if isinstance(one, str)) if isinstance(theses, list) else ()


def _tell_dialogue(document: Object, building: Building, file: str) -> None:
    """Tell of what the list of locutions holds beyond who says what."""
    for one in _objects(document, "locutions", file):
        if any(one.get(key) for key in ("start", "end", "source", "timestamp")):
            where = f"locution {one.get('nodeID')}"[:100]
            building.ledger.detail(where, "its time and its source", "only who says what is kept")


def _speakers(document: Object, file: str) -> dict[str, Voice]:
    """Give who speaks in each locution, by the participants; ids may be numbers or texts."""
    people: dict[str, Voice] = {}
    for one in _objects(document, "participants", file):
        names = [name for key in ("firstname", "surname") if isinstance(name := one.get(key), str)]
        kind = one.get("kind")
        if isinstance(kind, str) and kind in _CAPACITIES:
            is_named = names[:1] != [kind] or "name" in one
            voice = voice_told("".join(names) if is_named else "", kind)
        else:
            voice = as_voice(" ".join(names))
        people[str(one.get("participantID", one.get("id")))] = voice
    found = {}
    for one in _objects(document, "locutions", file):
        voice = people.get(str(one.get("personID")), Voice())
        if voice != Voice():
            found[str(one.get("nodeID"))] = voice
    return found
