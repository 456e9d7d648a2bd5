"""The overview as people use it: without scripts, by hand, by keyboard, on a phone; and its street
map of all claims.
"""

import re
from collections.abc import Callable

import pytest

from debate.text.language import LANGUAGES
from tests.browser.conftest import Look
from tests.browser.site import Served
from tests.browser.test_pages import TOO_WIDE, findings

pytestmark = pytest.mark.browser

PATIENCE = 200  # looks, 50 ms apart


def address(served: Served, tail: str = "") -> str:
    return f"/debatten/{served.known['slug']}/vogelvlucht{tail}"


def opened(look: Look, served: Served, tail: str = "") -> None:
    """Open the street map, and wait until it has told what is in sight."""
    look.go(address(served, tail))
    look.page.get_by_role("button", name="Bekijk elke stelling op een plattegrond").click()
    look.page.locator("[data-list] a").first.wait_for()


def middle_of(look: Look, fits: Callable[[str], bool] = bool) -> str:
    """Give the claim in the middle, once it is one that fits."""
    said = ""
    for _ in range(PATIENCE):
        said = look.page.locator("[data-status]").inner_text().partition("In het midden: ")[2]
        if said and fits(said):
            return said
        look.page.wait_for_timeout(50)
    raise AssertionError(f"in the middle stays: {said}")


