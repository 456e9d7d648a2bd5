"""Who acts, and which role may do which act: one table."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from .errors import NotAllowed
from .model import Voice


class Role(StrEnum):
    """What somebody is here as."""

    GUEST = "guest"
    EDITOR = "editor"
    MODERATOR = "moderator"
    OPERATOR = "operator"


_EDITING = {"source", "anchor", "relate", "code"}
_MODERATING = {"merge", "hide", "restore", "review", "revert", "withdraw"}

MAY: dict[Role, frozenset[str]] = {
    Role.GUEST: frozenset({"argue", "ask"}),
    Role.EDITOR: frozenset({"argue", "ask", *_EDITING}),
    Role.MODERATOR: frozenset({"argue", "ask", *_MODERATING}),
    Role.OPERATOR: frozenset({"argue", "ask", "import", "erase", "admit", *_EDITING, *_MODERATING}),
}


@dataclass(frozen=True)
class Actor:
    """A voice that acts with a role.

    `ref` is 16 bytes, one per person per debate, without meaning. `account` is who signed in, ''
    for a guest; what is recorded links it to `ref`.
    """

    ref: bytes
    role: Role = Role.GUEST
    voice: Voice = Voice()
    account: str = ""

    def require(self, act: str) -> None:
        """Raise NotAllowed unless this role may do this act."""
        if act not in MAY[self.role]:
            raise NotAllowed("As {role} you may not do this: {act}.", role=self.role, act=act)


def operator(debate: str) -> Actor:
    """Give the actor that the command line acts as in one debate."""
    return Actor(hashlib.sha256(f"operator\n{debate}".encode()).digest()[:16], Role.OPERATOR)
