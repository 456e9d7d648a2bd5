"""The files around the code: what they promise to those who take it over."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "docs/command_line.md",
    "docs/addresses.md",
)

# publiccode.yml 0.7, as far as its mandatory keys go; a description needs one language at least.
MANDATORY = (
    ("publiccodeYmlVersion",),
    ("name",),
    ("url",),
    ("platforms",),
    ("developmentStatus",),
    ("softwareType",),
    ("legal", "license"),
    ("maintenance", "type"),
    ("maintenance", "contacts"),
    ("localisation", "localisationReady"),
    ("localisation", "availableLanguages"),
)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_lock_file_names_no_host() -> None:
    text = read("constraints.txt")
    assert "://" not in text
    assert "registry=" not in text


def test_the_browser_runs_nothing_that_was_not_written_here() -> None:
    assert "dependencies" not in json.loads(read("package.json"))


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *sum(project["optional-dependencies"].values(), [])]
    pinned = set(re.findall(r"(?m)^([a-z0-9.-]+)==", read("constraints.txt")))
    assert {re.split(r"[<>=\[ ;]", need)[0] for need in wanted} - pinned == set()


def test_publiccode_has_what_the_standard_asks() -> None:
    stated = yaml.safe_load(read("publiccode.yml"))
    for path in MANDATORY:
        value = stated
        for key in path:
            value = value[key]
        assert value not in ("", None, []), path
    assert {"nl", "en"} <= stated["description"].keys()
    for description in stated["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]
    assert stated["legal"]["license"] == "EUPL-1.2"


def test_the_licence_is_whole() -> None:
    licence = read("LICENSE")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    articles = re.findall(r"(?m)^(\d+)\.[A-Z]", licence)
    assert articles == [str(number) for number in range(1, 16)]
    assert "Appendix" in licence
    assert licence.rstrip().endswith("require the production of a new EUPL version.")


@pytest.mark.parametrize("page", PAGES)
def test_pages_link_to_files_that_are_there(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", read(page))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_map_of_the_code_shows_every_part_of_it() -> None:
    readme = read("README.md")
    parts = [path for path in (ROOT / "debate").iterdir() if not path.name.startswith("_")]
    names = {path.stem for path in parts if path.suffix in ("", ".py")}
    assert {name for name in names if not re.search(rf"\b{name}\b", readme)} == set()
