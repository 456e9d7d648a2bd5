"""What can go wrong, as one tree; each error says in one sentence what is wrong and what to do.

    DebateError                     500
    ├── Refusal                     400   what was asked is not done, and the fault is not ours
    │   ├── InvalidInput            400   what was sent cannot be used; `field` names where
    │   │   ├── InvalidForm         400   several fields at once
    │   │   └── MalformedFile       400   a file, with its name, line and column
    │   ├── NotSignedIn             401   nobody is signed in, or no longer
    │   ├── NotAllowed              403
    │   │   └── SecondFactorNeeded  403   signed in, but the second step was not taken
    │   ├── NotFound                404
    │   ├── Conflict                409   somebody else was first; `version` is the newest
    │   ├── Gone                    410   it was here and was erased
    │   ├── TooLarge                413
    │   ├── LimitReached            422   an announced limit
    │   └── TooManyRequests         429   `retry_after` seconds
    └── Unavailable                 503   not now; nothing is lost; `retry_after` seconds
        ├── Unfinished              503   it was done; what is left over is still to be tidied away
        └── Damaged                 503   what is stored does not agree with the log

The sentence is English here and is the key of its Dutch wording in `locale/nl/`. What varies
stands in braces and is given apart, so that both languages can place it: `InvalidInput("At most
{limit}.", limit=5)`.
"""

from collections.abc import Mapping, Sequence
from functools import partial


class Phrase(str):
    """A few words that stand in a sentence or a report; they too are English, and the key of a
    wording. `sentence` and `details` are apart, so that another language can say the same.

    >>> said = Phrase("a node of type {type}", type="I")
    >>> said, said.sentence, said.details
    ('a node of type I', 'a node of type {type}', {'type': 'I'})
    """

    sentence: str
    details: Mapping[str, object]

    def __new__(cls, sentence: str, /, **details: object) -> "Phrase":
        """Fill in the details, if only to none: a brace that means itself is written twice."""
        made = super().__new__(cls, sentence.format(**details))
        made.sentence, made.details = sentence, details
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """Copy it by what it was made of."""
        return partial(Phrase, **self.details), (self.sentence,)


class DebateError(Exception):
    """Anything a visitor can be told. `status` is the HTTP status that fits."""

    status = 500
    field = ""

    def __init__(self, sentence: str, **details: object) -> None:
        self.sentence = sentence
        self.details = details
        super().__init__(sentence.format(**details) if details else sentence)


class Refusal(DebateError):
    """What was asked is not done; who asked can do something about it, and nothing broke."""

    status = 400


class InvalidInput(Refusal):
    """What was sent cannot be used as it is; `field` is the form's field, '' for the whole."""

    def __init__(self, sentence: str, *, field: str = "", **details: object) -> None:
        super().__init__(sentence, **details)
        self.field = field


class InvalidForm(InvalidInput):
    """Several fields are wrong; `errors` maps each field's name to its own error."""

    def __init__(self, errors: Mapping[str, DebateError]) -> None:
        self.errors = dict(errors)
        super().__init__("Some fields need another look.")


class MalformedFile(InvalidInput):
    """A file that cannot be read; lines and columns count from 1."""

    def __init__(
        self, sentence: str, *, file: str = "", line: int = 0, column: int = 0, **details: object
    ) -> None:
        self.file, self.line, self.column = file, line, column
        super().__init__(sentence, field="", **details)

    @property
    def place(self) -> str:
        """Where it went wrong, as `file:line:column`, as far as known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


class NotSignedIn(Refusal):
    """Only for who is signed in, and this visitor is not, or no longer."""

    status = 401


class NotAllowed(Refusal):
    """This role may not do this."""

    status = 403


class SecondFactorNeeded(NotAllowed):
    """This role may do it, once the second step of signing in was taken."""


class NotFound(Refusal):
    """There is no such thing."""

    status = 404


class Conflict(Refusal):
    """The debate has moved on since the person looked; `version` is the newest, 0 where none
    applies. `later` are the places in the log of the acts that stand in the way.
    """

    status = 409

    def __init__(
        self, sentence: str, *, version: int = 0, later: Sequence[int] = (), **details: object
    ) -> None:
        self.version, self.later = version, tuple(later)
        super().__init__(sentence, **details)


class Gone(Refusal):
    """It was here and has been erased."""

    status = 410


class TooLarge(Refusal):
    """More than is accepted at once."""

    status = 413


class LimitReached(Refusal):
    """An announced limit of a debate."""

    status = 422


class TooManyRequests(Refusal):
    """Too much in too short a time; `retry_after` is in seconds."""

    status = 429

    def __init__(self, sentence: str, *, retry_after: int = 60, **details: object) -> None:
        self.retry_after = retry_after
        super().__init__(sentence, **details)


class Unavailable(DebateError):
    """Cannot be done now; `retry_after` is in seconds."""

    status = 503

    def __init__(self, sentence: str, *, retry_after: int = 5, **details: object) -> None:
        self.retry_after = retry_after
        super().__init__(sentence, **details)


class Unfinished(Unavailable):
    """It was done; something of it is left over, which will be tidied away."""


class Damaged(Unavailable):
    """What is stored does not agree with what was signed."""
