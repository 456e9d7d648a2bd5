"""From drawn lines and structures to relations: which premises speak on what, and by which step.

A draft's conclusion is a claim's group or, for an undercut, another draft. Which step an undercut
means is settled when all lines have been read; duplicates fall together last.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ...errors import Phrase
from ...model import Json, Kind, Loss, Mark
from . import problems
from .attributes import LINE_KEYS, Attributes, Said
from .document import Document, Inference, Line, Member, Sign, Structure
from .groups import SILENT, Group, Groups

_KINDS = {Sign.SUPPORT: Kind.SUPPORT, Sign.ATTACK: Kind.ATTACK, Sign.UNDERCUT: Kind.UNDERCUT}


@dataclass(slots=True, eq=False)
class Draft:
    """A relation that is being made; `conclusion` is None until it is known."""

    kind: Kind
    premises: tuple[Group, ...]
    conclusion: "Group | Draft | None"
    offset: int
    said: Said = SILENT
    title: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    section: int = -1
    data: Mapping[str, Json] = field(default_factory=dict)
    mark: Mark | None = None
    pair: "Draft | None" = None
    is_template: bool = (
        False  # its conclusion is implicit: the lines from its argument say what it is
    )
    is_drawn: bool = False
    id: str = ""
    shown_title: str = ""


class Drafts:
    """Makes the relations of one document."""

    def __init__(self, document: Document, groups: Groups, attributes: Attributes) -> None:
        self.document = document
        self.groups = groups
        self.attributes = attributes
        self.made: list[Draft] = []
        self.losses: list[tuple[int, Loss]] = []
        self.implicit: set[int] = set()  # members that are an implicit conclusion
        self._steps: dict[int, Draft] = {}  # by inference
        self._main: dict[int, Draft] = {}  # by argument with a structure
        self._is_strict = document.is_strict
        self._drawn: list[tuple[Line, Draft]] = []  # which line draws which relation
        self._repeated: set[int] = set()  # relations whose own line has been seen
        self._from: dict[int, list[Draft]] = {}  # by the group that a line draws from
        self._of_line: dict[int, Draft] = {}  # by the member that stands on the line

    def make(self) -> list[Draft]:
        """Give every relation, in the order in which they are drawn."""
        for structure in self.document.structures:
            self._structure(structure)
        undercuts = []
        for line in self.document.lines:
            if line.sign is Sign.CONTRADICTION:
                self._contradiction(line)
            elif (draft := self._line(line)) and draft.conclusion is None:
                undercuts.append((draft, line))
        if undercuts:
            self._index_lines()
        aimless = {id(draft) for draft, line in undercuts if not self._aim(draft, line)}
        self.made = [one for one in self.made if id(one) not in aimless] if aimless else self.made
        self._refuse_undrawn()
        return self._distinct()

    # Structures

    def _structure(self, structure: Structure) -> None:
        argument = self.groups.of(structure.argument) if structure.argument else None
        for step in structure.inferences:
            is_last = step is structure.inferences[-1]
            conclusion = structure.statements[step.conclusion]
            draft = self._step(step, argument if is_last else None)
            self._steps[id(step)] = draft
            if is_last and argument:
                self._main[id(argument)] = draft
                data = conclusion.data
                draft.is_template = bool(data and data.get("implicit") is True)
            if draft.is_template:
                self.implicit.add(id(conclusion))
                draft.conclusion = None
            else:
                self.made.append(draft)

    def _step(self, step: Inference, argument: Group | None) -> Draft:
        """Give the relation of one step; the last one is what its argument says of itself."""
        own = (
            self.attributes.read(step.data, step.offset, of_relation=True) if step.data else SILENT
        )
        said = argument.said if argument else own
        scheme = said.scheme or own.scheme or ", ".join(step.rules)
        if scheme != said.scheme:
            said = replace(said, scheme=scheme)
        conclusion = self.groups.of(step.structure.statements[step.conclusion])
        draft = Draft(
            Kind.SUPPORT, self._premises(step), conclusion, step.offset, said, mark=said.mark,
            data={key: value for key, value in own.rest.items() if key != "uses"} | said.rest,
        )  # fmt: skip
        if argument:
            draft.title, draft.tags = argument.title, argument.tags
            draft.text = argument.canonical.sentence if argument.canonical else ""
            draft.section = step.structure.section
        return draft

    def _premises(self, step: Inference) -> tuple[Group, ...]:
        """Give what a step rests on: what its `uses` says, else all since the step before it."""
        uses = step.data.get("uses") if step.data else None
        numbers = [one - 1 for one in uses if type(one) is int] if isinstance(uses, list) else []
        if not numbers or not all(0 <= one < step.conclusion for one in numbers):
            numbers = list(step.premises)
        groups = [self.groups.of(step.structure.statements[one]) for one in numbers]
        return tuple(dict.fromkeys(groups))

    # Lines

    def _line(self, line: Line) -> Draft | None:
        """Give the relation of one line; an undercut does not know its conclusion yet."""
        source = self.groups.of(line.premise)  # type: ignore[arg-type]
        kind, conclusion = self._conclusion(line)
        if kind is None:
            return None
        said = self._said(line.child)
        template = self._main.get(id(source))
        if template is None:
            premises: tuple[Group, ...] = (source,)
        elif template.is_template:
            return self._embody(template, kind, conclusion, line, said)
        else:
            if conclusion is template.conclusion and kind is Kind.SUPPORT:
                return self._repeat(template, line, said)
            premises = (template.conclusion,) if isinstance(template.conclusion, Group) else ()
        return self._draw(kind, premises, conclusion, line, said)

    def _draw(
        self, kind: Kind, premises: tuple[Group, ...], conclusion: Group | None,
        line: Line, said: Said,
    ) -> Draft:  # fmt: skip
        draft = Draft(
            kind,
            premises,
            conclusion,
            line.offset,
            said,
            "",
            "",
            said.tags,
            -1,
            said.rest,
            said.mark,
        )
        self._remember(draft, line)
        if self._is_strict and self._is_contrary(draft):
            self._oppose(draft, Mark.CONTRARY)
        return draft

    def _remember(self, draft: Draft, line: Line) -> None:
        self.made.append(draft)
        self._drawn.append((line, draft))

    def _embody(
        self, template: Draft, kind: Kind, conclusion: Group | None, line: Line, said: Said
    ) -> Draft:  # fmt: skip
        """Draw an argument with an implicit conclusion; its first line is the argument itself."""
        if template.is_drawn:
            return self._draw(kind, template.premises, conclusion, line, said)
        template.is_drawn = True
        template.kind, template.conclusion, template.offset = kind, conclusion, line.offset
        self._remember(template, line)
        return template

    def _repeat(self, draft: Draft, line: Line, said: Said) -> Draft:
        """Let a line that shows an argument under its own conclusion say where it stands."""
        if id(draft) not in self._repeated:
            self._repeated.add(id(draft))
            draft.offset = line.offset
        self._drawn.append((line, draft))
        if said is not SILENT and draft.said.why == "":
            draft.said = replace(draft.said, made_by=said.made_by, why=said.why)
        return draft

    def _conclusion(self, line: Line) -> tuple[Kind | None, Group | None]:
        """Give the kind of a line and what it speaks on; None for a step that is found later."""
        kind, target = _KINDS[line.sign], line.conclusion
        if kind is Kind.UNDERCUT or isinstance(target, Inference):
            return Kind.UNDERCUT, None
        group = self.groups.of(target)
        if (main := self._main.get(id(group))) is None:
            return kind, group
        if kind is Kind.ATTACK:
            self._lose(
                line,
                Phrase("an attack on <{title}>", title=group.title),
                "read as an undercut of its step",
            )
            return Kind.UNDERCUT, None
        if len(main.premises) == 1:
            return kind, main.premises[0]
        self._lose(
            line,
            Phrase("a support of <{title}>", title=group.title),
            "it does not say of which of its premises",
        )
        return None, None

    def _said(self, child: Member) -> Said:
        """Give what a line says about the relation that it draws."""
        data = child.data
        if not data or not any(key in data for key in LINE_KEYS):
            return SILENT
        own: dict[str, Json] = {}
        own |= {key: value for key, value in data.items() if key in ("by", "why")}
        about = data.get("relation")
        if isinstance(about, str):
            own["id"] = about
        elif isinstance(about, dict):
            own |= about
        elif isinstance(about, list):
            own |= dict(zip(("id", "pair"), about, strict=False))
        return self.attributes.read(own, child.data_offset, of_relation=True)

    # Contradictions

    def _contradiction(self, line: Line) -> None:
        parent, child = self._end(line.premise), self._end(line.conclusion)
        if parent is None or child is None:
            return
        said = self._said(line.child)
        draft = Draft(
            Kind.ATTACK, (child,), parent, line.offset, said, tags=said.tags, data=said.rest
        )
        self._remember(draft, line)
        self._oppose(draft, Mark.CONTRADICTION)

    def _end(self, member: Member | Inference) -> Group | None:
        """Give the claim that stands at an end of a line; of an argument its main conclusion."""
        if isinstance(member, Inference):
            return None
        group = self.groups.of(member)
        main = self._main.get(id(group))
        if main is None:
            return group
        return main.conclusion if isinstance(main.conclusion, Group) else None

    def _oppose(self, draft: Draft, mark: Mark) -> None:
        """Add the attack in the opposite direction, and mark both."""
        if not isinstance(draft.conclusion, Group):
            return
        back = Draft(Kind.ATTACK, (draft.conclusion,), draft.premises[0], draft.offset, mark=mark)
        if draft.said.made_by or draft.said.why:
            back.said = Said(draft.said.offset, made_by=draft.said.made_by, why=draft.said.why)
        back.said = replace(back.said, id=draft.said.pair)
        draft.mark, draft.pair, back.pair = mark, back, draft
        self.made.append(back)

    def _is_contrary(self, draft: Draft) -> bool:
        """Whether a strict file means a contrary by this attack: one between two statements."""
        if draft.kind is not Kind.ATTACK or draft.said.has_mark:
            return False
        ends = [*draft.premises, draft.conclusion]
        return len(ends) == 2 and all(type(one) is Group and not one.is_argument for one in ends)

    # Undercuts

    def _index_lines(self) -> None:
        for line, draft in self._drawn:
            self._of_line[id(line.child)] = draft
            if line.sign is not Sign.CONTRADICTION:
                source = self.groups.of(line.premise)  # type: ignore[arg-type]
                self._from.setdefault(id(source), []).append(draft)

    def _aim(self, draft: Draft, line: Line) -> bool:
        """Find the step that an undercut speaks on; tells whether there is one."""
        target = line.conclusion
        if isinstance(target, Inference):  # of a structure with errors nothing is made
            draft.conclusion = self._steps.get(id(target))
            return draft.conclusion is not None
        group = self.groups.of(target)
        draft.conclusion = self._main.get(id(group)) or self._drawn_step(draft, group, target)
        if draft.conclusion is None or draft.conclusion is draft:
            self.attributes.found.add(line.offset, problems.UNDERCUT_OPEN)
            return False
        return True

    def _drawn_step(self, draft: Draft, group: Group, target: Member) -> Draft | None:
        """Give the step of the single line drawn; of a statement the line that it stands on."""
        drawn = _distinct_ends(one for one in self._from.get(id(group), ()) if one is not draft)
        single = drawn[0] if len(drawn) == 1 else None
        if group.is_argument:
            return single
        step = self._of_line.get(id(target), single)
        if step is not None:
            self.attributes.found.add(draft.offset, problems.UNDERCUT_STATEMENT)
        return step

    # The end

    def _refuse_undrawn(self) -> None:
        for draft in self._main.values():
            if draft.is_template and not draft.is_drawn:
                self.attributes.found.add(
                    draft.offset, problems.IMPLICIT_UNDRAWN, title=draft.title
                )

    def _distinct(self) -> list[Draft]:
        """Give the drafts by place, each once: the same one drawn again is the first."""
        first: dict[tuple[Kind, tuple[Group, ...], object], Draft] = {}
        again: dict[int, Draft] = {}
        self.made.sort(key=_place)
        for draft in self.made:
            key = (draft.kind, draft.premises, draft.conclusion)
            own = draft.said.id or draft.title
            kept = draft if own else first.setdefault(key, draft)
            if kept is not draft:
                again[id(draft)] = kept
                self.attributes.found.add(draft.offset, problems.RELATION_TWICE)
        if not again:
            return self.made
        made = [one for one in self.made if id(one) not in again]
        for draft in made:
            if isinstance(draft.conclusion, Draft):
                draft.conclusion = again.get(id(draft.conclusion), draft.conclusion)
            if draft.pair:
                draft.pair = again.get(id(draft.pair), draft.pair)
        return made

    def _lose(self, line: Line, what: str, why: str) -> None:
        self.losses.append((line.offset, Loss("", what, why)))


def _place(draft: Draft) -> int:
    return draft.offset


def _distinct_ends(drafts: Iterable[Draft]) -> list[Draft]:
    """Give the drafts that differ in kind or conclusion."""
    ends = {(one.kind, one.conclusion or one): one for one in drafts}
    return list(ends.values())


def in_a_circle(made: Iterable[Draft]) -> Iterator[Draft]:
    """Give of each circle of undercuts, which ends at no support or attack, the one drawn first."""
    seen: set[int] = set()
    for start in made:
        way: dict[int, Draft] = {}
        here: Group | Draft | None = start
        while isinstance(here, Draft) and id(here) not in seen:
            seen.add(id(here))
            way[id(here)] = here
            here = here.conclusion
        if isinstance(here, Draft) and id(here) in way:
            ring = list(way)[list(way).index(id(here)) :]
            yield min((way[one] for one in ring), key=lambda draft: draft.offset)
