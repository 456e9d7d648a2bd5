"""The second step: a code counts once, wrong ones close the door for a while."""

import time

import pyotp
import pytest

from debate.commands import proving, signing_in
from debate.errors import (
    Conflict,
    InvalidInput,
    NotSignedIn,
    SecondFactorNeeded,
    TooManyRequests,
)
from debate.queries import accounts, sessions
from debate.queries.accounts import SignedIn
from debate.roles import Role
from debate.storage import second_factors
from debate.storage.store import Store
from tests import make


def signed_in(store: Store, role: Role = Role.MODERATOR) -> tuple[str, SignedIn]:
    made = signing_in.invite(store, make.CO, "Mo", role)
    secret = signing_in.sign_in(store, made.token)
    return secret, who(store, secret)


def who(store: Store, secret: str) -> SignedIn:
    with store.reading() as connection:
        found = accounts.signed_in(connection, secret)
    assert found is not None
    return found


def code(store: Store, mo: SignedIn, shift: int = 0) -> str:
    """The code that the app shows, so many time steps from now."""
    with store.reading() as connection:
        secret = second_factors.secret_of(connection, mo.account, store.outside.session_key)
    return pyotp.TOTP(secret).at(time.time(), counter_offset=shift)


@pytest.fixture
def mo(store: Store) -> tuple[str, SignedIn, tuple[str, ...]]:
    """Mo, who set the second step up and took it, with recovery codes."""
    secret, found = signed_in(store)
    proving.set_up(store, found)
    new, codes = proving.prove(store, found, secret, code(store, found, -1))
    return new, who(store, new), codes


def test_a_moderator_decides_only_after_the_second_step(store: Store) -> None:
    claim = make.claim(store)
    secret, found = signed_in(store)
    actor = signing_in.acting(store, found, make.DEBATE)
    with pytest.raises(SecondFactorNeeded):
        make.hide_claim(store, actor, claim, "Dit hoort hier niet.")
    proving.set_up(store, found)
    new, codes = proving.prove(store, found, secret, code(store, found))
    actor = signing_in.acting(store, who(store, new), make.DEBATE)
    assert make.hide_claim(store, actor, claim, "Dit hoort hier niet.")
    assert len(set(codes)) == proving.RECOVERY_CODES


def test_the_session_goes_on_under_another_secret(store: Store) -> None:
    secret, found = signed_in(store)
    proving.set_up(store, found)
    new, _ = proving.prove(store, found, secret, code(store, found))
    assert new != secret
    with store.reading() as connection:
        assert accounts.signed_in(connection, secret) is None
    with pytest.raises(NotSignedIn):
        proving.prove(store, found, secret, code(store, found, 1))


def test_the_secret_is_the_same_until_it_is_confirmed_and_then_shown_to_nobody(
    store: Store,
) -> None:
    secret, found = signed_in(store)
    assert proving.shown(store, found) is None
    proving.set_up(store, found)
    first = proving.shown(store, found)
    proving.set_up(store, found)
    assert first is not None
    assert first == proving.shown(store, found)
    assert first.address.startswith("otpauth://totp/Tegengeluid:Mo?secret=")
    proving.prove(store, found, secret, code(store, found))
    assert proving.shown(store, found) is None
    with pytest.raises(Conflict):
        proving.set_up(store, found)


def test_a_code_counts_once(store: Store, mo: tuple[str, SignedIn, tuple[str, ...]]) -> None:
    secret, found, _ = mo
    now = code(store, found)
    new, codes = proving.prove(store, found, secret, now)
    assert codes == ()
    for again in (now, code(store, found, -1)):
        with pytest.raises(InvalidInput, match="used already"):
            proving.prove(store, found, new, again)


@pytest.mark.parametrize("wrong", ["", "12345", "1234567", "abcdef", "é" * 6, "٠١٢٣٤٥", "x" * 9999])
def test_what_is_no_code_is_refused(
    store: Store, mo: tuple[str, SignedIn, tuple[str, ...]], wrong: str
) -> None:
    with pytest.raises(InvalidInput):
        proving.prove(store, mo[1], mo[0], wrong)


def test_codes_of_another_time_are_refused(
    store: Store, mo: tuple[str, SignedIn, tuple[str, ...]]
) -> None:
    for shift in (-5, 5):
        with pytest.raises(InvalidInput):
            proving.prove(store, mo[1], mo[0], code(store, mo[1], shift))


def test_after_five_wrong_codes_not_even_the_right_one_is_looked_at(
    store: Store, mo: tuple[str, SignedIn, tuple[str, ...]]
) -> None:
    secret, found, _ = mo
    for _ in range(second_factors.TRIES):
        with pytest.raises(InvalidInput):
            proving.prove(store, found, secret, "000000x")
    with pytest.raises(TooManyRequests) as refused:
        proving.prove(store, found, secret, code(store, found))
    assert 800 < refused.value.retry_after <= 900


def test_a_recovery_code_counts_once_however_it_is_written(
    store: Store, mo: tuple[str, SignedIn, tuple[str, ...]]
) -> None:
    secret, found, codes = mo
    new, _ = proving.prove(store, found, secret, f" {codes[0].replace('-', ' ').upper()} ")
    with pytest.raises(InvalidInput):
        proving.prove(store, found, new, codes[0])
    with store.reading() as connection:
        factor = sessions.second_factor(connection, found.account)
    assert factor is not None
    assert factor.recovery_left == proving.RECOVERY_CODES - 1


def test_nothing_in_the_files_beside_the_key_opens_the_second_step(
    store: Store, mo: tuple[str, SignedIn, tuple[str, ...]]
) -> None:
    with store.reading() as connection:
        secret = second_factors.secret_of(connection, mo[1].account, store.outside.session_key)
        assert second_factors.secret_of(connection, mo[1].account, "another key") == ""
    kept = [path.read_bytes() for path in store.path.parent.rglob("*") if path.is_file()]
    for each in (secret, *mo[2], *map(proving.bare, mo[2])):
        assert not any(each.encode() in content for content in kept)


def test_the_operator_lets_somebody_set_it_up_anew(
    store: Store, mo: tuple[str, SignedIn, tuple[str, ...]]
) -> None:
    signing_in.reset_second_step(store, make.CO, "Mo")
    assert not who(store, mo[0]).is_proven
    proving.set_up(store, mo[1])
    assert proving.shown(store, mo[1]) is not None
