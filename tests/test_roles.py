"""Which role may do which act."""

import re
from pathlib import Path

import pytest

import debate
from debate.errors import NotAllowed, SecondFactorNeeded
from debate.roles import MAY, Actor, Role, operator

ANSWERING = {"argue", "ask", "flag", "notice", "complain", "mend"}


def test_guest_may_answer_and_speak_up_and_nothing_else() -> None:
    assert MAY[Role.GUEST] == MAY[Role.CONTRIBUTOR] == ANSWERING


def test_everybody_may_what_a_guest_may_and_the_operator_all() -> None:
    for role in Role:
        assert MAY[Role.GUEST] <= MAY[role] <= MAY[Role.OPERATOR]


def test_an_administrator_moderates_and_governs() -> None:
    assert MAY[Role.ADMINISTRATOR] - MAY[Role.MODERATOR] == {"rules", "roles"}
    assert MAY[Role.MODERATOR] < MAY[Role.ADMINISTRATOR]


def test_editors_moderators_and_council_members_do_not_do_one_another_s_work() -> None:
    assert MAY[Role.EDITOR] & MAY[Role.MODERATOR] == MAY[Role.GUEST]
    assert MAY[Role.EDITOR] - MAY[Role.GUEST] == {
        *("source", "anchor", "relate", "code", "import"),
    }
    assert MAY[Role.COUNCIL] - MAY[Role.GUEST] == {"prepare"}


def test_only_the_operator_erases_and_admits() -> None:
    alone = {"erase", "admit"}
    assert {role for role in Role if MAY[role] & alone} == {Role.OPERATOR}


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMINISTRATOR])
def test_who_decides_needs_a_second_factor(role: Role) -> None:
    Actor(b"a" * 16, role).require("hide")
    with pytest.raises(SecondFactorNeeded):
        Actor(b"a" * 16, role, is_proven=False).require("hide")
    Actor(b"a" * 16, role, is_proven=False).require("argue")
    Actor(b"a" * 16, Role.EDITOR, is_proven=False).require("source")


def test_act_beyond_the_role_is_refused_with_both_named() -> None:
    with pytest.raises(NotAllowed, match="guest.*merge"):
        Actor(b"a" * 16).require("merge")


def test_act_within_the_role_passes() -> None:
    Actor(b"a" * 16, Role.MODERATOR).require("merge")


def test_operator_has_another_reference_in_each_debate() -> None:
    assert operator("een").ref != operator("twee").ref
    assert len(operator("een").ref) == 16
    assert operator("een") == operator("een")


def test_every_command_writes_in_the_debate_of_the_role_alone() -> None:
    bare = re.compile(r"store\.change\([^()]*(\([^()]*\))?[^()]*actor\.ref\b")
    folder = Path(debate.__file__).parent / "commands"
    found = [path.name for path in folder.glob("*.py") if bare.search(path.read_text("utf-8"))]
    assert found == [], "Ask for actor.ref_in(debate): it refuses what is of another debate."
