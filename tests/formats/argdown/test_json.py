"""Argdown's JSON is the Argdown that it was made from, and what it cannot mean is told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from debate.errors import MalformedFile
from debate.formats import files
from debate.formats.argdown import json_reader, json_writer, reader
from debate.formats.guess import guess
from debate.formats.reading import Count
from debate.model import ArgumentMap, Claim, Json, Question, Topic, Wording
from tests.formats.argdown.test_round_trip import ROUNDS, maps

HERE = Path(__file__).parent
CURATED = HERE.parents[2] / "arguments" / "decentralisatie-sociale-zorg.argdown"
EXPORTED = (HERE / "parkeren.json").read_text()  # by the language's own tool, without `map`
TEXT = """===
title: Betaald parkeren in de Dorpsstraat
===

# Kernstellingen

[Betaald parkeren]: De gemeente moet betaald parkeren
in de Dorpsstraat invoeren. #stelling {source: "opiniestuk.html", quote: "voer het nu in"}
    + <Doorstroming>: Wie betaalt, blijft korter staan. #pro
        _ <Uitwijk>: Wie niet wil betalen, rijdt naar de wijk ernaast. #(tegen geluid)
    - <Winkeliers>: Winkels verliezen klanten.
    >< [Niets doen]: Alles blijft zoals het is.

<Doorstroming>

(1) Parkeerders reageren op prijs.
(2) [Minder zoekverkeer]: Korter parkeren geeft minder zoekverkeer.
--
Praktisch redeneren {uses: [1,2]}
--
    <_ [Prijs werkt niet]: De prijs is te laag.
