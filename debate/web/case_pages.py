"""What was reported and complained of, for the moderators of a debate, and their answers."""

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ..commands import deciding
from ..errors import DebateError
from ..queries import cases, claims, decisions, topics
from ..queries.cases import Case, Report
from . import moderation_links, moderators, report_words, session
from .language import dutch

case_pages = Blueprint("case_pages", __name__)
case_pages.before_request(moderators.require)


@dataclass(frozen=True)
class Told:
    """A case with what people wrote."""

    case: Case
    reports: list[Report]


@case_pages.get("/moderatie/debatten/<slug>/zaken")
def show_cases(slug: str) -> ResponseReturnValue:
    """The open cases and complaints, the longest waiting first."""
    moderators.acting(slug)
    return _drawn(slug)


@case_pages.post("/moderatie/zaken/<thing>/blijft-staan")
def dismiss(thing: str) -> ResponseReturnValue:
    """Let a reported thing stand; who reported it reads why."""
    debate = deciding.debate_of(session.store(), thing)
    actor = moderators.acting(debate)
    try:
        deciding.dismiss(session.store(), actor, thing, request.form.get("reden", ""))
    except DebateError as error:
        return _refused(debate, error)
    return redirect(moderation_links.cases(debate), 303)


@case_pages.post("/moderatie/besluiten/<id_>/bezwaren")
def answer_complaints(id_: str) -> ResponseReturnValue:
    """Answer all complaints of a decision; upheld, everything is as it was."""
    with session.store().reading() as connection:
        debate = decisions.decision(connection, id_).debate
    actor = moderators.acting(debate)
    is_upheld = request.form.get("uitkomst") == "gelijk"
    try:
        deciding.decide_complaints(
            session.store(), actor, id_, request.form.get("reden", ""), is_upheld=is_upheld
        )
    except DebateError as error:
        return _refused(debate, error)
    return redirect(moderation_links.decision(id_), 303)


def _refused(debate: str, error: DebateError) -> ResponseReturnValue:
    if error.status >= 500:
        raise error
    return _drawn(debate, dutch(error), request.form.get("reden", ""), error.status)


def _drawn(slug: str, error: str = "", reason: str = "", status: int = 200) -> ResponseReturnValue:
    with session.store().reading() as connection:
        open_ = cases.open_cases(connection, [slug])
        page = render_template(
            "moderator/cases.html",
            who=moderators.moderator(),
            topic=topics.topic(connection, slug),
            told=[Told(one, cases.reasons(connection, slug, one.thing)) for one in open_],
            views=claims.claims(connection, [one.thing for one in open_ if one.thing[0] == "c"]),
            complaints=cases.open_complaints(connection, [slug]),
            kinds=report_words.KINDS,
            error=error,
            reason=reason,
        )
    return make_response(page, status)
