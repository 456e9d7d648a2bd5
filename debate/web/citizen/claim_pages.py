"""The page of a claim: what it says, what was said for and against it, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from ...council import CouncilObject
from ...model import Claim, Question, Source
from ...moderation.decision import Act
from ...queries import (
    claims,
    council,
    decisions,
    history,
    maps,
    missing,
    origins,
    restrictions,
    standing,
    topics,
    whereabouts,
)
from ...queries.claims import Answers, Step, Use
from ...queries.decisions import DecisionView
from ...queries.history import Happening
from ...queries.snapshot import Snapshot
from ...queries.standing import Explained
from ...queries.things import ClaimView
from .. import headers, links, moments, session
from . import standings

ANSWERS = 100  # steps on one page
HISTORY = 30

claim_pages = Blueprint("claim_pages", __name__)


@dataclass(frozen=True)
class ClaimPage:
    """All that the page of a claim shows."""

    claim: ClaimView
    topic_title: str
    path: tuple[ClaimView, ...]
    answers: Answers
    uses: tuple[Use, ...]
    questions: list[Question]
    origins: dict[str, Source]
    history: list[Happening]
    explained: Explained | None
    is_unheard: bool = False
    council: Sequence[CouncilObject] = ()
    parts: tuple[ClaimView, ...] = ()
    decisions: Sequence[DecisionView] = ()
    shut: DecisionView | None = None
    is_thesis: bool = False


@claim_pages.get("/stellingen/<id_>")
def show_claim(id_: str) -> ResponseReturnValue:
    """A claim with what was said for and against it; one that was merged forwards."""
    with session.store().reading() as connection:
        claim = claims.claim(connection, id_)
        if claim.merged_into:
            kept = claims.stands_as(connection, [id_])[id_]
            return redirect(links.claim(kept), 301)
        same = headers.unchanged(topics.version(connection, claim.debate))
        if same:
            return same
        standings.hold(connection, claim.debate)
        page = _claim_page(connection, claim)
    return render_template(
        "citizen/claim.html", page=page
    ), 410 if claim.status == "erased" else 200


def _claim_page(connection: Snapshot, claim: ClaimView) -> ClaimPage:
    answers = claims.answers(connection, claim.id, ANSWERS)
    told = _grounds((*answers.supports, *answers.attacks))
    path = whereabouts.path(connection, claim.id)
    topic = maps.topic(connection, claim.debate)
    return ClaimPage(
        claim,
        topic.title,
        path,
        answers,
        claims.uses(connection, claim.id),
        claims.questions(connection, claim.id),
        origins.origins(connection, [claim.claim, *told]),
        history.history(connection, claim.id)[-HISTORY:],
        standing.explained(connection, claim),
        claim.is_shown and missing.lacks_client(connection, claim.debate, claim.id),
        council.of_claim(connection, claim.id),
        _parts(connection, claim),
        *_restricted(connection, claim),
        is_thesis=claim.id in topic.theses,
    )


def _restricted(
    connection: Snapshot, claim: ClaimView
) -> tuple[Sequence[DecisionView], DecisionView | None]:
    """Give what moderators decided on a claim and still holds, and what keeps answers away."""
    today = moments.today()
    found = [one for one in decisions.about(connection, [claim.id]) if one.holds(today)]
    closed = decisions.held(connection, claim.debate, Act.CLOSE, today)
    return found, closed or restrictions.lock_above(connection, claim.debate, claim.id, today)


def _parts(connection: Snapshot, claim: ClaimView) -> tuple[ClaimView, ...]:
    """Give what stands in the place of a claim that was split."""
    if claim.status != "split":
        return ()
    return tuple(claims.claims(connection, claims.in_place_of(connection, [claim.id])).values())


def _grounds(steps: Iterable[Step]) -> Iterator[Claim]:
    """Give the claims of these steps, and of the objections against them."""
    waiting = list(steps)
    while waiting:
        step = waiting.pop()
        yield from (each.claim for each in step.premises)
        waiting.extend(step.undercuts)
