"""When something breaks: a clear page, nothing lost, no inner workings."""

import json
from pathlib import Path

import pytest
from flask import Flask

from debate.errors import DebateError, InvalidInput
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Settings, from_environment
from tests import make
from tests.web.conftest import HOST, Visitor

ANSWERS = f"/stellingen/{make.THESIS}/antwoorden"
TEXT = "De laatste bus is altijd leeg"


def test_what_nobody_foresaw_is_told_by_number_alone(
    own_app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> str:
        raise RuntimeError("geheim\nnieuwe regel")

    own_app.view_functions["about.show_method"] = broken
    page = Visitor(own_app).get("/hoe-het-werkt")
    assert page.status_code == 500
    assert "geheim" not in page.text
    assert "Content-Security-Policy" in page.headers
    [line] = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert told["number"] in page.text
    assert told["path"] == "/hoe-het-werkt"


@pytest.mark.slow
def test_while_another_writes_too_long_the_text_is_kept(
    store: Store, ann: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = {**ann.form(make.THESIS), "soort": "tegenargument", "zin": TEXT, "stap": "plaats"}
    other = Store(store.path, store.outside.folder)
    with other.outside.lock():
        page = ann.post(ANSWERS, fields)
    assert page.status_code == 503
    assert int(page.headers["Retry-After"]) > 0
    assert "Er is niets verloren." in page.text
    assert TEXT in page.text
    assert fields["idem"] in page.text
    assert ann.post(ANSWERS, fields).status_code == 303
    assert "unavailable" in capsys.readouterr().err


def test_without_a_database_every_page_says_so(
    store: Store, ann: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    store.close()
    store.path.rename(store.path.with_suffix(".weg"))
    for address in ("/", f"/debatten/{make.DEBATE}", f"/stellingen/{make.THESIS}", "/logboek"):
        page = ann.get(address)
        assert page.status_code == 503
        assert int(page.headers["Retry-After"]) > 0
        assert str(store.path) not in page.text
    assert ann.get("/hoe-het-werkt").status_code == 200
    assert capsys.readouterr().err.count("\n") == 4


def test_debugging_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    with pytest.raises(DebateError, match="Unset FLASK_DEBUG"):
        create_app(store, Settings())


def test_a_short_secret_is_refused(store: Store) -> None:
    (store.outside.folder / "session.key").write_text("kort\n")
    with pytest.raises(DebateError, match="too short"):
        create_app(store, Settings())


def test_plain_http_is_for_those_who_ask_for_it(store: Store) -> None:
    app = create_app(store, Settings(hosts=(HOST,), plain_http=True))
    answer = app.test_client().get(
        f"/stellingen/{make.THESIS}/antwoord", base_url=f"http://{HOST}", buffered=True
    )
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert not cookie.startswith("__Host-")
        assert "Secure" not in cookie
        assert "HttpOnly" in cookie


def test_settings_come_from_the_environment() -> None:
    given = {
        "DEBATE_HOSTS": "a.example, b.example",
        "DEBATE_PLAIN_HTTP": "1",
        "DEBATE_PROXIES": "2",
        "DEBATE_OPERATOR": "Gemeente",
        "DEBATE_CONTACT": "mailto:a@b.example",
    }
    expected = Settings(("a.example", "b.example"), True, 2, "Gemeente", "mailto:a@b.example")
    assert from_environment(given) == expected
    assert from_environment({}) == Settings()
    with pytest.raises(InvalidInput, match="DEBATE_PROXIES"):
        from_environment({"DEBATE_PROXIES": "een"})


def test_a_trusted_proxy_tells_the_address(store: Store) -> None:
    app = create_app(store, Settings(hosts=(HOST,), proxies=1))
    statuses = []
    for number in range(32):
        visitor = Visitor(app)
        headers = {"X-Forwarded-For": f"192.0.2.{number}", "X-Forwarded-Proto": "https"}
        sent = {"soort": "steun", "zin": f"Reden nummer {number} is anders.", "stap": "plaats"}
        fields = {**visitor.form(make.THESIS), **sent}
        statuses.append(visitor.post(ANSWERS, fields, headers=headers).status_code)
    assert set(statuses) == {303}


def test_making_the_site_twice_does_no_harm(store: Store, tmp_path: Path) -> None:
    first, second = create_app(store, Settings()), create_app(store, Settings())
    assert first is not second
    assert {rule.rule for rule in first.url_map.iter_rules()} == {
        rule.rule for rule in second.url_map.iter_rules()
    }
