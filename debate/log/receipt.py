"""The receipt: a signed promise, given at once, that these events will be sealed in the log.

A JSON document in its canonical bytes (RFC 8785):

    {"format": "tegengeluid-receipt", "version": 1, "origin", "seal_within_ms",
     "events": [{"debate", "version", "kind", "schema_v", "actor_ref", "at_ms", "commitment",
                 "prev", "hash", "salt", "body"}, ...],
     "key": "name+hash+base64", "signature": base64}

Byte strings are lower-case hex. `body` is the stored JSON as a string; `salt` and `body` are null
after an erasure. The signature is Ed25519 by the receipt key over the canonical bytes of the
document without "signature".
"""

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..errors import InvalidInput
from ..model import Json
from ..plain import canonical
from .chain import commitment, event_hash
from .note import SignerKey, VerifierKey, from_base64, parse_verifier

FORMAT = "tegengeluid-receipt"
VERSION = 1
SEAL_WITHIN_MS = 10_000
_MOST_WHOLE = (1 << 53) - 1
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a character: it has no bytes


@dataclass(frozen=True)
class RecordedEvent:
    """One event as it stands in the log, with every field of its hash and its payload."""

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


@dataclass(frozen=True)
class Receipt:
    """A receipt taken apart, nothing verified."""

    origin: str
    seal_within_ms: int
    events: tuple[RecordedEvent, ...]
    key: str
    signature: bytes


class Flaw(StrEnum):
    """What can be wrong with a receipt; the page or the command line gives it words."""

    FORM = "form"  # it cannot be read as a receipt at all
    KEY = "key"  # signed by another key than the log's receipt key, or for another log
    SIGNATURE = "signature"  # the signature does not belong to what it says
    COMMITMENT = "commitment"  # an event's text is not the text committed to
    HASH = "hash"  # an event's hash does not belong to its fields
    CHAIN = "chain"  # two events that follow each other are not linked


@dataclass(frozen=True)
class Finding:
    """One flaw; `event` counts the receipt's events from 0, None for the document itself."""

    flaw: Flaw
    event: int | None = None
    detail: str = ""


def issue(
    origin: str,
    events: Sequence[RecordedEvent],
    signer: SignerKey,
    seal_within_ms: int = SEAL_WITHIN_MS,
) -> bytes:
    """Give the bytes of the signed receipt for the events of one act, in their order."""
    if not events:
        raise InvalidInput("A receipt is about one event or more.")
    receipt = Receipt(origin, seal_within_ms, tuple(events), str(signer.verifier), b"")
    return _document(receipt, signer.sign(signed_bytes(receipt)))


def read(document: bytes) -> Receipt:
    """Take a receipt apart; InvalidInput unless it has the form and bytes of one."""
    try:
        fields: object = json.loads(document.decode())
    except (ValueError, RecursionError) as error:
        raise InvalidInput("This is not a receipt: it is not JSON.") from error
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise InvalidInput("This is not a receipt: it does not say so itself.")
    if fields.get("version") != VERSION or not isinstance(fields.get("events"), list):
        raise InvalidInput("This receipt is of a version that is not known here.")
    receipt = Receipt(
        origin=_text(fields, "origin"),
        seal_within_ms=_whole(fields, "seal_within_ms"),
        events=tuple(_event(event) for event in fields["events"]),
        key=_text(fields, "key"),
        signature=from_base64(_text(fields, "signature")),
    )
    if not receipt.events or _document(receipt, receipt.signature) != document:
        raise InvalidInput("This receipt is not byte for byte as receipts are written.")
    return receipt


def check(document: bytes, key: VerifierKey, origin: str) -> list[Finding]:
    """Give all that is wrong with a receipt of the log `origin`, whose receipt key is `key`."""
    try:
        receipt = read(document)
    except InvalidInput as error:
        return [Finding(Flaw.FORM, detail=str(error))]
    findings = _check_signature(receipt, key, origin)
    for index, event in enumerate(receipt.events):
        findings += [Finding(flaw, index) for flaw in event_flaws(event)]
    for index, (before, after) in enumerate(zip(receipt.events, receipt.events[1:], strict=False)):
        follows = (after.debate, after.version) == (before.debate, before.version + 1)
        if follows and after.prev != before.hash:
            findings.append(Finding(Flaw.CHAIN, index + 1))
    return findings


