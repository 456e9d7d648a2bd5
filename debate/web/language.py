"""Errors in Dutch: the sentence of an error is the key of its wording in locale/nl.po."""

import functools
from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

from ..errors import DebateError

_WORDINGS = Path(__file__).resolve().parent.parent / "locale" / "nl.po"


def dutch(error: DebateError) -> str:
    """Say an error in Dutch, in English where no wording is known.

    >>> from debate.errors import InvalidInput
    >>> dutch(InvalidInput("A name has {least} to {most} characters.", least=2, most=40))
    'Een naam heeft 2 tot 40 tekens.'
    """
    said = wordings().get(error.sentence, error.sentence)
    return said.format(**error.details) if error.details else said


@functools.cache
def wordings() -> Mapping[str, str]:
    """The Dutch wording of each sentence that has one."""
    with _WORDINGS.open("rb") as file:
        catalog = read_po(file, locale="nl")
    return {
        message.id: message.string
        for message in catalog
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }
