"""Who is asking: the store at hand, the guest behind a cookie, and where a form came from.

A guest is 16 random bytes for each debate, in a signed cookie that ends with the browser's
session. Only the page with a form sets one; reading sets nothing.
"""

import base64
import hashlib
import secrets
from typing import cast
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request
from itsdangerous import BadSignature, Signer

from ..errors import NotAllowed
from ..model import Voice
from ..roles import Actor, Role
from ..storage.store import Store
from . import cookies
from .settings import Settings

REF_BYTES = 16
GUEST = "stem"
"""The cookie of a guest, one for each debate."""

_FROM_ANYWHERE = frozenset({"follow_pages.stop"})  # mail programs send it, as RFC 8058 wants
_OWN_SITES = ("same-origin", "none")  # 'none': typed or reloaded by the visitor himself


def store() -> Store:
    """The store that this application serves."""
    return cast(Store, current_app.extensions["debate-store"])


def settings() -> Settings:
    """What this installation decided."""
    return cast(Settings, current_app.extensions["debate-settings"])


def secret() -> bytes:
    """What cookies, tokens and counts are keyed with."""
    return str(current_app.secret_key).encode()


def guest(debate: str) -> bytes:
    """Give the guest of this debate, a new one where no cookie tells; the answer then sets it."""
    known = known_guest(debate)
    if known is None:
        known = secrets.token_bytes(REF_BYTES)
        be_guest(debate, known)
    return known


def known_guest(debate: str) -> bytes | None:
    """Give the guest of this debate that the browser's cookie tells, None without one."""
    signed = cookies.cookie(cookies.of_debate(GUEST, debate))
    try:
        known = base64.urlsafe_b64decode(_signer(debate).unsign(signed))
    except (BadSignature, ValueError):
        return None
    return known if len(known) == REF_BYTES else None


def be_guest(debate: str, ref: bytes) -> None:
    """Let this browser be that guest of a debate from now on; the answer sets the cookie."""
    g.new_guests = [*g.get("new_guests", []), (debate, ref)]


def forget_guests(response: Response) -> Response:
    """Take all cookies of guests away from this browser."""
    for name in cookies.known(GUEST):
        cookies.take(response, name)
    return response


def actor(debate: str, voice: Voice) -> Actor:
    """Give the guest as somebody who acts."""
    return Actor(guest(debate), Role.GUEST, voice)


def guest_key() -> str:
    """Give what all cookies of this guest's browser have in common for counting: its form token."""
    return request.cookies.get(str(current_app.config["SESSION_COOKIE_NAME"]), "")


def require_own_page() -> None:
    """Raise NotAllowed unless a form comes from a page of this site."""
    if request.method in ("GET", "HEAD", "OPTIONS") or request.endpoint in _FROM_ANYWHERE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    is_foreign = site is not None and site not in _OWN_SITES
    if origin is not None and site is None:
        is_foreign = urlsplit(origin).netloc != request.host
    if origin not in (None, "null") and urlsplit(origin or "").netloc != request.host:
        is_foreign = True
    if is_foreign:
        g.is_foreign = True
        raise NotAllowed(
            "This form did not come from a page of this site. Open the page here and try again."
        )


def register(app: Flask) -> None:
    """Check where forms come from, and set the cookies of new guests."""
    app.before_request(require_own_page)
    app.after_request(_set_guests)


def _set_guests(response: Response) -> Response:
    for debate, known in g.get("new_guests", []):
        signed = _signer(debate).sign(base64.urlsafe_b64encode(known)).decode()
        cookies.give(response, cookies.of_debate(GUEST, debate), signed)
    return response


def _signer(debate: str) -> Signer:
    """A signer for this debate alone: a cookie of another debate says nothing here."""
    return Signer(secret(), salt=f"guest {debate}", digest_method=hashlib.sha256)
