"""The log read from its first event to its last: chain, commitments, erasures, seals, tree.

What carries no promise can only be looked at for its form: of `event.idem` that the events of one
form follow each other, of `actor` that somebody with that reference spoke there, of `checkpoint`
that each note is signed and the one outside is among them. That an older checkpoint was taken away,
when a checkpoint was signed, or that an event never came from a form cannot be seen.
"""

import json
import re
import sqlite3
from collections.abc import Iterator

from ..errors import DebateError
from ..log import merkle
from ..log.chain import GENESIS, SALT_BYTES, commitment, event_hash
from ..log.note import Checkpoint, verify_checkpoint
from . import tree
from .database import Row
from .outside import Outside

MOST_FINDINGS = 20
"""Findings about one thing that are spelled out; the rest are counted."""

_EVENTS = """
    select event.pos, event.debate, event.version, event.kind, event.schema_v, event.actor_ref,
           event.at_ms, event.commitment, event.prev, event.hash, payload.salt, payload.body,
           event.idem
    from event not indexed
    left join payload on payload.pos = event.pos
    order by event.pos
"""
_STRANGERS = """
    select lower(hex(actor_ref)), debate from actor
    except
    select lower(hex(actor_ref)), debate from event where exists (select 1 from actor)
    order by 1, 2
"""
_IDEM = re.compile("([0-9a-f]{32})/([1-9][0-9]{0,5})")


class Findings:
    """What is wrong, in sentences; of each subject the first few, and how many more there are."""

    def __init__(self) -> None:
        self._sentences: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, subject: str, sentence: str) -> None:
        """Add a finding about a subject."""
        self._counts[subject] = self._counts.get(subject, 0) + 1
        if self._counts[subject] <= MOST_FINDINGS:
            self._sentences.setdefault(subject, []).append(sentence)

    def join(self, others: "Findings") -> None:
        """Add the findings of another check, about other subjects."""
        self._sentences |= others._sentences
        self._counts |= others._counts

    def __len__(self) -> int:
        return sum(self._counts.values())

    def all(self) -> tuple[str, ...]:
        """Give every sentence, in the order in which the subjects were met."""
        found: list[str] = []
        for subject, sentences in self._sentences.items():
            found += sentences
            if self._counts[subject] > MOST_FINDINGS:
                found.append(f"And {self._counts[subject] - MOST_FINDINGS} more about: {subject}.")
        return tuple(found)


