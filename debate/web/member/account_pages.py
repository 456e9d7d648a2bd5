"""One's own account: where one is signed in, which roles one has, and the second step."""

from typing import cast

import segno
from flask import Blueprint, make_response, redirect, render_template, request
from flask import session as browser
from flask.typing import ResponseReturnValue

from ...commands import proving, signing_in
from ...errors import InvalidInput
from ...queries import accounts, sessions, topics
from ...queries.accounts import SignedIn
from .. import members, own_links, session
from ..fields import at_fields
from . import devices

NEW_CODES = "herstelcodes"

account_pages = Blueprint("account_pages", __name__)


@account_pages.before_request
def require_member() -> None:
    """Let nobody in but who is signed in."""
    members.member()


@account_pages.get("/mijn-account")
def show_account() -> ResponseReturnValue:
    """Where one is signed in, and as what."""
    who = members.member()
    with session.store().reading() as connection:
        return render_template(
            "member/account.html",
            who=who,
            email=accounts.named(connection, who.account)[1],
            sessions=sessions.of_account(connection, who.account, members.secret()),
            called=devices.called,
            factor=sessions.second_factor(connection, who.account),
            titles={each.slug: each.topic.title for each in topics.topics(connection)},
        )


@account_pages.post("/mijn-account/afgemeld")
def sign_out_one() -> ResponseReturnValue:
    """End one session."""
    signing_in.sign_out_one(session.store(), members.member(), request.form.get("sessie", "")[:16])
    return redirect(own_links.account(), 303)


@account_pages.post("/mijn-account/elders-afgemeld")
def sign_out_others() -> ResponseReturnValue:
    """End all sessions but this one."""
    signing_in.sign_out_others(session.store(), members.member(), members.secret())
    return redirect(own_links.account(), 303)


@account_pages.get("/tweede-stap")
def show_second_step() -> ResponseReturnValue:
    """The form for a code; before the first one, what to put in the app."""
    return _second_step(members.member())


@account_pages.post("/tweede-stap/instellen")
def set_up() -> ResponseReturnValue:
    """Make the secret for the app."""
    proving.set_up(session.store(), members.member())
    return redirect(own_links.second_step(), 303)


@account_pages.post("/tweede-stap")
def prove() -> ResponseReturnValue:
    """Look at the code; the session goes on under a new secret."""
    who = members.member()
    try:
        code = request.form.get("code", "")
        new, codes = proving.prove(session.store(), who, members.secret(), code)
    except InvalidInput as error:
        return _second_step(who, error), 400
    browser.clear()
    if codes:
        browser[NEW_CODES] = list(codes)
    to = own_links.recovery_codes() if codes else own_links.account()
    return members.remember(make_response(redirect(to, 303)), new)


@account_pages.get("/tweede-stap/herstelcodes")
def show_recovery_codes() -> ResponseReturnValue:
    """The codes for when the phone is lost: shown once."""
    codes = cast(list[str], browser.pop(NEW_CODES, []))
    return render_template("member/recovery.html", who=members.member(), codes=codes)


def _second_step(who: SignedIn, error: InvalidInput | None = None) -> str:
    with session.store().reading() as connection:
        factor = sessions.second_factor(connection, who.account)
    secret = proving.shown(session.store(), who) if factor and not factor.is_confirmed else None
    return render_template(
        "member/second_step.html",
        who=who,
        factor=factor,
        secret=secret,
        qr_html=_drawn(secret.address) if secret else "",
        errors=at_fields(error, {}, "code"),
    )


def _drawn(text: str) -> str:
    """Draw a QR code as SVG."""
    drawn = segno.make(text, error="m", micro=False)
    return drawn.svg_inline(scale=5, border=4, light="white", svgclass="qr", lineclass=None)
