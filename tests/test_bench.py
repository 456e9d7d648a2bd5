"""The benches: every part can be loaded, and asks the site and the tables for what is there.

No figure is looked at: debates of a few claims say nothing about time.
"""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import moderation, search, tegengeluid, views
from bench.__main__ import PARTS
from bench.shapes import debate
from bench.site import Site
from debate.commands.importing import import_map
from debate.roles import operator
from debate.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "debate.db")
    made.set_up()
    yield made
    made.close()


@pytest.mark.parametrize("part", PARTS)
def test_a_part_can_be_run(part: str) -> None:
    assert callable(importlib.import_module(f"bench.{part}").main)


def test_every_page_of_search_that_is_measured_is_there(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, few in {
        "DEBATES": 1,
        "SIZE": 12,
        "WORDS": 60,
        "QUESTIONS": 4,
        "COMMONEST": 2,
    }.items():
        monkeypatch.setattr(search, name, few)
    import_map(store, operator("bench"), search.debate(search.Language(1), 0))
    search.report(Site(store))
    assert capsys.readouterr().out.count("95 of 100 within") == 3


def test_every_view_that_is_measured_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SHAPES", ("kialo",))
    site = views.Debates(tmp_path, 12)
    for view in views.VIEWS:
        assert views.weight(site.get, next(site.addresses(view, "kialo")))
    assert views.from_text(site.app, views.text("kialo", 6))() > 0
    site.store.close()


def test_what_is_measured_of_a_room_and_a_queue_is_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tegengeluid, "ROUNDS", 1)
    assert tegengeluid.measure(30) > 0
    few = {"CLAIMS": 40, "WAITING": 6, "ACTS": 2, "SLUG": "kialo-40"}
    for name, value in few.items():
        monkeypatch.setattr(moderation, name, value)
    import_map(store, operator("bench"), debate("kialo", 40))
    moderation.wait(store)
    moderation.report_queue(store)
    moderation.report_acts(store)
