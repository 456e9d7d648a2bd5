"""Signing in with a link, and out again.

Looking at the link does nothing, so that a program that looks at mail does not use it up: only the
button on the page does.
"""

from flask import Blueprint, make_response, redirect, render_template, request
from flask import session as browser
from flask.typing import ResponseReturnValue

from ..commands import signing_in
from . import links, members, session

LONGEST = 100  # characters of a token that are looked at

signing = Blueprint("signing", __name__)


@signing.get("/aanmelden/<token>")
def show_sign_in(token: str) -> ResponseReturnValue:
    """The button that signs in; nobody looks yet whether the link is good."""
    return render_template("moderator/sign_in.html", token=token[:LONGEST])


@signing.post("/aanmelden")
def sign_in() -> ResponseReturnValue:
    """Use the link up, and begin a session that the browser had no part in choosing."""
    token = request.form.get("link", "")[:LONGEST]
    new = signing_in.sign_in(session.store(), token, members.secret())
    browser.clear()  # the tokens of forms begin anew with the session
    return members.remember(make_response(redirect(links.desk(), 303)), new)


@signing.post("/afmelden")
def sign_out() -> ResponseReturnValue:
    """End the session for good, wherever its cookie went."""
    signing_in.sign_out(session.store(), members.secret())
    browser.clear()
    return members.forget(make_response(redirect(links.home(), 303)))
