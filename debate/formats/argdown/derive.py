"""What a document draws and what follows from it: relations between classes, and the edges of its
map.

Loose and strict reading, structures, equivalent statements and the choice of what a map shows are
those of the language's reference: a title is a class; what is drawn from an argument with a
structure holds of its main conclusion, an undercut of it is one of its last inference; a statement
that is a premise supports its argument, and an argument supports what it concludes to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .document import Document, Inference, Line, Member, Role, Sign, Structure

SYMMETRIC = ("contradictory", "contrary")
_BETWEEN = {"entails": "support", "contradictory": "attack", "contrary": "attack"}


@dataclass(slots=True, eq=False)
class Node:
    """A class of statements, or an argument."""

    title: str
    is_argument: bool
    members: list[Member] = field(default_factory=list)
    ties: list["Tie"] = field(default_factory=list)
    structure: Structure | None = None
    premise_of: list["Node"] = field(default_factory=list)
    concluded_by: list["Node"] = field(default_factory=list)
    steps: list[tuple["Node", Role]] = field(default_factory=list)  # of an argument: its structure
    in_map: bool | None = None


@dataclass(slots=True, eq=False)
class Step:
    """An inference, as what an undercut speaks on."""

    argument: Node
    conclusion: int  # the index of its conclusion among the statements of the structure
    ties: list["Tie"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Tie:
    """A relation between classes, and the lines that draw it."""

    kind: str
    source: Node
    target: Node | Step
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Edge:
    """A line of the map."""

    kind: str
    source: Node
    target: Node


@dataclass
class Derived:
    """Everything that follows from one document."""

    statements: list[Node]
    arguments: list[Node]
    relations: list[Tie]
    nodes: list[Node]
    edges: list[Edge]


def derive(document: Document) -> Derived:
    """Give the classes, relations, and map of a document that was read without errors."""
    return _Deriving(document).run()


class _Deriving:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes: dict[tuple[bool, str], Node] = {}
        self.of_member: dict[int, Node] = {}
        self.steps: dict[int, Step] = {}
        self.ties: list[Tie] = []

    def run(self) -> Derived:
        for member in self.document.members:
            self._class(member)
        for structure in self.document.structures:
            self._structure(structure)
        for line in self.document.lines:
            self._line(line)
        self._move_to_structures()
        if self.document.is_strict:
            self._read_strictly()
        self._drop_repeated_attacks()
        statements = [one for one in self.nodes.values() if not one.is_argument]
        arguments = [one for one in self.nodes.values() if one.is_argument]
        shown = _Map(statements, arguments, self.ties)
        return Derived(statements, arguments, self.ties, shown.nodes, list(shown.edges()))

    # Classes

    def _class(self, member: Member) -> Node:
        title = member.title or f"Untitled {len(self.of_member) + 1}"
        key = (member.is_argument, title)
        node = self.nodes.get(key)
        if node is None:
            node = self.nodes[key] = Node(title, member.is_argument)
        node.members.append(member)
        self.of_member[id(member)] = node
        data = member.data or {}
        if isinstance(shown := data.get("isInMap"), bool):
            node.in_map = shown
        return node

    def _structure(self, structure: Structure) -> None:
        if structure.argument:
            argument = self.of_member[id(structure.argument)]
        else:
            title = f"Untitled argument {structure.offset}"
            argument = self.nodes[(True, title)] = Node(title, True)
        argument.structure = structure
        for step in structure.inferences:
            self.steps[id(step)] = Step(argument, step.conclusion)
        for member in structure.statements:
            node = self.of_member[id(member)]
            argument.steps.append((node, member.role))
            if member.role is Role.PREMISE:
                node.premise_of.append(argument)
            elif member.role is Role.CONCLUSION:
                node.concluded_by.append(argument)

    # Relations

    def _line(self, line: Line) -> None:
        source = self.of_member[id(line.premise)]
        conclusion = line.conclusion
        if isinstance(conclusion, Inference):
            target: Node | Step = self.steps[id(conclusion)]
        else:
            target = self.of_member[id(conclusion)]
        tie = Tie(str(line.sign), source, target)
        if same := self._same(tie, source.ties):
            same.lines.append(line)
            return
        tie.lines.append(line)
        self.ties.append(tie)
        source.ties.append(tie)
        target.ties.append(tie)

    def _same(self, tie: Tie, among: list[Tie]) -> Tie | None:
        for one in among:
            if one.kind == tie.kind and one is not tie:
                if one.source is tie.source and one.target is tie.target:
                    return one
                turned = one.source is tie.target and one.target is tie.source
                if turned and tie.kind == Sign.CONTRADICTION:
                    return one
        return None

    def _move_to_structures(self) -> None:
        kept, said = [], set()
        for tie in self.ties:
            if not self._moved_source(tie):
                said.add(tie)
            elif self._moved_target(tie):
                kept.append(tie)
        self.ties = kept
        for end in {tie.target for tie in said}:  # all at once: a hub has very many ties
            end.ties = [one for one in end.ties if one not in said]

    def _moved_source(self, tie: Tie) -> bool:
        """Let the main conclusion speak for its argument; False where it says so already: then its
        target still has it.
        """
        if tie.source.structure is None:
            return True
        _remove(tie.source.ties, tie)
        tie.source = self.of_member[id(tie.source.structure.statements[-1])]
        if any(one.target is tie.target and one.kind == tie.kind for one in tie.source.ties):
            return False
        tie.source.ties.append(tie)
        return True

    def _moved_target(self, tie: Tie) -> bool:
        """Let an undercut of an argument be one of its last inference."""
        target = tie.target
        if tie.kind != Sign.UNDERCUT or isinstance(target, Step) or target.structure is None:
            return True
        step = self.steps[id(target.structure.inferences[-1])]
        _remove(target.ties, tie)
        tie.target = step
        if any(one.source is tie.source for one in step.ties):
            _remove(tie.source.ties, tie)
            return False
        step.ties.append(tie)
        return True

    def _read_strictly(self) -> None:
        kept = []
        for tie in self.ties:
            target = tie.target
            if tie.source.is_argument or isinstance(target, Step) or target.is_argument:
                kept.append(tie)
            elif tie.kind != Sign.ATTACK:
                tie.kind = "entails" if tie.kind == Sign.SUPPORT else tie.kind
                kept.append(tie)
            elif same := _contrary(tie):
                same.lines += tie.lines
                _remove(tie.source.ties, tie)
                _remove(target.ties, tie)
            else:
                tie.kind = "contrary"
                kept.append(tie)
        self.ties = kept

    def _drop_repeated_attacks(self) -> None:
        """Drop an attack on an argument by what already speaks against one of its premises."""
        kept = []
        for tie in self.ties:
            if self._attacks_a_premise(tie):
                _remove(tie.source.ties, tie)
                _remove(tie.target.ties, tie)
            else:
                kept.append(tie)
        self.ties = kept

    def _attacks_a_premise(self, tie: Tie) -> bool:
        target = tie.target
        if tie.source.is_argument or tie.kind != Sign.ATTACK or isinstance(target, Step):
            return False
        if not target.is_argument:
            return False
        for one in tie.source.ties:
            other = one.target if one.source is tie.source else one.source
            against = one.kind in SYMMETRIC or (
                one.kind == Sign.ATTACK and one.source is tie.source
            )
            if against and isinstance(other, Node) and target in other.premise_of:
                return True
        return False


class _Map:
    """What a map shows: titled or related statements, connected arguments, and their edges."""

    def __init__(self, statements: list[Node], arguments: list[Node], ties: list[Tie]) -> None:
        self.ties = ties
        self.shown = {one for one in (*statements, *arguments) if one.in_map is not False}
        self.arguments = {one for one in arguments if one in self.shown}
        chosen = [one for one in statements if one in self.shown and self._takes(one)]
        self.shown = {*chosen, *self.arguments}
        named = [one for one in arguments if one in self.shown and self._is_connected(one)]
        self.nodes = [*chosen, *named]
        self.shown = set(self.nodes)

    def edges(self) -> Iterator[Edge]:
        """Give every edge: those of the relations, then those of equivalent statements."""
        for tie in self.ties:
            if self._stands_for(tie, tie.source) and self._stands_for(tie, tie.target):
                yield from self._of_tie(tie)
        yield from self._of_conclusions()
        for node in self.nodes:
            if not node.is_argument:
                for argument in dict.fromkeys(node.premise_of):
                    if argument in self.shown:
                        yield Edge("support", node, argument)

    # What is shown

    def _takes(self, node: Node) -> bool:
        if node.in_map:
            return True
        related = any(self._stands_for(tie, _other(tie, node)) for tie in node.ties)
        used = any(one in self.arguments for one in (*node.premise_of, *node.concluded_by))
        titled = not node.title.startswith("Untitled")
        return (used or related) and (titled or (related and not used))

    def _stands_for(self, tie: Tie, end: Node | Step) -> bool:
        """Whether an end of a tie is shown, itself or by an argument that it belongs to."""
        if isinstance(end, Step):
            return end.argument in self.shown
        if end in self.shown:
            return True
        if end.is_argument:
            return False
        users = end.premise_of if tie.target is end else end.concluded_by
        if tie.kind in SYMMETRIC:
            users = [*end.premise_of, *end.concluded_by]
        return any(one in self.shown for one in users)

    def _is_connected(self, argument: Node) -> bool:
        if argument.in_map or any(
            self._stands_for(tie, _other(tie, argument)) for tie in argument.ties
        ):
            return True
        if any(self._connects(node, role) for node, role in argument.steps):
            return True
        return any(
            self._stands_for(tie, tie.source)
            for tie in self.ties
            if isinstance(tie.target, Step) and tie.target.argument is argument
        )

    def _connects(self, node: Node, role: Role) -> bool:
        """Whether a statement of a structure ties its argument to something that is shown."""
        if role is Role.STEP:
            return False
        others = node.premise_of if role is Role.CONCLUSION else node.concluded_by
        if node in self.shown or any(one in self.shown for one in others):
            return True
        for tie in node.ties:
            outward = tie.source is node if role is Role.PREMISE else tie.target is node
            if (tie.kind in SYMMETRIC or not outward) and self._stands_for(tie, _other(tie, node)):
                return True
        return False

    # Edges

    def _of_tie(self, tie: Tie) -> Iterator[Edge]:
        for source in self._sources(tie.source):
            for target in self._targets(tie.target):
                yield _edge(tie.kind, source, target)
        if tie.kind in SYMMETRIC and isinstance(tie.target, Node):
            if tie.source in self.shown:
                return
            for source in self._sources(tie.target):
                for target in self._targets(tie.source):
                    yield _edge(tie.kind, source, target)

    def _sources(self, end: Node) -> list[Node]:
        if end in self.shown or end.is_argument:
            return [end]
        return [one for one in end.concluded_by if one in self.shown]

    def _targets(self, end: Node | Step) -> list[Node]:
        if isinstance(end, Step):
            return [end.argument]
        if end in self.shown or end.is_argument:
            return [end]
        return [one for one in end.premise_of if one in self.shown]

    def _of_conclusions(self) -> Iterator[Edge]:
        seen: set[tuple[Node, Node]] = set()
        for argument in self.nodes:
            for conclusion, role in argument.steps:
                if role is not Role.CONCLUSION:
                    continue
                targets = [conclusion] if conclusion in self.shown else conclusion.premise_of
                for target in targets:
                    if target in self.shown and (argument, target) not in seen:
                        seen.add((argument, target))
                        yield Edge("support", argument, target)


def _edge(kind: str, source: Node, target: Node) -> Edge:
    between = not source.is_argument and not target.is_argument
    return Edge(kind if between else _BETWEEN.get(kind, kind), source, target)


def _contrary(tie: Tie) -> Tie | None:
    """Give the contrary that says already what this attack between statements means."""
    ends = {tie.source, tie.target}
    for one in tie.source.ties:
        if one.kind == "contrary" and {one.source, one.target} == ends:
            return one
    return None


def _remove(ties: list[Tie], tie: Tie) -> None:
    if tie in ties:
        ties.remove(tie)


def _other(tie: Tie, end: Node) -> Node | Step:
    return tie.target if tie.source is end else tie.source
