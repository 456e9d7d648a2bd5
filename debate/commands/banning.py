"""Keeping somebody out of a debate for a while, after a warning, with reasons and a way back.

The decision is public and names nobody; whom it is about is private. While it holds the person
writes nothing new there and has no role there; reading, complaining, taking back and erasing stay.
Who wrote without an account is known by the browser and the code alone, and can come back as
somebody else: against that there are limits, slow mode and closing.
"""

import secrets
from datetime import UTC, datetime

from .. import events
from ..errors import Conflict, InvalidInput, NotAllowed
from ..model import make_id
from ..moderation.decision import Act
from ..queries import accounts, cases, decisions, membership, own, restrictions
from ..queries.snapshot import Snapshot
from ..roles import MAY, Actor, Role, operator
from ..storage import bans
from ..storage.store import Change, Store
from . import deciding, owing
from .deciding import Decided, Ruling

WARNINGS = (Act.HIDE, Act.ASIDE, Act.LABEL)
"""Decisions about what somebody wrote, which the person was sent: the warning of article 23."""


def ban(store: Store, actor: Actor, thing: str, ruling: Ruling, *, idem: str = "") -> Decided:
    """Keep who wrote a claim or a step out of its debate until the last day of the ruling.

    All sessions of the account end. Raises InvalidForm with all that is wrong with the ruling at
    once, InvalidInput where there was no warning or nobody here wrote it, NotFound, NotAllowed for
    oneself and for who moderates, and Conflict where that person is kept out already.
    """
    actor.require("ban")
    idem = idem or secrets.token_hex(16)
    debate = deciding.debate_of(store, thing)
    made = make_id("d", debate, actor.ref.hex(), idem)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if change.is_repeat:
            return Decided(change.earlier, debate, made)
        ref = own.written_by(change.connection, thing)
        _require_other(change.connection, actor, debate, ref)
        _require_warned(change, debate, ref)
        case = cases.case(change.connection, debate, thing)
        decision = deciding.worked_out(change, made, Act.BAN, debate, ruling, case)
        entries = change.record(events.DecisionMade(decision))
        bans.keep(change.connection, made, debate, ref)
        owing.reasons(change.connection, debate, decision)
        return Decided(entries, debate, made)


def _require_other(connection: Snapshot, actor: Actor, debate: str, ref: bytes) -> None:
    """Raise unless this is somebody whom the actor may keep out."""
    if not ref or ref == operator(debate).ref:
        raise InvalidInput("Nobody here wrote this: it came with a file.", field="act")
    if ref == actor.ref:
        raise NotAllowed("You wrote this yourself.")
    account = accounts.account_of(connection, ref)
    if membership.role_in(connection, account, "") not in ("", Role.CONTRIBUTOR):
        raise NotAllowed(
            "This person has a role in all debates. Ask the operator, who can take it:"
            " `debate sign-in NAME --revoke`."
        )
    role = membership.role_in(connection, account, debate)
    if role and "ban" in MAY[Role(role)] and "roles" not in MAY[actor.role]:
        raise NotAllowed("This person moderates here too. Ask an administrator of the debate.")


def _require_warned(change: Change, debate: str, ref: bytes) -> None:
    if restrictions.ban(change.connection, debate, ref, datetime.now(UTC).date()):
        raise Conflict("Somebody else decided the same in the meantime. Look at it again first.")
    about = decisions.about_writer(change.connection, ref)
    if not any(one.decision.act in WARNINGS and one.complaint != "upheld" for one in about):
        raise InvalidInput(
            "Decide first about something that this person wrote: that is the warning which the law"
            " asks for.",
            field="act",
        )
