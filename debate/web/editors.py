"""Who is signed in: the cookie of a session, and with which role somebody acts where.

Rule: nothing is believed of a cookie but the secret in it. Account, role and whether the session
holds are read from the database on every request.
"""

from contextlib import suppress

from flask import Response, g, request

from ..commands import signing_in
from ..errors import NotAllowed, Unavailable
from ..queries import accounts
from ..queries.accounts import SignedIn
from ..roles import Actor, Role
from . import session

COOKIE = "redactie"


def secret() -> str:
    """Give the secret that the browser came with, '' without a cookie."""
    return request.cookies.get(_name(), "")


def signed_in() -> SignedIn | None:
    """Give who is signed in, None where nobody is."""
    if not secret():
        return None
    if "signed_in" not in g:
        with session.store().reading() as connection:
            g.signed_in = accounts.signed_in(connection, secret())
    found: SignedIn | None = g.signed_in
    return found


def editor() -> SignedIn:
    """Give the editor who is signed in. Raises NotAllowed where nobody is, or without that role."""
    who = signed_in()
    if who is None or Role.EDITOR not in who.roles.values():
        raise NotAllowed(
            "Only editors who are signed in work here. Ask the operator for a link to sign in with."
        )
    with suppress(Unavailable):  # reading goes on where nobody can write
        signing_in.keep_alive(session.store(), who, secret())
    return who


def require() -> None:
    """Let nobody in but editors; for `before_request` of their pages."""
    editor()


def acting(debate: str) -> Actor:
    """Give the editor as who acts in this debate. Raises NotAllowed without that role in it."""
    actor = signing_in.acting(session.store(), editor(), debate)
    if actor.role is not Role.EDITOR:
        raise NotAllowed("You are an editor, but not in this debate.")
    return actor


def remember(response: Response, new: str) -> Response:
    """Give the browser the secret of a session; the cookie ends with the browser."""
    response.set_cookie(
        _name(),
        new,
        path="/",
        secure=not session.settings().plain_http,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response: Response) -> Response:
    """Take the cookie away."""
    plain = session.settings().plain_http
    response.delete_cookie(_name(), path="/", secure=not plain, httponly=True, samesite="Lax")
    return response


def _name() -> str:
    return session.cookie_name(COOKIE, session.settings().plain_http)
