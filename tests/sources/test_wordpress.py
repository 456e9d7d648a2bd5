"""Reactions in the lists of WordPress and its kin."""

from pathlib import Path

import pytest

from debate.sources.markup import parse_page
from debate.sources.threads import Comment, Thread
from debate.sources.wordpress import read

PAGES = Path(__file__).with_name("pages")
ARTICLE = "https://wijkdenken.example/de-buurttuin-is-geen-bezuiniging/"


def thread(html: str) -> Thread:
    return read(parse_page(html))


def page(name: str) -> Thread:
    return thread((PAGES / name).read_text("utf-8"))


def test_every_comment_is_found_with_its_author_time_and_thread() -> None:
    found = page("thema.html")
    assert [(one.id, one.author, one.answers) for one in found.comments] == [
        ("comment-101", "Ann de Vries", ""),
        ("comment-104", "Co", "comment-101"),
        ("comment-105", "Ann de Vries", "comment-104"),
        ("comment-103", "Mo", ""),
    ]
    assert (found.pings, found.empty) == (1, 0)
    assert found.comments[0] == Comment(
        "comment-101",
        (
            "Bij ons draait de tuin al zes jaar zonder betaalde kracht.",
            "De kruiwagen is wel stuk.",
            "Kom eens kijken!",
        ),
        "Ann de Vries",
        "2019-04-02T10:15:00+02:00",
        f"{ARTICLE}#comment-101",
    )


def test_theme_without_marks_for_text_and_time_is_read() -> None:
    found = page("altes_thema.html")
    assert found.pings == 1
    assert found.comments == (
        Comment(
            "comment-21",
            ("Bei uns läuft der Garten seit sechs Jahren.", "Ganz ohne bezahlte Kraft."),
            "Ann",
            "2019-03-03T10:15:00",
            "http://stadt.example/?p=9#comment-21",
        ),
        Comment(
            "comment-22",
            ("Und wer macht die Buchhaltung?",),
            "Co",
            "2019-03-04T08:05:00",
            "http://stadt.example/?p=9#comment-22",
            "comment-21",
        ),
    )


def test_oldest_theme_is_read() -> None:
    [comment] = page("kubrick.html").comments
    assert (comment.author, comment.published) == ("Ann", "2008-03-12T21:05:00")
    assert comment.paragraphs == ("Vier kilometer is niets.", "Neem de fiets.")


def test_blocks_are_read() -> None:
    first, second = page("wordpress-parts.html").comments
    assert (first.author, first.published) == ("Mo", "2024-05-02T12:00:00Z")
    assert second.paragraphs == ("Ours has run for six years without paid staff.",)


def test_box_within_a_box_of_the_same_comment_is_one_comment() -> None:
    [comment] = thread(
        '<ol><li class="comment" id="li-comment-5"><div id="comment-5" class="comment">'
        '<div class="comment-author"><span class="fn">Ann</span></div>'
        '<div class="comment-text"><p>Eens.</p></div></div></li></ol>'
    ).comments
    assert (comment.id, comment.author, comment.paragraphs) == ("comment-5", "Ann", ("Eens.",))


def test_comments_in_boxes_that_are_no_list_are_read() -> None:
    found = thread(
        '<div class="comment depth-1" id="comment-5"><cite class="fn">Ann</cite><p>Eens.</p>'
        '<div class="comment depth-2" id="comment-6"><cite class="fn">Mo</cite><p>Oneens.</p>'
        "</div></div>"
    )
    assert [(one.author, one.answers) for one in found.comments] == [
        ("Ann", ""),
        ("Mo", "comment-5"),
    ]


def test_comments_without_an_id_are_read_from_a_list() -> None:
    found = thread(
        '<ul><li class="comment"><b class="fn">Ann</b><div class="comment-content">Eens.</div>'
        '<ul><li class="comment"><b class="fn">Mo</b><div class="comment-content">Nee.</div></li>'
        "</ul></li></ul>"
    )
    assert [(one.id, one.answers, one.url) for one in found.comments] == [
        ("at 0", "", ""),
        ("at 1", "at 0", ""),
    ]


def test_comment_without_words_or_before_a_moderator_is_counted_and_left_out() -> None:
    found = thread(
        '<ol><li id="comment-1" class="comment"><b class="fn">Ann</b>'
        '<div class="comment-content"> <img src="x"> </div></li>'
        '<li id="comment-2" class="comment"><b class="fn">Mo</b>'
        '<em class="comment-awaiting-moderation">Wacht.</em>'
        '<div class="comment-content">Straks.</div></li></ol>'
    )
    assert (found.comments, found.empty) == ((), 2)


def test_unclosed_items_are_read_as_a_browser_does() -> None:
    found = thread(
        '<ol><li id="comment-1" class="comment"><b class="fn">Ann</b><p>Eens'
        '<li id="comment-2" class="comment"><b class="fn">Mo</b><p>Oneens'
    )
    assert [one.paragraphs for one in found.comments] == [("Eens",), ("Oneens",)]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Geen reacties.</p>",
        '<div id="comment-form" class="comment-form"><p>Uw naam</p></div>',
        '<div class="comment">Een wolkje</div>',
        '<ul><li class="comment"><a href="#respond">Reageer</a></li></ul>',
        '<li id="comment-x">x</li>',
        '<span id="comment-1">x</span>',
    ],
)
def test_what_only_resembles_a_comment_is_none(html: str) -> None:
    assert thread(html) == Thread()


def test_ten_thousand_comments_are_read() -> None:
    item = '<li id="comment-{0}" class="comment"><b class="fn">Ann {0}</b><p>Reactie {0}.</p>'
    found = thread("<ol>" + "".join(item.format(number) for number in range(10_000)) + "</ol>")
    assert len(found.comments) == 10_000
    assert found.comments[-1].author == "Ann 9999"