class LogCheck:
    """One reading of the whole log; memory grows with the debates and the erasures alone."""

    def __init__(
        self, connection: sqlite3.Connection, outside: Outside, findings: Findings
    ) -> None:
        self.events = 0
        self.tree = TreeCheck(connection, outside, findings)
        self._connection, self._outside, self._findings = connection, outside, findings
        self._heads: dict[str, tuple[int, bytes]] = {}
        self._missing: dict[int, tuple[str, int, bytes]] = {}
        self._erased: dict[int, tuple[str, int | None]] = {}
        self._form: tuple[str, int, str, bytes] | None = None

    def run(self) -> None:
        """Check every event, then what only shows at the end."""
        last = 0
        for row in self._connection.execute(_EVENTS):
            if row[0] != last + 1:
                self._say(row[0], f"comes after position {last}: what was between is gone")
            last = row[0]
            self.events += 1
            self._check(row[:-1])
            self._check_form(row[0], row[1], row[5], row[-1])
        self._check_heads()
        self._check_actors()
        self._check_erasures()
        self.tree.finish()

    def _check(self, row: Row) -> None:
        pos, debate, version, kind, schema_v, actor_ref, at_ms, bound, prev, hash_, salt, body = row
        before = self._heads.get(debate, (0, GENESIS))
        self._heads[debate] = (version, hash_)
        if version != before[0] + 1:
            self._say(pos, f"is version {version} of {debate} and follows version {before[0]}")
        if prev != before[1]:
            self._say(pos, "is not linked to the event before it in its debate")
        if event_hash(debate, version, kind, schema_v, actor_ref, at_ms, bound, prev) != hash_:
            self._say(pos, "is not what its hash says")
        if salt is None and body is None:
            self._missing[pos] = (debate, version, hash_)
        elif len(salt) != SALT_BYTES or commitment(salt, body) != bound:
            self._say(pos, "has another text than it committed to")
        if kind == "erased" and body is not None:
            self._note_erasure(pos, debate, body)
        self.tree.event(pos, hash_)

    def _check_form(self, pos: int, debate: str, actor_ref: bytes, idem: str | None) -> None:
        """Hold the number within its form against the event before it: a form is one person's one
        act, without a gap.
        """
        before, self._form = self._form, None
        if idem is None:
            return
        found = _IDEM.fullmatch(idem)
        if found is None:
            self._say(pos, "has a mark of its form that this site does not make")
            return
        form, number = found[1], int(found[2])
        if number > 1 and before != (form, number - 1, debate, actor_ref):
            self._say(pos, f"is number {number} of a form, and does not follow number {number - 1}")
        self._form = (form, number, debate, actor_ref)

    def _check_actors(self) -> None:
        for ref, debate in self._connection.execute(_STRANGERS):
            self._findings.add(
                "actor", f"The table actor names {ref} in {debate}, who did nothing there."
            )

    def _note_erasure(self, pos: int, debate: str, body: bytes) -> None:
        said = json.loads(body)
        versions = said.get("versions") or [None] * len(said["positions"])
        for position, version in zip(said["positions"], versions, strict=True):
            self._erased[position] = (debate, version)
            if position >= pos:
                self._say(pos, f"erases position {position}, which comes after it")

    def _check_heads(self) -> None:
        stored = {
            debate: (version, head)
            for debate, version, head in self._connection.execute(
                "select debate, version, head from debate_head"
            )
        }
        for debate in sorted(stored.keys() | self._heads.keys()):
            if stored.get(debate) != self._heads.get(debate):
                self._findings.add(
                    "head", f"The head of the debate {debate} is not its last event."
                )

    def _check_erasures(self) -> None:
        """Hold the texts that are gone against the events that say which were erased."""
        for pos, (debate, version, _) in self._missing.items():
            said = self._erased.get(pos)
            if said is None:
                self._say(pos, "has lost its text, and no event says that it was erased")
            elif said[0] != debate or said[1] not in (None, version):
                self._say(pos, "was erased by an event about another text")
        for pos in self._erased.keys() - self._missing.keys():
            self._say(pos, "was erased, yet its text is there (`debate erase` ends what it began)")

    def check_register(self) -> None:
        """Hold the register of erasures outside the database against the texts that are gone."""
        registered: set[bytes] = set()
        for erasure in self._outside.erasures():
            registered.update(map(bytes.fromhex, erasure.hashes))
        for hash_ in registered:
            row = self._connection.execute(
                "select pos from event where hash = ? and pos in (select pos from payload)",
                (hash_,),
            ).fetchone()
            if row:
                self._say(row[0], "is in the register of erasures, yet its text is there")
        for pos, (_, _, hash_) in self._missing.items():
            if hash_ not in registered:
                self._say(pos, "was erased, but the register of erasures does not say so")

    def _say(self, pos: int, what: str) -> None:
        self._findings.add("event", f"The event at position {pos} {what}.")


