"""C2SP signed notes and checkpoints: what the log signs, and how anyone checks the signature.

A note (c2sp.org/signed-note) is text, an empty line, and signature lines

    — <key name> base64(key id || signature)

A checkpoint (c2sp.org/tlog-checkpoint) is a note whose text is origin, size, base64 root and
perhaps extension lines. Only Ed25519 keys (signature type 0x01) are known here; a signature by any
other key is passed over, as the specification asks, so that witnesses can add theirs.

Reading is strict: base64 and numbers have one spelling, and control characters are refused, so no
two different texts can be taken for the same note.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ..errors import InvalidInput

_ED25519 = b"\x01"  # the signature type of plain Ed25519 in c2sp.org/signed-note
_MOST_BYTES = 1_000_000
_MOST_SIGNATURES = 100
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
_SECRET = "PRIVATE+KEY+"  # noqa: S105 - the mark that Go's note package puts before a signing key


@dataclass(frozen=True)
class VerifierKey:
    """The public half of a note key; as text `name+hash+base64`."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        _require_name(self.name)
        if len(self.public) != 32:
            raise InvalidInput("An Ed25519 public key is 32 bytes.")

    @cached_property
    def key_id(self) -> bytes:
        """The first 4 bytes of SHA256(name || newline || 0x01 || public key)."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    def holds(self, signature: bytes, message: bytes) -> bool:
        """Say whether signature is this key's Ed25519 signature over message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{to_base64(_ED25519 + self.public)}"


@dataclass(frozen=True)
class SignerKey:
    """The secret half of a note key; `secret_text()` is what its file holds."""

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _require_name(self.name)
        if len(self.seed) != 32:
            raise InvalidInput("An Ed25519 seed is 32 bytes.")

    @cached_property
    def verifier(self) -> VerifierKey:
        """The public half, to publish."""
        return VerifierKey(self.name, self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Give the 64 bytes of the Ed25519 signature over message."""
        return self._key.sign(message)

    def secret_text(self) -> str:
        """Give the key as Go's note package writes it: `PRIVATE+KEY+name+hash+base64`."""
        key_id = self.verifier.key_id.hex()
        return f"{_SECRET}{self.name}+{key_id}+{to_base64(_ED25519 + self.seed)}"

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def parse_verifier(text: str) -> VerifierKey:
    """Read `name+hash+base64`; refused when the hash is not the key's."""
    name, key_id, public = _key_parts(text)
    key = VerifierKey(name, public)
    if key.key_id.hex() != key_id:
        raise InvalidInput("The key's hash does not belong to its name and key; copy it again.")
    return key


def parse_signer(text: str) -> SignerKey:
    """Read `PRIVATE+KEY+name+hash+base64`; refused when the hash is not the key's."""
    if not text.startswith(_SECRET):
        raise InvalidInput("A signing key begins with PRIVATE+KEY+.")
    name, key_id, seed = _key_parts(text.removeprefix(_SECRET))
    key = SignerKey(name, seed)
    if key.verifier.key_id.hex() != key_id:
        raise InvalidInput("The signing key's hash does not belong to it; the file is damaged.")
    return key


@dataclass(frozen=True)
class Signature:
    """One signature line of a note."""

    name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True)
class Note:
    """A note taken apart, nothing verified; `text` ends in a newline."""

    text: str
    signatures: tuple[Signature, ...]


def sign(text: str, *signers: SignerKey) -> str:
    """Give the signed note of text, which ends in a newline."""
    if not text.endswith("\n") or _CONTROL.search(text):
        raise InvalidInput("A note's text ends in a newline and has no control characters.")
    return text + "\n" + "".join(_signature_line(text, signer) for signer in signers)


def cosign(note: str, signer: SignerKey) -> str:
    """Add a signature to a note."""
    return note + _signature_line(parse(note).text, signer)


def parse(note: str) -> Note:
    """Take a note apart, strictly, without verifying it."""
    if len(note) > _MOST_BYTES or _CONTROL.search(note):
        raise InvalidInput("A note is at most 1,000,000 characters, without control characters.")
    text, separator, lines = note.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise InvalidInput("A note is text, an empty line and signature lines; a part is missing.")
    signatures = lines.removesuffix("\n").split("\n")
    if len(signatures) > _MOST_SIGNATURES:
        raise InvalidInput("A note has at most 100 signatures.")
    return Note(text + "\n", tuple(_signature(line) for line in signatures))


