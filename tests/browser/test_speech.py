"""Speaking notes with scripts: a point is dragged to its place, and the time runs along."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Look
from tests.browser.site import Served

pytestmark = pytest.mark.browser


def test_points_are_dragged_and_the_time_runs_along(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page()
    page = look.page
    page.set_viewport_size({"width": 1280, "height": 2400})
    look.go(f"/debatten/{served.known['slug']}/spreektekst")
    page.locator("details.picking summary").first.click()
    boxes = page.locator("details.picking").first.locator("input")
    for at in range(3):
        boxes.nth(at).check()
    page.get_by_role("button", name="Voeg toe wat is aangekruist").click()
    before = page.locator("[name=punt]").evaluate_all("found => found.map((one) => one.value)")
    grip, last = page.locator(".grip").first, page.locator(".point").last
    start, end = grip.bounding_box(), last.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, end["y"] + end["height"] - 5, steps=4)
    page.mouse.up()
    assert page.get_by_role("button", name="Hoger").first.is_disabled()
    page.get_by_label("In uw woorden").first.fill("een twee " * 300)
    assert "te lang" in page.locator("[data-told]").inner_text()
    page.get_by_role("button", name="Werk bij").click()
    after = page.locator("[name=punt]").evaluate_all("found => found.map((one) => one.value)")
    assert after == [*before[1:], before[0]]
    assert "te lang" in page.locator("[data-told]").inner_text()
