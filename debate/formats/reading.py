"""What a reader and a writer of a format give back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..errors import MalformedFile
from ..model import ArgumentMap, Loss


class Severity(StrEnum):
    """An error makes a file useless for an import; a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """Something in a text that is wrong or odd, and how to mend it; lines count from 1."""

    severity: Severity
    line: int
    column: int
    sentence: str
    hint: str = ""


@dataclass(frozen=True)
class Count:
    """How many nodes and edges, as the file's own format has them."""

    nodes: int = 0
    edges: int = 0


@dataclass(frozen=True)
class Reading:
    """What was read: the map, what it could not carry, and what is wrong with the text.

    `carried` counts what of the file's own nodes and edges became part of the map; every other one
    stands in the losses, where the format has nodes and edges at all. `names` gives what the file
    itself calls a claim, by its id.
    """

    map: ArgumentMap
    losses: tuple[Loss, ...] = ()
    problems: tuple[Problem, ...] = ()
    carried: Count = Count()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def lost(self) -> Count:
        """How many of the file's own nodes and edges stand in the losses."""
        parts = [one.part for one in self.losses]
        return Count(parts.count("node"), parts.count("edge"))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that make an import impossible."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    def refuse_errors(self, file: str = "") -> "Reading":
        """Give this reading back if it has no error; else raise MalformedFile for the first."""
        for one in self.errors:
            raise MalformedFile(
                "{what} {mend}",
                file=file,
                line=one.line,
                column=one.column,
                what=one.sentence,
                mend=one.hint,
            )
        return self


@dataclass(frozen=True)
class Writing:
    """What was written, and what the format could not hold."""

    text: str
    losses: tuple[Loss, ...] = ()
