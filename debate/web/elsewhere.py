"""Signing in at another site, by OpenID Connect: the code flow with PKCE, state and nonce.

The library is loaded when somebody signs in so, and not before: an installation without it works.
What the other site says is believed after its signature, issuer, audience, nonce and times were
checked; of its answer only `sub` and an address for mail that it has checked are looked at.
"""

from collections.abc import Mapping
from typing import Protocol, cast

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue

from ..commands import signing_in
from ..errors import NotAllowed, NotFound, Unavailable
from . import devices, members, session, signing
from .settings import Oidc

SCOPE = "openid email"  # not `profile`: no name is needed
SECONDS = 10

elsewhere = Blueprint("elsewhere", __name__)


class _Client(Protocol):
    """What is used of the library's client."""

    def authorize_redirect(self, redirect_uri: str) -> Response:
        """Lead to the other site, and remember state, nonce and verifier in the browser."""

    def authorize_access_token(self) -> Mapping[str, object]:
        """Look at what the other site sent back, and get the token for it."""


@elsewhere.get("/aanmelden/elders")
def show_elsewhere() -> ResponseReturnValue:
    """Lead to the other site."""
    client, _ = _client()
    try:
        return client.authorize_redirect(_back())
    except Exception as error:  # of the library and of the network, each of its own kind
        raise _unreachable() from error


@elsewhere.get("/aanmelden/elders/terug")
def come_back() -> ResponseReturnValue:
    """Begin a session for who the other site says it is."""
    client, oidc = _client()
    try:
        token = client.authorize_access_token()
    except OSError as error:
        raise _unreachable() from error
    except Exception as error:  # whatever is wrong with the answer, it is refused
        raise NotAllowed(
            "The other site did not confirm who you are. Begin again at the page to sign in."
        ) from error
    told = cast(Mapping[str, object], token.get("userinfo") or {})
    subject = str(told.get("sub", ""))
    if not subject:
        raise NotAllowed(
            "The other site did not confirm who you are. Begin again at the page to sign in."
        )
    email = str(told.get("email", "")) if told.get("email_verified") is True else ""
    new = signing_in.sign_in_as(
        session.store(),
        oidc.issuer,
        subject,
        email,
        members.secret(),
        device=devices.device(request.user_agent.string),
    )
    return signing.begin(new)


def _back() -> str:
    return f"{request.url_root.rstrip('/')}/aanmelden/elders/terug"


def _client() -> tuple[_Client, Oidc]:
    """Give the library's client for the site of the settings, made once for each application."""
    oidc = session.settings().oidc
    if oidc is None:
        raise NotFound("This site knows no other site to sign in at.")
    if "debate-oidc" not in current_app.extensions:
        current_app.extensions["debate-oidc"] = _new_client(oidc)
    return cast(_Client, current_app.extensions["debate-oidc"]), oidc


def _new_client(oidc: Oidc) -> _Client:
    try:
        from authlib.integrations.flask_client import OAuth
    except ImportError as error:
        raise Unavailable(
            "Signing in elsewhere needs a library that is not here: pip install tegengeluid[oidc]."
        ) from error
    registry = OAuth(current_app._get_current_object())  # type: ignore[attr-defined]
    return cast(
        _Client,
        registry.register(
            "elders",
            client_id=oidc.client,
            client_secret=oidc.secret or None,
            server_metadata_url=f"{oidc.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": SCOPE,
                "code_challenge_method": "S256",
                "timeout": SECONDS,
                **({} if oidc.secret else {"token_endpoint_auth_method": "none"}),
            },
        ),
    )


def _unreachable() -> Unavailable:
    return Unavailable("The other site cannot be reached now. Try again later, or ask for a link.")
