"""How a command answers: in words, as JSON, with a bar while it works."""

import json
import sys
import threading

import pytest

from debate.cli import answers
from debate.commands.importing import Imported
from debate.model import Loss


def test_words_or_json_are_given_and_never_both(capsys: pytest.CaptureFixture[str]) -> None:
    answers.say({"a": "één"}, False, "In woorden.")
    assert capsys.readouterr().out == "In woorden.\n"
    answers.say({"a": "één"}, True, "In woorden.")
    assert json.loads(capsys.readouterr().out) == {"a": "één"}
    answers.say({"a": 1}, False, "")
    assert capsys.readouterr().out == ""


def test_dataclass_becomes_an_object_with_lists() -> None:
    done = Imported("bad", 1, {"attack": 2}, 0, 0, 0, 0, 0, 0, 1, 0, (Loss("a", "b", "c"),))
    loss = {"where": "a", "what": "b", "why": "c", "part": ""}
    assert answers.plain(done)["losses"] == [loss]


def test_loss_is_one_line_whatever_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    answers.say_losses([Loss("Titel", "twee\nregels", "te lang"), Loss("", "", "zomaar")])
    assert capsys.readouterr().err == "note: Titel: twee regels: te lang\nnote: zomaar\n"


def test_bar_appears_only_on_a_terminal_and_after_a_while(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(*, as_json: bool) -> str:
        with answers.bar("Importing", 10, as_json) as tell:
            for done in (2, 5, 10):
                tell(done)
        return capsys.readouterr().err

    monkeypatch.setattr(answers, "PATIENCE", -1.0)
    assert work(as_json=False) == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert work(as_json=True) == ""
    assert "100%" in work(as_json=False)
    monkeypatch.setattr(answers, "PATIENCE", 60.0)
    assert work(as_json=False) == ""


def test_long_work_says_that_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = threading.Event()
    said: list[str] = []

    def echo(text: str = "", **_: bool) -> None:
        said.append(text)
        told.set()

    def work(*, as_json: bool, until_told: bool = False) -> list[str]:
        said.clear()
        with answers.waiting("Verifying", as_json):
            assert told.wait(30 if until_told else 0) == until_told
        return said

    monkeypatch.setattr(answers, "PATIENCE", 0.01)
    monkeypatch.setattr(answers.click, "echo", echo)
    assert work(as_json=False) == []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert work(as_json=True) == []
    assert work(as_json=False, until_told=True)[0].startswith("\rVerifying ... ")
