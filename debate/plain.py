"""Values of the model to plain JSON values and back: what events and files are written with.

A field that has its default is left out, so that a stored event holds no more than was said.
`canonical` makes the bytes that are hashed (RFC 8785, JSON Canonicalization Scheme), and `to_bytes`
the same bytes straight from a thing. Every event goes through here, once when it is written and
each time it is read: what looks roundabout is so for speed.
"""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from json.encoder import encode_basestring
from typing import Any, TypeVar

import rfc8785

from .errors import InvalidInput
from .model import Json

_Thing = TypeVar("_Thing")
_Encode = Callable[[Any], Json]
_Write = Callable[[Any], str]
_Read = Callable[[Json], Any]

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
        raise _without_bytes() from error


def _without_bytes() -> InvalidInput:
    return InvalidInput(
        "There is half a character in this, or a number too large, which cannot be stored."
    )


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
    for name, default, encode, _ in _fields_out(kind):
        value = getattr(thing, name)
        if value is not default and value != default:
            plain[name] = value if encode is None else encode(value)
    return plain


def to_bytes(thing: object) -> bytes:
    """Give the bytes of `canonical(to_plain(thing))`, faster. Raises InvalidInput as that does."""
    try:
        return _written(thing).encode()
    except ValueError as error:
        raise _without_bytes() from error


def _written(thing: object) -> str:
    parts: list[str] = []
    kind: Any = type(thing)
    for name, default, _, write in _fields_out(kind):
        value = getattr(thing, name)
        if value is not default and value != default:
            parts.append(f'"{name}":{write(value)}')
    return "{" + ",".join(parts) + "}"


def from_plain(kind: type[_Thing], plain: Json) -> _Thing:
    """Make a dataclass of a JSON object.

    Raises InvalidInput, naming the field, where a field is unknown, missing or of another type.
    """
    try:
        found: _Thing = _read_thing(kind, plain)
    except _Misfit as misfit:
        raise InvalidInput(
            "The value at {place} is missing, unknown or of the wrong type.",
            place=misfit.place or "the top",
        ) from misfit
    return found


@functools.cache
def _fields_out(kind: Any) -> tuple[tuple[str, object, _Encode | None, _Write], ...]:
    """Tell of each field, sorted by name: its default, how to make it plain, how to write it."""
    hints = typing.get_type_hints(kind)
    return tuple(
        (one.name, _default(one), _encoder(hints[one.name]), _writer(hints[one.name]))
        for one in sorted(dataclasses.fields(kind), key=lambda one: one.name)
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
        return _encoder(_not_none(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str
    return None


def _writer(hint: object) -> _Write:
    """Tell how to write a value of this type as canonical text."""
    if dataclasses.is_dataclass(hint):
        return _written
    if typing.get_origin(hint) is tuple:
        write = _writer(typing.get_args(hint)[0])
        return lambda values: "[" + ",".join([write(value) for value in values]) + "]"
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        inner = _writer(_not_none(hint))
        return lambda value: "null" if value is None else inner(value)
    if isinstance(hint, type) and issubclass(hint, str):
        return encode_basestring
    encode = _encoder(hint)
    return lambda value: canonical(value if encode is None else encode(value)).decode()


def _not_none(hint: object) -> object:
    return next(part for part in typing.get_args(hint) if part is not type(None))


class _Misfit(Exception):
    """Something does not fit its type; the place is put together on the way out."""

    place = ""

    def at(self, name: str) -> "_Misfit":
        """Say inside what it was."""
        self.place = f"{name}{'' if self.place[:1] in ('', '[') else '.'}{self.place}"
        return self


@functools.cache
def _decoder(hint: Any) -> _Read:
    """Tell how to read a value of this type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return functools.partial(_read_thing, hint)
    if origin is tuple:
        return functools.partial(_read_list, _decoder(arguments[0]))
    if origin is Mapping:
        return functools.partial(_read_value, dict)
    if origin in (types.UnionType, typing.Union):
        inner = _decoder(_not_none(hint))
        return lambda value: None if value is None else inner(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return functools.partial(_read_enum, {str(one): one for one in hint})
    return functools.partial(_read_value, hint)


def _read_thing(kind: Any, value: Json) -> Any:
    known = _fields_in(kind)
    if type(value) is not dict:
        raise _Misfit
    # A frozen dataclass's own __init__ sets one field after the other: three times slower.
    thing: Any = object.__new__(kind)
    fields = thing.__dict__
    fields.update(known.defaults)
    for name, make in known.made:
        fields[name] = make()
    for name, part in value.items():
        try:
            fields[name] = known.readers[name](part)
        except _Misfit as misfit:
            raise misfit.at(name) from None
        except KeyError:
            raise _Misfit().at(name) from None
    if not known.required <= value.keys():
        raise _Misfit().at(min(known.required - value.keys()))
    return thing


@dataclasses.dataclass(frozen=True)
class _Fields:
    """How to read each field of a dataclass, what those are that may be left out, and which may
    not.
    """

    readers: Mapping[str, _Read]
    defaults: Mapping[str, object]
    made: tuple[tuple[str, Callable[[], object]], ...]
    required: frozenset[str]


@functools.cache
def _fields_in(kind: Any) -> _Fields:
    hints, fields = typing.get_type_hints(kind), dataclasses.fields(kind)
    missing = dataclasses.MISSING
    defaults = {one.name: one.default for one in fields if one.default is not missing}
    made = {one.name: one.default_factory for one in fields if one.default_factory is not missing}
    return _Fields(
        {one.name: _decoder(hints[one.name]) for one in fields},
        defaults,
        tuple(made.items()),
        frozenset(one.name for one in fields) - defaults.keys() - made.keys(),
    )


def _read_list(read: _Read, value: Json) -> tuple[object, ...]:
    if type(value) is not list:
        raise _Misfit
    try:
        return tuple([read(part) for part in value])
    except _Misfit:
        return tuple(_read_part(read, index, part) for index, part in enumerate(value))


def _read_part(read: _Read, index: int, part: Json) -> object:
    try:
        return read(part)
    except _Misfit as misfit:
        raise misfit.at(f"[{index}]") from None


def _read_enum(members: Mapping[str, StrEnum], value: Json) -> StrEnum:
    if type(value) is not str or value not in members:
        raise _Misfit
    return members[value]


def _read_value(kind: type, value: Json) -> Json:
    if type(value) is kind:
        return value
    if kind is float and type(value) is int:
        return float(value)
    raise _Misfit
