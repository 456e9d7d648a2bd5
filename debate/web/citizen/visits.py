"""What somebody has seen of a debate: a version in a cookie of their own, set when they say so.

Rule: nothing here is stored on the server, and reading never sets it. The form needs no token: all
that it can do is set this cookie, and `session.require_own_page` turns away forms from elsewhere.
"""

from datetime import timedelta

from flask import Blueprint, make_response, redirect, request
from flask.typing import ResponseReturnValue

from ...errors import InvalidInput
from ...queries import topics
from .. import cookies, fields, links, session
from .choosing import Choice

SEEN = "gezien"
"""The cookie, one for each debate."""

KEPT_FOR = timedelta(days=400)  # browsers keep no cookie longer

visits = Blueprint("visits", __name__)


@visits.post("/debatten/<slug>/gezien")
def mark_seen(slug: str) -> ResponseReturnValue:
    """Keep in the visitor's browser up to which version this debate was seen."""
    seen = fields.whole(request.form.get("versie", ""))
    with session.store().reading() as connection:
        newest = topics.version(connection, slug)
    if seen is None or seen > newest:
        raise InvalidInput("This page is too old. Open the debate anew, and try again.")
    response = make_response(redirect(links.changes(slug, seen), 303))
    return cookies.give(response, cookies.of_debate(SEEN, slug), str(seen), KEPT_FOR)


def since_last(slug: str, choice: Choice) -> ResponseReturnValue:
    """Lead to what is new since the version that this visitor has seen; all of it without one."""
    return redirect(choice.address(links.debate(slug), sinds=str(last_seen(slug))), 302)


def last_seen(slug: str) -> int:
    """Give the version that this visitor said to have seen, 0 where he said nothing."""
    return fields.whole(cookies.cookie(cookies.of_debate(SEEN, slug))) or 0
