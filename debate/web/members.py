"""Who is signed in: the cookie of a session, and as whom somebody acts in a debate.

Rule: nothing is believed of a cookie but the secret in it. Account, role and whether the session
holds are read from the database on every request.
"""

from contextlib import suppress
from dataclasses import replace

from flask import Response, g

from ..commands import signing_in
from ..errors import NotSignedIn, Unavailable
from ..model import Voice
from ..queries import accounts, own, topics
from ..queries.accounts import SignedIn
from ..roles import Actor
from . import cookies, session

COOKIE = "redactie"


def secret() -> str:
    """Give the secret that the browser came with, '' without a cookie."""
    return cookies.cookie(COOKIE)


def signed_in() -> SignedIn | None:
    """Give who is signed in, None where nobody is."""
    if not secret():
        return None
    if "signed_in" not in g:
        with session.store().reading() as connection:
            g.signed_in = accounts.signed_in(connection, secret())
    found: SignedIn | None = g.signed_in
    return found


def member() -> SignedIn:
    """Give who is signed in, and note that the session is in use. Raises NotSignedIn."""
    who = signed_in()
    if who is None:
        raise NotSignedIn(
            "This page is only for those who are signed in. Ask the administrator for a"
            " link, or sign in."
        )
    with suppress(Unavailable):  # reading goes on where nobody can write
        signing_in.keep_alive(session.store(), who, secret())
    return who


def acting(debate: str, act: str) -> Actor:
    """Give who is signed in as the actor that does this act in this debate.

    Raises NotSignedIn, NotAllowed where the role there may not, and SecondFactorNeeded.
    """
    actor = signing_in.acting(session.store(), member(), debate)
    actor.require(act)
    return actor


def speaker(debate: str, voice: Voice) -> Actor:
    """Give who speaks in this debate: who is signed in, else the guest behind the cookie."""
    who = signed_in()
    if who is None:
        return session.actor(debate, voice)
    return replace(signing_in.acting(session.store(), who, debate), voice=voice)


def references() -> list[tuple[str, bytes]]:
    """Give as whom this visitor wrote, each with its debate: as a guest of this browser, and with
    the account that is signed in.
    """
    who = signed_in()
    with session.store().reading() as connection:
        found = own.of_account(connection, who.account) if who else []
        slugs = [each.slug for each in topics.topics(connection)]
    guests = ((slug, session.known_guest(slug)) for slug in slugs)
    return [*found, *((slug, ref) for slug, ref in guests if ref is not None)]


def remember(response: Response, new: str) -> Response:
    """Give the browser the secret of a session; the cookie ends with the browser."""
    return cookies.give(response, COOKIE, new)


def forget(response: Response) -> Response:
    """Take the cookie away."""
    return cookies.take(response, COOKIE)
