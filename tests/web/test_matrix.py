"""Role by route by method: who gets in where. A new address that is not for everybody fails here
until it has a line in GUARDED, and a new page until it is visited.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from debate.commands import importing, preparing, signing_in
from debate.queries import coding
from debate.roles import Role
from debate.storage import accounts, journal
from debate.storage.store import Store
from debate.web.app import create_app
from tests import make
from tests.browser.visits import VISITS
from tests.web.conftest import HOST, SESSION, SETTINGS, Visitor, hidden

EVERY = frozenset(signing_in.ADMITTED)
EDITORS = frozenset({Role.EDITOR})
COUNCIL = frozenset({Role.COUNCIL})
MODERATORS = frozenset({Role.MODERATOR, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

GUARDED: dict[str, frozenset[Role]] = {
    "GET /redactie": EDITORS,
    "GET /redactie/debatten/<slug>": EDITORS,
    "GET /redactie/debatten/<slug>/passages": EDITORS,
    "GET /redactie/debatten/<slug>/kaders": EDITORS,
    "GET /redactie/bronnen/<id_>": EDITORS,
    "GET /redactie/bronnen/<id_>/passages": EDITORS,
    "GET /redactie/stellingen/<id_>": EDITORS,
    "POST /redactie/bronnen/<id_>/stellingen": EDITORS,
    "POST /redactie/stellingen/<id_>/passages": EDITORS,
    "POST /redactie/stellingen/<id_>/losse-passages": EDITORS,
    "POST /redactie/stellingen/<id_>/versies": EDITORS,
    "POST /redactie/stellingen/<id_>/verbanden": EDITORS,
    "POST /redactie/debatten/<slug>/verplaatsingen": EDITORS,
    "POST /redactie/debatten/<slug>/kaders/codes": EDITORS,
    "POST /redactie/debatten/<slug>/kaders/vastgesteld": EDITORS,
    "GET /moderatie": MODERATORS,
    "GET /moderatie/debatten/<slug>": MODERATORS,
    "GET /moderatie/stellingen/<id_>": MODERATORS,
    "POST /moderatie/debatten/<slug>/werk": MODERATORS,
    "POST /moderatie/handelingen/<hash_>/ongedaan": MODERATORS,
    "POST /moderatie/stellingen/<id_>/structuur": MODERATORS,
    "GET /moderatie/besluit/<thing>": MODERATORS,
    "GET /moderatie/debatten/<slug>/zaken": MODERATORS,
    "GET /moderatie/debatten/<slug>/brieven": MODERATORS,
    "GET /moderatie/debatten/<slug>/besluit": MODERATORS,
    "POST /moderatie/debatten/<slug>/besluit": MODERATORS,
    "POST /moderatie/besluiten/<id_>/bezwaren": MODERATORS,
    "POST /moderatie/besluit/<thing>": MODERATORS,
    "POST /moderatie/besluiten/<id_>/opgeheven": MODERATORS,
    "GET /moderatie/besluiten/<id_>/samen": MODERATORS,
    "POST /moderatie/besluiten/<id_>/samen": MODERATORS,
    "GET /moderatie/huisregels": ADMINISTRATORS,
    "POST /moderatie/huisregels": ADMINISTRATORS,
    "GET /redactie/debatten/<slug>/bestanden": EDITORS,
    "GET /redactie/debatten/<slug>/bestanden/<file>": EDITORS,
    "POST /redactie/debatten/<slug>/bestanden": EDITORS,
    "POST /redactie/debatten/<slug>/bestanden/<file>": EDITORS,
    "GET /raadswerk/debatten/<slug>": COUNCIL,
    "POST /raadswerk/debatten/<slug>/koppelingen": COUNCIL,
    "POST /raadswerk/debatten/<slug>/losse-koppelingen": COUNCIL,
    "POST /raadswerk/debatten/<slug>/herstelde-koppelingen": COUNCIL,
    "POST /raadswerk/debatten/<slug>/momentopnamen": COUNCIL,
    "GET /mijn-raadswerk": EVERY,
    "GET /mijn-raadswerk/<id_>": EVERY,
    "POST /mijn-raadswerk/<id_>/gedeeld": EVERY,
    "POST /mijn-raadswerk/<id_>/weg": EVERY,
    "POST /mijn-raadswerk/fractie": EVERY,
    "GET /mijn-account": EVERY,
    "POST /mijn-account/afgemeld": EVERY,
    "POST /mijn-account/elders-afgemeld": EVERY,
    "GET /tweede-stap": EVERY,
    "POST /tweede-stap": EVERY,
    "POST /tweede-stap/instellen": EVERY,
    "GET /tweede-stap/herstelcodes": EVERY,
    "GET /debatten/<slug>/rollen": ADMINISTRATORS,
    "POST /debatten/<slug>/rollen": ADMINISTRATORS,
    "POST /debatten/<slug>/rollen/ingetrokken": ADMINISTRATORS,
}

# What is no page: files, pictures, answers to programs, pieces of pages, ways to another address.
NO_PAGE = re.compile(
    r"/(svg|png|kaartje|json|csv|atom|bewijs|punten|teksten|gevonden|passages|verlies|toen"
    r"|vergelijkbaar|terug|<\w*form>)$"
    r"|^/(log|static|\.well-known|formaten)/|^/(atom|gezondheid|robots\.txt|favicon\.ico)$"
    r"|^/aanmelden/elders"
)


@dataclass(frozen=True)
class Doors:
    """A site with somebody of each role, and an example of each address."""

    store: Store
    app: Flask

    def rules(self) -> Iterator[str]:
        for rule in self.app.url_map.iter_rules():
            for method in ("GET", "POST"):
                if method in (rule.methods or ()):
                    yield f"{method} {rule.rule}"

    def visitor(self, role: Role | None, debate: str = "") -> Visitor:
        visitor = Visitor(self.app)
        if role is not None:
            name = ["Ann", "Mo", "Co", "Bo", "Jo"][signing_in.ADMITTED.index(role)]
            made = signing_in.invite(self.store, make.CO, name, role, debate=debate)
            with self.store.writing() as connection:
                secret = accounts.begin_session(
                    connection, accounts.account_of(connection, made.name), is_proven=True
                )
            visitor.client.set_cookie(SESSION, secret, domain=HOST, secure=True)
        return visitor

    def status(self, visitor: Visitor, door: str) -> int:
        """Knock: with the token of a form that this visitor was given, and nothing filled in."""
        method, route = door.split(" ")
        id_ = make.ARTICLE if "/bronnen/" in route else make.THESIS
        address = route.replace("<slug>", make.DEBATE).replace("<id_>", id_)
        address = re.sub(r"<[^>]*>", "x", address)
        if method == "GET":
            return visitor.get(address).status_code
        fields = {"bron": make.ARTICLE, **hidden(visitor.get("/mijn-bijdragen").text)}
        return visitor.post(address, fields).status_code


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    store = make.debate(tmp_path_factory.mktemp("doors"))
    make.texts(store)
    yield Doors(store, create_app(store, SETTINGS))
    store.close()


def test_every_address_that_is_not_for_everybody_is_listed(doors: Doors) -> None:
    guarded = {door for door in doors.rules() if doors.status(doors.visitor(None), door) == 401}
    assert guarded == set(GUARDED)


@pytest.mark.parametrize("role", [*signing_in.ADMITTED])
def test_each_role_gets_in_where_it_may_and_nowhere_else(doors: Doors, role: Role) -> None:
    found = {door: doors.status(doors.visitor(role), door) for door in GUARDED}
    inside = {door for door, status in found.items() if status not in (401, 403)}
    assert inside == {door for door, roles in GUARDED.items() if role in roles}
    assert 401 not in found.values()
    assert all(status < 500 for status in found.values())


def test_a_role_in_one_debate_does_nothing_in_another_whatever_a_form_names(store: Store) -> None:
    there = make.small_map()
    importing.import_map(store, make.CO, there)
    claim, relation = next(iter(there.claims)), next(iter(there.relations))
    paper = ("motie", "Het bad blijft", "https://raad.example/2", "2026-01-31")
    object_ = preparing.link_claim(store, make.LID, claim, *paper)[-1].event.object  # type: ignore[union-attr]
    [gone] = preparing.withdraw_link(store, make.LID, object_, claim, "Verkeerd stuk.")
    preparing.link_claim(store, make.LID, claim, *paper)
    named = {"stelling": claim, "stuk": object_, "plaats": str(gone.pos), "reden": "Zo is het."}
    named |= {"soort": "attack", "verband": relation, "doel": relation, "stap": "doe"}
    named |= {"titel": "Het bad", "adres": "https://raad.example/3", "dag": "2026-01-31"}
    council, frames = (f"/{desk}/debatten/{make.DEBATE}" for desk in ("raadswerk", "redactie"))
    structure = f"/moderatie/stellingen/{make.THESIS}/structuur"
    doors = Doors(store, create_app(store, SETTINGS))
    with store.reading() as connection:
        before = journal.head(connection, "zwembad").version
    for role, address, more in (
        (Role.COUNCIL, f"{council}/koppelingen", {"soort": "motie"}),
        (Role.COUNCIL, f"{council}/losse-koppelingen", {}),
        (Role.COUNCIL, f"{council}/herstelde-koppelingen", {}),
        (Role.EDITOR, f"{frames}/kaders/codes", {}),
        (Role.EDITOR, f"{frames}/kaders/vastgesteld", {}),
        *((Role.MODERATOR, structure, {"doe": act}) for act in ("part", "move", "retype", "join")),
    ):
        visitor = doors.visitor(role, make.DEBATE)
        token = hidden(visitor.get("/mijn-bijdragen").text)
        assert visitor.post(address, {**named, **more, **token}).status_code == 403, (address, more)
    with store.reading() as connection:
        assert journal.head(connection, "zwembad").version == before
        assert not coding.codes(connection, claim)


def test_every_page_is_looked_at_by_axe_and_the_other_checkers(doors: Doors) -> None:
    urls = doors.app.url_map.bind("localhost")
    seen = set()
    for visit in VISITS:
        with suppress(NotFound):
            path = urlsplit(re.sub(r"{\w+}", "1", visit.address)).path
            seen.add(urls.match(path, return_rule=True)[0].rule)
    gets = {door.removeprefix("GET ") for door in doors.rules() if door.startswith("GET ")}
    left_out = {route for route in gets if not NO_PAGE.search(route)} - seen
    assert left_out == set(), "Add a visit to tests/browser/visits.py."
