"""The examples of what can be brought are read as the page says."""

import pytest
from markupsafe import escape

from debate.formats import files
from debate.formats.guess import guess
from debate.web.about.brought import EXAMPLES, Example
from tests.web.conftest import Visitor


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.format)
def test_an_example_comes_in_whole(example: Example) -> None:
    source = files.text_of(example.text.encode(), "voorbeeld.txt")
    assert source.format == guess(example.text) == example.format
    found = files.read_map(source, "zwembad" if example.format != "argdown" else "")
    texts = {one.text for one in found.map.claims.values()}
    assert {"Het zwembad moet open blijven.", "Kinderen leren er zwemmen."} <= texts
    assert found.losses == ()


def test_the_page_shows_them_with_every_format(reader: Visitor) -> None:
    page = reader.get("/hoe-het-werkt/meebrengen").text
    for example in EXAMPLES:
        assert str(escape(example.text.splitlines()[0])) in page
    assert "Tegengeluid JSON" in page
