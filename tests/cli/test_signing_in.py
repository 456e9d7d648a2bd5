"""`debate sign-in`: links to hand over, who has one, and taking it back."""

import pytest

from debate.queries import accounts
from debate.storage.store import Store
from tests.cli.conftest import Type


def test_a_link_is_printed_and_nothing_else(type_: Type, store: Store) -> None:
    done = type_("sign-in", "Ann", "--site", "https://debat.example/")
    assert done.status == 0
    [link] = done.out.splitlines()
    assert link.startswith("https://debat.example/aanmelden/")
    assert "For Ann alone: it works once" in done.err


def test_without_a_site_the_settings_or_this_machine_are_meant(
    type_: Type, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert type_("sign-in", "Ann").out.startswith("http://localhost:8000/aanmelden/")
    monkeypatch.setenv("DEBATE_HOSTS", "debat.example, www.debat.example")
    assert type_("sign-in", "Ann").out.startswith("https://debat.example/aanmelden/")
    monkeypatch.setenv("DEBATE_PLAIN_HTTP", "1")
    assert type_("sign-in", "Ann").out.startswith("http://debat.example/aanmelden/")


def test_json_holds_what_was_given(type_: Type, store: Store) -> None:
    found = type_("sign-in", "Ann", "--topic", "zwembad", "--json").json
    assert {**found, "link": "", "expires": ""} == {
        "name": "Ann",
        "role": "editor",
        "topic": "zwembad",
        "link": "",
        "expires": "",
    }
    assert str(found["expires"]).endswith("Z")


def test_accounts_are_listed_and_revoked(type_: Type, store: Store) -> None:
    assert type_("sign-in", "--list").out == "There are no accounts.\n"
    type_("sign-in", "Ann", "--topic", "zwembad")
    type_("sign-in", "Mo", "--role", "moderator")
    assert type_("sign-in", "--list").out == (
        "Ann: editor in zwembad; not signed in\nMo: moderator; not signed in\n"
    )
    assert type_("sign-in", "Mo", "--revoke").out == "Mo is signed out and has no role.\n"
    listed = type_("sign-in", "--list", "--json").json["accounts"]
    assert listed == [
        {"name": "Ann", "roles": {"zwembad": "editor"}, "sessions": 0, "seen": ""},
        {"name": "Mo", "roles": {}, "sessions": 0, "seen": ""},
    ]
    with store.reading() as connection:
        assert len(accounts.everybody(connection)) == 2


def test_a_public_site_keeps_who_moderates_it_unless_somebody_says_so(
    type_: Type, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_("sign-in", "Mo", "--role", "moderator")
    monkeypatch.setenv("DEBATE_HOSTS", "debat.example")
    for words in (["--revoke"], ["--role", "editor"]):
        assert "Nobody would moderate zwembad" in type_("sign-in", "Mo", *words).refusal
    assert "Mo: moderator;" in type_("sign-in", "--list").out
    type_("sign-in", "Co", "--role", "administrator", "--topic", "zwembad")
    assert type_("sign-in", "Mo", "--revoke").status == 0
    assert type_("sign-in", "Co", "--revoke", "--anyway").status == 0


@pytest.mark.parametrize(
    "words", [[], ["Ann", "--list"], ["--list", "--revoke"], ["--revoke"], ["Ann", "--role", "x"]]
)
def test_what_makes_no_sense_is_wrong_usage(type_: Type, store: Store, words: list[str]) -> None:
    assert type_("sign-in", *words).status == 2


def test_what_is_not_there_is_refused(type_: Type, store: Store) -> None:
    assert "no debate" in type_("sign-in", "Ann", "--topic", "nergens").refusal
    assert "no account" in type_("sign-in", "Zed", "--revoke").refusal


def test_without_a_database_nobody_signs_in(type_: Type) -> None:
    assert "debate init" in type_("sign-in", "Ann").refusal
