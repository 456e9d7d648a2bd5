"""JSON as people can look at it and programs read it fast: what a list holds, one thing a line."""

import json

from ..model import Json


def text(document: dict[str, Json]) -> str:
    """Write an object with each of its fields, and each thing of a list of things, on a line.

    >>> print(text({"a": 1, "b": [{"c": "é"}, {"c": "e"}]}), end="")
    {"a": 1,
    "b": [
    {"c": "é"},
    {"c": "e"}]}
    """
    return _object(document, 1) + "\n"


def _object(document: dict[str, Json], depth: int) -> str:
    fields = [f"{json.dumps(key, ensure_ascii=False)}: {_value(one, depth)}"
              for key, one in document.items()]  # fmt: skip
    return "{" + ",\n".join(fields) + "}"


def _value(value: Json, depth: int) -> str:
    if isinstance(value, dict) and depth:
        return _object(value, depth - 1)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join([_DUMP(one) for one in value]) + "]"
    return _DUMP(value)


_DUMP = json.JSONEncoder(ensure_ascii=False).encode
