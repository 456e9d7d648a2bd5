"""What a citizen reads: the front page, and a claim."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from ...council import CouncilObject
from ...events import ClaimPosted
from ...model import Claim, Question, Source, Voice
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
from ...queries.topics import TopicView
from ...storage import journal
from .. import headers, links, moments, session
from . import standings

NEW = 6  # claims on the front page
OF_ONE = 2  # of them by the same speaker
LOOK_BACK = 200  # events among which the newest claims are looked for
WITHOUT_ANSWER = 3
ANSWERS = 100  # steps on one page
HISTORY = 30

Missing = TypeVar("Missing")

citizen = Blueprint("citizen", __name__)


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


@dataclass(frozen=True)
class Fresh:
    """A claim that was added, and the step that it came with, where there is one."""

    claim: ClaimView
    use: Use | None


@citizen.get("/")
def show_home() -> ResponseReturnValue:
    """The debates, what is new, and where nobody has spoken against."""
    with session.store().reading() as connection:
        newest = history.log_page(connection, limit=1)
        same = headers.unchanged(newest[0].pos if newest else 0)
        if same:
            return same
        debates = topics.topics(connection)
        fresh = _fresh(connection)
        standings.hold(connection, *(each.claim.debate for each in fresh))
        silent = [
            claim
            for debate in debates
            for claim in missing.without_counter_voice(connection, debate.slug, WITHOUT_ANSWER)
        ][: 2 * WITHOUT_ANSWER]
        return render_template(
            "citizen/home.html",
            debates=debates,
            silent=silent,
            unheard=_of_each(connection, debates, missing.without_client),
            waiting=_of_each(connection, debates, missing.waiting_longest),
            fresh=fresh,
            titles={debate.slug: debate.topic.title for debate in debates},
        )


def _of_each(
    connection: Snapshot,
    debates: Sequence[TopicView],
    question: Callable[[Snapshot, str, int], list[Missing]],
) -> list[Missing]:
    """Give a few that are missing, as many of each debate as there is room for, at least one."""
    each = max(1, WITHOUT_ANSWER // max(1, len(debates)))
    found = (one for debate in debates for one in question(connection, debate.slug, each))
    return list(islice(found, WITHOUT_ANSWER))


@citizen.get("/stellingen/<id_>")
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


def _fresh(connection: Snapshot) -> list[Fresh]:
    """The newest claims that may be seen, few of one speaker, each with what it answers."""
    posted = {
        entry.event.claim.id: entry.recorded.actor_ref
        for entry in journal.newest(connection, limit=LOOK_BACK)
        if isinstance(entry.event, ClaimPosted)
    }
    found = claims.claims(connection, list(posted))
    shown = [found[id_] for id_ in posted if found[id_].is_shown and not found[id_].merged_into]
    return [_with_use(connection, view) for view in _few_of_each(shown, posted)[:NEW]]


def _few_of_each(views: Iterable[ClaimView], posted: Mapping[str, bytes]) -> list[ClaimView]:
    """Leave out what one speaker adds beyond the first few: same voice, source and browser."""
    counts: Counter[tuple[Voice, str, bytes]] = Counter()
    kept: list[ClaimView] = []
    for view in views:
        source = view.claim.excerpts[0].source if view.claim.excerpts else ""
        speaker = (view.claim.voice, source, posted[view.id])
        counts[speaker] += 1
        if counts[speaker] <= OF_ONE:
            kept.append(view)
    return kept


def _with_use(connection: Snapshot, view: ClaimView) -> Fresh:
    return Fresh(view, next(iter(claims.uses(connection, view.id, 1)), None))
