"""A page is read in a child process as it is here."""

from pathlib import Path

import pytest

from debate.errors import MalformedFile, TooLarge
from debate.sources import apart, page
from debate.web.citizen import format_words

PAGES = Path(__file__).with_name("pages")


@pytest.mark.parametrize("name", ["thema.html", "gegevens.html", "reacties.atom"])
def test_page_comes_out_as_it_is_read_here(name: str) -> None:
    raw = (PAGES / name).read_bytes()
    assert apart.read(raw, file=name) == page.read(raw, file=name)


def test_what_is_said_of_a_page_keeps_its_dutch_wording() -> None:
    raw = (PAGES / "thema.html").read_bytes() + b'<div id="disqus_thread"></div>\xe2\x80\xae'
    said = [format_words.in_full(one).what for one in apart.read(raw).notices]
    assert said[0] == "weggelaten onzichtbare tekens: 1"
    assert "reacties die Disqus bewaart, zijn niet gezien" in said


def test_page_that_is_refused_is_refused_with_its_name() -> None:
    with pytest.raises(MalformedFile, match="empty") as refused:
        apart.read(b" ", file="leeg.html")
    assert refused.value.place == "leeg.html"


def test_page_that_keeps_the_parser_busy_is_refused() -> None:
    attributes = " ".join(f"a{number}" for number in range(150_000))
    with pytest.raises(MalformedFile, match="takes too long"):
        apart.read(f"<html><p {attributes}>x</p></html>".encode(), seconds=1)


def test_page_that_is_too_large_is_refused_unread() -> None:
    with pytest.raises(TooLarge, match="16 MB"):
        apart.read(bytes(apart.LARGEST + 1))
