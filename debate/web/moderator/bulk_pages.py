"""Deciding on many things of the queue for one reason: each gets its own decision."""

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import queueing
from ...errors import InvalidInput, NotFound, Refusal
from ...model import is_id
from ...moderation.decision import ON_STEPS, Act
from ...queries import cases, claims, queue, sides, topics
from ...queries.snapshot import Snapshot
from ...text.language import gettext
from .. import moderation_links, session
from ..fields import at_fields
from . import moderators, rulings
from .rulings import Typed

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
    sent = rulings.typed()
    if sent.soort not in set(ACTS):
        return _drawn(slug, items, sent, {"soort": gettext("Choose your decision.")}, 400)
    try:
        queueing.decide_items(
            session.store(),
            actor,
            slug,
            Act(sent.soort),
            items,
            sent.ruling(),
            seen=sent.seen,
            idem=sent.idem,
        )
    except Refusal as error:
        errors = at_fields(error, {**rulings.FIELDS, "items": "stuk"}, "soort")
        return _drawn(slug, items, sent, errors, error.status, error)
    return redirect(moderation_links.queue(slug, _sort(form.get("lijst", ""))), 303)


def _items(sent: Sequence[str]) -> list[str]:
    """Give the claims and steps that were chosen, each once."""
    told = [item for item in sent if is_id(item, "cr")]
    return list(dict.fromkeys(told))[: queueing.AT_ONCE]


def _sort(sent: str) -> str:
    return sent if sent in queue.SORTS else queue.REPORTED


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
        here = [one for one in items if _is_of(connection, slug, one)]
        ends = queue.ends(connection, here)
        page = render_template(
            "moderator/decide_items.html",
            items=here,
            ends=ends,
            views=claims.claims(connection, [id_ for two in ends.values() for id_ in two]),
            cases=cases.about(connection, slug, here),
            acts=ACTS if all(is_id(one, "c") for one in here) else ON_STEPS,
            chosen=Counter(sides.side(connection, slug, one) for one in here),
            sort=_sort(request.values.get("lijst", "")),
            errors=errors,
            **rulings.around(connection, actor, topics.topic(connection, slug), sent, error),
        )
    return make_response(page, status)


def _is_of(connection: Snapshot, slug: str, item: str) -> bool:
    try:
        return claims.debate_of(connection, item) == slug
    except NotFound:
        return False
