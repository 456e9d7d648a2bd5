"""Every page as people meet it: wide and narrow, light and dark, whole and reachable."""

from collections.abc import Callable, Iterable

import pytest

from tests.browser.conftest import Look
from tests.browser.site import Served

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


AXE = """() => axe.run({resultTypes: ['violations']}).then(found => found.violations.flatMap(
    each => each.nodes.map(node => `${each.id}: ${node.html} ${node.failureSummary}`)))"""
LOOKS = ((1280, False), (360, True))  # how wide, and whether in the dark


def findings(look: Look) -> list[str]:
    """What axe finds on the page as it is now."""
    if not look.page.evaluate("'axe' in window"):
        from axe_playwright_python.sync_playwright import Axe

        look.page.evaluate(Axe().axe_script)
    found: list[str] = look.page.evaluate(AXE)
    return found


def findings_of(look: Look, looks: Iterable[tuple[int, bool]] = LOOKS) -> list[str]:
    """What axe finds on an open page, wide and narrow, in the light and in the dark."""
    found = []
    for width, dark in looks:
        look.page.set_viewport_size({"width": width, "height": 800})
        look.page.emulate_media(color_scheme="dark" if dark else "light")
        found += [f"{width} {'dark' if dark else 'light'} {each}" for each in findings(look)]
    return found


def require_order_on_a_phone(look: Look, bare: str = "") -> None:
    """Fail unless an open page fits the smallest phone and its headings are in order.

    What is marked `bare` may be smaller than a thumb.
    """
    look.page.set_viewport_size({"width": 320, "height": 800})
    assert look.page.evaluate(TOO_WIDE) <= 0
    assert [each for each in look.page.evaluate(SMALL) if not bare or bare not in each] == []
    levels = look.page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("address", PAGES)
def test_pages_suit_axe_and_fit_a_phone(
    open_page: Callable[..., Look], served: Served, address: str
) -> None:
    look = open_page()
    look.go(address.format(**served.known))
    assert findings_of(look) == []
    require_order_on_a_phone(look)


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
