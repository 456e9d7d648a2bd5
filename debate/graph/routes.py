"""Where the lines of a drawing run, once boxes have their place: level, upright, past every box.

Between two columns lies a gap with four strips, from left to right: *rails*, where lines go up and
down (all supports of one claim share a rail, and so do all attacks); *tracks*, where undercuts go
up and down to the line they dispute; *signs*, where each line says what it is; *brackets*, where
linked premises join.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from ..model import Kind
from .columns import Plan, Way

Point = tuple[int, int]

PORTS = 26  # between two lines that leave the left of a box, so that their signs stand apart
DOORS = 20  # between two rails that reach the right of a box
APART = 20  # between a joined line and any other in the strip of signs
RAIL, TRACK, BRACKET = 11, 12, 12  # between neighbours in a strip
HEAD = 20  # room for the end of a line beside a box
CORNER = 6  # between a sign and the rounded corner of a bracket
TURN = 44  # height of the lane in which a line goes round
LANE = 20


@dataclass(frozen=True)
class Frame:
    """What stands already: the plan, cells' tops and heights, boxes' and signs' widths."""

    plan: Plan
    top: Mapping[str, int]
    height: Mapping[str, int]
    box: int
    sign: Mapping[str, int]

    def middle(self, cell: str) -> int:
        return self.top[cell] + self.height[cell] // 2


@dataclass(frozen=True)
class Route:
    """The runs of a relation's line, each from a premise's side to the conclusion's.

    The last run ends at `end`; linked premises join it at `joint`. `sign` is the middle of the
    sign.
    """

    runs: tuple[tuple[Point, ...], ...]
    end: Point
    sign: Point
    joint: Point | None


@dataclass(frozen=True)
class Routes:
    """All routes by relation, the left edge of each column, and the width of the whole."""

    routes: Mapping[str, Route]
    left: tuple[int, ...]
    width: int


def port_height(plan: Plan, claim: str, ways: Iterable[Way]) -> int:
    """How high a box must be for the lines at its sides."""
    lefts, rights = 0, set()
    for way in ways:
        lefts += _leaves_left(way, claim) or _arrives_left(way, claim)
        rights |= _doors(way, claim)
    return max(lefts * PORTS, len(rights) * DOORS) + 8


def routes(frame: Frame) -> Routes:
    """Route every relation of the plan."""
    levels = _Levels(frame)
    return _Router(frame, levels).all()


def _leaves_left(way: Way, claim: str) -> bool:
    return claim in way.right


def _arrives_left(way: Way, claim: str) -> bool:
    return way.forward and way.relation.conclusion == claim


def _doors(way: Way, claim: str) -> set[str]:
    """The names of the places at the right of this claim's box that a relation uses."""
    doors = {way.relation.id} if claim in way.turning else set()
    ends_here = way.relation.conclusion == claim and not way.forward
    return doors | ({way.relation.kind.value} if ends_here else set())


