"""Where council members link claims to what the council does, and freeze a debate as it stands.

Nobody but who may prepare gets an answer here; the commands ask once more.
"""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import preparing
from ...council import ObjectKind
from ...errors import InvalidInput
from ...queries import claims, council, listing, snapshots, topics
from ...queries.catalogue import catalogue
from ...queries.listing import Order, Wish
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from .. import council_links, fields, members, session
from ..fields import at_fields

CHOICES = 100  # claims to choose from without looking for one
FIELDS = ("stelling", "soort", "titel", "adres", "dag", "reden", "naam")
_FIELD_OF = {"kind": "soort", "title": "titel", "url": "adres", "day": "dag", "reason": "reden"}

council_desk = Blueprint("council_desk", __name__)


@council_desk.get("/raadswerk/debatten/<slug>")
def show_desk(slug: str) -> ResponseReturnValue:
    """The forms: to link a claim (`?stelling=`), to take a link back, to freeze the debate."""
    members.acting(slug, "prepare")
    return _desk(slug, {"stelling": request.args.get("stelling", "")})


@council_desk.post("/raadswerk/debatten/<slug>/koppelingen")
def link_claim(slug: str) -> ResponseReturnValue:
    """Link a claim to a thing of the council."""
    actor, sent = members.acting(slug, "prepare"), _sent()
    told = (sent["stelling"], sent["soort"], sent["titel"], sent["adres"], sent["dag"])
    try:
        preparing.link_claim(session.store(), actor, *told)
    except InvalidInput as error:
        return _desk(slug, sent, error), 400
    return redirect(council_links.council(slug), 303)


@council_desk.post("/raadswerk/debatten/<slug>/losse-koppelingen")
def withdraw_link(slug: str) -> ResponseReturnValue:
    """Take a link back."""
    actor, sent = members.acting(slug, "prepare"), _sent()
    object_ = request.form.get("stuk", "")
    try:
        preparing.withdraw_link(session.store(), actor, object_, sent["stelling"], sent["reden"])
    except InvalidInput as error:
        return _desk(slug, sent, error), 400
    return redirect(council_links.council_object(object_), 303)


@council_desk.post("/raadswerk/debatten/<slug>/herstelde-koppelingen")
def restore_link(slug: str) -> ResponseReturnValue:
    """Undo the taking back of a link."""
    actor, sent = members.acting(slug, "prepare"), _sent()
    position = fields.whole(request.form.get("plaats", "")) or 0
    with session.store().reading() as connection:
        gone = [one for one in council.withdrawn(connection, slug) if one.pos == position]
    try:
        preparing.restore_link(session.store(), actor, position, sent["reden"])
    except InvalidInput as error:
        return _desk(slug, sent, error), 400
    return redirect(council_links.council_object(gone[0].object.id), 303)


@council_desk.post("/raadswerk/debatten/<slug>/momentopnamen")
def take_snapshot(slug: str) -> ResponseReturnValue:
    """Freeze the debate as it stands under a name."""
    actor, sent = members.acting(slug, "prepare"), _sent()
    try:
        [taken] = preparing.take_snapshot(session.store(), actor, slug, sent["naam"])
    except InvalidInput as error:
        return _desk(slug, sent, error, {"title": "naam"}), 400
    return redirect(council_links.snapshot(slug, taken.recorded.version - 1), 303)


def _sent() -> dict[str, str]:
    return {name: request.form.get(name, "")[:2_000] for name in FIELDS}


def _desk(
    slug: str,
    sent: Mapping[str, str],
    error: InvalidInput | None = None,
    names: Mapping[str, str] = _FIELD_OF,
) -> str:
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
        return render_template(
            "council/desk.html",
            topic=topic,
            who=members.member(),
            kinds=list(ObjectKind),
            choices=_choices(connection, slug, sent.get("stelling", "")),
            linked=[
                (one, council.linked(connection, one.object.id))
                for one in council.tabled(connection, slug)
            ],
            withdrawn=council.withdrawn(connection, slug),
            snapshots=snapshots.snapshots(connection, slug),
            sent=sent,
            errors=at_fields(error, names, "stelling"),
        )


def _choices(connection: Snapshot, slug: str, chosen: str) -> list[ClaimView]:
    """Give the claims to choose from: the one that was asked for, then the first of the debate."""
    book = catalogue(connection, slug)
    listed = listing.listed(connection, book, Wish(), Order.TEXT, limit=CHOICES).views
    own = claims.claims(connection, [chosen]) if chosen else {}
    asked = [view for view in own.values() if view.debate == slug and view.is_shown]
    return [*asked, *(view for view in listed if view.id != chosen)]
