"""Our sentences in the language that is spoken."""

from debate.errors import InvalidInput, NotFound, Phrase
from debate.sources.cues import Reason
from debate.text import phrasing
from debate.text.language import Wordings, gettext, ngettext, pgettext, speaking, spoken, tell


def test_dutch_is_spoken_unless_something_else_is_asked() -> None:
    assert (spoken(), gettext("Debates")) == ("nl", "Debatten")
    with speaking("en"):
        assert (spoken(), gettext("Debates")) == ("en", "Debates")
    assert spoken() == "nl"


def test_words_of_a_table_are_said_when_they_are_looked_up() -> None:
    table = Wordings({1: "Debates"})
    assert (table[1], table.get(2), list(table), len(table)) == ("Debatten", None, [1], 1)
    with speaking("en"):
        assert dict(table) == {1: "Debates"}


def test_what_is_counted_has_its_noun() -> None:
    assert [ngettext("claim", "claims", n) for n in (0, 1, 2)] == [
        "stellingen", "stelling", "stellingen",
    ]  # fmt: skip
    with speaking("en"):
        assert [ngettext("claim", "claims", n) for n in (0, 1, 2)] == ["claims", "claim", "claims"]


def test_what_is_left_over_is_counted_in_the_order_of_each_language() -> None:
    asked = ("question", "questions")
    assert phrasing.further(1, *asked) == "nog 1\N{NO-BREAK SPACE}vraag"
    with speaking("en"):
        assert phrasing.further(1, *asked) == "1 more\N{NO-BREAK SPACE}question"
        assert phrasing.further(1204, *asked) == "1,204 more\N{NO-BREAK SPACE}questions"


def test_a_word_may_mean_something_else_elsewhere() -> None:
    assert (gettext("to"), pgettext("from one claim", "to")) == ("bij", "naar")


def test_numbers_and_days_are_written_as_each_language_does() -> None:
    assert phrasing.number(1204) == "1.204"
    assert phrasing.day(1_795_334_400_000) == "22 november 2026"
    with speaking("en"):
        assert phrasing.number(1204) == "1,204"
        assert phrasing.day(1_795_334_400_000) == "22 November 2026"
        assert phrasing.moment(1_795_334_400_000) == "22 November 2026, 09:00"


def test_reason_is_said_in_dutch() -> None:
    reason = Reason("says what ought to be: {word}", "moet")
    assert tell(reason) == "zegt wat hoort of moet: moet"
    assert tell(Reason("asks something")) == "stelt een vraag"


def test_details_are_filled_in() -> None:
    error = InvalidInput("A name has {least} to {most} characters.", least=2, most=40)
    assert tell(error) == "Een naam heeft 2 tot 40 tekens."
    with speaking("en"):
        assert tell(error) == "A name has 2 to 40 characters."


def test_a_detail_that_is_a_phrase_is_said_too() -> None:
    assert tell(NotFound("{what}!", what=Phrase("Debates"))) == "Debatten!"


def test_a_sentence_without_wording_is_said_as_it_is() -> None:
    assert tell(NotFound("No such thing as {what}.", what="this")) == "No such thing as this."
