"""Search over a million claims: the words of a page of hits, from the commonest to the rarest.

The words of the claims are as common and as rare as those of a language (Zipf's law). What is
measured is all that a page of hits asks for: claims with their places, notes, sources and voices;
in processor time of the thread that asks, so that what else runs on the machine does not count.
"""

import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from debate.commands.importing import import_map
from debate.model import ArgumentMap, Claim, Kind, Relation, Topic, Voice, VoiceKind, make_id
from debate.queries.snapshot import Snapshot
from debate.roles import operator
from debate.storage.store import Store
from debate.web import search_pages

from .measuring import say

DEBATES, SIZE = 10, 100_000
WORDS = 60_000
QUESTIONS = 200
COMMONEST = 30
NAMES = 5_000
_FUNCTION = (
    *("de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "voor", "niet", "met"),
    *("zijn", "die", "aan", "er", "om", "als", "ook", "maar", "door", "bij", "uit", "nog"),
    *("naar", "wordt", "kan", "heeft", "moet"),
)
_SYLLABLES = (
    *("ba", "de", "ge", "wij", "ker", "hulp", "zorg", "net", "werk", "meen", "te", "cli", "ent"),
    *("buurt", "bud", "get", "fa", "mi", "lie", "tra", "ject", "plan", "ning"),
)


class Language:
    """Made-up words, the commonest first, and sentences of them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        found = dict.fromkeys(_FUNCTION)
        while len(found) < WORDS:
            found.setdefault("".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 5))))
        self.words = list(found)
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))

    def said(self, count: int) -> str:
        """Say so many words."""
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=count))


def debate(language: Language, number: int) -> ArgumentMap:
    """Make a debate in which one claim in ten has a note."""
    claims, relations = {}, {}
    for at in range(SIZE):
        id_ = make_id("c", "search", str(number), str(at))
        text = language.said(language.chance.randint(8, 16)).capitalize() + "."
        voice = Voice(VoiceKind.CITIZEN, f"{language.words[30 + at % NAMES].capitalize()} {at}")
        claims[id_] = Claim(id_, text, voice=voice, note=language.said(20) if at % 10 == 0 else "")
        if at:
            above = make_id("c", "search", str(number), str((at - 1) // 3))
            tie = make_id("r", "search", str(number), str(at))
            kind = Kind.SUPPORT if at % 3 else Kind.ATTACK
            relations[tie] = Relation(tie, kind, (id_,), above)
    topic = Topic(f"debat-{number}", f"Debat {number}")
    return ArgumentMap(topic, claims=claims, relations=relations)


def questions(language: Language) -> Iterator[str]:
    """Give what people might type: the commonest words, words as common as they are, and pairs."""
    yield from language.words[:COMMONEST]
    for number in range(QUESTIONS - COMMONEST):
        yield language.said(1 + number % 4)


def slowest(connection: Snapshot, asked: list[str], within: str) -> tuple[float, float]:
    """Give the milliseconds within which half of the pages of hits come, and 95 of 100."""
    taken = []
    for text in asked:
        begin = time.thread_time()
        search_pages.find(connection, text, within, 1)
        taken.append((time.thread_time() - begin) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def report(store: Store) -> None:
    """Say how long searching takes, in all debates and in one."""
    language = Language(1)
    asked = list(questions(language))
    with store.reading() as connection:
        count = connection.execute("select count(*) from claim").fetchone()[0]
        slowest(connection, asked[:20], "")
        for within in ("", "debat-0"):
            half, most = slowest(connection, asked, within)
            where = "one debate" if within else "all debates"
            said = f"{most:.0f} ms  [half within {half:.0f} ms]"
            say(f"search in {count:,} claims, {where}, 95 of 100 within", said, "< 50 ms")
        half, most = slowest(connection, asked[:COMMONEST], "")
        said = f"{most:.0f} ms  [half within {half:.0f} ms]"
        say(f"the {COMMONEST} commonest words, 95 of 100 within", said, "< 50 ms")


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        store = Store(Path(name) / "debate.db")
        store.set_up()
        language = Language(1)
        for number in range(DEBATES):
            import_map(store, operator("bench"), debate(language, number))
        report(store)
        store.close()


if __name__ == "__main__":
    main()
