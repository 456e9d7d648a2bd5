"""Every route, for every role and method: a new one fails here until it is listed."""

import re

import pytest

from debate.storage import journal
from tests.web.conftest import HOST, Site, Visitor
from tests.web.test_matrix import GUARDED

# What a guest gets; what is not for everybody stands in test_matrix.py, with who gets in.
ROUTES = {
    "/": 200,
    "/debatten/<slug>": 200,
    "/debatten/<slug>/kaart": 200,
    "/debatten/<slug>/vogelvlucht": 200,
    "/debatten/<slug>/vogelvlucht/<drawn_form>": 200,
    "/debatten/<slug>/overzicht/<drawn_form>": 200,
    "/debatten/<slug>/tegengeluid/<picture>/<drawn_form>": 200,
    "/debatten/<slug>/vogelvlucht/punten": 200,
    "/debatten/<slug>/vogelvlucht/teksten": 200,
    "/debatten/<slug>/vogelvlucht/gevonden": 200,
    "/debatten/<slug>/tijd": 200,
    "/debatten/<slug>/toen": 400,
    "/debatten/<slug>/veranderd": 302,
    "/debatten/<slug>/vragen": 200,
    "/debatten/<slug>/ontbreekt": 200,
    "/debatten/<slug>/tegengeluid": 200,
    "/debatten/<slug>/tegengeluid/<indicator>": 200,
    "/debatten/<slug>/tegengeluid/json": 200,
    "/debatten/<slug>/tegengeluid/csv": 200,
    "/debatten/<slug>/raadsvragen": 200,
    "/debatten/<slug>/raadsvragen/<draft_form>": 200,
    "/debatten/<slug>/motie": 200,
    "/debatten/<slug>/motie/<draft_form>": 200,
    "/debatten/<slug>/spreektekst": 200,
    "/debatten/<slug>/spreektekst/<draft_form>": 200,
    "/debatten/<slug>/interrupties": 200,
    "/debatten/<slug>/interrupties/<draft_form>": 404,
    "/debatten/<slug>/oefenen": 200,
    "/debatten/<slug>/oefenen/<draft_form>": 404,
    "/debatten/<slug>/raad": 200,
    "/debatten/<slug>/momentopname/<int:version>": 200,
    "/raadsstukken/<object_>": 200,
    "/debatten/<slug>/voorbereiding": 200,
    "/debatten/<slug>/voorbereiding/<form>": 200,
    "/debatten/<slug>/dossier": 200,
    "/debatten/<slug>/dossier/<form>": 200,
    "/debatten/<slug>/bronnen": 200,
    "/debatten/<slug>/downloads": 200,
    "/debatten/<slug>/downloads/<form>": 404,
    "/debatten/<slug>/downloads/<form>/verlies": 404,
    "/formaten/tegengeluid": 200,
    "/debatten/<slug>/wachtrij": 200,
    "/debatten/<slug>/logboek": 200,
    "/stellingen/<id_>": 200,
    "/stellingen/<id_>/kaart": 200,
    "/stellingen/<id_>/voor-en-tegen": 200,
    "/stellingen/<id_>/kaart/<drawn_form>": 200,
    "/stellingen/<id_>/voor-en-tegen/<drawn_form>": 200,
    "/stellingen/<id_>/kaartje": 200,
    "/debatten/<slug>/tijd/<drawn_form>": 200,
    "/debatten/<slug>/kaartje": 200,
    "/stellingen/<id_>/antwoord": 200,
    "/stellingen/<id_>/vergelijkbaar": 200,
    "/bronnen/<id_>": 200,
    "/bronnen/<id_>/passages": 200,
    "/zoeken": 200,
    "/ontvangstbewijzen/<hash_>": 200,
    "/ontvangstbewijzen/<hash_>/json": 200,
    "/ontvangstbewijzen/<hash_>/bewijs": 200,
    "/logboek": 200,
    "/atom": 200,
    "/debatten/<slug>/atom": 200,
    "/debatten/<slug>/volgen": 200,
    "/stellingen/<id_>/atom": 200,
    "/stellingen/<id_>/tak/atom": 200,
    "/stellingen/<id_>/volgen": 200,
    "/raadsstukken/<object_>/atom": 200,
    "/raadsstukken/<object_>/volgen": 200,
    "/volgen": 200,
    "/volgen/gevraagd": 200,
    **{f"/volgen/{one}": 410 for one in ("bevestigen/<token>", "stoppen/<token>")},
    **{f"/volgen/overzicht/<token>{one}": 410 for one in ("", "/json")},
    "/log/checkpoint": 200,
    "/log/tile/<path:path>": 200,
    "/log/sleutels": 200,
    "/log/verifier": 200,
    "/log/export": 200,
    "/hoe-het-werkt": 200,
    "/hoe-het-werkt/tegengeluid": 200,
    "/hoe-het-werkt/kaders": 200,
    "/hoe-het-werkt/meebrengen": 200,
    "/huisregels": 200,
    "/huisregels/json": 200,
    "/huisregels/versies/<int:number>": 200,
    "/privacy": 200,
    "/toegankelijkheid": 200,
    "/patronen": 200,
    "/gezondheid": 200,
    "/.well-known/security.txt": 200,
    "/robots.txt": 200,
    "/favicon.ico": 301,
    "/aanmelden": 200,
    "/aanmelden/<token>": 200,
    "/aanmelden/verstuurd": 200,
    "/aanmelden/elders": 404,
    "/aanmelden/elders/terug": 404,
    "/aanmelden/elders/sleutels": 404,
    "/mijn-bijdragen": 200,
    "/mijn-bijdragen/<id_>": 404,
    "/mijn-gegevens": 200,
    "/mijn-gegevens/json": 404,
    "/melden/<thing>": 200,
    "/meldingen": 200,
    "/besluiten/<id_>/bezwaar": 404,
    "/besluiten": 200,
    "/besluiten/<id_>": 404,
    "/besluiten/csv": 200,
    "/besluiten/json": 200,
    "/besluiten/jaren/<int:year>": 200,
    "/besluiten/jaren/<int:year>/csv": 200,
    "/besluiten/jaren/<int:year>/json": 200,
    "/static/<path:filename>": 200,
    **{door[4:]: 401 for door in GUARDED if door.startswith("GET ")},
}
POSTS = {
    "/debatten/<slug>/raadsvragen",
    "/debatten/<slug>/raadsvragen/<draft_form>",
    "/debatten/<slug>/motie",
    "/debatten/<slug>/motie/<draft_form>",
    "/debatten/<slug>/spreektekst",
    "/debatten/<slug>/spreektekst/<draft_form>",
    "/debatten/<slug>/oefenen",
    "/debatten/<slug>/oefenen/<draft_form>",
    "/stellingen/<id_>/antwoorden",
    "/debatten/<slug>/gezien",
    *("/debatten/<slug>/volgen", "/stellingen/<id_>/volgen", "/raadsstukken/<object_>/volgen"),
    *("/volgen", "/volgen/bevestigen", "/volgen/overzicht/<token>", "/volgen/stoppen/<token>"),
    "/aanmelden",
    "/aanmelden/aanvragen",
    "/afmelden",
    "/mijn-bijdragen",
    "/mijn-bijdragen/vergeten",
    "/mijn-bijdragen/<id_>/versies",
    "/mijn-bijdragen/<id_>/intrekking",
    "/mijn-gegevens/gewist",
    "/melden/<thing>",
    "/meldingen",
    "/besluiten/<id_>/bezwaar",
    *(door[5:] for door in GUARDED if door.startswith("POST ")),
}
WITH_FORMS = (
    *("/antwoord", "/aanmelden/<token>", "/mijn-bijdragen", "/melden/<thing>", "/meldingen"),
    *("/raadsvragen", "/motie", "/spreektekst"),
)  # a form needs a token, and that a cookie
SENT_TO = ("/antwoorden", "/gezien", "/toen")
PAGES = [
    route
    for route, status in ROUTES.items()
    if status == 200
    and not route.endswith(("/<drawn_form>", "/kaartje"))
    and not route.startswith(("/log/", "/static", "/.well", "/gez", "/rob", "/fav"))
    and not route.endswith(("/punten", "/<form>", "/<draft_form>"))  # bytes
]
DESK = [route for route in ROUTES if route.startswith("/redactie")]
SECURITY = (
    *("Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options"),
    *("Referrer-Policy", "X-Frame-Options", "Cache-Control"),
)


