"""Search over a million claims: the words of a page of hits, from the commonest to the rarest.

The words of the claims are as common and as rare as those of a language (Zipf's law). What is
measured is a whole page of hits as the site draws it: claims with their places, notes, sources and
voices.
"""

import itertools
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from debate.commands.importing import import_map
from debate.model import ArgumentMap, Claim, Kind, Relation, Topic, Voice, VoiceKind, make_id
from debate.roles import operator
from debate.storage.store import Store

from .measuring import say
from .site import Site

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


def addresses(asked: Sequence[str], within: str = "") -> list[str]:
    """Give the addresses of pages of hits, in all debates or in one."""
    return [f"/zoeken?{urlencode({'q': text, 'debat': within})}" for text in asked]


def report(site: Site) -> None:
    """Say how long a page of hits takes, in all debates and in one."""
    language = Language(1)
    asked = list(questions(language))
    for number in range(DEBATES):  # the first page of a debate makes what all others share
        site.times(addresses(asked[:2], f"debat-{number}"))
    where = {"all debates": addresses(asked), "one debate": addresses(asked, "debat-0")}
    for name, pages in where.items():
        half, most = site.times(pages)
        said = f"{most:.0f} ms  [half within {half:.0f} ms]"
        say(f"search in {DEBATES * SIZE:,} claims, {name}, 95 of 100 within", said, "< 50 ms")
    half, most = site.times(addresses(asked[:COMMONEST]))
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
        report(Site(store))
        store.close()


if __name__ == "__main__":
    main()
