"""JSON read strictly: what two programs could read differently is refused, with its place.

Refused are, besides what is no JSON: a key that stands twice in an object, NaN and infinities, half
characters (lone surrogates), numbers of thousands of digits, nesting without end, and too much at
once. A place is a path such as `$.claims[3].voice`.
"""

import json
import math
import re
from collections.abc import Callable, Iterator

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
_AT_ONCE = 1_000_000  # characters
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


def parse(
    text: str, *, file: str = "", repeats: Callable[[dict[str, Json]], bool] | None = None
) -> Json:
    """Read a JSON text. Raises MalformedFile, with the line and column or the path.

    Equal objects of texts of which `repeats` says that they stand there more than once become one
    object, which is not to be changed.

    >>> parse('{"a": [1, {"b": 2, "b": 3}]}')
    Traceback (most recent call last):
    debate.errors.MalformedFile: $.a[1]: the key "b" stands here twice; keep one of them.
    """
    _refuse_size_and_half_characters(text, file)
    suspect: list[str] = []
    once: dict[int, dict[str, Json]] = {}

    def to_object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) != len(pairs):
            return _twice(pairs, suspect)
        return _shared(found, once) if repeats and repeats(found) else found

    def to_constant(name: str) -> float:
        suspect.append(name)
        return math.nan

    try:
        document: Json = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=to_object, parse_constant=to_constant
        )
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
    if suspect or "\\ud" in text or "\\uD" in text:
        _refuse_what_is_ambiguous(document, file)
    return document


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
    if not text.strip("\ufeff \t\r\n"):
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


def _twice(pairs: list[tuple[str, Json]], suspect: list[str]) -> _Twice:
    found = _Twice()
    for key, value in pairs:
        if key in found:
            found.key = key
        found[key] = value
    suspect.append(found.key)
    return found


def _shared(found: dict[str, Json], once: dict[int, dict[str, Json]]) -> dict[str, Json]:
    """Give the same object that was found before, if any and if it holds nothing but texts.

    Python salts the hashes of texts, so that no file can choose where its objects are looked up;
    and equal texts are the same, which 1, 1.0 and true are not.
    """
    try:
        first = once.setdefault(hash("\0".join(found.values())), found)  # type: ignore[arg-type]
    except TypeError:  # it holds more than texts
        return found
    return first if first == found else found


def _refuse_what_is_ambiguous(document: Json, file: str) -> None:
    """Look where the doubtful thing stands that the reading came across, and refuse it there."""
    for value, where, _ in walk(document):
        if isinstance(value, _Twice):
            sentence = "{path}: the key {key} stands here twice; keep one of them."
            raise MalformedFile(sentence, file=file, path=path(where), key=_shown(value.key))
        if isinstance(value, float) and not math.isfinite(value):
            raise MalformedFile(_NO_NUMBER, file=file, path=path(where))
        texts = value if isinstance(value, dict) else [value] if isinstance(value, str) else []
        if any(_SURROGATE.search(one) for one in texts):
            sentence = "{path}: half a character stands here (a lone surrogate)."
            raise MalformedFile(sentence, file=file, path=path(where))
