"""Drawings small enough to read: one for each claim to begin with, as much as fits a screen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import networkx as nx

from ...graph.layout import Drawing, draw
from ...queries import claims, listing, maps
from ...queries.catalogue import catalogue
from ...queries.growing import Answers
from ...queries.listing import Order
from ...queries.maps import Part
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from . import outlines
from .outlines import Line

CLAIMS = 24  # in one drawing
RINGS = 20  # theses that are drawn; the others are told
WIDTH, HEIGHT = 1200, 1000  # of a drawing, in CSS pixels
BOXES = (336, 300, 256)  # widths of a claim's box, the widest that fits first
SLIM = 920  # as wide as a sheet of paper can hold and still be read
STEPS = (3, 2, 1)


@dataclass(frozen=True)
class Figure:
    """One drawing, and the same in words: what was said on the root, and other claims in sight.

    `drawing` is None where nothing was said on the root, or far too much.
    """

    root: ClaimView
    drawing: Drawing | None
    lines: list[list[Line]]
    others: list[ClaimView]

    @property
    def is_slim(self) -> bool:
        """Whether the drawing can be read on paper."""
        return self.drawing is not None and self.drawing.width <= SLIM


def rings(connection: Snapshot, slug: str, roots: Sequence[str]) -> list[Figure]:
    """Give for each of these claims what was said directly on it."""
    known = _known(connection, roots)
    answers = _in_order(connection, slug)
    told = [Figure(root, None, [], []) for root in known[RINGS:]]
    return [_figure_of(connection, slug, root, (1,), answers) for root in known[:RINGS]] + told


def branches(connection: Snapshot, slug: str, roots: Sequence[str]) -> list[Figure]:
    """Give for each of these claims what was said on it, as deep as fits."""
    answers = _in_order(connection, slug)
    known = _known(connection, roots)
    return [_figure_of(connection, slug, root, STEPS, answers) for root in known]


def surroundings(connection: Snapshot, focus: ClaimView) -> Figure:
    """Give what lies around a claim: two steps each way where that fits, else one."""
    answers = _in_order(connection, focus.debate)
    for steps in (2, 1):
        part = maps.around(
            connection, focus.debate, focus.id, steps=steps, limit=CLAIMS, answers=answers
        )
        drawing = _fitting(connection, part, (focus.id,))
        if drawing and _fits(drawing):
            break
    return _figure(focus, part, drawing)


def _known(connection: Snapshot, roots: Sequence[str]) -> list[ClaimView]:
    found = claims.claims(connection, roots)
    return [found[id_] for id_ in roots if id_ in found]


def _in_order(connection: Snapshot, slug: str) -> Answers:
    return listing.answers_in_order(catalogue(connection, slug), Order.TEXT)


def _figure_of(
    connection: Snapshot, slug: str, root: ClaimView, depths: Sequence[int], answers: Answers
) -> Figure:
    for depth in depths:
        part = maps.part(connection, slug, [root.id], depth=depth, limit=CLAIMS, answers=answers)
        drawing = _fitting(connection, _alone(part, root.id), ())
        if drawing is None or _fits(drawing):
            break
    return _figure(root, part, drawing)


def _alone(part: Part, root: str) -> Part:
    """The part with this claim as its only thesis, so that it alone stands at the left."""
    topic = replace(part.map.topic, theses=(root,))
    return replace(part, map=replace(part.map, topic=topic))


def _fitting(connection: Snapshot, part: Part, focus: tuple[str, ...]) -> Drawing | None:
    """Draw with the widest boxes with which it fits; the narrowest are taken anyway."""
    seen = _without_aside(part, focus or part.map.topic.theses)
    if len(seen.map.claims) > 2 * CLAIMS or not seen.map.relations:
        return None
    ahead = maps.ahead(connection, seen)
    for box in BOXES:
        drawing = draw(seen.map, focus=focus, behind=seen.more, ahead=ahead, box=box)
        if drawing.width <= WIDTH:
            break
    return drawing


def _without_aside(part: Part, roots: Sequence[str]) -> Part:
    """Leave out what moderators moved aside, with what hangs on it alone: its conclusion says that
    more stands behind it, and the words beside the drawing have it.
    """
    aside = {
        id_
        for id_ in outlines.moved_aside(part)
        if not set(roots) & set(part.map.relations[id_].premises)
    }
    if not aside:
        return part
    tied = {id_: one for id_, one in part.map.relations.items() if id_ not in aside}
    graph = nx.Graph(
        [(id_, end) for id_, one in tied.items() for end in (*one.premises, one.conclusion)]
    )
    graph.add_nodes_from(roots)
    reached = {node for root in roots for node in nx.node_connected_component(graph, root)}
    claims_ = {id_: one for id_, one in part.map.claims.items() if id_ in reached}
    relations = {id_: one for id_, one in tied.items() if id_ in reached}
    cut = Counter(part.map.relations[id_].conclusion for id_ in aside)
    more = {**part.more, **{id_: part.more.get(id_, 0) + count for id_, count in cut.items()}}
    kept = replace(part.map, claims=claims_, relations=relations)
    return replace(part, map=kept, more={id_: n for id_, n in more.items() if id_ in reached})


def _fits(drawing: Drawing) -> bool:
    return drawing.width <= WIDTH and drawing.height <= HEIGHT


def _figure(root: ClaimView, part: Part, drawing: Drawing | None) -> Figure:
    lines = outlines.lines(part, [root.id])
    told = {line.claim.id for group in lines for line in group}
    others = [view for id_, view in part.views.items() if id_ not in told]
    return Figure(root, drawing, lines, others)
