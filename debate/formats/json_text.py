"""JSON as people can look at it and programs read it fast: what a list holds, one thing a line."""

import json
from collections.abc import Iterator, Mapping

from ..model import Json

Fields = Iterator[tuple[str, Json]]
"""The fields of an object that are made one after the other, so that they need not all be there."""


def text(document: Mapping[str, Json | Fields]) -> str:
    """Write an object with each of its fields, and each thing of a list of things, on a line.

    >>> print(text({"a": 1, "b": [{"c": "é"}, {"c": "e"}], "d": iter([("e", 2)])}), end="")
    {"a": 1,
    "b": [
    {"c": "é"},
    {"c": "e"}],
    "d": {"e": 2}}
    """
    return "".join([*_object(iter(document.items()), 1), "\n"])


def _object(fields: Iterator[tuple[str, Json | Fields]], depth: int) -> Iterator[str]:
    before = "{"
    for key, one in fields:
        yield f"{before}{json.dumps(key, ensure_ascii=False)}: "
        before = ",\n"
        if isinstance(one, dict) and depth:
            yield from _object(iter(one.items()), depth - 1)
        elif isinstance(one, Iterator):
            yield from _object(one, 0)
        else:
            yield _value(one)
    yield "{}" if before == "{" else "}"


def _value(value: Json) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join([_DUMP(one) for one in value]) + "]"
    return _DUMP(value)


_DUMP = json.JSONEncoder(ensure_ascii=False).encode
