"""The frames desk, as two editors use it."""

import re

import pytest
from flask import Flask

from debate.storage.store import Store
from tests.make import DEBATE, THESIS
from tests.web.conftest import Visitor

DESK = f"/redactie/debatten/{DEBATE}/kaders"


@pytest.fixture
def ada(app: Flask, store: Store) -> Visitor:
    visitor = Visitor(app)
    visitor.sign_in(store, "Ada")
    return visitor


@pytest.fixture
def bob(app: Flask, store: Store) -> Visitor:
    visitor = Visitor(app)
    visitor.sign_in(store, "Bob")
    return visitor


def press(visitor: Visitor, part: str, *frames: str, **more: str) -> int:
    """Fill in the first form of a part of the desk and send it."""
    page = visitor.get(DESK).text
    page = page[page.index(f'<h2 id="{part}"') :]
    form = page[page.index("<form") : page.index("</form>")]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    address = re.search(r'action="([^"]+)"', form)
    assert address
    return visitor.post(address[1], {**fields, "kader": list(frames), **more}).status_code


def test_two_editors_code_and_settle(ada: Visitor, bob: Visitor) -> None:
    assert press(ada, "coderen", "NEC") == 303
    assert "noodzaak" not in bob.get(DESK).text.split('id="vaststellen"')[1].split("<section")[0]
    assert press(bob, "coderen") == 303
    open_ = ada.get(DESK).text
    assert "Codeur 1: noodzaak" in open_
    assert "Codeur 2: geen van drie" in open_
    assert press(ada, "vaststellen", "NEC") == 400
    assert press(ada, "vaststellen", "NEC", reden="Zo staat het er") == 303
    assert "Er is niets vast te stellen" in ada.get(DESK).text
    assert "Kader vastgesteld" in ada.get(f"/stellingen/{THESIS}").text
    assert "Kader vastgesteld" in ada.get(f"/debatten/{DEBATE}/logboek").text


def test_nobody_else_gets_in(ann: Visitor) -> None:
    assert ann.get(DESK).status_code == 401
    assert ann.post(f"{DESK}/codes", {"stelling": THESIS}).status_code in (400, 403)


def test_made_up_frame_is_refused(ada: Visitor) -> None:
    assert press(ada, "coderen", "ZZZ") == 400


def test_codebook_is_a_page_for_everybody(ann: Visitor) -> None:
    page = ann.get("/hoe-het-werkt/kaders").text
    for word in ("Noodzaak", "Wenselijkheid", "Alternatief", "0,667"):
        assert word in page
