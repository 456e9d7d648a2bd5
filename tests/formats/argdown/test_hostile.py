"""Texts made to break a reader: each gives one clear sentence, or is simply read."""

import random
from time import process_time

import pytest

from debate.errors import MalformedFile
from debate.formats.argdown import beginnings, parser, reader, writer
from debate.formats.argdown.reader import load, read
from debate.model import CLAIMS_PER_TOPIC

SIGNS = [
    "[",
    "]",
    "<",
    ">",
    "{",
    "}",
    "(",
    "*",
    "_",
    "**",
    "#",
    "@[",
    "@<",
    "![",
    "<!--",
    "/*",
    "//",
    "\\",
    ":",
    ".",
    "::",
    "..",
    "#(",
    "[](",
    "{a:",
    '{"',
    "{'",
    "- ",
    "+",
    "===",
    "--",
    "<![CDATA[",
    "'",
    '"',
]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", "[A]: ", "[A]: a\n  + ", "(1) ", "[A]: a {b: "])
def test_a_sign_written_thousands_of_times(sign: str, before: str) -> None:
    reading = read(f"{before}{sign * 3_000}\n\n[B]: Daarna.")
    assert len(reading.errors) <= 101
    if reading.map.claims:
        written = writer.write(reading.map)
        assert writer.write(load(written.text).map).text == written.text


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_on_thousands_of_lines(sign: str) -> None:
    assert len(read(f"[A]: a\n{sign}\n" * 2_000).errors) <= 101


def test_open_inferences_are_not_looked_through_to_the_end_of_the_file_each() -> None:
    began = process_time()
    assert read("(1) x\n--\n" * 80_000).errors
    assert process_time() - began < 5  # it was 12 seconds, and four times that of twice as many


def test_five_thousand_brackets_are_one_error() -> None:
    [error] = read("[A]: " + "[" * 5_000 + "]" * 5_000).errors
    assert error.line == 1


@pytest.mark.parametrize("depth", [1_000, 3_000])
def test_depth_needs_no_recursion(depth: int) -> None:
    text = "[K]: k k\n" + "".join(f"{' ' * n}+ [K{n}]: tekst {n}\n" for n in range(1, depth))
    map_ = load(text).map
    assert len(map_.relations) == depth - 1
    assert load(writer.write(map_).text).map.relations == map_.relations


def test_a_chain_of_twenty_thousand_is_read_and_written() -> None:
    parts = [f"[K{n}]: tekst {n}\n  + [K{n + 1}]" for n in range(20_000)]
    map_ = load("\n\n".join(parts)).map
    assert len(map_.claims) == 20_001
    assert writer.write(map_).text.count("\n") > 20_000


def test_undercuts_a_thousand_deep() -> None:
    text = "[A]: aaa\n + <U0>: uuu\n" + "".join(
        f"{' ' * n}_ <U{n - 1}>: nummer {n}\n" for n in range(2, 1_000)
    )
    map_ = load(text).map
    assert load(writer.write(map_).text).map.relations == map_.relations


def test_headings_of_any_depth() -> None:
    map_ = load("\n\n".join(f"{'#' * n} Kop {n}" for n in range(1, 600)) + "\n\n[A]: aaa").map
    assert load(writer.write(map_).text).map.sections == map_.sections


def test_a_star_of_twenty_thousand() -> None:
    text = "[A]: aaa\n" + "".join(f"  - [K{n}]: tekst {n}\n" for n in range(20_000))
    assert len(load(text).map.relations) == 20_000


def test_more_errors_than_anybody_reads() -> None:
    errors = read("+ x\n\n" * 1_000).errors
    assert len(errors) == 101
    assert "more than 100 problems" in errors[-1].sentence


def test_more_claims_than_a_debate_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "CLAIMS_PER_TOPIC", 3)
    with pytest.raises(MalformedFile, match="more than 3 claims"):
        load("[A]: aaa\n\n[B]: bbb\n\n[C]: ccc\n\n[D]: ddd")
    assert CLAIMS_PER_TOPIC == 200_000


def test_more_mentions_than_any_debate_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MOST_MEMBERS", 50)
    reading = read("[A]: aaa\n" + "  + [A]\n" * 100)
    assert [error.line for error in reading.errors] == [52]
    assert reading.map.claims == {}


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginnings, "LONGEST", 100)
    [error] = read("[A]: aaa\n" * 100).errors
    assert error.sentence == "This file has 900 characters."


@pytest.mark.parametrize("size", [2_000, 20_000])
def test_noise_is_read_or_refused(size: int) -> None:
    chance = random.Random(size)
    for _ in range(20):
        text = "".join(
            chr(chance.choice([chance.randrange(128), chance.randrange(0x3000)]))
            for _ in range(size)
        )
        reading = read(text)
        assert reading.errors or reading.map.claims


def test_noise_of_signs_is_read_or_refused() -> None:
    chance = random.Random(1)
    pieces = [
        *SIGNS,
        "a",
        " ",
        "\n",
        "\n\n",
        "\n  + ",
        "\n    - ",
        "[A]",
        "[A]: ",
        "<B>",
        "<B>: ",
        "\n(1) ",
        "\n----\n",
        "{a: 1}",
        "===\n",
    ]
    for _ in range(150):
        reading = read("".join(chance.choices(pieces, k=200)))
        if not reading.errors:
            text = writer.write(reading.map).text
            assert writer.write(load(text).map).text == text
