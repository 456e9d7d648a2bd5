"""The language in which somebody is spoken to, and our own sentences in it.

Every sentence is written in English, which is the key of its Dutch wording in `locale/nl/*.po`.
Dutch is spoken unless somebody asked for English. The words of a debate are nobody's to translate.
"""

import functools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from babel.messages.pofile import read_po

from ..errors import Phrase

DUTCH, ENGLISH = "nl", "en"
LANGUAGES = (DUTCH, ENGLISH)
_WORDINGS = Path(__file__).resolve().parent.parent / "locale" / DUTCH
_spoken: ContextVar[str] = ContextVar("spoken", default=DUTCH)
_Key = TypeVar("_Key")


class Worded(Protocol):
    """What has a sentence, and details that fill it in."""

    @property
    def sentence(self) -> str:
        """The sentence in English, with the names of the details in braces."""

    @property
    def details(self) -> Mapping[str, object]:
        """What varies."""


def spoken() -> str:
    """Give the language that is spoken now: one of LANGUAGES."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak one of LANGUAGES for a while.

    >>> with speaking("en"):
    ...     gettext("Nobody has spoken yet.")
    'Nobody has spoken yet.'
    """
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def speak(language: str) -> None:
    """Speak one of LANGUAGES from now on, in this thread."""
    _spoken.set(language)


def gettext(sentence: str, /, **details: object) -> str:
    """Say a sentence, with the details in the places of it that name them in braces."""
    said = sentence if spoken() == ENGLISH else catalogue().plain.get(sentence, sentence)
    return said.format(**details) if details else said


def pgettext(context: str, sentence: str, /) -> str:
    """Say words whose meaning depends on where they stand."""
    if spoken() == ENGLISH:
        return sentence
    return catalogue().placed.get((context, sentence), sentence)


def ngettext(one: str, many: str, count: int, /, **details: object) -> str:
    """Say a sentence as it goes with so many things.

    >>> ngettext("claim", "claims", 1), ngettext("claim", "claims", 2)
    ('stelling', 'stellingen')
    """
    forms = (one, many) if spoken() == ENGLISH else catalogue().counted.get(one, (one, many))
    said = forms[count != 1]
    return said.format(**details) if details else said


def tell(worded: Worded) -> str:
    """Say an error or a reason; in English where no wording is known.

    >>> from debate.errors import InvalidInput
    >>> tell(InvalidInput("A name has {least} to {most} characters.", least=2, most=40))
    'Een naam heeft 2 tot 40 tekens.'
    """
    said = gettext(worded.sentence)
    if not worded.details and not isinstance(worded, Phrase):
        return said
    return said.format(**{name: _detail(one) for name, one in worded.details.items()})


class Wordings(Mapping[_Key, str]):
    """Words by what they are for, said in the language of whoever looks them up; `sentences` are
    the English ones.

    >>> SAID = Wordings({1: "Nobody has spoken yet."})
    >>> SAID[1], SAID.get(2)
    ('Nog niemand kwam aan het woord.', None)
    """

    def __init__(self, sentences: Mapping[_Key, str]) -> None:
        self.sentences = sentences

    def __getitem__(self, key: _Key) -> str:
        return gettext(self.sentences[key])

    def __iter__(self) -> Iterator[_Key]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)


def files(part: str = "*") -> list[Path]:
    """Give the file of wordings of one part of the site, or those of all."""
    return sorted(_WORDINGS.glob(f"{part}.po"))


@dataclass(frozen=True)
class Catalogue:
    """The Dutch wordings: by sentence, by context and sentence, and of what is counted by one."""

    plain: dict[str, str] = field(default_factory=dict)
    placed: dict[tuple[str, str], str] = field(default_factory=dict)
    counted: dict[str, tuple[str, str]] = field(default_factory=dict)


@functools.cache
def catalogue(part: str = "*") -> Catalogue:
    """Give the wordings of one part of the site, or all of them; each is read once."""
    found = Catalogue()
    for path in files(part):
        with path.open("rb") as file:
            messages = read_po(file, locale=DUTCH)
        for message in messages:
            match message.id, message.string:
                case (str(one), *_), (str(said), str(of_many)):
                    found.counted[one] = (said, of_many)
                case str(sentence), str(said) if message.context:
                    found.placed[message.context, sentence] = said
                case str(sentence), str(said) if sentence and said:
                    found.plain[sentence] = said
    return found


def _detail(detail: object) -> object:
    return tell(detail) if isinstance(detail, Phrase) else detail
