"""YAML values in an Argdown text: inline data, block data and front matter.

Simple inline data (`{key: word, other: [a, b], more: "text"}`) is read here; for everything else
the events of PyYAML's safe loader are put together here, so that both give the same values. Plain
words are read as YAML 1.2 does: `true`, `false`, `null` and numbers, no dates, no `yes` and `no`.
Anchors and aliases, tags, keys that come twice and values deeper than 30 levels are refused.
"""

import re
from math import isfinite

import yaml

from ...errors import Phrase
from ...model import Json

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without the C library reads the same, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

LONGEST = 500_000  # characters of YAML at one place
DEEPEST = 30

_INSIDE = r"\w.()/;+=%€!?'’\-"
_WORD = rf"[^\W\d_][{_INSIDE}]*+(?:[: ][{_INSIDE}]++)*+"
_PLACE = r"-?\d[\w.-]*+(?::[\w.-]+)*+"
_QUOTED = r'"[^"\\\n\x7f-\xa0\u2028\u2029\ufeff]*+"'
_VALUE = rf"{_WORD}|{_PLACE}|{_QUOTED}"
_LIST = rf"\[((?: *+(?:{_VALUE}) *+(?:,(?! *+\])|(?=\])))*+)\]"
_KEY = r"([A-Za-z][\w-]*+)"
_FLAT = rf" *+{_KEY.replace('(', '(?:', 1)}: ++(?:{_VALUE}) *+"
_MAP = rf"\{{((?:{_FLAT}(?:,(?! *+\}})|(?=\}})))++)\}}"
_PAIR = re.compile(rf" *+{_KEY}: ++(?:({_VALUE})|{_LIST}|{_MAP}) *+(?:,|\}}\Z)")
_INNER = re.compile(rf"{_KEY}: ++({_VALUE})")
_ITEM = re.compile(_VALUE)
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DIGITS = 4_000  # Python reads no whole number that is much longer
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, Json] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_SAID = (
    "mapping values are not allowed in this context",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}}'",
    "did not find expected key",
    "did not find expected node content",
    "did not find expected '-' indicator",
    "found character that cannot start any token",
    "found unexpected end of stream",
    "could not find expected ':'",
    "control characters are not allowed",
)
_PLAIN_TAGS = (None, "tag:yaml.org,2002:str", "!")


class NotReadable(Exception):
    """This YAML cannot be read; `offset` is where in it, as far as known."""

    def __init__(self, why: str, offset: int = 0) -> None:
        super().__init__(why)
        self.why, self.offset = why, offset


def read(text: str) -> Json:
    """Give the value that a piece of YAML stands for.

    Raises NotReadable.

    >>> read("{id: c0a1b2c3d4e5, at: [p7, p3:10-74:77aa01bc], base: 0.5}")
    {'id': 'c0a1b2c3d4e5', 'at': ['p7', 'p3:10-74:77aa01bc'], 'base': 0.5}
    """
    if text[:1] == "{":
        simple = read_simple(text)
        if simple is not None:
            return simple
    return read_yaml(text)


def read_simple(text: str) -> dict[str, Json] | None:
    """Give simple inline data, or None where it is not simple."""
    found: dict[str, Json] = {}
    at, last = 1, len(text)
    while at < last:
        pair = _PAIR.match(text, at)
        if pair is None:
            return None
        key, value, values, pairs = pair.groups()
        if key in found or key in _WORDS:
            return None
        if value is not None:
            found[key] = _scalar(value)
        elif values is not None:
            found[key] = [_scalar(one) for one in _ITEM.findall(values)]
        else:
            told = _INNER.findall(pairs)
            inner: dict[str, Json] = {name: _scalar(one) for name, one in told}
            if len(inner) < len(told) or not inner.keys().isdisjoint(_WORDS):
                return None
            found[key] = inner
        at = pair.end()
    return found if text[-1] == "}" else None


def _scalar(word: str) -> Json:
    return word[1:-1] if word[0] == '"' else plain(word)


def plain(word: str) -> Json:
    """Give what an unquoted word stands for."""
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in "-+.0123456789":
        return word
    if len(word) <= _DIGITS and _NUMBER.fullmatch(word):
        return int(word)
    if len(word) < 40 and _FLOAT.fullmatch(word):
        return value if isfinite(value := float(word)) else word
    return word


def read_yaml(text: str, longest: int = LONGEST) -> Json:
    """Give the value of any YAML. Raises NotReadable."""
    if len(text) > longest:
        raise NotReadable(Phrase("it is longer than {limit:,} characters", limit=longest))
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise NotReadable(_plainly(error), _where(error, text)) from error
    except yaml.YAMLError as error:
        raise NotReadable(Phrase("it is not YAML")) from error
    return builder.value


class _Builder:
    """Puts a value together from the events of a YAML text, without recursion."""

    def __init__(self) -> None:
        self.value: Json = None
        self._open: list[list[Json] | dict[str, Json]] = []
        self._keys: list[str | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise NotReadable(Phrase("an alias (*) is not read; write the value again"), _at(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise NotReadable(Phrase("there are two documents in it"), _at(event))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        _check(event)
        if self._open and isinstance(self._open[-1], dict) and self._keys[-1] is None:
            if event.value in self._open[-1]:
                raise NotReadable(Phrase("the key {key} comes twice", key=event.value), _at(event))
            self._keys[-1] = str(event.value)
        else:
            self._put(str(event.value) if event.style else plain(event.value), event)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        _check(event)
        if len(self._open) >= DEEPEST:
            raise NotReadable(Phrase("it is deeper than {limit} levels", limit=DEEPEST), _at(event))
        value: dict[str, Json] | list[Json]
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(value, event)
        self._open.append(value)
        self._keys.append(None)

    def _put(self, value: Json, event: yaml.Event) -> None:
        if not self._open:
            self.value = value
        elif isinstance(container := self._open[-1], list):
            container.append(value)
        else:
            key = self._keys[-1]
            if key is None:
                raise NotReadable(Phrase("a key is a word"), _at(event))
            container[key] = value
            self._keys[-1] = None


def _check(event: yaml.NodeEvent) -> None:
    if event.anchor:
        raise NotReadable(
            Phrase("an anchor (&) is not read; write the value where it is used"), _at(event)
        )
    if getattr(event, "tag", None) not in _PLAIN_TAGS:
        raise NotReadable(Phrase("a tag (!) is not read"), _at(event))


def _at(event: yaml.Event) -> int:
    mark = event.start_mark
    return 0 if mark is None else int(mark.index)


def _plainly(error: yaml.MarkedYAMLError) -> Phrase:
    """Give what PyYAML says where that has a wording; all of it would be for programmers."""
    said = str(error.problem).replace("}", "}}")
    return Phrase(said if said in _SAID else "it is not YAML")


def _where(error: yaml.MarkedYAMLError, text: str) -> int:
    mark = error.problem_mark
    return 0 if mark is None else min(int(mark.index), len(text))
