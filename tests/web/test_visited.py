"""No page of the site is left out where axe, html-validate and Lighthouse look."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

from werkzeug.exceptions import NotFound

from tests.browser.visits import VISITS
from tests.web.conftest import Site
from tests.web.test_routes import ROUTES

# What is no page: files, pictures, answers to programs, pieces of pages, ways to another address.
NO_PAGE = re.compile(
    r"/(svg|png|kaartje|json|csv|atom|bewijs|punten|teksten|gevonden|passages|verlies|toen"
    r"|vergelijkbaar|terug|<\w*form>)$"
    r"|^/(log|static|\.well-known|formaten)/|^/(atom|gezondheid|robots\.txt|favicon\.ico)$"
    r"|^/aanmelden/elders"
)


def test_every_page_is_looked_at(site: Site) -> None:
    urls = site.app.url_map.bind("localhost")
    seen = set()
    for visit in VISITS:
        with suppress(NotFound):
            path = urlsplit(re.sub(r"{\w+}", "1", visit.address)).path
            seen.add(urls.match(path, return_rule=True)[0].rule)
    left_out = {route for route in ROUTES if not NO_PAGE.search(route)} - seen
    assert left_out == set(), "Add a visit to tests/browser/visits.py."
