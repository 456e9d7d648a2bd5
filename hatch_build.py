"""The build's own step: put the pages, the style and the curated maps into the wheel."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "static", "arguments")


class BuildHook(BuildHookInterface):
    """Called by hatchling, for a wheel and for an editable install."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        root = Path(self.root)
        if version == "standard":  # an editable install reads the folders where they are
            build_data["force_include"] = {
                str(root / name): f"debate/_data/{name}"
                for name in FOLDERS
                if (root / name).is_dir()
            }