def event_flaws(event: RecordedEvent) -> list[Flaw]:
    """Recompute an event's commitment, unless its payload is erased, and its hash."""
    flaws: list[Flaw] = []
    if (event.salt is None) != (event.body is None):
        flaws.append(Flaw.COMMITMENT)
    elif event.salt is not None and event.body is not None:
        expected = commitment(event.salt, event.body.encode())
        flaws += [] if expected == event.commitment else [Flaw.COMMITMENT]
    fields = (event.debate, event.version, event.kind, event.schema_v, event.actor_ref)
    if event_hash(*fields, event.at_ms, event.commitment, event.prev) != event.hash:
        flaws.append(Flaw.HASH)
    return flaws


def signed_bytes(receipt: Receipt) -> bytes:
    """Give the bytes that the receipt's signature is over."""
    return canonical(_fields(receipt))


def _check_signature(receipt: Receipt, key: VerifierKey, origin: str) -> list[Finding]:
    try:
        signer = parse_verifier(receipt.key)
    except InvalidInput as error:
        return [Finding(Flaw.KEY, detail=str(error))]
    findings: list[Finding] = []
    if signer != key:
        findings.append(Finding(Flaw.KEY, detail="Signed by another key than this log's."))
    if receipt.origin != origin:
        findings.append(Finding(Flaw.KEY, detail="Given out by another log."))
    if not signer.holds(receipt.signature, signed_bytes(receipt)):
        findings.append(Finding(Flaw.SIGNATURE))
    return findings


def _fields(receipt: Receipt) -> dict[str, Json]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "origin": receipt.origin,
        "seal_within_ms": receipt.seal_within_ms,
        "events": [dict(event_fields(event)) for event in receipt.events],
        "key": receipt.key,
    }


def _document(receipt: Receipt, signature: bytes) -> bytes:
    return canonical({**_fields(receipt), "signature": b64encode(signature).decode()})


def event_fields(event: RecordedEvent) -> dict[str, str | int | None]:
    """Give the JSON fields of an event, as receipts and exports spell them."""
    return {
        "debate": event.debate,
        "version": event.version,
        "kind": event.kind,
        "schema_v": event.schema_v,
        "actor_ref": event.actor_ref.hex(),
        "at_ms": event.at_ms,
        "commitment": event.commitment.hex(),
        "prev": event.prev.hex(),
        "hash": event.hash.hex(),
        "salt": None if event.salt is None else event.salt.hex(),
        "body": event.body,
    }


def _event(fields: object) -> RecordedEvent:
    if not isinstance(fields, dict):
        raise InvalidInput("An event of this receipt is not a JSON object.")
    erased = fields.get("body") is None and fields.get("salt") is None
    return RecordedEvent(
        debate=_text(fields, "debate"),
        version=_whole(fields, "version"),
        kind=_text(fields, "kind"),
        schema_v=_whole(fields, "schema_v"),
        actor_ref=_bytes(fields, "actor_ref", 16),
        at_ms=_whole(fields, "at_ms"),
        commitment=_bytes(fields, "commitment", 32),
        prev=_bytes(fields, "prev", 32),
        hash=_bytes(fields, "hash", 32),
        salt=None if erased else _bytes(fields, "salt", 32),
        body=None if erased else _text(fields, "body"),
    )


def _text(fields: dict[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or _SURROGATE.search(value):
        raise InvalidInput("The receipt's field {name} is not text.", name=name)
    return value


def _whole(fields: dict[str, object], name: str) -> int:
    value = fields.get(name)
    if type(value) is not int or not 0 <= value <= _MOST_WHOLE:
        raise InvalidInput("The receipt's field {name} is not a whole number.", name=name)
    return value


def _bytes(fields: dict[str, object], name: str, length: int) -> bytes:
    value = _text(fields, name)
    try:
        read = bytes.fromhex(value)
    except ValueError:
        read = b""
    if len(read) != length or read.hex() != value:
        raise InvalidInput("The receipt's field {name} is not hex of its length.", name=name)
    return read
