"""What the site says of itself, in both languages."""

import pytest

from tests.web.conftest import Visitor


@pytest.mark.parametrize(
    ("address", "dutch", "english"),
    [
        ("/hoe-het-werkt", "<h1>Hoe het werkt</h1>", "<h1>How it works</h1>"),
        ("/hoe-het-werkt/kaders", "Twijfelt u, kruis dan niets aan.", "If in doubt, tick nothing."),
        ("/hoe-het-werkt/meebrengen", "Een rekenblad</a>", "A spreadsheet</a>"),
        ("/privacy", "<dd>tot twee jaar na het plaatsen</dd>", "<dd>until two years after posting"),
        ("/toegankelijkheid", "Waar wij naar streven", "What we aim for"),
        ("/huisregels", "Zo doen we het", "How we do it"),
    ],
)
def test_a_page_is_said_in_the_language_of_the_visitor(
    reader: Visitor, address: str, dutch: str, english: str
) -> None:
    before, after = reader.get(address).text, reader.get(f"{address}?taal=en").text
    assert (dutch in before, english in before) == (True, False)
    assert (dutch in after, english in after) == (False, True)


def test_what_was_set_or_brought_in_dutch_stays_so(reader: Visitor) -> None:
    rules = reader.get("/huisregels?taal=en").text
    assert '<bdi dir="auto" lang="nl">Geen namen van mensen.</bdi>' in rules
    assert "<strong>No names of people.</strong> Name nobody," in rules
    assert "No names of people." not in reader.get("/huisregels?taal=nl").text
    assert (
        '<pre lang="nl">Discussion Title: Moet'
        in reader.get("/hoe-het-werkt/meebrengen?taal=en").text
    )
