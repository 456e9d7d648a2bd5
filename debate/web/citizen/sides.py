"""A claim with all that speaks for it and against it, in two columns, the answers folded inside."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from ...model import Kind
from ...queries import claims, listing, maps, origins, topics, whereabouts
from ...queries.catalogue import Catalogue, catalogue
from ...queries.claims import Step
from ...queries.listing import Order
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from .. import headers, links, session
from ..moments import moment, number, versions
from . import outlines, standings
from .outlines import Line

ANSWERS = 12  # on each side of one page
DEEP = 2  # steps below an answer that are folded inside it
BELOW = 160  # claims below all answers of one page, about

sides = Blueprint("sides", __name__)


@dataclass(frozen=True)
class Answer:
    """One answer: its step, what was said on its premises, and whether nobody spoke against it.

    `below` holds a list of lines for each premise on which something was said, `count` the claims
    in all of them together, and `more` the answers that are told on the claims' own pages alone.
    """

    step: Step
    below: list[tuple[ClaimView, list[Line]]]
    count: int
    more: int
    is_open: bool


@dataclass(frozen=True)
class Side:
    """What speaks for a claim, or what against it: a page of `total` answers."""

    kind: Kind
    answers: list[Answer]
    start: int
    total: int

    @property
    def end(self) -> int:
        """How many answers there are up to the last one of this page."""
        return min(self.start + ANSWERS, self.total)


@sides.get("/stellingen/<id_>/voor-en-tegen")
def show_sides(id_: str) -> ResponseReturnValue:
    """What speaks for a claim and what against it: unanswered and strongest first."""
    with session.store().reading() as connection:
        kept = claims.claim(connection, id_)
    if kept.merged_into:
        return redirect(links.sides(kept.merged_into), 301)
    version, newest = versions(kept.debate)
    same = headers.unchanged(newest)
    if same:
        return same
    start = number("na")
    with moment(kept.debate, version) as connection:
        standings.hold_today(connection, kept.debate, version)
        claim = claims.claim(connection, id_)
        found = both(connection, claim, start)
        said = [each.claim for side in found for one in side.answers for each in one.step.premises]
        return render_template(
            "citizen/sides.html",
            topic=topics.topic(connection, claim.debate),
            view=claim,
            path=whereabouts.path(connection, id_),
            sides=found,
            rest=start + ANSWERS if any(side.end < side.total for side in found) else 0,
            origins=origins.origins(connection, said),
            then=version,
        )


def both(connection: Snapshot, claim: ClaimView, start: int) -> list[Side]:
    """Give a page of what speaks for a claim, and one of what speaks against it."""
    book = catalogue(connection, claim.debate)
    found = {kind: listing.answers(book, claim.id, kind) for kind in (Kind.SUPPORT, Kind.ATTACK)}
    pages = {kind: relations[start : start + ANSWERS] for kind, relations in found.items()}
    steps = claims.steps_by_id(connection, [one for page in pages.values() for one in page])
    told = _told(connection, claim.debate, book, list(steps.values()))
    return [
        Side(
            kind,
            [_answer(steps[one], told, book) for one in pages[kind] if one in steps],
            start,
            len(relations),
        )
        for kind, relations in found.items()
    ]


def _told(
    connection: Snapshot, slug: str, book: Catalogue, steps: Sequence[Step]
) -> dict[str, list[Line]]:
    """Tell what was said on the premises of these steps, by premise."""
    roots = list(dict.fromkeys(each.id for step in steps for each in step.premises))
    part = maps.part(
        connection,
        slug,
        roots,
        depth=DEEP,
        limit=len(roots) + BELOW,
        answers=listing.answers_in_order(book, Order.UNANSWERED),
    )
    return {group[0].claim.id: group for group in outlines.lines(part, roots)}


def _answer(step: Step, told: dict[str, list[Line]], book: Catalogue) -> Answer:
    groups = [(view, told[view.id]) for view in step.premises if told.get(view.id)]
    return Answer(
        step,
        [(view, outlines.below(group)) for view, group in groups if len(group) > 1],
        sum(group[0].entry.below for _, group in groups),
        sum(group[0].more for _, group in groups),
        step.relation.id in book.ties and book.is_unanswered(step.relation.id),
    )
