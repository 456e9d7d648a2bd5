"""The log: durable acts against a bare transaction, bulk import, rebuild, and a whole verification.

The machine's load is no part of what is measured: where no peer runs in the same round, the figure
is by processor time, and the time on the clock stands beside it.

    python -m bench.storage [events to verify, 1000000 unless told]
"""

import functools
import hashlib
import random
import resource
import secrets
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from debate import events
from debate.commands import arguing
from debate.model import Claim, Kind, Relation, Topic, Voice, VoiceKind, make_id
from debate.roles import Actor, operator
from debate.storage import database, rebuild, sealer
from debate.storage.store import Store
from debate.storage.verify import verify

from .measuring import paired, ratio, say

ROUNDS = 15
ACTS = 40
SMALL, LARGE = 20_000, 100_000
SLUG = "bench"
_SMALL_WORDS = (
    *("de", "het", "een", "niet", "is", "dat", "moet", "kan", "voor", "van", "in", "op", "te"),
    *("er", "wie", "dan", "ook", "nog", "meer", "altijd"),
)
_WORDS = [
    f"{start}{end}"
    for start in ("zorg", "wijk", "buurt", "huis", "werk", "geld", "bus", "school", "stad", "raad")
    for end in ("", "en", "team", "plan", "vraag", "hulp", "huis", "kosten", "leden", "jaar")
] + list(_SMALL_WORDS)
_BARE = """
    create table event (pos integer primary key, hash blob);
    create table payload (pos integer primary key, body blob);
    create table claim (id text primary key, text text);
"""


@dataclass(frozen=True)
class Took:
    """Seconds of the processor and on the clock, and how much memory grew meanwhile, in MB."""

    processor: float
    clock: float
    memory: float


