"""Who has which role in a debate: its administrators give and take them; each change is kept."""

from dataclasses import replace

from ..errors import Conflict, InvalidInput, NotAllowed, NotFound
from ..queries import accounts as known
from ..queries import membership, topics
from ..queries.snapshot import Snapshot
from ..roles import Actor, Role
from ..storage import accounts, people
from ..storage.store import Store
from ..text import addresses, names
from .signing_in import ADMITTED


def give_role(
    store: Store, actor: Actor, debate: str, name: str, role: str, *, email: str = ""
) -> str:
    """Let somebody be this role in one debate, in the place of another; gives the account.

    Who has no account yet gets one, with this address for mail. An account that is there already
    and has no role in this debate is only taken with the address that it has: a name alone could be
    another person's, and an address given here could take over what that person may elsewhere. All
    sessions of who gets another role end.

    Raises InvalidInput, NotFound, NotAllowed for one's own role, and Conflict where name or address
    are of somebody else.
    """
    actor.require("roles")
    called, where = names.name(name), addresses.email(email) if email.strip() else ""
    if role not in ADMITTED:
        raise InvalidInput("Choose a role from the list.", field="role")
    with store.writing() as connection:
        topics.version(connection, debate)
        _require_still(connection, actor, debate)
        account = known.by_name(connection, called)
        if account:
            _require_same_person(connection, account, debate, where)
        else:
            account = _new_account(connection, called, where)
        _require_other(actor, account)
        if debate in known.kept_out(connection, account):
            raise Conflict("A decision keeps this person out of the debate now. End that first.")
        earlier = accounts.set_role(connection, account, role, debate)
        if earlier != role:
            people.note_role(connection, account, actor.account, debate, earlier, role)
    return account


def take_role(store: Store, actor: Actor, debate: str, account: str) -> None:
    """Take the role that somebody was given in one debate; all sessions of the account end.

    Raises NotFound where there is none, and NotAllowed for one's own role.
    """
    actor.require("roles")
    _require_other(actor, account)
    with store.writing() as connection:
        _require_still(connection, actor, debate)
        earlier = membership.role_in(connection, account, debate)
        if not earlier:
            raise NotFound("This person has no role in this debate any more.")
        accounts.set_role(connection, account, "", debate)
        people.note_role(connection, account, actor.account, debate, earlier, "")


def _require_still(connection: Snapshot, actor: Actor, debate: str) -> None:
    """Raise NotAllowed where somebody took the role of who acts since he asked for this."""
    if actor.role is Role.OPERATOR:
        return
    there, everywhere = (
        membership.role_in(connection, actor.account, where) for where in (debate, known.EVERYWHERE)
    )
    replace(actor, role=Role(there or everywhere or Role.GUEST)).require("roles")


def _require_same_person(connection: Snapshot, account: str, debate: str, email: str) -> None:
    _, has = known.named(connection, account)
    if email and email != has:
        raise Conflict(
            "There is an account of this name with another address. Choose another name, or leave"
            " the address as it is."
        )
    if not email and not membership.role_in(connection, account, debate):
        raise Conflict(
            "There is an account of this name already. Give its email address too, so that it"
            " is surely the same person; or choose another name."
        )


def _new_account(connection: Snapshot, name: str, email: str) -> str:
    if email and known.by_email(connection, email):
        raise Conflict("Somebody else has this email address already.")
    account = accounts.account_of(connection, name)
    people.set_email(connection, account, email)
    return account


def _require_other(actor: Actor, account: str) -> None:
    if actor.account == account and actor.role is not Role.OPERATOR:
        raise NotAllowed("Nobody changes their own role. Ask another administrator.")
