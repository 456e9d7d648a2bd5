"""Signing in at another site, by OpenID Connect: the code flow with PKCE, state and nonce.

What the other site says is believed after its signature, issuer, audience, nonce, times and, where
the settings ask for it, the way of signing in there (`acr`) were checked; of its answer only `sub`
and an address for mail that it has checked are looked at.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from flask import Blueprint, current_app, request
from flask.typing import ResponseReturnValue

from ...commands import signing_in
from ...errors import DebateError, NotAllowed, NotFound, Unavailable
from .. import members, session
from ..as_file import as_json
from ..settings import Oidc
from . import devices, signing

if TYPE_CHECKING:
    from .elsewhere_client import Client

elsewhere = Blueprint("elsewhere", __name__)


@elsewhere.get("/aanmelden/elders")
def show_elsewhere() -> ResponseReturnValue:
    """Lead to the other site."""
    client, oidc = _client()
    try:
        return client.authorize_redirect(_back(), **_asked(oidc))
    except Exception as error:  # of the library and of the network, each of its own kind
        raise _unreachable() from error


@elsewhere.get("/aanmelden/elders/terug")
def come_back() -> ResponseReturnValue:
    """Begin a session for who the other site says it is."""
    client, oidc = _client()
    try:
        told = _told(client, oidc)
    except DebateError:
        raise
    except OSError as error:
        raise _unreachable() from error
    except Exception as error:  # whatever is wrong with the answer, it is refused
        raise _unconfirmed() from error
    email = str(told.get("email", "")) if told.get("email_verified") is True else ""
    new = signing_in.sign_in_as(
        session.store(),
        oidc.issuer,
        str(told["sub"]),
        email,
        members.secret(),
        device=devices.device(request.user_agent.string),
        is_proven=bool(oidc.acr),
    )
    return signing.begin(new)


@elsewhere.get("/aanmelden/elders/sleutels")
def show_keys() -> ResponseReturnValue:
    """The public half of the key that this site shows itself with, for the other site."""
    oidc = session.settings().oidc
    if oidc is None or not oidc.key:
        raise NotFound("This site knows no other site to sign in at.")
    from .elsewhere_client import Key

    return as_json({"keys": [Key(oidc.key).public]})


def _asked(oidc: Oidc) -> dict[str, str]:
    """Give what is asked for beside the usual: ways of signing in there that are good enough."""
    if not oidc.acr:
        return {}
    wanted = {"id_token": {"acr": {"essential": True, "values": list(oidc.acr)}}}
    return {"acr_values": " ".join(oidc.acr), "claims": json.dumps(wanted)}


def _told(client: "Client", oidc: Oidc) -> Mapping[str, object]:
    """Give what the other site says of somebody, all of it checked.

    Raises NotAllowed, OSError, and what the library raises.
    """
    from .elsewhere_client import is_signed_well

    token = client.authorize_access_token()
    told = cast(Mapping[str, object], token.get("userinfo") or {})
    known_as = str(told.get("iss", "")).rstrip("/")
    if not told.get("sub") or known_as != oidc.issuer.rstrip("/") or not is_signed_well(token):
        raise _unconfirmed()
    if oidc.acr and told.get("acr") not in oidc.acr:
        raise NotAllowed(
            "The other site did not check as strictly who you are as this site asks. Sign in there"
            " with a second step, and begin again."
        )
    if "email" in told:
        return told
    more = client.userinfo(token=token)  # most sites tell the address there alone
    return {**more, **told} if more.get("sub") == told["sub"] else told


def _back() -> str:
    return f"{request.url_root.rstrip('/')}/aanmelden/elders/terug"


def _client() -> tuple["Client", Oidc]:
    """Give the library's client for the site of the settings, made once for each application."""
    oidc = session.settings().oidc
    if oidc is None:
        raise NotFound("This site knows no other site to sign in at.")
    if "debate-oidc" not in current_app.extensions:
        current_app.extensions["debate-oidc"] = _new_client(oidc)
    return cast("Client", current_app.extensions["debate-oidc"]), oidc


def _new_client(oidc: Oidc) -> "Client":
    try:
        from . import elsewhere_client
    except ImportError as error:
        raise Unavailable(
            "Signing in elsewhere needs a library that is not here: pip install tegengeluid[oidc]."
        ) from error
    return elsewhere_client.make(current_app._get_current_object(), oidc)  # type: ignore[attr-defined]


def _unconfirmed() -> NotAllowed:
    return NotAllowed(
        "The other site did not confirm who you are. Begin again at the page to sign in."
    )


def _unreachable() -> Unavailable:
    return Unavailable("The other site cannot be reached now. Try again later, or ask for a link.")
