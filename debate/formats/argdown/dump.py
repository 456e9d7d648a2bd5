"""Values as YAML on one line, with as few quotation marks as can be."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from ...model import Json
from .flow import plain

# Words that need no quotation marks anywhere in YAML, also where every other tool reads it.
_BARE = re.compile(r"(?:[^\W\d_]|\d)[\w.()/;+=!'’\-]*(?:[: ][\w.()/;+=!'’\-]+)*")
_KEY = re.compile(r"[A-Za-z][\w\-]*")
_UNSAFE = re.compile("[{}\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def dump(value: Json) -> str:
    """Give a value as YAML in flow style.

    >>> dump(
    ...     {
    ...         "voice": {"kind": "citizen"},
    ...         "at": ["p7", "p3:10-74:77aa01bc"],
    ...         "why": "a, b",
    ...         "n": "1",
    ...     }
    ... )
    '{voice: {kind: citizen}, at: [p7, p3:10-74:77aa01bc], why: "a, b", n: "1"}'
    """
    if isinstance(value, str):
        return value if _is_bare(value) else _quoted(value)
    if isinstance(value, (dict, Mapping)):
        return "{" + ", ".join(f"{_key(key)}: {dump(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(dump(one) for one in value) + "]"
    return json.dumps(value)


@lru_cache(1_000)
def _key(key: str) -> str:
    return key if _KEY.fullmatch(key) and plain(key) == key else _quoted(key)


def _is_bare(text: str) -> bool:
    return _BARE.fullmatch(text) is not None and plain(text) == text


def _quoted(text: str) -> str:
    return _UNSAFE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    """Write a character that could end the data or break the line by its number."""
    code = ord(found[0])
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
