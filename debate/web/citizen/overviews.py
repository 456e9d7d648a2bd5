"""A whole debate in one picture, ready for the page: segments with their words, tones and links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import request

from ...errors import InvalidInput, NotFound
from ...graph.colouring import Colour, Colouring
from ...graph.forest import Forest
from ...graph.overview import STEPS, Overview, Segment, arc, middle, overview
from ...graph.wrapping import cut, shortened, wrapped
from ...queries import claims, maps, standing
from ...queries import overview as glance
from ...queries.overview import Whole
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...text.language import Wordings, gettext
from ...text.phrasing import further
from .. import links, words

COLOURS = {
    "kant": Colour.SIDE,
    "stem": Colour.VOICE,
    "leeftijd": Colour.AGE,
    "tegengeluid": Colour.MISSING,
    "label": Colour.LABEL,
}
COLOUR_NAMES = Wordings(
    {
        "kant": "side",
        "stem": "voice",
        "leeftijd": "age",
        "tegengeluid": "counter-voice",
        "label": "what stands",
    }
)
ICICLE, SUNBURST = "ijspegel", "zon"
SHAPES = Wordings({ICICLE: "icicle", SUNBURST: "sun"})
LOOSE = "los"
"""The section of what is in none, in an address."""

ABOVE = 6  # claims on the way to where somebody is
ROOM = (980, 640)  # a picture on a screen that is just wide enough for its words
SIZE, LEADING, PADDING = 13, 17, 8
RADIUS, RINGS = 400, 6
SIGN_ROOM = 0.012  # of the whole: from this span on a segment of a sunburst has its sign


@dataclass(frozen=True)
class Choice:
    """What somebody asked to see: from where, in which colours and shape; see COLOURS, SHAPES."""

    top: str = ""
    colour: str = "kant"
    shape: str = ICICLE

    def __post_init__(self) -> None:
        if self.colour not in COLOURS or self.shape not in SHAPES:
            raise InvalidInput(
                "In the address, {name} is one of: {choices}.",
                name="kleur" if self.colour not in COLOURS else "vorm",
                choices=", ".join(COLOURS if self.colour not in COLOURS else SHAPES),
            )


def asked() -> Choice:
    """Read the choice from the address. Raises InvalidInput."""
    found = request.args
    return Choice(found.get("vanaf", ""), found.get("kleur", "kant"), found.get("vorm", ICICLE))


def labels(connection: Snapshot, slug: str, choice: Choice) -> Mapping[str, int]:
    """Give the labels of today where the picture shows them."""
    return standing.places(connection, slug) if COLOURS[choice.colour] is Colour.LABEL else {}


@dataclass(frozen=True)
class Said:
    """The words for a picture: claims and titles of sections by id, and the claims' labels. `below`
    are the nodes that stand below what moderators moved aside.
    """

    views: Mapping[str, ClaimView]
    titles: Mapping[str, str]
    labels: Mapping[str, int]
    below: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Part:
    """One segment with what it shows: `said` is its sentence or its number of claims, `lines` as
    much of it as fits. `outline` and `at` are its shape and its middle in a sunburst. `is_aside`:
    moderators moved the claim aside, or one above it, and its words are not in the picture.
    """

    segment: Segment
    claim: ClaimView | None
    said: str
    tone: str
    key: str
    lines: tuple[str, ...] = ()
    outline: str = ""
    at: tuple[float, float] = (0.0, 0.0)
    is_aside: bool = False

    @property
    def is_quoted(self) -> bool:
        """Whether `said` is from the debate, and not ours."""
        if self.claim:
            return self.claim.is_shown and not self.is_aside
        return not self.segment.is_sum and self.key != LOOSE


@dataclass(frozen=True)
class Glance:
    """A picture of a debate, or of what stands under `top` (a claim or a section, or neither).

    `told` are claims and sections in reading order, `sums` what is too small to see. `way` leads
    to where we are; `is_cut` says that it begins further up.
    """

    choice: Choice
    picture: Overview
    told: Sequence[Part]
    sums: Sequence[Part]
    top: Part | None
    way: Sequence[Part]
    is_cut: bool

    @property
    def parts(self) -> list[Part]:
        """All that is drawn."""
        return [*self.told, *self.sums]


def glance_at(
    connection: Snapshot,
    slug: str,
    choice: Choice,
    labels: Mapping[str, int],
    room: tuple[int, int] = ROOM,
) -> Glance:
    """Draw a debate, or the part of it that the choice names, with as many words as an icicle of
    `room` pixels has place for. Raises NotFound where there is no such part.
    """
    forest = (whole := glance.whole(connection, slug)).forest
    stands = claims.stands_as(connection, [choice.top])  # an old address of a merged claim holds
    choice = replace(choice, top=stands[choice.top])
    top = _node(forest, choice.top)
    picture = overview(forest, top, steps=RINGS if choice.shape == SUNBURST else STEPS)
    nodes = [*forest.path(top, ABOVE), top, *(one.node for one in picture.told)]
    views = claims.claims(connection, [forest.claim(node) for node in nodes])
    titles = {id_: one.title for id_, one in maps.all_sections(connection, slug).items()}
    aside = glance.moved_aside(connection, slug, forest)
    below = forest.standing_below([one.node for one in picture.told], aside, top)
    return glance_of(whole, picture, choice, Said(views, titles, labels, below), room)


def glance_of(
    whole: Whole, picture: Overview, choice: Choice, said: Said, room: tuple[int, int] = ROOM
) -> Glance:
    """Put words, tones and shapes to a picture."""
    drawing = _Drawing(whole, choice, said, room)
    top = _node(whole.forest, choice.top)
    way = whole.forest.path(top, ABOVE) if top else []
    return Glance(
        choice,
        picture,
        [drawing.part(one, picture.steps) for one in picture.told],
        [drawing.part(one, picture.steps) for one in picture.sums],
        drawing.named(top) if top else None,
        [drawing.named(node) for node in way if node],
        bool(way and way[0]),
    )


def _node(forest: Forest, name: str) -> int:
    if not name:
        return 0
    if name in forest.number:
        return forest.number[name]
    section = "" if name == LOOSE else name
    if section in forest.sections and forest.children[node := 1 + forest.sections.index(section)]:
        return node
    raise NotFound("There is no such claim or section in this debate.")


class _Drawing:
    """What the segments of one picture are drawn with."""

    def __init__(self, whole: Whole, choice: Choice, said: Said, room: tuple[int, int]) -> None:
        self._room = room
        self._forest, self._choice, self._said = whole.forest, choice, said
        self._colouring = Colouring(
            COLOURS[choice.colour],
            {id_: view.claim.voice.kind for id_, view in said.views.items()},
            {id_: whole.age(view.posted_ms) for id_, view in said.views.items()},
            said.labels,
        )

    def named(self, node: int) -> Part:
        """Give a claim or a section as part of a way."""
        return self._part(Segment(node, self._forest.claim(node), 0, 0.0, 0.0))

    def part(self, segment: Segment, steps: int) -> Part:
        """Give a segment with its words, as far as they fit, and its shape."""
        part = self._put_aside(self._part(segment))
        if self._choice.shape == ICICLE:
            return replace(part, lines=_fitting(part, self._room[0] / steps, self._room[1]))
        is_wide = segment.span > SIGN_ROOM
        return replace(
            part,
            lines=(words.SIGNS[segment.kind],) if segment.kind and is_wide else (),
            outline=arc(segment, steps, RADIUS),
            at=middle(segment, steps, RADIUS),
        )

    def _put_aside(self, part: Part) -> Part:
        """Leave the words of a claim that was moved aside to its own page, unless it was asked for,
        and of what stands below it.
        """
        view = part.claim
        if view is None or part.key == self._choice.top or not view.is_shown:
            return part
        if view.is_aside:
            return replace(part, said=words.aside(), is_aside=True)
        if part.segment.node in self._said.below:
            return replace(part, said=words.below_aside(), is_aside=True)
        return part

    def _part(self, segment: Segment) -> Part:
        node = segment.node
        view = self._said.views.get(segment.claim)
        key = self._forest.claim(node)
        if segment.is_sum:
            said = further(segment.left, "claim", "claims")
            return Part(segment, None, said, "sum", key or self._section(node))
        if view is None:
            title = self._said.titles.get(self._forest.section(node), "")
            said = title or gettext("Without a section")
            return Part(segment, None, said, "section", self._section(node))
        said = words.said(view)
        return Part(segment, view, said, self._colouring.tone(self._forest, node), key)

    def _section(self, node: int) -> str:
        return (self._forest.section(node) or LOOSE) if node else ""


def _fitting(part: Part, room: float, high: int) -> tuple[str, ...]:
    """Give as many lines of a segment's words as an icicle has room for."""
    most = int((part.segment.span * high - 4) / LEADING)
    if most < 1:
        return ()
    sign = f"{words.SIGNS[part.segment.kind]} " if part.segment.kind else ""
    return cut(wrapped(shortened(sign + part.said, 240), SIZE, room - 2 * PADDING), most)


def addresses(slug: str, drawn: Glance, version: int) -> Callable[[Part], str]:
    """Tell where a segment leads: into what stands under it, or to the claim where that is all."""

    def address(part: Part) -> str:
        if part.claim and (not part.segment.below or part.segment.node == drawn.picture.top):
            return links.claim(part.claim.id)
        return links.overview(slug, part.key, drawn.choice.colour, drawn.choice.shape, version)

    return address
