"""The lines about a text are parted from it."""

import pytest

from debate.sources.closing import About, about


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], About(0, 0)),
        (["Een zin."], About(0, 1)),
        (["Door Ans de Boer", "Een zin."], About(1, 2, ("Ans de Boer",))),
        (["Ans de Boer is docent."], About(0, 1)),
        (
            ["Een zin.", "Ans de Boer is docent.", "Zij schrijft."],
            About(0, 1, ("Ans de Boer",), "Ans de Boer is docent.\nZij schrijft."),
        ),
        (["Een zin.", "Zij schrijft."], About(0, 2)),
    ],
)
def test_what_is_about_the_text_is_no_part_of_it(lines: list[str], expected: About) -> None:
    assert about(lines) == expected
