"""Everything that is kept of one person, to look at, to take along, and to have erased."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask import session as browser
from flask.typing import ResponseReturnValue

from ...commands import rights
from ...errors import InvalidInput, NotFound, Unfinished
from ...plain import to_plain
from ...queries import accounts, topics
from ...queries import rights as kept
from ...queries.rights import Kept
from .. import members, own_links, session
from ..as_file import as_json
from ..fields import at_fields

FILE = "mijn-gegevens.json"
SURE = "ja"

details_pages = Blueprint("details_pages", __name__)


@details_pages.get("/mijn-gegevens")
def show_details() -> ResponseReturnValue:
    """All of it, readable, with the way to have it erased."""
    return _page()


@details_pages.get("/mijn-gegevens/json")
def show_details_json() -> ResponseReturnValue:
    """All of it, for programs."""
    return as_json(to_plain(_require_some(_kept())), FILE)


@details_pages.post("/mijn-gegevens/gewist")
def erase_me() -> ResponseReturnValue:
    """Erase all of it, once it was said twice."""
    _require_some(_kept())
    if request.form.get("zeker") != SURE:
        error = InvalidInput("Tick that you are sure: this cannot be undone.", field="zeker")
        return _page(error), 400
    is_whole = True
    try:
        rights.erase_me(session.store(), members.references(), members.signed_in())
    except Unfinished:  # nobody sees the words any more, and this browser is to forget all the same
        is_whole = False
    browser.clear()
    response = make_response(redirect(own_links.my_details(is_left_over=not is_whole), 303))
    return members.forget(session.forget_guests(response))


def _kept() -> Kept:
    who = members.signed_in()
    refs = members.references()
    with session.store().reading() as connection:
        return kept.everything(connection, refs, who.account if who else "")


def _require_some(found: Kept) -> Kept:
    if not found.tables and not found.happened:
        raise NotFound(
            "Nothing is known of you in this browser. Fill in your code, or sign in first."
        )
    return found


def _page(error: InvalidInput | None = None) -> str:
    who = members.signed_in()
    with session.store().reading() as connection:
        alone = accounts.moderated_alone(connection, who.account) if who else []
        titles = [topics.topic(connection, slug).topic.title for slug in alone]
    return render_template(
        "member/details.html",
        kept=_kept(),
        who=who,
        moderated_alone=titles,
        is_left_over="rest" in request.args,
        errors=at_fields(error, {}, "zeker"),
    )
