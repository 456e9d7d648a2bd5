"""The log by command: verify, seal, erase, rebuild."""

import os
import signal
from pathlib import Path

import pytest

from debate.cli import log
from debate.model import make_id
from debate.queries import claims
from debate.storage import sealer
from debate.storage.store import Store
from tests import make
from tests.cli.conftest import Type

FIRST = make_id("c", "zwembad", "0")


def test_verify_answers_with_what_the_specification_names(type_: Type, store: Store) -> None:
    type_("seal")
    answer = type_("verify", "--json").json
    assert (answer["events"], answer["size"], answer["state_equals_log"]) == (9, 9, True)
    assert (len(str(answer["root"])), answer["findings"]) == (64, [])
    assert type_("verify").out.endswith("all agrees.\n")


def test_verify_of_a_changed_database_says_what_differs(type_: Type, store: Store) -> None:
    with store.writing() as connection:
        connection.execute("update claim set text = 'Vervalst.' where id = ?", (FIRST,))
    done = type_("verify", "--json")
    assert (done.status, done.json["state_equals_log"]) == (1, False)
    assert done.json["findings"]
    assert "all agrees" not in type_("verify").out


def exported(type_: Type, folder: Path) -> Path:
    type_("seal")
    assert type_("export", "zwembad", "--format", "log", "-o", "log.jsonl").status == 0
    return folder / "log.jsonl"


def test_exported_log_is_checked_from_the_file_alone(
    type_: Type, store: Store, folder: Path
) -> None:
    path = exported(type_, folder)
    answer = type_("--db", "geen.db", "verify", "--export", path, "--json").json
    root = type_("verify", "--json").json["root"]
    assert answer == {
        "events": 9,
        "size": 9,
        "root": root,
        "state_equals_log": None,
        "findings": [],
    }
    assert type_("verify", "--export", path).out.endswith("all agrees.\n")


@pytest.mark.parametrize("old", [b"nummer 2", b'"version":4', b"claim_posted"])
def test_any_change_in_an_exported_log_is_found(
    type_: Type, store: Store, folder: Path, old: bytes
) -> None:
    path = exported(type_, folder)
    raw = path.read_bytes()
    assert old in raw
    path.write_bytes(raw.replace(old, old[:-1] + b"5", 1))
    done = type_("verify", "--export", path, "--json")
    assert (done.status, bool(done.json["findings"])) == (1, True)


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\x00\xff", b"[" * 5_000 + b"\n"])
def test_what_is_no_export_is_a_finding(type_: Type, folder: Path, content: bytes) -> None:
    (folder / "x.jsonl").write_bytes(content)
    done = type_("verify", "--export", "x.jsonl", "--json")
    assert (done.status, len(done.json["findings"])) == (1, 1)  # type: ignore[arg-type]


def test_export_that_is_not_there_is_refused(type_: Type) -> None:
    assert "No such file" in type_("verify", "--export", "niets.jsonl").refusal


def test_seal_numbers_all_that_waits(type_: Type, store: Store) -> None:
    assert type_("seal", "--json").json == {"size": 9}
    make.claim(store, on=FIRST)
    assert type_("seal").out == "11 events sealed.\n"


def test_sealer_follows_until_it_is_stopped(
    type_: Type, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[bool] = []

    def follow(_: Store, keep_going: object, **__: object) -> None:
        rounds.append(keep_going())  # type: ignore[operator]
        os.kill(os.getpid(), signal.SIGTERM)
        rounds.append(keep_going())  # type: ignore[operator]

    before = [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)]
    monkeypatch.setattr(log.sealer, "follow", follow)
    try:
        done = type_("seal", "--follow")
    finally:
        for one, handler in zip((signal.SIGTERM, signal.SIGINT), before, strict=True):
            signal.signal(one, handler)
    assert (done.status, done.out, rounds) == (0, "", [True, False])


def test_sealer_stops_when_the_process_that_started_it_is_gone(
    type_: Type, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(
        log.sealer,
        "follow",
        lambda _, keep_going, **__: asked.append(keep_going()),
    )
    before = [signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)]
    try:
        type_("seal", "--follow", "--parent", 1)
    finally:
        for one, handler in zip((signal.SIGTERM, signal.SIGINT), before, strict=True):
            signal.signal(one, handler)
    assert asked == [False]


def test_erase_takes_the_words_and_says_what_went(type_: Type, store: Store) -> None:
    answer = type_("erase", "--claim", FIRST, "--ground", "AVG artikel 17", "--json").json
    assert answer["things"] == [FIRST]
    assert answer["ground"] == "AVG artikel 17"
    with store.reading() as connection:
        assert claims.claim(connection, FIRST).status == "erased"
    assert type_("erase", "--claim", FIRST, "--ground", "AVG artikel 17").status == 0


def test_all_of_one_person_is_erased_by_the_reference(type_: Type, store: Store) -> None:
    posted = make.argument(store, on=FIRST)
    done = type_("erase", "--person", make.ANN.ref.hex(), "--ground", "AVG artikel 17", "--json")
    assert posted.claim in done.json["things"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--person", "zz"), "32 hexadecimal digits"),
        (("--person", "00"), "32 hexadecimal digits"),
        (("--person", "0" * 34), "32 hexadecimal digits"),
        (("--person", "0" * 32), "nothing to erase"),
        (("--claim", "c000000000000"), "nothing to erase"),
        (("--claim", "onzin"), "nothing to erase"),
        ((), "Name one"),
        (("--claim", FIRST, "--relation", "r000000000000"), "Name one"),
    ],
)
def test_erasing_what_is_not_named_clearly_is_refused(
    type_: Type, store: Store, words: tuple[str, ...], said: str
) -> None:
    assert said in type_("erase", *words, "--ground", "AVG artikel 17").refusal


def test_erasing_needs_a_ground(type_: Type, store: Store) -> None:
    assert type_("erase", "--claim", FIRST).status == 2
    assert type_("erase", "--claim", FIRST, "--ground", "").refusal


def test_rebuild_makes_the_tables_that_the_log_says(type_: Type, store: Store) -> None:
    with store.writing() as connection:
        connection.execute("update claim set text = 'Vervalst.' where id = ?", (FIRST,))
    assert type_("rebuild", "--json").json == {"events": 9}
    assert type_("verify").status == 0


def test_sealer_that_finds_another_log_than_was_signed_says_so(
    type_: Type, store: Store, folder: Path
) -> None:
    sealer.seal_all(store)
    store.close()
    for path in folder.glob("tegengeluid.db*"):
        path.unlink()
    for command in ("seal", "init"):
        assert type_(command).status == 1
