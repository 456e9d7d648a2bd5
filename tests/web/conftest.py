"""What the tests of the pages ask for: a site over a small debate, and somebody who visits it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from debate.commands import importing, preparing, signing_in
from debate.model import Kind
from debate.roles import Role
from debate.storage import accounts, sealer
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.kept_pages import KeptPages
from debate.web.settings import Settings
from tests import make
from tests.web.letters.mailboxes import Mailboxes

HOST = "debat.example"
SESSION = "__Host-redactie"
SETTINGS = Settings(hosts=(HOST,), operator="Gemeente Voorbeeld")


class Visitor:
    """Somebody with a browser: keeps cookies, finds tokens in forms."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def get(self, address: str, **how: object) -> TestResponse:
        return self.client.get(address, base_url=f"https://{HOST}", buffered=True, **how)  # type: ignore[arg-type]

    def post(self, address: str, fields: object, **how: object) -> TestResponse:
        return self.client.post(  # type: ignore[misc]
            address, data=fields, base_url=f"https://{HOST}", buffered=True, **how
        )

    def form(self, claim: str) -> dict[str, str]:
        """Open the form to answer a claim; gives the hidden fields."""
        return hidden(self.get(f"/stellingen/{claim}/antwoord").text)

    def place(
        self, claim: str, text: str, choice: str = "tegenargument", **more: str
    ) -> TestResponse:
        """Answer a claim in one go."""
        fields = {**self.form(claim), "soort": choice, "zin": text, "stap": "plaats", **more}
        return self.post(f"/stellingen/{claim}/antwoorden", fields)

    def sign_in(self, store: Store, name: str = "Ann", **how: object) -> TestResponse:
        """Ask the operator for a link and use it; who needs a second step has taken it."""
        made = signing_in.invite(store, make.CO, name, **how)  # type: ignore[arg-type]
        answer = self.use_link(made.token)
        if answer.location == "/tweede-stap":
            self.take_second_step(store)
        return answer

    def take_second_step(self, store: Store) -> None:
        """Let the session count as one with a second factor, without an app."""
        with store.writing() as connection:
            new = accounts.prove_session(connection, self.cookie(SESSION))
        self.client.set_cookie(SESSION, new, domain=HOST, secure=True)

    def use_link(self, token: str) -> TestResponse:
        """Open a link to sign in with, and press its button."""
        return self.post("/aanmelden", hidden(self.get(f"/aanmelden/{token}").text))

    def moderate(self, store: Store, name: str = "Mo") -> None:
        """Sign in as a moderator who took the second step."""
        self.sign_in(store, name, role=Role.MODERATOR, debate=make.DEBATE)
        with store.writing() as connection:
            proven = accounts.prove_session(connection, self.cookie(SESSION))
        self.client.set_cookie(SESSION, proven, domain=HOST, secure=True)

    def cookie(self, name: str) -> str:
        """The value of a cookie that the browser keeps, '' without it."""
        found = self.client.get_cookie(name, domain=HOST)
        return found.value if found else ""


def plain(page: str) -> str:
    """The words of a page, without its markup."""
    return " ".join(re.sub(r"<[^>]*>", "", page).split())


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the first form of a page."""
    form = page[page.index("<form") :]
    form = form[: form.index("</form>")]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def fields_of(page: str) -> dict[str, str]:
    """What the one form for writing of a page would send as it stands."""
    form = html.fromstring(page).xpath("//form[contains(@class, 'writing')]")[0]
    return {name: value or "" for name, value in form.form_values()}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.debate(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app that was made once: that takes longer than most tests of it."""
    store = make.debate(tmp_path_factory.mktemp("shared"))
    yield create_app(store, SETTINGS)
    store.close()


@pytest.fixture
def app(shared: Flask, store: Store) -> Flask:
    """The site over this store. It has kept no page and counted nobody yet."""
    shared.extensions["debate-store"] = store
    shared.extensions["debate-pages"] = KeptPages(SETTINGS.kept_pages * 1024 * 1024)
    shared.extensions["debate-limiter"].reset()
    shared.secret_key = store.outside.session_key
    return shared


@pytest.fixture
def own_app(store: Store) -> Flask:
    """The same with nothing that another test ever had in its hands."""
    return create_app(store, SETTINGS)


@pytest.fixture
def ann(app: Flask) -> Visitor:
    return Visitor(app)


@pytest.fixture
def mo(app: Flask) -> Visitor:
    return Visitor(app)


@dataclass(frozen=True)
class Site:
    """A site that tests only read: a debate with one of everything, and what its addresses hold."""

    store: Store
    app: Flask
    known: dict[str, str]

    def address(self, route: str) -> str:
        """Give an example of a route."""
        name = "source" if "/bronnen/<" in route else None
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: self.known[name or found[1]], route)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site to read, made once."""
    store = make.debate(tmp_path_factory.mktemp("site"))
    support = make.argument(store)
    attack = make.argument(store, "De bus rijdt na tienen leeg rond.", kind=Kind.ATTACK)
    objection = "Een lege bus brengt ook niemand te laat thuis."
    make.argument(store, objection, on=attack.relation, kind=Kind.UNDERCUT)
    given = make.small_map()
    importing.import_map(store, make.CO, given)
    paper = ("motie", "De bus blijft", "https://raad.example/moties/1", "2026-01-31")
    made = preparing.link_claim(store, make.LID, support.claim, *paper)
    make.rules(store)
    sealer.seal_all(store)
    known = {
        "slug": make.DEBATE,
        "id_": support.claim,
        "hash_": support.entries[0].recorded.hash.hex(),
        "path": "0/000.p/1",
        "indicator": "tegenspraakdekking",
        "form": "pdf",
        "drawn_form": "svg",
        "picture": "wie-antwoordt-wie",
        "draft_form": "tekst",
        "version": "2",
        "number": "1",
        "year": str(datetime.now(UTC).year),
        "thing": make.THESIS,
        "object_": made[-1].event.object,
        "file": "0" * 32,
        "source": next(iter(given.sources)),
        "filename": "base.css",
        "token": "geen-echte-link",
    }
    yield Site(store, create_app(store, SETTINGS), known)
    store.close()


@pytest.fixture
def reader(site: Site) -> Visitor:
    """Somebody who reads that site, and has not read much of it yet."""
    site.app.extensions["debate-limiter"].reset()
    return Visitor(site.app)


@pytest.fixture(scope="session")
def mail() -> Iterator[Mailboxes]:
    """A mail server of our own."""
    boxes = Mailboxes()
    boxes.controller.start()
    yield boxes
    boxes.controller.stop()
