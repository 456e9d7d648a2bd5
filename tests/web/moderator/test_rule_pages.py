"""The house rules on the site: every version can be read, and who administers all sets another."""

import pytest

from debate.queries import house_rules
from debate.roles import Role
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor, fields_of

FORM = "/moderatie/huisregels"


@pytest.fixture
def administrator(mo: Visitor, store: Store) -> Visitor:
    make.rules(store)
    mo.sign_in(store, "Co", role=Role.ADMINISTRATOR)
    return mo


def test_a_rule_is_added_changed_and_dropped_in_one_version_that_stays(
    administrator: Visitor, ann: Visitor, store: Store
) -> None:
    assert f'href="{FORM}"' in administrator.get("/mijn-account").text
    assert f'href="{FORM}"' in administrator.get("/moderatie").text
    sent = fields_of(administrator.get(FORM).text)
    assert sent["nummer-8"] == "regel-8"
    sent |= {"titel-8": "Schrijf Nederlands.", "titel-1": "Eén zin.", "titel-7": "", "tekst-7": ""}
    sent["wijziging"] = "Kortere zinnen, en regel 7 gaat weg."
    assert administrator.post(FORM, sent).location == "/huisregels"
    with store.reading() as connection:
        rules = house_rules.current(connection)
    assert [rule.id for rule in rules.rules] == [*(f"regel-{n}" for n in range(1, 7)), "regel-8"]
    assert [rule.law for rule in rules.rules] == [False] * 5 + [True, False]
    page = ann.get("/huisregels").text
    assert 'id="regel-8"' in page
    assert "Kortere zinnen, en regel 7 gaat weg." in page
    old = ann.get("/huisregels/versies/1").text
    assert 'id="regel-7"' in old
    assert "Dit is een oude versie" in old
    assert "Dit is een oude versie" not in ann.get("/huisregels/versies/2").text
    assert ann.get("/huisregels/versies/3").status_code == 404
    assert fields_of(administrator.get(FORM).text)["nummer-8"] == "regel-9"  # 7 is used up


def test_what_is_wrong_is_told_at_its_field_and_stays(administrator: Visitor) -> None:
    sent = fields_of(administrator.get(FORM).text)
    nothing = administrator.post(FORM, {**sent, "wijziging": "Niets."})
    assert nothing.status_code == 400
    assert "Dit zijn de regels die gelden" in nothing.text
    wrong = administrator.post(FORM, {**sent, "titel-2": "x" * 121, "titel-8": "xy"})
    assert wrong.status_code == 400
    assert 'id="titel-2-fout"' in wrong.text
    assert 'id="titel-8-fout"' in wrong.text
    assert "x" * 121 in wrong.text
    silent = administrator.post(FORM, {**sent, "titel-1": "Eén zin."})
    assert 'id="wijziging-fout"' in silent.text
    told = {**sent, "titel-1": "Eén zin.", "wijziging": "Korter."}
    taken = administrator.post(FORM, {**told, "nummer-2": "regel-1"})
    assert 'id="nummer-2"' in taken.text
    assert administrator.post(FORM, told).status_code == 303
    late = administrator.post(FORM, {**told, "titel-1": "Twee zinnen."})
    assert late.status_code == 409
    assert "Twee zinnen." in late.text


def test_who_administers_one_debate_does_not_set_the_rules_of_all(
    mo: Visitor, store: Store
) -> None:
    mo.sign_in(store, "Jo", role=Role.ADMINISTRATOR, debate=make.DEBATE)
    assert mo.get(FORM).status_code == 403
    assert FORM not in mo.get("/moderatie").text
