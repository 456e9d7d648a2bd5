"""The hashes of one event: the commitment to its erasable payload, and its link in the chain.

    commitment = SHA256(0x02 || salt || body)
    hash       = SHA256(0x00 || lp(debate) || lp(version) || lp(kind) || lp(schema_v)
                             || lp(actor_ref) || lp(at_ms) || lp(commitment) || lp(prev))

`lp(x)` is the length of x as 4 bytes big-endian, then x. Integers are 8 bytes big-endian, text is
UTF-8. The prefixes 0x00 and 0x02 keep one kind of hash from ever being taken for the other.
Hash the stored bytes; JSON that is written anew may differ in a byte.
"""

from hashlib import sha256
from struct import Struct

from ..errors import InvalidInput

GENESIS = bytes(32)
"""The `prev` of the first event of a debate."""

ACTOR_REF_BYTES = 16
SALT_BYTES = 32

_LENGTH = Struct(">I").pack
_INTEGER = Struct(">IQ").pack  # a length, which is always 8, and the integer
_HASHES = Struct(">I32sI32s").pack
_LIMIT = 1 << 53  # JSON readers keep whole numbers exactly up to here (RFC 8785, 3.2.2.3)


def commitment(salt: bytes, body: bytes) -> bytes:
    """Give the 32 bytes that bind an event to its body without telling it.

    The salt is 32 random bytes: without it a short text could be guessed after its erasure.
    """
    if len(salt) != SALT_BYTES:
        raise InvalidInput("A salt is 32 bytes; this one is {length}.", length=len(salt))
    return sha256(b"\x02" + salt + body).digest()


def event_hash(
    debate: str,
    version: int,
    kind: str,
    schema_v: int,
    actor_ref: bytes,
    at_ms: int,
    commitment: bytes,
    prev: bytes,
) -> bytes:
    """Give the 32 bytes of an event's place in its debate's chain.

    `prev` is the hash of the debate's event before this one, or GENESIS.
    """
    if not (0 <= version < _LIMIT and 0 <= schema_v < _LIMIT and 0 <= at_ms < _LIMIT):
        raise InvalidInput("An event's version, schema and time are whole numbers below 2**53.")
    if len(actor_ref) != ACTOR_REF_BYTES or len(commitment) != 32 or len(prev) != 32:
        raise InvalidInput("An actor_ref is 16 bytes, a commitment and a prev are 32 bytes.")
    debate_bytes = debate.encode()
    kind_bytes = kind.encode()
    return sha256(
        b"\x00"
        + _LENGTH(len(debate_bytes))
        + debate_bytes
        + _INTEGER(8, version)
        + _LENGTH(len(kind_bytes))
        + kind_bytes
        + _INTEGER(8, schema_v)
        + b"\x00\x00\x00\x10"
        + actor_ref
        + _INTEGER(8, at_ms)
        + _HASHES(32, commitment, 32, prev)
    ).digest()
