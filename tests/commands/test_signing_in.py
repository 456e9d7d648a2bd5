"""A link signs in once and for ten minutes; a session ends when it is told to."""

import pytest

from debate import events
from debate.commands import signing_in
from debate.errors import Conflict, Gone, InvalidInput, NotAllowed, NotFound
from debate.queries import accounts
from debate.queries.accounts import SignedIn
from debate.roles import Role
from debate.storage import accounts as stored
from debate.storage import erasure
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

LINK = "https://debat.example/aanmelden/"


def who(store: Store, secret: str) -> SignedIn | None:
    with store.reading() as connection:
        return accounts.signed_in(connection, secret)


def signed_in(store: Store, name: str = "Ann", debate: str = "") -> tuple[str, SignedIn]:
    """Sign somebody in; gives the session's secret and who that is."""
    made = signing_in.invite(store, make.CO, name, debate=debate)
    secret = signing_in.sign_in(store, made.token)
    found = who(store, secret)
    assert found is not None
    return secret, found


def set_back(store: Store, table: str, column: str, by_ms: int) -> None:
    """Let time pass for what is stored."""
    with store.writing() as connection:
        connection.execute(f"update {table} set {column} = {column} - ?", (by_ms,))


def test_a_link_begins_a_session_with_the_role_that_was_given(store: Store) -> None:
    _, ann = signed_in(store, debate=make.DEBATE)
    assert (ann.name, ann.role_in(make.DEBATE), ann.role_in("elders")) == (
        "Ann",
        Role.EDITOR,
        Role.GUEST,
    )


def test_a_link_works_once(store: Store) -> None:
    made = signing_in.invite(store, make.CO, "Ann")
    assert signing_in.sign_in(store, made.token)
    with pytest.raises(Gone, match="used already"):
        signing_in.sign_in(store, made.token)


def test_a_link_is_void_after_ten_minutes(store: Store) -> None:
    made = signing_in.invite(store, make.CO, "Ann")
    set_back(store, "sign_in_token", "expires_ms", stored.TOKEN_MS)
    with pytest.raises(Gone):
        signing_in.sign_in(store, made.token)


def test_a_newer_link_voids_the_older_one(store: Store) -> None:
    older, newer = (signing_in.invite(store, make.CO, "Ann") for _ in range(2))
    with pytest.raises(Gone):
        signing_in.sign_in(store, older.token)
    assert signing_in.sign_in(store, newer.token)


@pytest.mark.parametrize("token", ["", "x", "é" * 99, "\ud800"])
def test_a_link_that_never_was_is_refused(store: Store, token: str) -> None:
    with pytest.raises(Gone):
        signing_in.sign_in(store, token)


def test_only_the_operator_admits_and_revokes(store: Store) -> None:
    for other in (make.ANN, make.MO):
        with pytest.raises(NotAllowed):
            signing_in.invite(store, other, "Ann")
        with pytest.raises(NotAllowed):
            signing_in.revoke(store, other, "Ann")


def test_nobody_signs_in_as_operator_or_under_the_name_of_a_role(store: Store) -> None:
    with pytest.raises(InvalidInput, match="sign in as operator"):
        signing_in.invite(store, make.CO, "Ann", Role.OPERATOR)
    with pytest.raises(InvalidInput, match="role or an office"):
        signing_in.invite(store, make.CO, "Moderator")


def test_a_role_in_a_debate_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        signing_in.invite(store, make.CO, "Ann", debate="nergens")
    with store.reading() as connection:
        assert accounts.everybody(connection) == []


def test_neither_the_link_nor_the_session_can_be_read_from_the_files(store: Store) -> None:
    made = signing_in.invite(store, make.CO, "Ann")
    secret = signing_in.sign_in(store, made.token)
    kept = [path.read_bytes() for path in store.path.parent.rglob("*") if path.is_file()]
    for each in (made.token, secret):
        assert len(each) >= 43  # 256 bits
        assert not any(each.encode() in content for content in kept)


def test_signing_in_anew_gives_another_session_and_ends_the_one_before(store: Store) -> None:
    secret, _ = signed_in(store)
    made = signing_in.invite(store, make.CO, "Ann")
    newer = signing_in.sign_in(store, made.token, secret)
    assert newer != secret
    assert (who(store, secret), who(store, newer) is None) == (None, False)


