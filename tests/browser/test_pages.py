"""Every page as people meet it: wide and narrow, light and dark, whole and reachable."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Look, Served

if TYPE_CHECKING:
    from axe_playwright_python.base import AxeResults

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/debatten/{slug}",
    "/debatten/{slug}?volgorde=onbeantwoord",
    "/debatten/{slug}?rol=onderzoeker&volgorde=nieuwste",
    "/debatten/{slug}?sinds=0",
    "/debatten/{slug}?naam=Niemand",
    "/debatten/{slug}/tijd",
    "/debatten/{slug}/tijd?per=rol",
    "/debatten/{slug}/veranderd?sinds=300",
    "/debatten/{slug}/kaart",
    "/debatten/{slug}/vogelvlucht",
    "/debatten/{slug}/vogelvlucht?vorm=zon&kleur=stem",
    "/debatten/{slug}/vogelvlucht?vanaf={id_}&kleur=tegengeluid",
    "/debatten/{slug}/vragen",
    "/debatten/{slug}/ontbreekt",
    "/debatten/{slug}/tegengeluid",
    "/debatten/{slug}/tegengeluid/stemmen-per-stelling",
    "/debatten/{slug}/bronnen",
    "/debatten/{slug}/logboek",
    "/debatten/{slug}?v=40",
    "/stellingen/{id_}",
    "/stellingen/{answered}",
    "/stellingen/{hidden}",
    "/stellingen/{id_}/kaart",
    "/stellingen/{several}/kaart?v=300",
    "/stellingen/{id_}/voor-en-tegen",
    "/stellingen/{hidden}/voor-en-tegen",
    "/stellingen/{id_}/antwoord?soort=tegenargument",
    "/bronnen/{source}",
    "/bronnen/{article}",
    "/bronnen/{reaction}",
    "/bronnen/{open}",
    "/aanmelden/een-link",
    "/zoeken?q=gemeente",
    "/zoeken?q=zzzz",
    "/ontvangstbewijzen/{hash_}",
    "/logboek",
    "/hoe-het-werkt",
    "/hoe-het-werkt/tegengeluid",
    "/hoe-het-werkt/kaders",
    "/huisregels",
    "/privacy",
    "/toegankelijkheid",
    "/patronen",
    "/nergens",
)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What a thumb must hit: buttons, fields, and links that stand alone. A link inside a sentence is as
# high as its line (WCAG 2.5.8 leaves it out).
SMALL = """() => [...document.querySelectorAll('button, .act, input, select, summary, nav a')]
    .filter(e => !e.closest('.trap') && !e.matches('[type=hidden], [type=radio], .skip'))
    .filter(e => e.checkVisibility())
    .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
    .map(([html]) => html)"""
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .map(e => Number(e.tagName[1]))"""


def findings(look: Look) -> list[str]:
    """What axe finds on the page."""
    from axe_playwright_python.sync_playwright import Axe

    results: AxeResults = Axe().run(look.page)
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for each in results.response["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (360, True)], ids=["wide-light", "dark"]
)
def test_axe_finds_nothing(
    open_page: Callable[..., Look], served: Served, address: str, width: int, dark: bool
) -> None:
    look = open_page(width, dark=dark)
    look.go(address.format(**served.known))
    assert findings(look) == []


@pytest.mark.parametrize("address", PAGES)
def test_pages_fit_a_phone_and_are_in_order(
    open_page: Callable[..., Look], served: Served, address: str
) -> None:
    look = open_page(320)
    look.go(address.format(**served.known))
    assert look.page.evaluate(TOO_WIDE) <= 0
    assert look.page.evaluate(SMALL) == []
    levels = look.page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_the_drawing_says_nothing_that_the_words_do_not(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(scripts=False)
    look.go(f"/debatten/{served.known['slug']}/kaart")
    drawn = look.page.locator("svg a.box").evaluate_all(
        "all => all.map(e => e.getAttribute('href').replace('/kaart', ''))"
    )
    told = look.page.locator(".outline a.claim").evaluate_all(
        "all => all.map(e => e.getAttribute('href'))"
    )
    assert len(drawn) > 20
    assert set(drawn) <= set(told)


def test_nothing_moves_and_nothing_is_lost_on_paper(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(f"/stellingen/{served.known['id_']}")
    look.page.emulate_media(media="print")
    assert look.page.locator("h1").is_visible()
    assert look.page.locator(".steps .sentence").first.is_visible()
    assert not look.page.locator(".menu").is_visible()
    assert look.page.locator("body").evaluate("e => getComputedStyle(e.parentElement).color") == (
        "rgb(0, 0, 0)"
    )
