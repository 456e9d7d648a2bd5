"""The way in: help, statuses, and what any failure looks like."""

import errno
import importlib
import sqlite3
from pathlib import Path

import click
import pytest

from debate.cli import maps
from debate.cli.main import DOORS, main
from debate.commands import importing
from debate.storage.store import Store
from tests.cli.conftest import Type

CONTEXT = click.Context(main)
COMMANDS = main.list_commands(CONTEXT)
NEED_A_STORE = (
    ("export", "zwembad"),
    ("search", "bad"),
    ("verify",),
    ("tegengeluid", "zwembad"),
    ("seal",),
    ("seal", "--follow"),
    ("rebuild",),
    ("backup", "kopie"),
    ("erase", "--claim", "c0a1b2c3d4e5f", "--ground", "AVG artikel 17"),
    ("sign-in", "Ann"),
    ("anchors", "zwembad"),
)


def test_every_command_of_the_specification_is_there() -> None:
    wanted = (
        "init import export convert check verify seal erase rebuild search backup restore doctor"
        " serve sign-in anchors labels strengths tegengeluid dossier retain digest letters rules"
    )
    assert set(COMMANDS) == set(wanted.split())


@pytest.mark.parametrize("door", DOORS)
def test_every_command_of_a_module_is_reached(door: str) -> None:
    told = {one.name for one in importlib.import_module(f"debate.cli.{door}").COMMANDS}
    assert told == set(DOORS[door].split())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_an_example(type_: Type, command: str) -> None:
    done = type_(command, "--help")
    assert done.status == 0
    assert f"Example: debate {command}" in done.out


def test_list_of_commands_says_of_each_what_it_does_in_a_whole_sentence(type_: Type) -> None:
    listed = type_("--help").out.partition("Commands:")[2]
    assert [line for line in listed.splitlines() if line and not line.endswith(".")] == []
    assert "..." not in listed


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "serve"])
def test_every_command_that_ends_can_answer_in_json(command: str) -> None:
    found = main.get_command(CONTEXT, command)
    assert found
    assert any("--json" in option.opts for option in found.params)


@pytest.mark.parametrize("words", NEED_A_STORE, ids=" ".join)
def test_command_without_a_database_says_so_and_makes_none(
    type_: Type,
    folder: Path,
    words: tuple[str, ...],
) -> None:
    assert "Run `debate init`" in type_("--db", "geen.db", *words).refusal
    assert [path.name for path in folder.iterdir()] == ["bad.json"]


@pytest.mark.parametrize("words", NEED_A_STORE[2:], ids=" ".join)
def test_database_that_lost_its_folder_is_told_from_none(
    type_: Type,
    folder: Path,
    words: tuple[str, ...],
) -> None:
    (folder / "half.db").write_bytes(b"")
    assert "half.log" in type_("--db", "half.db", *words).refusal


@pytest.mark.parametrize(
    "words",
    [
        ("nosuch",),
        ("import",),
        ("--nosuch",),
        ("export",),
        ("erase", "--claim", "c"),
        ("--db", ".", "init"),
    ],
)
def test_wrong_usage_has_status_two(type_: Type, words: tuple[str, ...]) -> None:
    done = type_(*words)
    assert (done.status, done.out) == (2, "")


def test_database_is_where_the_environment_says(
    type_: Type,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEBATE_DATABASE", str(folder / "daar.db"))
    assert type_("init").status == 0
    assert (folder / "daar.db").exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "x.db"),
            "x.db: No space left on device.",
        ),
        (PermissionError(errno.EACCES, "Permission denied", "lock"), "lock: Permission denied."),
        (sqlite3.DatabaseError("file is not a database"), "file is not a database. Run `debate"),
        (MemoryError(), "too much for this machine"),
        (RecursionError(), "too much for this machine"),
    ],
)
def test_failure_of_the_machine_is_one_sentence(
    type_: Type,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    said: str,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Store, "set_up", fail)
    assert said in type_("init").refusal


def test_reader_of_our_output_that_leaves_is_no_error_message(
    type_: Type,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def leave(*_: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(maps.files, "write_text", leave)
    done = type_("convert", "bad.json")
    assert (done.status, done.out, done.err) == (1, "", "")


def test_interrupted_command_stores_nothing(
    type_: Type,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(importing, "report", interrupt)
        patch.setattr(importing, "_told", interrupt)
        done = type_("import", "bad.json")
    assert (done.status, done.out) == (1, "")
    assert "no debate" in type_("export", "zwembad").refusal
    assert type_("import", "bad.json", "--json").json["new"] == 9


def test_group_is_a_click_program() -> None:
    assert isinstance(main, click.Group)
