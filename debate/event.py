"""What every fact of the log has in common."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Event:
    """Something that happened in one debate; `kind` is its name in the log."""

    kind: ClassVar[str]
    schema: ClassVar[int] = 1
