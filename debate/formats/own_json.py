"""Our own JSON: a whole debate with every field of the model, for moving and keeping it.

    {"format": "tegengeluid", "version": 1, "topic": {...}, "sections": [...], "sources": [...],
     "claims": [...], "relations": [...], "questions": [...]}

Each thing is an object with the fields of its class in `model.py`, in that order; lists keep the
order in which the map tells its things. Reading is strict: what is not this format is refused with
its place as a path (`$.claims[3].voice.kind`), and so is a map whose parts do not fit together. A
field with a default may be left out; a field that version 1 does not have is reported as lost.
Writing and reading gives the same map; writing it again gives the same bytes.
"""

import io
import json
from collections.abc import Callable, Container, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import NoReturn, Protocol, TypeVar, cast, get_args, get_origin

from ..errors import InvalidInput, MalformedFile, Phrase
from ..model import (
    NOTE_LENGTH,
    ArgumentMap,
    Claim,
    Json,
    Loss,
    Question,
    Relation,
    Section,
    Source,
    Topic,
    is_id,
)
from .map_check import check
from .reading import Reading, Writing
from .strict_json import LARGEST, Where, parse, path, refuse_depth

FORMAT = "tegengeluid"
VERSION = 1

_LETTERS = {"sections": "g", "sources": "s", "claims": "c", "relations": "r", "questions": "q"}
_NAMES: dict[type, Phrase] = {
    str: Phrase("text"), bool: Phrase("true or false"), int: Phrase("a whole number"),
    float: Phrase("a number"), list: Phrase("a list"), dict: Phrase("an object"),
    NoneType: Phrase("null"),
}  # fmt: skip

Decode = Callable[[Json, Where], object]


class _Thing(Protocol):
    """Whatever a map holds by its id."""

    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_Thing)


def write(map_: ArgumentMap) -> Writing:
    """Write a debate; nothing is lost. Raises InvalidInput for data that JSON cannot hold.

    >>> write(ArgumentMap(Topic("brug", "De brug"))).text.splitlines()[2]
    ' "version": 1,'
    """
    document: dict[str, Json] = {"format": FORMAT, "version": VERSION}
    document |= cast("dict[str, Json]", _encoded(map_))
    try:
        text = _written(document)
        text.encode()
    except (ValueError, TypeError, RecursionError) as error:
        sentence = "This debate holds something that JSON cannot hold: {what}."
        raise InvalidInput(sentence, what=str(error)) from error
    return Writing(text)


def _written(document: dict[str, Json]) -> str:
    """Write JSON with indentation; piece by piece, for a large debate has ten million pieces."""
    encoder = json.JSONEncoder(ensure_ascii=False, indent=1, allow_nan=False)
    text = io.StringIO(newline="")
    text.writelines(encoder.iterencode(document))
    text.write("\n")
    return text.getvalue()


def read(text: str, *, file: str = "") -> Reading:
    """Read a debate; `file` names it in messages.

    Raises MalformedFile for what is not this format or does not fit together, and LimitReached for
    more claims than a debate may have.

    >>> read('{"format": "tegengeluid", "version": 1, "topic": {"slug": "a", "title": 5}}')
    Traceback (most recent call last):
    debate.errors.MalformedFile: $.topic.title: text is needed here, not a whole number.
    """
    document = parse(text, file=file)
    reader = _Reader(file)
    reader.refuse_other_formats(document)
    map_ = reader.map(cast("dict[str, Json]", document))
    check(map_, reader.refuse)
    return Reading(map_, tuple(reader.losses))


def _encoded(value: object) -> Json:
    """Turn a value of the model into JSON: a record into an object, things by id into a list."""
    if isinstance(value, tuple):
        return [_encoded(one) for one in value]
    if isinstance(value, Mapping):
        return [_encoded(one) for one in value.values()]
    if not is_dataclass(value):
        return cast("Json", value)
    record: dict[str, Json] = dict(vars(value))  # in the order of the fields, as they were set
    for name in _inner_names(value.__class__):
        inner = getattr(value, name)
        record[name] = dict(inner) if name == "data" else _encoded(inner)
    return record


