"""What a link in a letter holds: sealed with the site's secret, so that nobody reads or makes one.

Rule: each purpose has a key of its own; what was sealed for one opens no other door.
"""

import base64
import hmac
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken

from ...errors import Gone

_PART = "\n"


def seal(secret: str, purpose: str, *parts: str) -> str:
    """Seal some parts; none of them may hold a line break."""
    return _box(secret, purpose).encrypt(_PART.join(parts).encode()).decode()


def open_(secret: str, purpose: str, token: str, count: int, seconds: int) -> list[str]:
    """Open what was sealed for this purpose, at most so many seconds ago.

    Raises Gone for anything else.
    """
    try:
        text = _box(secret, purpose).decrypt(token.encode("utf-8", "replace"), ttl=seconds).decode()
    except (InvalidToken, ValueError):
        text = ""
    parts = text.split(_PART)
    if not text or len(parts) != count:
        raise Gone("This link does not work any more. Ask for a new one.")
    return parts


def mark(secret: str, purpose: str, name: str) -> str:
    """Sign a name that may be read, such as a random id: shorter than a seal, and it never ends."""
    return f"{name}.{_signature(secret, purpose, name)}"


def marked(secret: str, purpose: str, token: str) -> str:
    """Give the name that was signed for this purpose. Raises Gone for anything else."""
    name, _, given = token.rpartition(".")
    if not hmac.compare_digest(given.encode(), _signature(secret, purpose, name).encode()):
        raise Gone("This link does not work any more. Ask for a new one.")
    return name


def _signature(secret: str, purpose: str, name: str) -> str:
    told = hmac.new(f"{purpose}\n{secret}".encode(), name.encode(), sha256).digest()
    return base64.urlsafe_b64encode(told[:16]).decode().rstrip("=")


def _box(secret: str, purpose: str) -> Fernet:
    told = sha256(f"{purpose}\n{secret}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(told))
