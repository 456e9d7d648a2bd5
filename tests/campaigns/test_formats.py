"""Files damaged at random, for minutes: each is read or refused in one sentence, soon, and small.

DEBATE_FUZZ_MINUTES says for how long (2 without it), DEBATE_FUZZ_SEED where to begin.
"""

import os
import random
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from debate.errors import DebateError
from debate.formats import files
from debate.formats.catalogue import READABLE, WRITABLE
from debate.formats.files import Text
from debate.formats.guess import guess
from tests.formats import samples

MINUTES = float(os.environ.get("DEBATE_FUZZ_MINUTES", "2"))
SEED = int(os.environ.get("DEBATE_FUZZ_SEED", "0"))
SECONDS, MEGABYTES = 10, 500
_SIGNS = ["\0", "\x0b", "\ud800", "\u202e", "NaN", "null", "{}", "[]", "<", ">", "&", '"', "\\u",
          "¬", "1e999", "[" * 5_000, "<a>" * 5_000, "{" * 5_000, "-1", "\n", "\t", "I", "CA", "RA",
          "node1", "<!--", "<![CDATA[", "*a", "&a ", "!!", "---\n"]  # fmt: skip


def texts() -> list[tuple[str, str]]:
    """Give what is damaged: the samples, and a small map in every format that is written."""
    small = samples.chain(4)
    written = [(name, files.write_map(small, name).text) for name in WRITABLE if name in READABLE]
    return [*samples.ALL, *written]


def damaged(chance: random.Random, text: str, other: str) -> str:
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at, length = chance.randrange(len(text) + 1), chance.choice((0, 1, 3, 20, 200))
        there = chance.randrange(len(other) + 1)
        new = chance.choice((
            "", chance.choice(_SIGNS), text[at : at + length] * chance.choice((2, 50, 2_000)),
            other[there : there + length], chr(chance.randrange(0x300)),
        ))  # fmt: skip
        text = (text[:at] + new + text[at + chance.choice((0, length)) :])[:2_000_000]
    return text


def outcomes(read: Callable[[str, str], None]) -> Iterator[tuple[str, str, float]]:
    """Give each damaged text with its format and the seconds that reading and writing took."""
    chance, sound = random.Random(SEED), texts()
    end = time.monotonic() + 60 * MINUTES
    while time.monotonic() < end:
        name, text = chance.choice(sound)
        bad = damaged(chance, text, chance.choice(sound)[1])
        begin = time.process_time()
        read(bad, name if chance.random() < 0.8 else guess(bad))
        yield name, bad, time.process_time() - begin


def through(text: str, name: str) -> None:
    """Read a text and write it again, in another format too."""
    if name not in READABLE:
        return
    with suppress(DebateError):
        found = files.read_map(Text(text, "x", name))
        for other in (name, "graphml"):
            files.write_map(found.map, other).text.encode()


@pytest.mark.campaign
def test_no_damage_makes_a_reader_fail_hang_or_grow() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    count, slowest, whose = 0, 0.0, ""
    for name, bad, seconds in outcomes(through):
        count += 1
        if seconds > slowest:
            slowest, whose = seconds, name
        assert seconds < SECONDS, (name, bad[:2_000])
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before
    print(f"{count:,} files, slowest {slowest:.2f} s ({whose}), {grown} MB more")
    assert count
    assert grown < MEGABYTES
