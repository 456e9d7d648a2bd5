"""A small log to write in tests: events in chains, sealed into a tree, exported with receipts."""

import json
from hashlib import sha256

import pytest

from debate.log import chain, export, merkle, note, proof, receipt
from debate.log.receipt import RecordedEvent

ORIGIN = "tegengeluid.example/log"


class WrittenLog:
    """A whole log in memory; salts and keys are made from counters, so that runs are the same."""

    def __init__(self) -> None:
        self.signer = note.SignerKey(ORIGIN, sha256(b"log").digest())
        self.receipts = note.SignerKey("tegengeluid.example/receipts", sha256(b"receipt").digest())
        self.events: list[RecordedEvent] = []
        self.sealed: list[int] = []  # positions in the order of the tree
        self.checkpoints: list[str] = []
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.erased: set[int] = set()

    def read(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    def record(self, debate: str, kind: str = "claim_posted", **fields: object) -> RecordedEvent:
        """Add an event with these fields as its body; its position is len(events)."""
        before = [event for event in self.events if event.debate == debate]
        body = json.dumps(fields, ensure_ascii=False)
        number = len(self.events) + 1
        salt = sha256(b"salt %d" % number).digest()
        committed = chain.commitment(salt, body.encode())
        actor_ref = sha256(b"actor %d" % number).digest()[:16]
        prev = before[-1].hash if before else chain.GENESIS
        place = (debate, len(before) + 1, kind, 1, actor_ref, 1_700_000_000_000 + number)
        hash_ = chain.event_hash(*place, committed, prev)
        self.events.append(RecordedEvent(*place, committed, prev, hash_, salt, body))
        return self.events[-1]

    def erase(self, debate: str, *positions: int) -> None:
        self.erased.update(positions)
        versions = [self.events[pos - 1].version for pos in positions]
        self.record(debate, "erased", positions=list(positions), versions=versions)

    def seal(self, *positions: int) -> None:
        """Seal these positions, or all that wait, and sign a checkpoint."""
        waiting = [pos for pos in range(1, len(self.events) + 1) if pos not in self.sealed]
        batch = list(positions) or waiting
        entries = [self.events[pos - 1].hash for pos in batch]
        for level, index, value in merkle.append(self.read, len(self.sealed), entries):
            self.nodes[level, index] = value
        self.sealed += batch
        root = merkle.root_at(self.read, len(self.sealed))
        checkpoint = note.Checkpoint(ORIGIN, len(self.sealed), root)
        self.checkpoints.append(note.sign_checkpoint(checkpoint, self.signer))

    def stored(self, pos: int) -> RecordedEvent:
        """Give an event as the log holds it now: without its text once that was erased."""
        event = self.events[pos - 1]
        if pos not in self.erased:
            return event
        return RecordedEvent(**{**event.__dict__, "salt": None, "body": None})

    def header(self) -> bytes:
        return export.header_line(ORIGIN, str(self.signer.verifier), str(self.receipts.verifier))

    def event_lines(self) -> list[bytes]:
        seqs = {pos: seq for seq, pos in enumerate(self.sealed)}
        positions = range(1, len(self.events) + 1)
        return [export.event_line(pos, seqs.get(pos), self.stored(pos)) for pos in positions]

    def export(self) -> bytes:
        checkpoints = map(export.checkpoint_line, self.checkpoints)
        return b"".join([self.header(), *self.event_lines(), *checkpoints])

    def export_debate(self, debate: str) -> bytes:
        """Export one debate, with subtrees for the others and the newest checkpoint."""
        own = [pos for pos, event in enumerate(self.events, 1) if event.debate == debate]
        lines = [self.event_lines()[pos - 1] for pos in own]
        indexes = sorted(self.sealed.index(pos) for pos in own if pos in self.sealed)
        for level, index in merkle.gaps(len(self.sealed), indexes):
            lines.append(export.subtree_line(level, index, self.read(level, index)))
        return b"".join([self.header(), *lines, export.checkpoint_line(self.checkpoints[-1])])

    def receipt(self, *positions: int) -> bytes:
        events = [self.events[pos - 1] for pos in positions]
        return receipt.issue(ORIGIN, events, self.receipts)

    def proof(self, pos: int) -> str:
        index = self.sealed.index(pos)
        path = merkle.inclusion(self.read, index, len(self.sealed))
        return proof.proof_text(index, path, self.checkpoints[-1])


@pytest.fixture
def empty_log() -> WrittenLog:
    return WrittenLog()


@pytest.fixture
def small_log() -> WrittenLog:
    """Two debates, an erasure, two checkpoints, sealed out of order, and one event that waits."""
    log = WrittenLog()
    log.record("avondbus", "topic_opened", title="Rijdt de bus 's avonds door?")
    log.record("avondbus", text="Wie laat werkt, komt anders niet thuis.")
    log.record("zwembad", "topic_opened", title="Blijft het zwembad open? \u2014 \u00e9cht")
    log.seal(1, 3, 2)
    log.record("avondbus", text="Er zitten 's avonds drie mensen in de bus.")
    log.erase("avondbus", 2)
    log.seal()
    log.record("zwembad", text='Een "bad" voor\niedereen.')
    return log
