"""A web page becomes an article with its reactions, or is refused in one sentence."""

from pathlib import Path

import pytest

from debate.errors import MalformedFile
from debate.sources.article import Heading
from debate.sources.page import MOST_REACTIONS, read

PAGES = Path(__file__).with_name("pages")
TEXT = (
    "<p>Na tien uur rijdt er straks geen bus meer naar het dorp. Wie late dienst heeft, fietst.</p>"
    "<p>De vervoerder zegt dat er te weinig reizigers zijn, maar telt niet wie er wegblijft.</p>"
)


def page(body: str = "", head: str = "<title>De avondbus</title>", text: str = TEXT) -> bytes:
    return (
        f"<!DOCTYPE html><html lang=nl><head><meta charset=utf-8>{head}</head><body><main><article>"
        f"<h1>De avondbus</h1>{text}</article>{body}</main></body></html>"
    ).encode()


def reactions(count: int) -> str:
    item = (
        '<li id="comment-{0}" class="comment"><article class="comment-body">'
        '<b class="fn">Ann</b><div class="comment-content"><p>Reactie {0}.</p></div></article></li>'
    )
    return f'<ol class="comment-list">{"".join(map(item.format, range(count)))}</ol>'


def whats(raw: bytes) -> list[str]:
    return [notice.what for notice in read(raw).notices]


def test_page_gives_all_that_is_known_of_the_article() -> None:
    article = read((PAGES / "thema.html").read_bytes(), file="thema.html")
    assert article.title == "De buurttuin is geen bezuiniging"
    assert (article.authors, article.published) == (("Jo Kok",), "2019-04-02")
    assert (article.outlet, article.announced) == ("Wijkdenken", 5)
    assert article.url == "https://wijkdenken.example/de-buurttuin-is-geen-bezuiniging/"
    assert article.note == "Jo Kok is onderzoeker bij een hogeschool."
    assert article.furniture == ("Dit artikel is 1.234 keer bekeken.",)
    assert len(article.paragraphs) == 4
    assert article.blocks[2] == Heading("Wie wiedt er in november?")
    assert article.lead == article.paragraphs[0]


def test_page_gives_its_reactions_in_order_of_time_with_their_thread() -> None:
    article = read((PAGES / "thema.html").read_bytes())
    assert [(one.number, one.author, one.answers) for one in article.reactions] == [
        (1, "Ann de Vries", 0),
        (2, "Mo", 0),
        (3, "Co", 1),
        (4, "Ann de Vries", 3),
    ]
    assert article.reactions[1].url.endswith("bezuiniging/#comment-103")


def test_pingbacks_are_no_reactions_and_explain_the_number_announced() -> None:
    assert whats((PAGES / "thema.html").read_bytes()) == ["pingbacks and trackbacks left out: 1"]


@pytest.mark.parametrize(
    ("name", "title", "announced", "found"),
    [
        ("altes_thema.html", "Der Stadtgarten spart kein Geld", 3, 2),
        ("wordpress-parts.html", "The community garden saves no money", 2, 2),
        ("gegevens.html", "De avondbus moet blijven", 3, 3),
        ("kubrick.html", "De brug blijft open", 1, 1),
        ("microdata.html", "De avondbus moet blijven", 2, 2),
    ],
)
def test_pages_of_every_shape_are_read(name: str, title: str, announced: int, found: int) -> None:
    article = read((PAGES / name).read_bytes(), file=name)
    assert (article.title, article.announced, len(article.reactions)) == (title, announced, found)
    assert article.paragraphs
    said = [text for one in article.reactions for text in one.paragraphs]
    assert not set(said) & set(article.paragraphs)


def test_feed_is_told_from_a_page() -> None:
    assert read((PAGES / "reacties.rss").read_bytes()).blocks == ()
    assert len(read((PAGES / "reacties.atom").read_bytes()).reactions) == 2


def test_page_without_reactions_is_an_article_alone() -> None:
    article = read(page())
    assert (article.announced, article.reactions, article.notices) == (None, (), ())
    assert len(article.paragraphs) == 2


def test_a_difference_with_the_number_announced_is_said() -> None:
    more = '<h3 id="comments">7 reacties</h3>' + reactions(2)
    assert whats(page(more)) == ["7 reactions announced, 2 found"]
    assert whats(page('<h3 id="comments">2 reacties</h3>' + reactions(2))) == []


def test_reactions_that_a_script_fetches_are_said() -> None:
    assert whats(page('<div id="disqus_thread"></div>')) == [
        "reactions kept by Disqus were not seen"
    ]


def test_script_text_and_the_form_are_no_part_of_the_article() -> None:
    body = (
        '<div id="respond"><h3>Geef een antwoord</h3><p>Vereiste velden zijn gemarkeerd</p></div>'
    )
    assert len(read(page(body)).paragraphs) == 2


def test_as_many_reactions_as_may_be_are_read_and_no_more() -> None:
    assert len(read(page(reactions(MOST_REACTIONS))).reactions) == MOST_REACTIONS
    with pytest.raises(MalformedFile, match="more than 10000 reactions"):
        read(page(reactions(MOST_REACTIONS + 1)))


def test_address_is_the_page_s_own_if_it_was_fetched_from_that_site() -> None:
    head = '<title>De avondbus</title><link rel="canonical" href="https://dorp.example/bus/">'
    assert read(page(head=head)).url == "https://dorp.example/bus/"
    assert read(page(head=head), url="https://dorp.example/?p=3").url == "https://dorp.example/bus/"
    fetched = read(page(head=head), url="https://elders.example/kopie#x")
    assert (fetched.url, fetched.outlet) == ("https://elders.example/kopie", "elders.example")
    script = head.replace("https://dorp.example/bus/", "javascript:alert(1)")
    assert read(page(head=script)).url == ""


def test_page_in_another_encoding_than_it_says_is_read() -> None:
    raw = page(text=TEXT + "<p>Eén café is genoeg voor wie de late bus heeft gemist.</p>")
    latin = raw.decode().encode("cp1252")
    assert read(latin).paragraphs[2].startswith("Eén café")
    assert read(latin, charset="iso-8859-1").notices == ()
    marked = "\ufeff".encode() + raw
    assert read(marked, charset="iso-8859-1").paragraphs[2].startswith("Eén café")


def test_damaged_and_unseen_characters_are_said() -> None:
    text = TEXT + "<p>Eén café, twee cafés, \u202edrie\u202c.</p>"
    raw = page(text=text) + b"\xff"
    assert whats(raw) == [
        "1 characters could not be read as utf-8",
        "2 unseen characters were taken out",
    ]
    assert read(raw).paragraphs[2] == "Eén café, twee cafés, drie."


def test_half_characters_in_references_do_no_harm() -> None:
    article = read(page(text=TEXT + "<p>Een &#xD800; halve letter &#0; en een &#x1F600;.</p>"))
    "".join(article.paragraphs).encode()
    assert "😀" in article.paragraphs[2]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\x7fELF\x02\x01\x01\x00" * 50, "not text"),
        (page(text="<p>\0</p>"), "not text"),
        (b"<html></html>", "No article"),
        (b"<!-- niets -->", "nothing on this page"),
        (page(text="<p>Kort.</p>"), "No article"),
        (page(text='<div id="app"></div><script src="app.js"></script>'), "No article"),
        (page(text='<form><p>Log in</p><input type="password"></form>'), "asks to sign in"),
        (page(text="<div>" * 100_000 + "x"), "too deeply"),
    ],
)
def test_page_without_an_article_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(MalformedFile, match=said):
        read(raw, file="page.html")
