"""Which letters about a debate wait, went or failed, for its moderators: without any address."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...queries import letters, queue, topics
from .. import session
from ..letters import mailing
from . import moderators, queue_words

letter_pages = Blueprint("letter_pages", __name__)
letter_pages.before_request(moderators.require)


@letter_pages.get("/moderatie/debatten/<slug>/brieven")
def show_letters(slug: str) -> ResponseReturnValue:
    """What waits or failed first; and how many letters of the site are about no debate."""
    moderators.acting(slug)
    with session.store().reading() as connection:
        return render_template(
            "moderator/letters.html",
            who=moderators.moderator(),
            topic=topics.topic(connection, slug),
            waiting=queue.waiting(connection, slug),
            sorts=queue_words.SORTS,
            counts=letters.counts(connection, slug),
            found=letters.newest(connection, slug),
            others=letters.counts(connection, ""),
            has_mail=mailing.postbox().is_there,
        )
