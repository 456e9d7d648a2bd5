"""Reactions that a page marks for machines."""

from pathlib import Path

import pytest

from debate.sources.markup import parse_page
from debate.sources.schema_org import read_json_ld, read_microdata
from debate.sources.threads import Thread

PAGES = Path(__file__).with_name("pages")


def data(json: str) -> Thread:
    return read_json_ld(parse_page(f'<script type="application/ld+json">{json}</script>'))


def test_comments_in_json_ld_are_found_with_author_time_and_thread() -> None:
    found = read_json_ld(parse_page((PAGES / "gegevens.html").read_text("utf-8")))
    assert [(one.author, one.published, one.paragraphs) for one in found.comments] == [
        ("Ann", "2021-03-01T09:00:00Z", ("De bus is bijna leeg.", "Dat zie ik elke avond.")),
        ("Mo", "2021-03-01T12:00:00Z", ("Niet op <zaterdag>.",)),
        ("Co", "2021-03-02", ("Dan kleiner.", "Een belbus.")),
    ]
    assert [one.answers for one in found.comments] == ["", "#r1", "#r1"]
    assert found.empty == 1


def test_answers_to_a_comment_without_a_name_keep_their_thread() -> None:
    found = data(
        '{"@type": "Comment", "text": "Ja.", "comment": {"@type": "Comment", "text": "Nee."}}'
    )
    first, second = found.comments
    assert second.answers == first.id


@pytest.mark.parametrize(
    "json",
    [
        "",
        "{",
        "[1, null, true]",
        '{"@type": "Comment"}',
        '{"@type": "Comment", "text": 5}',
        '{"@type": ["Article", 3], "text": "Een."}',
        '{"@type": {"@type": "Comment"}, "text": "Een."}',
        "[" * 100_000,
        "9" * 10_000,
    ],
)
def test_data_without_comments_holds_none(json: str) -> None:
    assert data(json) == Thread()


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ('"Ann"', "Ann"),
        ('{"name": "Ann"}', "Ann"),
        ('[{"name": " Ann "}, "Mo"]', "Ann"),
        ("[]", ""),
        ("null", ""),
        ('{"name": ["x"]}', ""),
    ],
)
def test_author_may_be_written_in_several_ways(author: str, name: str) -> None:
    [comment] = data(f'{{"@type": "Comment", "text": "Een.", "author": {author}}}').comments
    assert comment.author == name


def test_comments_in_microdata_are_found_with_author_time_and_thread() -> None:
    found = read_microdata(parse_page((PAGES / "microdata.html").read_text("utf-8")))
    assert [(one.author, one.published, one.paragraphs) for one in found.comments] == [
        ("Ann", "2021-03-01T09:00:00Z", ("De bus is bijna leeg.",)),
        ("Mo", "2021-03-01T12:00:00Z", ("Niet op zaterdag.",)),
    ]
    first, second = found.comments
    assert (second.answers, second.url) == (first.id, "#c2")


def test_microdata_without_words_is_counted_and_left_out() -> None:
    item = '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Ann</b></div>'
    assert read_microdata(parse_page(item)) == Thread(empty=1)
