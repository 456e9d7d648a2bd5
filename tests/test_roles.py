"""Which role may do which act."""

import pytest

from debate.errors import NotAllowed
from debate.roles import MAY, Actor, Role, operator


def test_guest_may_argue_and_ask_and_nothing_else() -> None:
    assert MAY[Role.GUEST] == {"argue", "ask"}


def test_each_role_may_do_what_the_one_below_it_may() -> None:
    assert MAY[Role.GUEST] < MAY[Role.MODERATOR] < MAY[Role.OPERATOR]


def test_only_the_operator_imports_and_erases() -> None:
    assert {role for role in Role if MAY[role] & {"import", "erase"}} == {Role.OPERATOR}


def test_act_beyond_the_role_is_refused_with_both_named() -> None:
    with pytest.raises(NotAllowed, match="guest.*merge"):
        Actor(b"a" * 16).require("merge")


def test_act_within_the_role_passes() -> None:
    Actor(b"a" * 16, Role.MODERATOR).require("merge")


def test_operator_has_another_reference_in_each_debate() -> None:
    assert operator("een").ref != operator("twee").ref
    assert len(operator("een").ref) == 16
    assert operator("een") == operator("een")
