"""A drawing of a bounded map: where every box, line, sign and word stands, ready for SVG.

Theses stand left; what speaks on a claim stands to its right. The same map gives the same
picture, and what is told in another order moves only what it touches.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..errors import TooLarge
from ..model import ArgumentMap, Kind
from ..text.phrasing import SAYS, SIGNS, TOGETHER
from .columns import Way, plan
from .routes import LANE, TURN, Frame, Point, Route, port_height, routes
from .rows import Cells, rows
from .ties import theses, ties
from .wrapping import shortened, width, wrapped

LIMIT = 300  # claims; a drawing of more is no longer read
TEXT = 160  # characters of a claim that are drawn; the rest is behind its link
HEARD = 80  # characters of a conclusion in what is read out with a claim
BOX, PADDING, SIZE, LEADING, FOOT = 236, 12, 15, 20, 20
MARGIN, ROUND = 12, 10
SIGN_SIZE, SIGN_HEIGHT = 13, 20


@dataclass(frozen=True)
class Text:
    """One line of text: where its baseline begins, and what it says."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Saying:
    """What a claim does, for those who hear the picture: a line's word, and on what it speaks."""

    word: str
    on: str


@dataclass(frozen=True)
class Box:
    """A claim. `kind` is thesis, focus or claim; `behind` and `ahead` count what is not drawn."""

    id: str
    kind: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Text, ...]
    text: str
    is_shortened: bool = False
    behind: int = 0
    ahead: int = 0
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True)
class Sign:
    """What a line says, on a plate around its middle."""

    x: int
    y: int
    width: int
    height: int
    sign: str
    word: str


@dataclass(frozen=True)
class Line:
    """A relation. `path` is the line and `head` the shape at its end, as SVG path data.

    `runs` are the corners of the line, `end` is where it arrives; linked premises join at `joint`.
    """

    id: str
    kind: str
    premises: tuple[str, ...]
    conclusion: str
    path: str
    head: str
    sign: Sign
    runs: tuple[tuple[Point, ...], ...]
    end: Point
    joint: Point | None = None


@dataclass(frozen=True)
class Drawing:
    """A picture in CSS pixels, boxes column by column. `left_out` are relations on nothing."""

    width: int
    height: int
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    left_out: tuple[str, ...] = ()


def draw(
    argument_map: ArgumentMap,
    *,
    focus: tuple[str, ...] = (),
    behind: Mapping[str, int] | None = None,
    ahead: Mapping[str, int] | None = None,
    box: int = BOX,
) -> Drawing:
    """Draw a whole (small) map, `box` pixels wide for each claim. `behind` counts for each claim or
    relation those on it that are left out, `ahead` those in which a claim is a premise.

    Raises TooLarge beyond LIMIT claims: draw a part instead.
    """
    if len(argument_map.claims) > LIMIT:
        raise TooLarge("A drawing holds at most {limit} claims; draw a part.", limit=LIMIT)
    if not argument_map.claims:
        return Drawing(2 * MARGIN, 2 * MARGIN)
    sketch = _Sketch(argument_map, focus, behind or {}, ahead or {}, box)
    return sketch.drawing()


