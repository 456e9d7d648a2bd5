"""The build's own steps, on a copy of this checkout and without a network."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = (
    "pyproject.toml",
    "hatch_build.py",
    ".gitignore",
    "README.md",
    "LICENSE",
)
BUILD = "import sys, hatchling.build as b; print(getattr(b, sys.argv[1])('dist'))"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small copy: the real build files around one module and one file in each folder."""
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path)
    for name in ("debate/__init__.py", "templates/a.html", "static/a.css", "arguments/a.argdown"):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text("", "utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def build(checkout: Path, kind: str) -> tuple[set[str], str]:
    """Build: the names in the wheel, and what the build said."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, kind],
        cwd=checkout,
        env={"PATH": str(checkout / "empty")},
        capture_output=True,
        text=True,
        check=True,
    )
    [wheel] = (checkout / "dist").glob("*.whl")
    return set(ZipFile(wheel).namelist()), done.stdout + done.stderr


def test_wheel_carries_the_folders(checkout: Path) -> None:
    names, _ = build(checkout, "build_wheel")
    carried = {name.removeprefix("debate/_data/") for name in names if "/_data/" in name}
    assert carried == {"templates/a.html", "static/a.css", "arguments/a.argdown"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_editable_install_reads_the_folders_where_they_are(checkout: Path) -> None:
    names, _ = build(checkout, "build_editable")
    assert [name for name in names if "_data" in name] == []
