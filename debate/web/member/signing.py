"""Signing in with a link, handed over or mailed, and out again.

Looking at the link does nothing, so that a program that looks at mail does not use it up: only the
button on the page does. A link that was mailed works in the browser that asked for it and nowhere
else: what that browser holds is in a cookie for as long as a letter is tried and its link works.
"""

import secrets
from datetime import timedelta

from flask import Blueprint, make_response, redirect, render_template, request
from flask import session as browser
from flask.typing import ResponseReturnValue

from ...commands import signing_in
from ...errors import InvalidInput
from ...queries import accounts
from ...queries.accounts import SignedIn
from ...roles import Role
from ...storage.accounts import TOKEN_MS
from ...storage.letters import PATIENCE_MS, Sort
from ...text import addresses
from .. import cookies, council_links, form_tokens, links, members, own_links, session
from ..fields import at_fields
from ..letters import mailing
from . import devices

LONGEST = 100  # characters of a token that are looked at
ASKED = "aanvraag"  # the cookie of the browser that asked for a link

signing = Blueprint("signing", __name__)


@signing.get("/aanmelden")
def show_request() -> ResponseReturnValue:
    """The form that asks for a link by mail, and the way to another site that signs in."""
    return _asked()


@signing.post("/aanmelden/aanvragen")
def request_link() -> ResponseReturnValue:
    """Mail a link to who has this address; the answer is the same where nobody has."""
    sent = request.form.get("email", "")
    try:
        address = addresses.email(sent)
    except InvalidInput as error:
        return _asked(sent, error), 400
    known = secrets.token_urlsafe(32)
    mailing.postbox().require()
    signing_in.ask_for_link(session.store(), address, known, request.url_root.rstrip("/"))
    response = make_response(redirect(own_links.link_sent(), 303))
    good_for = timedelta(milliseconds=PATIENCE_MS[Sort.SIGN_IN] + TOKEN_MS)
    return cookies.give(response, ASKED, known, good_for)


@signing.get("/aanmelden/verstuurd")
def show_sent() -> ResponseReturnValue:
    """What happens next, for every address the same."""
    return render_template("member/sent.html")


@signing.get("/aanmelden/<token>")
def show_sign_in(token: str) -> ResponseReturnValue:
    """The button that signs in; nobody looks yet whether the link is good."""
    return render_template("member/sign_in.html", token=token[:LONGEST])


@signing.post("/aanmelden")
def sign_in() -> ResponseReturnValue:
    """Use the link up, and begin a session that the browser had no part in choosing."""
    new = signing_in.sign_in(
        session.store(),
        request.form.get("link", "")[:LONGEST],
        members.secret(),
        browser=cookies.cookie(ASKED),
        device=devices.device(request.user_agent.string),
    )
    return begin(new)


@signing.post("/afmelden")
def sign_out() -> ResponseReturnValue:
    """End the session for good, wherever its cookie went."""
    signing_in.sign_out(session.store(), members.secret())
    browser.clear()
    return members.forget(make_response(redirect(links.home(), 303)))


def begin(new: str) -> ResponseReturnValue:
    """Give the browser its new session, and lead to what its holder comes for."""
    with session.store().reading() as connection:
        who = accounts.signed_in(connection, new)
    form_tokens.begin_anew(was_guest=not members.secret())
    response = members.remember(make_response(redirect(_next(who), 303)), new)
    return cookies.take(response, ASKED)


def _next(who: SignedIn | None) -> str:
    if who and who.needs_second_factor and not who.is_proven:
        return own_links.second_step()
    if who and Role.EDITOR in who.roles.values():
        return links.desk()
    if who and Role.COUNCIL in who.roles.values():
        return council_links.works()
    return own_links.account()


def _asked(sent: str = "", error: InvalidInput | None = None) -> str:
    return render_template(
        "member/request.html",
        sent=sent,
        errors=at_fields(error, {}, "email"),
        has_mail=mailing.postbox().is_there,
        oidc=session.settings().oidc,
        who=members.signed_in(),
    )
