"""Deciding, for moderators: what, by which rule and why; and the way back."""

import secrets
from dataclasses import dataclass, field

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ..commands import deciding
from ..errors import DebateError, InvalidForm
from ..model import is_id
from ..moderation.decision import Act, acts_on
from ..queries import cases, claims, decisions, house_rules, sides, topics
from ..roles import Actor
from . import moderation_links, moderators, session
from .language import dutch

deciding_pages = Blueprint("deciding_pages", __name__)
deciding_pages.before_request(moderators.require)
FIELDS = {
    "act": "soort",
    "rule": "regel",
    "facts": "feiten",
    "explanation": "uitleg",
    "law": "wet",
    "ends": "tot",
    "minutes": "minuten",
}
"""What the fields of a ruling are called in the form."""


@dataclass(frozen=True)
class Typed:
    """The form as it was sent."""

    soort: str = ""
    regel: str = ""
    feiten: str = ""
    uitleg: str = ""
    wet: str = ""
    tot: str = ""
    minuten: str = ""
    idem: str = field(default_factory=lambda: secrets.token_hex(16))

    def ruling(self) -> deciding.Ruling:
        """Give what was filled in; what is no number of minutes is none."""
        minutes = int(self.minuten) if self.minuten.isdecimal() and len(self.minuten) < 6 else 0
        return deciding.Ruling(
            *(self.regel, self.feiten, self.uitleg),
            law=self.wet,
            ends=self.tot,
            minutes=minutes,
        )


@deciding_pages.get("/moderatie/besluit/<thing>")
def show_deciding(thing: str) -> ResponseReturnValue:
    """The form to restrict a claim, a step or a debate."""
    sent = Typed(soort=request.args.get("soort", "")[:20])
    return _drawn(thing, _acting(thing), sent, {})


@deciding_pages.post("/moderatie/besluit/<thing>")
def decide(thing: str) -> ResponseReturnValue:
    """Restrict it, with a statement of reasons that everybody can read."""
    actor = _acting(thing)
    sent = Typed(**{name: request.form.get(name, "") for name in Typed.__dataclass_fields__})
    if sent.soort not in set(Act):
        return _drawn(thing, actor, sent, {"soort": "Kies wat u besluit."}, 400)
    try:
        made = deciding.decide(
            *(session.store(), actor, Act(sent.soort), thing, sent.ruling()), idem=sent.idem[:64]
        )
    except InvalidForm as refused:
        errors = {FIELDS.get(name, name): dutch(one) for name, one in refused.errors.items()}
        return _drawn(thing, actor, sent, errors, 400)
    except DebateError as error:
        if error.status >= 500:
            raise
        return _drawn(thing, actor, sent, {"soort": dutch(error)}, error.status)
    return redirect(moderation_links.decision(made.id), 303)


@deciding_pages.post("/moderatie/besluiten/<id_>/opgeheven")
def lift(id_: str) -> ResponseReturnValue:
    """End a restriction, with the reason."""
    with session.store().reading() as connection:
        view = decisions.decision(connection, id_)
    deciding.lift(
        session.store(), moderators.acting(view.debate), id_, request.form.get("reden", "")
    )
    return redirect(moderation_links.decision(id_), 303)


def _acting(thing: str) -> Actor:
    return moderators.acting(deciding.debate_of(session.store(), thing))


def _drawn(
    thing: str, actor: Actor, sent: Typed, errors: dict[str, str], status: int = 200
) -> ResponseReturnValue:
    debate = deciding.debate_of(session.store(), thing)
    with session.store().reading() as connection:
        page = render_template(
            "moderator/decide.html",
            who=moderators.moderator(),
            topic=topics.topic(connection, debate),
            thing=thing,
            view=claims.claim(connection, thing) if is_id(thing, "c") else None,
            acts=acts_on(thing, debate),
            rules=house_rules.current(connection),
            case=cases.case(connection, debate, thing),
            removed=decisions.removed_by_side(connection, debate),
            removed_by_me=decisions.removed_by_side(connection, debate, actor.ref),
            submitted=sides.counts(connection, debate),
            held=[one for one in decisions.about(connection, [thing]) if one.lifted_ms is None],
            sent=sent,
            errors=errors,
        )
    return make_response(page, status)