def test_every_route_is_listed(site: Site) -> None:
    gets = {rule.rule for rule in site.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    posts = {rule.rule for rule in site.app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert gets == set(ROUTES)
    assert posts == POSTS
    methods = {method for rule in site.app.url_map.iter_rules() for method in rule.methods or ()}
    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize("route", ROUTES)
def test_a_guest_may_read_all_but_the_desk(route: str, site: Site, reader: Visitor) -> None:
    answer = reader.get(site.address(route))
    assert answer.status_code == ROUTES[route]
    for name in SECURITY:
        assert name in answer.headers
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    kind = answer.headers["Content-Type"]
    assert "charset=utf-8" in kind or kind in (
        "application/octet-stream",
        "image/png",
        "application/pdf",
    )


@pytest.mark.parametrize(
    ("route", "method"),
    [
        (route, method)
        for route in ROUTES
        for method in ("post", "put", "patch", "delete")
        if method != "post" or route not in POSTS
    ],
)
def test_reading_is_all_that_these_addresses_do(
    route: str, method: str, site: Site, reader: Visitor
) -> None:
    answer = reader.client.open(
        site.address(route), method=method.upper(), base_url=f"https://{HOST}"
    )
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "Ga terug en gebruik de knoppen" in answer.text


@pytest.mark.parametrize("route", ROUTES)
def test_reading_records_nothing_and_asks_for_no_cookie(
    route: str, site: Site, reader: Visitor
) -> None:
    def tips() -> list[int]:
        with site.store.reading() as connection:
            debates = ("avondbus", "zwembad")
            return [journal.head(connection, debate).version for debate in debates]

    before = tips()
    answer = reader.get(site.address(route))
    assert tips() == before
    assert ("Set-Cookie" in answer.headers) == route.endswith(WITH_FORMS)


@pytest.mark.parametrize(
    "route", [route for route in ROUTES if len(route) > 1 and "static" not in route]
)
def test_a_slash_at_the_end_leads_nowhere(route: str, site: Site, reader: Visitor) -> None:
    answer = reader.get(site.address(route) + "/")
    assert answer.status_code == 404


@pytest.mark.parametrize("route", PAGES)
def test_pages_are_dutch_and_whole(route: str, site: Site, reader: Visitor) -> None:
    answer = reader.get(site.address(route))
    if not answer.content_type.startswith("text/html") or route.endswith("vergelijkbaar"):
        return
    page = answer.text
    assert '<html lang="nl">' in page
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert "None" not in re.sub(r"<[^>]*>", "", page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("route", [page for page in PAGES if page != "/patronen"])  # made up
def test_every_inner_link_of_a_page_leads_somewhere(
    route: str, site: Site, reader: Visitor
) -> None:
    page = reader.get(site.address(route)).text
    for link in set(re.findall(r'(?:href|action|src)="(/[^"#]*)', page)):
        if link.endswith(SENT_TO):
            continue
        answer = reader.get(link.replace("&amp;", "&"), follow_redirects=True)
        is_own = link.startswith(("/raadswerk/", "/mijn-raadswerk"))
        wanted = 401 if is_own else 200  # a guest is told to sign in
        assert answer.status_code == wanted, link
    for anchor in set(re.findall(r'href="#([^"]+)"', page)):
        assert f'id="{anchor}"' in page, anchor


@pytest.mark.parametrize("route", DESK)
def test_the_desk_tells_a_guest_only_that_it_is_one(
    route: str, site: Site, reader: Visitor
) -> None:
    refused = reader.get(site.address(route))
    nowhere = reader.get(re.sub(r"<[^>]*>", "nergens", route))
    assert (refused.status_code, nowhere.status_code) == (401, 401)
    assert "Vraag de beheerder om een link" in refused.text
    assert refused.headers["Cache-Control"] == "no-store"
    assert refused.headers["WWW-Authenticate"]


@pytest.mark.parametrize("host", ["elders.example", "debat.example.elders.example", "127.0.0.1"])
def test_another_host_name_is_refused(host: str, reader: Visitor) -> None:
    answer = reader.client.get("/", base_url=f"https://{host}", buffered=True)
    assert answer.status_code == 400
    assert host not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_a_forwarded_host_is_not_believed(reader: Visitor) -> None:
    answer = reader.get("/.well-known/security.txt", headers={"X-Forwarded-Host": "elders.example"})
    assert "elders" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/nergens",
        "/debatten/nergens",
        "/debatten/nergens/kaart",
        "/debatten/nergens/vogelvlucht",
        "/debatten/nergens/vogelvlucht/svg",
        "/debatten/nergens/vogelvlucht/punten",
        "/debatten/nergens/vogelvlucht/teksten?nr=1",
        "/debatten/nergens/vogelvlucht/gevonden?q=bus",
        "/debatten/avondbus/vogelvlucht?vanaf=c000000000000",
        "/debatten/avondbus/vogelvlucht?vanaf=los",
        "/debatten/nergens/tegengeluid",
        "/debatten/nergens/tegengeluid/csv",
        "/debatten/nergens/tegengeluid/stemmen-per-stelling",
        "/debatten/avondbus/tegengeluid/eindcijfer",
        "/debatten/nergens/overzicht/svg",
        "/debatten/avondbus/overzicht/gif",
        "/debatten/avondbus/tegengeluid/eindcijfer/svg",
        "/debatten/nergens/bronnen",
        "/debatten/nergens/logboek",
        "/debatten/avondbus?v=999999",
        "/debatten/avondbus/momentopname/" + "9" * 30,
        "/debatten/avondbus?onderdeel=g000000000000",
        "/stellingen/c000000000000",
        "/stellingen/c000000000000/kaart",
        "/stellingen/c000000000000/antwoord",
        "/stellingen/r000000000000",
        "/bronnen/s000000000000",
        "/ontvangstbewijzen/kort",
        "/ontvangstbewijzen/" + "0" * 64,
        "/ontvangstbewijzen/" + "0" * 64 + "/json",
        "/log/tile/9/999",
        "/log/tile/0/1",
        "/log/tile/../checkpoint",
        "/static/../base.html",
        "/debatten//avondbus",
        "/stellingen/%00",
        "/stellingen/" + "x" * 5000,
    ],
)
def test_what_is_not_there_is_said_to_be_so(path: str, reader: Visitor) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in answer.text
    assert "Content-Security-Policy" in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/debatten/avondbus?v=nul",
        "/debatten/avondbus?v=-1",
        "/debatten/avondbus?na=1e9",
        "/debatten/avondbus?v=" + "9" * 40,
        "/debatten/avondbus/vogelvlucht?kleur=roze",
        "/debatten/avondbus/vogelvlucht?vorm=ster",
        "/debatten/avondbus/vogelvlucht/svg?vorm=",
        "/debatten/avondbus/vogelvlucht/teksten?nr=1,,2",
        "/debatten/avondbus/vogelvlucht/teksten?nr=" + ",".join("1" * 201),
        "/logboek?voor=%00",
        "/zoeken?q=bus&debat=nergens",
    ],
)
def test_what_cannot_be_read_is_refused(path: str, reader: Visitor) -> None:
    assert reader.get(path).status_code == 400
