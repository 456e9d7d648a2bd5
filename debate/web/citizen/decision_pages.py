"""What moderators decided, for everybody: each with its reasons, and no name of anybody."""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...moderation.statement import NAMES, told
from ...queries import decisions, topics
from ...queries.decisions import PAGE, DecisionView
from .. import session
from ..as_file import as_json, as_sheet
from ..moments import number, page, today

decision_pages = Blueprint("decision_pages", __name__)
OURS = ("debat", "stelling-of-debat", "huisregel", "opgeheven")
"""What stands in the file before the fields of the transparency database."""


@decision_pages.get("/besluiten")
def show_decisions() -> ResponseReturnValue:
    """The decisions, the newest first."""
    slug = request.args.get("debat", "")[:100]
    before = number("voor")
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug) if slug else None
        found = decisions.newest(connection, debate=slug, before=before, limit=PAGE + 1)
        titles = {each.slug: each.topic.title for each in topics.topics(connection)}
    shown, older = page(found, PAGE)
    return render_template(
        "citizen/decisions.html",
        topic=topic,
        found=shown,
        older=older,
        titles=titles,
        today=today(),
    )


@decision_pages.get("/besluiten/<id_>")
def show_decision(id_: str) -> ResponseReturnValue:
    """One decision: what, why, by which rule, until when, and what one can do about it."""
    with session.store().reading() as connection:
        view = decisions.decision(connection, id_)
        outcome = decisions.outcome(connection, id_)
        topic = topics.topic(connection, view.debate)
        others = len(decisions.together(connection, id_)) - 1
    return render_template(
        "citizen/decision.html",
        view=view,
        outcome=outcome,
        topic=topic,
        others=others,
        today=today(),
    )


@decision_pages.get("/besluiten/json")
def show_decisions_json() -> ResponseReturnValue:
    """All statements of reasons, by the field names of the transparency database."""
    return as_json({"besluiten": [_file_row(view) for view in _all()]})


@decision_pages.get("/besluiten/csv")
def show_decisions_csv() -> ResponseReturnValue:
    """The same as a sheet, in which no cell is a formula."""
    rows = [[_cell(value) for value in _file_row(view).values()] for view in _all()]
    return as_sheet([[*OURS, *NAMES], *rows], "besluiten.csv")


def _all() -> list[DecisionView]:
    with session.store().reading() as connection:
        return decisions.everything(connection)


def _file_row(view: DecisionView) -> dict[str, str | list[str]]:
    decision = view.decision
    lifted = datetime.fromtimestamp(view.lifted_ms / 1000, UTC) if view.lifted_ms else None
    ours = (view.debate, decision.thing, decision.rule, lifted.isoformat() if lifted else "")
    return {**dict(zip(OURS, ours, strict=True)), **told(decision.statement)}


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " ".join(value)
