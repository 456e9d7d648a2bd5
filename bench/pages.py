"""The claim page under gunicorn against Datasette's row page of the same claim, at two sizes."""

import os
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from debate.commands.importing import import_map
from debate.model import ArgumentMap, Claim, Kind, Relation, Topic, Voice, VoiceKind, make_id
from debate.roles import operator
from debate.storage.sealer import seal_all
from debate.storage.store import Store

from .measuring import paired, ratio, say
from .shapes import sentence

ENVIRONMENT = {"DEBATE_PLAIN_HTTP": "1", "DEBATE_KEPT_PAGES": "0"}
"""Every page is drawn from the store, none is given from memory."""

SIZES = (1_000, 100_000)
ROUNDS = 7
SECONDS = 2.0
CONNECTIONS = 4
ANSWERS_EACH = 3


def debate_of(size: int) -> ArgumentMap:
    """Make a debate of this many claims: each has three answers until they run out."""
    claims, relations = {}, {}
    for number in range(size):
        id_ = make_id("c", "bench", str(number))
        claims[id_] = Claim(id_, sentence(number), voice=Voice(VoiceKind.CITIZEN))
        if number:
            above = make_id("c", "bench", str((number - 1) // ANSWERS_EACH))
            kind = Kind.SUPPORT if number % ANSWERS_EACH else Kind.ATTACK
            tie = make_id("r", "bench", str(number))
            relations[tie] = Relation(tie, kind, (id_,), above)
    return ArgumentMap(Topic("bench", "Een debat"), claims=claims, relations=relations)


def prepared(folder: Path, size: int) -> Store:
    """Set up a store that holds such a debate, sealed."""
    store = Store(folder / f"debate{size}.db")
    store.set_up()
    import_map(store, operator("bench"), debate_of(size))
    seal_all(store)
    store.close()
    return store


@contextmanager
def serving(command: list[str], port: int, path: str) -> Iterator[None]:
    """Run a server until it answers, and end it."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env={**os.environ, **ENVIRONMENT}, **quiet)
    try:
        deadline = time.monotonic() + 30
        while status(port, path) != 200:
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"{command[2]} does not answer at {path}")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def status(port: int, path: str) -> int:
    """Ask once; 0 where nothing listens."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as one:
            one.sendall(request(path))
            return int(one.recv(4096).split(b" ", 2)[1])
    except (OSError, IndexError, ValueError):
        return 0


def request(path: str) -> bytes:
    """Give the bytes of a request that keeps the connection open."""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n".encode()


def rate(port: int, path: str, seconds: float = SECONDS) -> float:
    """Give the requests a second that are answered over a few open connections."""
    asked, done, buffers = request(path), 0, {}
    with selectors.DefaultSelector() as selector:
        for _ in range(CONNECTIONS):
            one = socket.create_connection(("127.0.0.1", port))
            selector.register(one, selectors.EVENT_READ)
            buffers[one] = b""
            one.sendall(asked)
        start = time.perf_counter()
        while (now := time.perf_counter()) < start + seconds:
            for key, _ in selector.select(1):
                one = key.fileobj
                buffers[one] += one.recv(262_144)
                if is_whole(buffers[one]):
                    buffers[one] = b""
                    done += 1
                    one.sendall(asked)
        for one in buffers:
            one.close()
    return done / (now - start)


def is_whole(answer: bytes) -> bool:
    """Tell whether an answer has arrived with all of its body."""
    head, gap, body = answer.partition(b"\r\n\r\n")
    if not gap:
        return False
    lowered = head.lower()
    at = lowered.find(b"content-length:")
    if at >= 0:
        return len(body) >= int(lowered[at + 15 :].split(b"\r\n", 1)[0])
    return body.endswith(b"0\r\n\r\n")


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as folder:
        stores = {size: prepared(Path(folder), size) for size in SIZES}
        paths = {size: f"/stellingen/{make_id('c', 'bench', str(size // 10))}" for size in SIZES}
        small, large = SIZES
        ours = {
            size: [*debate(store), "--port", str(8400 + at)]
            for at, (size, store) in enumerate(stores.items())
        }
        row = f"/debate{small}/claim/{paths[small].rpartition('/')[2]}"
        datasette = [sys.executable, "-m", "datasette", str(stores[small].path), "--port", "8410"]
        with (
            serving(ours[small], 8400, paths[small]),
            serving(ours[large], 8401, paths[large]),
            serving(datasette, 8410, row),
        ):
            against = paired(lambda: rate(8400, paths[small]), lambda: rate(8410, row), ROUNDS)
            sizes = paired(
                lambda: 1 / rate(8401, paths[large]), lambda: 1 / rate(8400, paths[small]), ROUNDS
            )
    figures = [statistics.median(side) for side in zip(*against, strict=True)]
    said = f"{ratio(against)}  [{figures[0]:.0f}/s, Datasette {figures[1]:.0f}/s]"
    say("claim page, requests a second, to Datasette's row page", said, ">= 1.00")
    say(f"claim page, time at {large:,} claims to at {small:,}", str(ratio(sizes)), "<= 1.30")


def debate(store: Store) -> list[str]:
    """Give the command that serves a store with one worker, as Datasette has one."""
    quiet = ["--workers", "1", "--no-sealer"]
    return [sys.executable, "-m", "debate", "--db", str(store.path), "serve", *quiet]
