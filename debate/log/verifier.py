"""Check an exported log, a receipt and a proof by yourself, trusting nobody's server.

    python verifier.py EXPORT.jsonl [--receipt receipt.json] [--proof proof.txt] [--log-key KEY]
    python verifier.py --receipt receipt.json --proof proof.txt --log-key KEY

It is one file that needs Python 3.11 or newer and the package `cryptography`, and none of the
site's own code: every rule is written out below. It reads the export a line at a time and keeps
32 bytes an event. Exit 0: all is as it was promised. Exit 1: it says what is wrong.

1. Chain: in every debate each event holds the hash of the one before; versions have no gaps.
2. Texts: each body is the text that its event committed to. A body is not there only where an
   event of the kind "erased" or "claim_hidden" says so in public.
3. Tree: the sealed events, in their order, give exactly the roots that the log has signed.
4. Receipts: signed by the site; what they promise is in the log, and is the same.
5. Proofs: lead from an event to a signed root.

An export brings its own keys. Give --log-key with a key that you wrote down before, or took from
somebody else, to be sure that you are not being shown a log made for you alone. The receipt_key in
it is only what the export says: it is proven with --receipt alone, by a receipt that it signed. An
export that was cut back to an earlier signed checkpoint is good as far as it goes: compare the size
that is printed with that of the site's newest checkpoint, at /log/checkpoint.
"""

import argparse
import hashlib
import json
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    sys.exit("This needs the package cryptography: run `pip install cryptography` first.")

LONGEST_LINE = 32 * 1024 * 1024
MOST_FINDINGS = 20
MOST_WHOLE = 2**53 - 1
GENESIS = bytes(32)
NUMBER = re.compile("0|[1-9][0-9]{0,15}")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")

HEADER = {"format", "version", "origin", "log_key", "receipt_key"}
RECORDED = {"debate", "version", "kind", "schema_v", "actor_ref", "at_ms", "commitment", "prev"}
RECORDED |= {"hash", "salt", "body"}
EXPORTED = RECORDED | {"pos", "seq"}
RECEIPT = {"format", "version", "origin", "seal_within_ms", "events", "key", "signature"}
PARTS = ({"level", "index", "hash"}, {"checkpoint"})

Fields = dict[str, object]
canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


class Wrong(Exception):
    """What is wrong, in one sentence."""


# --- The hashes ---------------------------------------------------------------------------------


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00", entry)


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01", left, right)


def commitment(salt: bytes, body: str) -> bytes:
    return sha256(b"\x02", salt, body.encode())


def measured(value: bytes) -> bytes:
    return len(value).to_bytes(4, "big") + value


def number(value: int) -> bytes:
    return b"\x00\x00\x00\x08" + value.to_bytes(8, "big")


def event_hash(event: "Event") -> bytes:
    return sha256(
        b"\x00",
        measured(event.debate.encode()),
        number(event.version),
        measured(event.kind.encode()),
        number(event.schema_v),
        measured(event.actor_ref),
        number(event.at_ms),
        measured(event.commitment),
        measured(event.prev),
    )


class Event(NamedTuple):
    """One event: the fields that are hashed, the hash, and the erasable text with its salt."""

    debate: str
    version: int
    kind: str
    schema_v: int
    actor_ref: bytes
    at_ms: int
    commitment: bytes
    prev: bytes
    hash: bytes
    salt: bytes | None
    body: str | None

    def faults(self) -> list[str]:
        """Compute both hashes again and say which is not what stands there."""
        found = []
        if self.salt is not None and self.body is not None:
            if commitment(self.salt, self.body) != self.commitment:
                found.append("its text is not the text that was committed to")
        elif self.salt is not None or self.body is not None:
            found.append("of its text and its salt one is missing")
        if event_hash(self) != self.hash:
            found.append("its hash does not belong to its fields")
        return found


