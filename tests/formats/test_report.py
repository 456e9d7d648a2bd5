"""Problems said as a compiler says them."""

from debate.formats.argdown.reader import read
from debate.formats.reading import Problem, Severity
from debate.formats.report import render


def test_each_problem_has_its_place_its_line_a_caret_and_a_hint() -> None:
    text = "[A]: Een tekst.\r\n\t- [B]: zie [noot]\r\n"
    assert render(read(text).problems, text, "x.argdown") == (
        "x.argdown:2:13: error: [noot] stands inside a text.\n"
        "  2 |  - [B]: zie [noot]\n"
        "    |             ^\n"
        "    = Put it on a line of its own, write @[noot] to mention it, or \\[ for the character."
    )


def test_warnings_are_called_so_and_problems_stand_apart() -> None:
    text = "[A]: Een tekst. {qoute: x}\n+ fout"
    said = render(read(text).problems, text, "x")
    assert said.count("\n\n") == 1
    assert "x:1:18: warning: " in said
    assert "x:2:1: error: " in said


def test_a_long_line_is_shown_around_the_place() -> None:
    text = f"[A]: {'woord ' * 100}[noot] {'woord ' * 100}"
    [problem] = read(text).errors
    place, line, caret, _ = render([problem], text).split("\n")
    assert place == "1:606: error: [noot] stands inside a text."
    assert len(line) < 120
    assert line[caret.index("^")] == "["


def test_control_characters_are_not_printed() -> None:
    text = "[A]: a\x1b[31mb"
    assert "\x1b" not in render(read(text).problems, text)


def test_a_place_outside_the_text_has_no_line() -> None:
    assert render([Problem(Severity.ERROR, 9, 1, "Mis.")], "a", "x") == "x:9:1: error: Mis."