def measured(work: Callable[[], object]) -> Took:
    """Run once and tell what it took."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    clock, processor = time.perf_counter(), time.process_time()
    work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    return Took(processor, clock, grown / 1024)


def sentence(chance: random.Random) -> str:
    """Make up a sentence of a common length."""
    return " ".join(chance.choices(_WORDS, k=chance.randrange(8, 22))).capitalize() + "."


def opened(folder: Path) -> Store:
    """Set a store up with a debate of one claim."""
    store = Store(folder / "debate.db")
    store.set_up("bench.example/log")
    with store.change(SLUG, operator(SLUG).ref) as change:
        thesis = Claim(make_id("c", SLUG, "0"), "De eerste stelling.")
        change.record(events.TopicOpened(Topic(SLUG, "Een debat")), events.ClaimPosted(thesis))
    return store


def claims(count: int, seed: int = 1) -> Iterator[events.Event]:
    """Give events that post so many claims, as an import does."""
    chance = random.Random(seed)
    voice = Voice(VoiceKind.CITIZEN)
    for number in range(count):
        id_ = make_id("c", str(seed), str(number))
        yield events.ClaimPosted(Claim(id_, sentence(chance), f"Stelling {number}", voice=voice))


def debated(count: int, seed: int = 1) -> Iterator[events.Event]:
    """Give as many events as a debate holds them: claims, each with the step that it is used in."""
    last = make_id("c", SLUG, "0")
    for number, one in enumerate(claims(count // 2, seed)):
        assert isinstance(one, events.ClaimPosted)
        yield one
        kind = Kind.SUPPORT if number % 3 else Kind.ATTACK
        step = make_id("r", str(seed), str(number))
        yield events.RelationPosted(Relation(step, kind, (one.claim.id,), last))
        last = one.claim.id if number % 4 else make_id("c", SLUG, "0")


def record(store: Store, given: Iterator[events.Event]) -> int:
    """Record events in one act."""
    with store.change(SLUG, operator(SLUG).ref) as change:
        return change.record_all(given)


def durable(folder: Path) -> None:
    """One event through the whole stack, and a citizen's act with its checks and its receipt, each
    against three inserts and a commit.
    """
    store, chance = opened(folder), random.Random(2)
    ann = Actor(hashlib.sha256(b"ann").digest()[:16])
    bare = database.open_writer(folder / "bare.db")
    bare.executescript(_BARE)

    def append() -> None:
        with store.change(SLUG, ann.ref, idem=secrets.token_hex(16)) as change:
            claim = Claim(make_id("c", secrets.token_hex(8)), sentence(chance))
            change.record(events.ClaimPosted(claim))

    def act() -> None:
        text, form = sentence(chance), secrets.token_hex(16)
        thesis = make_id("c", SLUG, "0")
        posted = arguing.argue(store, ann, Kind.SUPPORT, text, thesis, idem=form)
        store.receipt(posted.entries)

    peers = functools.partial(_rate, lambda: _bare_act(bare, sentence(chance)))
    for name, work, aim in (
        ("durable append, share of a bare transaction's rate", append, ">= 0.15"),
        ("a citizen's whole act with receipt, the same", act, "none; two events and all checks"),
    ):
        pairs = paired(functools.partial(_rate, work), peers, ROUNDS)
        rate = sorted(ours for ours, _ in pairs)[ROUNDS // 2]
        say(name, f"{ratio(pairs)}, {rate:.0f}/s", aim)
    with closing(bare):
        store.close()


def _rate(work: Callable[[], object]) -> float:
    """Tell how often a second this can be done, one after the other."""
    start = time.perf_counter()
    for _ in range(ACTS):
        work()
    return ACTS / (time.perf_counter() - start)


def _bare_act(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("begin immediate")
    connection.execute("insert into event (hash) values (?)", (secrets.token_bytes(32),))
    connection.execute("insert into payload (body) values (?)", (text.encode(),))
    connection.execute("insert into claim values (?, ?)", (secrets.token_hex(8), text))
    connection.execute("commit")


def bulk(folder: Path) -> None:
    """Claims in one act, with the full log; then again five times as many, for the memory."""
    store = opened(folder)
    few, many = list(claims(SMALL, 1)), list(claims(LARGE, 2))
    small = measured(lambda: record(store, iter(few)))
    large = measured(lambda: record(store, iter(many)))
    _say_rate(f"bulk import, {SMALL} claims", SMALL, small, ">= 25,000/s")
    _say_rate(f"bulk import, {LARGE} claims", LARGE, large, ">= 25,000/s, memory flat")
    store.close()


def again(folder: Path) -> None:
    """Fold the log again, with the search index."""
    store = opened(folder)
    record(store, debated(LARGE))
    took = measured(lambda: rebuild.rebuild(store))
    figure = f"{took.processor / LARGE * 1e6:.1f} us/event ({took.clock / LARGE * 1e6:.1f} clock)"
    say(f"rebuild, {LARGE} events", figure, "<= 40 us")
    store.close()


def whole(folder: Path, count: int) -> None:
    """Verify a log of that many events, sealed."""
    store = opened(folder)
    for seed in range(-(-count // LARGE)):
        record(store, debated(min(LARGE, count), seed))
        sealer.seal_all(store)
    found = []
    took = measured(lambda: found.append(verify(store)))
    assert found[0].findings == (), found[0].findings
    figure = f"{took.processor:.1f} s ({took.clock:.1f} clock), {took.memory:+.0f} MB"
    say(f"verify, {found[0].events} events", figure, "<= 60 s at 1,000,000, memory flat")
    store.close()


def _say_rate(name: str, count: int, took: Took, aim: str) -> None:
    rate = f"{count / took.processor:.0f}/s ({count / took.clock:.0f} clock), {took.memory:+.0f} MB"
    say(name, rate, aim)


def main(count: int = 1_000_000) -> None:
    """Print every figure."""
    for work in (durable, bulk, again):
        with tempfile.TemporaryDirectory() as folder:
            work(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        whole(Path(folder), count)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
