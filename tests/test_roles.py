"""Which role may do which act."""

import pytest

from debate.errors import NotAllowed
from debate.roles import MAY, Actor, Role, operator


def test_guest_may_argue_and_ask_and_nothing_else() -> None:
    assert MAY[Role.GUEST] == {"argue", "ask"}


def test_each_role_may_do_what_the_one_below_it_may() -> None:
    for between in (Role.EDITOR, Role.MODERATOR):
        assert MAY[Role.GUEST] < MAY[between] < MAY[Role.OPERATOR]


def test_editors_and_moderators_do_not_do_one_another_s_work() -> None:
    assert MAY[Role.EDITOR] & MAY[Role.MODERATOR] == MAY[Role.GUEST]
    assert MAY[Role.EDITOR] - MAY[Role.GUEST] == {"source", "anchor", "relate", "code"}


def test_only_the_operator_imports_erases_and_admits() -> None:
    alone = {"import", "erase", "admit"}
    assert {role for role in Role if MAY[role] & alone} == {Role.OPERATOR}


def test_act_beyond_the_role_is_refused_with_both_named() -> None:
    with pytest.raises(NotAllowed, match="guest.*merge"):
        Actor(b"a" * 16).require("merge")


def test_act_within_the_role_passes() -> None:
    Actor(b"a" * 16, Role.MODERATOR).require("merge")


def test_operator_has_another_reference_in_each_debate() -> None:
    assert operator("een").ref != operator("twee").ref
    assert len(operator("een").ref) == 16
    assert operator("een") == operator("een")
