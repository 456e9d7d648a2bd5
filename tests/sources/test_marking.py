"""Passages are marked where they stand, whatever they overlap."""

from hypothesis import given
from hypothesis import strategies as st

from debate.sources.marking import Piece, covered, pieces

TEXT = "Ann zag de brug open gaan."
PLACES = st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=6)


def test_a_paragraph_without_passages_is_one_piece() -> None:
    assert pieces(TEXT, []) == [Piece(TEXT)]


def test_a_passage_inside_another_belongs_to_both() -> None:
    assert [(one.text, one.inside, one.ends) for one in pieces(TEXT, [(0, 15), (8, 15)])] == [
        ("Ann zag ", (0,), ()),
        ("de brug", (0, 1), (0, 1)),
        (" open gaan.", (), ()),
    ]


def test_positions_count_code_points() -> None:
    assert [one.text for one in pieces("👩‍🦽 kan mee", [(0, 3)])] == ["👩‍🦽", " kan mee"]


def test_an_empty_paragraph_has_no_pieces() -> None:
    assert pieces("", [(0, 4)]) == []


@given(PLACES)
def test_the_pieces_are_the_paragraph_and_each_passage_its_own(
    places: list[tuple[int, int]],
) -> None:
    found = pieces(TEXT, places)
    assert "".join(one.text for one in found) == TEXT
    for number, (start, end) in enumerate(places):
        words = "".join(one.text for one in found if number in one.inside)
        assert words == (TEXT[max(0, start) : max(0, end)] if start < end else "")
        assert sum(number in one.ends for one in found) == (1 if words else 0)


@given(PLACES)
def test_what_is_covered_is_counted_once(places: list[tuple[int, int]]) -> None:
    wanted = {at for start, end in places for at in range(max(0, start), min(end, len(TEXT)))}
    assert covered(len(TEXT), places) == len(wanted)