class _Levels:
    """The height of every level stretch: at ports, at doors, in lanes, and at the sign."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.ways = frame, frame.plan.ways
        self.port: dict[tuple[str, str], int] = {}
        self.door: dict[tuple[str, str], int] = {}
        self.hub: dict[str, int] = {}
        for claim, touching in _touching(frame.plan).items():
            self.set_ports(claim, touching)
            self.set_doors(claim, touching)
        self.set_hubs()

    def set_ports(self, claim: str, touching: list[Way]) -> None:
        used = [way for way in touching if _leaves_left(way, claim) or _arrives_left(way, claim)]
        used.sort(key=lambda way: self.far_end(way, claim))
        first = self.frame.middle(claim) - PORTS * (len(used) - 1) // 2
        for place, way in enumerate(used):
            self.port[claim, way.relation.id] = first + PORTS * place

    def set_doors(self, claim: str, touching: list[Way]) -> None:
        ends: dict[str, list[int]] = {}
        for way in touching:
            for door in sorted(_doors(way, claim)):
                ends.setdefault(door, []).append(self.far_end(way, claim))
        used = sorted(ends, key=lambda door: sum(ends[door]) / len(ends[door]))
        first = self.frame.middle(claim) - DOORS * (len(used) - 1) // 2
        for place, door in enumerate(used):
            self.door[claim, door] = first + DOORS * place

    def far_end(self, way: Way, claim: str) -> int:
        """About how high the other end of a line stands, seen from this claim."""
        it = way.relation
        if it.conclusion == claim:
            return sum(map(self.frame.middle, it.premises)) // len(it.premises)
        if it.kind is Kind.UNDERCUT:
            return self.frame.middle(self.ways[it.conclusion].relation.premises[0])
        return self.frame.middle(it.conclusion)

    def set_hubs(self) -> None:
        """A single premise's sign stands at its own height; joined lines find a free one near."""
        taken = self.taken()
        joined = []
        for relation, way in self.ways.items():
            arrivals = [self.arrival(way, premise) for premise in way.relation.premises]
            if way.forward:
                self.hub[relation] = self.port[way.relation.conclusion, relation]
            elif len(set(way.relation.premises)) == 1 and way.right:
                self.hub[relation] = arrivals[0]
            else:
                joined.append((way, sum(arrivals) // len(arrivals), arrivals))
        for way, wish, arrivals in joined:
            others = taken[way.gap]
            free = set(arrivals) if way.right else set()
            self.hub[way.relation.id] = _nearest_free(wish, others, free)
            others.append(self.hub[way.relation.id])

    def taken(self) -> dict[int, list[int]]:
        """By gap, the heights at which something crosses its strip of signs."""
        column = self.frame.plan.column
        taken: dict[int, list[int]] = {gap: [] for gap in range(-1, max(column.values()) + 2)}
        for (claim, _), y in self.port.items():
            taken[column[claim] - 1].append(y)
        for cell in self.frame.top:
            if "|" in cell:
                taken[column[cell] - 1].append(self.entry(cell))
        return taken

    def arrival(self, way: Way, premise: str) -> int:
        """How high the line from a premise comes to the place where the sign stands."""
        lanes = way.branches[premise]
        if premise in way.right:
            return self.entry(lanes[0]) if lanes else self.port[premise, way.relation.id]
        return self.entry(lanes[-1]) if lanes else self.door[premise, way.relation.id]

    def entry(self, lane: str) -> int:
        """How high a line runs through a lane; one that goes round enters near the top."""
        if lane in self.frame.plan.turns:
            return self.frame.top[lane] + TURN // 2 - APART // 2
        return self.frame.middle(lane)


def _nearest_free(wish: int, taken: list[int], allowed: set[int]) -> int:
    others = [y for y in taken if y not in allowed]
    for away in range(0, 100_000, 2):
        for y in (wish + away, wish - away):
            if all(abs(y - other) >= APART for other in others):
                return y
    return wish


def _touching(plan: Plan) -> dict[str, list[Way]]:
    """The ways that end on each claim or start from it."""
    touching: dict[str, list[Way]] = {cell: [] for cell in plan.column if "|" not in cell}
    for way in plan.ways.values():
        for claim in dict.fromkeys((*way.relation.premises, way.relation.conclusion)):
            if claim in touching:
                touching[claim].append(way)
    return touching


@dataclass
class _Strip:
    """Upright stretches in one strip of one gap, each to get a place in which it meets no other."""

    spans: dict[Hashable, list[int]] = field(default_factory=dict)
    after: dict[Hashable, list[Hashable]] = field(default_factory=dict)
    rank: dict[Hashable, tuple[int, ...]] = field(default_factory=dict)

    def add(self, key: Hashable, *heights: int) -> None:
        self.spans.setdefault(key, []).extend(heights)

    def places(self, clear: int) -> dict[Hashable, int]:
        """Number the places from 0: shortest first, each beyond those it comes `after`."""
        spans = {key: (min(ys), max(ys)) for key, ys in self.spans.items() if len(set(ys)) > 1}
        order = sorted(
            spans, key=lambda key: (self.rank.get(key, (0,)), spans[key][1] - spans[key][0])
        )
        found: dict[Hashable, int] = {}
        for key in order:
            low, high = spans[key]
            near = {
                found[other]
                for other in found
                if spans[other][0] < high + clear and low < spans[other][1] + clear
            }
            least = max(
                (found[each] + 1 for each in self.after.get(key, ()) if each in found), default=0
            )
            found[key] = next(
                place for place in range(least, len(spans) + least + 1) if place not in near
            )
        return found


class _Router:
    """Collects what goes up and down in each strip, then knows every x, then draws every run."""

    def __init__(self, frame: Frame, levels: _Levels) -> None:
        self.frame, self.levels, self.plan = frame, levels, frame.plan
        self.column = frame.plan.column
        self.last = max(self.column.values())
        self.rails = [_Strip() for _ in range(self.last + 1)]
        self.tracks = [_Strip() for _ in range(self.last + 1)]
        self.brackets = [_Strip() for _ in range(self.last + 1)]
        for way in self.plan.ways.values():
            self.claim_space(way)
        self.measure()

    def claim_space(self, way: Way) -> None:
        for premise in (*way.right, *way.turning):
            for gap, right, left in self.branch_levels(way, premise):
                self.rails[gap].add(self.rail_key(way, premise, gap), right, left)
        for gap, right, left in self.trunk_levels(way):
            self.rails[gap].add(self.rail_key(way, "", gap), right, left)
        hub, relation = self.levels.hub[way.relation.id], way.relation.id
        if not way.forward:
            arrivals = (self.levels.arrival(way, premise) for premise in way.relation.premises)
            self.brackets[way.gap].add(relation, hub, *arrivals)
        if way.relation.kind is Kind.UNDERCUT:
            strip, target = self.tracks[way.gap], way.relation.conclusion
            strip.add(relation, hub, self.levels.hub[target])
            strip.rank[relation] = (-way.depth,)
            strip.after.setdefault(target, []).append(relation)

    def rail_key(self, way: Way, premise: str, gap: int) -> Hashable:
        """Lines to one claim of one kind share their rail; so do premises that run forward."""
        it = way.relation
        if not premise and gap == self.column[it.conclusion]:
            return it.conclusion, it.kind.value
        return it.id, ("" if way.forward and gap == way.gap else premise or "trunk"), gap

    def trunk_levels(self, way: Way) -> list[tuple[int, int, int]]:
        """From the sign to the conclusion: each gap with the heights at its right and its left."""
        if way.forward or way.relation.kind is Kind.UNDERCUT:
            return []
        end = self.levels.door[way.relation.conclusion, way.relation.kind.value]
        inner = [self.frame.middle(lane) for lane in way.trunk]
        heights = [end, *inner, self.levels.hub[way.relation.id]]
        first = self.column[way.relation.conclusion]
        return [(first + n, heights[n + 1], heights[n]) for n in reversed(range(len(heights) - 1))]

    def branch_levels(self, way: Way, premise: str) -> list[tuple[int, int, int]]:
        """From a premise to the sign: each gap with the heights where the line comes and goes."""
        lanes = [self.levels.entry(lane) for lane in way.branches[premise]]
        if premise in way.right:
            heights = [self.levels.port[premise, way.relation.id], *reversed(lanes)]
            gap = self.column[premise] - 1
            return [(gap - n, heights[n], heights[n + 1]) for n in range(len(heights) - 1)]
        heights = [self.levels.door[premise, way.relation.id], *lanes]
        if way.forward:
            heights.append(self.levels.hub[way.relation.id])
        gap = self.column[premise]
        return [(gap + n, heights[n], heights[n + 1]) for n in range(len(heights) - 1)]

    def measure(self) -> None:
        """Find the left edge of each column and of each strip."""
        self.rail = [strip.places(RAIL) for strip in self.rails]
        self.track = [strip.places(TRACK) for strip in self.tracks]
        self.bracket = [strip.places(BRACKET) for strip in self.brackets]
        signs = [0] * (self.last + 1)
        for way in self.plan.ways.values():
            signs[way.gap] = max(signs[way.gap], self.frame.sign[way.relation.id] + 8)
        self.left, self.rails_at, self.signs_at, self.brackets_at = [0], [], [], []
        for gap in range(self.last + 1):
            self.rails_at.append(self.left[gap] + self.frame.box + HEAD)
            tracks = self.rails_at[gap] + _strip_width(self.rail[gap], RAIL) + 12
            self.signs_at.append(tracks + _strip_width(self.track[gap], TRACK))
            self.brackets_at.append(self.signs_at[gap] + signs[gap])
            used = _strip_width(self.bracket[gap], BRACKET) + (CORNER if self.bracket[gap] else 0)
            arrives = any(way.forward and way.gap == gap for way in self.plan.ways.values())
            self.left.append(self.brackets_at[gap] + used + (HEAD if arrives else 8))

    def right(self, column: int) -> int:
        return self.left[column] + self.frame.box

    def rail_x(self, key: Hashable, gap: int) -> int:
        return self.rails_at[gap] + RAIL * self.rail[gap].get(key, 0)

    def track_x(self, relation: str, gap: int) -> int:
        return self.signs_at[gap] - 8 - TRACK * self.track[gap].get(relation, 0)

    def bracket_x(self, way: Way) -> int:
        place = self.bracket[way.gap].get(way.relation.id)
        return self.brackets_at[way.gap] + (0 if place is None else CORNER + BRACKET * place)

    def all(self) -> Routes:
        found = {relation: self.route(way) for relation, way in self.plan.ways.items()}
        boxes = [column for cell, column in self.column.items() if "|" not in cell]
        edges = [self.right(max(boxes))]
        edges += [x for each in found.values() for run in each.runs for x, _ in run]
        return Routes(found, tuple(self.left), max(edges))

    def route(self, way: Way) -> Route:
        y, sign = self.levels.hub[way.relation.id], self.frame.sign[way.relation.id]
        from_sign = self.trunk(way)
        branches = [self.branch(way, premise) for premise in (*way.right, *way.turning)]
        if len(branches) == 1:
            runs = [branches[0] + from_sign]
            joint = None
        else:
            runs = [*(branch + from_sign[:1] for branch in branches), from_sign]
            joint = from_sign[0]
        middle = (self.brackets_at[way.gap] - 4 - sign // 2, y)
        return Route(tuple(map(_straightened, runs)), from_sign[-1], middle, joint)

    def trunk(self, way: Way) -> list[Point]:
        y, gap = self.levels.hub[way.relation.id], way.gap
        if way.forward:
            start = self.rail_x(self.rail_key(way, way.turning[0], gap), gap)
            return [(start, y), (self.left[gap + 1], y)]
        points = [(self.bracket_x(way), y)]
        if way.relation.kind is Kind.UNDERCUT:
            x = self.track_x(way.relation.id, gap)
            return [*points, (x, y), (x, self.levels.hub[way.relation.conclusion])]
        for passed, right, left in self.trunk_levels(way):
            x = self.rail_x(self.rail_key(way, "", passed), passed)
            points += [(x, right), (x, left)]
        return [*points, (self.right(passed), left)]

    def branch(self, way: Way, premise: str) -> list[Point]:
        is_right = premise in way.right
        column, relation = self.column[premise], way.relation.id
        if is_right:
            points = [(self.left[column], self.levels.port[premise, relation])]
        else:
            points = [(self.right(column), self.levels.door[premise, relation])]
        for gap, comes, goes in self.branch_levels(way, premise):
            x = self.rail_x(self.rail_key(way, premise, gap), gap)
            points += [(x, comes), (x, goes)]
        if not way.forward:
            points.append((self.bracket_x(way), points[-1][1]))
        return points


def _strip_width(places: Mapping[Hashable, int], step: int) -> int:
    return (max(places.values()) + 1) * step if places else 0


def _straightened(points: list[Point]) -> tuple[Point, ...]:
    """Without points that repeat, or that lie on the way between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _is_between(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _is_between(one: Point, two: Point, three: Point) -> bool:
    upright = one[0] == two[0] == three[0]
    if not (upright or one[1] == two[1] == three[1]):
        return False
    a, b, c = (point[1 if upright else 0] for point in (one, two, three))
    return min(a, c) <= b <= max(a, c)
