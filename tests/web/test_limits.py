"""Limits are announced, honest, and shared by all processes."""

import re
import sqlite3
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from flask import Flask, request

from debate.queries import maps
from debate.storage.counters import Counters, tidy
from debate.storage.store import Store
from debate.web.app import create_app
from tests import make
from tests.web.conftest import SETTINGS, Site, Visitor, hidden
from tests.web.test_routes import POSTS, ROUTES

ANSWERS = f"/stellingen/{make.THESIS}/antwoorden"


@pytest.fixture
def app(own_app: Flask) -> Flask:
    return own_app


def fields(visitor: Visitor, number: int) -> dict[str, str]:
    sent = {"soort": "steun", "zin": f"Reden nummer {number} is anders.", "stap": "plaats"}
    return {**visitor.form(make.THESIS), **sent}


def test_the_eleventh_post_in_a_minute_waits_and_keeps_its_text(ann: Visitor, store: Store) -> None:
    statuses = [ann.post(ANSWERS, fields(ann, number)).status_code for number in range(10)]
    assert statuses == [303] * 10
    last = ann.post(ANSWERS, fields(ann, 10))
    assert last.status_code == 429
    wait = int(last.headers["Retry-After"])
    assert 1 <= wait <= 61
    assert "Reden nummer 10 is anders." in last.text
    assert f"over {wait}\N{NO-BREAK SPACE}seconde" in last.text
    again = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', last.text)
    assert {"csrf_token", "idem", "soort"} <= dict(again).keys()


def test_somebody_else_is_not_held_up(ann: Visitor, mo: Visitor, store: Store) -> None:
    for number in range(11):
        ann.post(ANSWERS, fields(ann, number))
    assert mo.post(ANSWERS, fields(mo, 99)).status_code == 303


def test_another_process_counts_on(ann: Visitor, store: Store) -> None:
    for number in range(10):
        ann.post(ANSWERS, fields(ann, number))
    other = create_app(Store(store.path, store.outside.folder), SETTINGS)
    elsewhere = Visitor(other)
    elsewhere.client = other.test_client()
    for cookie in (ann.client._cookies or {}).values():
        elsewhere.client.set_cookie(cookie.key, cookie.value, domain=cookie.domain, secure=True)
    assert elsewhere.post(ANSWERS, fields(elsewhere, 10)).status_code == 429


def test_throwing_cookies_away_does_not_help_an_address(app: Flask, store: Store) -> None:
    statuses = []
    for number in range(31):
        visitor = Visitor(app)
        statuses.append(visitor.post(ANSWERS, fields(visitor, number)).status_code)
    assert statuses == [303] * 30 + [429]


def test_looking_first_does_not_count_as_posting(ann: Visitor, store: Store) -> None:
    for number in range(15):
        page = ann.post(ANSWERS, {**fields(ann, number), "stap": "bekijk"})
        assert page.status_code == 200
    assert ann.post(ANSWERS, fields(ann, 15)).status_code == 303


def test_an_address_is_not_kept(ann: Visitor, store: Store) -> None:
    ann.post(ANSWERS, fields(ann, 1))
    kept = b"".join(path.read_bytes() for path in store.outside.folder.glob("limits.db*"))
    assert re.search(rb"[0-9a-f]{32}", kept)
    assert b"127.0.0.1" not in kept


def test_a_forwarded_address_is_not_believed(app: Flask, store: Store) -> None:
    statuses = []
    for number in range(31):
        visitor = Visitor(app)
        headers = {"X-Forwarded-For": f"192.0.2.{number}"}
        answer = visitor.post(ANSWERS, fields(visitor, number), headers=headers)
        statuses.append(answer.status_code)
    assert statuses[-1] == 429


def test_a_broken_count_turns_nobody_away(ann: Visitor, store: Store) -> None:
    ann.get("/zoeken?q=bus")
    for path in store.outside.folder.glob("limits.db*"):
        path.write_bytes(b"kapot" * 1000)
    assert ann.get("/zoeken?q=bus").status_code == 200


@pytest.mark.parametrize("amount", [1, 3])
def test_counts_add_up_and_end(tmp_path: Path, amount: int) -> None:
    counters = Counters(tmp_path / "limits.db")
    assert counters.add("a", 60, amount) == amount
    assert counters.add("a", 60, amount) == 2 * amount
    assert counters.count("a") == 2 * amount
    assert counters.add("b", 0) == 1
    assert counters.count("b") == 0
    tidy(tmp_path)  # as the sealer does every minute
    tidy(tmp_path / "nowhere")
    with closing(sqlite3.connect(tmp_path / "limits.db")) as file:
        assert file.execute("select key from counter").fetchall() == [("a",)]
    assert counters.add("b", 60) == 1
    counters.clear("a")
    assert counters.count("a") == 0
    assert counters.clear_all() == 1
    counters.close()


def test_whatever_folds_the_past_is_counted_together(
    site: Site, reader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded: list[str] = []
    past = maps.past

    def noted(store: Store, slug: str, version: int) -> AbstractContextManager[sqlite3.Connection]:
        folded.append(request.path)
        return past(store, slug, version)

    monkeypatch.setattr(maps, "past", noted)
    token = hidden(reader.get("/mijn-bijdragen").text)
    for _ in range(21):
        reader.get(f"/debatten/{make.DEBATE}?v=2")
    folded.clear()
    for route in ROUTES:
        reader.get(f"{site.address(route)}?v=2")
    for route in (one for one in POSTS if one.startswith("/debatten/")):
        reader.post(f"{site.address(route)}?v=2", token)
    assert folded == []
