"""Errors and reasons in Dutch: their English sentence is the key of its wording in locale/nl.po."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from babel.messages.pofile import read_po

from ..errors import DebateError, InvalidForm, Phrase

_WORDINGS = Path(__file__).resolve().parent.parent / "locale" / "nl.po"


class Worded(Protocol):
    """What has a sentence, and details that fill it in."""

    @property
    def sentence(self) -> str:
        """The sentence in English, with the names of the details in braces."""

    @property
    def details(self) -> Mapping[str, object]:
        """What varies."""


def dutch(worded: Worded) -> str:
    """Say an error or a reason in Dutch, in English where no wording is known.

    >>> from debate.errors import InvalidInput
    >>> dutch(InvalidInput("A name has {least} to {most} characters.", least=2, most=40))
    'Een naam heeft 2 tot 40 tekens.'
    """
    said = wordings().get(worded.sentence, worded.sentence)
    if not worded.details and not isinstance(worded, Phrase):
        return said
    return said.format(**{name: _detail(one) for name, one in worded.details.items()})


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
        return {names.get(name, name): dutch(one) for name, one in error.errors.items()}
    return {names.get(error.field, otherwise): dutch(error)}


def _detail(detail: object) -> object:
    return dutch(detail) if isinstance(detail, Phrase) else detail


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
