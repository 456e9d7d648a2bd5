"""Claims that may say the same, among a million: how fast, and how many of 100 twins are found.

The claims are made up (`twins.py`) and recorded as an import records them, in five debates turn by
turn, for no debate holds more than 200,000. The peer asks FTS5 for any of the words and ranks by
bm25. Times are of the processor, for the machine's load is no part of what is measured; those on
the clock stand beside them.

    python -m bench.resembling [claims, 1000000 unless told]
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from debate import events
from debate.model import Claim, Topic, make_id
from debate.queries import resembling
from debate.roles import operator
from debate.storage.store import Store
from debate.text.stems import word_queries

from . import twins
from .measuring import say

DEBATES = 5
LOT = 2_000  # claims of one debate before the next has its turn
TWINS = 100
SHOWN = 10
ROUNDS = 3

Find = Callable[[sqlite3.Connection, str, str], list[str]]
"""Gives the texts that are found in a debate for a text."""


def slug(number: int) -> str:
    """Give the debate in which a claim stands, by the claim's number."""
    return f"debat-{number // LOT % DEBATES}"


def made(count: int) -> Iterator[twins.Made]:
    """Make so many claims, the same in each run."""
    chance = random.Random(1)
    return (twins.make(chance) for _ in range(count))


def filled(folder: Path, count: int) -> Store:
    """Set up a store with so many claims."""
    store = Store(folder / "debate.db")
    store.set_up("bench.example/log")
    for number in range(DEBATES):
        name = f"debat-{number}"
        with store.change(name, operator(name).ref) as change:
            change.record(events.TopicOpened(Topic(name, "Een debat")))
    claims = enumerate(map(twins.said, made(count)))
    for first in range(0, count, LOT):
        lot = [next(claims) for _ in range(min(LOT, count - first))]
        with store.change(slug(first), operator(slug(first)).ref) as change:
            change.record_all(_posted(number, text) for number, text in lot)
    return store


_RANKED = """
    select claim.text from claim_search
    cross join claim on claim.pos = claim_search.rowid
    where claim_search match ? and claim.debate = ?
    order by bm25(claim_search)
    limit ?
"""


def _posted(number: int, text: str) -> events.Event:
    return events.ClaimPosted(Claim(make_id("c", "bench", str(number)), text))


def ours(connection: sqlite3.Connection, debate: str, text: str) -> list[str]:
    """Find by the rarest words."""
    found = resembling.similar(connection, debate, text, SHOWN)
    return [one.claim.claim.text for one in found]


def peers(connection: sqlite3.Connection, debate: str, text: str) -> list[str]:
    """Find what has any of the words, ranked by bm25."""
    query = " OR ".join(word_queries(text).values())
    return [text for (text,) in connection.execute(_RANKED, (query, debate, SHOWN))]


def measure(store: Store, count: int, find: Find, rounds: int) -> str:
    """Ask for 100 twins, in so many rounds of other wordings; give times and recall."""
    picked = dict.fromkeys(sorted(random.Random(2).sample(range(count), TWINS)))
    wanted = [(number, one) for number, one in enumerate(made(count)) if number in picked]
    took, clock, found = [], [], []
    with store.reading() as connection:
        for number in range(rounds):
            chance, hits = random.Random(number), 0
            for place, one in wanted:
                text = twins.twin(one, chance)
                begun, start = time.perf_counter(), time.thread_time()
                texts = find(connection, slug(place), text)
                took.append(time.thread_time() - start)
                clock.append(time.perf_counter() - begun)
                hits += twins.said(one) in texts
            found.append(hits)
    times = f"{_times(took)} ms ({_times(clock)} clock)"
    return f"{times}, {', '.join(map(str, found))} of {TWINS}"


def _times(took: list[float]) -> str:
    took = sorted(took)
    return f"p50 {took[len(took) // 2] * 1e3:.1f}, p95 {took[len(took) * 95 // 100] * 1e3:.1f}"


def main(count: int = 1_000_000) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        store = filled(Path(folder), count)
        took = time.perf_counter() - start
        print(f"{count:,} claims imported in {took:.0f} s, {count / took:.0f}/s")
        aim = "p95 < 20 ms, >= 95 of 100"
        say("twins in the first 10, by the rarest words", measure(store, count, ours, ROUNDS), aim)
        say("twins in the first 10, FTS5 OR by bm25", measure(store, count, peers, 1), "the peer")
        store.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
