"""What any test may ask for: a browser, and hypothesis at the pace of the machine.

Rule: what a bare machine lacks is skipped with its reason, and never in CI, where it is a failure.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IN_CI = bool(os.environ.get("CI"))

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# The machine's load is no finding, so no example has a deadline; CI tries the same ones each time.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if IN_CI else "here")


def lacking(what: str) -> NoReturn:
    """End this test: skipped with the reason on a bare machine, a failure in CI."""
    if IN_CI:
        pytest.fail(f"CI must have {what}; .ci/run installs it.", pytrace=False)
    pytest.skip(f"This machine has no {what}.")


@pytest.fixture(scope="session")
def node() -> str:
    """The path of node, for the browser's modules."""
    return shutil.which("node") or lacking("node (apt install nodejs)")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The system's own Chromium, started once; make a `browser.new_context()` for each test."""
    program = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        lacking("Chromium (apt install chromium)")
    if not _is_loadable("libatomic.so.1"):  # playwright's own driver needs it, and cannot say so
        lacking("libatomic (apt install libatomic1)")
    from playwright.sync_api import sync_playwright

    options = list(CHROMIUM_OPTIONS)
    if os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to start as root without
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=options)
        yield started
        started.close()


def _is_loadable(library: str) -> bool:
    """Whether that shared library is here, where shared libraries have such names."""
    try:
        return sys.platform != "linux" or bool(ctypes.CDLL(library))
    except OSError:
        return False