class TreeCheck:
    """The tree grown again beside the stored one, and the roots that were signed."""

    def __init__(
        self, connection: sqlite3.Connection, outside: Outside, findings: Findings
    ) -> None:
        self.size = 0
        self._connection, self._outside, self._findings = connection, outside, findings
        self._peaks: list[bytes] = []
        self._levels: list[Iterator[Row]] = []
        self._seals = self._waiting = self._checkpoints = iter(list[Row]())
        self._next_seal: Row | None = None
        self._next_waiting: Row | None = None
        self._next_checkpoint: Row | None = None
        self._signed: Checkpoint | None = None
        self._has_begun = False

    def _rows(self, query: str, *parameters: object) -> Iterator[Row]:
        return self._connection.execute(query, parameters)

    def _begin(self) -> None:
        self._has_begun = True
        self._seals = self._rows("select seq, pos from seal order by seq")
        self._waiting = self._rows("select pos from unsealed order by pos")
        self._next_seal, self._next_waiting = next(self._seals, None), next(self._waiting, None)
        self._checkpoints = self._rows("select size, root, note from checkpoint order by size")
        self._next_checkpoint = next(self._checkpoints, None)
        self._origin, self._key = self._outside.origin, self._outside.verifier("log")
        self._signed = tree.signed_outside(self._outside)

    def event(self, pos: int, hash_: bytes) -> None:
        """Take in one event in the order of the log: sealed, or waiting for the sealer."""
        if not self._has_begun:
            self._begin()
        is_sealed = self._next_seal is not None and self._next_seal[1] == pos
        is_waiting = self._next_waiting is not None and self._next_waiting[0] == pos
        if is_waiting:
            self._next_waiting = next(self._waiting, None)
        if is_sealed == is_waiting:
            both = "both sealed and waiting" if is_sealed else "neither sealed nor waiting"
            self._say(f"The event at position {pos} is {both}.")
        if is_sealed and self._next_seal is not None:
            if self._next_seal[0] != self.size:
                self._say(f"The event at position {pos} is not entry {self.size} of the tree.")
            self._next_seal = next(self._seals, None)
            self._push(merkle.leaf_hash(hash_))

    def _push(self, value: bytes) -> None:
        level, index = 0, self.size
        self._hold(level, index, value)
        while index & 1:
            value = merkle.node_hash(self._peaks.pop(), value)
            level, index = level + 1, index >> 1
            self._hold(level, index, value)
        self._peaks.append(value)
        self.size += 1
        while self._next_checkpoint is not None and self._next_checkpoint[0] <= self.size:
            self._check_checkpoint(self._next_checkpoint)
            self._next_checkpoint = next(self._checkpoints, None)
        signed = self._signed
        if signed is not None and signed.size == self.size and signed.root != self.root():
            self._say(f"The first {self.size} events do not give the root that was signed outside.")

    def _hold(self, level: int, index: int, value: bytes) -> None:
        """Hold a node against the stored one."""
        if level == len(self._levels):
            query = "select idx, hash from mnode where level = ? order by idx"
            self._levels.append(self._rows(query, level))
        if next(self._levels[level], None) != (index, value):
            self._say(f"The stored tree is wrong at level {level}, node {index}.")

    def root(self) -> bytes:
        """Give the root of what was sealed so far."""
        return merkle.folded(self._peaks)

    def _check_checkpoint(self, row: Row) -> None:
        size, root, note = row
        try:
            said = verify_checkpoint(note, self._origin, self._key)
        except (DebateError, TypeError, ValueError) as error:
            self._say(f"The checkpoint of {size} events is not signed by this log: {error}")
            return
        if size != self.size or (said.size, said.root) != (size, root) or root != self.root():
            self._say(f"The checkpoint of {size} events is not about the first {size} events.")

    def finish(self) -> None:
        """Say what is left over, and whether the database is older than what was signed."""
        if not self._has_begun:
            self._begin()
        self._say_leftovers()
        stored = tree.size(self._connection)
        if stored != self.size:
            self._say(f"The sealer counts {stored} sealed events; there are {self.size}.")
        if self._signed is not None and self._signed.size > self.size:
            self._say(
                f"The database is older than the newest signed checkpoint: {self.size} events"
                f" sealed, {self._signed.size} signed."
            )
        self._check_signed_is_stored()
        newest = self._connection.execute("select max(size) from checkpoint").fetchone()[0]
        if (newest or 0) != self.size:
            self._say(f"The newest checkpoint is of {newest or 0} events; {self.size} are sealed.")

    def _check_signed_is_stored(self) -> None:
        if self._signed is None or self._signed.size > self.size:
            return
        query = "select 1 from checkpoint where size = ? and root = ?"
        signed = (self._signed.size, self._signed.root)
        if self._connection.execute(query, signed).fetchone() is None:
            self._say(f"The checkpoint of {signed[0]} events outside is not in the database.")

    def _say_leftovers(self) -> None:
        if self._next_seal is not None:
            self._say(f"Entry {self._next_seal[0]} of the tree seals no event, or out of order.")
        if self._next_waiting is not None:
            self._say(f"Position {self._next_waiting[0]} waits for the sealer, and is no event.")
        if self._next_checkpoint is not None:
            self._say(f"There is a checkpoint of {self._next_checkpoint[0]} events.")
        count: int = self._connection.execute("select count(*) from mnode").fetchone()[0]
        wanted = sum(self.size >> level for level in range(self.size.bit_length()))
        if count != wanted:
            self._say(f"The stored tree has {count} nodes in place of {wanted}.")

    def _say(self, sentence: str) -> None:
        self._findings.add("tree", sentence)
