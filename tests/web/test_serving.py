"""Serving for real: gunicorn answers, a sealer beside it signs, and both end together."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from debate.commands import signing_in
from debate.errors import Conflict, InvalidInput, Unavailable
from debate.roles import Role
from debate.storage.store import Store
from debate.web import serving
from debate.web.settings import Settings
from tests import make

ADDRESS = re.compile(r"Tegengeluid: (http://localhost:(\d+))   \(Ctrl\+C stops it\)\n")
PATIENCE = 30.0


def until(what: Callable[[], object]) -> None:
    """Wait for something that other processes do."""
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def sealers(parent: int) -> list[int]:
    """The sealers that were started for this process."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--parent" in words and b"%d" % parent in words:
            found.append(int(path.parent.name))
    return found


@contextmanager
def serving_site(store: Store, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a store in a process of its own; gives it and its address."""
    command = [sys.executable, "-m", "debate", "--db", str(store.path), "serve", "--port", "0"]
    environment = {name: text for name, text in os.environ.items() if "DEBATE" not in name}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent.parent)
    process = subprocess.Popen(
        [*command, "--workers", "1", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=store.path.parent,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        said = ADDRESS.fullmatch(line)
        assert said, line or process.communicate()[1]
        assert said[2] != "0"
        yield process, said[1]
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.debate(tmp_path)
    yield made
    made.close()


def is_sealed(store: Store) -> bool:
    return store.outside.checkpoint() != ""


@pytest.mark.slow
def test_site_answers_seals_and_ends_with_its_sealer_on_ctrl_c(store: Store) -> None:
    with serving_site(store) as (process, address):
        with urllib.request.urlopen(f"{address}/debatten/avondbus") as page:  # noqa: S310
            assert "De avondbus" in page.read().decode()
        until(lambda: is_sealed(store))
        assert len(sealers(process.pid)) == 1
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, out) == (0, "")
        [warning] = err.splitlines()
        assert warning.startswith("Not set: DEBATE_OPERATOR, DEBATE_CONTACT. ")
        assert sealers(process.pid) == []


@pytest.mark.slow
def test_killed_site_leaves_no_sealer_behind(store: Store) -> None:
    with serving_site(store) as (process, _):
        until(lambda: sealers(process.pid))
        process.kill()
        until(lambda: not sealers(process.pid))


@pytest.mark.slow
def test_site_without_a_sealer_seals_nothing(store: Store) -> None:
    with serving_site(store, "--no-sealer") as (process, _):
        assert sealers(process.pid) == []
        process.terminate()
        assert process.wait(timeout=PATIENCE) == 0
    assert not is_sealed(store)


def serve(store: Store, host: str = "127.0.0.1", port: int = 0) -> None:
    serving.serve(store, host=host, port=port, workers=1, with_sealer=False)


def may_open(store: Store) -> None:
    """Give the site what it needs before the public may come."""
    make.rules(store)
    signing_in.invite(store, make.CO, "Mo", Role.MODERATOR)


def test_site_under_a_public_name_has_rules_and_a_moderator(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_HOSTS", "localhost, debat.example")
    with pytest.raises(Conflict, match="`debate init`"):
        serve(store, host="203.0.113.1")
    make.rules(store)
    with pytest.raises(Conflict, match="Nobody moderates avondbus yet"):
        serve(store, host="203.0.113.1")
    may_open(store)
    with pytest.raises(Unavailable):
        serve(store, host="203.0.113.1")
    assert not Settings().is_public


def test_site_that_names_its_operator_warns_of_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEBATE_OPERATOR", "Gemeente Voorbeeld")
    monkeypatch.setenv("DEBATE_HOSTS", "debat.example")
    monkeypatch.setenv("DEBATE_PROXIES", "1")
    may_open(store)
    with pytest.raises(Unavailable):
        serve(store, host="203.0.113.1")
    assert capsys.readouterr().err.startswith("Not set: DEBATE_CONTACT. ")
    monkeypatch.setenv("DEBATE_CONTACT", "mailto:debat@gemeente.example")
    with pytest.raises(Unavailable):
        serve(store, host="203.0.113.1")
    assert capsys.readouterr().err == ""


def test_port_that_is_taken_is_refused_in_one_sentence(store: Store) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Unavailable, match=f"port {port}: Address already in use"):
            serve(store, port=port)


def test_host_that_is_not_ours_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATE_HOSTS", "debat.example")
    may_open(store)
    with pytest.raises(Unavailable, match=r"Nobody can listen on 203\.0\.113\.1"):
        serve(store, host="203.0.113.1")


def test_site_open_to_others_must_name_its_hosts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBATE_HOSTS", raising=False)
    with pytest.raises(InvalidInput, match="DEBATE_HOSTS"):
        serve(store, host="0.0.0.0")  # noqa: S104


def test_plain_http_is_for_this_machine_alone_unless_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("DEBATE_HOSTS", "DEBATE_PLAIN_HTTP"):
        monkeypatch.delenv(name, raising=False)
    assert serving._settings("127.0.0.1").plain_http
    monkeypatch.setenv("DEBATE_HOSTS", "debat.example")
    assert not serving._settings("127.0.0.1").plain_http
    assert not serving._settings("0.0.0.0").plain_http  # noqa: S104
    monkeypatch.setenv("DEBATE_PLAIN_HTTP", "1")
    assert serving._settings("0.0.0.0").plain_http  # noqa: S104


@pytest.mark.slow
def test_silent_visitors_take_no_thread_and_connections_are_kept(store: Store) -> None:
    with serving_site(store, "--no-sealer") as (_, address):
        port = int(address.rpartition(":")[2])
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
        kept = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        kept.connect()
        before = kept.sock
        for _ in range(3):
            kept.request("GET", "/debatten/avondbus")
            answer = kept.getresponse()
            assert (answer.status, b"De avondbus" in answer.read()) == (200, True)
        assert kept.sock is before
        kept.request("GET", "/log/export")
        lines = kept.getresponse().read().count(b"\n")
        assert lines == 4  # the head, two events of the debate, and the house rules
        kept.close()
        for one in silent:
            one.close()


def test_site_open_to_others_without_a_proxy_warns(capsys: pytest.CaptureFixture[str]) -> None:
    for host, proxies, is_warned in (
        ("192.0.2.1", 0, True),
        ("192.0.2.1", 1, False),
        ("::1", 0, 0),
    ):
        serving._say_what_should_stand_in_front(host, Settings(proxies=proxies))
        assert ("Put a proxy in front" in capsys.readouterr().err) == is_warned
