"""The house rules by command: shown as TOML, set from a file, and needed before a site opens."""

from pathlib import Path

import pytest

from debate.moderation.house_rules import shipped
from debate.storage.store import Store
from tests.cli.conftest import Type


def test_rules_are_shown_edited_and_set_with_what_changes(type_: Type, folder: Path) -> None:
    type_("init")
    shown = type_("rules").out
    assert shown.startswith("# Version 1, since ")
    told = type_("rules", "--json").json
    assert (told["version"], told["new"]) == (1, False)
    assert len(told["rules"]) == len(shipped().rules)  # type: ignore[arg-type]
    (folder / "rules.toml").write_text(shown, "utf-8")
    assert type_("rules", "rules.toml").out == "Nothing changed.\n"
    more = shown + '\n[[rule]]\nid = "regel-8"\ntitle = "Schrijf \\"gewoon\\" Nederlands."\n'
    assert "Say what changes" in type_("rules", "-", given=more).refusal
    set_ = type_("rules", "-", "--because", "Regel 8 is nieuw.", "--json", given=more).json
    assert (set_["version"], set_["announcement"], set_["new"]) == (2, "Regel 8 is nieuw.", True)
    assert type_("rules").out.endswith('title = "Schrijf \\"gewoon\\" Nederlands."\n')
    assert type_("rules", "--version", 1).out == shown
    type_("rules", "rules.toml", "--because", "Regel 8 gaat weg.")
    other = more.replace('\\"gewoon\\"', "helder")
    assert (
        "regel-8 was the rule" in type_("rules", "-", "--because", "Anders.", given=other).refusal
    )
    assert type_("rules", "-", "--because", "Terug.", given=more).out == "Version 4 holds now.\n"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("intro = ", "no TOML"),
        ("", "between 1 and 30 rules"),
        ('[[rule]]\nid = "Regel 1"\ntitle = "x"', "id-1: Give each rule an id"),
        ('[[rule]]\nnaam = "x"', "no field naam"),
        ("rule = 3", "below a line [[rule]]"),
        (b"\xff", "UTF-8"),
    ],
)
def test_rules_that_cannot_be_used_are_refused(
    type_: Type, store: Store, given: str | bytes, said: str
) -> None:
    assert said in type_("rules", "-", "--because", "Anders.", given=given).refusal


def test_rules_and_version_are_one_or_the_other(type_: Type, store: Store) -> None:
    assert type_("rules", "x.toml", "--version", 1).status == 2
    assert "no version" in type_("rules", "--version", 9).refusal
    assert "cannot be read" in type_("rules", "nergens.toml").refusal
    assert "debate init" in type_("--db", "geen.db", "rules").refusal


def test_a_public_site_gets_no_debate_that_nobody_moderates(
    type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_HOSTS", "debat.example")
    assert "Nobody moderates zwembad yet" in type_("import", "bad.json").refusal
    assert type_("search", "zwembad", "--json").json["results"] == []
    type_("sign-in", "Mo", "--role", "moderator")
    assert type_("import", "bad.json").status == 0
