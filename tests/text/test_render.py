"""Notes are drawn by a child that may be killed, forked away or driven to its limit."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.errors import InvalidInput
from debate.text import render as rendering
from debate.text.render import render
from debate.text.worker import to_html

PROSE = st.text(st.sampled_from("aé1Z ,.;:?!'\"()/%€“…–-\n\n"), max_size=40)

AT_ONCE_AFTER_A_FORK = """
import os
from debate.text.render import _pool, render
def draw(who):
    for number in range(300):
        assert render(f"*{who} {number}*") == f"<p><em>{who} {number}</em></p>"
    return {child.pid for child in _pool._all}
own = draw("voor")
forked = os.fork()
if not forked:
    os._exit(bool(draw("een") & own))
assert draw("twee") == own
assert os.waitpid(forked, 0)[1] == 0
print("both drew")
"""

SAYS_ITS_CHILD = """
from debate.text.render import _pool, render
render("*een*")
print(*[child.pid for child in _pool._all])
"""


def children() -> list[int]:
    """The processes that draw notes for this one."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            program = (folder / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if parent == os.getpid() and b"worker.py" in program:
            found.append(int(folder.name))
    return found


def test_a_note_becomes_html() -> None:
    assert render("Een *goede* [bron](https://a.example/).") == (
        "<p>Een <em>goede</em> "
        '<a href="https://a.example/" rel="nofollow ugc noopener">bron</a>.</p>'
    )


@pytest.mark.parametrize("empty", ["", "  \n ", "\u200b"])
def test_an_empty_note_has_no_html(empty: str) -> None:
    assert render(empty) == ""


@pytest.mark.parametrize(
    "prose",
    [
        "De brug is te smal.",
        "Een.\n\nTwee; drie:\nvier (vijf), \"zes\" 'zeven'… acht – 50% van €3/4?!",
        "Café Één, zo'n 1. wet-maatschappelijk",
    ],
)
def test_plain_prose_is_drawn_as_the_child_would(prose: str) -> None:
    assert render(prose) == to_html(prose)


@given(PROSE)
@settings(max_examples=500, deadline=None)
def test_all_plain_prose_is_drawn_as_the_child_would(prose: str) -> None:
    cleaned = rendering.note(prose)
    assert render(prose) == to_html(cleaned)


@pytest.mark.parametrize(
    "markdown", ["[" * 8_000, "![" * 4_000, "<![CDATA[" * 800, "a" * 5_001, "[a](" * 1_000]
)
def test_what_would_take_seconds_is_refused_unread(markdown: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        render(markdown, field="why")
    assert refused.value.field == "why"


@pytest.mark.parametrize(
    "markdown",
    [
        "[" * 200,
        "_*" * 2_500,
        "***a" * 1_200,
        "`" * 5_000,
        "[a]([" * 100 + "(" * 4_000,
        "\\" * 5_000,
    ]
    + ["> " * 20 + "x", "&a" * 2_400, "|a" * 2_400 + "\n" + "|-" * 10, "<a@b" * 190, "* " * 2_500],
)
def test_odd_notes_within_the_limits_are_drawn(markdown: str) -> None:
    assert render(markdown).startswith("<")


def test_a_list_a_thousand_deep_is_refused_and_the_next_note_is_drawn() -> None:
    with pytest.raises(InvalidInput, match="too complicated"):
        render("1. " * 1_600)
    assert render("*daarna*") == "<p><em>daarna</em></p>"


def test_a_note_that_takes_too_much_time_is_refused_and_the_next_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as without_limits:
        without_limits.setattr(rendering, "note", lambda text, field: text)
        with pytest.raises(InvalidInput, match="too complicated"):
            render("[" * 12_000)
    assert render("*daarna*") == "<p><em>daarna</em></p>"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the children in /proc")
def test_a_killed_child_is_replaced_and_nobody_notices() -> None:
    render("*voor*")
    before = children()
    assert before
    for child in before:
        os.kill(child, signal.SIGKILL)
    assert render("*na*") == "<p><em>na</em></p>"
    assert not set(children()) & set(before)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the children in /proc")
def test_many_threads_get_each_their_own_note_from_two_children() -> None:
    notes = [f"*noot {number}*" for number in range(200)]
    with ThreadPoolExecutor(8) as threads:
        drawn = list(threads.map(render, notes))
    assert drawn == [f"<p><em>noot {number}</em></p>" for number in range(200)]
    assert 1 <= len(children()) <= 2


def test_a_forked_process_draws_with_a_child_of_its_own() -> None:
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", AT_ONCE_AFTER_A_FORK],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(rendering.__file__).parents[2],
    )
    assert (ended.stdout, ended.stderr) == ("both drew\n", "")


def test_the_child_ends_with_the_program() -> None:
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", SAYS_ITS_CHILD],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(rendering.__file__).parents[2],
    )
    assert ended.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(ended.stdout), 0)
