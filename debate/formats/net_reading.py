"""A net of information and steps, as somebody else made it, to a map; dirty data is told.

A step with several targets becomes one relation for each, and what undercuts it one for each of
these; one without a premise or a target is a draft: it is in the report, and its ends are kept with
the debate. What was said (locution and illocution) becomes the voice of a claim, with the very
words as a wording of it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..errors import Phrase
from ..model import (
    CLAIM_LENGTH,
    NOTE_LENGTH,
    Claim,
    Excerpt,
    Json,
    Kind,
    Relation,
    Voice,
    VoiceKind,
    Wording,
)
from ..text import characters
from .building import Building, changed
from .map_check import MOST_PREMISES
from .net import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    PREFERENCE,
    REPHRASE,
    STEPS,
    TRANSITION,
)
from .net_targets import Told, relations
from .reading import Reading

_NAME_LENGTH = 100
DEFAULTS = frozenset({"", "Default Inference", "Default Conflict", "support", "attack"})


@dataclass(frozen=True, slots=True)
class _Node:
    type: str
    text: str
    scheme: str
    data: Mapping[str, Json]
    entry: int
    known: Claim | Relation | None


_CAPACITIES = {kind.value: Voice(kind) for kind in VoiceKind}
_SAID = Claim("", "")
_PLAIN = Relation("", Kind.SUPPORT, (), "")

Ends = dict[str, list[tuple[str, int]]]  # by node: who is at the other end, over which edge


@lru_cache(256)
def _of_type(type_: str) -> Phrase:
    return Phrase("a node of type {type}", type=type_)


class NetReading:
    """A net that is being read: first its nodes, then its edges, then `finish`."""

    def __init__(self, building: Building) -> None:
        self.building = building
        self.ledger = building.ledger
        self.speakers: dict[str, Voice] = {}
        self.excerpts: dict[str, tuple[Excerpt, ...]] = {}
        self._nodes: dict[str, _Node] = {}
        self._after: dict[str, str] = {}
        self._into: Ends = defaultdict(list)
        self._out: Ends = defaultdict(list)
        self._heard: dict[str, list[tuple[str, str, tuple[int, ...]]]] = defaultdict(list)

    def node(
        self,
        id_: str,
        type_: str,
        text: str,
        scheme: str = "",
        data: Mapping[str, Json] | None = None,
        known: Claim | Relation | None = None,
    ) -> None:
        """Add a node; `known` is what else is known of it. Raises MalformedFile for an id that
        another has.
        """
        entry = self.ledger.node(f"node {id_}", _of_type(type_[:20] or "?"))
        if id_ in self._nodes:
            self.building.refuse_twice(id_)
        self._nodes[id_] = _Node(
            type_, text, scheme, data or (known.data if known else {}), entry, known
        )

    def edge(self, name: str, source: str, target: str) -> None:
        """Add an edge, after all nodes."""
        entry = self.ledger.edge(f"edge {name}")
        if source not in self._nodes or target not in self._nodes:
            self.ledger.lose("one of its ends is not in the file", entry)
        elif source == target:
            self.ledger.lose("it goes from a node to itself", entry)
        else:
            self._out[source].append((target, entry))
            self._into[target].append((source, entry))

    def finish(self, theses: tuple[str, ...] = ()) -> Reading:
        """Give the map that the net is."""
        self._hear()
        rephrased = self._rephrased()
        for id_, node in self._nodes.items():
            if node.type == INFORMATION:
                self._claim(id_, node, rephrased.get(id_, []))
        drafts: list[Json] = []
        steps = {id_: node for id_, node in self._nodes.items() if node.type in STEPS}
        targets = {
            id_: [one for one in self._out[id_] if self._kind(node, one[0])]
            for id_, node in steps.items()
        }
        told = relations(targets, self.ledger)
        for id_, node in steps.items():
            drafts += self._step(id_, node, targets[id_], told[id_])
        self.building.keep("drafts", drafts)
        self.building.keep("preferences", self._preferences())
        self._explain()
        return self.building.finish(theses)

    # What was said

    def _hear(self) -> None:
        """Find for each claim and step who says it: the speaker of each illocution's locution."""
        for id_, node in self._nodes.items():
            if node.type == ILLOCUTION:
                self._hear_one(id_, node)

    def _hear_one(self, id_: str, node: _Node) -> None:
        for source, edge in self._into[id_]:
            said = self._nodes[source]
            entries = (said.entry, node.entry, edge)
            if said.type == LOCUTION:
                speech = source
            elif said.type == TRANSITION:
                speech = self._spoken_after(source)
            else:
                continue
            for target, out in self._out[id_]:
                self._heard[target].append((speech, node.text, (*entries, out)))
            return  # an illocution has one speaker; other edges into it stand in the report

    def _spoken_after(self, transition: str) -> str:
        """Give the locution that a transition leads to, '' for none; looked for once."""
        if transition not in self._after:
            ends = (end for end, _ in self._out[transition])
            found = (end for end in ends if self._nodes[end].type == LOCUTION)
            self._after[transition] = next(found, "")
        return self._after[transition]

    def voice(self, speech: str) -> Voice:
        """Give who speaks in a locution: by the list of speakers, else as its words begin."""
        if speech in self.speakers:
            return self.speakers[speech]
        node = self._nodes.get(speech)
        name, colon, _ = node.text.partition(" : ") if node else ("", "", "")
        return as_voice(name) if colon else Voice()

    def _words(self, speech: str) -> str:
        """Give what is said in a locution, without the name before it."""
        text, name = self._nodes[speech].text, f"{self.voice(speech).name} : "
        _, colon, words = text.partition(name if text.startswith(name) else " : ")
        return _line(words if colon else text)

    # Claims

    def _claim(self, id_: str, node: _Node, rephrased: list[str]) -> None:
        told = [one for one in self._heard.get(id_, ()) if one[0]]
        known = node.known if isinstance(node.known, Claim) else _SAID
        if not told and not rephrased:
            excerpts = self.excerpts.get(id_, ())
            claim = changed(known, text=node.text, data=node.data, excerpts=excerpts)
            self.building.claim(id_, claim, node.entry, where=f"node {id_}")
            return
        first = self.voice(told[0][0]) if known is _SAID and told else None
        wordings = [
            (speech, Wording(self._words(speech), self.voice(speech))) for speech, _, _ in told
        ]
        if first is not None and wordings[0][1].text == _line(node.text):
            del wordings[0]  # the claim itself; who says the same again is another voice
        acts: list[Json] = [act for _, act, _ in told]
        data: dict[str, Json] = dict(node.data)
        data |= {"acts": acts} if any(act not in ("", "Asserting") for act in acts) else {}
        if rephrased:
            data["rephrases"] = [self.building.id("c", one) for one in rephrased]
        claim = changed(
            known, text=node.text, voice=known.voice if first is None else first, data=data,
            excerpts=self.excerpts.get(id_, ()),
            wordings=tuple(one for speech, one in wordings if self._fits(speech, one)),
        )  # fmt: skip
        if self.building.claim(id_, claim, node.entry, where=f"node {id_}"):
            self.ledger.carry(*(entry for _, _, entries in told for entry in entries))

    def _fits(self, speech: str, wording: Wording) -> bool:
        if as_wording(wording.text):
            return True
        self.ledger.detail(f"node {speech}", "its very words", "a wording has 3 to 500 characters")
        return False

    def _rephrased(self) -> dict[str, list[str]]:
        """Give for each claim which others it says again, over rephrase nodes."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, node in self._nodes.items():
            if node.type != REPHRASE:
                continue
            targets = [one for one in self._out[id_] if self._is_claim(one[0])]
            if not targets:
                self.ledger.lose("what it rephrases is not a claim", node.entry)
                continue
            target, out = targets[0]
            for source, edge in self._into[id_]:
                if self._is_claim(source):
                    found[source].append(target)
                    self.ledger.carry(node.entry, edge, out)
            self.ledger.lose("no claim rephrases anything by it", node.entry)
            self.ledger.lose("a claim rephrases one other", *(entry for _, entry in targets[1:]))
        return found

    def _is_claim(self, id_: str) -> bool:
        node = self._nodes[id_]
        return node.type == INFORMATION and bool(node.text.strip(" \n\t,;:"))

    # Steps

    def _step(
        self, id_: str, node: _Node, targets: list[tuple[str, int]], speaks: Told
    ) -> list[Json]:
        """Add the relations of a step; give what is only a draft."""
        premises = [one for one in self._into[id_] if self._nodes[one[0]].type == INFORMATION]
        if not premises or not targets:
            self.ledger.lose(
                "a step without a premise" if not premises else "a step without a conclusion",
                node.entry, *(entry for _, entry in (*premises, *targets)),
            )  # fmt: skip
            return [self._draft(id_, node, premises, targets)]
        if len(premises) > MOST_PREMISES:
            self.ledger.lose(
                "it has more premises than anybody can weigh together",
                node.entry, *(entry for _, entry in (*premises, *targets)),
            )  # fmt: skip
            return []
        told = self._heard.get(id_, [])
        premises = [one for one in premises if self.building.knows(one[0])]
        entries = (node.entry, *(entry for _, entry in premises))
        entries += tuple(entry for _, _, heard in told for entry in heard)
        acts = [act for _, act, _ in told if act not in ("", "Arguing", "Disagreeing")]
        known = node.known if isinstance(node.known, Relation) else _PLAIN
        ends = tuple(end for end, _ in premises)
        voice = self.voice(told[0][0]) if told else known.voice
        scheme = known.scheme or self._scheme(id_, node)
        data = {**node.data, "acts": list[Json](acts)} if acts else node.data
        kinds = {edge: self._kind(node, target) for target, edge in targets}
        for key, end, edge in speaks:
            relation = changed(known, kind=kinds[edge], premises=ends, conclusion=end, voice=voice,
                               scheme=scheme, data=data)  # fmt: skip
            self.building.relation(key, relation, *entries, edge)
        return []

    def _scheme(self, id_: str, node: _Node) -> str:
        if node.scheme in DEFAULTS:
            return ""
        return self.building.words(f"node {id_}", "its scheme", node.scheme)

    def _kind(self, node: _Node, target: str) -> Kind | None:
        """Give what a step is to its target, None where it can be nothing to it."""
        end = self._nodes[target].type
        if end == INFORMATION:
            return Kind.SUPPORT if node.type == INFERENCE else Kind.ATTACK
        return Kind.UNDERCUT if end in STEPS and node.type == CONFLICT else None

    def _draft(
        self, id_: str, node: _Node, premises: list[tuple[str, int]], targets: list[tuple[str, int]]
    ) -> Json:
        return {
            "node": id_,
            "type": node.type,
            "premises": [one for one, _ in premises],
            "targets": [one for one, _ in targets],
        }

    def _preferences(self) -> list[Json]:
        """Keep what is preferred to what; a claim or a step is named as the file names it."""
        kept: list[Json] = []
        for id_, node in self._nodes.items():
            if node.type != PREFERENCE:
                continue
            before, after = self._into[id_], self._out[id_]
            if not before or not after:
                self.ledger.lose("a preference needs both ends", node.entry)
                continue
            kept.append({"over": [one for one, _ in before], "under": [one for one, _ in after]})
            self.ledger.carry(node.entry, *(entry for _, entry in (*before, *after)))
        return kept

    # The report

    def _explain(self) -> None:
        """Say of what is left over why nothing could be made of it."""
        whys = {
            LOCUTION: "it says nothing that is a claim here",
            TRANSITION: "the order of what was said is not kept",
            ILLOCUTION: "nobody says a claim or a step by it",
        }
        for id_, node in self._nodes.items():
            if node.type not in _KNOWN:
                self.ledger.lose("a type that is not known here", node.entry)
            elif node.type in whys:
                self.ledger.lose(whys[node.type], node.entry)
            if node.type not in _HELD:
                self._tell_parts(node)
            joins = _JOINS.get(node.type, _KNOWN)
            for target, entry in self._out[id_]:
                if self._nodes[target].type not in joins:
                    self.ledger.lose("nothing joins these two types of nodes", entry)

    def _tell_parts(self, node: _Node) -> None:
        """Tell what else is said of a node that becomes a part of something: when, by which
        scheme.
        """
        rest = {
            key: one for kept in node.data.values() if isinstance(kept, dict)
            for key, one in kept.items() if one not in ("", [], {})
        }  # fmt: skip
        if rest.pop("timestamp", None) is not None:
            self.ledger.part(node.entry, "its time", _NOT_KEPT)
        if rest:
            self.ledger.part(node.entry, "its other data", _NOT_KEPT)


_NOT_KEPT = "only claims and steps keep what else is told of them"
_HELD = frozenset({INFORMATION, *STEPS})

_JOINS = {
    INFORMATION: frozenset({*STEPS, REPHRASE, PREFERENCE}),
    INFERENCE: frozenset({INFORMATION, PREFERENCE}),
    CONFLICT: frozenset({INFORMATION, *STEPS, PREFERENCE}),
    REPHRASE: frozenset({INFORMATION}),
    LOCUTION: frozenset({ILLOCUTION, TRANSITION}),
    TRANSITION: frozenset({ILLOCUTION, LOCUTION}),
    ILLOCUTION: frozenset({INFORMATION, *STEPS}),
}
"""What a node of each type may point to here."""

_KNOWN = frozenset(
    {INFORMATION, *STEPS, REPHRASE, PREFERENCE, LOCUTION, TRANSITION, ILLOCUTION}
)  # fmt: skip


def _line(text: str) -> str:
    return characters.one_line(text[:2_000], CLAIM_LENGTH[1])


def as_wording(text: str) -> str:
    """Give words as a wording can have them, '' where it cannot."""
    line = _line(text)
    return line if CLAIM_LENGTH[0] <= len(line) <= CLAIM_LENGTH[1] else ""


def voice_told(name: str, kind: str) -> Voice:
    """Make a voice as our own writers tell it: by a capacity and a name, which stays as it is.

    >>> voice_told("citizen", "client"), voice_told(" A. Jansen ", "")
    (Voice(kind=<VoiceKind.CLIENT: 'client'>, name='citizen'),
     Voice(kind=<VoiceKind.UNKNOWN: 'unknown'>, name='A. Jansen'))
    """
    known = _CAPACITIES.get(kind)
    if known is None:
        return as_voice(name)
    return Voice(known.kind, name.replace("\0", "")[:NOTE_LENGTH]) if name else known


def as_voice(name: str) -> Voice:
    """Make a voice of a name; the word for a capacity is that capacity.

    >>> as_voice(" A. Jansen "), as_voice("citizen")
    (Voice(kind=<VoiceKind.UNKNOWN: 'unknown'>, name='A. Jansen'),
     Voice(kind=<VoiceKind.CITIZEN: 'citizen'>, name=''))
    """
    name = characters.one_line(name[:1_000], _NAME_LENGTH)[:_NAME_LENGTH].strip()
    return _CAPACITIES.get(name) or Voice(name=name)
