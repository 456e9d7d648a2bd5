"""Frameworks without words: APX, TGF and .af, each line read or refused by its number."""

import contextlib
import random
from collections.abc import Callable

import pytest

from debate.errors import MalformedFile
from debate.formats import af, apx, tgf
from debate.formats.attacks import Attacks
from debate.formats.files import Text, read_attacks
from debate.formats.guess import guess

Read = Callable[..., Attacks]

AF = "p af 4\n1 2\n2 3\n4 4\n"
APX = "arg(a).\narg(b).\narg(c).\narg(d).\natt(a,b).\natt(b,c).\natt(d,d).\n"
TGF = "a\nb\nc\nd\n#\na b\nb c\nd d\n"


def pairs(found: Attacks) -> list[tuple[str, str]]:
    """The attacks by name."""
    ends = zip(found.attackers.tolist(), found.attacked.tolist(), strict=True)
    return [(found.names[one], found.names[other]) for one, other in ends]


@pytest.mark.parametrize(("format_", "text"), [("af", AF), ("apx", APX), ("tgf", TGF)])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_format_is_recognised_and_read(format_: str, text: str, end: str) -> None:
    text = text.replace("\n", end)
    assert guess(text) == format_
    found = read_attacks(Text(text, "x", format_))
    names = list("1234" if format_ == "af" else "abcd")
    assert list(found.names) == names
    assert pairs(found) == [(names[0], names[1]), (names[1], names[2]), (names[3], names[3])]


@pytest.mark.parametrize(
    ("read", "text", "names"),
    [
        (af.read, "# two\n\n  # more\np af 2\n# here\n1 2\n", ["1", "2"]),
        (af.read, "p af 2\n1\t2", ["1", "2"]),
        (af.read, "p af 2\n1  2\n\n", ["1", "2"]),
        (af.read, "p af 2\n1 2", ["1", "2"]),
        (apx.read, "att(a,b).arg(b).\narg( a ) . % a.\n", ["b", "a"]),
        (apx.read, '% att(x,y).\narg("a").arg(b).att( "a" , b ).', ['"a"', "b"]),
        (tgf.read, "1 first\n2 second\n#\n1 2 attacks", ["1", "2"]),
        (tgf.read, "\n1\n\n2\n#\n\n1 2\n", ["1", "2"]),
    ],
)
def test_other_layouts_are_read_too(read: Read, text: str, names: list[str]) -> None:
    found = read(text)
    assert list(found.names) == names
    assert len(pairs(found)) == 1


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (af.read, "p af 0\n"),
        (af.read, "p af 0"),
        (apx.read, ""),
        (apx.read, "% no\n"),
        (tgf.read, "#"),
    ],
)
def test_empty_framework_has_no_arguments(read: Read, text: str) -> None:
    found = read(text)
    assert (list(found.names), pairs(found)) == ([], [])


@pytest.mark.parametrize(
    ("read", "text", "place"),
    [
        (af.read, "", "f:1"),
        (af.read, "# only\n# comments\n1 2\n", "f:3"),
        (af.read, "p cnf 3 2\n", "f:1"),
        (af.read, "p af x\n", "f:1"),
        (af.read, "\np af 99999999999\n", "f:2"),
        (af.read, "p af 2\n1 2\n1\n", "f:3"),
        (af.read, "p af 2\n1 2\n1 2 1\n", "f:3"),
        (af.read, "p af 2\n1 2 1\n2\n", "f:2"),
        (af.read, "p af 2\n1 2\n\n2 3\n", "f:4"),
        (af.read, "p af 2\n1 0\n", "f:2"),
        (af.read, "p af 2\n1 -2\n", "f:2"),
        (af.read, "p af 2\n1 ２\n", "f:2"),
        (af.read, "# c\np af 2\n1 99999999999999999999999999\n", "f:3"),
        (af.read, "p af 2\n1 " + "9" * 5_000 + "\n", "f:2"),
        (apx.read, "arg(a).\nsup(a,a).\n", "f:2:1"),
        (apx.read, "arg(a). arg(b)\n", "f:1:9"),
        (apx.read, "arg(a).\n\natt(a,b).\n", "f:3"),
        (apx.read, "arg(a).\natt(a,\na).att(b,a).\n", "f:3"),
        (apx.read, "arg(a b).", "f:1:1"),
        (tgf.read, "a\nb\na b\n", "f"),
        (tgf.read, "a\n#\na\n", "f:3"),
        (tgf.read, "a\n#\n\na b\n", "f:4"),
        (tgf.read, "a\n#\na a\n#\n", "f:4"),
    ],
)
def test_wrong_line_is_refused_by_its_number(read: Read, text: str, place: str) -> None:
    with pytest.raises(MalformedFile) as refused:
        read(text, file="f")
    assert refused.value.place == place


def test_whole_and_line_by_line_reading_agree() -> None:
    chance = random.Random(2)
    for _ in range(200):
        size = chance.randint(1, 30)
        lines = [
            f"{chance.randint(1, size)} {chance.randint(1, size)}"
            for _ in range(chance.randint(0, 40))
        ]
        plain = af.read(f"p af {size}\n" + "\n".join(lines) + "\n")
        spaced = af.read(f"p af {size}\n" + "\n# c\n".join(lines) + " \n")
        assert pairs(plain) == pairs(spaced)
        assert [f"{one} {other}" for one, other in pairs(plain)] == lines


@pytest.mark.parametrize(
    "text",
    [
        " " * 20_000 + "x",
        "% " * 10_000 + "\n!",
        "#\n" * 10_000,
        "a\n" * 10_000 + "x",
        "\t\n" * 9_000,
    ],
)
def test_hostile_text_does_not_hang(text: str) -> None:
    guess(text)
    for read in (af.read, apx.read, tgf.read):
        with contextlib.suppress(MalformedFile):
            read(text)


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("[A]: One thing.\n    - [B]: Another.", "argdown"),
        ("Een kop\n\nEen alinea over arg(a) en att(a,b).", "article"),
        ("# Kop\n\n[A]: One thing.\n", "argdown"),
        ("#\n1 2\n", "tgf"),
        ("Een stuk # met een hekje\n", "article"),
    ],
)
def test_other_texts_are_not_taken_for_a_framework(text: str, format_: str) -> None:
    assert guess(text) == format_
