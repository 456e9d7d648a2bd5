"""A moderator works through the queue by keyboard alone, and the presses are counted."""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from debate.commands import signing_in
from debate.queries import queue
from debate.roles import Role
from debate.storage import accounts
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Settings
from tests import make
from tests.browser.site import Quiet

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ITEMS = 20


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
    base, secret, store = site
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_cookies([{"name": "redactie", "value": secret, "url": base}])
    page, presses = context.new_page(), 0
    page.goto(f"{base}/moderatie/debatten/{make.DEBATE}")
    for _ in range(ITEMS):
        for key in ("j", "x"):
            page.keyboard.press(key)
            presses += 1
    assert page.locator("[name=item]:checked").count() == ITEMS
    with page.expect_navigation():
        page.keyboard.press("e")
    presses += 1
    assert presses == 2 * ITEMS + 1
    assert "Hier wacht niets" in page.content()
    with store.reading() as connection:
        assert queue.waiting(connection, make.DEBATE).new == 0
    context.close()
