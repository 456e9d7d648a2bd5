"""Complaints against decisions, for the moderators of a debate, and their answers."""

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import deciding
from ...errors import Refusal
from ...queries import cases, claims, decisions, queue, topics
from ...queries.cases import Contested
from ...queries.decisions import DecisionView
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...text.language import tell
from .. import moderation_links, session
from . import moderators, queue_words

case_pages = Blueprint("case_pages", __name__)
case_pages.before_request(moderators.require)


@dataclass(frozen=True)
class Told:
    """A decision that somebody complained of: what it was about, and whether it is one's own."""

    contested: Contested
    decision: DecisionView
    view: ClaimView | None
    is_own: bool


@case_pages.get("/moderatie/debatten/<slug>/zaken")
def show_cases(slug: str) -> ResponseReturnValue:
    """The open complaints, the longest waiting first."""
    moderators.acting(slug)
    return _drawn(slug)


@case_pages.post("/moderatie/besluiten/<id_>/bezwaren")
def answer_complaints(id_: str) -> ResponseReturnValue:
    """Answer all complaints of a decision; upheld, everything is as it was."""
    with session.store().reading() as connection:
        debate = decisions.decision(connection, id_).debate
    actor = moderators.acting(debate)
    is_upheld = request.form.get("uitkomst") == "gelijk"
    reason = request.form.get("reden", "")
    try:
        deciding.decide_complaints(session.store(), actor, id_, reason, is_upheld=is_upheld)
    except Refusal as error:
        return _drawn(debate, tell(error), reason, id_, error.status)
    return redirect(moderation_links.decision(id_), 303)


def _drawn(
    slug: str, error: str = "", reason: str = "", wrong: str = "", status: int = 200
) -> ResponseReturnValue:
    actor = moderators.acting(slug)
    with session.store().reading() as connection:
        open_ = cases.open_complaints(connection, [slug])
        page = render_template(
            "moderator/cases.html",
            who=moderators.moderator(),
            topic=topics.topic(connection, slug),
            waiting=queue.waiting(connection, slug),
            sorts=queue_words.SORTS,
            told=[_told(connection, one, actor.ref) for one in open_],
            wrong=wrong,
            error=error,
            reason=reason,
        )
    return make_response(page, status)


def _told(connection: Snapshot, one: Contested, mine: bytes) -> Told:
    about = claims.spoken_on(connection, one.thing)
    decision = decisions.decision(connection, one.decision)
    view = queue.as_written(connection, [about]).get(about)
    return Told(one, decision, view, decision.moderator == mine)
