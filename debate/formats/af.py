"""ICCMA's .af files, since 2023: `p af 3`, then a line `1 2` for each attack of 1 on 2.

Arguments are the numbers from 1 on. Lines that begin with `#` are comments. Files have millions of
lines: one that is laid out as the competition's own are is read as a whole, and only another one
line by line, which also finds the line where it goes wrong.
"""

import re

import numpy as np

from ..errors import MalformedFile
from .attacks import MOST_ARGUMENTS, Attacks, Numbers

_COMMENTS = re.compile(r"(?:[ \t]*+(?:#[^\n]*+)?\n)*+")
_HEADER = re.compile(rf"{_COMMENTS.pattern}[ \t]*p[ \t]+af[ \t]+([0-9]{{1,12}})[ \t]*(?:\n|\Z)")


def read(text: str, *, file: str = "") -> Attacks:
    """Read a framework. Raises MalformedFile with the line.

    >>> found = read("p af 3\\n# who attacks whom\\n1 2\\n2 3\\n")
    >>> found.names, found.attackers.tolist(), found.attacked.tolist()
    (['1', '2', '3'], [0, 1], [1, 2])
    """
    text = text.replace("\r\n", "\n") if "\r" in text else text
    header = _HEADER.match(text)
    if header is None:
        comments = _COMMENTS.match(text)
        line = text.count("\n", 0, comments.end() if comments else 0) + 1
        raise MalformedFile(
            "An .af file begins with a line such as `p af 3`: how many arguments there are.",
            file=file,
            line=line,
        )
    size = int(header[1])
    if size > MOST_ARGUMENTS:
        raise MalformedFile(
            "There are more than {most} arguments here. Split the file.",
            file=file,
            line=text.count("\n", 0, header.start(1)) + 1,
            most=MOST_ARGUMENTS,
        )
    ends = _whole(text, header.end(), size)
    if ends is None:
        first = text.count("\n", 0, header.end()) + 1
        ends = _by_line(text[header.end() :], size, first, file)
    ends -= 1
    return Attacks(list(map(str, range(1, size + 1))), ends[0::2], ends[1::2])


def _whole(text: str, begin: int, size: int) -> Numbers | None:
    """Give all numbers at once, None where a line is not just two of them, from 1 to `size`."""
    raw = text[begin:].encode() if text.isascii() else b"?"
    if raw[-1:].isdigit():
        raw += b"\n"
    lines = raw.count(b"\n")
    if raw.translate(None, b"0123456789") != b" \n" * lines:
        return None
    if not lines:
        return np.zeros(0, np.intp)
    found: Numbers = np.fromstring(raw, dtype=np.intp, sep=" ")
    if found.size != 2 * lines or found.min() < 1 or found.max() > size:
        return None
    return found


def _by_line(body: str, size: int, first: int, file: str) -> Numbers:
    ends: list[int] = []
    for number, line in enumerate(body.split("\n"), start=first):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        for word in words:
            if not (word.isascii() and word.isdigit() and 1 <= int(word[:20]) <= size):
                raise MalformedFile(
                    "{word} is no argument: they are the numbers from 1 to {size}.",
                    file=file,
                    line=number,
                    word=word[:40],
                    size=size,
                )
        if len(words) != 2:
            raise MalformedFile(
                "A line holds two numbers: the attacker and the attacked.", file=file, line=number
            )
        ends += (int(words[0]), int(words[1]))
    return np.array(ends, np.intp)
