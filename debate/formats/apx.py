"""ASPARTIX's APX files: `arg(a).` for each argument and `att(a,b).` for each attack of a on b.

Facts may stand in any order and several on a line; `%` begins a comment.
"""

import re
from collections.abc import Iterator

from ..errors import MalformedFile
from .attacks import Attacks, of_names

_NAME = r'\s*("[^"\n]*"|[^\s,()"%]+)\s*'
_FACT = re.compile(rf"arg\s*\({_NAME}\)\s*\.|att\s*\({_NAME},{_NAME}\)\s*\.")
_SPACE = re.compile(r"(?:\s++|%[^\n]*+)*+")


def read(text: str, *, file: str = "") -> Attacks:
    """Read a framework. Raises MalformedFile with the line.

    >>> found = read("arg(a). arg(b).  % two\\natt(a,b).")
    >>> found.names, found.attackers.tolist(), found.attacked.tolist()
    (['a', 'b'], [0], [1])
    """
    places: dict[str, int] = {}
    told: list[tuple[int, str, str]] = []
    for line, argument, one, other in _facts(text, file):
        if argument:
            places.setdefault(argument, len(places))
        else:
            told.append((line, one, other))
    return of_names(places, told, file)


def _facts(text: str, file: str) -> Iterator[tuple[int, str, str, str]]:
    """Give each fact with its line: an argument, or else two ends."""
    line, at = 1, 0
    while True:
        space = _SPACE.match(text, at)
        begin = space.end() if space else at
        line += text.count("\n", at, begin)
        if begin == len(text):
            return
        fact = _FACT.match(text, begin)
        if fact is None:
            raise MalformedFile(
                "This is neither arg(a). nor att(a,b). as an APX file has them.",
                file=file,
                line=line,
                column=begin - text.rfind("\n", 0, begin),
            )
        yield line, fact[1] or "", fact[2] or "", fact[3] or ""
        at = fact.end()
        line += text.count("\n", begin, at)
