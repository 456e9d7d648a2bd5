"""In which order and under what everything of a map is written: the plan of a file.

A section tells its claims in order, each once: with what speaks on it under it, three levels deep;
what goes deeper follows as a block of its own, and so do relations that need a name. What has its
place elsewhere is only referred to. The plan of a file that was written so is the same plan again.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from ...model import ArgumentMap, Kind, Mark, Relation
from .describing import Describing
from .handles import Handles

DEEPEST = 3
_SIGNS = {Kind.SUPPORT: "+", Kind.ATTACK: "-", Kind.UNDERCUT: "<_"}


@dataclass(slots=True)
class Entry:
    """One line: a claim or a named relation, defined or referred to, with the relation it draws."""

    id: str
    depth: int
    sign: str = ""
    defines: bool = False
    draws: Relation | None = None
    back: Relation | None = None  # the other half of a contradiction


@dataclass(slots=True)
class Step:
    """A named relation: its own line and undercuts, and its structure."""

    relation: Relation
    entries: list[Entry] = field(default_factory=list)
    premises: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """What stands under one heading ('' before the first one)."""

    section: str
    blocks: list[list[Entry] | Step] = field(default_factory=list)


class Outline:
    """Plans one map; `mentions` counts how often each thing is written."""

    def __init__(
        self, map_: ArgumentMap, handles: Handles, says: Describing, *, strict: bool
    ) -> None:
        self.map = map_
        self.handles = handles
        self.says = says
        self.strict = strict
        self.mentions: dict[str, int] = defaultdict(int)
        self.drawn: set[str] = set()
        self._defined: set[str] = set()
        self._order = {id_: index for index, id_ in enumerate(map_.relations)}
        self._steps: deque[Relation] = deque()
        self._later: deque[str] = deque()
        self._named: set[str] = set()  # relations whose block has been written or put off
        self._section = ""
        self._homes: dict[str, list[str]] = {}  # claims by section

    def plan(self, sections: list[str]) -> list[Part]:
        """Give the parts of the file; `sections` are the ids of the headings in order."""
        for claim in self.map.claims:
            self._homes.setdefault(self._home(claim), []).append(claim)
        parts = [self._part(section) for section in ["", *sections]]
        self._rest(parts[-1])
        return parts

    def _part(self, section: str) -> Part:
        self._section = section
        part = Part(section)
        for claim in self._homes.get(section, []):
            if claim not in self._defined:
                self._root(claim, part)
        return part

    def _rest(self, part: Part) -> None:
        """Write the steps that nothing led to: those that undercut one another in a circle."""
        for relation in self.map.relations.values():
            if relation.id in self.handles.named and relation.id not in self.drawn:
                self._put_off(relation)
                self._drain(part)

    def _home(self, claim: str) -> str:
        section = self.map.claims[claim].section
        return section if section in self.map.sections else ""

    def _root(self, claim: str, part: Part) -> None:
        entries: list[Entry] = []
        self._define(claim, 0, "", entries)
        part.blocks.append(entries)
        self._drain(part)

    def _drain(self, part: Part) -> None:
        """Write what the last block put off: first its steps, then its claims."""
        while self._steps or self._later:
            if self._steps:
                part.blocks.append(self._step(self._steps.popleft()))
                continue
            claim = self._later.popleft()
            if claim not in self._defined:
                entries: list[Entry] = []
                self._define(claim, 0, "", entries)
                part.blocks.append(entries)

    def _define(
        self, claim: str, depth: int, sign: str, entries: list[Entry], draws: Relation | None = None
    ) -> None:
        self._defined.add(claim)
        self.mentions[claim] += 1
        entries.append(Entry(claim, depth, sign, True, draws))
        for relation in self._speaking(claim):
            if relation.id not in self.drawn:
                self._draw(relation, depth + 1, entries)

    def _speaking(self, claim: str) -> list[Relation]:
        """Give what stands under a claim: what speaks on it, and on the one step that it makes."""
        speaking = self.handles.speaking.get(claim, [])
        own = self.handles.own_step(claim)
        undercuts = self.handles.speaking.get(own.id, []) if own else []
        if not undercuts:
            return speaking
        return sorted([*speaking, *undercuts], key=lambda one: self._order[one.id])

    def _draw(self, relation: Relation, depth: int, entries: list[Entry]) -> None:
        self.drawn.add(relation.id)
        if relation.id in self.handles.named:
            self.mentions[relation.id] += 1
            entries.append(Entry(relation.id, depth, _SIGNS[relation.kind]))
            self._put_off(relation)
            return
        premise = relation.premises[0]
        back = self.opposite(relation)
        sign = _SIGNS[relation.kind]
        if back:
            self.drawn.add(back.id)
            sign = "><" if relation.mark is Mark.CONTRADICTION else "-"
        self._place(premise, depth, sign, entries, relation)
        if back:
            self._entry_of(entries, relation).back = back

    def _entry_of(self, entries: list[Entry], relation: Relation) -> Entry:
        return next(one for one in reversed(entries) if one.draws is relation)

    def _put_off(self, relation: Relation) -> None:
        """Let the block of a named relation follow, once."""
        if relation.id not in self._named:
            self._named.add(relation.id)
            self._steps.append(relation)

    def _place(
        self, claim: str, depth: int, sign: str, entries: list[Entry], draws: Relation | None
    ) -> None:
        """Define a claim here if this is its place, else refer to it."""
        is_mine = claim not in self._defined and self._home(claim) == self._section
        if is_mine and (depth < DEEPEST or not self._speaking(claim)):
            self._define(claim, depth, sign, entries, draws)
            return
        self.mentions[claim] += 1
        entries.append(Entry(claim, depth, sign, False, draws))
        if is_mine:
            self._later.append(claim)

    def _step(self, relation: Relation) -> Step:
        step = Step(relation)
        self.mentions[relation.id] += 1
        for undercut in self.handles.speaking.get(relation.id, []):
            if undercut.id not in self.drawn:
                self._draw(undercut, 1, step.entries)
        for premise in relation.premises:
            self._place(premise, DEEPEST, "", step.premises, None)
        self.mentions[relation.conclusion] += 1
        return step

    def opposite(self, relation: Relation) -> Relation | None:
        """Give the other half where one line is both: `><` or, in a strict file, `-`."""
        back = self.map.relations.get(relation.pair)
        if back is None or not self._mirror(relation, back) or back.id in self.drawn:
            return None
        both = (relation.premises[0], relation.conclusion)
        if any(one in self.handles.arguments for one in both):
            return None
        wanted = (Mark.CONTRADICTION, Mark.CONTRARY) if self.strict else (Mark.CONTRADICTION,)
        return back if relation.mark in wanted else None

    def _mirror(self, one: Relation, other: Relation) -> bool:
        return (
            one.kind is other.kind is Kind.ATTACK
            and one.pair == other.id
            and other.pair == one.id
            and one.mark is other.mark
            and one.premises == (other.conclusion,)
            and other.premises == (one.conclusion,)
            and one.id != other.id
            and one.premises[0] != one.conclusion
            and not {one.id, other.id} & self.handles.named
            and (one.made_by, one.why) == (other.made_by, other.why)
            and self.says.nothing(other)
        )
