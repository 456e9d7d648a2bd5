"""What forms hold: words, kept so far; whole numbers; the value that makes one count once; and
what is wrong with them.
"""

import re
import secrets
from collections.abc import Mapping

from ..errors import DebateError, InvalidForm
from ..text.language import tell

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


def at_fields(
    error: DebateError | None, names: Mapping[str, str], otherwise: str
) -> dict[str, str]:
    """Say what is wrong at the fields of a form: `names` tells what it calls those of a command;
    what is about none of them is said at `otherwise`.

    >>> from debate.errors import InvalidInput
    >>> at_fields(InvalidInput("There is no code.", field="code"), {"code": "uw-code"}, "naam")
    {'uw-code': 'There is no code.'}
    """
    if error is None:
        return {}
    if isinstance(error, InvalidForm):
        return {names.get(name, name): tell(one) for name, one in error.errors.items()}
    return {names.get(error.field, otherwise): tell(error)}
