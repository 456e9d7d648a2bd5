"""Saying that something is wrong, for anybody, without an account; and following it with a code."""

import secrets
from collections.abc import Mapping

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import deciding, reporting
from ...errors import Refusal
from ...model import Voice, is_id
from ...moderation.noticing import Report
from ...queries import cases, claims, decisions, topics
from ...text.language import gettext
from .. import session
from ..fields import at_fields
from . import report_words

report_pages = Blueprint("report_pages", __name__)
FIELDS = {
    "category": "wat",
    "reason": "reden",
    "name": "naam",
    "email": "email",
    "in_good_faith": "trouw",
}
"""What the fields of a report are called in the form."""
IDEM_LENGTH = 32  # of 24 random bytes
STEPS = 50  # relations to a claim that the form offers to report instead


@report_pages.get("/melden/<thing>")
def show_report(thing: str) -> ResponseReturnValue:
    """The form to say what is wrong with a claim or a step."""
    return _report_form(thing, {}, {})


@report_pages.post("/melden/<thing>")
def report(thing: str) -> ResponseReturnValue:
    """Keep what was said; the code to follow it with is shown this once."""
    sent = {name: request.form.get(name, "") for name in (*FIELDS.values(), "idem")}
    category = sent["wat"]
    given = Report(
        category,
        sent["reden"],
        category in report_words.NOTICES,
        sent["naam"],
        sent["email"],
        in_good_faith=bool(sent["trouw"]),
    )
    actor = session.actor(deciding.debate_of(session.store(), thing), Voice())
    try:
        kept = reporting.report(session.store(), actor, thing, given, idem=_idem(sent))
    except Refusal as error:
        return _report_form(thing, sent, at_fields(error, FIELDS, "reden"), error.status)
    return render_template("citizen/reported.html", kept=kept, decision="")


@report_pages.get("/besluiten/<id_>/bezwaar")
def show_complaint(id_: str) -> ResponseReturnValue:
    """The form to complain of a decision."""
    return _complaint_form(id_, {}, {})


@report_pages.post("/besluiten/<id_>/bezwaar")
def complain(id_: str) -> ResponseReturnValue:
    """Keep a complaint; another moderator than who decided answers it."""
    sent = {name: request.form.get(name, "") for name in ("reden", "email", "idem")}
    with session.store().reading() as connection:
        debate = decisions.decision(connection, id_).debate
    actor = session.actor(debate, Voice())
    try:
        kept = reporting.complain(
            session.store(), actor, id_, sent["reden"], sent["email"], idem=_idem(sent)
        )
    except Refusal as error:
        return _complaint_form(id_, sent, at_fields(error, FIELDS, "reden"), error.status)
    return render_template("citizen/reported.html", kept=kept, decision=id_)


@report_pages.get("/meldingen")
def show_followed() -> ResponseReturnValue:
    """The form for the code."""
    return render_template("citizen/followed.html", report=None, complaint=None, error="")


@report_pages.post("/meldingen")
def follow() -> ResponseReturnValue:
    """What became of a report or a complaint; the code is in no address."""
    code = request.form.get("code", "")[:100]
    with session.store().reading() as connection:
        found = cases.report(connection, code)
        complaint = cases.complaint(connection, code)
    is_known = found or complaint
    page = render_template(
        "citizen/followed.html",
        report=found,
        complaint=complaint,
        error="" if is_known else gettext("We do not know this code. Did you copy all of it?"),
        kinds=report_words.KINDS,
    )
    return make_response(page, 200 if is_known else 404)


def _report_form(
    thing: str, sent: Mapping[str, str], errors: Mapping[str, str], status: int = 200
) -> ResponseReturnValue:
    debate = deciding.debate_of(session.store(), thing)
    with session.store().reading() as connection:
        is_claim = is_id(thing, "c")
        step = None if is_claim else claims.step(connection, thing)
        ends = [thing] if is_claim else list(step.relation.premises) if step else []
        answers = claims.answers(connection, thing, STEPS) if is_claim else None
        page = render_template(
            "citizen/report.html",
            thing=thing,
            steps=(*answers.supports, *answers.attacks) if answers else (),
            is_claim=is_claim,
            views=claims.claims(connection, ends).values(),
            topic=topics.topic(connection, debate),
            flags=report_words.FLAGS,
            notices=report_words.NOTICES,
            sent=sent,
            idem=_idem(sent) or secrets.token_urlsafe(24),
            errors=errors,
        )
    return make_response(page, status)


def _complaint_form(
    id_: str, sent: Mapping[str, str], errors: Mapping[str, str], status: int = 200
) -> ResponseReturnValue:
    with session.store().reading() as connection:
        view = decisions.decision(connection, id_)
        page = render_template(
            "citizen/complain.html",
            view=view,
            topic=topics.topic(connection, view.debate),
            sent=sent,
            idem=_idem(sent) or secrets.token_urlsafe(24),
            errors=errors,
        )
    return make_response(page, status)


def _idem(sent: Mapping[str, str]) -> str:
    """Give the random value that our form was made with, '' where another was sent."""
    given = sent.get("idem", "")
    return given if len(given) == IDEM_LENGTH and given.isascii() else ""