class _Sketch:
    """The steps from map to picture: columns, heights, rows, routes, shapes."""

    def __init__(
        self,
        argument_map: ArgumentMap,
        focus: tuple[str, ...],
        behind: Mapping[str, int],
        ahead: Mapping[str, int],
        box: int,
    ) -> None:
        self.map, self.ahead, self.wide = argument_map, ahead, box
        self.behind = _by_claim(argument_map, behind)
        index = ties(argument_map)
        self.theses = set(theses(argument_map, index)) & set(argument_map.topic.theses)
        self.focus = set(focus)
        self.plan = plan(argument_map, index)
        self.said = {claim.id: self.say(claim.text) for claim in argument_map.claims.values()}
        self.height = self.heights()
        self.top = rows(self.cells())
        sign = {relation: self.sign_width(way) for relation, way in self.plan.ways.items()}
        self.routed = routes(Frame(self.plan, self.top, self.height, self.wide, sign))
        ways = self.routed.routes.values()
        self.rise = min(0, *(y for each in ways for run in each.runs for _, y in run), 0) - MARGIN

    def say(self, text: str) -> tuple[str, ...]:
        return wrapped(shortened(text, TEXT), SIZE, self.wide - 2 * PADDING)

    def heights(self) -> dict[str, int]:
        touching: dict[str, list[Way]] = {}
        for way in self.plan.ways.values():
            for claim in {*way.relation.premises, way.relation.conclusion}:
                touching.setdefault(claim, []).append(way)
        height = {}
        for cell in self.plan.column:
            if cell in self.said:
                text = len(self.said[cell]) * LEADING + 2 * PADDING - 4
                text += FOOT if self.has_foot(cell) else 0
                height[cell] = max(text, port_height(self.plan, cell, touching.get(cell, ())))
            else:
                height[cell] = TURN if cell in self.plan.turns else LANE
        return height

    def has_foot(self, claim: str) -> bool:
        return bool(self.behind.get(claim) or self.ahead.get(claim))

    def cells(self) -> Cells:
        pulls: dict[str, tuple[str, ...]] = {}
        for way in self.plan.ways.values():
            pulls |= dict.fromkeys(way.trunk, tuple(way.relation.premises))
            for premise, lanes in way.branches.items():
                ground = self.plan.ways[way.base].relation.conclusion
                pulls |= dict.fromkeys(lanes, (premise if premise in way.right else ground,))
        return Cells(self.plan.children, self.plan.column, self.height, pulls)

    def word(self, way: Way) -> str:
        kind, is_linked = way.relation.kind, len(set(way.relation.premises)) > 1
        return TOGETHER[kind] if is_linked and kind is not Kind.UNDERCUT else SAYS[kind]

    def sign_width(self, way: Way) -> int:
        said = f"{SIGNS[way.relation.kind]} {self.word(way)}"
        return round(width(said, SIGN_SIZE)) + 8

    def drawing(self) -> Drawing:
        claims = sorted(self.said, key=lambda claim: (self.plan.column[claim], self.top[claim]))
        boxes = tuple(self.box(claim) for claim in claims)
        lines = tuple(self.line(way) for way in self.plan.ways.values())
        depth = [box.y + box.height for box in boxes]
        depth += [y for line in lines for run in line.runs for _, y in run]
        left_out = tuple(each for each in self.map.relations if each not in self.plan.ways)
        return Drawing(self.routed.width + 2 * MARGIN, max(depth) + MARGIN, boxes, lines, left_out)

    def box(self, claim: str) -> Box:
        x = self.routed.left[self.plan.column[claim]] + MARGIN
        y = self.top[claim] - self.rise
        said, height = self.said[claim], self.height[claim]
        foot = FOOT if self.has_foot(claim) else 0
        first = y + (height - foot - len(said) * LEADING) // 2 + SIZE
        lines = tuple(Text(x + PADDING, first + LEADING * n, line) for n, line in enumerate(said))
        kind = "focus" if claim in self.focus else "thesis" if claim in self.theses else "claim"
        text = self.map.claims[claim].text
        counts = self.behind.get(claim, 0), self.ahead.get(claim, 0)
        is_shortened, sayings = len(text) > TEXT, tuple(self.sayings(claim))
        place = x, y, self.wide, height
        return Box(claim, kind, *place, lines, text, is_shortened, *counts, sayings)

    def sayings(self, claim: str) -> Iterator[Saying]:
        for way in self.plan.ways.values():
            if claim in way.relation.premises:
                ground = self.plan.ways[way.base].relation.conclusion
                yield Saying(self.word(way), shortened(self.map.claims[ground].text, HEARD))

    def line(self, way: Way) -> Line:
        it, route = way.relation, _moved(self.routed.routes[way.relation.id], self.rise)
        sign_width = self.sign_width(way)
        sign = Sign(*route.sign, sign_width, SIGN_HEIGHT, SIGNS[it.kind], self.word(way))
        path = " ".join(_path(run) for run in route.runs)
        head = _head(it.kind, route.end, way.forward)
        ends = it.id, it.kind.value, it.premises, it.conclusion
        return Line(*ends, path, head, sign, route.runs, route.end, route.joint)


def _by_claim(argument_map: ArgumentMap, counts: Mapping[str, int]) -> dict[str, int]:
    """The counts of claims, with those of a relation added to its last premise."""
    found: dict[str, int] = {}
    for thing, count in counts.items():
        relation = argument_map.relations.get(thing)
        claim = relation.premises[-1] if relation else thing
        found[claim] = found.get(claim, 0) + count
    return found


def _moved(route: Route, rise: int) -> Route:
    """The route inside the margins."""

    def move(point: Point) -> Point:
        return point[0] + MARGIN, point[1] - rise

    runs = tuple(tuple(map(move, run)) for run in route.runs)
    return Route(runs, move(route.end), move(route.sign), route.joint and move(route.joint))


def _path(run: tuple[Point, ...]) -> str:
    """A line with rounded corners through these points."""
    parts = [f"M{run[0][0]} {run[0][1]}"]
    for before, corner, after in zip(run, run[1:], run[2:], strict=False):
        enter, leave = _towards(corner, before), _towards(corner, after)
        parts.append(f"L{enter[0]} {enter[1]}Q{corner[0]} {corner[1]} {leave[0]} {leave[1]}")
    parts.append(f"L{run[-1][0]} {run[-1][1]}")
    return "".join(parts)


def _towards(corner: Point, other: Point) -> Point:
    """The point at most ROUND, and at most half the way, from a corner to the next."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    length = abs(across) + abs(down)
    step = min(ROUND, length // 2)
    return corner[0] + across * step // max(length, 1), corner[1] + down * step // max(length, 1)


def _head(kind: Kind, end: Point, forward: bool) -> str:
    """An arrow head for support, a bar for attack, a dot on the other line for undercut."""
    x, y = end
    away = -1 if forward else 1
    if kind is Kind.UNDERCUT:
        return f"M{x - 5} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"
    if kind is Kind.SUPPORT:
        return f"M{x + away} {y}L{x + 11 * away} {y - 6}L{x + 11 * away} {y + 6}Z"
    return f"M{x + 5 * away} {y - 9}V{y + 9}"
