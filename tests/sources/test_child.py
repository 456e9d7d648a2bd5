"""A module of ours answers in a process of its own, and its end is not ours."""

import json
from pathlib import Path

import pytest

from debate.errors import InvalidInput, MalformedFile
from debate.sources import child

MODULE = """
import json, os, sys, time
from debate.errors import InvalidInput, MalformedFile
from debate.sources import child

def answer(request):
    what = request.decode()
    if what == "refuse":
        raise InvalidInput("At most {limit}, not {given}.", limit=5, given="é")
    if what == "malformed":
        raise MalformedFile("Wrong.", file="a.html", line=3)
    if what == "die":
        os._exit(3)
    if what == "break":
        raise ValueError
    if what == "eat":
        bytes(1 << 40)
    if what == "sleep":
        time.sleep(60)
    if what == "environment":
        return json.dumps(sorted(os.environ)).encode()
    return request[::-1]

sys.exit(child.serve(answer))
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "answering.py").write_text(MODULE, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "answering"


def test_request_is_answered(module: str) -> None:
    assert child.run(module, b"abc", 20) == b"cba"


def test_error_comes_out_as_it_went_in(module: str) -> None:
    with pytest.raises(InvalidInput, match="At most 5, not é.") as refused:
        child.run(module, b"refuse", 20)
    assert refused.value.details == {"limit": 5, "given": "é"}
    with pytest.raises(MalformedFile) as malformed:
        child.run(module, b"malformed", 20)
    assert malformed.value.place == "a.html:3"


@pytest.mark.parametrize("what", ["die", "break", "eat"])
def test_child_that_dies_has_failed(module: str, what: str) -> None:
    with pytest.raises(child.Failed):
        child.run(module, what.encode(), 20)


def test_child_that_takes_too_long_is_killed(module: str) -> None:
    with pytest.raises(child.Failed):
        child.run(module, b"sleep", 1)


def test_child_knows_nothing_of_our_environment(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("SECRET_KEY", "geheim")
    names = set(json.loads(child.run(module, b"environment", 20)))
    assert names <= {
        "PATH",
        "PYTHONPATH",
        "LD_LIBRARY_PATH",
        "LC_CTYPE",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
    }
