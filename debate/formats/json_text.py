"""JSON as people can look at it and programs read it fast: what a list holds, one thing a line.

`dump` writes any value on one line, and `quoted` a text.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from json.encoder import encode_basestring as quoted

from ..model import Json

__all__ = ["Fields", "Raw", "dump", "quoted", "text", "things"]

dump = json.JSONEncoder(ensure_ascii=False).encode


class Raw(str):
    """A value that is JSON already, and is written as it is."""

    __slots__ = ()


Fields = Iterator[tuple[str, Json | Raw]]
"""The fields of an object that are made one after the other, so that they need not all be there."""


def text(document: Mapping[str, Json | Raw | Fields]) -> str:
    """Write an object with each of its fields, and each thing of a list of things, on a line.

    >>> print(text({"a": 1, "b": [{"c": "é"}, {"c": "e"}], "d": iter([("e", 2)])}), end="")
    {"a": 1,
    "b": [
    {"c": "é"},
    {"c": "e"}],
    "d": {"e": 2}}
    """
    written = StringIO()  # a list of pieces would take twice the room when it is joined
    written.writelines(_object(iter(document.items()), 1))
    written.write("\n")
    return written.getvalue()


def _object(fields: Iterator[tuple[str, Json | Raw | Fields]], depth: int) -> Iterator[str]:
    before = "{"
    for key, one in fields:
        yield f"{before}{dump(key)}: "
        before = ",\n"
        if isinstance(one, Raw):
            yield one
        elif isinstance(one, dict) and depth:
            yield from _object(iter(one.items()), depth - 1)
        elif isinstance(one, Iterator):
            yield from _object(one, 0)
        else:
            yield _value(one)
    yield "{}" if before == "{" else "}"


def _value(value: Json) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return things(dump(one) for one in value)
    return dump(value)


def things(written: Iterable[str]) -> Raw:
    """Give a list of things that are JSON already, each on a line."""
    lines = ",\n".join(written)
    return Raw(f"[\n{lines}]" if lines else "[]")
