"""Deciding, for moderators: what, by which rule and why; and the way back."""

import secrets
from dataclasses import dataclass, field, replace

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import banning, deciding
from ...errors import Conflict, Refusal
from ...model import is_id
from ...moderation.decision import Act, acts_on
from ...queries import cases, claims, decisions, history, house_rules, queue, sides, topics
from ...roles import Actor
from .. import happenings, moderation_links, session
from ..citizen import report_words
from ..language import at_fields
from . import moderators

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
    versie: str = ""
    idem: str = field(default_factory=lambda: secrets.token_hex(16))

    @property
    def seen(self) -> int:
        """The version of the debate that was looked at, 0 where the form does not say."""
        return moderators.version_of(self.versie)

    def ruling(self) -> deciding.Ruling:
        """Give what was filled in; what is no number of minutes is none."""
        minutes = int(self.minuten) if self.minuten.isdecimal() and len(self.minuten) < 6 else 0
        return deciding.Ruling(
            self.regel,
            self.feiten,
            self.uitleg,
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
        made = _decide(actor, Act(sent.soort), thing, sent)
    except Refusal as error:
        errors = at_fields(error, FIELDS, "soort")
        return _drawn(thing, actor, sent, errors, error.status, error)
    return redirect(moderation_links.decision(made.id), 303)


def _decide(actor: Actor, act: Act, thing: str, sent: Typed) -> deciding.Decided:
    store, ruling, idem = session.store(), sent.ruling(), sent.idem[:64]
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
        later = error.later if isinstance(error, Conflict) else ()
        page = render_template(
            "moderator/decide.html",
            who=moderators.moderator(),
            topic=topic,
            thing=thing,
            view=claims.claim(connection, thing) if is_id(thing, "c") else None,
            on=queue.spoken(connection, [thing]).get(thing),
            written=queue.as_written(connection, queue.ends(connection, [thing])[thing]),
            acts=acts_on(thing, debate),
            rules=house_rules.current(connection),
            case=cases.case(connection, debate, thing),
            told=cases.reasons(connection, debate, thing),
            kinds=report_words.KINDS,
            others=happenings.told(connection, history.acts_at(connection, later)),
            removed=decisions.removed_by_side(connection, debate),
            removed_by_me=decisions.removed_by_side(connection, debate, actor.ref),
            submitted=sides.counts(connection, debate),
            held=[one for one in decisions.about(connection, [thing]) if one.lifted_ms is None],
            sent=sent if sent.versie and not later else replace(sent, versie=str(topic.version)),
            errors=errors,
        )
    return make_response(page, status)
