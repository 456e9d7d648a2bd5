"""Keeping somebody out of a debate for a while, after a warning, with reasons and a way back.

For more than a month it takes two moderators: one decides for a shorter time, and another, who
finds so too, makes it longer. Where nobody else moderates, the decision says so.

The decision is public and names nobody; whom it is about is private. While it holds the person
writes nothing new there and has no role there; reading, complaining, taking back and erasing stay.
Who wrote without an account is known by the browser and the code alone, and can come back as
somebody else: against that there are limits, slow mode and closing.
"""

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from .. import events
from ..errors import Conflict, InvalidInput, NotAllowed
from ..model import make_id
from ..moderation.decision import ALONE_DAYS, Act, Decision
from ..queries import accounts, cases, decisions, membership, own, restrictions
from ..queries.snapshot import Snapshot
from ..roles import MAY, Actor, Role, operator
from ..storage import bans
from ..storage.store import Store
from . import deciding, owing
from .deciding import Decided, Ruling

WARNINGS = (Act.HIDE, Act.ASIDE, Act.LABEL)
"""Decisions about what somebody wrote, which the person was sent: the warning of article 23."""


def ban(store: Store, actor: Actor, thing: str, ruling: Ruling, *, idem: str = "") -> Decided:
    """Keep who wrote a claim or a step out of its debate until the last day of the ruling, or for
    longer than another moderator did.

    All sessions of the account end. Raises InvalidForm with all that is wrong with the ruling at
    once, InvalidInput where there was no warning, nobody here wrote it, or it takes two moderators,
    NotFound, NotAllowed for oneself and for who moderates, and Conflict where that person is kept
    out already.
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
        _require_warned(change.connection, ref)
        case = cases.case(change.connection, debate, thing)
        decision = deciding.worked_out(change, made, Act.BAN, debate, ruling, case)
        decision = _agreed(change.connection, actor, debate, ref, decision)
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
            "This person has a role in all debates. Ask the administrator of the site, who can"
            " take it: `debate sign-in NAME --revoke`."
        )
    role = membership.role_in(connection, account, debate)
    if role and "ban" in MAY[Role(role)] and "roles" not in MAY[actor.role]:
        raise NotAllowed("This person moderates here too. Ask an administrator of the debate.")


def _require_warned(connection: Snapshot, ref: bytes) -> None:
    about = decisions.about_writer(connection, ref)
    if not any(one.decision.act in WARNINGS and one.complaint != "upheld" for one in about):
        raise InvalidInput(
            "Decide first about something that this person wrote: that is the warning which the law"
            " asks for.",
            field="act",
        )


def _agreed(
    connection: Snapshot, actor: Actor, debate: str, ref: bytes, decision: Decision
) -> Decision:
    """Say in the decision whether another moderator found so too, or whether there is none."""
    today, ends = datetime.now(UTC).date(), decision.statement.ends
    held = restrictions.ban(connection, debate, ref, today)
    if held and (held.moderator == actor.ref or held.decision.statement.ends >= ends):
        raise Conflict("Somebody else decided the same in the meantime. Look at it again first.")
    if held:
        return replace(decision, prolongs=held.id)
    if ends <= (today + timedelta(days=ALONE_DAYS)).isoformat():
        return decision
    if _another_moderates(connection, actor, debate):
        raise InvalidInput(
            "More than {days} days takes two moderators. Choose an earlier day; another moderator"
            " can make it longer from here.",
            field="ends",
            days=ALONE_DAYS,
        )
    return replace(decision, is_alone=True)


def _another_moderates(connection: Snapshot, actor: Actor, debate: str) -> bool:
    return any(
        "ban" in MAY[one.role] and one.account != actor.account and not one.is_kept_out
        for one in membership.members(connection, debate)
    )