@cache
def _inner_names(record: type) -> tuple[str, ...]:
    """Name the fields that hold more than a word, a number or nothing."""
    return tuple(
        field.name for field in fields(record) if is_dataclass(field.type) or get_origin(field.type)
    )


@cache
def _field_names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _default(field: Field[object]) -> object:
    """Give what a field holds when nothing is said, MISSING where something has to be."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def _usual(field: Field[object]) -> tuple[Json, object]:
    """Give the default of a field as JSON and as it is, to know it at a glance in a large file.

    Only where it is a list or an object: True equals 1, and nothing equals an object of this class.
    """
    default = _default(field)
    if default is MISSING or not (isinstance(default, tuple) or is_dataclass(default)):
        return cast("Json", object()), None
    return _encoded(default), default


class _Reader:
    """Turns JSON into the model's records, by what their classes say of their fields."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.losses: list[Loss] = []
        self.decoders: dict[object, Decode] = {
            str: self.text,
            int: self.whole,
            float: self.number,
            bool: self.truth,
            Mapping[str, Json]: self.data,
        }

    def refuse(self, where: Where, sentence: str, **details: object) -> NoReturn:
        """Raise MalformedFile for what stands at a place."""
        raise MalformedFile(
            "{place}: {what}.",
            file=self.file,
            place=path(where),
            what=Phrase(sentence, **details),
        )

    def refuse_other_formats(self, document: Json) -> None:
        """Refuse what does not say that it is this format, in a version known here."""
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise MalformedFile(
                'This is not a debate in our own JSON, which begins with "format": "{name}".',
                file=self.file,
                name=FORMAT,
            )
        version = self.whole(document.get("version"), (None, "version"))
        if version != VERSION:
            sentence = "this program reads version {known}, not version {version}"
            self.refuse((None, "version"), sentence, known=VERSION, version=str(version))

    def map(self, document: dict[str, Json]) -> ArgumentMap:
        """Read the whole debate."""
        if "topic" not in document:
            self.refuse(None, 'the field "topic" is missing')
        known = {"format", "version", *_field_names(ArgumentMap)}
        self.report_unknown(document, known, None)
        return ArgumentMap(
            cast("Topic", self.decoder(Topic)(document["topic"], (None, "topic"))),
            self.things(Section, document, "sections"),
            self.things(Source, document, "sources"),
            self.things(Claim, document, "claims"),
            self.things(Relation, document, "relations"),
            self.things(Question, document, "questions"),
        )

    def things(self, kind: type[Thing], document: dict[str, Json], part: str) -> dict[str, Thing]:
        """Read a list of things with ids of their own."""
        where: Where = (None, part)
        decode = self.decoder(tuple[kind, ...])  # type: ignore[valid-type]
        found: dict[str, Thing] = {}
        for index, thing in enumerate(
            cast("tuple[Thing, ...]", decode(document.get(part, []), where))
        ):
            if not is_id(thing.id, _LETTERS[part]):
                sentence = "an id is the letter {letter} and 12 of the digits 0-9 and a-f"
                self.refuse(((where, index), "id"), sentence, letter=_LETTERS[part])
            if thing.id in found:
                self.refuse(((where, index), "id"), "another thing has this id already")
            found[thing.id] = thing
        return found

    def decoder(self, wanted: object) -> Decode:
        """Give the function that reads a value of this type, made once."""
        if wanted not in self.decoders:
            self.decoders[wanted] = self.new_decoder(wanted)
        return self.decoders[wanted]

    def new_decoder(self, wanted: object) -> Decode:
        """Make the function that reads a value of this type."""
        if isinstance(wanted, UnionType):
            return self.optional(self.decoder(get_args(wanted)[0]))
        if get_origin(wanted) is tuple:
            return self.items(self.decoder(get_args(wanted)[0]))
        if isinstance(wanted, type) and issubclass(wanted, StrEnum):
            return self.choice(wanted)
        if isinstance(wanted, type) and is_dataclass(wanted):
            return self.record(wanted)
        raise TypeError(f"fields of type {wanted} have no form in JSON")

    def record(self, record: type) -> Decode:
        """Make the function that reads an object into this record."""
        known = frozenset(_field_names(record))
        needed = [field.name for field in fields(record) if _default(field) is MISSING]
        texts = [field.name for field in fields(record) if field.type is str]
        others = [
            (field.name, self.decoder(field.type), *_usual(field))
            for field in fields(record)
            if field.type is not str
        ]

        def decode(value: Json, where: Where) -> object:
            if not isinstance(value, dict):
                self.wrong(value, dict, where)
            for name in needed:
                if name not in value:
                    self.refuse(where, 'the field "{name}" is missing', name=name)
            given: dict[str, object] = dict(value)
            if not known.issuperset(value):
                self.report_unknown(value, known, where)
                given = {name: value[name] for name in value if name in known}
            for name in texts:
                if name in given:
                    self.text(value[name], (where, name))
            for name, decode_one, usual_form, usual in others:
                if name in given:
                    one = value[name]
                    is_usual = one == usual_form
                    given[name] = usual if is_usual else decode_one(one, (where, name))
            return record(**given)

        return decode

    def items(self, decode_one: Decode) -> Decode:
        """Make the function that reads a list."""

        def decode(value: Json, where: Where) -> object:
            if not isinstance(value, list):
                self.wrong(value, list, where)
            return tuple([decode_one(one, (where, index)) for index, one in enumerate(value)])

        return decode

    def optional(self, decode_one: Decode) -> Decode:
        """Make the function that reads a value or null."""
        return lambda value, where: None if value is None else decode_one(value, where)

    def choice(self, words: type[StrEnum]) -> Decode:
        """Make the function that reads one of these words."""
        known = {word.value: word for word in words}

        def decode(value: Json, where: Where) -> object:
            if not isinstance(value, str):
                self.wrong(value, str, where)
            if value not in known:
                sentence = '"{word}" is none of {known}'
                self.refuse(where, sentence, word=value[:40], known=", ".join(known))
            return known[value]

        return decode

    def text(self, value: Json, where: Where) -> str:
        """Read a text."""
        if not isinstance(value, str):
            self.wrong(value, str, where)
        if len(value) > NOTE_LENGTH:
            self.refuse(where, "a text has at most {limit} characters", limit=NOTE_LENGTH)
        if "\0" in value:
            self.refuse(where, "a text holds no NUL character")
        return value

    def whole(self, value: Json, where: Where) -> int:
        """Read a whole number."""
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(value, int, where)
        if abs(value) > LARGEST:
            self.refuse(where, "a whole number is at most {limit}", limit=LARGEST)
        return value

    def number(self, value: Json, where: Where) -> float:
        """Read a number."""
        if isinstance(value, float):
            if not isfinite(value):
                self.refuse(where, "only a finite number can stand here")
            return value
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(value, float, where)
        return float(self.whole(value, where))

    def truth(self, value: Json, where: Where) -> bool:
        """Read true or false."""
        if not isinstance(value, bool):
            self.wrong(value, bool, where)
        return value

    def data(self, value: Json, where: Where) -> Mapping[str, Json]:
        """Read what is kept for others, whatever it is."""
        if not isinstance(value, dict):
            self.wrong(value, dict, where)
        if value:
            refuse_depth(value, where, self.file)
        return value

    def wrong(self, value: Json, wanted: type, where: Where) -> NoReturn:
        """Refuse a value of another type."""
        sentence = "{wanted} is needed here, not {found}"
        self.refuse(
            where, sentence, wanted=_NAMES[wanted], found=_NAMES.get(type(value), _NAMES[dict])
        )

    def report_unknown(
        self, value: Mapping[str, Json], known: Container[str], where: Where
    ) -> None:
        """Report each field that this version does not have."""
        place = f"{self.file}: {path(where)}" if self.file else path(where)
        for name in value:
            if name not in known:
                why = Phrase("version {known} of this format has no such field here", known=VERSION)
                self.losses.append(Loss(place, Phrase('the field "{name}"', name=name[:60]), why))
