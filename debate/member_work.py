"""What a member prepares for a meeting and keeps to itself, or shares with the own party.

Work is kept as the fields of its form, in their order: the page that made it reads them again.
"""

from dataclasses import dataclass
from enum import StrEnum

Fields = tuple[tuple[str, str], ...]
"""Names with what was filled in; a name may come several times."""


class WorkKind(StrEnum):
    """What sort of work something is; the value stands in addresses."""

    SPEECH = "spreektekst"
    MOTION = "motie"
    QUESTIONS = "raadsvragen"
    REHEARSAL = "oefenen"


@dataclass(frozen=True)
class Work:
    """Kept work on a debate. `owner` is a name; `is_own` tells that the reader is the owner."""

    id: str
    kind: WorkKind
    debate: str
    title: str
    fields: Fields
    is_shared: bool
    changed_ms: int
    owner: str
    is_own: bool


@dataclass(frozen=True)
class Party:
    """A party that shares work: its name and the names of its members here."""

    name: str
    members: tuple[str, ...]
