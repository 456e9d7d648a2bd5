"""What is counted: a map with its record, in the form that every indicator walks on.

Made in one pass, in time proportional to the map. A step is a relation: its linked premises are
counted once, and what merges made the same is one step. Citizen and client are one group; who
stands in no known capacity is in none.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..graph.ties import theses, ties
from ..model import ArgumentMap, Kind, Maker, Relation, VoiceKind
from .record import DAY, Record, Said
from .sides import sides

WAITING_DAYS = 14
WAITING = WAITING_DAYS * DAY
"""Only what is older is judged unanswered."""

GROUPS = (
    VoiceKind.CITIZEN,
    VoiceKind.PROFESSIONAL,
    VoiceKind.POLICYMAKER,
    VoiceKind.RESEARCHER,
    VoiceKind.JOURNALIST,
    VoiceKind.COUNCIL_MEMBER,
)
_GROUP = {kind: kind for kind in GROUPS} | {VoiceKind.CLIENT: VoiceKind.CITIZEN}

Voice = VoiceKind | None


def group(kind: VoiceKind) -> Voice:
    """Give the group that a capacity belongs to, None where it is unknown.

    >>> str(group(VoiceKind.CLIENT)), group(VoiceKind.UNKNOWN)
    ('citizen', None)
    """
    return _GROUP.get(kind)


class Step(NamedTuple):
    """A relation as it is counted: by which voice and author, and when."""

    id: str
    kind: Kind
    premises: tuple[str, ...]
    conclusion: str
    voice: Voice
    author: str
    at: int | None
    by_editor: bool


Towards = Mapping[str, Sequence[Step]]


@dataclass(frozen=True)
class Counted:
    """A map as it is counted on a day; `today` is in milliseconds."""

    map: ArgumentMap
    record: Record
    today: int
    robbed: frozenset[str] = frozenset()
    """The claims and steps that something spoke on which was left out."""

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """The group that each claim was said by."""
        return {id_: group(claim.voice.kind) for id_, claim in self.map.claims.items()}

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """The relations, those on claims first."""
        return dict(_steps(self.map, self.record, self.voices))

    @cached_property
    def theses(self) -> tuple[str, ...]:
        """The claims that the debate is about."""
        named = tuple(id_ for id_ in self.map.topic.theses if id_ in self.map.claims)
        return named or theses(self.map, ties(self.map))

    @cached_property
    def supports(self) -> Towards:
        """The supports of each claim that has any."""
        return self._towards[Kind.SUPPORT]

    @cached_property
    def attacks(self) -> Towards:
        """The attacks on each claim that has any."""
        return self._towards[Kind.ATTACK]

    @cached_property
    def undercuts(self) -> Towards:
        """The objections to each step that has any."""
        return self._towards[Kind.UNDERCUT]

    @cached_property
    def onto(self) -> Towards:
        """All that speaks on each claim and each step that anything speaks on."""
        found: dict[str, list[Step]] = {}
        for step in self.steps.values():
            found.setdefault(step.conclusion, []).append(step)
        return found

    @cached_property
    def _towards(self) -> Mapping[Kind, Towards]:
        found: dict[Kind, dict[str, list[Step]]] = {kind: {} for kind in Kind}
        for step in self.steps.values():
            found[step.kind].setdefault(step.conclusion, []).append(step)
        return found

    @cached_property
    def lines(self) -> Sequence[tuple[Step, VoiceKind, VoiceKind]]:
        """The steps of which both voices are known, with those; a step has that of its premises."""
        steps, voices, found = self.steps, self.voices, []
        for step in steps.values():
            if step.voice is None:
                continue
            other = voices.get(step.conclusion)
            if step.kind is Kind.UNDERCUT:
                other = steps[step.conclusion].voice
            if other is not None:
                found.append((step, step.voice, other))
        return found

    @cached_property
    def sides(self) -> Mapping[str, int]:
        """The side of each claim that speaks on a thesis."""
        return sides(self.theses, self.towards)

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """How many steps touch each claim, as premise or conclusion."""
        ends = [step.conclusion for step in self.steps.values()]
        for step in self.steps.values():
            ends += step.premises
        return Counter(ends)

    def said(self, claim: str) -> Said:
        """By whom and when a claim was said."""
        return self.record.said.get(claim, Said())

    def is_old(self, at: int | None) -> bool:
        """Whether something has stood longer than WAITING, or nobody knows since when."""
        return at is None or at < self.today - WAITING

    @cached_property
    def eligible(self) -> tuple[str, ...]:
        """The claims that have stood long enough to be judged, theses first."""
        first = dict.fromkeys(self.theses)
        every = (*first, *(id_ for id_ in self.map.claims if id_ not in first))
        said, newest = self.record.said, self.today - WAITING
        nobody = Said()
        times = ((id_, said.get(id_, nobody).at) for id_ in every)
        return tuple(id_ for id_, at in times if at is None or at < newest)

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """The theses and what supports them, directly or through supports only."""
        found = dict.fromkeys(self.theses)
        waiting = list(found)
        while waiting:
            for step in self.supports.get(waiting.pop(), ()):
                fresh = [one for one in step.premises if one not in found]
                found.update(dict.fromkeys(fresh))
                waiting += fresh
        return tuple(found)

    def towards(self, thing: str) -> Sequence[Step]:
        """What speaks on a claim or a step."""
        return self.onto.get(thing, ())

    def without(self, relations: Iterable[str]) -> "Counted":
        """Count the same map without some steps, and without the objections to those."""
        gone = {id_ for id_ in relations if id_ in self.steps}
        waiting = list(gone)
        while waiting:
            objections = [step.id for step in self.undercuts.get(waiting.pop(), ())]
            gone.update(objections)
            waiting += objections
        ends = frozenset(self.steps[id_].conclusion for id_ in gone)
        lesser = Counted(self.map, self.record, self.today, ends)
        lesser.__dict__.update(
            steps={id_: step for id_, step in self.steps.items() if id_ not in gone},
            _towards={kind: _lesser(found, ends, gone) for kind, found in self._towards.items()},
            voices=self.voices,
            theses=self.theses,
            eligible=self.eligible,
            weights=self.weights,
        )
        return lesser


def _lesser(found: Towards, ends: Iterable[str], gone: Container[str]) -> Towards:
    """Give the same without some steps, which speak on these ends."""
    left = dict(found)
    for end in ends:
        if end in left:
            left[end] = [step for step in left[end] if step.id not in gone]
            if not left[end]:
                del left[end]
    return left


def _steps(
    argument_map: ArgumentMap, record: Record, voices: Mapping[str, Voice]
) -> Iterator[tuple[str, Step]]:
    """Give the whole relations, those that say the same once, and then what objects to them."""
    relations, nobody, said_by = argument_map.relations, Said(), record.said
    level, objections = _by_end(argument_map, voices)
    while level:
        stands: dict[str, str] = {}
        for end, ids in level.items():
            for same in (ids,) if len(ids) == 1 else _same(relations, ids):
                first = same[0]
                if len(same) > 1:
                    first = min(same, key=_earlier(relations, said_by))
                one = relations[first]
                ground = said_by.get(one.premises[0], nobody)
                own = said_by.get(first, ground)
                yield first, _step(one, end, voices[one.premises[0]], own, ground)
                for id_ in same:
                    stands[id_] = first
        level = {}
        for id_, first in stands.items():
            if id_ in objections:
                level.setdefault(first, []).extend(objections[id_])


Ends = dict[str, list[str]]


def _by_end(argument_map: ArgumentMap, known: Container[str]) -> tuple[Ends, Ends]:
    """Give the relations whose premises are there by what they speak on: claims, and relations."""
    claims, steps = Ends(), Ends()
    for id_, relation in argument_map.relations.items():
        for premise in relation.premises:
            if premise not in known:
                break
        else:
            end = relation.conclusion
            if relation.kind is Kind.UNDERCUT:
                steps.setdefault(end, []).append(id_)
            elif end in known and relation.premises:
                claims.setdefault(end, []).append(id_)
    return claims, steps


def _same(relations: Mapping[str, Relation], ids: Sequence[str]) -> Iterable[Sequence[str]]:
    """Group relations on one thing that have kind and premises in common, as merges leave them."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for id_ in ids:
        one = relations[id_]
        grounds = one.premises if len(one.premises) == 1 else sorted(set(one.premises))
        groups.setdefault((one.kind, *grounds), []).append(id_)
    return groups.values()


def _earlier(
    relations: Mapping[str, Relation], said: Mapping[str, Said]
) -> Callable[[str], tuple[bool, int, str]]:
    """Give what tells which of several relations was there first."""

    def key(id_: str) -> tuple[bool, int, str]:
        own = said.get(id_) or said.get(relations[id_].premises[0])
        at = own.at if own else None
        return at is None, at or 0, id_

    return key


def _step(relation: Relation, end: str, voice: Voice, own: Said, ground: Said) -> Step:
    kind, premises = relation.voice.kind, relation.premises
    return Step(
        relation.id,
        relation.kind,
        premises if len(premises) == 1 else tuple(dict.fromkeys(premises)),
        end,
        voice if kind is VoiceKind.UNKNOWN else group(kind),
        own.author or ground.author,
        own.at,
        relation.made_by is Maker.EDITOR,
    )
