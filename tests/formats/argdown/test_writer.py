"""The canonical form: one text for one map, made to be read and edited."""

from dataclasses import replace
from pathlib import Path

import pytest

from debate.formats.argdown.escape import escape
from debate.formats.argdown.reader import load, read
from debate.formats.argdown.writer import write
from debate.model import ArgumentMap, Claim, Kind, Question, Relation, Section, Topic, make_id

HERE = Path(__file__).parent
TOPIC = Topic("x", "Een debat")


def body(map_: ArgumentMap) -> str:
    """Give what stands behind the front matter."""
    return write(map_).text.split("===\n", 2)[2].strip("\n")


def claims(*texts: str, titled: bool = True) -> dict[str, Claim]:
    found = {}
    for text in texts:
        id_ = make_id("c", "x", text)
        found[id_] = Claim(id_, f"De tekst van {text}.", text if titled else "")
    return found


def relation(kind: Kind, conclusion: str, *premises: str, id_: str = "") -> Relation:
    ends = tuple(make_id("c", "x", one) for one in premises)
    end = conclusion if conclusion[:1] == "r" else make_id("c", "x", conclusion)
    return Relation(id_ or make_id("r", "x", kind, end, *ends), kind, ends, end)


def map_of(things: dict[str, Claim], *relations: Relation) -> ArgumentMap:
    return ArgumentMap(TOPIC, claims=things, relations={one.id: one for one in relations})


@pytest.mark.parametrize("name", ["netwerk.argdown", "parkeren.canonical.argdown"])
def test_a_file_in_canonical_form_comes_back_byte_for_byte(name: str) -> None:
    text = (HERE / name).read_text("utf-8")
    written = write(load(text, file="parkeren.argdown").map)
    assert written.text == text
    assert written.losses == ()


def test_a_file_of_somebody_else_is_brought_into_canonical_form() -> None:
    text = (HERE / "parkeren.argdown").read_text("utf-8")
    canonical = (HERE / "parkeren.canonical.argdown").read_text("utf-8")
    assert write(load(text, file="parkeren.argdown").map).text == canonical


def test_what_speaks_on_a_claim_stands_under_it() -> None:
    map_ = map_of(
        claims("A", "B", "C"), relation(Kind.SUPPORT, "A", "B"), relation(Kind.ATTACK, "B", "C")
    )
    a, b, c = map_.claims
    assert body(map_) == (
        f"[A]: De tekst van A. {{id: {a}}}\n"
        f"    + [B]: De tekst van B. {{id: {b}}}\n"
        f"        - [C]: De tekst van C. {{id: {c}}}"
    )


def test_a_claim_is_defined_once_and_referred_to_elsewhere() -> None:
    map_ = map_of(
        claims("A", "B", "C"), relation(Kind.SUPPORT, "A", "B"), relation(Kind.ATTACK, "C", "B")
    )
    assert body(map_).count("De tekst van B.") == 1
    assert "    - [B]" in body(map_).split("\n")


def test_what_goes_deeper_than_three_begins_a_block_of_its_own() -> None:
    names = [f"K{number}" for number in range(9)]
    steps = [relation(Kind.SUPPORT, a, b) for a, b in zip(names, names[1:], strict=False)]
    text = body(map_of(claims(*names), *steps))
    assert max(len(line) - len(line.lstrip()) for line in text.split("\n")) == 12
    assert [line.split("]")[0] for line in text.split("\n") if line.startswith("[")] == [
        "[K0",
        "[K3",
        "[K6",
    ]


def test_claims_without_a_title_are_their_words_or_their_id() -> None:
    map_ = map_of(claims("A", "B", titled=False), relation(Kind.ATTACK, "A", "B"))
    a, b = map_.claims
    assert body(map_) == f"De tekst van A. {{id: {a}}}\n    - De tekst van B. {{id: {b}}}"
    again = replace(
        map_, relations={**map_.relations, **map_of({}, relation(Kind.SUPPORT, "B", "B")).relations}
    )
    assert f"- [{b}]: De tekst van B.\n        + [{b}]" in body(again)


def test_premises_together_against_a_claim_are_an_argument_with_an_implicit_conclusion() -> None:
    one = relation(Kind.ATTACK, "A", "B", "C", id_="r0a1b2c3d4e5f")
    map_ = map_of(claims("A", "B", "C"), replace(one, title="Samen"))
    text = body(map_)
    assert "    - <Samen>" in text
    assert "(3) Dus niet: @[A] {implicit: true}" in text
    assert load(write(map_).text).map == map_


def test_undercuts_of_undercuts_go_as_deep_as_they_go() -> None:
    found = [relation(Kind.SUPPORT, "A", "B")]
    for _ in range(60):
        found.append(relation(Kind.UNDERCUT, found[-1].id, "B"))
    map_ = map_of(claims("A", "B"), *found)
    assert load(write(map_).text).map == map_


