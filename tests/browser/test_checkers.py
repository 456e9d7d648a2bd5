"""Every page under html-validate and Lighthouse, in `make check-pages` alone: it takes minutes.

Both are node programs that `make check-pages` puts in `.checkers/`; axe is in `test_pages.py`.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from debate.text.language import LANGUAGES
from tests.browser.site import Served
from tests.browser.visits import VISITS
from tests.conftest import browser_flags, chromium

pytestmark = pytest.mark.pages

CHECKERS = Path(__file__).resolve().parent.parent.parent / ".checkers"


@pytest.fixture(scope="module")
def addresses(served: Served) -> list[str]:
    """Where the pages are, in the order of VISITS."""
    return [served.base + served.address(visit, signed_in=False) for visit in VISITS]


def run(
    node: str, program: str, *arguments: str, told: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a program of the checkers in their folder."""
    return subprocess.run(
        [node, program, *arguments],
        cwd=CHECKERS,
        env={**os.environ, "CHROME_PATH": chromium()},
        input=told,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("spoken", LANGUAGES, ids=("in Dutch", "in English"))
def test_every_page_is_valid_html(node: str, served: Served, tmp_path: Path, spoken: str) -> None:
    shutil.copy(CHECKERS / "htmlvalidate.config.mjs", tmp_path / ".htmlvalidate.mjs")
    for number, visit in enumerate(VISITS):
        with served.speaking(spoken):
            (tmp_path / f"{number}.html").write_bytes(served.answer(visit).data)
    program = "node_modules/html-validate/bin/html-validate.mjs"
    done = run(node, program, "--formatter=json", str(tmp_path))
    assert done.stdout, done.stderr  # findings end it with a status of their own
    found = [
        f"{VISITS[int(Path(page['filePath']).stem)]}: {each['ruleId']} {each['message']}"
        f" ({each['line']}:{each['column']})"
        for page in json.loads(done.stdout)
        for each in page["messages"]
    ]
    assert found == []


def test_every_page_has_full_marks_in_lighthouse(node: str, addresses: list[str]) -> None:
    done = run(node, "lighthouse.js", *browser_flags(), told=json.dumps(addresses))
    assert done.returncode == 0, done.stderr
    found = [
        f"{visit}: {each}"
        for visit, page in zip(VISITS, map(json.loads, done.stdout.splitlines()), strict=True)
        for each in page
    ]
    assert found == []
