"""Which column each claim of a drawing stands in, and the way each relation takes between columns.

Columns count from the left: theses in the first, then what speaks on them, and so on by the fewest
steps. (Longest paths, as layered drawings mostly take, would have every line run leftwards; real
debates then grow twice as wide, and theses that speak on one another no longer stand together.) A
line that passes a column needs a lane in it. Every cell (a claim's box, or a lane) hangs below
one cell of the column before it, so that rows can be found as for a tree; the other lines cross
over.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model import ArgumentMap, Kind, Relation
from .ties import Ties, theses


@dataclass(frozen=True)
class Way:
    """How a relation runs: through the gap right of column `gap`, where its sign stands.

    Premises `right` of the gap come straight; those `turning` stand left of it, go round and come
    back. `forward`: all premises stand left of the conclusion and the line runs rightwards.
    `base` is the relation that an undercut finally hangs on, itself for others; `depth` how many
    undercuts deep.
    """

    relation: Relation
    base: str
    depth: int
    gap: int
    right: tuple[str, ...]
    turning: tuple[str, ...]
    forward: bool = False
    trunk: tuple[str, ...] = ()
    branches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """The columns of claims and lanes, the ways of relations, and the tree that rows follow.

    `trunk` and `branches` of a way name lanes from left to right. `turns` are the lanes where a
    line goes round. `children` of '' are the cells that hang below nothing.
    """

    column: Mapping[str, int]
    ways: Mapping[str, Way]
    children: Mapping[str, tuple[str, ...]]
    turns: frozenset[str]


def plan(argument_map: ArgumentMap, index: Ties) -> Plan:
    """Give every claim and lane a column and every relation its way.

    Undercuts that only undercut one another in a ring hang on nothing and are left out.
    """
    bases = _bases(argument_map, index)
    column = _columns(argument_map, index, bases)
    ways = {relation: _way(argument_map, column, bases, relation) for relation in bases}
    return _Tree(index, column, ways).plan()


def _bases(argument_map: ArgumentMap, index: Ties) -> dict[str, tuple[str, int]]:
    """For each relation: the one by which it finally ends on a claim, and how deep it hangs."""
    known = {each for relations in index.onto.values() for each in relations}
    found: dict[str, tuple[str, int]] = {}
    for relation in argument_map.relations:
        chain: dict[str, None] = {}
        here = relation
        while here in known and here not in found and here not in chain:
            chain[here] = None
            here = argument_map.relations[here].conclusion
        base, depth = found.get(here, (next(reversed(chain), ""), -1))
        if here in found or here in argument_map.claims:
            for each in reversed(chain):
                depth += 1
                found[each] = (base, depth)
    return {relation: found[relation] for relation in argument_map.relations if relation in found}


def _columns(
    argument_map: ArgumentMap, index: Ties, bases: Mapping[str, tuple[str, int]]
) -> dict[str, int]:
    """Steps from the theses, then from what else speaks on nothing, then from any claim left."""
    column: dict[str, int] = {}
    ends = tuple(claim for claim in argument_map.claims if not index.uses(claim))
    rest = ((claim,) for claim in argument_map.claims)
    for roots in (theses(argument_map, index), ends, *rest):
        reached = deque(claim for claim in roots if claim not in column)
        column.update(dict.fromkeys(reached, 0))
        while reached:
            claim = reached.popleft()
            for premise in _speakers(argument_map, index, bases, claim):
                if premise not in column:
                    column[premise] = column[claim] + 1
                    reached.append(premise)
    _tighten(argument_map, index, column, bases)
    return column


def _speakers(
    argument_map: ArgumentMap, index: Ties, bases: Mapping[str, tuple[str, int]], claim: str
) -> Iterator[str]:
    """The premises that speak on a claim, and those that dispute that this follows."""
    waiting = list(reversed(index.on(claim)))
    while waiting:
        relation = waiting.pop()
        if relation in bases:
            yield from argument_map.relations[relation].premises
            waiting.extend(reversed(index.on(relation)))


def _tighten(
    argument_map: ArgumentMap,
    index: Ties,
    column: dict[str, int],
    bases: Mapping[str, tuple[str, int]],
) -> None:
    """Move what speaks on nothing, and is no thesis, next to the first claim that speaks on it."""
    kept = set(theses(argument_map, index))
    for claim in argument_map.claims:
        if claim in kept or column[claim] or index.uses(claim):
            continue
        speakers = (
            column[premise]
            for relation in index.on(claim)
            if relation in bases
            for premise in argument_map.relations[relation].premises
        )
        column[claim] = max(min(speakers, default=1) - 1, 0)


def _gap(ground: Relation, column: Mapping[str, int]) -> int:
    """The gap in which a relation on a claim has its sign."""
    end = column[ground.conclusion]
    columns = [column[premise] for premise in ground.premises]
    right = [each for each in columns if each > end]
    if right:
        return min(right) - 1
    return end - 1 if max(columns) < end else end


def _way(
    argument_map: ArgumentMap,
    column: Mapping[str, int],
    bases: Mapping[str, tuple[str, int]],
    relation: str,
) -> Way:
    base, depth = bases[relation]
    it, ground = argument_map.relations[relation], argument_map.relations[base]
    gap = _gap(ground, column)
    premises = tuple(dict.fromkeys(it.premises))
    right = tuple(premise for premise in premises if column[premise] > gap)
    turning = tuple(premise for premise in premises if column[premise] <= gap)
    forward = it.kind is not Kind.UNDERCUT and gap < column[ground.conclusion]
    lanes = {premise: _lanes(relation, premise, gap + 1, column[premise] - 1) for premise in right}
    last = gap if forward else gap + 1
    lanes |= {premise: _lanes(relation, premise, column[premise] + 1, last) for premise in turning}
    is_undercut = it.kind is Kind.UNDERCUT
    trunk = () if is_undercut else _lanes(relation, "", column[ground.conclusion] + 1, gap)
    return Way(it, base, depth, gap, right, turning, forward, trunk, lanes)


def _lanes(relation: str, premise: str, first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{relation}|{premise}|{column}" for column in range(first, last + 1))


class _Tree:
    """Hangs every cell below one of the column before it."""

    def __init__(
        self,
        index: Ties,
        column: dict[str, int],
        ways: dict[str, Way],
    ) -> None:
        self.index, self.ways = index, ways
        self.claims = sorted(column, key=column.__getitem__)
        self.column = dict(column)
        self.parent: dict[str, str] = {}
        self.children: dict[str, list[str]] = {}
        self.turns: set[str] = set()

    def plan(self) -> Plan:
        for claim in self.claims:
            for relation in self.index.on(claim):
                for each in self.with_undercuts(relation):
                    self.hang(self.ways[each])
        self.settle()
        roots = self.children.pop("", [])
        tree = {cell: tuple(below) for cell, below in self.children.items()}
        return Plan(self.column, self.ways, {"": tuple(roots), **tree}, frozenset(self.turns))

    def settle(self) -> None:
        """Give what hangs below nothing a place: right after the claim that shares its premises."""
        free = [claim for claim in self.claims if claim not in self.parent]
        for claim in free:
            shared = None if claim in self.children else self.sharing(claim)
            above = self.parent.get(shared, "") if shared else ""
            self.below(above, claim)
            if shared and shared in self.children[above]:
                beside = self.children[above]
                beside.insert(beside.index(shared) + 1, beside.pop())

    def sharing(self, claim: str) -> str | None:
        """The claim in the same column that speaks on this one, or that shares what does."""
        for relation in self.index.on(claim):
            for premise in self.premises(relation):
                for near in (premise, self.parent.get(premise, "")):
                    if near != claim and self.column.get(near) == self.column[claim]:
                        return near
        return None

    def premises(self, relation: str) -> tuple[str, ...]:
        way = self.ways.get(relation)
        return way.relation.premises if way else ()

    def with_undercuts(self, relation: str) -> Iterator[str]:
        waiting = [relation]
        while waiting:
            here = waiting.pop()
            if here in self.ways:
                yield here
                waiting.extend(reversed(self.index.on(here)))

    def hang(self, way: Way) -> None:
        if way.trunk:
            self.chain(way.relation.conclusion, way.trunk)
        for premise in way.right:
            if way.branches[premise]:
                self.chain(self.anchor(way), way.branches[premise])
            elif premise not in self.parent and self.column[premise] == way.gap + 1:
                self.below(self.anchor(way), premise)
        for premise in way.turning:
            self.chain(premise, way.branches[premise])
            if not way.forward:
                self.turns.update(way.branches[premise][-1:])

    def anchor(self, way: Way) -> str:
        """The cell left of the gap from which the relation's line leaves, or where it arrives."""
        ground = self.ways[way.base]
        if ground.forward:
            first = ground.turning[0]
            return (first, *ground.branches[first])[-1]
        return (ground.relation.conclusion, *ground.trunk)[-1]

    def chain(self, start: str, lanes: Iterable[str]) -> None:
        here = start
        for lane in lanes:
            self.column[lane] = self.column[here] + 1
            self.below(here, lane)
            here = lane

    def below(self, parent: str, cell: str) -> None:
        self.parent[cell] = parent
        self.children.setdefault(parent, []).append(cell)
