"""The tree of errors: a sentence for the visitor, with a status that fits."""

import inspect

import pytest

from debate import errors
from debate.errors import Conflict, DebateError, InvalidForm, InvalidInput, MalformedFile

FAMILY = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, DebateError) and kind is not InvalidForm
]


@pytest.mark.parametrize("kind", FAMILY)
def test_error_says_its_sentence_with_what_varies_filled_in(kind: type[DebateError]) -> None:
    error = kind("At most {limit}.", limit=5)
    assert str(error) == "At most 5."
    assert error.sentence == "At most {limit}."
    assert error.details == {"limit": 5}


@pytest.mark.parametrize("kind", FAMILY)
def test_braces_in_a_sentence_without_details_stay(kind: type[DebateError]) -> None:
    assert str(kind("Een {accolade}.")) == "Een {accolade}."


def test_each_error_has_the_status_that_the_top_of_the_module_says() -> None:
    lines = (errors.__doc__ or "").splitlines()
    for kind in FAMILY:
        [line] = [line for line in lines if f" {kind.__name__} " in f"{line} "][:1]
        assert str(kind.status) in line.split(), kind


def test_form_holds_the_error_of_each_field() -> None:
    error = InvalidForm({"zin": InvalidInput("Te kort."), "naam": InvalidInput("Te lang.")})
    assert list(error.errors) == ["zin", "naam"]
    assert error.status == 400


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [(3, 7, "a.argdown:3:7"), (3, 0, "a.argdown:3"), (0, 0, "a.argdown")],
)
def test_place_in_a_file_says_as_much_as_is_known(line: int, column: int, place: str) -> None:
    assert MalformedFile("Fout.", file="a.argdown", line=line, column=column).place == place


def test_conflict_names_the_newest_version() -> None:
    assert Conflict("Te laat.", version=7).version == 7
