"""Administrators give and take roles in their debate: kept, and never more than that."""

import pytest

from debate.commands import governing, signing_in
from debate.errors import Conflict, InvalidInput, NotAllowed, NotFound, SecondFactorNeeded
from debate.queries import accounts, membership
from debate.roles import Actor, Role
from debate.storage.store import Store
from tests import make


def administrator(store: Store, *, is_proven: bool = True) -> Actor:
    made = signing_in.invite(store, make.CO, "Ada", Role.ADMINISTRATOR, make.DEBATE)
    with store.reading() as connection:
        account = accounts.by_name(connection, made.name)
    return Actor(b"a" * 16, Role.ADMINISTRATOR, account=account, is_proven=is_proven)


def roles(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        return {each.name: each.role for each in membership.members(connection, make.DEBATE)}


def test_a_role_is_given_changed_and_taken_and_each_is_kept(store: Store) -> None:
    ada = administrator(store)
    mo = governing.give_role(store, ada, make.DEBATE, "Mo", "editor", email="Mo@debat.example")
    assert roles(store) == {"Ada": "administrator", "Mo": "editor"}
    governing.give_role(store, ada, make.DEBATE, "Mo", "moderator")
    governing.take_role(store, ada, make.DEBATE, mo)
    assert roles(store) == {"Ada": "administrator"}
    with store.reading() as connection:
        told = membership.changes(connection, make.DEBATE)
    assert sorted((each.name, each.by, each.earlier, each.role) for each in told) == [
        ("Ada", "", "", "administrator"),
        ("Mo", "Ada", "", "editor"),
        ("Mo", "Ada", "editor", "moderator"),
        ("Mo", "Ada", "moderator", ""),
    ]


def test_another_role_ends_all_sessions_and_the_same_role_none(store: Store) -> None:
    ada = administrator(store)
    made = signing_in.invite(store, make.CO, "Mo", Role.EDITOR, make.DEBATE)
    secret = signing_in.sign_in(store, made.token)
    for role, holds in (("editor", True), ("moderator", False)):
        governing.give_role(store, ada, make.DEBATE, "Mo", role)
        with store.reading() as connection:
            assert (accounts.signed_in(connection, secret) is not None) is holds


@pytest.mark.parametrize("role", [Role.GUEST, Role.CONTRIBUTOR, Role.EDITOR, Role.MODERATOR])
def test_nobody_else_gives_or_takes_a_role(store: Store, role: Role) -> None:
    other = Actor(b"o" * 16, role)
    with pytest.raises(NotAllowed):
        governing.give_role(store, other, make.DEBATE, "Mo", "editor")
    with pytest.raises(NotAllowed):
        governing.take_role(store, other, make.DEBATE, "a")


def test_an_administrator_needs_the_second_step(store: Store) -> None:
    with pytest.raises(SecondFactorNeeded):
        governing.give_role(
            store, administrator(store, is_proven=False), make.DEBATE, "Mo", "editor"
        )


def test_nobody_changes_a_role_of_his_own(store: Store) -> None:
    ada = administrator(store)
    with pytest.raises(NotAllowed, match="their own role"):
        governing.give_role(store, ada, make.DEBATE, "Ada", "editor")
    with pytest.raises(NotAllowed, match="their own role"):
        governing.take_role(store, ada, make.DEBATE, ada.account)


@pytest.mark.parametrize("role", ["operator", "guest", "", "hoofdredacteur"])
def test_roles_that_are_not_given_are_refused(store: Store, role: str) -> None:
    with pytest.raises(InvalidInput):
        governing.give_role(store, administrator(store), make.DEBATE, "Mo", role)


def test_an_account_from_elsewhere_is_not_taken_over(store: Store) -> None:
    """With an address of one's own for somebody else's account one could sign in as that person."""
    ada = administrator(store)
    signing_in.invite(store, make.CO, "Mo", Role.MODERATOR, email="mo@debat.example")
    with pytest.raises(Conflict, match="name already"):
        governing.give_role(store, ada, make.DEBATE, "Mo", "editor")
    with pytest.raises(Conflict, match="another address"):
        governing.give_role(store, ada, make.DEBATE, "Mo", "editor", email="ada@debat.example")
    with pytest.raises(Conflict, match="Somebody else"):
        governing.give_role(store, ada, make.DEBATE, "Zed", "editor", email="mo@debat.example")
    governing.give_role(store, ada, make.DEBATE, "Mo", "editor", email="mo@debat.example")
    assert roles(store)["Mo"] == "editor"


def test_what_is_not_there_cannot_be_given_or_taken(store: Store) -> None:
    ada = administrator(store)
    with pytest.raises(NotFound):
        governing.give_role(store, ada, "nergens", "Mo", "editor")
    with pytest.raises(NotFound):
        governing.take_role(store, ada, make.DEBATE, "a0")


def test_of_two_who_take_the_role_of_each_other_one_succeeds(store: Store) -> None:
    ada = administrator(store)
    bo = governing.give_role(
        store, ada, make.DEBATE, "Bo", "administrator", email="bo@debat.example"
    )
    governing.take_role(store, ada, make.DEBATE, bo)
    late = Actor(b"b" * 16, Role.ADMINISTRATOR, account=bo)  # asked before, and waited
    with pytest.raises(NotAllowed):
        governing.take_role(store, late, make.DEBATE, ada.account)
    with pytest.raises(NotAllowed):
        governing.give_role(store, late, make.DEBATE, "Bo", "administrator")
    assert roles(store) == {"Ada": "administrator"}


def test_who_administrates_all_debates_governs_each(store: Store) -> None:
    made = signing_in.invite(store, make.CO, "Ada", Role.ADMINISTRATOR)
    with store.reading() as connection:
        account = accounts.by_name(connection, made.name)
    ada = Actor(b"a" * 16, Role.ADMINISTRATOR, account=account)
    governing.give_role(store, ada, make.DEBATE, "Mo", "editor", email="mo@debat.example")
    assert roles(store)["Mo"] == "editor"
