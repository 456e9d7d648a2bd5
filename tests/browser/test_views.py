"""The views by keyboard, by thumb, on paper, and without JavaScript."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Look
from tests.browser.site import Served

pytestmark = pytest.mark.browser

ACTIVE = "document.activeElement.getAttribute('data-claim') ?? document.activeElement.id"


def debate(served: Served) -> str:
    return f"/debatten/{served.known['slug']}"


def around(served: Served) -> str:
    return f"/stellingen/{served.known['id_']}/kaart"


def test_a_list_is_chosen_with_plain_selects(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(360, scripts=False)
    look.go(debate(served))
    assert not look.page.get_by_label(
        "Stem", exact=True
    ).is_visible()  # the page begins with content
    look.page.get_by_text("Sorteren en filteren").click()
    look.page.get_by_label("Stem", exact=True).select_option("inwoner")
    look.page.get_by_label("Volgorde", exact=True).select_option("nieuwste")
    look.page.get_by_role("button", name="Toon").click()
    assert look.page.locator(".listed > li").count() > 3
    assert look.page.locator(".chips a").count() == 3
    look.page.get_by_role("link", name="nieuwste eerst").click()
    assert "volgorde" not in look.page.url
    assert "rol=inwoner" in look.page.url


def test_what_was_seen_is_kept_by_the_browser_alone(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(scripts=False)
    look.go(f"{debate(served)}?toon=nieuw")
    assert look.page.url.endswith("sinds=0")
    assert look.page.locator(".listed > li").count() == 100
    look.page.get_by_role("button", name="Ik heb dit gezien").click()
    look.go(f"{debate(served)}?toon=nieuw")
    assert "kwam er niets bij." in look.page.locator(".open-place").inner_text()


def test_answers_unfold_inside_both_columns(open_page: Callable[..., Look], served: Served) -> None:
    look = open_page(scripts=False)
    look.go(f"/stellingen/{served.known['id_']}/voor-en-tegen")
    sides = [side.bounding_box() for side in look.page.locator(".side").all()]
    assert sides[0] is not None
    assert sides[1] is not None
    assert sides[0]["y"] == sides[1]["y"]
    folded = look.page.locator("details.below").first
    assert not folded.locator(".told").first.is_visible()
    folded.locator("summary").first.click()
    assert folded.locator(".told").first.is_visible()
    look.page.emulate_media(media="print")
    assert look.page.locator("details.below .told").nth(1).is_visible()


def test_arrows_walk_the_map_and_enter_opens(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(around(served))
    keys = look.page.keyboard
    keys.press("ArrowRight")
    assert look.page.evaluate(ACTIVE) == served.known["id_"]
    keys.press("ArrowRight")
    first = look.page.evaluate(ACTIVE)
    keys.press("ArrowDown")
    second = look.page.evaluate(ACTIVE)
    assert len({served.known["id_"], first, second}) == 3
    keys.press("ArrowUp")
    assert look.page.evaluate(ACTIVE) == first
    keys.press("ArrowLeft")
    assert look.page.evaluate(ACTIVE) == served.known["id_"]
    keys.press("ArrowRight")
    keys.press("Enter")
    look.page.wait_for_url(f"**/stellingen/{first}/kaart")
    back = look.page.locator(".path a").last
    assert back.get_attribute("href") == f"/stellingen/{served.known['id_']}/kaart"
    keys.press("ArrowRight")
    keys.press("Enter")
    look.page.wait_for_url(f"**/stellingen/{first}")


def test_plus_answers_slash_searches_and_question_mark_helps(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(around(served))
    keys = look.page.keyboard
    keys.press("?")
    dialog = look.page.get_by_role("dialog", name="Toetsen op de kaart")
    assert dialog.is_visible()
    keys.press("Escape")
    assert not dialog.is_visible()
    look.page.get_by_role("link", name="Toetsen").click()
    assert dialog.is_visible()
    dialog.get_by_role("button", name="Sluit").click()
    keys.press("+")
    look.page.wait_for_url(f"**/stellingen/{served.known['id_']}/antwoord")
    look.go(around(served))
    keys.press("/")
    look.page.wait_for_url(f"**/zoeken?debat={served.known['slug']}")
    assert look.page.evaluate(ACTIVE) == "q"


def test_keys_are_explained_without_javascript(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(scripts=False)
    look.go(around(served))
    look.page.get_by_role("link", name="Toetsen").click()
    assert look.page.url.endswith("/hoe-het-werkt#toetsen")
    assert look.page.get_by_text("geef antwoord op deze stelling").is_visible()


def test_a_mouse_moves_the_map_and_opens_nothing(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(around(served))
    for _ in range(2):
        look.page.get_by_role("button", name="Groter").click()
    frame = look.page.locator(".map-frame")
    assert frame.evaluate("e => e.scrollWidth - e.clientWidth") > 120
    box = look.page.locator("svg a.box").first
    place = box.bounding_box()
    assert place is not None
    before, url = frame.evaluate("e => e.scrollLeft"), look.page.url
    look.page.mouse.move(place["x"] + 90, place["y"] + 30)
    look.page.mouse.down()
    look.page.mouse.move(place["x"] - 30, place["y"] + 30, steps=5)
    look.page.mouse.up()
    assert frame.evaluate("e => e.scrollLeft") == before + 120
    assert look.page.url == url


def test_what_is_found_is_walked_with_the_arrows(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go("/zoeken?q=gemeente")
    keys = look.page.keyboard
    keys.press("/")
    assert look.page.evaluate(ACTIVE) == "q"
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    second = look.page.locator(".hits a.claim").nth(1).get_attribute("href")
    assert look.page.evaluate("document.activeElement.getAttribute('href')") == second
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    assert look.page.evaluate(ACTIVE) == "q"
    keys.press("ArrowDown")
    keys.press("Enter")
    look.page.wait_for_url("**/stellingen/*")


def test_a_slider_shows_the_debate_as_it_was(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    look.go(f"{debate(served)}/tijd")
    slider = look.page.get_by_role("slider", name="Schuif door de tijd")
    slider.focus()
    with look.page.expect_response("**?v=1"):
        look.page.keyboard.press("Home")
    look.page.get_by_text("0 stellingen · 0").wait_for()
    assert look.page.get_by_text(", na gebeurtenis 1", exact=False).is_visible()


def test_a_day_is_looked_back_at_without_javascript(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(360, scripts=False)
    look.go(f"{debate(served)}/tijd")
    assert look.page.locator(".slide").count() == 0
    form = look.page.locator("form.day").first
    form.get_by_label("Als").select_option("kaart")
    form.get_by_role("button", name="Toon").click()
    assert "/kaart" in look.page.url
    look.go(f"{debate(served)}/tijd")
    look.page.get_by_text("Dezelfde getallen als tabel").click()
    assert look.page.get_by_role("columnheader", name="samen").is_visible()


@pytest.mark.parametrize(("language", "other"), [("nl", "EN English"), ("en", "NL Nederlands")])
def test_the_head_of_a_page_is_one_line_on_a_phone(
    open_page: Callable[..., Look], served: Served, language: str, other: str
) -> None:
    look = open_page(360, scripts=False)
    look.go(f"/?taal={language}")
    links = look.page.locator(".masthead a:visible").all()
    middles = {round(box["y"] + box["height"] / 2) for one in links if (box := one.bounding_box())}
    assert (len(links), len(middles)) == (4, 1)
    assert look.page.get_by_role("link", name=other, exact=True).is_visible()
