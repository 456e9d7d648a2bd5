"""`debate tegengeluid`: the figures of a file and of the store."""

import csv
import io
from pathlib import Path

import pytest

from debate.model import make_id
from debate.storage.store import Store
from tests import make
from tests.cli.conftest import Type
from tests.make import MO

CLAIM = make_id("c", "zwembad", "1")


def test_figures_of_a_file_have_no_place_in_the_log(type_: Type) -> None:
    found = type_("tegengeluid", "bad.json", "--today", "2026-01-31", "--json").json
    assert (found["today"], found["position"]) == ("2026-01-31", 0)
    assert list(found["indicators"]) == [f"I{n}" for n in range(1, 15)]


def test_figures_of_the_store_say_where_in_the_log(type_: Type, store: Store) -> None:
    typed = type_("tegengeluid", "zwembad", "--json")
    assert typed.json["version"] == typed.json["position"] == 9
    said = type_("tegengeluid", "zwembad").out
    assert said.startswith("I1 ")
    assert said.endswith("Measured at version 9, position 9 of the log.\n")


def test_csv_has_a_line_for_each_figure(type_: Type, store: Store) -> None:
    lines = list(csv.DictReader(io.StringIO(type_("tegengeluid", "zwembad", "--csv").out)))
    assert {line["indicator"] for line in lines} == {f"I{n}" for n in range(1, 15)}
    assert {line["position"] for line in lines} == {"9"}


def test_earlier_version_is_measured_as_it_was(type_: Type, store: Store) -> None:
    arguments = ("tegengeluid", "zwembad", "--today", "2030-01-01", "--json")
    before = type_(*arguments).json
    make.hide_claim(store, MO, CLAIM, "Noemt een adres.")
    assert type_(*arguments).json["indicators"] != before["indicators"]
    assert type_(*arguments, "--version", 9).json == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nergens",), "There is no debate with this address."),
        (("zwembad", "--today", "morgen"), "Write the day as 2026-01-31"),
        (("zwembad", "--today", "2026-01"), "Write the day as 2026-01-31"),
        (("zwembad", "--version", "99"), "not had that many changes"),
        (("zwembad", "--version", "-1"), "not had that many changes"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    type_: Type, store: Store, words: tuple[str, ...], said: str
) -> None:
    assert said in type_("tegengeluid", *words).refusal


def test_two_forms_at_once_and_versions_of_files_are_wrong_usage(type_: Type, folder: Path) -> None:
    assert type_("tegengeluid", "bad.json", "--json", "--csv").status == 2
    assert type_("tegengeluid", "bad.json", "--version", 3).status == 2


def test_store_that_is_not_there_is_said(type_: Type) -> None:
    assert "debate init" in type_("tegengeluid", "zwembad").refusal
