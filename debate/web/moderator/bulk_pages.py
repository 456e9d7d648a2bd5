"""Deciding on many things of the queue for one reason: each gets its own decision."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import queueing
from ...errors import Conflict, InvalidInput, NotFound, Refusal
from ...model import is_id
from ...moderation.decision import ON_STEPS, Act
from ...queries import cases, claims, decisions, history, house_rules, queue, sides, topics
from ...queries.snapshot import Snapshot
from .. import happenings, moderation_links, session
from ..language import at_fields
from . import moderators
from .deciding_pages import FIELDS, Typed

bulk_pages = Blueprint("bulk_pages", __name__)
bulk_pages.before_request(moderators.require)
ACTS = (Act.LABEL, Act.ASIDE, Act.HIDE)
"""What can be decided on many claims; a lock is about one place, and a ban about one person."""


@bulk_pages.get("/moderatie/debatten/<slug>/besluit")
def show_deciding_items(slug: str) -> ResponseReturnValue:
    """The form to restrict the chosen items, with all of them on it."""
    moderators.acting(slug)
    return _drawn(slug, _items(request.args.getlist("item")), Typed(), {})


@bulk_pages.post("/moderatie/debatten/<slug>/besluit")
def decide_items(slug: str) -> ResponseReturnValue:
    """Restrict all of them, each with a statement of reasons, or none."""
    actor, form = moderators.acting(slug), request.form
    items = _items(form.getlist("item"))
    sent = Typed(**{name: form.get(name, "") for name in Typed.__dataclass_fields__})
    if sent.soort not in set(ACTS):
        return _drawn(slug, items, sent, {"soort": "Kies wat u besluit."}, 400)
    try:
        queueing.decide_items(
            session.store(),
            actor,
            slug,
            Act(sent.soort),
            items,
            sent.ruling(),
            seen=sent.seen,
            idem=sent.idem[:64],
        )
    except Refusal as error:
        errors = at_fields(error, {**FIELDS, "items": "stuk"}, "soort")
        return _drawn(slug, items, sent, errors, error.status, error)
    return redirect(moderation_links.queue(slug, _sort(form.get("lijst", ""))), 303)


def _items(sent: Sequence[str]) -> list[str]:
    """Give the claims and steps that were chosen, each once."""
    told = [item for item in sent if is_id(item, "cr")]
    return list(dict.fromkeys(told))[: queueing.AT_ONCE]


def _sort(sent: str) -> str:
    return sent if sent in queue.SORTS else queue.REPORTED


def _version(sent: Typed, now: int, *, is_told: bool) -> str:
    """Give the version that the form is drawn of: once others' acts are told, that of today."""
    return str(now) if is_told or not sent.versie else sent.versie


def _drawn(
    slug: str,
    items: list[str],
    sent: Typed,
    errors: dict[str, str],
    status: int = 200,
    error: Refusal | None = None,
) -> ResponseReturnValue:
    actor = moderators.acting(slug)
    if not items:
        raise InvalidInput("Choose at least one item.")
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
        here = [one for one in items if _is_of(connection, slug, one)]
        ends = queue.ends(connection, here)
        later = error.later if isinstance(error, Conflict) else ()
        page = render_template(
            "moderator/decide_items.html",
            who=moderators.moderator(),
            topic=topic,
            items=here,
            ends=ends,
            views=claims.claims(connection, [id_ for two in ends.values() for id_ in two]),
            cases=cases.about(connection, slug, here),
            acts=ACTS if all(is_id(one, "c") for one in here) else ON_STEPS,
            rules=house_rules.current(connection),
            removed=decisions.removed_by_side(connection, slug),
            removed_by_me=decisions.removed_by_side(connection, slug, actor.ref),
            submitted=sides.counts(connection, slug),
            chosen=Counter(sides.side(connection, slug, one) for one in here),
            others=happenings.told(connection, history.acts_at(connection, later)),
            sort=_sort(request.values.get("lijst", "")),
            sent=replace(sent, versie=_version(sent, topic.version, is_told=bool(later))),
            errors=errors,
        )
    return make_response(page, status)


def _is_of(connection: Snapshot, slug: str, item: str) -> bool:
    try:
        return claims.debate_of(connection, item) == slug
    except NotFound:
        return False
