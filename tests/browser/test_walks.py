"""A walk through a debate and back, knowing at each step where one is."""

from collections import deque
from collections.abc import Callable

import pytest

from debate.formats.argdown.reader import load
from debate.model import ArgumentMap
from debate.resources import folder
from tests.browser.conftest import Look
from tests.browser.site import Served

pytestmark = pytest.mark.browser

FOCUS = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    const shown = getComputedStyle(here).outlineStyle !== 'none' || here.matches('body, main');
    const inSight = here.matches('body')
        || (box.bottom > 0 && box.top < innerHeight && box.left >= 0);
    return {to: here.getAttribute('href') ?? '', lost: !shown || !inSight};
}"""


def deepest(given: ArgumentMap) -> list[str]:
    """Give the shortest way from a thesis to the claim that lies deepest below the theses."""
    ways = {id_: [id_] for id_ in given.topic.theses}
    waiting, last = deque(ways), ""
    below: dict[str, list[str]] = {}
    for one in given.relations.values():
        below.setdefault(one.conclusion, []).extend(one.premises)
    while waiting:
        last = waiting.popleft()
        for id_ in below.get(last, ()):
            if id_ not in ways:
                ways[id_] = [*ways[last], id_]
                waiting.append(id_)
    return ways[last]


def follow(look: Look, address: str) -> None:
    """Tab past the menu and on to a link, and press Enter; focus must always be seen."""
    keys = look.page.keyboard
    keys.press("Tab")
    keys.press("Enter")
    for _ in range(300):
        keys.press("Tab")
        focus = look.page.evaluate(FOCUS)
        assert not focus["lost"], focus
        if focus["to"] == address:
            break
    else:
        raise AssertionError(f"{address} is not reached by Tab")
    keys.press("Enter")
    look.page.wait_for_url(f"**{address}")


def test_the_deepest_reaction_is_reached_and_left_by_keyboard_without_scripts(
    open_page: Callable[..., Look], served: Served
) -> None:
    look, debate = open_page(360, scripts=False), f"/debatten/{served.known['slug']}"
    [path] = sorted(folder("arguments").glob("*.argdown"))[:1]
    given = load(path.read_text("utf-8"), file=path.name).map
    way = deepest(given)
    assert len(way) > 5
    look.go("/")
    follow(look, debate)
    for id_ in way:
        follow(look, f"/stellingen/{id_}")
        text = given.claims[id_].text
        assert look.page.locator("h1").inner_text() == text
        assert look.page.title().startswith(text[:40])
        assert look.page.locator(".path a").first.get_attribute("href") == debate
    follow(look, debate)
    look.page.keyboard.press("Tab")
    look.page.keyboard.press("Tab")
    assert look.page.evaluate(FOCUS)["to"] == "/"
    look.page.keyboard.press("Enter")
    look.page.wait_for_url(f"{served.base}/")


def test_what_speaks_against_is_one_press_away_on_a_phone_too(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(360, scripts=False)
    look.go(f"/stellingen/{served.known['id_']}/voor-en-tegen")
    look.page.get_by_role("navigation", name="Voor of tegen").get_by_text("tegen").click()
    box = look.page.get_by_role("heading", name="Tegen").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100
    look.page.set_viewport_size({"width": 1280, "height": 800})
    assert not look.page.locator(".jump").is_visible()


def test_the_head_of_a_debate_stays_where_it_is_from_view_to_view(
    open_page: Callable[..., Look], served: Served
) -> None:
    look, left = open_page(1920, scripts=False), set()
    for view in ("", "/kaart", "/vogelvlucht", "/tijd", "/tegengeluid"):
        look.go(f"/debatten/{served.known['slug']}{view}")
        for part in ("h1", ".tabs", ".wordmark"):
            box = look.page.locator(part).first.bounding_box()
            assert box is not None
            left.add(round(box["x"]))
    assert len(left) == 1
