"""The queue of the moderators, and how much waits in it for everybody to see."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import queueing
from ...errors import InvalidInput, Refusal
from ...queries import accounts, activity, queue, topics
from ...roles import MAY, Actor
from ...text.language import tell
from .. import fields, moderation_links, session
from ..citizen import report_words
from . import moderators, queue_words
from .meanwhile import meanwhile

queue_pages = Blueprint("queue_pages", __name__)


@queue_pages.get("/debatten/<slug>/wachtrij")
def show_waiting(slug: str) -> ResponseReturnValue:
    """How much waits for the moderators, since when, and on which side."""
    with session.store().reading() as connection:
        return render_template(
            "citizen/waiting.html",
            topic=topics.topic(connection, slug),
            waiting=queue.waiting(connection, slug),
            counts=queue.sides(connection, slug),
            sides=queue_words.SIDES,
        )


@queue_pages.get("/moderatie")
def show_moderation() -> ResponseReturnValue:
    """The debates that the moderator curates, and what waits there."""
    who = moderators.moderator()
    with session.store().reading() as connection:
        debates = [
            (
                topic,
                queue.waiting(connection, topic.slug),
                activity.crowds(connection, topic.slug),
            )
            for topic in topics.topics(connection)
            if moderators.ACT in MAY[who.role_in(topic.slug)]
        ]
    sets_rules = "rules" in MAY[who.role_in(accounts.EVERYWHERE)]
    return render_template(
        "moderator/moderation.html", who=who, debates=debates, sets_rules=sets_rules
    )


@queue_pages.get("/moderatie/debatten/<slug>")
def show_queue(slug: str) -> ResponseReturnValue:
    """What waits, of one sort, a page at a time."""
    moderators.acting(slug)
    after = request.args.get("na", "0")
    if not (after.isascii() and after.isdecimal() and len(after) < 16):
        raise InvalidInput("This address cannot be read.")
    return _drawn(slug, request.args.get("soort", queue.NEW), int(after))


@queue_pages.post("/moderatie/debatten/<slug>/werk")
def work(slug: str) -> ResponseReturnValue:
    """Do something with the chosen items."""
    actor, form = moderators.acting(slug), request.form
    items, sort = form.getlist("item")[: 2 * queueing.AT_ONCE], form.get("soort", queue.NEW)
    if form.get("doe", "") == "besluit" and 0 < len(items) <= queueing.AT_ONCE:
        return redirect(moderation_links.decide_items(slug, items, sort), 303)
    try:
        _do(actor, slug, form.get("doe", ""), items)
    except Refusal as error:
        return make_response(_drawn(slug, sort, 0, error, items), error.status)
    return redirect(moderation_links.queue(slug, sort), 303)


def _do(actor: Actor, slug: str, what: str, items: list[str]) -> None:
    """Do with the chosen items what a button says. Raises InvalidInput and Conflict."""
    form, store = request.form, session.store()
    seen, idem = moderators.version_of(form.get("versie", "")), fields.idem(form.get("idem", ""))
    match what:
        case "gelezen":
            queueing.review_items(store, actor, slug, items, seen=seen, idem=idem)
        case "laat-staan":
            why = form.get("reden", "")
            queueing.dismiss_items(store, actor, slug, items, why, seen=seen, idem=idem)
        case "op-mij":
            queueing.take_items(store, actor, slug, items)
        case "vrij":
            queueing.leave_items(store, actor, slug, items)
        case _ if not items:
            raise InvalidInput("Choose at least one item.")
        case _:
            raise InvalidInput("Choose what you want to do.")


def _drawn(
    slug: str,
    sort: str,
    after: int,
    error: Refusal | None = None,
    chosen: list[str] | None = None,
) -> str:
    """Draw a page of the queue; with an error, what others did meanwhile."""
    if sort not in queue.SORTS:
        raise InvalidInput("This address cannot be read.")
    who, words = moderators.moderator(), request.args.get("q", "")[: fields.MOST_KEPT]
    category = request.args.get("wat", "")
    category = category if category in report_words.KINDS else ""
    with session.store().reading() as connection:
        return render_template(
            "moderator/queue.html",
            who=who,
            topic=topics.topic(connection, slug),
            page=queue.page(
                connection,
                slug,
                sort,
                after=after,
                words=words,
                category=category,
                account=who.account,
            ),
            crowds=activity.crowds(connection, slug),
            waiting=queue.waiting(connection, slug),
            sort=sort,
            sorts=queue_words.SORTS,
            whys=queue_words.WHYS,
            searched=queue.SEARCHED,
            words_sought=words,
            kinds=report_words.KINDS,
            category=category,
            reason=request.form.get("reden", "")[: fields.MOST_KEPT],
            chosen=chosen or [],
            error=tell(error) if error else "",
            lacks_reason=isinstance(error, InvalidInput) and error.field == "reason",
            others=meanwhile(connection, error),
            idem=fields.fresh_idem(),
        )
