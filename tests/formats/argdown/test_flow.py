"""Data is YAML: the quick way and the slow way give the same, and nothing in it is a weapon."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.formats.argdown import flow
from debate.formats.argdown.dump import dump
from debate.model import Json

PIECES = st.sampled_from(
    [
        "a",
        "voice",
        "true",
        "null",
        "1",
        "0.5",
        "1e3",
        "2018-09-13",
        "p5:0-88:9f31c2d4",
        "Jan de Vries",
        '"a, b"',
        '"#"',
        "'x'",
        "[a, b]",
        "[]",
        "[1, true]",
        "{b: c}",
        " ",
        ":",
        ": ",
        ", ",
        "{",
        "}",
        "#",
        "é",
        "?",
        "!",
        "&",
        "*",
        "-",
        "~",
        "%",
        "=",
        ".",
        "0x1F",
        "1_000",
        "007",
        "no",
        "a:b",
        "a: b",
    ]
)
SCALARS: st.SearchStrategy[Json] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("abé:"), inner, max_size=2)
    ),
    max_leaves=4,
)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(PIECES, st.lists(PIECES, min_size=1, max_size=3)), min_size=1, max_size=3)
)
def test_the_quick_way_never_differs_from_yaml(pairs: list[tuple[str, list[str]]]) -> None:
    text = "{" + ", ".join(f"{key}: {''.join(value)}" for key, value in pairs) + "}"
    simple = flow.read_simple(text)
    if simple is not None:
        assert flow.read_yaml(text) == simple


@pytest.mark.parametrize(
    "text",
    [
        "{id: c0a1b2c3d4e5f, voice: citizen}",
        "{source: [s1, s2], at: [p7, p3:10-74:77aa01bc]}",
        "{question: true, about: Netwerk eerst}",
        '{note: "Een zin, met: alles #erin."}',
        "{base: 0.5, n: -3}",
    ],
)
def test_what_editors_write_most_goes_the_quick_way(text: str) -> None:
    assert flow.read_simple(text) == flow.read_yaml(text) is not None


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=6), VALUES, max_size=3
    )
)
def test_what_is_written_reads_back(value: dict[str, Json]) -> None:
    written = dump(value)
    assert "\n" not in written
    assert flow.read(written) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-0", 0),
        ("007", 7.0),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1e999", "1e999"),
        ("2018-09-13", "2018-09-13"),
        ("12:30", "12:30"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
    ],
)
def test_plain_words_mean_what_they_mean_in_yaml_1_2(word: str, value: Json) -> None:
    assert flow.plain(word) == value
    assert type(flow.plain(word)) is type(value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{a: &x 1, b: 2}", "anchor"),
        ("a: &a [x]\nb: *a", "anchor"),
        ("{a: *x}", "alias"),
        ("{a: 1, a: 2}", "twice"),
        ("{a: !!python/object:os.system x}", "tag"),
        ("{a: !t x}", "tag"),
        ("a: !!binary aGk=", "tag"),
        ("? [a]\n: b", "a key is a word"),
        ("--- a\n--- b", "two documents"),
        ("[" * 5_000, "deeper than 30"),
        ("- " * 5_000, "deeper than 30"),
        ("{a: " * 5_000, "deeper"),
        ("x" * 600_000, "longer than 500,000"),
        ("{a: [}", "expected"),
        ("\x00", "not YAML"),
        ("a: b: c", "mapping"),
        ('{a: "x}', "end of stream"),
    ],
)
def test_what_is_not_read_says_why(text: str, why: str) -> None:
    with pytest.raises(flow.NotReadable, match=why):
        flow.read(text)


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 100)]
    with pytest.raises(flow.NotReadable, match="anchor"):
        flow.read_yaml("\n".join(lines))
