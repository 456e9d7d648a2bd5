"""Pages in a browser that look at the site, and what goes wrong in them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from debate.text.language import DUTCH
from debate.web import language, members
from tests.browser.site import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

WIDTHS = (1280, 360)


@dataclass
class Look:
    """A page in a browser with all that went wrong in it."""

    page: "Page"
    base: str
    troubles: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        self.page.goto(self.base + address, wait_until="load")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site, served for all tests of a process."""
    with serving(tmp_path_factory.mktemp("served")) as site:
        yield site


@pytest.fixture
def open_page(browser: "Browser", served: Served) -> Iterator[Callable[..., Look]]:
    """Open a page in a fresh browser profile; what goes wrong in it fails the test at the end."""
    looks: list[Look] = []
    with _opening(browser, served, looks) as opened:
        yield opened
    assert [trouble for look in looks for trouble in look.troubles] == []


@pytest.fixture(scope="module")
def looks(browser: "Browser", served: Served) -> Iterator[Callable[[str, str], Look]]:
    """Give the page that all tests of a module share, signed in as somebody and spoken to in a
    language: a new one for each visit, or for each person, takes longer.
    """
    with _opening(browser, served, []) as opened:
        look = opened()

        def signed_in(who: str, spoken: str) -> Look:
            look.page.context.clear_cookies()
            _sign_in(look.page.context, served, who, spoken)
            return look

        yield signed_in


@contextmanager
def _opening(
    browser: "Browser", served: Served, looks: list[Look]
) -> Iterator[Callable[..., Look]]:
    """Give a function that opens pages and adds them to `looks`; they are closed at the end."""

    def opened(
        width: int = 1280, *, scripts: bool = True, dark: bool = False, who: str = ""
    ) -> Look:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        _sign_in(context, served, who)
        look = Look(context.new_page(), served.base)
        look.page.on("console", lambda said: _note(look, said.type, said.text))
        look.page.on("pageerror", lambda error: look.troubles.append(str(error)))
        look.page.on("request", lambda request: _note_foreign(look, request.url))
        looks.append(look)
        return look

    yield opened
    for look in looks:
        look.page.context.close()


def _sign_in(context: "BrowserContext", served: Served, who: str, spoken: str = DUTCH) -> None:
    for name, value in ((members.COOKIE, served.session(who)), (language.FIELD, spoken)):
        if value:
            context.add_cookies([{"name": name, "value": value, "url": served.base}])


def _note(look: Look, kind: str, text: str) -> None:
    if kind in ("error", "warning") and "status of 4" not in text:
        look.troubles.append(text)


def _note_foreign(look: Look, address: str) -> None:
    if not address.startswith(look.base):
        look.troubles.append(f"asked elsewhere: {address}")
