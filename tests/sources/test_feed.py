"""Reactions from a comment feed."""

from pathlib import Path

import pytest

from debate.errors import MalformedFile
from debate.sources.feed import read

PAGES = Path(__file__).with_name("pages")
ITEM = "<item><link>{0}</link><description>{1}</description></item>"


def rss(*items: str) -> str:
    return f"<rss><channel><title>Reacties</title>{''.join(items)}</channel></rss>"


def test_rss_gives_each_reaction_with_author_time_and_address() -> None:
    article = read((PAGES / "reacties.rss").read_text("utf-8"))
    assert article.title == "De buurttuin is geen bezuiniging"
    assert article.url == "https://wijkdenken.example/de-buurttuin-is-geen-bezuiniging/"
    assert article.blocks == ()
    first, second = article.reactions
    assert (first.author, first.published) == ("Mo", "2019-04-03T18:45:00Z")
    assert first.paragraphs == ("Wie een tuin goedkoop noemt, heeft er nooit een beheerd.",)
    assert second.author == "Eva & Bo"
    assert second.url.endswith("#comment-106")


def test_atom_gives_the_thread_too() -> None:
    article = read((PAGES / "reacties.atom").read_text("utf-8"))
    assert [(one.number, one.author, one.answers) for one in article.reactions] == [
        (1, "Ann", 0),
        (2, "Co", 1),
    ]
    assert article.reactions[0].paragraphs == (
        "Bei uns läuft der Garten seit sechs Jahren.",
        "Ganz ohne bezahlte Kraft.",
    )
    assert article.title == "Der Stadtgarten spart kein Geld"


def test_reaction_without_words_is_left_out_with_a_notice() -> None:
    article = read(
        rss(ITEM.format("http://a.example/#c1", "Eens."), ITEM.format("http://a.example/#c2", ""))
    )
    assert [one.paragraphs for one in article.reactions] == [("Eens.",)]
    assert [notice.what for notice in article.notices] == ["reactions left out: 1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (rss(), "holds no reactions"),
        (rss(ITEM.format("http://a.example/x", "Een artikel.")), "holds no reactions"),
        (rss("<item><title>x</title></item>"), "holds no reactions"),
        (
            rss(
                ITEM.format("http://a.example/x#c1", "A"), ITEM.format("http://a.example/y#c2", "B")
            ),
            "several articles",
        ),
        ("<feed/>", "holds no reactions"),
        ("", "nothing in this feed"),
        ("<rss", "holds no reactions"),
    ],
)
def test_feed_of_something_else_is_refused(text: str, said: str) -> None:
    with pytest.raises(MalformedFile, match=said):
        read(text)