(3) [Betaald parkeren]
"""


def test_an_export_of_the_own_tool_is_the_same_map_as_its_text() -> None:
    found, text = json_reader.read(EXPORTED, file="x.json"), reader.read(TEXT, file="x.argdown")
    assert found.map.claims == text.map.claims
    assert found.map.relations == text.map.relations
    assert found.map.sections == text.map.sections
    assert (found.carried, found.losses) == (Count(8, 5), ())
    assert guess(EXPORTED) == "argdown-json"


def test_a_curated_debate_comes_back_whole() -> None:
    map_ = files.read_map(files.read_text(str(CURATED))).map
    written = json_writer.write(map_)
    assert json_reader.read(written.text).map == map_
    assert guess(written.text) == "argdown-json"


@ROUNDS
@given(maps())
def test_a_map_that_is_written_and_read_is_the_same_map(map_: ArgumentMap) -> None:
    map_ = in_whole_sentences(map_)
    written = json_writer.write(map_)
    reading = json_reader.read(written.text)
    for name in ("topic", "sections", "sources", "claims", "relations", "questions"):
        assert getattr(reading.map, name) == getattr(map_, name), (name, written.text)
    assert (*written.losses, *reading.losses) == ()


def in_whole_sentences(map_: ArgumentMap) -> ArgumentMap:
    """Give a map of which no text is too short to be taken in."""
    claims = {
        id_: replace(one, text=f"{one.text} enzovoort", wordings=tuple(map(longer, one.wordings)))
        for id_, one in map_.claims.items()
    }
    questions = {
        id_: replace(one, text=f"{one.text} enzovoort") for id_, one in map_.questions.items()
    }
    return replace(map_, claims=claims, questions=questions)


def longer(wording: Wording) -> Wording:
    return replace(wording, text=f"{wording.text} enzovoort")


def test_relations_that_say_different_things_of_the_same_ends_all_stand_there() -> None:
    text = "[A]: De ene.\n    + [B]: De andere. {why: eerst}\n    + [B] {relation: r0a1b2c3d4e5f}\n"
    map_ = reader.load(text).map
    assert len(map_.relations) == 2
    written = json.loads(json_writer.write(map_).text)
    assert [one["data"] for one in written["relations"]] == [
        {"why": "eerst"}, {"relation": "r0a1b2c3d4e5f"},
    ]  # fmt: skip
    assert len(written["map"]["edges"]) == 1


def test_a_text_that_no_line_holds_has_another_in_its_place_and_that_is_told() -> None:
    claim = Claim("c0a1b2c3d4e5f", "\x07\x07ja")
    question = Question("q0a1b2c3d4e5f", "\x07\x07\x07", "")
    map_ = ArgumentMap(Topic("brug", "De brug"), claims={claim.id: claim},
                       questions={question.id: question})  # fmt: skip
    written = json_writer.write(map_)
    again = json_reader.read(written.text).map
    assert (again.claims[claim.id].text, again.questions[question.id].text) == (
        "Argument ja", question.id,
    )  # fmt: skip
    told = {one.where for one in written.losses if one.what == "its text"}
    assert told == {claim.id, question.id}


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Het heet #(zo", ("een tag", "é")),
        ("x #pro", ("h", "pro")),
        ("Een #h in het midden", ("h",)),
    ],
)
def test_words_that_look_like_a_tag_are_parted_from_the_tags_behind_them(
    text: str, tags: tuple[str, ...]
) -> None:
    claim = Claim("c0a1b2c3d4e5f", text, tags=tags)
    map_ = ArgumentMap(Topic("brug", "De brug"), claims={claim.id: claim})
    assert json_reader.read(json_writer.write(map_).text).map.claims == {claim.id: claim}


def test_what_is_written_has_the_relations_and_the_map_of_the_own_tool() -> None:
    told = json.loads(EXPORTED)["relations"]
    written = json.loads(json_writer.write(reader.read(TEXT, file="x.argdown").map).text)

    def ends(one: dict[str, str]) -> tuple[str, ...]:
        both = (one["from"], one["to"])
        kind = one["relationType"]
        return (kind, *(sorted(both) if kind == "contradictory" else both), one["toType"])

    assert sorted(map(ends, written["relations"])) == sorted(map(ends, told))
    assert len(written["map"]["edges"]) == 6
    assert len(written["statements"]) == len(json.loads(EXPORTED)["statements"])


def a_file(**parts: Json) -> str:
    whole: dict[str, Json] = {
        "statements": {"A": statement("Een stelling."), "B": statement("Nog een stelling.")},
        "arguments": {}, "relations": [],
    }  # fmt: skip
    return json.dumps(whole | parts)


def statement(text: str) -> Json:
    return {"type": "equivalence-class", "members": [{"text": text}]}


def relation(kind: str, from_: str, to: str, to_type: str = "equivalence-class") -> Json:
    return {"relationType": kind, "from": from_, "fromType": "equivalence-class",
            "to": to, "toType": to_type}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (relation("elaborates", "A", "B"), "this relation is not known here"),
        (relation("attack", "A", "C"), "one of its ends is not in the file"),
        (relation("undercut", "A", "X", "inference"), "one of its ends is not in the file"),
        (relation("undercut", "A", "Los", "argument"), "it does not say which step it undercuts"),
    ],
)
def test_relations_that_mean_nothing_here_are_told(given: Json, why: str) -> None:
    arguments: Json = {"Los": {"members": [{"text": "Een los argument."}]}}
    found = json_reader.read(a_file(relations=[given], arguments=arguments))
    assert [(one.why, one.part) for one in found.losses] == [(why, "edge")]
    assert (found.carried, found.lost) == (Count(3, 0), Count(0, 1))


def test_strict_relations_keep_their_strict_meaning() -> None:
    text = a_file(relations=[relation("contrary", "A", "B"), relation("entails", "B", "A")])
    found = json_reader.read(text)
    kinds = [one.kind.value for one in found.map.relations.values()]
    assert sorted(kinds) == ["attack", "attack", "support"]


MALFORMED = [
    ("", "This file is empty."),
    ("{", "This is not JSON"),
    ("[]", "Argdown's JSON has `statements`, `arguments` and `relations`."),
    ('{"relations": []}', "Argdown's JSON has `statements`, `arguments` and `relations`."),
    ('{"statements": []}', "$.statements: an object is needed here."),
    (a_file(arguments=[]), "$.arguments: an object is needed here."),
    (a_file(relations={"a": 1}), "$.relations: a list is needed here."),
    (a_file(relations=["A"]), "$.relations[0]: an object is needed here."),
    (a_file(relations=[{"relationType": 5}]), "$.relations[0].relationType: text is needed here."),
    (a_file(statements={"A": 5}), "$.statements.A: an object is needed here."),
    (a_file(statements={"A": {"members": {"a": 1}}}), "$.statements.A.members: a list is needed"),
    (a_file(statements={"A": {"members": [5]}}), "$.statements.A.members[0]: an object is needed"),
    (a_file(statements={"A": {"members": [{"text": 5}]}}), "$.statements.A.members[0].text: text"),
    (a_file(arguments={"X": {"pcs": [{"title": "A"}]}}), "$.arguments.X.pcs: a structure ends"),
    (a_file(arguments={"X": {"pcs": [{"inference": {}}]}}), "$.arguments.X.pcs[0]: a conclusion"),
    (a_file(statements={}), "There is no statement and no argument in this file."),
    ('{"statements": {"A": {}, "A": {}}}', '$.statements: the key "A" stands here twice'),
    ('{"statements": {"A": {"x": NaN}}}', "$.statements.A.x: only finite numbers"),
    (a_file(sections=[5]), "$.sections: an object is needed here."),
    (a_file(statements={"A": {"members": [{"text": "ab"}]}}), "$.claims[0].text: a sentence has"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), MALFORMED)
def test_what_cannot_be_read_is_said(text: str, said: str) -> None:
    with pytest.raises(MalformedFile) as refused:
        json_reader.read(text, file="x.json")
    assert str(refused.value).startswith(said)