def verify(note: str, *known: VerifierKey) -> Note:
    """Give the parts of a note that at least one known key signed, and no known key wrongly.

    Signatures by unknown keys are ignored (c2sp.org/signed-note, Signatures).
    """
    parts = parse(note)
    keys = {(key.name, key.key_id): key for key in known}
    verified = 0
    for line in parts.signatures:
        key = keys.get((line.name, line.key_id))
        if key is None:
            continue
        if not key.holds(line.signature, parts.text.encode()):
            raise InvalidInput("The signature by {key} is wrong.", key=key.name)
        verified += 1
    if not verified:
        raise InvalidInput("The note carries no signature by a known key.")
    return parts


@dataclass(frozen=True)
class Checkpoint:
    """A signed tree head's text: whose log, how many entries, and their root."""

    origin: str
    size: int
    root: bytes
    extension: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = (self.origin, *self.extension)
        if not all(lines) or any("\n" in line or _CONTROL.search(line) for line in lines):
            raise InvalidInput("A checkpoint's origin and extensions are lines that say something.")
        if not 0 <= self.size < 10**19 or len(self.root) != 32:
            raise InvalidInput("A checkpoint has a size of 0 or more and a root of 32 bytes.")

    @property
    def text(self) -> str:
        """The note's text, to sign."""
        lines = (self.origin, str(self.size), to_base64(self.root), *self.extension)
        return "".join(f"{line}\n" for line in lines)


def parse_checkpoint(text: str) -> Checkpoint:
    """Read a checkpoint from a note's text; verify the note first."""
    lines = text.removesuffix("\n").split("\n")
    if not text.endswith("\n") or len(lines) < 3 or not _NUMBER.fullmatch(lines[1]):
        raise InvalidInput("A checkpoint has an origin, a size and a root, each on its own line.")
    return Checkpoint(lines[0], int(lines[1]), from_base64(lines[2]), tuple(lines[3:]))


def sign_checkpoint(checkpoint: Checkpoint, *signers: SignerKey) -> str:
    """Give the signed note of a checkpoint."""
    return sign(checkpoint.text, *signers)


def verify_checkpoint(note: str, origin: str, *known: VerifierKey) -> Checkpoint:
    """Give the checkpoint in a note that a known key signed, for this origin and no other."""
    checkpoint = parse_checkpoint(verify(note, *known).text)
    if checkpoint.origin != origin:
        raise InvalidInput("The checkpoint is of another log: {origin}.", origin=checkpoint.origin)
    return checkpoint


def from_base64(text: str) -> bytes:
    """Read standard base64 (RFC 4648, section 4), accepting only the one canonical spelling."""
    try:
        value = b64decode(text, validate=True)
    except ValueError as error:
        raise InvalidInput("This is not base64; copy it again.") from error
    if to_base64(value) != text:
        raise InvalidInput("This is not base64 in its one right spelling; copy it again.")
    return value


def to_base64(value: bytes) -> str:
    """Write standard base64 (RFC 4648, section 4)."""
    return b64encode(value).decode()


def _signature_line(text: str, signer: SignerKey) -> str:
    signature = signer.verifier.key_id + signer.sign(text.encode())
    return f"\N{EM DASH} {signer.name} {to_base64(signature)}\n"


def _signature(line: str) -> Signature:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    if dash != "\N{EM DASH}" or not _is_name(name):
        raise InvalidInput("A signature line is a dash, a key's name and base64.")
    value = from_base64(encoded)
    if len(value) < 5:
        raise InvalidInput("A signature line holds 4 bytes of key id and the signature.")
    return Signature(name, value[:4], value[4:])


def _key_parts(text: str) -> tuple[str, str, bytes]:
    """Give name, hash and the 32 bytes of `name+hash+base64`."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise InvalidInput("A key is written as name+hash+base64.")
    value = from_base64(parts[2])
    if value[:1] != _ED25519:
        raise InvalidInput("Only Ed25519 keys are known here.")
    return parts[0], parts[1], value[1:]


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(c.isspace() or c < " " for c in name)


def _require_name(name: str) -> None:
    if not _is_name(name):
        raise InvalidInput("A key's name has no spaces and no plus sign, and is not empty.")
