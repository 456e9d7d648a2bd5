"""The frames desk: editors code claims without seeing each other's codes, then settle."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import coding
from ...errors import InvalidInput
from ...model import Frame
from ...queries import coding as codes
from ...queries import topics
from .. import links, session
from . import editors

frames = Blueprint("frames", __name__)
frames.before_request(editors.require)


@frames.get("/redactie/debatten/<slug>/kaders")
def show_frames(slug: str) -> ResponseReturnValue:
    """The next claim to code, what is to be settled, and how far coders agreed."""
    who = editors.editor()
    editors.acting(slug)
    with session.store().reading() as connection:
        return render_template(
            "moderator/frames.html",
            who=who,
            topic=topics.topic(connection, slug),
            waiting=codes.to_code(connection, slug, who.account),
            open=codes.to_settle(connection, slug),
            agreement=codes.agreement(connection, slug),
        )


@frames.post("/redactie/debatten/<slug>/kaders/codes")
def code_claim(slug: str) -> ResponseReturnValue:
    """Keep a code, and go on with the next claim."""
    coding.code_claim(session.store(), editors.acting(slug), _claim(), _chosen())
    return redirect(links.frames(slug), 303)


@frames.post("/redactie/debatten/<slug>/kaders/vastgesteld")
def settle_claim(slug: str) -> ResponseReturnValue:
    """Settle a claim that two people coded."""
    reason = request.form.get("reden", "")
    coding.settle_claim(session.store(), editors.acting(slug), _claim(), _chosen(), reason)
    return redirect(links.frames(slug), 303)


def _claim() -> str:
    return request.form.get("stelling", "")


def _chosen() -> list[Frame]:
    chosen = request.form.getlist("kader")
    if any(one not in list(Frame) for one in chosen):
        raise InvalidInput("Choose from the frames in the form.", field="kader")
    return [Frame(one) for one in chosen]
