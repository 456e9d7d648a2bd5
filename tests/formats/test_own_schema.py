"""The published schema is that of the model, and every debate that is written keeps to it."""

import json
from pathlib import Path

import fastjsonschema
import pytest

from debate.formats import files, own_schema
from debate.formats.own_json import write
from debate.model import Json
from tests.formats.test_own_json import BRIDGE

ROOT = Path(__file__).parents[2]
VALID = fastjsonschema.compile(own_schema.schema())


def test_the_file_in_the_documentation_is_the_schema_of_this_version() -> None:
    assert (ROOT / "docs/tegengeluid.schema.json").read_text("utf-8") == own_schema.text()


def test_a_debate_with_every_field_is_valid() -> None:
    VALID(json.loads(write(BRIDGE).text))


@pytest.mark.parametrize("path", sorted((ROOT / "arguments").glob("*.argdown")))
def test_a_curated_debate_is_valid(path: Path) -> None:
    VALID(json.loads(write(files.read_map(files.read_text(str(path))).map).text))


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("claims", "id", "c1"),
        ("claims", "text", "ab"),
        ("claims", "base", 2),
        ("claims", "colour", "red"),
        ("claims", "voice", {"kind": "king"}),
        ("relations", "premises", []),
        ("relations", "kind", "elaborates"),
        ("sections", "level", 0),
        ("sources", "authors", "Ann"),
    ],
)
def test_what_the_reader_refuses_or_does_not_know_is_not_valid(
    part: str, field: str, value: Json
) -> None:
    document = json.loads(write(BRIDGE).text)
    document[part][0][field] = value
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        VALID(document)
