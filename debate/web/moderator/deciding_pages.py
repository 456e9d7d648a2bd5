"""Deciding, for moderators: what, by which rule and why; and the way back."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import banning, deciding
from ...errors import Refusal
from ...model import is_id
from ...moderation.decision import Act, acts_on
from ...queries import cases, claims, decisions, queue, topics
from ...roles import Actor
from ...text.language import gettext
from .. import moderation_links, session
from ..citizen import report_words
from ..fields import at_fields
from . import moderators, rulings
from .rulings import Typed

deciding_pages = Blueprint("deciding_pages", __name__)
deciding_pages.before_request(moderators.require)


@deciding_pages.get("/moderatie/besluit/<thing>")
def show_deciding(thing: str) -> ResponseReturnValue:
    """The form to restrict a claim, a step or a debate."""
    sent = Typed(soort=request.args.get("soort", "")[:20])
    return _drawn(thing, _acting(thing), sent, {})


@deciding_pages.post("/moderatie/besluit/<thing>")
def decide(thing: str) -> ResponseReturnValue:
    """Restrict it, with a statement of reasons that everybody can read."""
    actor = _acting(thing)
    sent = rulings.typed()
    if sent.soort not in set(Act):
        return _drawn(thing, actor, sent, {"soort": gettext("Choose your decision.")}, 400)
    try:
        made = _decide(actor, Act(sent.soort), thing, sent)
    except Refusal as error:
        errors = at_fields(error, rulings.FIELDS, "soort")
        return _drawn(thing, actor, sent, errors, error.status, error)
    return redirect(moderation_links.decision(made.id), 303)


def _decide(actor: Actor, act: Act, thing: str, sent: Typed) -> deciding.Decided:
    store, ruling, idem = session.store(), sent.ruling(), sent.idem
    if act is Act.BAN:
        return banning.ban(store, actor, thing, ruling, idem=idem)
    return deciding.decide(store, actor, act, thing, ruling, seen=sent.seen, idem=idem)


@deciding_pages.post("/moderatie/besluiten/<id_>/opgeheven")
def lift(id_: str) -> ResponseReturnValue:
    """End a restriction, with the reason."""
    with session.store().reading() as connection:
        view = decisions.decision(connection, id_)
    actor = moderators.acting(view.debate)
    deciding.lift(session.store(), actor, id_, request.form.get("reden", ""))
    return redirect(moderation_links.decision(id_), 303)


def _acting(thing: str) -> Actor:
    return moderators.acting(deciding.debate_of(session.store(), thing))


def _drawn(
    thing: str,
    actor: Actor,
    sent: Typed,
    errors: dict[str, str],
    status: int = 200,
    error: Refusal | None = None,
) -> ResponseReturnValue:
    debate = deciding.debate_of(session.store(), thing)
    with session.store().reading() as connection:
        topic = topics.topic(connection, debate)
        page = render_template(
            "moderator/decide.html",
            thing=thing,
            view=claims.claim(connection, thing) if is_id(thing, "c") else None,
            on=queue.spoken(connection, [thing]).get(thing),
            written=queue.as_written(connection, queue.ends(connection, [thing])[thing]),
            acts=acts_on(thing, debate),
            case=cases.case(connection, debate, thing),
            told=cases.reasons(connection, debate, thing),
            kinds=report_words.KINDS,
            held=[one for one in decisions.about(connection, [thing]) if one.lifted_ms is None],
            errors=errors,
            **rulings.around(connection, actor, topic, sent, error),
        )
    return make_response(page, status)
