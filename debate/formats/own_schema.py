"""The JSON Schema of our own JSON, made from the model, so that the two cannot part.

It is draft 07, which every validator knows. What a schema cannot say (that ids lead somewhere, that
undercuts end at a step) `map_check` says when a file is read.
"""

import inspect
import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import get_args, get_origin

from ..model import (
    CLAIM_LENGTH,
    CLAIMS_PER_TOPIC,
    NOTE_LENGTH,
    ArgumentMap,
    Claim,
    Json,
    Question,
    Relation,
    Section,
    Source,
    Wording,
)
from .map_check import MOST_PREMISES
from .own_json import FORMAT, VERSION
from .strict_json import LARGEST

DRAFT = "http://json-schema.org/draft-07/schema#"
_LETTERS: Mapping[type, str] = {Claim: "c", Relation: "r", Question: "q", Source: "s", Section: "g"}
_SENTENCE: dict[str, Json] = {"minLength": CLAIM_LENGTH[0], "maxLength": CLAIM_LENGTH[1]}
_MORE: Mapping[tuple[type, str], dict[str, Json]] = {
    (Claim, "text"): _SENTENCE,
    (Question, "text"): _SENTENCE,
    (Wording, "text"): _SENTENCE,
    (Claim, "base"): {"minimum": 0, "maximum": 1},
    (Relation, "base"): {"minimum": 0, "maximum": 1},
    (Relation, "premises"): {"minItems": 1, "maxItems": MOST_PREMISES},
    (ArgumentMap, "claims"): {"maxItems": CLAIMS_PER_TOPIC},
    (Section, "level"): {"minimum": 1},
}
"""What `map_check` holds besides the types."""


def text() -> str:
    """Give the schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Json]:
    """Make the schema.

    >>> schema()["required"]
    ['format', 'version', 'topic']
    """
    made: dict[str, Json] = {}
    whole = _record(ArgumentMap, made)
    own: dict[str, Json] = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    properties = whole["properties"]
    return {
        "$schema": DRAFT,
        "title": "A debate in Tegengeluid JSON",
        **whole,
        "required": ["format", "version", "topic"],
        "properties": own | (properties if isinstance(properties, dict) else {}),
        "definitions": {name: made[name] for name in sorted(made)},
    }


def _record(record: type, made: dict[str, Json]) -> dict[str, Json]:
    """Give the schema of an object; those of the things in it go into `made`."""
    every = fields(record)
    needed: list[Json] = [one.name for one in every if _is_needed(one)]
    return {
        "description": _said(record),
        "type": "object",
        "additionalProperties": False,
        "required": needed,
        "properties": {one.name: _field(record, one, made) for one in every},
    }


def _field(record: type, field: Field[object], made: dict[str, Json]) -> dict[str, Json]:
    if field.name == "id" and record in _LETTERS:
        return {"type": "string", "pattern": f"^{_LETTERS[record]}[0-9a-f]{{12}}$"}
    return _type(field.type, made) | _MORE.get((record, field.name), {})


def _type(wanted: object, made: dict[str, Json]) -> dict[str, Json]:
    """Give the schema of a value of this type, as `own_json` reads it."""
    if isinstance(wanted, UnionType):
        return {"anyOf": [_type(get_args(wanted)[0], made), {"type": "null"}]}
    if get_origin(wanted) is tuple:
        return {"type": "array", "items": _type(get_args(wanted)[0], made)}
    if wanted == Mapping[str, Json]:
        return {"type": "object"}
    if get_origin(wanted) is not None:  # things by id, which are a list in a file
        return {"type": "array", "items": _type(get_args(wanted)[1], made)}
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return {"type": "string", "enum": [str(one) for one in wanted]}
    if isinstance(wanted, type) and is_dataclass(wanted):
        if wanted.__name__ not in made:
            made[wanted.__name__] = {}
            made[wanted.__name__] = _record(wanted, made)
        return {"$ref": f"#/definitions/{wanted.__name__}"}
    plain: dict[object, dict[str, Json]] = {
        str: {"type": "string", "maxLength": NOTE_LENGTH},
        bool: {"type": "boolean"},
        int: {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
        float: {"type": "number"},
    }
    return dict(plain[wanted])


def _is_needed(field: Field[object]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _said(record: type) -> str:
    """Give what the model says of a thing, on one line."""
    return re.sub(r"\s+", " ", inspect.cleandoc(record.__doc__ or "").replace("`", "'"))
