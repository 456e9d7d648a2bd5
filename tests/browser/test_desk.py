"""The desk as editors meet it: with the mouse, and without scripts."""

import re
from collections.abc import Callable

import pytest

from tests import make
from tests.browser.conftest import Look
from tests.browser.people import EDITOR
from tests.browser.site import Served

pytestmark = pytest.mark.browser

SELECT = """([number, start, end]) => {
    const paragraph = document.querySelector(`.text[data-alinea="${number}"]`);
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let at = 0, node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.data.length;
        if (at <= start && start < at + length) range.setStart(node, start - at);
        if (at < end && end <= at + length) range.setEnd(node, end - at);
        at += length;
    }
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
}"""


def test_a_claim_is_made_without_scripts(open_page: Callable[..., Look], served: Served) -> None:
    look = open_page(scripts=False, who=EDITOR)
    look.go(f"/redactie/bronnen/{make.REACTION}")
    page = look.page
    page.get_by_role("link", name="De bus is een spook.").click()
    assert page.locator(".picked-words").inner_text() == "De bus is een spook."
    page.get_by_label("De stelling, in eigen woorden").fill("Niemand reist met de late bus")
    page.locator("label.way", has_text="spreekt tegen").click()
    page.locator(
        "label.goal", has_text="De avondbus moet na tien uur blijven rijden."
    ).first.click()
    page.locator("form.claim-form .act").click()
    new = page.locator(".margin .new")
    assert "Niemand reist met de late bus." in new.inner_text()
    assert "spreekt tegen" in new.inner_text()


def test_selected_words_become_a_passage_in_code_points(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(who=EDITOR)
    look.go(f"/redactie/bronnen/{make.ARTICLE}")
    start = make.TEXT[0].index("wie laat werkt")
    look.page.evaluate(SELECT, [1, start, start + len("wie laat werkt,")])
    begin = look.page.get_by_role("link", name="Maak een stelling van deze woorden")
    begin.wait_for()
    begin.click()
    look.page.wait_for_url(re.compile("plaats="))
    assert look.page.locator("[data-words]").inner_text() == "wie laat werkt,"


def test_a_selection_fills_the_form_that_is_open_and_keeps_what_was_typed(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(who=EDITOR)
    look.go(f"/redactie/bronnen/{make.ARTICLE}?plaats=1:0-36")
    look.page.locator("#zin").fill("Half geschreven")
    start = make.TEXT[0].index("om elf uur")
    look.page.evaluate(SELECT, [1, start, start + len("om elf uur.")])
    take = look.page.get_by_role("button", name="Gebruik deze woorden als passage")
    take.wait_for()
    take.click()
    assert look.page.locator("#plaats").input_value() == f"1:{start}-{start + 11}"
    assert look.page.locator("[data-words]").inner_text() == "om elf uur."
    assert look.page.locator("#zin").input_value() == "Half geschreven"
    assert not take.is_visible()


def test_dragging_over_a_sentence_selects_and_does_not_leave(
    open_page: Callable[..., Look], served: Served
) -> None:
    look = open_page(who=EDITOR)
    look.go(f"/redactie/bronnen/{make.ARTICLE}")
    box = look.page.locator(".work-text .unit").first.bounding_box()
    assert box
    mouse = look.page.mouse
    mouse.move(box["x"] + 20, box["y"] + 8)
    mouse.down()
    mouse.move(box["x"] + 120, box["y"] + 8, steps=6)
    mouse.up()
    look.page.get_by_role("link", name="Maak een stelling van deze woorden").wait_for()
    assert "plaats=" not in look.page.url


def test_signing_in_by_link_and_out_again(open_page: Callable[..., Look], served: Served) -> None:
    look = open_page()
    look.go("/redactie")
    assert "Vraag de beheerder om een link" in look.page.locator("main").inner_text()
    look.go("/aanmelden/nergens")
    look.page.get_by_role("button", name="Meld mij aan").click()
    assert "Deze link is al gebruikt" in look.page.locator("main").inner_text()
