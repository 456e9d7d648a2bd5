"""Every problem: where it is told, that the rest is still read, and that all are told at once."""

import string

import pytest

from debate.errors import MalformedFile
from debate.formats.argdown import problems, reader
from debate.formats.argdown.reader import load, read

FRONT = "===\nslug: x\nsources:\n  s1: {kind: article, voice: citizen}\n===\n\n"

ERRORS = [  # text, line, column, a part of the sentence
    ("[A]: a\n+ [B]: b", 2, 1, "does not stand under anything"),
    ("[A]: a\n      + [B]: b\n   - [C]: c", 3, 4, "does not stand under anything"),
    ("* a\n - [B]: b", 2, 2, "does not stand under anything"),
    ("[A]: a\n  + [B]: b\n\n  + [C]: c", 4, 3, "cannot begin with a relation"),
    ("+ [B]: b", 1, 1, "cannot begin with a relation"),
    ("[A]: a\n  +\n", 2, 3, "Nothing stands behind this relation sign"),
    ("# Kop\n  + [B]: b", 2, 3, "heading cannot have relations"),
    ("[A]: a\n  >< <B>: b", 2, 3, "between two statements"),
    ("[A]: a\n  >< <B>", 2, 3, "between two statements"),
    ("<A>\n(1) a\n----\n(2) b", 2, 1, "numbered statement stands inside a block"),
    ("[A]: a\n# Kop", 2, 1, "heading stands inside a block"),
    ("#  \n", 1, 1, "no words"),
    ("[A]: a\n* b", 2, 1, "list stands inside a block"),
    ("[A]: a\n1. b", 2, 1, "list stands inside a block"),
    ("* a\n  * b", 2, 3, "list cannot stand in a list"),
    ("* a\n1. b", 2, 1, "Numbers and stars"),
    ("[A]: a\n-- b", 2, 1, "begins with --"),
    ("----\n(1) a", 1, 1, "begins with --"),
    ("(1) a\n---\n(2) b", 2, 1, "Three hyphens"),
    ("(1) a\n-- Regel\n\n(2) b", 2, 1, "inference has no end"),
    ("(1) a\n----\n----\n(2) b", 3, 1, "no premise"),
    ("(1) a\n----\nb", 3, 1, "Text follows on an inference"),
    ("(1) a\n----\n  + [U]: u\n(2) b", 3, 3, "Only an undercut"),
    ("(1) a\n(2) b", 1, 1, "ends without a conclusion"),
    ("(1) a\n----\n(2) b\n(3) c", 1, 1, "ends without a conclusion"),
    ("(1) a\n----\n  <_ [U]: u\n(2 b", 1, 1, "ends without a conclusion"),
    ("(1)\n----\n(2) b", 1, 1, "Nothing stands behind this number"),
    ("(1) <A>\n----\n(2) b", 1, 1, "cannot be a premise or a conclusion"),
    ("<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) c\n----\n(2) d", 9, 1, "two structures"),
    ("[A]: zie [noot] hier", 1, 10, "[noot] stands inside a text"),
    ("[A]: 3 < 4 en 5 > 2", 1, 8, "stands inside a text"),
    ("[A]: a\n  _<B>", 2, 3, "needs a space"),
    ("[A] tekst", 1, 4, "Text follows on the reference"),
    ("[A]\ntekst", 2, 1, "Text follows on the reference"),
    ("[A]:\n", 1, 1, "Nothing stands behind the title"),
    ("[A]:\n  + [B]: b", 1, 1, "Nothing stands behind the title"),
    ("[A]: snake_case", 1, 11, "does not end"),
    ("[A]: **vet\n  + [B]: b", 1, 6, "does not end"),
    ("[A]: a {b: [}", 1, 13, "data cannot be read"),
    ("[A]: a {b: 1, b: 2}", 1, 15, "comes twice"),
    ("[A]: a {b: &x 1}", 1, 12, "anchor"),
    ("[A]: a {b: 1} c", 1, 15, "Text follows on the data"),
    ("[A]: a {b: 1}\nc", 2, 1, "Text follows on the data"),
    ("[A]: a {b: 1}\n{c: 2}", 2, 1, "data twice"),
    ("[A]: a {b: {c: 1}\n\n[B]: b", 1, 8, "no closing brace"),
    ("[A]: a\n\n===\nb: 1\n===\n", 3, 1, "Front matter"),
    ("===\ntitle: a\n", 1, 1, "front matter has no end"),
    ("===\ntitle: a\n===\n[A]: a", 4, 1, "directly on the front matter"),
    ("===\ntitle: [a\n===\n\n[A]: a", 3, 1, "data cannot be read"),
    ("===\n- a\n===\n\n[A]: a", 2, 1, "not a map"),
    ("===\nslug: Geen Slug\n===\n\n[A]: a", 2, 1, "slug"),
    ("===\ntheses: [Q]\n===\n\n[A]: a", 2, 1, "nothing with the title"),
    ("===\nsources: {s: {kind: boek}}\n===\n\n[A]: a", 2, 11, "not a value for kind"),
    ("===\nsources: {s: {to: t}}\n===\n\n[A]: a", 2, 11, "no source"),
    (f"{FRONT}[A]: a {{source: s2}}", 7, 9, "no source “s2”"),
    (f"{FRONT}[A]: a {{source: s1, at: alinea 5}}", 7, 21, "not a place"),
    (f"{FRONT}[A]: a {{source: s1, at: p0}}", 7, 21, "not a place"),
    (f"{FRONT}[A]: a {{source: s1, at: p5:9-3:9f31c2d4}}", 7, 21, "not a place"),
    (f"{FRONT}[A]: a {{source: s1, at: p5:1-3:zz}}", 7, 21, "not a place"),
    (f"{FRONT}[A]: a {{source: s1, at: [p1, p2]}}", 7, 21, "2 places and 1 sources"),
    (f"{FRONT}[A]: a {{voice: koning}}", 7, 9, "not a value for voice"),
    ("[A]: a {frame: [XYZ]}", 1, 9, "not a value for frame"),
    ("[A]: a {base: 2}", 1, 9, "not a value for base"),
    ("[A]: a {base: true}", 1, 9, "not a value for base"),
    ("[A]: a {wordings: [x]}", 1, 9, "not a value for wordings"),
    ("[A]: a {origin: maan}", 1, 9, "not a value for origin"),
    ("[A]: a\n  - [B]: b {by: iemand}", 2, 13, "not a value for by"),
    ("[A]: a {id: 12}", 1, 9, "not an id"),
    ("[A]: a {id: c0a1b2c3d4e5f}\n\n[B]: b {id: c0a1b2c3d4e5f}", 3, 9, "used twice"),
    ("[V]: v? {question: true, about: Niets}", 1, 26, "nothing with the title"),
    ("[A]: a\n  - [V]: v? {question: true}", 2, 3, "question speaks for nothing"),
    ("[A]: a\n  - [B] {relation: {section: g000000000000}}\n\n[B]: b", 2, 21, "no heading"),
    (
        "[A]: a\n  - [B] {relation: {pair: r000000000000}}\n\n[B]: b",
        2,
        21,
        "no relation with the id",
    ),
    ("<A>: a\n  _ [B]: b", 2, 3, "not clear which step"),
    ("<A>: a\n  _ [B]: b\n\n[X]: x\n  + <A>\n\n[Y]: y\n  - <A>", 2, 3, "not clear which step"),
    ("[A]: a\n  _ [B]: b", 2, 3, "not clear which step"),
    ("<A>: a\n  _ <B>\n\n<B>: b\n  _ <A>", 2, 3, "in a circle"),
    ("<A>: a\n  _ <B>\n\n<B>: b\n  _ <C>\n\n<C>: c\n  _ <A>", 2, 3, "in a circle"),
    ("<A>\n\n(1) a\n----\n(2) nee {implicit: true}", 4, 1, "drawn under nothing"),
    ("[A]: a\x00b", 1, 7, "U+0000"),
    ("[A]: a\ud800b", 1, 7, "U+D800"),
    ("[A]: a\n[B]: \u202eb", 2, 6, "U+202E"),
    ("", 1, 1, "no statement"),
    ("// alleen dit\n", 1, 1, "no statement"),
]

