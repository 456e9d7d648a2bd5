"""Who acts, and which role may do which act: one table."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from .errors import NotAllowed, SecondFactorNeeded
from .model import Voice


class Role(StrEnum):
    """What somebody is here as, in one debate or in all."""

    GUEST = "guest"
    """Reads and answers, without an account."""
    CONTRIBUTOR = "contributor"
    """Answers with an account, and finds there what is his or hers."""
    EDITOR = "editor"
    """Takes claims from texts."""
    COUNCIL = "council"
    """Prepares dossiers, as a council member."""
    MODERATOR = "moderator"
    """Curates: structure, content, and what others complain of."""
    ADMINISTRATOR = "administrator"
    """Moderates, and decides on rules and on who has which role."""
    OPERATOR = "operator"
    """Runs the installation, at the command line."""


_ANSWERING = {"argue", "ask", "flag", "notice", "complain", "mend"}  # mend: what is one's own
# import: a map is many claims and ties at once, and those are an editor's work. A file of an editor
# only adds (`comparing`); setting anew what is there, as the operator's may, would let a file
# change what citizens said.
_EDITING = {"source", "anchor", "relate", "code", "import"}
_STRUCTURE = {"merge", "split", "move", "retype", "join", "branch", "word", "revert"}
_CONTENT = {
    "review",
    "hide",
    "restore",
    "label",
    "aside",
    "lock",
    "slow",
    "close",
    "ban",
}
_CASES = {"claim_item", "decide"}  # of the queue; notices, flags and complaints
_MODERATING = {*_STRUCTURE, *_CONTENT, *_CASES}
_GOVERNING = {"rules", "roles"}

MAY: dict[Role, frozenset[str]] = {
    Role.GUEST: frozenset(_ANSWERING),
    Role.CONTRIBUTOR: frozenset(_ANSWERING),
    Role.EDITOR: frozenset({*_ANSWERING, *_EDITING}),
    Role.COUNCIL: frozenset({*_ANSWERING, "prepare"}),
    Role.MODERATOR: frozenset({*_ANSWERING, *_MODERATING}),
    Role.ADMINISTRATOR: frozenset({*_ANSWERING, *_MODERATING, *_GOVERNING}),
    Role.OPERATOR: frozenset(
        {*_ANSWERING, *_EDITING, *_MODERATING, *_GOVERNING, "prepare", "erase", "admit"}
    ),
}

WITH_SECOND_FACTOR = frozenset({Role.MODERATOR, Role.ADMINISTRATOR})
"""Roles that act only for who showed a second factor when signing in (BIO2 5.17.01)."""


@dataclass(frozen=True)
class Actor:
    """A voice that acts with a role.

    `ref` is 16 bytes, one per person per debate, without meaning. `account` is who signed in, ''
    for a guest; what is recorded links it to `ref`. `is_proven` is False where the role needs a
    second factor and this session showed none. `debate` is the only one in which the role holds,
    '' where it holds in all.
    """

    ref: bytes
    role: Role = Role.GUEST
    voice: Voice = Voice()
    account: str = ""
    is_proven: bool = True
    debate: str = ""

    def ref_in(self, debate: str) -> bytes:
        """Give the reference to act with in a debate. Raises NotAllowed in any other than its own:
        what a form names may be of another debate than the page that it was sent from.
        """
        if self.debate not in ("", debate):
            raise NotAllowed("This belongs to another debate. You have no role there from here.")
        return self.ref

    def require(self, act: str) -> None:
        """Raise NotAllowed unless this role may do this act, and SecondFactorNeeded where a role
        that acts only with one does more than any guest may.
        """
        if act not in MAY[self.role]:
            raise NotAllowed(
                "With the role of {role} you may not do this: {act}.", role=self.role, act=act
            )
        needs_proof = self.role in WITH_SECOND_FACTOR and act not in MAY[Role.GUEST]
        if needs_proof and not self.is_proven:
            raise SecondFactorNeeded(
                "Moderators and administrators act only after a second step: the code of an app on"
                " your phone."
            )


def operator(debate: str) -> Actor:
    """Give the actor that the command line acts as in one debate."""
    return Actor(hashlib.sha256(f"operator\n{debate}".encode()).digest()[:16], Role.OPERATOR)