def test_signing_out_ends_a_session(store: Store) -> None:
    secret, _ = signed_in(store)
    signing_in.sign_out(store, secret)
    assert who(store, secret) is None


@pytest.mark.parametrize(
    ("column", "by_ms"), [("seen_ms", stored.IDLE_MS), ("expires_ms", stored.SESSION_MS)]
)
def test_a_session_ends_by_itself(store: Store, column: str, by_ms: int) -> None:
    secret, _ = signed_in(store)
    set_back(store, "session", column, by_ms - 60_000)
    assert who(store, secret) is not None
    set_back(store, "session", column, 60_000)
    assert who(store, secret) is None


def test_a_session_in_use_is_noted_now_and_then(store: Store) -> None:
    secret, ann = signed_in(store)
    signing_in.keep_alive(store, ann, secret)
    assert who(store, secret) == ann
    set_back(store, "session", "seen_ms", signing_in.SEEN_AGAIN_MS + 1)
    older = who(store, secret)
    assert older is not None
    signing_in.keep_alive(store, older, secret)
    newest = who(store, secret)
    assert newest is not None
    assert newest.seen_ms >= ann.seen_ms


def test_another_role_and_revoking_end_all_sessions(store: Store) -> None:
    secret, _ = signed_in(store)
    made = signing_in.invite(store, make.CO, "Ann", Role.MODERATOR)
    assert who(store, secret) is None  # a role that changed ends what was begun with the other
    secret = signing_in.sign_in(store, made.token)
    changed = who(store, secret)
    assert changed is not None
    assert changed.role_in(make.DEBATE) is Role.MODERATOR
    waiting = signing_in.invite(store, make.CO, "Ann")
    signing_in.revoke(store, make.CO, "Ann")
    assert who(store, secret) is None
    with pytest.raises(Gone):
        signing_in.sign_in(store, waiting.token)
    with store.reading() as connection:
        [ann] = accounts.everybody(connection)
    assert (ann.roles, ann.sessions) == ({}, 0)


def test_somebody_unknown_cannot_be_revoked(store: Store) -> None:
    with pytest.raises(NotFound, match="Zed"):
        signing_in.revoke(store, make.CO, "Zed")


def test_an_account_acts_with_one_reference_in_each_debate(store: Store) -> None:
    make.topic(store, "tram", "c00000000000a")
    _, ann = signed_in(store)
    first = signing_in.acting(store, ann, make.DEBATE)
    assert (first.role, first.account) == (Role.EDITOR, ann.account)
    assert signing_in.acting(store, ann, make.DEBATE).ref != first.ref  # nothing was recorded yet
    with store.change(make.DEBATE, first.ref, account=first.account) as change:
        change.record(events.ClaimReviewed(make.THESIS))
    assert signing_in.acting(store, ann, make.DEBATE).ref == first.ref
    assert signing_in.acting(store, ann, "tram").ref != first.ref
    assert verify(store).findings == ()


def test_two_first_acts_at_once_give_one_reference(store: Store) -> None:
    _, ann = signed_in(store)
    one, other = (signing_in.acting(store, ann, make.DEBATE) for _ in range(2))
    with store.change(make.DEBATE, one.ref, account=ann.account) as change:
        change.record(events.ClaimReviewed(make.THESIS))
    with (
        pytest.raises(Conflict),
        store.change(make.DEBATE, other.ref, account=ann.account) as change,
    ):
        change.record(events.ClaimReviewed(make.THESIS))
    assert verify(store).findings == ()


def test_erasing_a_person_takes_the_link_to_the_account(store: Store) -> None:
    _, ann = signed_in(store)
    actor = signing_in.acting(store, ann, make.DEBATE)
    with store.change(make.DEBATE, actor.ref, account=actor.account) as change:
        change.record(events.ClaimReviewed(make.THESIS))
    erasure.erase(store, person=actor.ref, ground="AVG artikel 17")
    assert signing_in.acting(store, ann, make.DEBATE).ref != actor.ref
    assert verify(store).findings == ()
