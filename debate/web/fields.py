"""What forms hold: words, kept so far; whole numbers; and the value that makes one count once."""

import re
import secrets

MOST_KEPT = 12_000  # characters of one field that are given back: more than any field accepts
_IDEM = re.compile(r"[A-Za-z0-9_-]{16,64}")


def whole(written: str) -> int | None:
    """Read a whole number as an address or a field has it, None where it is none.

    >>> whole("12"), whole("-1"), whole("1" * 16)
    (12, None, None)
    """
    is_one = written.isascii() and written.isdecimal() and len(written) < 16
    return int(written) if is_one else None


def fresh_idem() -> str:
    """Give the random value of a new form: sent twice, it counts once."""
    return secrets.token_urlsafe(16)


def idem(sent: str) -> str:
    """Give the random value that a form was sent with, a new one where that cannot be."""
    return sent if _IDEM.fullmatch(sent) else fresh_idem()
