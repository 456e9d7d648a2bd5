"""Every address of the desk, for every role: a new one fails here until it is listed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from debate.commands import signing_in, sourcing
from debate.roles import Role
from debate.storage import journal
from debate.storage.store import Store
from debate.web.app import create_app
from tests import make
from tests.web.conftest import HOST, SETTINGS, Visitor, hidden

# What an editor of the debate gets; nobody else gets in.
GETS = {
    "/redactie": 200,
    "/redactie/debatten/<slug>": 200,
    "/redactie/debatten/<slug>/passages": 200,
    "/redactie/debatten/<slug>/kaders": 200,
    "/redactie/debatten/<slug>/bestanden": 200,
    "/redactie/debatten/<slug>/bestanden/<file>": 404,
    "/redactie/bronnen/<id_>": 200,
    "/redactie/bronnen/<id_>/passages": 200,
    "/redactie/stellingen/<id_>": 200,
}
# Of an empty form most is wrong; mending needs nothing but the button.
POSTS = {
    "/redactie/bronnen/<id_>/stellingen": 400,
    "/redactie/stellingen/<id_>/passages": 404,
    "/redactie/stellingen/<id_>/losse-passages": 400,
    "/redactie/stellingen/<id_>/versies": 400,
    "/redactie/stellingen/<id_>/verbanden": 400,
    "/redactie/debatten/<slug>/verplaatsingen": 303,
    "/redactie/debatten/<slug>/kaders/codes": 404,
    "/redactie/debatten/<slug>/bestanden": 400,
    "/redactie/debatten/<slug>/bestanden/<file>": 404,
    "/redactie/debatten/<slug>/kaders/vastgesteld": 404,
}
OTHERS = {
    "a guest": None,
    "a moderator": (Role.MODERATOR, ""),
    "an editor of another debate": (Role.EDITOR, "tram"),
}


@dataclass(frozen=True)
class Desk:
    """A site with one text, and a claim on it."""

    store: Store
    app: Flask
    claim: str

    def address(self, route: str) -> str:
        id_ = self.claim if "stellingen/<" in route else make.ARTICLE
        return (
            re.sub(r"<slug>", make.DEBATE, route).replace("<id_>", id_).replace("<file>", "0" * 32)
        )

    def visitor(self, role: Role | None, debate: str = "") -> Visitor:
        visitor = Visitor(self.app)
        if role is not None:
            name = {Role.MODERATOR: "Mo", Role.EDITOR: f"Ann {debate}".strip()}[role]
            made = signing_in.invite(self.store, make.CO, name, role, debate)
            secret = signing_in.sign_in(self.store, made.token)
            visitor.client.set_cookie("__Host-redactie", secret, domain=HOST, secure=True)
        return visitor


@pytest.fixture(scope="module")
def site_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = make.debate(tmp_path_factory.mktemp("desk"))
    make.topic(store, "tram", "c00000000000a")
    make.texts(store)
    told = sourcing.Told("Wie laat werkt, haalt de laatste bus niet.")
    made = sourcing.source_claim(store, make.EDITOR, make.place("te vroeg"), told)
    yield Desk(store, create_app(store, SETTINGS), made.claim)
    store.close()


def test_every_address_of_the_desk_is_listed(site_desk: Desk) -> None:
    rules = [rule for rule in site_desk.app.url_map.iter_rules() if rule.rule.startswith("/redact")]
    for method, listed in (("GET", GETS), ("POST", POSTS)):
        assert {rule.rule for rule in rules if method in (rule.methods or ())} == set(listed)


@pytest.mark.parametrize("route", [*GETS, *POSTS])
@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_its_editors_gets_in(site_desk: Desk, route: str, who: str) -> None:
    given = OTHERS[who]
    visitor = site_desk.visitor(*given) if given else site_desk.visitor(None)
    if route == "/redactie" and who == "an editor of another debate":
        assert f"debatten/{make.DEBATE}" not in visitor.get(route).text
        return
    fields = hidden(visitor.get(f"/stellingen/{make.THESIS}/antwoord").text)
    fields |= {"bron": make.ARTICLE}
    address = site_desk.address(route)
    answer = visitor.get(address) if route in GETS else visitor.post(address, fields)
    assert answer.status_code == (403 if given else 401)
    for secret in (*make.TEXT, "laatste bus vertrekt"):
        assert secret not in answer.text


@pytest.mark.parametrize("route", GETS)
@pytest.mark.parametrize("debate", ["", make.DEBATE])
def test_an_editor_gets_in_and_reading_records_nothing(
    site_desk: Desk, route: str, debate: str
) -> None:
    visitor = site_desk.visitor(Role.EDITOR, debate)
    with site_desk.store.reading() as connection:
        before = journal.head(connection, make.DEBATE)
    answer = visitor.get(site_desk.address(route))
    with site_desk.store.reading() as connection:
        assert journal.head(connection, make.DEBATE) == before
    assert answer.status_code == GETS[route]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "None" not in re.sub(r"<[^>]*>", "", answer.text)


@pytest.mark.parametrize("route", POSTS)
def test_forms_need_their_token_and_this_site(site_desk: Desk, route: str) -> None:
    visitor = site_desk.visitor(Role.EDITOR)
    address = site_desk.address(route)
    assert visitor.post(address, {}).status_code == 403
    fields = hidden(visitor.get("/redactie").text)
    foreign = visitor.post(address, fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert visitor.post(address, fields).status_code == POSTS[route]


@pytest.mark.parametrize(
    ("route", "status"),
    [
        ("/redactie/debatten/nergens", 404),
        ("/redactie/debatten/nergens/passages", 404),
        ("/redactie/bronnen/s000000000000", 404),
        ("/redactie/bronnen/s000000000000/passages", 404),
        ("/redactie/stellingen/c000000000000", 404),
        (f"/redactie/bronnen/{make.ARTICLE}?plaats=9:0-5", 200),
        (f"/redactie/bronnen/{make.ARTICLE}?plaats=" + "9" * 50, 200),
        (f"/redactie/bronnen/{make.ARTICLE}?plaats=1:5-2", 200),
        (f"/redactie/bronnen/{make.ARTICLE}?plaats=%00", 200),
    ],
)
def test_what_is_not_there_is_said_to_an_editor(site_desk: Desk, route: str, status: int) -> None:
    answer = site_desk.visitor(Role.EDITOR).get(route)
    assert answer.status_code == status
    if status == 200:
        assert "Kies een zin van de tekst, of geef de woorden." in answer.text


def test_pages_of_the_desk_lead_only_to_what_is_there(site_desk: Desk) -> None:
    visitor = site_desk.visitor(Role.EDITOR)
    for route in GETS:
        address = site_desk.address(route)
        answer = visitor.get(address + ("?plaats=1:36-118" if "bronnen" in route else ""))
        page = answer.text
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        for link in set(re.findall(r'(?:href|src)="(/[^"#]*)', page)):
            found = visitor.get(link.replace("&amp;", "&")).status_code
            assert found == (answer.status_code if "taal=" in link else 200), link
        for anchor in set(re.findall(r'href="#([^"]+)"', page)):
            assert f'id="{anchor}"' in page, anchor
