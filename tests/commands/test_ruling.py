"""House rules are published in versions, and no site opens to the public without them."""

from dataclasses import replace

import pytest

from debate.commands import ruling, signing_in
from debate.errors import Conflict, InvalidForm, InvalidInput, NotAllowed
from debate.moderation.house_rules import HouseRules, Rule, shipped
from debate.queries import house_rules
from debate.roles import Role
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.make import CO, MO


def current(store: Store) -> HouseRules:
    with store.reading() as connection:
        return house_rules.current(connection)


def test_a_new_site_gets_the_rules_that_come_along_once(store: Store) -> None:
    assert current(store) == house_rules.NONE
    assert ruling.publish_shipped(store)
    assert not ruling.publish_shipped(store)
    assert current(store) == replace(shipped(), version=1)
    assert verify(store).findings == ()


def test_a_change_is_a_new_version_that_is_announced(store: Store) -> None:
    make.rules(store)
    less = replace(shipped(), rules=(*shipped().rules[:5], Rule("regel-8", "Schrijf Nederlands.")))
    with pytest.raises(InvalidInput) as refused:
        ruling.publish_rules(store, CO, less)
    assert refused.value.field == "announcement"
    ruling.publish_rules(store, CO, less, "Regel 8 is nieuw.", seen=1)
    assert (current(store).version, current(store).announcement) == (2, "Regel 8 is nieuw.")
    assert ruling.publish_rules(store, CO, less, "Niets nieuws.") == []
    with pytest.raises(Conflict):
        ruling.publish_rules(store, CO, shipped(), "Terug.", seen=1)
    with store.reading() as connection:
        assert [one.rules.version for one in house_rules.versions(connection)] == [2, 1]


def test_no_rule_holds_signs_that_nobody_sees(store: Store) -> None:
    make.rules(store)
    rule = Rule("regel-1", "Geen\0 namen", "Ook \u202eniet\u200b half.")
    ruling.publish_rules(store, CO, HouseRules(0, (rule,), "Sch\x1berp mag."), "Kor\u202ater.")
    now = current(store)
    assert now.rules == (Rule("regel-1", "Geen namen", "Ook niet half."),)
    assert (now.intro, now.announcement) == ("Scherp mag.", "Korter.")


def test_moderators_set_no_rules_and_nobody_sets_none(store: Store) -> None:
    with pytest.raises(NotAllowed):
        ruling.publish_rules(store, MO, shipped())
    with pytest.raises(InvalidForm):
        ruling.publish_rules(store, CO, HouseRules(0, ()))


def test_a_site_opens_to_all_with_rules_and_a_moderator_in_each_debate(store: Store) -> None:
    with pytest.raises(Conflict, match="rules"):
        ruling.require_open_to_all(store)
    make.rules(store)
    with pytest.raises(Conflict, match="moderates"):
        ruling.require_open_to_all(store)
    signing_in.invite(store, CO, "Ann", Role.EDITOR)
    signing_in.invite(store, CO, "Mo", Role.MODERATOR, "avondbus")
    ruling.require_open_to_all(store)
    make.topic(store, "elders", "c00000000000e")
    with pytest.raises(Conflict, match="elders"):
        ruling.require_open_to_all(store)
