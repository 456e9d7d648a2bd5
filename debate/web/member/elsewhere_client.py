"""The client for signing in at another site: the one module that knows the library for it.

It is imported when somebody signs in so, and not before: an installation without it works.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, cast

from authlib.integrations.flask_client import OAuth
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oauth2.rfc7523.assertion import private_key_jwt_sign
from flask import Flask, Response
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import extract_compact

from ...errors import InvalidInput
from ..settings import Oidc

SCOPE = "openid email"  # not `profile`: no name is needed
SECONDS = 10
ASSERTION_SECONDS = 60
SIGNED_WITH = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"}
    | {"EdDSA", "Ed25519"}
)
"""Never `none`, and nothing that is checked with a secret that both sides know."""
_KINDS = ((RSAKey, "RS256"), (ECKey, "ES256"), (OKPKey, "EdDSA"))


class Client(Protocol):
    """What is used of the library's client."""

    def authorize_redirect(self, redirect_uri: str, **asked: str) -> Response:
        """Lead to the other site, and remember state, nonce and verifier in the browser."""

    def authorize_access_token(self) -> Mapping[str, object]:
        """Look at what the other site sent back, and get the token for it."""

    def userinfo(self, *, token: Mapping[str, object]) -> Mapping[str, object]:
        """Ask the other site what it tells of somebody beside the token."""


class Key:
    """The private key that this site shows who it is with."""

    def __init__(self, path: str) -> None:
        self._key, self.algorithm = _imported(Path(path).read_bytes())
        if not self._key.is_private:
            raise InvalidInput("DEBATE_OIDC_KEY holds no private key (PEM).")
        self._key.ensure_kid()

    @property
    def public(self) -> dict[str, object]:
        """The public half, as the other site reads it (a JWK)."""
        return {**self._key.as_dict(private=False)}

    def sign(self, client: str, endpoint: str) -> str:
        """Say to the other site, for a minute and once, who we are."""
        return cast(
            str,
            private_key_jwt_sign(
                self._key,
                client,
                endpoint,
                alg=self.algorithm,
                header={"kid": self._key.kid},
                expires_in=ASSERTION_SECONDS,
            ),
        )


def _imported(raw: bytes) -> tuple[RSAKey | ECKey | OKPKey, str]:
    """Read a key, and tell what it signs with."""
    wrong: Exception | None = None
    for kind, algorithm in _KINDS:
        try:
            return kind.import_key(raw, {"use": "sig", "alg": algorithm}), algorithm
        except Exception as error:  # the library has one for each way in which it is none
            wrong = error
    raise InvalidInput("DEBATE_OIDC_KEY holds no private key (PEM).", cause=wrong)


class _ByKey(PrivateKeyJWT):  # type: ignore[misc]  # the library tells no types
    def __init__(self, key: Key) -> None:
        super().__init__()
        self._ours = key

    def sign(self, auth: object, token_endpoint: str) -> str:
        return self._ours.sign(str(getattr(auth, "client_id", "")), token_endpoint)


def make(app: Flask, oidc: Oidc) -> Client:
    """Make the client of an application. Raises InvalidInput for a key that is none."""
    known: dict[str, object] = {"client_secret": oidc.secret or None}
    method = {} if oidc.secret else {"token_endpoint_auth_method": "none"}
    if oidc.key:
        method = {"token_endpoint_auth_method": "private_key_jwt"}
        known = {"client_secret": "-", "client_auth_methods": [_ByKey(Key(oidc.key))]}
    return cast(
        Client,
        OAuth(app).register(
            "elders",
            client_id=oidc.client,
            server_metadata_url=f"{oidc.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": SCOPE,
                "code_challenge_method": "S256",
                "timeout": SECONDS,
                **method,
            },
            **known,
        ),
    )


def is_signed_well(token: Mapping[str, object]) -> bool:
    """Tell whether an ID token names a signature that only the other site can make."""
    told = extract_compact(str(token.get("id_token", "")).encode())
    return told.headers().get("alg") in SIGNED_WITH
