"""The state is a function of the log: made again, it is the same; damaged, it is mended."""

from pathlib import Path

import pytest

from debate.commands import arguing, importing
from debate.errors import Damaged
from debate.model import Kind
from debate.queries import searching
from debate.storage import erasure, rebuild
from debate.storage.verify import verify
from tests import make


def test_a_rebuild_changes_nothing_that_was_right(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    one, other = make.claim(store), make.claim(store, "Zonder bus kom je 's avonds niet thuis.")
    make.merge_claims(store, make.MO, one, other, "Ze zeggen hetzelfde.")
    importing.import_map(store, make.CO, make.small_map())
    assert rebuild.rebuild(store) == verify(store).events
    assert verify(store).findings == ()
    with store.reading() as connection:
        assert [hit.claim.id for hit in searching.search(connection, "bussen")]


def test_a_rebuild_mends_the_state_and_the_search_index(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    claim = make.claim(store)
    with store.writing() as connection:
        connection.execute("update claim set text = 'Iets anders.' where id = ?", (claim,))
        connection.execute("delete from claim_search")
        connection.execute("delete from premise")
        connection.execute("delete from relation")
    assert not verify(store).state_equals_log
    rebuild.rebuild(store)
    assert verify(store).findings == ()


def test_a_store_can_be_written_after_a_rebuild(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    rebuild.rebuild(store)
    make.claim(store)
    assert verify(store).findings == ()


def test_a_log_that_cannot_be_read_leaves_the_state_as_it_was(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    claim = make.claim(store)
    with store.writing() as connection:
        connection.execute("update payload set body = x'ff' where pos = 2")
    with pytest.raises(Damaged):
        rebuild.rebuild(store)
    with store.reading() as connection:
        row = connection.execute("select text from claim where id = ?", (claim,)).fetchone()
    assert row[0] == "Wie laat werkt, komt anders niet thuis."


def test_notes_speakers_and_sources_are_found_after_a_rebuild_as_before(tmp_path: Path) -> None:
    store = make.debate(tmp_path)
    arguing.argue(
        store, make.ANN, Kind.ATTACK, "De bus is leeg.", make.THESIS, note="Zie de telling."
    )
    importing.import_map(store, make.CO, make.small_map())
    erasure.erase(store, claim=make.claim(store, "Ik woon op twaalf."), ground="AVG artikel 17")
    everything = "select rowid, note, stems, name, title, author from other_search order by rowid"
    with store.reading() as connection:
        before = connection.execute(everything).fetchall()
    assert [row[1] for row in before if row[3] == "Ann"] == ["Zie de telling."]
    assert {row[4] for row in before} == {None, "Het bad gaat dicht "}
    rebuild.rebuild(store)
    with store.reading() as connection:
        assert connection.execute(everything).fetchall() == before
    assert verify(store).findings == ()
