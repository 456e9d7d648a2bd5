"""Logs that earlier releases wrote must read for ever, to the same state."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from debate import events
from debate.log import verifier
from debate.log.receipt import RecordedEvent, event_flaws
from debate.storage import past, rebuild, schema
from debate.storage.store import Store
from tests import make

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.jsonl"))
DEBATES = [path for path in GOLDEN if path.stem.startswith("v")]
# Rows of each table of the state that has any. The second log goes on with the first: passages, a
# coded frame. Logs of other names hold what came later, each one sort of event.
_BASE = {"topic": 1, "section": 1, "source": 1, "source_text": 1, "claim": 6, "question": 1}
COUNTS = {
    "v1": {**_BASE, "excerpt": 2, "relation": 5, "premise": 5, "touched": 16},
    "v2": {**_BASE, "excerpt": 3, "relation": 5, "premise": 5, "touched": 19},
}
CLAIMS = [
    ("c9d46fc7cc0f0", "shown", 1, None, "De avondbus moet na tien uur blijven rijden."),
    ("cc8e9818f53b7", "shown", 1, None, "In de late avondbus zaten elf mensen."),
    ("cabfd57b64474", "shown", 1, None, "Wie laat werkt, komt anders niet thuis."),
    ("ce43405db5138", "shown", 0, "cabfd57b64474", "Zonder bus kom je na je werk niet thuis."),
    ("c21c5041a19c7", "erased", 1, None, ""),
    ("c4e6997992532", "withdrawn", 0, None, "Thuiskomen kan ook met de fiets."),
]


def recorded(path: Path) -> list[tuple[int, RecordedEvent]]:
    """Read the events of an export."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(line["pos"], _event(line)) for line in lines if "pos" in line]


def _event(line: dict[str, str]) -> RecordedEvent:
    raw = {"actor_ref", "commitment", "prev", "hash", "salt"}
    return RecordedEvent(
        **{
            name: bytes.fromhex(value) if name in raw and value is not None else value
            for name, value in line.items()
            if name not in ("pos", "seq")
        }
    )


def load(store: Store, path: Path) -> None:
    """Put the events of an export into an empty store, as they are."""
    with store.writing() as connection:
        for pos, one in recorded(path):
            place = (one.debate, one.version, one.kind, one.schema_v, one.actor_ref, one.at_ms)
            connection.execute(
                "insert into event values (?, ?, ?, ?, ?, ?, ?, null, ?, ?, ?)",
                (pos, *place, one.commitment, one.prev, one.hash),
            )
            if one.body is not None:
                body = (pos, one.salt, one.body.encode())
                connection.execute("insert into payload values (?, ?, ?)", body)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_event_of_an_older_log_reads_and_has_its_hash(path: Path) -> None:
    for _, one in recorded(path):
        assert event_flaws(one) == []
        if one.body is not None:
            read = events.from_plain_body(one.kind, one.schema_v, json.loads(one.body))
            assert read.kind == one.kind


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_standalone_verifier_accepts_an_older_log(path: Path) -> None:
    program = [sys.executable, str(verifier.__file__), str(path)]
    assert subprocess.run(program, check=False).returncode == 0


@pytest.mark.parametrize("path", DEBATES, ids=lambda path: path.stem)
def test_an_older_log_gives_the_state_it_gave_then(path: Path, tmp_path: Path) -> None:
    store = make.store(tmp_path)
    load(store, path)
    rebuild.rebuild(store)
    with store.reading() as connection:
        query = "select id, status, reviewed, merged_into, text from claim order by pos"
        assert connection.execute(query).fetchall() == CLAIMS
        assert counts(connection) == COUNTS[path.stem]
        version = len(recorded(path))
        with past.debate_at(connection, make.DEBATE, version) as then:
            assert then.execute(query).fetchall() == CLAIMS


def test_structure_of_an_older_log_is_what_it_was(tmp_path: Path) -> None:
    store = folded(tmp_path, "structure")
    with store.reading() as connection:
        query = "select kind, status from relation order by pos"
        assert connection.execute(query).fetchall() == [
            ("support", "shown"),
            ("attack", "shown"),
            ("support", "withdrawn"),
        ]
        query = "select claim.text, claim.section <> '' from split join claim on claim.id = part"
        assert connection.execute(query).fetchall() == [
            ("De bus is leeg.", 0),
            ("De chauffeur is moe.", 0),
        ]


def test_what_the_council_did_in_an_older_log_is_what_it_was(tmp_path: Path) -> None:
    store = folded(tmp_path, "council")
    with store.reading() as connection:
        query = "select kind, day, claim from council_link join council_object on id = object"
        assert connection.execute(query).fetchall() == [("motie", "2026-01-31", "c9d46fc7cc0f0")]
        query = "select version, title from snapshot"
        assert connection.execute(query).fetchall() == [(31, "Voor de commissie")]


def test_decisions_of_an_older_log_are_what_they_were(tmp_path: Path) -> None:
    store = folded(tmp_path, "decisions")
    with store.reading() as connection:
        query = "select act, complaint, lifted_pos is null from decision order by pos"
        found = connection.execute(query).fetchall()
        assert found == [("hide", "upheld", 0), ("label", "", 0), ("slow", "", 1)]
        assert {row[0] for row in connection.execute("select status from claim")} == {"shown"}
        assert counts(connection)["house_rules"] == 1
        assert counts(connection)["dismissal"] == 1


def test_what_ended_by_itself_in_an_older_log_is_over(tmp_path: Path) -> None:
    store = folded(tmp_path, "endings")
    with store.reading() as connection:
        query = "select act, ends, lifted_pos is null from decision order by pos"
        found = connection.execute(query).fetchall()
        assert found == [("hide", "2026-12-10", 0), ("ban", "2026-12-10", 0)]
        assert {row[0] for row in connection.execute("select status from claim")} == {"shown"}


def folded(folder: Path, stem: str) -> Store:
    """Give a store with the older log of this name, folded anew."""
    store = make.store(folder)
    load(store, next(path for path in GOLDEN if path.stem == stem))
    rebuild.rebuild(store)
    return store


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    queries = {table: f"select count(*) from {table}" for table in schema.STATE_TABLES}
    found = {table: connection.execute(query).fetchone()[0] for table, query in queries.items()}
    return {table: count for table, count in found.items() if count}


def test_the_golden_logs_have_every_kind_of_event_there_is() -> None:
    kinds = {one.kind for path in GOLDEN for _, one in recorded(path)}
    assert kinds == set(events.KINDS)