class Tree:
    """A growing RFC 6962 tree: the roots of its full subtrees, from left to right."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def add(self, subtree: bytes, level: int = 0) -> None:
        if self.size % 2**level:
            raise Wrong(f"a subtree of 2**{level} entries cannot begin at entry {self.size}")
        self.size += 2**level
        while not (self.size >> level) & 1:
            subtree, level = node_hash(self.peaks.pop(), subtree), level + 1
        self.peaks.append(subtree)

    def root(self) -> bytes:
        if not self.peaks:
            return sha256()
        value = self.peaks[-1]
        for left in self.peaks[-2::-1]:
            value = node_hash(left, value)
        return value


def root_by_proof(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes:
    """Follow an inclusion proof up from a leaf (RFC 9162, 2.1.3.2)."""
    last = size - 1
    if not 0 <= index <= last:
        raise Wrong(f"the proof is about entry {index} of a tree of {size}")
    for sibling in proof:
        if not last:
            raise Wrong("the proof is too long for its tree")
        if index & 1 or index == last:
            leaf = node_hash(sibling, leaf)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        index, last = index >> 1, last >> 1
    if last:
        raise Wrong("the proof is too short for its tree")
    return leaf


# --- Keys and signatures ------------------------------------------------------------------------


class Key(NamedTuple):
    """An Ed25519 key, written name+hash+base64 (c2sp.org/signed-note)."""

    name: str
    key_id: bytes
    public: bytes

    def text(self) -> str:
        encoded = b64encode(b"\x01" + self.public).decode()
        return ascii(f"{self.name}+{self.key_id.hex()}+{encoded}")

    def check(self, signature: bytes, message: bytes, what: str) -> None:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            raise Wrong(f"the signature on {what} is not by {self.name!a}") from None


def read_key(text: str) -> Key:
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    value = from_base64(encoded)
    own_id = sha256(name.encode(), b"\n", value)[:4]
    if not name or len(value) != 33 or value[0] != 1 or own_id.hex() != key_id:
        raise Wrong(f"{text[:200]!a} is not a whole Ed25519 key: name+hash+base64")
    return Key(name, own_id, value[1:])


def from_base64(text: str) -> bytes:
    try:
        value = b64decode(text, validate=True)
    except ValueError:
        value = b""
    if b64encode(value).decode() != text:
        raise Wrong(f"{text[:80]!a} is not base64")
    return value


class Checkpoint(NamedTuple):
    size: int
    root: bytes


def read_checkpoint(note: str, origin: str, key: Key) -> Checkpoint:
    """Check the signature of the log on a checkpoint (c2sp.org/tlog-checkpoint) and read it."""
    text, _, signatures = note.rpartition("\n\n")
    lines = text.split("\n")
    if CONTROL.search(note) or len(lines) < 3 or not all(lines) or not note.endswith("\n"):
        raise Wrong("a checkpoint is not origin, size, root, an empty line and signatures")
    signed = 0
    for line in signatures[:-1].split("\n"):
        dash, _, rest = line.partition(" ")
        name, _, encoded = rest.partition(" ")
        value = from_base64(encoded)
        if dash != "\u2014" or not name or len(value) < 5:
            raise Wrong("a checkpoint has a line that is not a signature")
        if (name, value[:4]) == key[:2]:  # other signatures are witnesses', not ours to judge
            key.check(value[4:], text.encode() + b"\n", "a checkpoint")
            signed += 1
    root = from_base64(lines[2])
    if not signed:
        raise Wrong(f"a checkpoint is not signed by the log's key, {key.name!a}")
    if lines[0] != origin or not NUMBER.fullmatch(lines[1]) or len(root) != 32:
        raise Wrong(f"a checkpoint is of the log {lines[0]!a} or has no size and root")
    return Checkpoint(int(lines[1]), root)


# --- Reading ------------------------------------------------------------------------------------


def read_json(line: bytes) -> Fields:
    """Read a JSON object that is written in the one canonical way (RFC 8785)."""
    try:
        fields: object = json.loads(line.decode())
        if not isinstance(fields, dict) or canonical(fields).encode() != line:
            raise Wrong("this is not one JSON object in its canonical form (was it edited?)")
    except (ValueError, RecursionError):
        raise Wrong("this is not JSON (is it whole, and the right file?)") from None
    return fields


def read_line(line: bytes) -> Fields:
    if not line.endswith(b"\n"):
        raise Wrong("the line has no end: the file was cut off, or is not an export")
    return read_json(line[:-1])


def read_file(path: str) -> bytes:
    with open(path, "rb") as file:
        value = file.read(LONGEST_LINE + 1)
    if len(value) > LONGEST_LINE:
        raise Wrong(f"{path!a} is too large to be a receipt or a proof")
    return value


def text(fields: Fields, name: str) -> str:
    value = fields[name]
    if not isinstance(value, str):
        raise Wrong(f"the field {name} is not text")
    return value


def whole(fields: Fields, name: str) -> int:
    value = fields[name]
    if type(value) is not int or not 0 <= value <= MOST_WHOLE:
        raise Wrong(f"the field {name} is not a whole number from 0 to 2**53 - 1")
    return value


def raw(fields: Fields, name: str, length: int = 32) -> bytes:
    try:
        value = bytes.fromhex(text(fields, name))
    except ValueError:
        value = b""
    if len(value) != length or value.hex() != fields[name]:
        raise Wrong(f"the field {name} is not {length} bytes in lower-case hex")
    return value


def read_event(fields: Fields) -> Event:
    return Event(
        debate=text(fields, "debate"),
        version=whole(fields, "version"),
        kind=text(fields, "kind"),
        schema_v=whole(fields, "schema_v"),
        actor_ref=raw(fields, "actor_ref", 16),
        at_ms=whole(fields, "at_ms"),
        commitment=raw(fields, "commitment"),
        prev=raw(fields, "prev"),
        hash=raw(fields, "hash"),
        salt=None if fields["salt"] is None else raw(fields, "salt"),
        body=None if fields["body"] is None else text(fields, "body"),
    )


def read_body(event: Event) -> Fields:
    """Give what an event says; nothing where it cannot be read."""
    try:
        body: object = json.loads(event.body or "")
    except (ValueError, RecursionError):
        body = None
    return body if isinstance(body, dict) else {}


class Receipt(NamedTuple):
    origin: str
    key: Key
    events: list[Event]


def read_receipt(document: bytes) -> Receipt:
    """Read a receipt and check its signature, by the key that it names itself, and its hashes."""
    fields = read_json(document)
    events = fields.get("events")
    if fields.keys() != RECEIPT or fields["format"] != "tegengeluid-receipt":
        raise Wrong("the receipt does not have the fields of a receipt")
    if fields["version"] != 1 or not isinstance(events, list) or not events:
        raise Wrong("the receipt is of a version that this program does not know")
    whole(fields, "seal_within_ms")
    if not all(isinstance(event, dict) and event.keys() == RECORDED for event in events):
        raise Wrong("the receipt holds something that is not an event")
    key, events = read_key(text(fields, "key")), [read_event(event) for event in events]
    signature = from_base64(text(fields, "signature"))
    del fields["signature"]
    key.check(signature, canonical(fields).encode(), "the receipt")
    for event in events:
        for fault in event.faults():
            raise Wrong(f"the receipt's event {event.kind!a}: {fault}")
    return Receipt(text(fields, "origin"), key, events)


class Proof(NamedTuple):
    entry: int
    hashes: list[bytes]
    checkpoint: str


def read_proof(document: bytes) -> Proof:
    """Read a c2sp.org/tlog-proof@v1 text."""
    try:
        head, _, checkpoint = document.decode().partition("\n\n")
    except ValueError:
        raise Wrong("the proof is not text") from None
    magic, *lines = head.split("\n")
    if lines and lines[0].startswith("extra "):  # nothing vouches for it: passed over
        from_base64(lines.pop(0)[6:])
    word, _, index = lines.pop(0).partition(" ") if lines else ("", "", "")
    if magic != "c2sp.org/tlog-proof@v1" or word != "index" or not NUMBER.fullmatch(index):
        raise Wrong("the proof is not written as c2sp.org/tlog-proof@v1")
    hashes = [from_base64(line) for line in lines]
    if any(len(value) != 32 for value in hashes):
        raise Wrong("the proof has a hash that is not 32 bytes")
    return Proof(int(index), hashes, checkpoint)


# --- The log ------------------------------------------------------------------------------------


class Log:
    """Everything that has been read of an export, and what is wrong with it so far."""

    def __init__(self, header: Fields, log_key: str | None) -> None:
        if header.keys() != HEADER or header["format"] != "tegengeluid-log":
            raise Wrong("the first line is not that of an exported log")
        if whole(header, "version") != 1:
            raise Wrong("the export is of a version that this program does not know")
        self.origin = text(header, "origin")
        self.key = read_key(text(header, "log_key"))
        self.receipt_key = read_key(text(header, "receipt_key"))
        if self.key.name != self.origin:
            raise Wrong("the log's key does not carry the name of the log")
        if log_key and log_key != header["log_key"]:
            raise Wrong("the export was signed with another key than the one you gave")
        self.findings: list[str] = []
        self.gap = ""  # where pos skips a number
        self.events = self.pos = self.section = self.checkpoints = 0
        self.entries = self.outside = 0  # in the tree; those of them that are summed up
        self.heads: dict[str, tuple[int, bytes]] = {}
        self.missing: dict[int, tuple[str, int]] = {}  # events without a text: debate, version
        self.explained: set[int] = set()  # those that an erase event names
        self.starts, self.levels, self.hashes = array("Q"), bytearray(), bytearray()
        self.in_order = True
        self.order: Iterator[int] | None = None
        self.tree = Tree()
        self.roots: dict[int, bytes] = {}  # of the sizes that are asked for, b"" until known
        self.promised: dict[tuple[str, int], bytes] = {}  # by receipts, and not yet seen

    def line(self, fields: Fields) -> None:
        """Take in one line after the first."""
        section = 0 if "pos" in fields else 1 if "level" in fields else 2
        if fields.keys() != (EXPORTED, *PARTS)[section] or section < self.section:
            raise Wrong("this is not an event, a subtree or a checkpoint in its right place")
        self.section = section
        (self.event, self.subtree, self.checkpoint)[section](fields)

    def event(self, fields: Fields) -> None:
        event, pos = read_event(fields), whole(fields, "pos")
        if pos <= self.pos:
            raise Wrong(f"event {pos} comes after event {self.pos}")
        if pos > self.pos + 1 and not self.gap:
            self.gap = (
                f"between event {self.pos} and event {pos} one is missing, or is of a debate that"
                " is not in this export and was not sealed yet: export again in a few seconds"
            )
        self.pos, self.events = pos, self.events + 1
        if event.body is None:
            self.missing[pos] = event.debate, event.version
        faults = [*self.misplaced(event), *event.faults()]
        if event.kind == "erased":
            faults += self.erased(event)
        if event.kind == "claim_hidden":
            self.hidden(event)
        for fault in faults:
            self.found(f"event {pos} ({event.debate!a} version {event.version}): {fault}")
        if fields["seq"] is not None:
            self.leaf(whole(fields, "seq"), 0, leaf_hash(event.hash))
        if self.promised.get((event.debate, event.version)) == event.hash:
            del self.promised[event.debate, event.version]

    def misplaced(self, event: Event) -> Iterator[str]:
        """Hold an event against the one before it in its debate."""
        version, prev = self.heads.get(event.debate, (0, GENESIS))
        self.heads[event.debate] = event.version, event.hash
        if event.version != version + 1:
            yield f"it does not follow version {version}"
        if event.prev != prev:
            yield "it is not linked to the event before it"

    def hidden(self, event: Event) -> None:
        """Note which texts may be left out because a moderator hid them, with a reason."""
        body = read_body(event)
        positions, versions = body.get("positions"), body.get("versions")
        if isinstance(positions, list) and isinstance(versions, list):
            for pos, version in zip(positions, versions, strict=False):
                if type(pos) is int and self.missing.get(pos) == (event.debate, version):
                    self.explained.add(pos)

    def erased(self, event: Event) -> Iterator[str]:
        """Note which texts an erase event says are gone; they must be."""
        body = read_body(event)
        positions = body.get("positions")
        if not isinstance(positions, list) or not all(type(pos) is int for pos in positions):
            yield "it does not say which texts it erased"
            return
        gone = [self.missing.get(pos, ("", 0)) for pos in positions]
        if any(debate != event.debate for debate, _ in gone):
            yield "it erases a text that is still there, or is of another debate"
        # pos is no part of an event's hash and version is: together they cannot be moved about
        versions = [version for _, version in gone]
        if body.get("versions", versions) != versions:
            yield "it erases other versions than the texts that are gone"
        self.explained.update(positions)

    def subtree(self, fields: Fields) -> None:
        level, index = whole(fields, "level"), whole(fields, "index")
        if level > 52 or (index + 1) << level > MOST_WHOLE:
            raise Wrong("the subtree is larger than any log")
        self.leaf(index << level, level, raw(fields, "hash"))
        self.outside += 1 << level

    def leaf(self, start: int, level: int, value: bytes) -> None:
        self.entries += 1 << level
        self.in_order = self.in_order and (not self.starts or self.starts[-1] < start)
        self.starts.append(start)
        self.levels.append(level)
        self.hashes += value

    def checkpoint(self, fields: Fields) -> None:
        checkpoint = read_checkpoint(text(fields, "checkpoint"), self.origin, self.key)
        if self.checkpoints and checkpoint.size <= self.tree.size:
            raise Wrong("the checkpoints do not grow")
        self.checkpoints += 1
        self.grow(checkpoint.size)
        if self.tree.root() != checkpoint.root:
            raise Wrong(f"the first {checkpoint.size} entries do not give the root that was signed")

    def grow(self, size: int) -> None:
        """Add entries to the tree, in the order of seq, until it has this size."""
        if self.order is None:
            places = range(len(self.starts))
            in_order = places if self.in_order else sorted(places, key=self.starts.__getitem__)
            self.order = iter(in_order)
        while self.tree.size < size:
            place = next(self.order, None)
            if place is None or self.starts[place] != self.tree.size:
                raise Wrong(f"entry {self.tree.size} of the tree is missing or is there twice")
            self.tree.add(bytes(self.hashes[32 * place : 32 * place + 32]), self.levels[place])
            if self.tree.size in self.roots:
                self.roots[self.tree.size] = self.tree.root()
        if self.tree.size > size:
            raise Wrong(f"the checkpoint of size {size} ends within a subtree of the export")

    def finish(self) -> None:
        """Say what only shows at the end."""
        if self.gap and not self.outside:
            self.found(self.gap)
        for pos in self.missing.keys() - self.explained:
            self.found(f"the text of event {pos} is gone, and no erase event says so")
        if not self.checkpoints:
            self.found("there is no signed checkpoint: nothing shows that this is the whole log")
        elif self.tree.size != self.entries:
            self.found(f"the last checkpoint covers {self.tree.size} of {self.entries} entries")
        for debate, version in self.promised:
            self.found(f"the receipt's event, {debate!a} version {version}, is not in the export")

    def summary(self) -> list[str]:
        return [
            f"events: {self.events}; debates: {len(self.heads)};"
            f" texts erased or hidden: {len(self.missing)}",
            f"checkpoints: {self.checkpoints}; entries under the last one: {self.tree.size},"
            f" of debates that are not in this export: {self.outside}",
        ]

    def found(self, finding: str) -> None:
        self.findings.append(finding)
        if len(self.findings) == MOST_FINDINGS:
            raise Wrong("there is too much wrong to read on")

    def entry(self, index: int) -> bytes:
        """Give the leaf hash of an event of the export by its seq."""
        place = self.starts.index(index) if index in self.starts else -1
        if place < 0 or self.levels[place]:
            raise Wrong(f"the proof is about entry {index}, which is no event of the export")
        return bytes(self.hashes[32 * place : 32 * place + 32])


# --- Putting it together ------------------------------------------------------------------------


def read_log(file: BinaryIO, receipt: Receipt | None, proof: Proof | None, key: str | None) -> Log:
    """Read an export to its end, or to where it cannot be read on."""
    log = Log(read_line(file.readline(LONGEST_LINE)), key)
    if receipt and (receipt.origin, receipt.key) != (log.origin, log.receipt_key):
        raise Wrong("the receipt is of another log, or signed with another key than the export's")
    if receipt:
        log.promised = {(event.debate, event.version): event.hash for event in receipt.events}
    if proof:
        log.roots[read_checkpoint(proof.checkpoint, log.origin, log.key).size] = b""
    line_number = 1
    try:
        while line := file.readline(LONGEST_LINE):
            line_number += 1
            log.line(read_line(line))
        log.finish()
    except Wrong as wrong:
        log.findings.append(f"line {line_number}: {wrong}")
    return log


def check_proof(proof: Proof, receipt: Receipt | None, log: Log | None, key: Key) -> str:
    """Follow the proof from an event of the receipt, or of the export, to a signed root."""
    origin = log.origin if log else receipt.origin if receipt else key.name
    checkpoint = read_checkpoint(proof.checkpoint, origin, key)
    leaves = [leaf_hash(event.hash) for event in receipt.events] if receipt else []
    if log and not receipt:
        leaves = [log.entry(proof.entry)]
    roots = [root_by_proof(leaf, proof.entry, checkpoint.size, proof.hashes) for leaf in leaves]
    if checkpoint.root not in roots:
        raise Wrong("the proof does not lead from the event to the root that was signed")
    if log and log.roots.get(checkpoint.size, b"") not in (b"", checkpoint.root):
        raise Wrong(f"the log has signed two different trees of {checkpoint.size} entries")
    return f"proof: entry {proof.entry} is in the signed tree of {checkpoint.size} entries"


def check(options: argparse.Namespace) -> tuple[list[str], list[str]]:
    """Give what was seen, and what is wrong with it."""
    receipt = read_receipt(read_file(options.receipt)) if options.receipt else None
    proof = read_proof(read_file(options.proof)) if options.proof else None
    log, seen = None, []
    if options.export:
        with open(options.export, "rb") as file:
            log = read_log(file, receipt, proof, options.log_key)
        seen = [f"log {log.origin!a}, signed with {log.key.text()}", *log.summary()]
        if log.findings:
            return seen, log.findings
    elif not (receipt and proof and options.log_key):
        raise Wrong("give an export, or a receipt, its proof and the log's key")
    if receipt:
        seen.append(f"receipt: {len(receipt.events)} events, signed with {receipt.key.text()}")
    if proof:
        seen.append(check_proof(proof, receipt, log, log.key if log else read_key(options.log_key)))
    return seen, []


def main() -> int:
    parser = argparse.ArgumentParser(description="Check an exported log, a receipt and a proof.")
    parser.add_argument("export", nargs="?", help="the exported log, JSON Lines")
    parser.add_argument("--receipt", help="a receipt, as it was downloaded")
    parser.add_argument("--proof", help="the proof that belongs to it, c2sp.org/tlog-proof@v1")
    parser.add_argument("--log-key", help="the log's key as you know it: name+hash+base64")
    try:
        seen, findings = check(parser.parse_args())
    except Wrong as wrong:
        seen, findings = [], [str(wrong)]
    except OSError as error:
        seen, findings = [], [f"{error.filename!a} cannot be read: {error.strerror}"]
    for line in seen:
        print(line)
    for line in findings:
        print("WRONG:", line)
    print(f"NOT GOOD: {len(findings)} found." if findings else "GOOD: all of this is as promised.")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
