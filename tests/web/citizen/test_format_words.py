"""What is lost is said in our words, and what a file calls its things in its own."""

from debate.model import Loss
from debate.text.language import gettext
from debate.web.citizen.format_words import grouped, in_full


def test_what_a_file_calls_a_thing_stays_as_it_is_where_a_page_has_the_same_word() -> None:
    assert gettext("Log") == "Logboek"
    lost = [Loss(f"a.csv: line {line}", "Log", "no row names it") for line in (3, 4)]
    assert in_full(lost[0]) == Loss("a.csv: regel 3", "Log", "geen rij noemt het")
    [told] = grouped(lost)
    assert (told.what, told.places) == ("", ("a.csv: regel 3: Log", "a.csv: regel 4: Log"))


def test_what_we_call_many_things_is_told_once() -> None:
    [told] = grouped(Loss(f"a.csv: line {line}", "its id", "no row names it") for line in range(9))
    assert (told.what, told.count, len(told.places)) == ("het kenmerk", 9, 5)
