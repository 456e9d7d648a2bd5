"""Another site that signs people in, on this machine, which does one thing wrong when told to."""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT = "tegengeluid"
SECRET = "een-geheim-van-minstens-32-tekens-lang"  # noqa: S105 - both ends are here
KEY, OTHER_KEY = (RSAKey.generate_key(2048, {"kid": "een"}) for _ in range(2))
Claims = dict[str, Any]


class Provider:
    """What it says, and what it was sent. `spoil` may change the claims of the next ID token."""

    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://localhost:{self.server.server_address[1]}"
        self.calm()

    def calm(self) -> None:
        """Do everything as it should be done."""
        self.nonce = ""
        self.spoil: Callable[[Claims], object] = lambda claims: None
        self.metadata: Claims = {}
        self.sign: Callable[[Claims], str] = signed
        self.userinfo: Claims = {}
        self.answers: dict[str, tuple[int, bytes]] = {}
        self.asked: list[tuple[str, dict[str, list[str]], str]] = []

    def document(self, path: str) -> Claims:
        """What stands at an address."""
        now = int(time.time())
        match path:
            case "/.well-known/openid-configuration":
                places = {"authorization": "aan", "token": "token", "userinfo": "wie"}
                ends = {f"{name}_endpoint": f"{self.issuer}/{at}" for name, at in places.items()}
                return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/sleutels", **ends,
                        "id_token_signing_alg_values_supported": ["RS256"],
                        **self.metadata}  # fmt: skip
            case "/sleutels":
                return {"keys": [KEY.as_dict(private=False)]}
            case "/wie":
                return self.userinfo
        claims: Claims = {
            **{"iss": self.issuer, "aud": CLIENT, "sub": "ann-1", "nonce": self.nonce},
            **{"iat": now, "exp": now + 300},
            **{"email": "ann@debat.example", "email_verified": True, "acr": "hoog"},
        }
        self.spoil(claims)
        return {"access_token": "toegang", "token_type": "Bearer", "id_token": self.sign(claims)}

    def _handler(provider) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - `self` is the request's
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # noqa: N802
                size = int(self.headers.get("Content-Length", 0))
                form = parse_qs(self.rfile.read(size).decode())
                provider.asked.append((self.path, form, self.headers.get("Authorization", "")))
                said = json.dumps(provider.document(self.path)).encode()
                status, said = provider.answers.get(self.path, (200, said))
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(said)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


def signed(claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": "een"}, claims, KEY)


def signed_by_another(claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": "een"}, claims, OTHER_KEY)


def signed_with_the_secret(claims: Claims) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET), ["HS256"])


def unsigned(claims: Claims) -> str:
    parts = (json.dumps(part).encode() for part in ({"alg": "none"}, claims))
    return ".".join((*(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts), ""))


@contextmanager
def running() -> Iterator[Provider]:
    """Run one beside the test."""
    made = Provider()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
