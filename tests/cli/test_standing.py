"""What stands, and how strongly, by command: labels and strengths."""

import json
from pathlib import Path

import pytest

from debate.formats.argdown import reader
from debate.model import make_id
from debate.storage.store import Store
from tests.cli.conftest import Type

MAP = """===
slug: bad
title: Het bad
===

[Bad open]: Het bad blijft open.
    - [Te duur]: Het bad is te duur.
        - [Goedkoper]: Een ander bad is duurder.
    + [Druk]: Het bad is druk.
"""
EVEN = "arg(a).\narg(b).\narg(c).\natt(a,b).\natt(b,a).\natt(b,c).\n"
FIRST = make_id("c", "zwembad", "0")


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    (folder / "bad.argdown").write_text(MAP, "utf-8")
    (folder / "even.apx").write_text(EVEN, "utf-8")


def test_labels_of_a_map_are_by_its_titles(type_: Type) -> None:
    assert type_("labels", "bad.argdown", "--json").json == {
        "semantics": "grounded",
        "labels": {"Bad open": "in", "Te duur": "out", "Goedkoper": "in", "Druk": "in"},
        "extensions": [["Bad open", "Goedkoper", "Druk"]],
        "credulous": ["Bad open", "Goedkoper", "Druk"],
        "sceptical": ["Bad open", "Goedkoper", "Druk"],
        "truncated": False,
        "computed": True,
    }


def test_labels_in_words(type_: Type) -> None:
    assert type_("labels", "bad.argdown").out.splitlines() == [
        "grounded: 1 extension",
        "in (3)",
        *("  Bad open", "  Goedkoper", "  Druk"),
        "out (1)",
        "  Te duur",
        "undec (0)",
    ]


def test_claims_without_a_title_of_their_own_go_by_their_id(type_: Type, folder: Path) -> None:
    text = "[A]: Een zin.\n    - <A>: Een reden.\n"
    (folder / "twice.argdown").write_text(text, "utf-8")
    ids = list(reader.read(text, file="twice.argdown").map.claims)
    assert list(type_("labels", "twice.argdown", "--json").json["labels"]) == ids  # type: ignore[arg-type]


def test_labels_of_a_debate_are_by_id(type_: Type, store: Store) -> None:
    found = type_("labels", "zwembad", "--json").json["labels"]
    assert isinstance(found, dict)
    assert found[FIRST] == "out"
    assert "no debate" in type_("labels", "niets").refusal


@pytest.mark.parametrize(
    ("semantics", "sets", "labels"),
    [
        ("grounded", [[]], ["undec", "undec", "undec"]),
        ("complete", [[], ["a", "c"], ["b"]], ["undec", "undec", "undec"]),
        ("preferred", [["a", "c"], ["b"]], ["undec", "undec", "undec"]),
        ("stable", [["a", "c"], ["b"]], ["undec", "undec", "undec"]),
    ],
)
def test_frameworks_are_read_too(
    type_: Type, semantics: str, sets: list[list[str]], labels: list[str]
) -> None:
    answer = type_("labels", "even.apx", "--semantics", semantics, "--json").json
    assert sorted(answer["extensions"]) == sets  # type: ignore[arg-type, type-var]
    assert answer["labels"] == dict(zip("abc", labels, strict=True))
    assert answer["credulous"] == sorted({name for one in sets for name in one})
    assert answer["sceptical"] == []
    assert (answer["truncated"], answer["computed"]) == (False, True)


def test_limit_cuts_off_and_says_so(type_: Type) -> None:
    done = type_("labels", "even.apx", "--semantics", "stable", "--limit", "1", "--json")
    assert (done.json["truncated"], len(done.json["extensions"])) == (True, 1)  # type: ignore[arg-type]
    assert done.json["credulous"] == ["a", "b", "c"]
    assert "more than 1 extension" in done.err


def test_what_takes_too_long_is_not_computed(type_: Type) -> None:
    done = type_("labels", "even.apx", "--semantics", "preferred", "--seconds", "0", "--json")
    assert done.status == 0
    assert done.json["computed"] is False
    assert (done.json["labels"], done.json["extensions"]) == ({}, [])
    assert (done.json["credulous"], done.json["sceptical"]) == (None, None)
    assert "--seconds" in done.err
    grounded = type_("labels", "even.apx", "--seconds", "0", "--json")
    assert grounded.json["computed"] is True


def test_standard_input_and_formats_by_name(type_: Type) -> None:
    given = "p af 2\n1 2\n"
    assert type_("labels", "-", "--json", given=given).json["labels"] == {"1": "in", "2": "out"}
    assert "af" in type_("labels", "even.apx", "--format", "af").refusal
    assert "holds no map" in type_("labels", "-", "--format", "xml", given="x").refusal


def test_wrong_file_is_refused_with_its_line(type_: Type, folder: Path) -> None:
    (folder / "fout.af").write_text("p af 2\n1 3\n", "utf-8")
    for command in ("labels", "strengths"):
        assert type_(command, "fout.af").refusal.startswith("fout.af:2: ")
    assert "cannot be read" in type_("labels", "weg.apx").refusal


@pytest.mark.parametrize("command", ["labels", "strengths"])
def test_neither_file_nor_debate_is_refused(type_: Type, command: str) -> None:
    assert "no file zwembad, and no database" in type_(command, "zwembad").refusal


def test_strengths_of_a_map(type_: Type) -> None:
    assert type_("strengths", "bad.argdown", "--json").json == {
        "semantics": "dfquad",
        "converged": True,
        "strengths": {"Bad open": 0.625, "Te duur": 0.25, "Goedkoper": 0.5, "Druk": 0.5},
    }
    words = type_("strengths", "bad.argdown", "--semantics", "quadratic-energy").out
    assert words.startswith("quadratic energy (Potyka 2018), base 0.5\n")
    assert "  0.400  Te duur\n" in words


def test_base_is_that_of_the_map_where_it_has_one(type_: Type, folder: Path) -> None:
    (folder / "b.argdown").write_text("[A]: Een. {base: 0.7}\n    - [B]: Twee.\n", "utf-8")
    answer = type_("strengths", "b.argdown", "--base", "1", "--json").json
    assert answer["strengths"] == {"A": 0.0, "B": 1.0}
    assert type_("strengths", "b.argdown", "--base", "1.5").status == 2


def test_strengths_of_attacks_alone_and_of_a_debate(type_: Type, store: Store) -> None:
    answer = type_("strengths", "even.apx", "--semantics", "h-categoriser", "--json").json
    assert set(answer["strengths"]) == set("abc")  # type: ignore[arg-type]
    found = json.loads(type_("strengths", "zwembad", "--semantics", "euler", "--json").out)
    assert FIRST in found["strengths"]


def test_strengths_that_go_on_moving_say_so(type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate.graph.strength.ROUNDS", 2)
    done = type_("strengths", "even.apx", "--json")
    assert done.json["converged"] is False
    assert "did not come to rest" in done.err
