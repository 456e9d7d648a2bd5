"""JSON read strictly: what two programs could read differently is refused, with its place.

Refused are, besides what is no JSON: a key that stands twice in an object, NaN and infinities, half
characters (lone surrogates), numbers of thousands of digits, nesting without end, and too much at
once. A place is a path such as `$.claims[3].voice`.
"""

import json
import math
import re
from collections.abc import Callable, Collection, Iterator

from ..errors import MalformedFile, Phrase
from ..model import Json

LENGTH = 600_000_000  # characters; a debate with all the claims that one may have fits
LARGEST = 2**53 - 1  # the largest whole number that every JSON reader keeps exactly
DEPTH = 100  # levels; what people exchange is less than twenty deep

Where = tuple["Where", str | int] | None  # a place, told from the inside out; None is the whole

_TOO_DEEP = "This file is nested more than {limit} levels deep."
_NO_NUMBER = "{path}: only finite numbers can stand here."
_SAID = (
    "expecting value",
    "expecting property name enclosed in double quotes",
    "expecting ',' delimiter",
    "expecting ':' delimiter",
    "unterminated string",
    "invalid control character",
    "extra data",
    "invalid \\escape",
    "invalid \\uXXXX escape",
    "illegal trailing comma",
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_APART = re.compile(r':(?<=["\s]\s:)')
_AT_ONCE = 1_000_000  # characters
_BLANK = re.compile("[\ufeff \\t\\r\\n]*+")
_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN_KEY = re.compile(r"\w{1,60}")


class _Twice(dict[str, Json]):
    """An object in which a key stood twice."""

    key = ""


def path(where: Where) -> str:
    """Write a place as a path.

    >>> path(((None, "claims"), 3)), path((None, "a b"))
    ('$.claims[3]', '$["a b"]')
    """
    steps: list[str] = []
    while where is not None:
        where, step = where
        is_plain = isinstance(step, str) and _PLAIN_KEY.fullmatch(step)
        steps.append(f".{step}" if is_plain else f"[{_shown(step)}]")
    return "$" + "".join(reversed(steps))


def parse(text: str, *, file: str = "", passing: Collection[str] = ()) -> Json:
    """Read a JSON text. Raises MalformedFile, with the line and column or the path.

    Of an object at the top, the values of the keys in `passing` are read and not kept: None stands
    for them.

    >>> parse('{"a": [1, {"b": 2, "b": 3}]}')
    Traceback (most recent call last):
    debate.errors.MalformedFile: $.a[1]: the key "b" stands here twice; keep one of them.
    """
    _refuse_size_and_half_characters(text, file)
    text = text.removeprefix("\ufeff")
    whole = _Whole(text)
    try:
        document = whole.read(passing)
    except json.JSONDecodeError as error:
        raise MalformedFile(
            "This is not JSON: {what}.",
            file=file,
            line=error.lineno,
            column=error.colno,
            what=_plainly(error.msg),
        ) from error
    except RecursionError as error:
        raise MalformedFile(_TOO_DEEP, file=file, limit=DEPTH) from error
    except ValueError as error:  # Python refuses to read numbers of more than 4,300 digits
        raise MalformedFile("A number in this file has too many digits.", file=file) from error
    is_odd = whole.has_odd_number or ("\\" in text and ("\\ud" in text or "\\uD" in text))
    if is_odd or not _is_each_once(text, whole.entries):
        _refuse_what_is_ambiguous(text, file)
    return document


class _Whole:
    """A text that is read at once, or member by member; `entries` counts what its objects hold."""

    def __init__(self, text: str) -> None:
        self.text, self.entries, self.has_odd_number = text, 0, False

    def read(self, passing: Collection[str] = ()) -> Json:
        """Give the value, without what may pass. Raises what `json` raises."""
        at = self._next(0)
        if not passing or self.text[at : at + 1] != "{":
            value: Json = self._decoder(self._object).decode(self.text)
            return value
        return self._object(dict(self._members(at + 1, passing)))

    def _members(self, at: int, passing: Collection[str]) -> Iterator[tuple[str, Json]]:
        keep, check = self._decoder(self._object), self._decoder(self._nothing)
        at = self._next(at)
        while self.text[at : at + 1] != "}":
            self._at('"', at, _SAID[1])
            key, at = keep.raw_decode(self.text, at)
            at = self._next(at)
            self._at(":", at, _SAID[3])
            value, at = (check if key in passing else keep).raw_decode(
                self.text, self._next(at + 1)
            )
            yield key, None if key in passing else value
            at = self._next(at)
            if self.text[at : at + 1] == ",":
                at = self._next(at + 1)
                self._at('"', at, _SAID[1])  # no comma before the end
            else:
                self._at("}", at, _SAID[2])
        if self._next(at + 1) < len(self.text):
            raise json.JSONDecodeError(_SAID[6], self.text, self._next(at + 1))

    def _next(self, at: int) -> int:
        """Give where something stands from here on that is no space."""
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _at(self, sign: str, at: int, otherwise: str) -> None:
        """Raise JSONDecodeError where this sign does not stand there."""
        if self.text[at : at + 1] != sign:
            raise json.JSONDecodeError(otherwise, self.text, at)

    def _decoder(self, made: Callable[[dict[str, Json]], Json]) -> json.JSONDecoder:
        return json.JSONDecoder(object_hook=made, parse_constant=self._constant)

    def _object(self, found: dict[str, Json]) -> dict[str, Json]:
        self.entries += len(found)
        return found

    def _nothing(self, found: dict[str, Json]) -> None:
        self.entries += len(found)

    def _constant(self, name: str) -> float:
        self.has_odd_number = True
        return math.nan


def _is_each_once(text: str, entries: int) -> bool:
    """Whether no key stands twice in an object, where all objects hold that many entries.

    There are at least as many quotes before a colon as keys, where no key stands apart from its
    colon. To count these, most often, is enough: to look at each object takes twice as long.
    """
    quotes = text.count('":')
    is_sure = not _APART.search(text)
    if "\\" in text:  # a quote within words can stand before a colon too
        quotes -= text.count('\\":')
        is_sure = is_sure and '\\\\"' not in text
    return (is_sure and quotes == entries) or not _has_twice(text)


def walk(value: Json, where: Where = None) -> Iterator[tuple[Json, Where, int]]:
    """Give every value within this one, itself first, with its place and its depth from 1."""
    waiting: list[tuple[Json, Where, int]] = [(value, where, 1)]
    while waiting:
        one = value, where, depth = waiting.pop()
        yield one
        if isinstance(value, dict):
            waiting += [(inner, (where, key), depth + 1) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(inner, (where, index), depth + 1) for index, inner in enumerate(value)]


def refuse_depth(value: Json, where: Where, file: str) -> None:
    """Raise MalformedFile where a value is nested too deeply or holds a number that is none."""
    for inner, place, depth in walk(value, where):
        if depth > DEPTH:
            raise MalformedFile(_TOO_DEEP, file=file, limit=DEPTH)
        if isinstance(inner, float) and not math.isfinite(inner):
            raise MalformedFile(_NO_NUMBER, file=file, path=path(place))


def _plainly(said: str) -> Phrase:
    """Give what the parser says of a mistake, without its place."""
    words = said[:1].lower() + said[1:]
    return Phrase(next((one for one in _SAID if words.startswith(one)), "it does not fit"))


def _shown(step: str | int) -> str:
    """Write a key or an index as JSON does, in ASCII and not too long."""
    return json.dumps(step if isinstance(step, int) else step[:60])


def _refuse_size_and_half_characters(text: str, file: str) -> None:
    if len(text) > LENGTH:
        raise MalformedFile("This file is longer than {limit} characters.", file=file, limit=LENGTH)
    if _BLANK.fullmatch(text):
        raise MalformedFile("This file is empty.", file=file)
    refuse_half_characters(text, file)


def refuse_half_characters(text: str, file: str) -> None:
    """Raise MalformedFile, with the line, where a lone surrogate stands in a text."""
    for begin in range(0, 0 if text.isascii() else len(text), _AT_ONCE):
        try:
            text[begin : begin + _AT_ONCE].encode()  # much faster than a search
        except UnicodeEncodeError as half:
            line = text.count("\n", 0, begin + half.start) + 1
            sentence = "This file holds half a character; save it again as UTF-8."
            raise MalformedFile(sentence, file=file, line=line) from half


def _has_twice(text: str) -> bool:
    """Look whether a key stands twice in any object; none of them is kept."""
    found: list[bool] = []

    def look(pairs: list[tuple[str, Json]]) -> None:
        if len(dict(pairs)) < len(pairs):
            found.append(True)

    json.JSONDecoder(object_pairs_hook=look).decode(text)
    return bool(found)


def _told_twice(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = _Twice(found)
    seen: set[str] = set()
    for key, _ in pairs:
        twice.key = key if key in seen else twice.key
        seen.add(key)
    return twice


def _refuse_what_is_ambiguous(text: str, file: str) -> None:
    """Look where the doubtful thing stands that the reading came across, and refuse it there."""
    for value, where, _ in walk(json.loads(text, object_pairs_hook=_told_twice)):
        if isinstance(value, _Twice):
            sentence = "{path}: the key {key} stands here twice; keep one of them."
            raise MalformedFile(sentence, file=file, path=path(where), key=_shown(value.key))
        if isinstance(value, float) and not math.isfinite(value):
            raise MalformedFile(_NO_NUMBER, file=file, path=path(where))
        texts = value if isinstance(value, dict) else [value] if isinstance(value, str) else []
        if any(_SURROGATE.search(one) for one in texts):
            sentence = "{path}: half a character stands here (a lone surrogate)."
            raise MalformedFile(sentence, file=file, path=path(where))
