"""The second step of signing in: the code of an app (TOTP, RFC 6238), or a recovery code.

A code counts once: the time step of the last one is kept. After a few wrong ones none is looked at
for a while, whoever sends it.
"""

import secrets
import time
from dataclasses import dataclass
from hmac import compare_digest

import pyotp

from ..errors import Conflict, InvalidInput, NotSignedIn, TooManyRequests
from ..queries import sessions
from ..queries.accounts import SignedIn
from ..queries.sessions import SecondFactor
from ..queries.snapshot import Snapshot
from ..storage import accounts, second_factors
from ..storage.store import Store

SITE = "Tegengeluid"
WINDOW = 1  # time steps before and after now that are taken too, for clocks that differ
DIGITS = 6
RECOVERY_CODES = 8
_LETTERS = "abcdefghjkmnpqrstvwxyz23456789"


@dataclass(frozen=True)
class Secret:
    """What an app is told: as an address that a QR code holds, and as letters to type over."""

    address: str
    letters: str


def set_up(store: Store, who: SignedIn) -> None:
    """Make the secret that is shared with an app, unless there is one; it counts once a code of it
    was shown. Raises Conflict where a second factor is in use.
    """
    key = store.outside.session_key
    with store.writing() as connection:
        found = sessions.second_factor(connection, who.account)
        if found and found.is_confirmed:
            raise Conflict("The second step is set up already. Give a code of your app.")
        if not second_factors.secret_of(connection, who.account, key):
            second_factors.begin(connection, who.account, pyotp.random_base32(), key)


def shown(store: Store, who: SignedIn) -> Secret | None:
    """Give the secret to put in an app; None where there is none, or it is in use: then it is shown
    to nobody any more.
    """
    with store.reading() as connection:
        found = sessions.second_factor(connection, who.account)
        if found is None or found.is_confirmed:
            return None
        secret = second_factors.secret_of(connection, who.account, store.outside.session_key)
    return Secret(_totp(secret).provisioning_uri(name=who.name, issuer_name=SITE), secret)


def prove(store: Store, who: SignedIn, session: str, code: str) -> tuple[str, tuple[str, ...]]:
    """Take the second step; gives the session's new secret, and recovery codes the first time.

    The secret that the browser came with is void: what was copied before is worth nothing after.
    Raises InvalidInput for a wrong or used code, TooManyRequests after several, and NotSignedIn
    where the session ended meanwhile.
    """
    written = "".join(sign for sign in code[:60].lower() if sign.isascii() and sign.isalnum())
    codes: tuple[str, ...] = ()
    with store.writing() as connection:
        found = sessions.second_factor(connection, who.account)
        _require_open(found)
        is_right = _is_right(connection, who.account, written, store.outside.session_key)
        if is_right:
            new = accounts.prove_session(connection, session)
            codes = () if found and found.is_confirmed else _new_codes()
            if codes:
                second_factors.keep_recovery(connection, who.account, map(bare, codes))
        else:
            second_factors.failed(connection, who.account)  # this has to stay: no error in here
    if not is_right:
        raise InvalidInput(
            "This code is not right, or was used already. Wait for the next one.", field="code"
        )
    if not new:
        raise NotSignedIn("You were signed out meanwhile. Sign in again.")
    return new, codes


def bare(code: str) -> str:
    """Give a recovery code without what only helps to copy it."""
    return code.replace("-", "")


def _require_open(found: SecondFactor | None) -> None:
    if found is None:
        raise InvalidInput("Set the second step up first.", field="code")
    wait = found.closed_until_ms - accounts.now_ms()
    if wait > 0:
        raise TooManyRequests(
            "Too many wrong codes. For a while no code is looked at.", retry_after=-(-wait // 1000)
        )


def _is_right(connection: Snapshot, account: str, code: str, key: str) -> bool:
    secret = second_factors.secret_of(connection, account, key)
    if secret and len(code) == DIGITS:
        step = _step(secret, code)
        return step > 0 and second_factors.passed(connection, account, step)
    return second_factors.take_recovery(connection, account, code)


def _step(secret: str, code: str) -> int:
    """Give the time step of which this is the code, 0 where it is of none around now."""
    totp = _totp(secret)
    now = int(time.time()) // totp.interval
    steps = range(now - WINDOW, now + WINDOW + 1)
    return next((n for n in steps if compare_digest(totp.generate_otp(n), code)), 0)


def _totp(secret: str) -> pyotp.TOTP:
    return pyotp.TOTP(secret)


def _new_codes() -> tuple[str, ...]:
    def group() -> str:
        return "".join(secrets.choice(_LETTERS) for _ in range(4))

    return tuple("-".join(group() for _ in range(4)) for _ in range(RECOVERY_CODES))
