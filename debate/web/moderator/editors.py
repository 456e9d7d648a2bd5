"""Who works at the editors' desk: signed in, and an editor of the debate that it is about."""

from ...commands import signing_in
from ...errors import NotAllowed
from ...queries.accounts import SignedIn
from ...roles import Actor, Role
from .. import members, session


def editor() -> SignedIn:
    """Give the editor who is signed in. Raises NotSignedIn, and NotAllowed without that role."""
    who = members.member()
    if Role.EDITOR not in who.roles.values():
        raise NotAllowed(
            "Only editors work here. Ask who administers the debate for that role, or work with the"
            " role that you have."
        )
    return who


def require() -> None:
    """Let nobody in but editors; for `before_request` of their pages."""
    editor()


def acting(debate: str) -> Actor:
    """Give the editor as who acts in this debate. Raises NotAllowed without that role in it."""
    actor = signing_in.acting(session.store(), editor(), debate)
    if actor.role is not Role.EDITOR:
        raise NotAllowed("You are an editor, but not in this debate.")
    return actor