WARNINGS = [
    ("[A]: Een tekst. {qoute: x}", 1, 18, "“qoute” is not a key"),
    ("[A]: Een tekst.\n\n[A]: Een andere tekst.", 1, 1, "more than one wording"),
    ("[A]: Een tekst.\n  - [B]: Andere tekst.\n  - [B]", 3, 3, "drawn before"),
    ("[A]: Een tekst. {id: r0a1b2c3d4e5f}", 1, 18, "does not fit"),
    (f"{FRONT}[A]: Een tekst.", 7, 1, "Nobody says “A”"),
    ("[A]: ab", 1, 1, "only 2 characters"),
    (f"[A]: {'woord ' * 100}", 1, 1, "has 599 characters"),
    (f"{FRONT}[A]: Een tekst. {{voice: citizen, at: p5}}", 7, 34, "without a source"),
    ("[A]: Een tekst.\n  - [B]: Andere tekst. {by: editor}", 2, 25, "does not say why"),
    ("[A]: Een tekst. {why: daarom}", 1, 18, "this line draws none"),
    ("[A]: Een tekst.\n  - [B]", 2, 3, "“B” is never defined"),
    ("# Kop\nloopt door\n\n[A]: Een tekst.", 2, 1, "heading goes on"),
    ("[X]: Een tekst.\n  + [A]: Nog een.\n    _ [B]: Derde.", 3, 5, "speaks on a step"),
]


