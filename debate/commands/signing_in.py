"""Signing in: a link that works once, the session that it begins, and how both end."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import Conflict, Gone, InvalidInput, NotAllowed, NotFound
from ..queries import accounts as known
from ..queries import topics
from ..queries.accounts import SignedIn
from ..queries.snapshot import Snapshot
from ..roles import Actor, Role
from ..storage import accounts, letters, people, second_factors
from ..storage.store import Store
from ..text import addresses, names
from ..text.language import spoken

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


@dataclass(frozen=True)
class Letter:
    """What is to be mailed to somebody who asked for a link."""

    name: str
    email: str
    token: str


def invite(
    store: Store,
    actor: Actor,
    name: str,
    role: Role = Role.EDITOR,
    debate: str = "",
    *,
    email: str = "",
    keeps_moderated: bool = False,
) -> Invitation:
    """Give somebody a role, in one debate or with '' in all, and a link to sign in with.

    The link works once and for ten minutes; an older one of the same person is void. With `email`,
    links can be mailed there from now on. Raises InvalidInput, NotFound, and Conflict where
    somebody else has that address, or, with `keeps_moderated`, nobody would moderate a debate any
    more.
    """
    actor.require("admit")
    called = names.name(name)
    where = addresses.email(email) if email else ""
    if role not in ADMITTED:
        raise InvalidInput("Nobody can sign in as {role}.", field="role", role=role)
    if debate:
        with store.reading() as connection:
            topics.version(connection, debate)
    with store.writing() as connection:
        account = accounts.account_of(connection, called)
        alone = known.moderated_alone(connection, account) if keeps_moderated else []
        earlier = accounts.set_role(connection, account, role, debate)
        _require_moderated(connection, alone)
        if earlier != role:
            people.note_role(connection, account, "", debate, earlier, role)
        if where:
            if known.by_email(connection, where) not in ("", account):
                raise Conflict("Somebody else has this email address already.")
            people.set_email(connection, account, where)
        token, expires_ms = accounts.new_token(connection, account)
    return Invitation(called, role, debate, token, expires_ms)


def ask_for_link(store: Store, email: str, browser: str, root: str) -> None:
    """Owe the letter with a link to who has this address, whether somebody has it or not: who asks
    learns nothing. `root` is where the site was when `browser`, by its secret, asked for it.

    Raises InvalidInput for what is no address.
    """
    where = addresses.email(email)
    with store.writing() as connection:
        told = {"browser": browser, "root": root}
        letters.owe(connection, letters.Sort.SIGN_IN, email=where, told=told, language=spoken())


def request_link(store: Store, email: str, browser: str) -> Letter | None:
    """Make a link for who has this address; only the browser that asked, by its secret, can use it.

    None where nobody has the address: tell the one who asks the same in both cases. Raises
    InvalidInput for what is no address.
    """
    where = addresses.email(email)
    with store.reading() as connection:
        account = known.by_email(connection, where)
        name, _ = known.named(connection, account)
    if not account:
        return None
    with store.writing() as connection:
        token, _ = accounts.new_token(connection, account, browser)
    return Letter(name, where, token)


def sign_in(
    store: Store, token: str, earlier: str = "", *, browser: str = "", device: str = ""
) -> str:
    """Use a link up and begin a session; gives the new session's secret.

    `earlier` is the secret that the browser came with: that session ends. `browser` is the secret
    of the browser that asked for the link, `device` what the session is called in its owner's list.
    Raises Gone where the link was used before, is too old, was asked for elsewhere, or never was.
    """
    with store.writing() as connection:
        account = accounts.take_token(connection, token, browser)
        if earlier and account:
            accounts.end_session(connection, earlier)
        secret = accounts.begin_session(connection, account, device) if account else ""
    if not secret:
        raise Gone(
            "This link was used already, is older than ten minutes, or was asked for on another"
            " device. Ask for a new one, on the device that you use it on."
        )
    return secret


def sign_in_as(
    store: Store,
    issuer: str,
    subject: str,
    email: str,
    earlier: str = "",
    *,
    device: str = "",
    is_proven: bool = False,
) -> str:
    """Begin a session for who another site, the issuer, says it is; gives the session's secret.

    Who is not known by the issuer's name yet is known by an address for mail that the issuer has
    checked, `email`, and from then on by that name. `is_proven` tells that the issuer asked for a
    second step. Raises NotAllowed where there is no such account.
    """
    with store.writing() as connection:
        account = known.by_identity(connection, issuer, subject)
        if not account and email:
            account = known.by_email(connection, email.lower())
            if account:
                people.know_as(connection, account, issuer, subject)
        if not account:
            raise NotAllowed(
                "There is no account here for who you are there. Ask who administers the debate."
            )
        if earlier:
            accounts.end_session(connection, earlier)
        return accounts.begin_session(connection, account, device, is_proven=is_proven)


def sign_out(store: Store, secret: str) -> None:
    """End a session: from now on nobody can use its cookie, wherever it was copied to."""
    with store.writing() as connection:
        accounts.end_session(connection, secret)


def sign_out_one(store: Store, who: SignedIn, handle: str) -> None:
    """End one of somebody's own sessions. Raises NotFound where it ended already."""
    with store.writing() as connection:
        if not accounts.end_named(connection, who.account, handle):
            raise NotFound("You were signed out there already.")


def sign_out_others(store: Store, who: SignedIn, secret: str) -> int:
    """End all of somebody's sessions but this one; gives how many."""
    with store.writing() as connection:
        return accounts.end_others(connection, who.account, secret)


def revoke(store: Store, actor: Actor, name: str, *, keeps_moderated: bool = False) -> None:
    """End all sessions of somebody, void the links and take the roles.

    Raises NotFound, and with `keeps_moderated` Conflict where nobody would moderate a debate any
    more.
    """
    actor.require("admit")
    with store.writing() as connection:
        account = _account(connection, name)
        alone = known.moderated_alone(connection, account) if keeps_moderated else []
        accounts.dismiss(connection, account)
        _require_moderated(connection, alone)


def reset_second_step(store: Store, actor: Actor, name: str) -> None:
    """Take somebody's second factor away, for who lost the phone and the codes. Raises NotFound."""
    actor.require("admit")
    with store.writing() as connection:
        second_factors.forget(connection, _account(connection, name))


def keep_alive(store: Store, who: SignedIn, secret: str) -> None:
    """Note that a session is in use, at most once in ten minutes."""
    if accounts.now_ms() - who.seen_ms > SEEN_AGAIN_MS:
        with store.writing() as connection:
            accounts.see_session(connection, secret)


def acting(store: Store, who: SignedIn, debate: str) -> Actor:
    """Give the actor that somebody is in one debate, with the role that holds now."""
    with store.reading() as connection:
        ref = known.ref(connection, who.account, debate)
    role = who.role_in(debate)
    return Actor(
        ref or accounts.new_ref(),
        role,
        account=who.account,
        is_proven=who.is_proven,
        debate=debate,
    )


def _require_moderated(connection: Snapshot, debates: Sequence[str]) -> None:
    """Raise Conflict where nobody moderates one of these any more."""
    moderated = known.moderated(connection)
    left = [slug for slug in debates if not {slug, known.EVERYWHERE} & moderated]
    if left:
        raise Conflict(
            "Nobody would moderate {topics} any more, and the site is open to the public. Give"
            " somebody else that role first, or say --anyway.",
            topics=", ".join(left[:5]),
        )


def _account(connection: Snapshot, name: str) -> str:
    account = known.by_name(connection, name)
    if not account:
        raise NotFound("There is no account of this name: {name}.", name=name)
    return account
