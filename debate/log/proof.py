"""Offline proof that an event is sealed: the text format c2sp.org/tlog-proof@v1.

    c2sp.org/tlog-proof@v1
    extra <base64>              perhaps; nothing vouches for it
    index <decimal>
    <base64 hash>               the inclusion proof, from the leaf's sibling up
    ...

    <the signed checkpoint, verbatim>

Whoever has the text, the event's hash and the log's public key needs nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import InvalidInput
from .merkle import verify_inclusion
from .note import Checkpoint, VerifierKey, from_base64, to_base64, verify_checkpoint

MAGIC = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")
_MOST_HASHES = 63


@dataclass(frozen=True)
class Proof:
    """A proof taken apart, nothing verified: which entry, its path, and the signed checkpoint."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""


def proof_text(index: int, hashes: Sequence[bytes], checkpoint: str, extra: bytes = b"") -> str:
    """Write a proof; `hashes` come from merkle.inclusion, `checkpoint` is the signed note."""
    lines = [MAGIC, *([f"extra {to_base64(extra)}"] if extra else []), f"index {index}"]
    return "\n".join([*lines, *map(to_base64, hashes), "", checkpoint])


def parse_proof(text: str) -> Proof:
    """Take a proof apart, strictly, without verifying it."""
    head, separator, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not separator or lines.pop(0) != MAGIC:
        raise InvalidInput("A proof begins with {magic}; this is something else.", magic=MAGIC)
    extra = b""
    if lines and lines[0].startswith("extra "):
        extra = from_base64(lines.pop(0).removeprefix("extra "))
    match = _INDEX.fullmatch(lines.pop(0)) if lines else None
    if not match:
        raise InvalidInput("The proof does not say which entry it is about (the line 'index').")
    hashes = tuple(from_base64(line) for line in lines)
    if len(hashes) > _MOST_HASHES or any(len(value) != 32 for value in hashes):
        raise InvalidInput("The proof's hashes are at most 63, each of 32 bytes.")
    return Proof(int(match[1]), hashes, checkpoint, extra)


def verify_proof(text: str, entry: bytes, origin: str, *known: VerifierKey) -> Checkpoint:
    """Give the checkpoint under which text proves entry, an event's hash, to be sealed.

    Raises InvalidInput when a known key did not sign it for this origin, or it proves another.
    """
    proof = parse_proof(text)
    checkpoint = verify_checkpoint(proof.checkpoint, origin, *known)
    if not verify_inclusion(checkpoint.root, checkpoint.size, proof.index, entry, proof.hashes):
        raise InvalidInput("The proof does not lead from this event to the signed checkpoint.")
    return checkpoint
