"""Every page as people meet it: wide and narrow, light and dark, whole and reachable."""

from collections.abc import Callable

import pytest

from debate.text.language import DUTCH, ENGLISH, LANGUAGES
from tests.browser.conftest import Look
from tests.browser.site import Served
from tests.browser.visits import IN_ENGLISH, VISITS, Visit, is_quick

pytestmark = pytest.mark.browser

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What a thumb must hit: buttons, fields, and links that stand alone. A link inside a sentence is as
# high as its line (WCAG 2.5.8 leaves it out), and what is ticked is hit by its label too.
SMALL = """() => [...document.querySelectorAll('button, .act, input, select, summary, nav a')]
    .filter(e => !e.closest('.trap') && !e.matches('[type=hidden], [type=radio], [type=checkbox]'))
    .filter(e => !e.matches('.skip'))
    .filter(e => e.checkVisibility())
    .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
    .map(([html]) => html)"""
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .map(e => Number(e.tagName[1]))"""


# Things of one kind in the same colours, inside of such, have one contrast: the first is weighed.
# That rule takes more than half of the time of all.
WEIGH_ONE_OF_EACH = """() => {
    const kinds = new Map(), weighed = new Set();
    for (const e of document.querySelectorAll('body, body *')) {
        const {color, backgroundColor, fill, fontSize, fontWeight} = getComputedStyle(e);
        const kind = [kinds.get(e.parentElement), e.localName, e.getAttribute('class'),
            color, backgroundColor, fill, fontSize, fontWeight].join(' ');
        kinds.set(e, kind);
        e.toggleAttribute('data-weighed', e.checkVisibility() && !weighed.has(kind));
        if (e.checkVisibility()) weighed.add(kind);
    }
    axe.configure({rules: [{id: 'color-contrast', selector: '[data-weighed]'}]});
}"""
AXE = """rules => axe.run({resultTypes: ['violations'], ...rules})
    .then(found => found.violations.flatMap(each => each.nodes.map(
        node => `${each.id}: ${node.html} ${node.failureSummary}`)))"""
# How wide, and whether in the dark. The second look asks only for what that changes.
SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
LOOKS: tuple[tuple[int, bool, dict[str, list[str]]], ...] = (
    (1280, False, {}),
    (320, True, {"runOnly": SEEN}),
)


def findings(look: Look, rules: dict[str, list[str]] | None = None) -> list[str]:
    """What axe finds on the page as it is now, by all of its rules or by some."""
    if not look.page.evaluate("'axe' in window"):
        from axe_playwright_python.sync_playwright import Axe

        look.page.evaluate(Axe().axe_script)
    look.page.evaluate(WEIGH_ONE_OF_EACH)
    found: list[str] = look.page.evaluate(AXE, rules or {})
    return found


def findings_of(look: Look, looks: int = len(LOOKS)) -> list[str]:
    """What axe finds on an open page, in the first so many of the ways to look at it."""
    found = []
    for width, dark, rules in LOOKS[:looks]:
        look.page.set_viewport_size({"width": width, "height": 800})
        look.page.emulate_media(color_scheme="dark" if dark else "light")
        found += [f"{width} {'dark' if dark else 'light'} {each}" for each in findings(look, rules)]
    return found


def require_order_on_a_phone(look: Look) -> None:
    """Fail unless an open page fits the smallest phone and its headings are in order."""
    look.page.set_viewport_size({"width": 320, "height": 800})
    assert look.page.evaluate(TOO_WIDE) <= 0
    assert look.page.evaluate(SMALL) == []
    levels = look.page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def is_seen(visit: Visit, spoken: str) -> bool:
    """Tell whether a page is opened in this language in every run."""
    return is_quick(visit) and (spoken == DUTCH or (visit.address in IN_ENGLISH and not visit.to))


@pytest.mark.parametrize(
    ("visit", "spoken"),
    [
        pytest.param(
            *(visit, spoken),
            marks=() if is_seen(visit, spoken) else pytest.mark.pages,
            id=f"{visit}{' in English' if spoken == ENGLISH else ''}",
        )
        for visit in VISITS
        for spoken in LANGUAGES
    ],
)
def test_pages_suit_axe_and_fit_a_phone(
    looks: Callable[[str, str], Look], served: Served, visit: Visit, spoken: str
) -> None:
    look = looks(visit.who, spoken)
    look.troubles.clear()
    with served.speaking(spoken):
        address = served.address(visit)
    look.go(address)
    assert look.page.locator("html").get_attribute("lang") == spoken
    # What else is on the pages of who is signed in, `/patronen` shows in the dark too.
    assert findings_of(look, 1 if visit.who else 2) == []
    require_order_on_a_phone(look)
    assert look.troubles == []


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
