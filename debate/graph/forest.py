"""A whole debate as one forest: every claim once, under the nearest claim that it speaks on.

The theses are its trunks; what leads to none of them stands loose under its section, and of claims
that only speak on one another in a circle the oldest begins. Which way leads to a claim depends on
nothing but what lies above it, so that moving one claim moves what stands under it and no more.

An objection against a step stands under the last premise that stands here because of that step, as
in the outline; where none does, under what the step concludes. Its side is always that of the step
itself: an objection against a reason for a thesis speaks against the thesis.

One pass without recursion; the costs are those of a look at each claim and each relation.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from ..model import ArgumentMap, Kind
from .shape import Tied
from .ties import is_whole

KINDS = (None, *Kind)
"""How a claim speaks on what it stands under, by the number in `Forest.kind`."""

_NUMBER = {kind: number for number, kind in enumerate(KINDS) if kind}
_ATTACK = _NUMBER[Kind.ATTACK]


@dataclass(frozen=True, slots=True)
class Forest:
    """Nodes are numbers: 0 is the debate, then come its sections ('' the last), then its claims.

    `parent` is the node above (0 for the debate itself), `kind` a number of KINDS, `side` 1 for
    what in the end speaks for the top of its tree, -1 for what speaks against it, 0 for the top.
    `size` counts the claims from a node downward, itself included. `answered` says whether anybody
    spoke against a claim or against a step that rests on it. `children` has the largest first, in
    the debate's order where they are as large. `uncounted` claims add nothing to a size. `home`
    gives for each thesis the section that it is in.
    """

    sections: tuple[str, ...]
    claims: list[str]
    number: dict[str, int]
    parent: "array[int]"
    kind: bytearray
    side: "array[int]"
    size: "array[int]"
    answered: bytearray
    children: list[Sequence[int]]
    uncounted: frozenset[int]
    home: Mapping[int, int]

    @property
    def first(self) -> int:
        """The node of the first claim."""
        return 1 + len(self.sections)

    def claim(self, node: int) -> str:
        """Give the claim at a node, '' for the debate and its sections."""
        return self.claims[node - self.first] if node >= self.first else ""

    def section(self, node: int) -> str:
        """Give the section that a node is; '' is what has none. Only for nodes of sections."""
        return self.sections[node - 1]

    def is_section(self, node: int) -> bool:
        """Tell whether a node is a section."""
        return 0 < node < self.first

    def below(self, node: int) -> int:
        """Count the claims under a node."""
        is_counted = node >= self.first and node not in self.uncounted
        return self.size[node] - is_counted

    def path(self, node: int, most: int) -> list[int]:
        """Give the nodes above one, the nearest last, at most so many of them."""
        way: list[int] = []
        while node and len(way) < most:
            node = self.parent[node]
            way.append(node)
        return way[::-1]

    def standing_below(
        self, nodes: Iterable[int], tops: Set[int], opened: int = 0
    ) -> frozenset[int]:
        """Give which of these nodes stand below one of the tops; of what stands under the node that
        somebody `opened`, only tops inside count.
        """
        nodes, known = list(nodes), {0: False, opened: False}
        for node in nodes:
            way = []
            while node not in known:
                way.append(node)
                node = self.parent[node]
            for each in reversed(way):
                above = self.parent[each]
                known[each] = known[above] or (above != opened and above in tops)
        return frozenset(node for node in nodes if known[node])


def forest(
    claims: Mapping[str, str],
    relations: Iterable[Tied],
    theses: Sequence[str] = (),
    sections: Sequence[str] = (),
    uncounted: frozenset[str] = frozenset(),
) -> Forest:
    """Make the forest of these claims, given with their sections, in the order of the debate.

    Ends that are not among the claims are passed over. `uncounted` claims, those whose words nobody
    may see, have a place, add nothing to a size, and are no counter-voice.

    >>> from debate.graph.shape import Tie
    >>> ties = [Tie("r1", Kind.ATTACK, ("c2",), "c1"), Tie("r2", Kind.UNDERCUT, ("c3",), "r1")]
    >>> made = forest({"c1": "", "c2": "", "c3": ""}, ties, theses=["c1"])
    >>> [(made.claim(made.parent[node]), made.side[node]) for node in made.number.values()]
    [('', 0), ('c1', -1), ('c2', 1)]
    """
    planted = _Planting(claims, relations, sections, uncounted)
    planted.plant(theses)
    return planted.grown()


def forest_of(argument_map: ArgumentMap) -> Forest:
    """Make the forest of a whole map."""
    every = argument_map.relations.values()
    return forest(
        {claim.id: claim.section for claim in argument_map.claims.values()},
        [relation for relation in every if is_whole(argument_map, relation)],
        argument_map.topic.theses,
        tuple(argument_map.sections),
    )


class _Planting:
    """Walks the debate level by level from its theses, then from what is left."""

    def __init__(
        self,
        claims: Mapping[str, str],
        relations: Iterable[Tied],
        sections: Sequence[str],
        uncounted: frozenset[str],
    ) -> None:
        self.sections = (*sections, "")
        first = 1 + len(self.sections)
        self.claims = list(claims)
        self.number = {id_: first + at for at, id_ in enumerate(self.claims)}
        self.uncounted = frozenset(self.number[id_] for id_ in uncounted)
        self._homes = {id_: 1 + at for at, id_ in enumerate(self.sections)}
        self._section = list(claims.values())
        nodes = first + len(self.claims)
        self.parent = array("i", [-1]) * nodes
        self.parent[:first] = array("i", [0]) * first
        self.kind = bytearray(nodes)
        self.side = array("b", bytes(nodes))
        self.answered = bytearray(nodes)
        self.is_premise = bytearray(nodes)
        self.home: dict[int, int] = {}
        self.order: list[int] = []  # claims as they were met: what is above comes first
        self._held: list[tuple[str, int] | None] = [None] * nodes  # a step, and its side
        self._onto: dict[int | str, list[tuple[str, int, tuple[int, ...]]]] = {}
        self._index(relations)

    def _index(self, relations: Iterable[Tied]) -> None:
        number = self.number
        premises: dict[str, tuple[int, ...]] = {}
        disputed: list[str] = []
        for one in relations:
            ends = tuple([number[each] for each in one.premises if each in number])
            is_objection = one.kind is Kind.UNDERCUT
            target = one.conclusion if is_objection else number.get(one.conclusion)
            if not ends or target is None:
                continue
            premises[one.id] = ends
            self._onto.setdefault(target, []).append((one.id, _NUMBER[one.kind], ends))
            for end in ends:
                self.is_premise[end] = 1
            if self.uncounted.issuperset(ends):
                continue  # nobody may see what it says
            if one.kind is Kind.ATTACK:
                self.answered[number[one.conclusion]] = 1
            elif is_objection:
                disputed.append(one.conclusion)
        for step in disputed:
            for end in premises.get(step, ()):
                self.answered[end] = 1

    def plant(self, theses: Sequence[str]) -> None:
        """Give every claim its place."""
        tops = [self.number[id_] for id_ in theses if id_ in self.number]
        self.home = {node: self._home(node) for node in tops}
        self._spread(tops, under=0)
        nodes = range(1 + len(self.sections), len(self.parent))
        self._spread([node for node in nodes if self._is_new(node) and not self.is_premise[node]])
        for node in nodes:
            if self._is_new(node):
                self._spread([node])

    def _is_new(self, node: int) -> bool:
        return self.parent[node] < 0

    def _spread(self, tops: Iterable[int], under: int | None = None) -> None:
        """Place these claims as tops, and all that leads to them, the nearest first."""
        met = len(self.order)
        for node in dict.fromkeys(tops):
            self.parent[node] = self._home(node) if under is None else under
            self.order.append(node)
        while met < len(self.order):
            self._place_answers(self.order[met])
            met += 1

    def _home(self, node: int) -> int:
        section = self._section[node - 1 - len(self.sections)]
        return self._homes.get(section, len(self.sections))

    def _place_answers(self, node: int) -> None:
        """Place what speaks on a claim under it, and first what speaks on the step it carries."""
        onto, held = self._onto, self._held[node]
        steps = [(step, -held[1]) for step in onto.get(held[0], ())] if held else []
        sign = self.side[node] or 1
        steps += [(step, -sign if step[1] == _ATTACK else sign) for step in onto.get(node, ())]
        for (id_, kind, premises), side in steps:
            fresh = [one for one in dict.fromkeys(premises) if self._is_new(one)]
            for one in fresh:
                self.parent[one], self.kind[one], self.side[one] = node, kind, side
            if fresh:
                self.order += fresh
                self._held[fresh[-1]] = (id_, side)
            else:  # its premises stand elsewhere: what is said against it is told here
                steps += [(objection, -side) for objection in onto.get(id_, ())]

    def grown(self) -> Forest:
        """Give the forest, with what lies under each node."""
        parent, first = self.parent, 1 + len(self.sections)
        size = array("i", [0]) * first + array("i", [1]) * len(self.claims)
        for node in self.uncounted:
            size[node] = 0
        for node in reversed(self.order):
            size[parent[node]] += size[node]
        for section in range(1, first):
            size[0] += size[section]
        return Forest(
            self.sections,
            self.claims,
            self.number,
            parent,
            self.kind,
            self.side,
            size,
            self.answered,
            self._children(size),
            self.uncounted,
            self.home,
        )

    def _children(self, size: Sequence[int]) -> list[Sequence[int]]:
        """Give what stands under each node, the largest first; most have nothing under them."""
        first = 1 + len(self.sections)
        found: dict[int, list[int]] = {}
        for node in range(first, len(self.parent)):
            found.setdefault(self.parent[node], []).append(node)
        loose = [section for section in range(1, first) if section in found]
        if loose:
            found.setdefault(0, []).extend(loose)
        children: list[Sequence[int]] = [()] * len(self.parent)
        for node, some in found.items():
            some.sort(key=size.__getitem__, reverse=True)
            children[node] = some
        return children
