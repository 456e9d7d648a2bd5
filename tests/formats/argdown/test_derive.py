"""What follows from what is drawn, as the reference implementation of the language gives it.

The expected counts and edges of every text here were taken from that implementation.
"""

from pathlib import Path

import pytest

from debate.formats.argdown.derive import Derived, Node, Step, derive
from debate.formats.argdown.parser import parse

HERE = Path(__file__).parent
STRICT = "===\nmodel: {mode: strict}\n===\n\n"


def derived(text: str) -> Derived:
    document, found = parse(text)
    assert found.told() == ()
    return derive(document)


def name(end: Node | Step) -> str:
    if isinstance(end, Step):
        return f"inference {end.conclusion} of {end.argument.title}"
    return f"<{end.title}>" if end.is_argument else f"[{end.title}]"


def relations(text: str) -> set[str]:
    return {f"{name(one.source)} {one.kind} {name(one.target)}" for one in derived(text).relations}


def edges(text: str) -> set[str]:
    return {f"{name(one.source)} {one.kind} {name(one.target)}" for one in derived(text).edges}


def test_the_example_with_everything() -> None:
    text = (HERE / "parkeren.argdown").read_text("utf-8")
    assert relations(text) == {
        "<Uitwijk> undercut inference 2 of Doorstroming",
        "<Winkeliers> attack [Betaald parkeren]",
        "[Betaald parkeren] contradictory [Niets doen]",
        "[Prijs werkt niet] undercut inference 2 of Doorstroming",
    }
    assert edges(text) == {
        "<Uitwijk> undercut <Doorstroming>",
        "<Winkeliers> attack [Betaald parkeren]",
        "[Betaald parkeren] contradictory [Niets doen]",
        "[Prijs werkt niet] undercut <Doorstroming>",
        "<Doorstroming> support [Betaald parkeren]",
        "[Minder zoekverkeer] support <Doorstroming>",
    }


@pytest.mark.parametrize(
    ("text", "statements", "arguments", "expected"),
    [
        ("[A]: a\n + [B]: b\n - <C>: c", 2, 1, {"[B] support [A]", "<C> attack [A]"}),
        ("[A]: a\n + [B]\n + [B]\n - [B]", 2, 0, {"[B] support [A]", "[B] attack [A]"}),
        ("[A]: a\n >< [B]\n\n[B]\n >< [A]", 2, 0, {"[A] contradictory [B]"}),
        ("a\n\na", 2, 0, set()),
        ("(1) a\n----\n(2) b", 2, 1, set()),
        ("<A>\n\n(1) [P]: p\n----\n(2) [C]: c\n\n[C]\n + <A>", 2, 1, set()),
        ("[X]: x\n - <A>\n\n<A>\n\n(1) [P]: p\n----\n(2) [C]: c", 3, 1, {"[C] attack [X]"}),
        ("<A>\n _ [U]: u\n\n(1) [P]: p\n----\n(2) [C]: c", 3, 1, {"[U] undercut inference 1 of A"}),
        ("(1) p\n----\n  _ [U]: u\n(2) q\n----\n(3) c", 4, 1, set()),
        (
            f"{STRICT}[A]: a\n + [B]: b\n - [C]: c\n - <D>: d\n\n[C]\n - [A]",
            3,
            1,
            {"[B] entails [A]", "[C] contrary [A]", "<D> attack [A]"},
        ),
        (
            f"{STRICT}<A>\n\n(1) [P]: p\n----\n(2) [C]: c\n\n[X]: x\n - <A>",
            3,
            1,
            {"[C] contrary [X]"},
        ),
        (
            "[Q]: q\n -> [P]\n\n<A>\n\n(1) [P]: p\n----\n(2) [C]: c\n\n<A>\n - [Q]",
            3,
            1,
            {"[Q] attack [P]"},
        ),
    ],
)
def test_classes_and_explicit_relations(
    text: str, statements: int, arguments: int, expected: set[str]
) -> None:
    found = derived(text) if "[P]" not in text else derive(parse(text)[0])
    assert (len(found.statements), len(found.arguments)) == (statements, arguments)
    drawn = {f"{name(one.source)} {one.kind} {name(one.target)}" for one in found.relations}
    assert {one for one in drawn if "Untitled" not in one} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]: a\n\n[B]: b\n + <C>: c", {"<C> support [B]"}),
        (
            "<A>\n\n(1) p\n----\n(2) [C]: c\n\n<B>\n\n(1) [C]\n----\n(2) e",
            {"<A> support [C]", "[C] support <B>"},
        ),
        (
            "<A>\n\n(1) p\n----\n(2) [C]: c {isInMap: false}\n\n<B>\n\n(1) [C]\n----\n(2) e",
            {"<A> support <B>"},
        ),
        (
            "<A>\n\n(1) [P]: p {isInMap: false}\n----\n(2) [C]: c\n\n<X>: x\n -> [P]",
            {"<X> attack <A>", "<A> support [C]"},
        ),
        ("<A>\n\n(1) [P]: p {isInMap: false}\n----\n(2) c\n\n[P]\n >< [Q]: q", {"[Q] attack <A>"}),
        (
            f"{STRICT}<A>\n\n(1) [P]: p\n----\n(2) [C]: c\n\n[Y]: y\n - [P]",
            {"[P] contrary [Y]", "<A> support [C]", "[P] support <A>"},
        ),
    ],
)
def test_the_edges_of_the_map(text: str, expected: set[str]) -> None:
    assert edges(text) == expected


def test_a_claim_that_nothing_ties_is_not_in_the_map() -> None:
    assert [one.title for one in derived("[A]: a\n\n[B]: b\n + [C]: c").nodes] == ["B", "C"]
