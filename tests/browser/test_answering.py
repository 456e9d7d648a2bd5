"""Posting a counterargument from begin to end, as different people do it."""

import itertools
import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import WIDTHS, Look
from tests.browser.site import Served

pytestmark = pytest.mark.browser

NUMBER = itertools.count(1)


def sentence(seed: str) -> str:
    """A sentence that nobody said before."""
    return f"Bij geval {next(NUMBER)} {seed} kwam er niemand langs"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_counterargument_is_posted_and_proved(
    open_page: Callable[..., Look], served: Served, width: int, scripts: bool
) -> None:
    look, text = open_page(width, scripts=scripts), sentence(f"{width} {scripts}")
    page = look.page
    look.go(f"/stellingen/{served.known['id_']}")
    page.get_by_role("link", name="Geef antwoord").click()
    page.get_by_label("Het klopt niet, want").check()
    page.get_by_label("Uw antwoord, in één zin").fill(text)
    page.get_by_role("button", name="Bekijk uw antwoord").click()
    page.get_by_text("Dat klopt niet, want").wait_for()
    page.get_by_role("button", name="Plaats tegenargument").click()
    page.get_by_role("heading", level=1, name="Uw tegenargument staat er nu.").wait_for()
    with page.expect_download() as kept:
        page.get_by_role("link", name="Bewaar het bewijs").click()
    assert text in kept.value.path().read_text("utf-8")
    page.get_by_role("link", name="Bekijk het in het debat").click()
    assert page.locator(":target").get_by_text(text).is_visible()
    assert page.locator(":target").get_by_text("nog niet nagelezen").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_all_of_it_goes_by_keyboard_alone(
    open_page: Callable[..., Look], served: Served, width: int
) -> None:
    look, text = open_page(width), sentence(f"toets {width}")
    page = look.page
    look.go(f"/stellingen/{served.known['id_']}")
    tab_to(look, "Geef antwoord")
    page.keyboard.press("Enter")
    page.wait_for_url("**/antwoord")
    page.keyboard.press("Tab")
    assert focused(look).startswith("Naar de inhoud")
    page.keyboard.press("Enter")
    tab_to(look, "soort")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(look, "zin")
    page.keyboard.type(text)
    tab_to(look, "Bekijk uw antwoord")
    page.keyboard.press("Enter")
    page.wait_for_url("**/antwoorden")
    tab_to(look, "Plaats tegenargument")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ontvangstbewijzen/*")
    tab_to(look, "Bekijk het in het debat")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/stellingen/.*#r"))
    assert page.locator(":target").get_by_text(text).is_visible()


def test_going_back_from_the_receipt_shows_the_last_step_and_posts_nothing_twice(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(360, scripts=False)
    page = look.page
    look.go(f"/stellingen/{served.known['id_']}/antwoord")
    page.get_by_label("Het klopt niet, want").check()
    page.get_by_label("Uw antwoord, in één zin").fill(sentence("terug"))
    page.get_by_role("button", name="Bekijk uw antwoord").click()
    page.get_by_role("button", name="Plaats tegenargument").click()
    page.wait_for_url("**/ontvangstbewijzen/*")
    receipt = page.url
    page.go_back()
    assert page.get_by_role("heading", level=1).inner_text() == "Zo komt het er te staan"
    page.get_by_role("button", name="Plaats tegenargument").click()
    page.wait_for_url(receipt)


def focused(look: Look) -> str:
    """What has the focus: its name, or what it says. It must be in sight and visibly marked."""
    said: str = look.page.evaluate(
        """() => {
            const here = document.activeElement;
            const box = here.getBoundingClientRect();
            const style = getComputedStyle(here);
            const shown = style.outlineStyle !== 'none' || here === document.body
                || here.tagName === 'MAIN' || here.matches('.map a');
            const inSight = box.bottom > 0 && box.top < innerHeight;
            const name = here.tagName === 'BUTTON' ? '' : here.name;
            return (shown && inSight ? '' : 'LOST ') + (name || here.textContent.trim());
        }"""
    )
    assert not said.startswith("LOST"), said
    return said


def tab_to(look: Look, name: str) -> None:
    """Press Tab until that has the focus."""
    for _ in range(80):
        look.page.keyboard.press("Tab")
        if focused(look).startswith(name):
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_while_one_writes_the_result_and_the_likes_of_it_are_shown(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(360)
    look.go(f"/stellingen/{served.known['id_']}/antwoord")
    page = look.page
    assert not page.locator("[data-result]").is_visible()
    page.get_by_label("Het klopt niet, want").check()
    page.get_by_label("Uw antwoord, in één zin").fill("Mijn gemeente belde nooit terug")
    assert page.locator("[data-result]").inner_text().endswith("Mijn gemeente belde nooit terug.")
    page.get_by_role("button", name=re.compile("Gebruik deze stelling ?: Mijn gemeente")).click()
    assert page.get_by_text("bestaande stelling").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_which_step_is_asked_only_where_it_matters(
    open_page: Callable[..., Look], served: Served, scripts: bool
) -> None:
    look = open_page(scripts=scripts)
    look.go(f"/stellingen/{served.known['several']}/antwoord")
    which = look.page.get_by_role("group", name="Wat volgt er niet uit?")
    assert not which.is_visible()
    look.page.get_by_label("Het kan kloppen, maar").check()
    assert which.is_visible()


def test_an_error_leads_to_its_field(open_page: Callable[..., Look], served: Served) -> None:
    look = open_page(360, scripts=False)
    look.go(f"/stellingen/{served.known['id_']}/antwoord")
    look.page.get_by_label("Uw antwoord, in één zin").fill("Ja")
    look.page.get_by_role("button", name="Bekijk uw antwoord").click()
    summary = look.page.get_by_role("alert")
    assert summary.get_by_role("link").count() == 2
    summary.get_by_role("link").last.click()
    assert look.page.evaluate("document.activeElement.id") in ("zin", "")
    assert look.page.get_by_label("Uw antwoord, in één zin").input_value() == "Ja"
