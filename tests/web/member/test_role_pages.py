"""Roles are given and taken on a page, by administrators of that debate alone."""

import re

import pytest

from debate.roles import Role
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor, hidden, plain

PAGE = f"/debatten/{make.DEBATE}/rollen"


def test_a_role_is_given_and_taken_and_the_other_signs_in_anew(
    ann: Visitor, mo: Visitor, store: Store
) -> None:
    ann.sign_in(store, role=Role.ADMINISTRATOR, debate=make.DEBATE)
    mo.sign_in(store, "Mo", debate=make.DEBATE)
    assert mo.get("/redactie").status_code == 200
    token = {"csrf_token": hidden(ann.get(PAGE).text)["csrf_token"]}
    given = ann.post(PAGE, {**token, "naam": "Mo", "email": "", "rol": "moderator"})
    assert (given.status_code, given.location) == (303, PAGE)
    assert mo.get("/mijn-account").status_code == 401  # the copied cookie of the other role
    page = ann.get(PAGE).text
    assert "werd moderator, en was redacteur, door" in plain(page)
    [account] = re.findall(r'name="account" value="([^"]+)"', page)
    taken = ann.post(f"{PAGE}/ingetrokken", {**token, "account": account})
    assert taken.status_code == 303
    assert 'name="account"' not in ann.get(PAGE).text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"naam": "x", "rol": "editor"}, "Een naam heeft 2 tot 40 tekens"),
        ({"naam": "Zed", "rol": "operator"}, "Kies een rol uit de lijst"),
        ({"naam": "Zed", "rol": "editor", "email": "zed"}, "Een e-mailadres ziet eruit als"),
        ({"naam": "Moderator", "rol": "editor"}, "Deze naam lijkt op die van een rol"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_what_was_typed_stays(
    ann: Visitor, store: Store, fields: dict[str, str], said: str
) -> None:
    ann.sign_in(store, role=Role.ADMINISTRATOR, debate=make.DEBATE)
    token = {"csrf_token": hidden(ann.get(PAGE).text)["csrf_token"]}
    answer = ann.post(PAGE, {**token, **fields})
    assert answer.status_code == 400
    assert said in answer.text
    assert f'value="{fields["naam"]}"' in answer.text


def test_one_s_own_role_cannot_be_forged_higher(ann: Visitor, store: Store) -> None:
    ann.sign_in(store, role=Role.EDITOR, debate=make.DEBATE)
    token = {"csrf_token": hidden(ann.get("/redactie").text)["csrf_token"]}
    forged = {**token, "naam": "Ann", "rol": "administrator", "role": "administrator"}
    assert ann.post(PAGE, forged).status_code == 403
    assert ann.get(PAGE).status_code == 403


def test_an_administrator_of_another_debate_does_not_get_in(ann: Visitor, store: Store) -> None:
    make.topic(store, "tram", "c00000000000a")
    ann.sign_in(store, role=Role.ADMINISTRATOR, debate="tram")
    assert ann.get(PAGE).status_code == 403
    assert ann.get("/debatten/tram/rollen").status_code == 200
