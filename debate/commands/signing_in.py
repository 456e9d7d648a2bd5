"""Signing in: a link that works once, the session that it begins, and how both end."""

from dataclasses import dataclass

from ..errors import Gone, InvalidInput, NotFound
from ..queries import accounts as known
from ..queries import topics
from ..queries.accounts import SignedIn
from ..roles import Actor, Role
from ..storage import accounts
from ..storage.store import Store
from ..text import names

ADMITTED = (Role.CONTRIBUTOR, Role.EDITOR, Role.COUNCIL, Role.MODERATOR, Role.ADMINISTRATOR)
"""Roles that people sign in with; the operator acts on the command line."""
SEEN_AGAIN_MS = 10 * 60 * 1000


@dataclass(frozen=True)
class Invitation:
    """What the operator hands over: `token` ends the address that signs in, once."""

    name: str
    role: Role
    debate: str
    token: str
    expires_ms: int


def invite(
    store: Store, actor: Actor, name: str, role: Role = Role.EDITOR, debate: str = ""
) -> Invitation:
    """Give somebody a role, in one debate or with '' in all, and a link to sign in with.

    The link works once and for ten minutes; an older one of the same person is void. Raises
    InvalidInput and NotFound.
    """
    actor.require("admit")
    called = names.name(name)
    if role not in ADMITTED:
        raise InvalidInput("Nobody can sign in as {role}.", field="role", role=role)
    if debate:
        with store.reading() as connection:
            topics.version(connection, debate)
    with store.writing() as connection:
        account = accounts.admit(connection, called, role, debate)
        token, expires_ms = accounts.new_token(connection, account)
    return Invitation(called, role, debate, token, expires_ms)


def sign_in(store: Store, token: str, earlier: str = "") -> str:
    """Use a link up and begin a session; gives the new session's secret.

    `earlier` is the secret that the browser came with: that session ends. Raises Gone where the
    link was used before, is too old, or never was.
    """
    with store.writing() as connection:
        account = accounts.take_token(connection, token)
        if earlier and account:
            accounts.end_session(connection, earlier)
        secret = accounts.begin_session(connection, account) if account else ""
    if not secret:
        raise Gone(
            "This link was used already, or is older than ten minutes. Ask the operator for a new"
            " one."
        )
    return secret


def sign_out(store: Store, secret: str) -> None:
    """End a session: from now on nobody can use its cookie, wherever it was copied to."""
    with store.writing() as connection:
        accounts.end_session(connection, secret)


def revoke(store: Store, actor: Actor, name: str) -> None:
    """End all sessions of somebody, void the links and take the roles. Raises NotFound."""
    actor.require("admit")
    with store.writing() as connection:
        account = known.by_name(connection, name)
        if not account:
            raise NotFound("There is no account of this name: {name}.", name=name)
        accounts.dismiss(connection, account)


def keep_alive(store: Store, who: SignedIn, secret: str) -> None:
    """Note that a session is in use, at most once in ten minutes."""
    if accounts.now_ms() - who.seen_ms > SEEN_AGAIN_MS:
        with store.writing() as connection:
            accounts.see_session(connection, secret)


def acting(store: Store, who: SignedIn, debate: str) -> Actor:
    """Give the actor that somebody is in one debate, with the role that holds now."""
    with store.reading() as connection:
        ref = known.ref(connection, who.account, debate)
    return Actor(ref or accounts.new_ref(), who.role_in(debate), account=who.account)
