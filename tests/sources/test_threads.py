"""Comments get numbers that stay when others join."""

from debate.sources.threads import Comment, numbered

ANN = Comment("a", ("Ja.",), "Ann", "2019-04-02")
MO = Comment("m", ("Nee.",), "Mo", "2019-04-03")
CO = Comment("c", ("Wie?",), "Co", "2019-04-04", answers="a")


def test_number_is_that_of_the_order_in_time() -> None:
    told = numbered([ANN, CO, MO])
    assert [(one.number, one.author, one.answers) for one in told] == [
        (1, "Ann", 0),
        (2, "Mo", 0),
        (3, "Co", 1),
    ]


def test_late_answer_changes_no_number() -> None:
    before = {one.author: one.number for one in numbered([ANN, MO])}
    after = {one.author: one.number for one in numbered([ANN, CO, MO])}
    assert before.items() <= after.items()


def test_page_with_the_newest_first_is_turned() -> None:
    day = "2019-04-02"
    pair = [Comment("2", ("Twee.",), "", day), Comment("1", ("Een.",), "", "2019-04-01")]
    last = Comment("3", ("Drie.",), "", day)
    assert [one.paragraphs for one in numbered([last, *pair])] == [
        ("Een.",),
        ("Twee.",),
        ("Drie.",),
    ]


def test_comments_of_one_time_stay_in_order() -> None:
    day = "2019-04-02"
    told = numbered([Comment("b", ("B",), "", day), Comment("a", ("A",), "", day)])
    assert [one.paragraphs for one in told] == [("B",), ("A",)]


def test_order_of_the_page_counts_where_a_time_is_missing() -> None:
    told = numbered([MO, ANN, Comment("x", ("Hm.",))])
    assert [one.author for one in told] == ["Mo", "Ann", ""]


def test_comment_that_stands_twice_counts_once() -> None:
    assert len(numbered([ANN, ANN])) == 1


def test_answer_to_itself_or_to_nobody_answers_the_article() -> None:
    told = numbered([Comment("a", ("A",), answers="a"), Comment("b", ("B",), answers="weg")])
    assert [one.answers for one in told] == [0, 0]


def test_what_is_no_name_or_address_of_a_person_is_cut() -> None:
    [one] = numbered(
        [Comment("a", ("A",), "Ann " * 100_000, url="https://a.example/" + "x" * 9_000)]
    )
    assert (one.author, one.url) == (("Ann " * 25).strip(), "")