@pytest.mark.parametrize(("text", "line", "column", "sentence"), ERRORS)
def test_an_error_has_its_place(text: str, line: int, column: int, sentence: str) -> None:
    first = read(text).errors[0]
    assert sentence in first.sentence
    assert (first.line, first.column) == (line, column)


@pytest.mark.parametrize(("text", "line", "column", "sentence"), ERRORS)
def test_a_file_with_an_error_is_refused_whole(
    text: str, line: int, column: int, sentence: str
) -> None:
    with pytest.raises(MalformedFile) as caught:
        load(text, file="x.argdown")
    assert sentence in str(caught.value)
    assert caught.value.place == f"x.argdown:{line}:{column}"


@pytest.mark.parametrize(("text", "line", "column", "sentence"), WARNINGS)
def test_a_warning_has_its_place_and_refuses_nothing(
    text: str, line: int, column: int, sentence: str
) -> None:
    reading = load(text)
    [warning] = [one for one in reading.problems if sentence in one.sentence]
    assert (warning.line, warning.column) == (line, column)


def test_every_trouble_that_can_be_told_is_held_here() -> None:
    told = {one.sentence for text, *_ in (*ERRORS, *WARNINGS) for one in read(text).problems}
    sentences = {
        name: trouble.sentence
        for name, trouble in vars(problems).items()
        if isinstance(trouble, problems.Trouble)
    }
    elsewhere = {
        "TOO_LARGE",
        "TOO_MANY_MEMBERS",
        "TOO_MANY_CLAIMS",
        "TOO_MANY",
    }  # in the hostile tests
    parts = {name: longest_part(sentence) for name, sentence in sentences.items()}
    silent = {name for name, part in parts.items() if not any(part in one for one in told)}
    assert silent == elsewhere


def longest_part(sentence: str) -> str:
    """Give the longest piece of a sentence in which nothing varies."""
    pieces = [text for text, *_ in string.Formatter().parse(sentence)]
    return max(pieces, key=len)


def test_all_errors_are_told_and_the_rest_is_read() -> None:
    text = "[A]: a [b] c\n  + [X]: x\n\n[C]: goed\n+ fout\n\n(1) los\n\n[D]: ook goed\n"
    reading = read(text)
    assert [one.line for one in reading.errors] == [1, 5, 7]
    titles = {claim.title for claim in reading.map.claims.values()}
    assert {"C", "D"} <= titles


def test_an_error_ends_with_the_next_empty_line() -> None:
    text = "[A]: a\n+ fout\n  + [B]: overgeslagen\n\n[C]: Gelezen."
    assert len(read(text).errors) == 1
    assert "Gelezen." in {claim.text for claim in read(text).map.claims.values()}


def test_every_message_says_how_to_mend_it() -> None:
    for text, *_ in ERRORS:
        assert all(one.hint for one in reader.read(text).errors), text
