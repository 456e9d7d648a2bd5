"""Taking back, as one act with one reason, what was decided on many things at once."""

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import deciding
from ...errors import Refusal
from ...queries import cases, decisions, queue, topics
from ...queries.decisions import DecisionView
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...roles import Actor
from .. import fields, moderation_links, session
from ..fields import at_fields
from . import moderators

lifting_pages = Blueprint("lifting_pages", __name__)
lifting_pages.before_request(moderators.require)
FIELDS = {"reason": "reden", "items": "besluit"}


@dataclass(frozen=True)
class Listed:
    """One of the decisions: the claims it is about, with what was hidden, and how many complaints
    wait for an answer.
    """

    decision: DecisionView
    about: tuple[ClaimView, ...]
    complaints: int


@lifting_pages.get("/moderatie/besluiten/<id_>/samen")
def show_lifting(id_: str) -> ResponseReturnValue:
    """What would come back, each with the complaints that wait."""
    _acting(id_)
    return _drawn(id_)


@lifting_pages.post("/moderatie/besluiten/<id_>/samen")
def lift_together(id_: str) -> ResponseReturnValue:
    """Take back what was chosen, all or none of it."""
    actor, form = _acting(id_), request.form
    chosen, reason = form.getlist("besluit"), form.get("reden", "")
    try:
        deciding.lift_together(
            session.store(), actor, id_, chosen, reason, idem=fields.idem(form.get("idem", ""))
        )
    except Refusal as error:
        errors = at_fields(error, FIELDS, "besluit")
        return make_response(_drawn(id_, chosen, reason, errors), error.status)
    return redirect(moderation_links.decision(id_), 303)


def _acting(id_: str) -> Actor:
    with session.store().reading() as connection:
        return moderators.acting(decisions.decision(connection, id_).debate)


def _drawn(
    id_: str,
    chosen: list[str] | None = None,
    reason: str = "",
    errors: dict[str, str] | None = None,
) -> str:
    with session.store().reading() as connection:
        found = decisions.together(connection, id_)
        debate = found[0].debate
        return render_template(
            "moderator/lift.html",
            who=moderators.moderator(),
            topic=topics.topic(connection, debate),
            id=id_,
            listed=_listed(connection, found),
            chosen=chosen,
            reason=reason,
            errors=errors or {},
            idem=fields.fresh_idem(),
        )


def _listed(connection: Snapshot, found: list[DecisionView]) -> list[Listed]:
    ends = queue.ends(connection, [one.decision.thing for one in found])
    views = queue.as_written(connection, [id_ for two in ends.values() for id_ in two])
    return [
        Listed(
            one,
            tuple(views[id_] for id_ in ends.get(one.decision.thing, ()) if id_ in views),
            cases.contested(connection, one.id)[0],
        )
        for one in found
    ]
