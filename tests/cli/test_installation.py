"""An installation by command: init, backup, restore, doctor, serve."""

from pathlib import Path

import pytest

from debate.storage.store import Store
from tests.cli.conftest import Type

Asked = dict[str, object]


def test_init_makes_a_database_and_keys_and_keeps_what_is_there(type_: Type, folder: Path) -> None:
    answer = type_("init", "--origin", "debat.example/log", "--json").json
    assert answer == {
        "database": "tegengeluid.db",
        "folder": "tegengeluid.log",
        "origin": "debat.example/log",
    }
    key = (folder / "tegengeluid.log" / "log.key").read_text("utf-8")
    assert type_("init").out.startswith("There already: ")
    assert (folder / "tegengeluid.log" / "log.key").read_text("utf-8") == key


def test_init_makes_the_folders_on_the_way(type_: Type, folder: Path) -> None:
    assert type_("--db", "a/b/c.db", "init").status == 0
    assert (folder / "a" / "b" / "c.db").exists()


def test_init_with_an_impossible_name_is_refused(type_: Type) -> None:
    assert "name" in type_("init", "--origin", "met spatie+plus").refusal


def test_init_where_nobody_may_write_is_refused(type_: Type, folder: Path) -> None:
    (folder / "bestand").write_text("x", "utf-8")
    assert type_("--db", "bestand/x.db", "init").refusal


def test_backup_comes_back_whole(type_: Type, store: Store, folder: Path) -> None:
    type_("seal")
    answer = type_("backup", "kopie", "--with-keys", "--json").json
    assert answer == {"folder": "kopie", "events": 9}
    assert type_("--db", "nieuw.db", "restore", "kopie", "--json").json == {"events": 9}
    there = type_("--db", "nieuw.db", "export", "zwembad").out
    assert there == type_("export", "zwembad").out
    assert type_("--db", "nieuw.db", "verify").status == 0


def test_backup_does_not_overwrite(type_: Type, store: Store) -> None:
    made = type_("backup", "kopie")
    assert made.out == "9 events kept in kopie.\n"
    assert made.err.startswith("The keys are not in it: keep ")
    assert made.err.endswith("*.key elsewhere, or use --with-keys.\n")
    assert "there already" in type_("backup", "kopie").refusal


def test_restore_without_the_keys_says_where_they_belong(type_: Type, store: Store) -> None:
    type_("backup", "kopie")
    refused = type_("--db", "nieuw.db", "restore", "kopie").refusal
    assert "without its secret keys" in refused
    assert "--with-keys" in refused
    assert type_("--db", "nieuw.db", "restore", "kopie", "--accept-older").status == 0


def test_restore_of_what_is_no_backup_is_refused(type_: Type, store: Store, folder: Path) -> None:
    (folder / "leeg").mkdir()
    assert "not a backup" in type_("restore", "leeg").refusal
    assert type_("restore", "niets").status == 2
    assert type_("verify").status == 0


def test_doctor_names_every_check_and_fails_on_what_is_needed(type_: Type, store: Store) -> None:
    checks = type_("doctor", "--json").json["checks"]
    assert {"Python", "SQLite", "tables", "log", "log.key"} <= {one["what"] for one in checks}  # type: ignore[union-attr, index, call-overload]
    assert type_("doctor").status == 0
    missing = type_("--db", "geen.db", "doctor")
    assert missing.status == 1
    assert "!!  database: none at geen.db" in missing.out


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What serving was asked, instead of serving."""
    given: Asked = {}

    def serve(store: Store, **how: object) -> None:
        given.update(how, store=store)

    monkeypatch.setattr("debate.web.serving.serve", serve)
    return given


def test_serving_from_an_empty_folder_loads_the_curated_maps(
    type_: Type, folder: Path, asked: Asked
) -> None:
    done = type_("serve", "--port", "0")
    assert "Loaded decentralisatie-sociale-zorg: " in done.err
    assert (done.out, asked["port"], asked["with_sealer"]) == ("", 0, True)
    assert type_("search", "zorg", "--json").json["results"]


def test_serving_again_loads_nothing_and_keeps_what_is_there(
    type_: Type, store: Store, asked: Asked
) -> None:
    done = type_("serve", "--no-sealer", "--workers", "3")
    assert (done.err, asked["with_sealer"], asked["workers"]) == ("", False, 3)
    assert "no debate" in type_("export", "decentralisatie-sociale-zorg").refusal


@pytest.mark.parametrize("words", [("--port", "99999"), ("--port", "x"), ("--workers", "0")])
def test_impossible_port_or_number_of_workers_is_wrong_usage(
    type_: Type, asked: Asked, words: tuple[str, str]
) -> None:
    assert type_("serve", *words).status == 2
    assert asked == {}
