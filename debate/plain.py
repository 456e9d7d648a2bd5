"""Values of the model to plain JSON values and back: what events and files are written with.

A field that has its default is left out, so that a stored event holds no more than was said.
`canonical` makes the bytes that are hashed (RFC 8785, JSON Canonicalization Scheme).
"""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import rfc8785

from .errors import InvalidInput
from .model import Json

_Thing = TypeVar("_Thing")
_Encode = Callable[[Any], Json]
_Decode = Callable[[Json, str], Any]

_sorted_json = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
).encode


def canonical(value: Json) -> bytes:
    """Give the RFC 8785 bytes of a JSON value.

    The standard library's encoder gives the same bytes eight times faster, except for floats, for
    keys outside ASCII and for integers beyond 2**53: those go to `rfc8785`.

    Raises InvalidInput where there are no such bytes: for half a character (a lone surrogate), for
    an integer beyond 2**53, and for what is no finite number.

    >>> canonical({"b": [True, None], "a": "één"}).decode()
    '{"a":"één","b":[true,null]}'
    """
    try:
        return _sorted_json(value).encode() if _is_simple(value) else rfc8785.dumps(value)
    except ValueError as error:
        raise InvalidInput(
            "There is half a character in this, or a number too large, which cannot be stored."
        ) from error


def _is_simple(value: Json) -> bool:
    if value is None or isinstance(value, str | bool):
        return True
    if isinstance(value, int):
        return -(2**53) < value < 2**53
    if isinstance(value, list):
        return all(map(_is_simple, value))
    if isinstance(value, dict):
        return all(key.isascii() and _is_simple(part) for key, part in value.items())
    return False


def to_plain(thing: object) -> dict[str, Json]:
    """Give a dataclass as a JSON object without the fields that have their default."""
    plain: dict[str, Json] = {}
    kind: Any = type(thing)
    for name, default, encode in _fields_out(kind):
        value = getattr(thing, name)
        if value != default:
            plain[name] = value if encode is None else encode(value)
    return plain


def from_plain(kind: type[_Thing], plain: Json) -> _Thing:
    """Make a dataclass of a JSON object.

    Raises InvalidInput, naming the field, where a field is unknown, missing or of another type.
    """
    found: _Thing = _read_thing(kind, plain, "")
    return found


@functools.cache
def _fields_out(kind: Any) -> tuple[tuple[str, object, _Encode | None], ...]:
    hints = typing.get_type_hints(kind)
    return tuple(
        (one.name, _default(one), _encoder(hints[one.name])) for one in dataclasses.fields(kind)
    )


def _default(one: "dataclasses.Field[object]") -> object:
    if one.default_factory is not dataclasses.MISSING:
        return one.default_factory()
    return one.default


def _encoder(hint: object) -> _Encode | None:
    """Tell how to write a value of this type; None where the value itself is JSON already."""
    if dataclasses.is_dataclass(hint):
        return to_plain
    if typing.get_origin(hint) is tuple:
        inner = _encoder(typing.get_args(hint)[0])
        return list if inner is None else lambda values: [inner(value) for value in values]
    if typing.get_origin(hint) is Mapping:
        return dict
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _encoder(next(part for part in typing.get_args(hint) if part is not type(None)))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str
    return None


@functools.cache
def _decoder(hint: Any) -> _Decode:
    """Tell how to read a value of this type; the second argument is its place, for the error."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return functools.partial(_read_thing, hint)
    if origin is tuple:
        return functools.partial(_read_list, _decoder(arguments[0]))
    if origin is Mapping:
        return functools.partial(_read_value, dict)
    if origin in (types.UnionType, typing.Union):
        inner = _decoder(next(part for part in arguments if part is not type(None)))
        return lambda value, place: None if value is None else inner(value, place)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return functools.partial(_read_enum, hint)
    return functools.partial(_read_value, hint)


def _read_thing(kind: Any, value: Json, place: str) -> Any:
    if not isinstance(value, dict):
        raise _wrong(place)
    hints = _hints(kind)
    for name in value:
        if name not in hints:
            raise _wrong(f"{place}.{name}".lstrip("."))
    read = {name: hints[name](part, f"{place}.{name}".lstrip(".")) for name, part in value.items()}
    try:
        return kind(**read)
    except TypeError as error:
        raise _wrong(place) from error


@functools.cache
def _hints(kind: Any) -> dict[str, _Decode]:
    return {name: _decoder(hint) for name, hint in typing.get_type_hints(kind).items()}


def _read_list(read: _Decode, value: Json, place: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise _wrong(place)
    return tuple(read(part, f"{place}[{index}]") for index, part in enumerate(value))


def _read_enum(kind: type[StrEnum], value: Json, place: str) -> StrEnum:
    try:
        return kind(str(value))
    except ValueError as error:
        raise _wrong(place) from error


def _read_value(kind: type, value: Json, place: str) -> Json:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise _wrong(place)
    return value


def _wrong(place: str) -> InvalidInput:
    return InvalidInput(
        "The value at {place} is missing, unknown or of the wrong type.", place=place or "the top"
    )
