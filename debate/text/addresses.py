"""An address for mail: plain enough to be sent to, and written in one way."""

import re

from ..errors import InvalidInput

LONGEST = 254  # RFC 5321
_PLAIN = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"  # the address of HTML's own e-mail field
    r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*",
    re.ASCII,
)
_CODED = "=?"
"""Begins a word in code (RFC 2047): a mail program shows something else, and so reads `To:`."""


def email(raw: str, *, field: str = "email") -> str:
    """Give an address in small letters without spaces around it. Raises InvalidInput for `field`.

    >>> email(" Ann@Debat.example ")
    'ann@debat.example'
    """
    text = raw.strip(" \t\r\n")
    if len(text) > LONGEST or _CODED in text or not _PLAIN.fullmatch(text):
        raise InvalidInput(
            "An email address looks like name@debat.example. Look whether a sign is missing.",
            field=field,
        )
    return text.lower()
