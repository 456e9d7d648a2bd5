"""Only what is on the list is open."""

import pytest

from debate.sources.licences import open_licence


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CC-BY-4.0", "CC BY 4.0"),
        ("cc by-sa 3.0", "CC BY-SA 3.0"),
        (" CC0 ", "CC0 1.0"),
        ("CC0-1.0", "CC0 1.0"),
        ("publiek domein", "Publiek domein"),
        ("Public Domain", "Publiek domein"),
    ],
)
def test_open_licences_are_known_as_they_are_written(written: str, name: str) -> None:
    found = open_licence(written)
    assert found is not None
    assert found.name == name
    assert found.url.startswith("https://creativecommons.org/")


@pytest.mark.parametrize(
    "written",
    [None, "", "CC BY", "CC-BY-NC-4.0", "CC BY-ND 4.0", "open", "MIT", "CC-BY-9.0", 4, ["CC0"]],
)
def test_everything_else_is_not_open(written: object) -> None:
    assert open_licence(written) is None
