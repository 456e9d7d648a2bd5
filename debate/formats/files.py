"""Files in and out: read one, guess its format, and hand its text to the module that knows it.

The modules of the formats are pure; only this one touches files.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from ..errors import InvalidInput, MalformedFile, TooLarge
from ..hoarding import hoarding
from ..model import ArgumentMap
from . import af, apx, tgf
from .attacks import Attacks
from .catalogue import format_called
from .guess import guess
from .reading import Reading, Writing
from .strict_json import refuse_half_characters

LARGEST = 64 * 1024 * 1024  # bytes: 200,000 claims take about 40 million


@dataclass(frozen=True)
class Text:
    """A file's text, the name it goes by in messages, and its format."""

    text: str
    name: str
    format: str


def read_text(path: str, format_: str = "") -> Text:
    """Read a file, '-' being standard input; its format is guessed where none is given.

    Raises MalformedFile where it is not there or not UTF-8 text, TooLarge above 64 MiB.
    """
    return text_of(read_bytes(path), name_of(path), format_)


def name_of(path: str) -> str:
    """Give the name that a file goes by in messages."""
    return "standard input" if path == "-" else path


def read_bytes(path: str) -> bytes:
    """Read a file whole, '-' being standard input. Raises MalformedFile and TooLarge."""
    try:
        return _bytes(path)
    except OSError as error:
        raise MalformedFile(
            "This file cannot be read: {reason}.", file=name_of(path), reason=error.strerror
        ) from error


def text_of(raw: bytes, name: str, format_: str = "") -> Text:
    """Give what was read as text; its format is guessed where none is given.

    Raises MalformedFile where it is not UTF-8.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise MalformedFile(
            "This is not text in UTF-8. Save it as UTF-8 and try again.", file=name, line=line
        ) from error
    return Text(text, name, format_ or guess(text, Path(name).suffix))


def _bytes(path: str) -> bytes:
    if path == "-" and sys.stdin is None:
        raise MalformedFile("There is no standard input to read from.")
    with sys.stdin.buffer if path == "-" else Path(path).open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise TooLarge(
            "This file is larger than {limit} MiB. Split it.", limit=LARGEST // 1024 // 1024
        )
    return raw


def read_map(source: Text, slug: str = "") -> Reading:
    """Read a map. Raises MalformedFile for the first thing that is wrong, with its place.

    `slug` names the debate where the format's files do not.
    """
    return look(source, slug).refuse_errors(source.name)


def look(source: Text, slug: str = "") -> Reading:
    """Read a map with all that is wrong with it."""
    format_ = format_called(source.format)
    read = format_.reader()
    if format_.names_debate:
        return read(source.text, file=source.name)
    refuse_half_characters(source.text, source.name)
    with hoarding():
        return read(source.text, file=source.name, slug=slug)


def read_attacks(source: Text) -> Attacks:
    """Read arguments that attack one another. Raises MalformedFile for what is wrong, with its
    place.
    """
    read = {"af": af.read, "apx": apx.read, "tgf": tgf.read}[source.format]
    return read(source.text, file=source.name)


def write_map(map_: ArgumentMap, format_: str) -> Writing:
    """Write a map in a format. Raises InvalidInput for a format that holds no map."""
    return format_called(format_).writer()(map_)


def write_text(path: str, text: str | bytes) -> int:
    """Write a file whole or not at all, '-' being standard output; gives the number of bytes."""
    raw = text.encode() if isinstance(text, str) else text
    if path == "-":
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return len(raw)
    target = Path(path).resolve()
    try:
        _replace(target, raw)
    except OSError as error:
        raise InvalidInput(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror
        ) from error
    return len(raw)


def _replace(target: Path, raw: bytes) -> None:
    """Put a whole file in the place of another; a device or a pipe is written to instead."""
    if target.exists() and not target.is_file():
        target.write_bytes(raw)
        return
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.write_bytes(raw)
        fresh.replace(target)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
