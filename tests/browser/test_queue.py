"""A moderator works through the queue by keyboard alone, and the presses are counted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from debate.commands import reporting, signing_in
from debate.moderation.noticing import Flag, Report
from debate.queries import claims, decisions, queue
from debate.roles import Role
from debate.storage import accounts
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Settings
from tests import make
from tests.browser.site import Quiet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ITEMS = 20
AT_TWO_A_SECOND = 240
"""Presses in two minutes, of who types slowly."""


@dataclass
class Desk:
    """A moderator at the keyboard, with all presses counted."""

    page: "Page"
    queue: str
    presses: int = 0

    def go(self, sort: str) -> None:
        self.page.goto(self.queue + sort)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.presses += len(keys)

    def press_through(self, key: str) -> None:
        with self.page.expect_navigation():
            self.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.presses += len(text)

    def tab_to(self, name: str) -> None:
        """Press Tab until a field of this name has the focus."""
        for _ in range(40):
            self.press("Tab")
            if self.page.evaluate("document.activeElement.name") == name:
                return
        raise AssertionError(name)


@contextmanager
def keyboard(browser: "Browser", site: tuple[str, str, Store]) -> Iterator[Desk]:
    """Sit down at the queue, signed in."""
    base, secret, _ = site
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_cookies([{"name": "redactie", "value": secret, "url": base}])
    yield Desk(context.new_page(), f"{base}/moderatie/debatten/{make.DEBATE}")
    context.close()


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Store]]:
    """A site where 20 claims wait; gives its address and the secret of a moderator's session."""
    store = make.debate(tmp_path_factory.mktemp("queue"))
    for number in range(ITEMS):
        make.claim(store, f"Dit is reden nummer {number} voor de bus.")
    made = signing_in.invite(store, make.CO, "Mo", Role.MODERATOR, make.DEBATE)
    secret = signing_in.sign_in(store, made.token)
    with store.writing() as connection:
        secret = accounts.prove_session(connection, secret)
    app = create_app(store, Settings(plain_http=True))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", secret, store
    server.shutdown()
    thread.join()
    server.server_close()
    store.close()


def test_twenty_items_are_done_by_keyboard_with_few_presses(
    browser: "Browser", site: tuple[str, str, Store]
) -> None:
    with keyboard(browser, site) as desk:
        desk.go("")
        chosen = desk.page.locator("[name=item]:checked")
        desk.page.keyboard.press("?")
        assert desk.page.locator("details.keys[open]").is_visible()
        for count in (ITEMS, 0):
            desk.page.keyboard.press("a")
            assert chosen.count() == count
        for _ in range(ITEMS):
            desk.press("j", "x")
        assert chosen.count() == ITEMS
        assert desk.page.locator("[data-chosen]").inner_text() == f"{ITEMS} aangevinkt"
        desk.press_through("e")
        assert desk.presses == 2 * ITEMS + 1
        assert "Hier wacht niets" in desk.page.content()
    with site[2].reading() as connection:
        assert queue.waiting(connection, make.DEBATE).new == 0


def test_twenty_flagged_items_are_decided_by_keyboard_within_two_minutes(
    browser: "Browser", site: tuple[str, str, Store]
) -> None:
    """Half is let stand for one reason, half is hidden for another: every letter typed counts."""
    store = site[2]
    make.rules(store)
    with store.reading() as connection:
        waiting = [item.claim.id for item in queue.page(connection, make.DEBATE, queue.NEW).items]
    for id_ in waiting:
        reporting.report(store, make.ANN, id_, Report(Flag.ABUSIVE, "Dit is niet netjes."))
    with keyboard(browser, site) as desk:
        desk.go("?soort=gemeld")
        for _ in range(ITEMS // 2):
            desk.press("j", "x")
        desk.press("r")
        desk.type("Dit is scherp, maar het gaat over de zaak.")
        desk.press_through("Enter")
        for _ in range(ITEMS // 2):
            desk.press("j", "x")
        desk.press_through("b")
        desk.tab_to("soort")
        desk.press("ArrowDown", "ArrowDown")
        desk.tab_to("regel")
        desk.press("ArrowDown", "ArrowDown")
        desk.tab_to("feiten")
        desk.type("Hier wordt gescholden.")
        desk.press("Tab")
        desk.type("Schelden mag niet. Zonder scheldwoord mag dit terug.")
        desk.tab_to("wet")
        desk.press_through("Enter")
        assert "Hier wacht niets" in desk.page.content()
        assert desk.presses <= AT_TWO_A_SECOND, desk.presses
    with store.reading() as connection:
        found = claims.claims(connection, waiting).values()
        made = decisions.about(connection, waiting)
    assert sorted(view.status for view in found) == ["hidden"] * 10 + ["shown"] * 10
    assert {view.decision.rule for view in made} == {"regel-3"}
