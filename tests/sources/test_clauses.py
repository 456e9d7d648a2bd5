"""A sentence has two clauses where a connective parts two that can each be denied."""

import pytest

from debate.sources.clauses import clauses


def parts(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in clauses(sentence).spans]


@pytest.mark.parametrize(
    ("sentence", "back", "front"),
    [
        ("De hulp is te duur, want er zijn te veel lagen.", 0, 0),
        ("Er zijn te veel lagen, waardoor de hulp te duur is.", 0, 1),
        ("De hulp is duur, maar zij helpt veel mensen.", 0, 1),
        ("Omdat er te veel lagen zijn, is de hulp te duur.", 1, 1),
        ("Hoewel de hulp duur is, helpt zij veel mensen.", 1, 1),
    ],
)
def test_main_clause_is_tied_to_what_stands_before_and_behind(
    sentence: str, back: int, front: int
) -> None:
    found = clauses(sentence)
    assert len(found.spans) == 2
    assert (found.back, found.front) == (back, front)


@pytest.mark.parametrize(
    "sentence",
    [
        "De hulp is te duur.",
        "Te duur, want lagen.",
        "De hulp is te duur, maar nuttig voor velen.",
        "Niet de gemeente betaalt, maar het rijk en de provincie.",
        "Omdat gemeenten, rijk en provincie zuinig zijn.",
        "",
    ],
)
def test_sentence_without_two_clauses_stays_whole(sentence: str) -> None:
    assert parts(sentence) == [sentence]


def test_what_takes_a_concession_back_needs_no_verb() -> None:
    found = clauses("Er waren wel proeven, maar vooral in steden.")
    assert found.grants
    assert parts("Er waren wel proeven, maar vooral in steden.")[1] == "maar vooral in steden."


def test_first_clause_ends_where_the_verb_of_the_main_clause_follows() -> None:
    sentence = "Omdat gemeenten, rijk en provincie zuinig zijn, is de hulp te duur."
    assert parts(sentence) == [
        "Omdat gemeenten, rijk en provincie zuinig zijn",
        "is de hulp te duur.",
    ]


def test_surest_connective_parts_the_sentence() -> None:
    sentence = "Het is druk: de bus is vol, want er rijdt er maar één."
    assert parts(sentence)[1] == "want er rijdt er maar één."


def test_connective_that_ties_the_clauses_does_not_open_the_sentence() -> None:
    found = clauses("Gemeenten staan dichtbij en kunnen daardoor beter helpen.")
    assert found.opening is None
    assert found.parting is not None
    assert found.parting.word == "daardoor"
