"""The drawing as a page: links that work by keyboard, nothing that a strict policy refuses."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from debate.graph.layout import draw
from debate.graph.shape import shape
from debate.graph.verdicts import verdicts
from debate.model import ArgumentMap, Claim, Topic
from debate.text import language
from debate.web import words
from tests.graph.maps import written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
PAGE = """{% from "_drawing.svg.html" import figure %}<!doctype html>
<html lang="nl"><head><title>Kaart</title><meta charset="utf-8">
<meta name="viewport" content="width=device-width"></head><body><main><h1>Kaart</h1>
{{ figure(drawing, claim_url, "Kaart van het debat", "Stellingen met lijnen ertussen") }}
</main></body></html>"""
COLOURS = """:root { --paper: #fbfaf7; --raised: #ffffff; --ink: #1c1b1a; --quiet: #5b5853;
--line: #8a857c; --support: #1f5f99; --attack: #b0400c; --undercut: #6a3d9a; --act: #0f5c4d;
--mark: #fff1c2 } body { margin: 8px; background: var(--paper); color: var(--ink) }"""
DEBATE = written(
    "s1: a b > t", "a1: c > t", "u1: d > s1", "a2: e > c", "a3: f > c", "a4: t > c", "a5: t > t"
)


def page(argument_map: ArgumentMap, behind: dict[str, int] | None = None) -> str:
    templates = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    templates.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True
    )
    told = verdicts(shape(argument_map))
    templates.globals |= {"label_of": told.of, "words": words, "language": language.spoken}
    drawing = draw(argument_map, focus=("c",), behind=behind)
    return templates.from_string(PAGE).render(
        drawing=drawing, claim_url=lambda claim: f"/stellingen/{claim}"
    )


@pytest.fixture(params=[1280, 360], ids=["wide", "phone"])
def opened(browser: "Browser", request: pytest.FixtureRequest) -> "Iterator[Page]":
    context = browser.new_context(viewport={"width": request.param, "height": 740})
    opened = context.new_page()
    opened.set_content(page(DEBATE, {"e": 3}))
    opened.add_style_tag(content=COLOURS)
    opened.add_style_tag(path=ROOT / "static" / "map.css")
    yield opened
    context.close()


def test_every_claim_is_one_link() -> None:
    found = re.findall(
        r'<a class="box \w+" id="kaart-(\w+)" href="/stellingen/(\w+)"', page(DEBATE)
    )
    assert sorted(found) == [(claim, claim) for claim in sorted(DEBATE.claims)]


def test_a_claims_words_cannot_become_markup() -> None:
    claims = {"c": Claim("c", 'Een "<script>" & <b>vet</b>.')}
    drawn = page(ArgumentMap(Topic("debat", "Debat"), claims=claims))
    assert "<script>" not in drawn
    assert "<b>" not in drawn
    assert "&lt;b&gt;vet" in drawn


@pytest.mark.browser
def test_the_page_itself_never_scrolls_sideways(opened: "Page") -> None:
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame = "document.querySelector('.map-frame')"
    wide = opened.evaluate(f"{frame}.scrollWidth > {frame}.clientWidth")
    assert wide == (opened.viewport_size is not None and opened.viewport_size["width"] == 360)


@pytest.mark.browser
def test_each_claim_is_reached_by_tab_and_shows_it(opened: "Page") -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "map-frame"
    reached = []
    for _ in DEBATE.claims:
        opened.keyboard.press("Tab")
        reached.append(opened.evaluate("document.activeElement.id"))
        outline = "getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth"
        assert opened.evaluate(outline) == "4px"
    assert sorted(reached) == sorted(f"kaart-{claim}" for claim in DEBATE.claims)


@pytest.mark.browser
def test_a_reader_of_the_accessibility_tree_hears_what_speaks_on_what(opened: "Page") -> None:
    group = opened.get_by_role("group", name="Kaart van het debat")
    assert group.get_by_role("link").count() == len(DEBATE.claims)
    heard = "Stelling d. Volgt niet: Stelling t. Staat."
    assert group.get_by_role("link", name=heard, exact=True).count() == 1


@pytest.mark.browser
def test_texts_stay_inside_their_boxes_and_plates(opened: "Page") -> None:
    outside = """() => [...document.querySelectorAll('.box, .relation, .standing')].filter(
        group => { const rect = group.querySelector(':scope > rect, :scope > .plate')?.getBBox();
        const texts = group.querySelectorAll(':scope > text');
        return [...texts].some(text => { const box = text.getBBox();
            return box.x < rect.x || box.x + box.width > rect.x + rect.width
                || box.y < rect.y || box.y + box.height > rect.y + rect.height; }); }).length"""
    assert opened.evaluate(outside) == 0


@pytest.mark.browser
def test_axe_finds_nothing(opened: "Page") -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(opened)
    assert found.violations_count == 0, found.generate_report()
