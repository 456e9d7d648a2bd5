"""Signing in by OpenID Connect, with a real provider on this machine."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from debate.commands import signing_in
from debate.roles import Role
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Oidc, Settings, from_environment
from tests import make
from tests.web.conftest import HOST, SESSION, Visitor

EMAIL = "ann@debat.example"
# The provider itself still uses names that its library gives up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    import oidc_provider_mock  # here, where the mark above holds for what it imports

    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def app(store: Store, provider: str) -> Flask:
    signing_in.invite(store, make.CO, "Ann", Role.EDITOR, email=EMAIL)
    return create_app(
        store, Settings(hosts=(HOST,), oidc=Oidc(provider, "tegengeluid", "geheim", "de gemeente"))
    )


def known_there(provider: str, subject: str, **told: object) -> None:
    httpx.put(f"{provider}/users/{subject}", json=told).raise_for_status()


def leave(visitor: Visitor) -> str:
    """Press the button; gives the address at the other site."""
    answer = visitor.get("/aanmelden/elders")
    assert answer.status_code == 302
    return str(answer.location)


def confirm(address: str, subject: str) -> str:
    """Sign in at the other site; gives the address that it leads back to."""
    answer = httpx.post(address, data={"sub": subject}, follow_redirects=False)
    assert answer.status_code == 302
    return answer.headers["location"].removeprefix(f"https://{HOST}")


def sign_in(visitor: Visitor, subject: str) -> TestResponse:
    return visitor.get(confirm(leave(visitor), subject))


def test_what_is_asked_there_has_pkce_state_and_nonce_and_no_profile(
    ann: Visitor, provider: str
) -> None:
    address = leave(ann)
    asked = {name: value for name, [value] in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(provider)
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"https://{HOST}/aanmelden/elders/terug"
    assert asked["scope"] == "openid email"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 20


def test_who_is_known_by_a_checked_address_signs_in_and_is_known_by_name_then(
    ann: Visitor, mo: Visitor, provider: str
) -> None:
    known_there(provider, "ann-1", email=EMAIL.upper(), email_verified=True)
    done = sign_in(ann, "ann-1")
    assert (done.status_code, done.location) == (302, "/redactie") or done.status_code == 303
    assert ann.get("/redactie").status_code == 200
    known_there(provider, "ann-1", email="anders@debat.example", email_verified=False)
    sign_in(mo, "ann-1")
    assert mo.get("/redactie").status_code == 200


@pytest.mark.parametrize("told", [{"email": EMAIL}, {"email": EMAIL, "email_verified": False}, {}])
def test_an_address_that_was_not_checked_there_says_nothing(
    ann: Visitor, provider: str, told: dict[str, object]
) -> None:
    known_there(provider, "zed", **told)
    refused = sign_in(ann, "zed")
    assert refused.status_code == 403
    assert "hier is geen account voor u" in refused.text
    assert ann.cookie(SESSION) == ""


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(
    ann: Visitor, mo: Visitor, provider: str
) -> None:
    known_there(provider, "ann-2", email=EMAIL, email_verified=True)
    back = confirm(leave(ann), "ann-2")
    assert mo.get(back).status_code == 403  # another browser
    assert ann.get(re.sub("state=[^&]+", "state=x", back)).status_code == 403
    assert ann.get("/aanmelden/elders/terug").status_code == 403
    assert ann.get("/aanmelden/elders/terug?error=access_denied&state=x").status_code == 403
    assert ann.cookie(SESSION) == ""


def test_an_answer_counts_once(ann: Visitor, provider: str) -> None:
    known_there(provider, "ann-3", email=EMAIL, email_verified=True)
    back = confirm(leave(ann), "ann-3")
    assert ann.get(back).status_code == 303
    assert ann.get(back).status_code == 403


def test_a_site_that_is_gone_is_said_so(store: Store) -> None:
    settings = Settings(hosts=(HOST,), oidc=Oidc("http://localhost:1", "tegengeluid"))
    assert Visitor(create_app(store, settings)).get("/aanmelden/elders").status_code == 503


def test_settings_name_the_site(store: Store) -> None:
    given = {"DEBATE_OIDC_ISSUER": "https://sso.example", "DEBATE_OIDC_CLIENT": "x"}
    assert from_environment(given).oidc == Oidc("https://sso.example", "x")
