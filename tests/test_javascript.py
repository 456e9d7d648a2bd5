"""The browser's own modules, under node."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = sorted((ROOT / "tests" / "js").rglob("*.test.js"))


def test_browser_modules_pass_their_own_tests(node: str) -> None:
    assert TESTS or not list((ROOT / "static" / "js").glob("*.js")), "tests/js/ has no *.test.js"
    done = subprocess.run(
        [node, "--test", *map(str, TESTS)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