def test_relations_in_a_circle_and_on_themselves_are_written() -> None:
    things = claims("A", "B")
    found = [
        relation(Kind.ATTACK, "A", "A"),
        relation(Kind.SUPPORT, "A", "B"),
        relation(Kind.SUPPORT, "B", "A"),
    ]
    map_ = map_of(things, *found)
    assert load(write(map_).text).map == map_


def test_undercuts_that_chase_one_another_are_written() -> None:
    one = replace(relation(Kind.UNDERCUT, "r00000000000b", "A", id_="r00000000000a"))
    other = replace(relation(Kind.UNDERCUT, "r00000000000a", "A", id_="r00000000000b"))
    map_ = map_of(claims("A"), one, other)
    reading = read(write(map_).text)
    assert reading.map == map_
    assert ["in a circle" in error.sentence for error in reading.errors] == [True]


def test_the_second_of_two_with_one_title_is_called_by_its_id() -> None:
    things = {
        id_: Claim(id_, f"Tekst {id_}.", "Zelfde") for id_ in ("c00000000000b", "c00000000000a")
    }
    text = body(ArgumentMap(TOPIC, claims=things))
    assert "[Zelfde]: Tekst c00000000000a. {id: c00000000000a}" in text
    assert "Tekst c00000000000b. {id: c00000000000b, title: Zelfde}" in text


def test_sections_hold_their_claims_and_questions() -> None:
    section = Section(make_id("g", "x", "Deel"), "Deel", tags=("t",))
    things = {id_: replace(one, section=section.id) for id_, one in claims("A").items()}
    question = Question("q00000000000a", "Waarom?", next(iter(things)), section=section.id)
    map_ = ArgumentMap(
        TOPIC,
        {section.id: section},
        claims={**claims("B"), **things},
        questions={question.id: question},
    )
    lines = [line.split(" {")[0] for line in body(map_).split("\n") if line]
    assert lines == ["[B]: De tekst van B.", "# Deel #t", "[A]: De tekst van A.", "Waarom?"]


def test_what_points_to_nothing_is_told_and_left_out() -> None:
    gone = relation(Kind.SUPPORT, "A", "Weg")
    on_it = relation(Kind.UNDERCUT, gone.id, "A")
    question = Question("q00000000000a", "Waarover?", "c000000000000")
    map_ = replace(
        map_of(claims("A"), gone, on_it),
        topic=replace(TOPIC, theses=("c000000000000",)),
        questions={question.id: question},
    )
    written = write(map_)
    assert {loss.where for loss in written.losses} == {gone.id, on_it.id, "x", question.id}
    assert load(written.text).map.relations == {}


def test_what_no_line_can_hold_is_told() -> None:
    one = Claim("c00000000000a", " Twee\nregels\x07. ", data={"voice": "x"}, tags=("a)b",))
    written = write(ArgumentMap(TOPIC, claims={one.id: one}))
    assert "Twee regels. {id: c00000000000a}" in written.text
    assert {loss.what for loss in written.losses} == {
        "spaces, line breaks or control characters",
        "voice in its data",
        "the tag 'a)b'",
    }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Gewone zin, met: alles; (erin) - 3 > 2 – “zo”.", None),
        ("e.g. a.b.c 12:30:15 a@b.nl 5* 10 / 2", None),
        ("[a] <b> {c}", r"\[a] \<b> \{c}"),
        ("*a* _b_ c_d", r"\*a* \_b_ c\_d"),
        ("#a # b #(c", r"\#a # b \#(c"),
        ("https://voorbeeld.nl", r"https:\//voorbeeld.nl"),
        (":happy: .x.", r"\:happy: .x."),
        ("zie @[A] en @<B>", None),
        ("a === b", r"a \=== b"),
    ],
)
def test_only_what_means_something_is_escaped(text: str, written: str | None) -> None:
    assert escape(text) == (text if written is None else written)
    assert next(iter(load(f"[A]: {escape(text)}").map.claims.values())).text == text


@pytest.mark.parametrize(
    "text", ["- a", "+ a", "> a", ">< a", "# a", "1. a", "(1) a", "* a", "_ a", "-- a"]
)
def test_a_text_at_the_start_of_a_line_stays_a_text(text: str) -> None:
    one = Claim("c00000000000a", text)
    written = write(ArgumentMap(TOPIC, claims={one.id: one}))
    assert load(written.text).map.claims[one.id].text == text


def test_what_the_front_matter_has_words_for_is_no_data_of_the_debate() -> None:
    claim = Claim("c0a1b2c3d4e5f", "De brug is oud.")
    topic = Topic("brug", "De brug", data={"language": "xx", "sources": 3, "k": 1})
    written = write(ArgumentMap(topic, claims={claim.id: claim}))
    assert load(written.text).map.topic == Topic("brug", "De brug", data={"k": 1})
    assert sorted(str(one.what) for one in written.losses) == [
        "language in its data", "sources in its data",
    ]  # fmt: skip
