"""Who moderates: signed in, with that role in the debate that a page is about."""

from ...commands import signing_in
from ...errors import NotAllowed
from ...queries.accounts import SignedIn
from ...roles import MAY, Actor
from .. import fields, members, session

ACT = "claim_item"  # what only who moderates may do


def moderator() -> SignedIn:
    """Give who is signed in and moderates somewhere. Raises NotSignedIn and NotAllowed."""
    who = members.member()
    if not any(ACT in MAY[role] for role in who.roles.values()):
        raise NotAllowed("Only moderators work here. Ask who administers the debate for that role.")
    return who


def require() -> None:
    """Let nobody in but moderators; for `before_request` of their pages."""
    moderator()


def acting(debate: str) -> Actor:
    """Give the moderator as who acts in this debate. Raises NotAllowed, and SecondFactorNeeded."""
    actor = signing_in.acting(session.store(), moderator(), debate)
    if ACT not in MAY[actor.role]:
        raise NotAllowed("Only moderators work here. Ask who administers the debate for that role.")
    actor.require(ACT)
    return actor


def version_of(written: str) -> int:
    """Give the version of a debate that a form was drawn of, 0 where it says none."""
    return fields.whole(written) or 0
