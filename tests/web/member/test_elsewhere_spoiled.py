"""A site that signs in and does one thing wrong gets nobody in, and one clear page each time."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey
from werkzeug.test import TestResponse

from debate.commands import signing_in
from debate.errors import InvalidInput
from debate.roles import Role
from debate.storage.store import Store
from debate.web.settings import Oidc, Settings, from_environment
from tests import make
from tests.web.conftest import HOST, SESSION, Visitor
from tests.web.member import provider as providing
from tests.web.member.provider import CLIENT, SECRET, Claims, Provider

EMAIL = "ann@debat.example"


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with providing.running() as made:
        yield made


@pytest.fixture
def provider(running: Provider) -> Provider:
    running.calm()
    return running


@pytest.fixture
def visitor(app: Flask, provider: Provider) -> Callable[..., Visitor]:
    """Somebody at a site that lets that provider sign in."""

    def come(**more: object) -> Visitor:
        oidc = Oidc(provider.issuer, CLIENT, **{"secret": SECRET, **more})  # type: ignore[arg-type]
        app.extensions["debate-settings"] = Settings(hosts=(HOST,), oidc=oidc)
        app.extensions.pop("debate-oidc", None)
        return Visitor(app)

    return come


@pytest.fixture(autouse=True)
def settings_stay(shared: Flask) -> Iterator[None]:
    """Give the site that tests share its own settings back."""
    kept = dict(shared.extensions)
    yield
    shared.extensions.clear()
    shared.extensions.update(kept)


def sign_in(visitor: Visitor, provider: Provider) -> tuple[TestResponse, dict[str, str]]:
    """Go there and come back; gives the answer, and what was asked there."""
    left = visitor.get("/aanmelden/elders")
    if left.status_code != 302:
        return left, {}
    asked = {name: value for name, [value] in parse_qs(urlsplit(str(left.location)).query).items()}
    provider.nonce = asked["nonce"]
    return visitor.get(f"/aanmelden/elders/terug?code=x&state={asked['state']}"), asked


def put(**values: object) -> Callable[[Provider], None]:
    """Let the ID token say something else."""
    return lambda provider: setattr(provider, "spoil", lambda claims: claims.update(values))


def leave_out(name: str) -> Callable[[Provider], None]:
    return lambda provider: setattr(provider, "spoil", lambda claims: claims.pop(name))


def sign(how: Callable[[Claims], str], *algorithms: str) -> Callable[[Provider], None]:
    def spoil(provider: Provider) -> None:
        provider.sign = how
        provider.metadata = {"id_token_signing_alg_values_supported": ["RS256", *algorithms]}

    return spoil


def answer(path: str, status: int, said: bytes = b"{}") -> Callable[[Provider], None]:
    return lambda provider: provider.answers.update({path: (status, said)})


CONFIGURATION = "/.well-known/openid-configuration"
SPOILED = {
    "wrong issuer": (put(iss="https://elders.example"), 403),
    "another issuer, also in what it says of itself": (
        lambda provider: (
            put(iss="https://elders.example")(provider),
            provider.metadata.update(issuer="https://elders.example"),
        ),
        403,
    ),
    "wrong audience": (put(aud="een-andere-site"), 403),
    "wrong nonce": (put(nonce="x" * 20), 403),
    "no nonce": (leave_out("nonce"), 403),
    "expired": (put(exp=int(time.time()) - 3600, iat=int(time.time()) - 7200), 403),
    "not valid yet": (put(nbf=int(time.time()) + 3600), 403),
    "no end": (leave_out("exp"), 403),
    "no subject": (leave_out("sub"), 403),
    "unsigned": (sign(providing.unsigned), 403),
    "unsigned, and says that it does so": (sign(providing.unsigned, "none"), 403),
    "signed by another": (sign(providing.signed_by_another), 403),
    "signed with the secret": (sign(providing.signed_with_the_secret, "HS256"), 403),
    "no token": (sign(lambda claims: "geen.echt.token"), 403),
    "nothing at all": (answer("/token", 200), 403),
    "refusing": (answer("/token", 400, b'{"error": "invalid_grant"}'), 403),
    "not there for a token": (answer("/token", 500), 503),
    "no JSON": (answer("/token", 200, b"<html>"), 403),
    "without keys": (answer("/sleutels", 404), 503),
    "without configuration": (answer(CONFIGURATION, 500), 503),
    "with a broken configuration": (answer(CONFIGURATION, 200, b"[]"), 503),
    "address not checked": (put(email_verified=False), 403),
    "address unknown here": (put(email="zed@debat.example"), 403),
    "no address": (leave_out("email"), 403),
}


@pytest.mark.parametrize("wrong", SPOILED)
def test_one_thing_wrong_lets_nobody_in(
    store: Store, provider: Provider, visitor: Callable[..., Visitor], wrong: str
) -> None:
    signing_in.invite(store, make.CO, "Ann", Role.EDITOR, email=EMAIL)
    spoil, status = SPOILED[wrong]
    spoil(provider)
    ann = visitor()
    got, _ = sign_in(ann, provider)
    assert got.status_code == status
    assert got.text.count("<h1") == 1
    assert any(said in got.text for said in (
        "bevestigde niet wie u bent", "geen account voor u", "Probeer het zo meteen"))  # fmt: skip
    assert ann.cookie(SESSION) == ""


def test_an_address_is_asked_for_beside_the_token_and_only_of_the_same_person(
    store: Store, provider: Provider, visitor: Callable[..., Visitor]
) -> None:
    signing_in.invite(store, make.CO, "Ann", Role.EDITOR, email=EMAIL)
    leave_out("email")(provider)
    provider.userinfo = {"sub": "zed-1", "email": EMAIL, "email_verified": True}
    assert sign_in(visitor(), provider)[0].status_code == 403
    provider.userinfo["sub"] = "ann-1"
    leave_out("email")(provider)
    assert sign_in(visitor(), provider)[0].location == "/redactie"


def test_a_way_of_signing_in_that_is_good_enough_counts_as_the_second_step(
    store: Store, provider: Provider, visitor: Callable[..., Visitor]
) -> None:
    signing_in.invite(store, make.CO, "Ann", Role.MODERATOR, make.DEBATE, email=EMAIL)
    plain = visitor()
    assert sign_in(plain, provider)[0].location == "/tweede-stap"
    strict = visitor(acr=("hoger", "hoog"))
    got, asked = sign_in(strict, provider)
    assert got.location == "/mijn-account"
    assert strict.get(f"/moderatie/debatten/{make.DEBATE}").status_code == 200
    assert asked["acr_values"] == "hoger hoog"
    assert '"essential": true' in asked["claims"]
    for acr in ("laag", None, ["hoog"]):
        provider.spoil = lambda claims, acr=acr: claims.update(acr=acr)  # type: ignore[misc]
        low = visitor(acr=("hoger", "hoog"))
        refused, _ = sign_in(low, provider)
        assert refused.status_code == 403
        assert low.cookie(SESSION) == ""
    assert "minder streng" in refused.text


@pytest.mark.parametrize("kind", ["RSA", "EC"])
def test_the_site_shows_who_it_is_with_a_key(
    store: Store, provider: Provider, visitor: Callable[..., Visitor], tmp_path: Path, kind: str
) -> None:
    signing_in.invite(store, make.CO, "Ann", Role.EDITOR, email=EMAIL)
    key = RSAKey.generate_key(2048) if kind == "RSA" else ECKey.generate_key("P-256")
    (tmp_path / "sleutel.pem").write_bytes(key.as_pem(private=True))
    ann = visitor(secret="", key=str(tmp_path / "sleutel.pem"))
    assert sign_in(ann, provider)[0].location == "/redactie"
    [sent] = [form for path, form, shown in provider.asked if path == "/token" and not shown]
    assert sent["client_assertion_type"] == [
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    ]
    public = ann.get("/aanmelden/elders/sleutels").json
    assert "d" not in public["keys"][0]  # type: ignore[index]
    keys = KeySet.import_key_set(public)  # type: ignore[arg-type]
    told = jwt.decode(sent["client_assertion"][0], keys, ["RS256", "ES256"]).claims
    assert (told["iss"], told["sub"], told["aud"]) == (CLIENT, CLIENT, f"{provider.issuer}/token")
    assert told["exp"] - told["iat"] <= 60
    assert len(told["jti"]) > 20


def test_settings_of_a_key_are_looked_at(visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    given = {"DEBATE_OIDC_ISSUER": "https://sso.example", "DEBATE_OIDC_CLIENT": "x"}
    found = from_environment({**given, "DEBATE_OIDC_ACR": " hoger  hoog "}).oidc
    assert found
    assert found.acr == ("hoger", "hoog")
    file = tmp_path / "sleutel.pem"
    with pytest.raises(InvalidInput, match="it is there"):
        from_environment({**given, "DEBATE_OIDC_KEY": str(file)})
    file.write_text("geen sleutel", "utf-8")
    with pytest.raises(InvalidInput, match="not both"):
        from_environment({**given, "DEBATE_OIDC_KEY": str(file), "DEBATE_OIDC_SECRET": "x"})
    public = RSAKey.generate_key(2048).as_pem(private=False)
    for raw in (b"geen sleutel", public):
        file.write_bytes(raw)
        ann = visitor(secret="", key=str(file))
        refused = ann.get("/aanmelden/elders")
        assert refused.status_code == 400
        assert "geheime sleutel" in refused.text
