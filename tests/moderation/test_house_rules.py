"""House rules are read from a file that people edit, and refused with all that is wrong."""

import pytest

from debate.errors import InvalidForm, InvalidInput
from debate.moderation import house_rules
from debate.moderation.house_rules import HouseRules, Rule


def test_the_rules_that_come_along_are_in_order() -> None:
    rules = house_rules.shipped()
    house_rules.require_valid(rules)
    assert [rule.id for rule in rules.rules if rule.law] == ["regel-6"]


def test_the_rules_that_come_along_are_there_in_english_until_they_are_changed() -> None:
    rules = house_rules.shipped()
    english = house_rules.in_english(rules)
    house_rules.require_valid(english)
    same = [(rule.id, rule.law, bool(rule.text)) for rule in rules.rules]
    assert [(rule.id, rule.law, bool(rule.text)) for rule in english.rules] == same
    first = Rule("regel-1", "Hou het kort.")
    changed = house_rules.in_english(HouseRules(2, (first, *rules.rules[1:]), "Scherp mag."))
    assert (changed.intro, changed.rules) == ("", english.rules[1:])


@pytest.mark.parametrize(
    "text",
    [
        *("rule = 3", "[[rule]\n", '[[rule]]\nid = "a1"\ntitel = "Zo"', "rule = [1]"),
        *(f"intro = {'[' * 9_000}", f"intro = {'9' * 9_000}", "a." * 40_000 + "b = 1"),
    ],
    ids=range(7),
)
def test_what_is_no_file_of_rules_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        house_rules.read(text)


def test_all_that_is_wrong_is_said_at_once() -> None:
    rules = (Rule("regel-1", "Zo."), Rule("regel-1", "Zo doen we het."), Rule("B", "x" * 200))
    with pytest.raises(InvalidForm) as refused:
        house_rules.require_valid(HouseRules(0, (*rules, Rule("regel-4", "")), "x" * 2_000))
    assert set(refused.value.errors) == {"id-2", "id-3", "title-3", "title-4", "intro"}
    with pytest.raises(InvalidForm):
        house_rules.require_valid(HouseRules(0, ()))
