"""The map as people use it: legible, by hand and by keyboard, wide, narrow and on paper."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Look
from tests.browser.site import Served

pytestmark = pytest.mark.browser

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOOSE = """() => [...document.querySelectorAll('.map-frame')].filter(
    frame => frame.scrollWidth > frame.clientWidth).length"""
IN_SIGHT = """() => { const box = document.activeElement.getBoundingClientRect();
    return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight; }
    """


def debate_map(served: Served) -> str:
    return f"/debatten/{served.known['slug']}/kaart"


def test_no_drawing_of_the_debate_runs_out_of_a_wide_screen(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(scripts=False)
    look.go(debate_map(served))
    sections = look.page.locator(".map-parts a").evaluate_all(
        "all => all.map(e => e.getAttribute('href'))"
    )
    assert len(sections) > 3
    for address in sections:
        look.go(address)
        assert look.page.locator(".map-frame:visible").count() > 0, address
        assert look.page.evaluate(LOOSE) == 0, address


def test_a_box_moves_the_focus_and_what_lies_behind_is_counted(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(scripts=False)
    look.go(debate_map(served))
    assert look.page.locator("svg .more.behind").count() > 0
    assert look.page.locator("svg .more:not(.behind)").count() > 0
    box = look.page.locator("svg a.box").nth(1)
    address = box.get_attribute("href")
    box.click()
    assert look.page.url.endswith(address or "?")
    focus = look.page.locator("svg a.box.focus")
    assert f"/stellingen/{focus.get_attribute('data-claim')}/kaart" == address
    focus.click()  # it leads to the claim itself
    assert look.page.url.endswith((address or "?").removesuffix("/kaart"))


def test_all_that_is_drawn_around_a_claim_stands_in_words(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(scripts=False)
    look.go(f"/stellingen/{served.known['several']}/kaart")
    drawn = look.page.locator("svg a.box").evaluate_all(
        "all => all.map(e => e.getAttribute('href').replace('/kaart', ''))"
    )
    told = look.page.locator(".outline a.claim").evaluate_all(
        "all => all.map(e => e.getAttribute('href'))"
    )
    assert len(drawn) > 2
    assert set(drawn) <= set(told)


def test_on_a_phone_the_words_lead_and_the_drawing_opens(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(360, scripts=False)
    look.go(f"/stellingen/{served.known['several']}/kaart")
    assert look.page.locator(".outline a.claim").first.is_visible()
    assert not look.page.locator(".map-frame").is_visible()
    look.page.get_by_text("Bekijk de tekening").click()
    look.page.get_by_role("link", name="Naar deze stelling op de tekening").click()
    left = look.page.locator("svg a.box.focus").bounding_box()
    assert left is not None
    assert 0 <= left["x"] < 360
    assert look.page.evaluate(TOO_WIDE) <= 0


def test_buttons_change_the_size_and_the_page_stays(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(debate_map(served))
    drawing = look.page.locator("svg.map").first
    width = int(drawing.get_attribute("width") or 0)
    for _ in range(2):
        look.page.get_by_role("button", name="Groter").click()
    assert int(drawing.get_attribute("width") or 0) == 2 * width
    assert look.page.evaluate(TOO_WIDE) <= 0
    look.page.get_by_role("button", name="Passend").click()
    assert int(drawing.get_attribute("width") or 0) == width
    look.page.get_by_role("button", name="Kleiner").click()
    assert int(drawing.get_attribute("width") or 0) < width


def test_the_keyboard_brings_a_box_in_sight_and_passes_the_drawing(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(debate_map(served))
    for _ in range(2):
        look.page.get_by_role("button", name="Groter").click()
    look.page.locator(".map-frame").first.focus()
    for _ in range(3):
        look.page.keyboard.press("Tab")
        assert look.page.evaluate("document.activeElement.classList.contains('box')")
        assert look.page.evaluate(IN_SIGHT)
    skip = look.page.get_by_role("link", name="Sla de tekening over").first
    skip.focus()
    look.page.keyboard.press("Enter")
    look.page.keyboard.press("Tab")
    assert look.page.evaluate("document.activeElement.matches('.in-words *')")


def test_paper_has_the_words_unfolded_and_says_where_it_comes_from(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(debate_map(served))
    assert not look.page.locator(".print-only").is_visible()
    look.page.emulate_media(media="print")
    assert look.page.locator(".in-words .outline").first.is_visible()
    assert not look.page.get_by_role("button", name="Groter").is_visible()
    said = look.page.locator(".print-only").inner_text()
    assert f"{debate_map(served)} · stand van het logboek: nummer " in said
    look.go(f"/debatten/{served.known['slug']}")
    assert not look.page.locator(".peek").first.is_visible()
    assert look.page.locator(".outline details .told").first.is_visible()
