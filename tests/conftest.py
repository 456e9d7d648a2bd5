"""What any test may ask for: a browser, and hypothesis at the pace of the machine.

Rule: what a bare machine lacks is skipped with its reason, and never in CI, where it is a failure.
Folders of tests are in memory where there is room for them: the same files, without a slow disk.
Each property is tried on a few examples here, and on very many in `make campaign`.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

import hypothesis
import jinja2
import pytest
from flask import Flask
from jinja2.bccache import Bucket

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

# Every process that a test starts would compile the package again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

MEMORY = "/dev/shm"
ROOM = 2**30  # bytes that must be free there
if os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", MEMORY)

# The machine's load is no finding, so no example has a deadline; CI tries the same ones each time.
FEW, MANY = 20, 1_000
_SETTINGS = hypothesis.settings(deadline=None, max_examples=FEW, print_blob=True)
hypothesis.settings.register_profile("here", _SETTINGS)
hypothesis.settings.register_profile("ci", _SETTINGS, derandomize=True)
hypothesis.settings.register_profile("campaign", _SETTINGS, max_examples=MANY)
hypothesis.settings.load_profile("ci" if IN_CI else "here")


class _Compiled(jinja2.BytecodeCache):
    """What templates were compiled to, for all sites that the tests of one process make."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": _Compiled()}


def lacking(what: str) -> NoReturn:
    """End this test: skipped with the reason on a bare machine, a failure in CI."""
    if IN_CI:
        pytest.fail(f"CI must have {what}; .ci/run installs it.", pytrace=False)
    pytest.skip(f"This machine has no {what}.")


@pytest.fixture(scope="session")
def node() -> str:
    """The path of node, for the browser's modules."""
    return shutil.which("node") or lacking("node (apt install nodejs)")


def chromium() -> str:
    """The path of the system's own Chromium."""
    found = filter(None, map(shutil.which, CHROMIUMS))
    return next(found, None) or lacking("Chromium (apt install chromium)")


def browser_flags() -> list[str]:
    """How it is started."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []  # it refuses to start as root without
    return [*CHROMIUM_OPTIONS, *as_root]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """That Chromium, started once; make a `browser.new_context()` for each test."""
    program = chromium()
    if not _is_loadable("libatomic.so.1"):  # playwright's own driver needs it, and cannot say so
        lacking("libatomic (apt install libatomic1)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=browser_flags())
        yield started
        started.close()


def _is_loadable(library: str) -> bool:
    """Whether that shared library is here, where shared libraries have such names."""
    try:
        return sys.platform != "linux" or bool(ctypes.CDLL(library))
    except OSError:
        return False
