"""What a format does not hold: each field of each thing of a map that comes back as another.

Some it has no place for. Of others it is known here what a reader makes of them: a text becomes one
line without hidden characters, and a debate without a title goes by its slug.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import TypeVar

from ..model import ArgumentMap, Claim, Loss, Question, Relation, Topic, Voice
from .building import as_claim, topic_of

Thing = TypeVar("Thing", Topic, Claim, Relation, Question)

_ALWAYS = frozenset({"id", "kind", "premises", "conclusion"})
_NAMES = {
    "slug": "its slug",
    "title": "its title",
    "question": "its question",
    "language": "its language",
    "theses": "its main claims",
    "description": "its description",
    "text": "its text",
    "note": "its note",
    "voice": "its voice",
    "origin": "its origin",
    "frames": "its frames",
    "excerpts": "its passages",
    "wordings": "its other wordings",
    "section": "its section",
    "base": "its base score",
    "is_argument": "that it was written as an argument",
    "tags": "its tags",
    "data": "its other data",
    "made_by": "who made the relation",
    "why": "why there is a relation",
    "scheme": "its scheme",
    "mark": "its mark",
    "pair": "its opposite",
    "about": "what it is about",
}
_PARTS = {"sections": "a heading", "sources": "a source", "questions": "an open question"}
_NOBODY = Voice()
_NO_PLACE = "this format has no place for it"
_OTHERWISE = "a reader makes it fit: one line, nothing hidden, not too long"
_WHYS = {
    "about": "only claims go by a name there",
    "data": "a reader takes some of it for its own",
    "excerpts": "only whole sources are named there, each once",
    "section": "a heading without words has no name there",
    "tags": "a comma parts tags there, and each stands once",
    "theses": "a reader takes them in the order of the claims, each once",
    "wordings": "a reader keeps wordings of 3 to 500 characters, on one line",
}

Read = Callable[[Thing], object]


def _speaker(claim: Claim) -> Voice:
    return claim.voice


@dataclass(frozen=True)
class Holds:
    """What a format holds: `topic.<field>`, `claim.<field>`, `relation.<field>`, and `sections`,
    `sources` and `questions`, of these `question.<field>`.

    The others tell what a reader makes of a field that is held, where that can be something else,
    and who says a claim, and with it a relation for which nobody is named.
    """

    fields: frozenset[str]
    topic: Mapping[str, "Read[Topic]"] = field(default_factory=dict)
    claim: Mapping[str, "Read[Claim]"] = field(default_factory=dict)
    relation: Mapping[str, "Read[Relation]"] = field(default_factory=dict)
    question: Mapping[str, "Read[Question]"] = field(default_factory=dict)
    speaker: Callable[[Claim], Voice] | None = None


def not_held(map_: ArgumentMap, holds: Holds) -> tuple[Loss, ...]:
    """Tell everything in a map that a format does not hold, or that a reader makes another of."""
    return tuple(_Told(map_, holds).losses())


class _Told:
    def __init__(self, map_: ArgumentMap, holds: Holds) -> None:
        self.map, self.held, self.holds = map_, holds.fields, holds
        has_voices = "claim.voice" in holds.fields
        self.speaker = holds.speaker or (_speaker if has_voices else lambda _: _NOBODY)

    def losses(self) -> Iterator[Loss]:
        """Give what is lost of the debate, of its parts, of claims and of relations."""
        topic, holds = self.map.topic, self.holds
        yield from self._fields({topic.slug or "topic": topic}, "topic", {**_TOPIC, **holds.topic})
        for part, what in _PARTS.items():
            if part not in self.held:
                yield from (Loss(id_, what, _NO_PLACE) for id_ in getattr(self.map, part))
        yield from self._fields(self.map.claims, "claim", {**_CLAIM, **holds.claim})
        yield from self._fields(self.map.relations, "relation", holds.relation)
        for one in self.map.relations.values():
            yield from self._relation(one)
        if "questions" in self.held:
            yield from self._fields(self.map.questions, "question", holds.question)

    def _fields(
        self, things: Mapping[str, Thing], kind: str, reads: Mapping[str, "Read[Thing]"]
    ) -> Iterator[Loss]:
        """Tell each field that holds more than nothing; a thing's class says what that is."""
        if not things:
            return
        lost: list[tuple[str, object]] = []
        read: list[tuple[str, Read[Thing]]] = []
        for one in fields(next(iter(things.values()))):
            if one.name in _ALWAYS or (kind, one.name) == ("relation", "voice"):
                continue
            if f"{kind}.{one.name}" not in self.held:
                nothing = one.default if one.default_factory is MISSING else one.default_factory()
                lost.append((one.name, nothing))
            elif one.name in reads:
                read.append((one.name, reads[one.name]))
        for id_, thing in things.items():
            for name, nothing in lost:
                if getattr(thing, name) != nothing:
                    yield Loss(id_, _NAMES[name], _NO_PLACE)
            for name, make in read:
                if getattr(thing, name) != make(thing):
                    yield Loss(id_, _NAMES[name], _WHYS.get(name, _OTHERWISE))

    def _relation(self, one: Relation) -> Iterator[Loss]:
        """Tell what a reader makes of the ends and the voice of a relation."""
        if len(set(one.premises)) < len(one.premises):
            yield Loss(one.id, "a premise that stands twice", "a reader takes it once")
        read = one.voice if "relation.voice" in self.held else _NOBODY
        if (self._of_premise(one) if read == _NOBODY else read) == one.voice:
            return
        if one.voice == _NOBODY:
            yield Loss(one.id, "that nobody is named for it", "a reader takes who says the premise")
        else:
            yield Loss(one.id, "its voice", _NO_PLACE)

    def _of_premise(self, one: Relation) -> Voice:
        """Give who says the first premise that a reader finds."""
        ends = (self.map.claims[id_] for id_ in one.premises if id_ in self.map.claims)
        first = next((claim for claim in ends if as_claim(claim.text)), None)
        return self.speaker(first) if first else _NOBODY


_TOPIC: Mapping[str, "Read[Topic]"] = {
    "slug": lambda told: topic_of("", known=told).slug,
    "title": lambda told: topic_of("", known=told).title,
}
_CLAIM: Mapping[str, "Read[Claim]"] = {"text": lambda told: as_claim(told.text)}