def test_without_scripts_one_goes_in_and_comes_back(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(scripts=False)
    look.go(address(served))
    assert not look.page.locator("[data-city]").is_visible()
    segment = look.page.locator("svg.overview a[href*=vanaf]").nth(1)
    segment.locator("rect").click(position={"x": 4, "y": 4})
    look.page.wait_for_url("**vanaf=*")
    assert look.page.get_by_text("Alles onder").is_visible()
    look.page.get_by_role("link", name="zon", exact=True).click()
    look.page.wait_for_url("**vorm=zon*")
    assert look.page.locator("svg.overview path").count() > 1
    look.page.get_by_role("link", name="Het hele debat", exact=True).click()
    look.page.wait_for_url(lambda url: "vanaf=" not in url)


def test_all_that_is_drawn_stands_in_words(open_page: Callable[..., Look], served: Served) -> None:
    look = open_page(scripts=False)
    look.go(address(served))
    drawn = look.page.locator("svg.overview a").evaluate_all(
        "all => all.map(e => /[cg][0-9a-f]{12}/.exec(e.getAttribute('href'))?.[0])"
    )
    look.page.get_by_text("Hetzelfde in woorden").click()
    told = look.page.locator("#vlucht-woorden a:visible").evaluate_all(
        "all => all.map(e => /[cg][0-9a-f]{12}/.exec(e.getAttribute('href'))?.[0])"
    )
    assert len(drawn) > 150
    assert set(drawn) - {None} <= set(told)


def test_the_keyboard_goes_through_the_drawing_or_passes_it(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(scripts=False)
    look.go(address(served))
    look.page.get_by_role("link", name="Sla de tekening over").focus()
    look.page.keyboard.press("Tab")
    assert look.page.evaluate("document.activeElement.closest('svg.overview') !== null")
    name = look.page.evaluate("document.activeElement.querySelector('title').textContent")
    before = look.page.url
    look.page.keyboard.press("Enter")
    look.page.wait_for_url(lambda url: url.partition("#")[0] != before.partition("#")[0])
    assert name.partition(" (")[0] in look.page.locator("main").inner_text()


@pytest.mark.parametrize("shape", ["ijspegel", "zon"])
def test_on_a_phone_the_drawing_fits(
    open_page: Callable[..., Look], served: Served, shape: str
) -> None:
    look = open_page(360, scripts=False)
    look.go(address(served, f"?vorm={shape}"))
    box = look.page.locator("svg.overview").bounding_box()
    assert box
    assert box["width"] <= 360
    assert look.page.evaluate(TOO_WIDE) <= 0
    assert look.page.locator("svg.overview text:visible").count() == 0 or shape == "zon"


def test_paper_has_the_drawing_its_legend_and_the_words(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(address(served))
    look.page.emulate_media(media="print")
    assert look.page.locator("svg.overview").is_visible()
    assert look.page.locator(".tones").is_visible()
    assert look.page.locator("#vlucht-woorden .outline").is_visible()
    assert not look.page.locator("[data-city]").is_visible()


def test_the_street_map_shows_every_claim_and_tells_what_is_in_sight(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    opened(look, served)
    status = look.page.locator("[data-status]").inner_text()
    assert re.match(r"Alle \d+ stellingen in beeld\. In het midden: ", status)
    assert 3 <= look.page.locator("[data-list] a").count() <= 10
    colours = look.page.evaluate(
        """() => { const canvas = document.querySelector('canvas');
        const all = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(all.buffer)).size; }"""
    )
    assert colours > 10


def test_the_street_map_works_by_keyboard_alone(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    opened(look, served)
    page = look.page
    assert page.evaluate("document.activeElement.matches('[data-plane]')")
    before = middle_of(look)
    for key in ("+", "+", "+", "ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    middle = middle_of(look, lambda said: said != before)
    assert " van de " in page.locator("[data-status]").inner_text()
    assert "#plattegrond=" in page.url
    page.keyboard.press("Escape")
    assert middle_of(look, lambda said: said == before)
    for key in ("+", "+", "+", "ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert middle_of(look, lambda said: said == middle)
    page.keyboard.press("Enter")
    page.wait_for_url("**/stellingen/*")
    assert middle.rstrip(".") in page.locator("h1").inner_text()


def test_a_key_at_once_loses_nothing(open_page: Callable[..., Look], served: Served) -> None:
    look = open_page()
    look.go(address(served))
    look.page.evaluate(
        """() => { const plane = document.querySelector('[data-plane]');
        plane.addEventListener('focus', () => plane.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'ArrowRight' })));
        document.querySelector('[data-open]').click(); }"""
    )
    assert middle_of(look)
    assert not look.page.locator("[data-status]").inner_text().startswith("0 ")


def test_a_click_opens_the_claim_and_dragging_does_not(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    opened(look, served)
    page = look.page
    plane = page.locator("[data-plane]")
    box = plane.bounding_box()
    assert box
    middle = middle_of(look)
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 260, steps=4)
    page.mouse.up()
    assert middle_of(look, lambda said: said != middle)
    assert "vogelvlucht" in page.url
    page.keyboard.press("Escape")
    assert middle_of(look, lambda said: said == middle)
    page.locator("[data-list] a").first.click()
    page.wait_for_url("**/stellingen/*")
    page.go_back()
    page.locator("[data-list] a").first.wait_for()
    plane.scroll_into_view_if_needed()
    box = plane.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/stellingen/*")


def test_typing_finds_and_flies_there(open_page: Callable[..., Look], served: Served) -> None:
    look = open_page()
    opened(look, served)
    page = look.page
    field = page.get_by_role("combobox", name="Zoek een stelling")
    field.fill("solidariteit")
    page.get_by_role("option").first.wait_for()
    first = page.get_by_role("option").first.inner_text()
    assert middle_of(look, lambda said: said == first)
    field.press("ArrowDown")
    field.press("ArrowDown")
    second = page.get_by_role("option", selected=True).inner_text()
    assert second != first
    field.press("Enter")
    assert middle_of(look, lambda said: said == second)
    assert page.evaluate("document.activeElement.matches('[data-plane]')")
    assert field.get_attribute("aria-expanded") == "false"
    field.press("ArrowDown")  # the list comes back, and goes with the focus
    assert field.get_attribute("aria-expanded") == "true"
    page.get_by_role("button", name="Dichterbij").focus()
    assert field.get_attribute("aria-expanded") == "false"
    field.fill("zzzzzz")
    page.get_by_text("Niets gevonden.").wait_for()


def test_the_map_closes_and_opens_where_the_address_says(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(address(served, "#plattegrond=200,200,4"))
    look.page.locator("[data-list] a").first.wait_for()
    middle = middle_of(look)
    assert " van de " in look.page.locator("[data-status]").inner_text()
    look.page.get_by_role("link", name="tegengeluid", exact=True).click()
    look.page.wait_for_url("**kleur=tegengeluid*")
    look.page.locator("[data-list] a").first.wait_for()
    assert middle_of(look) == middle
    look.page.get_by_role("button", name="Sluit").click()
    look.page.wait_for_timeout(400)  # longer than the map rests before it keeps its place
    assert "#" not in look.page.url
    assert look.page.evaluate("document.activeElement.matches('[data-open]')")
    assert not look.page.locator("[data-plane]").is_visible()
    look.page.locator("[data-open]").press("Enter")
    look.page.wait_for_url("**#plattegrond=*")
    assert middle_of(look) == middle


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_street_map_fits_a_narrow_phone_in_each_language(
    open_page: Callable[..., Look], served: Served, language: str
) -> None:
    look = open_page(320)
    look.go(address(served, f"?taal={language}"))
    look.page.locator("[data-open]").click()
    look.page.locator("[data-list] a").first.wait_for()
    assert look.page.evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)], ids=["wide", "phone"])
def test_axe_finds_nothing_on_the_street_map(
    open_page: Callable[..., Look], served: Served, width: int, dark: bool
) -> None:
    look = open_page(width, dark=dark)
    opened(look, served)
    look.page.get_by_role("combobox").fill("gemeente")
    look.page.get_by_role("option").first.wait_for()
    assert findings(look) == []
    assert look.page.evaluate(TOO_WIDE) <= 0
