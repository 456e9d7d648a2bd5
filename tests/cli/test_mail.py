"""Which letters wait, on the command line: told without addresses, and tried when somebody asks."""

import pytest

from debate.commands import reporting
from debate.moderation.noticing import Flag, Report
from tests import make
from tests.cli.conftest import Type

ADDRESS = "zed@elders.example"


@pytest.fixture
def db(folder: object) -> str:
    store = make.debate(folder)  # type: ignore[arg-type]
    given = Report(Flag.UNCLEAR, "Ik begrijp dit niet.", email=ADDRESS)
    reporting.report(store, make.ANN, make.THESIS, given)
    store.close()
    return str(store.path)


def test_what_waits_is_told_without_addresses(type_: Type, db: str) -> None:
    done = type_("--db", db, "letters")
    assert done.out.startswith("1 wait, 0 went, 0 failed.\n")
    assert "reported" in done.out
    assert ADDRESS not in done.out
    told = type_("--db", db, "letters", "--json")
    assert (told.json["waiting"], ADDRESS in told.out) == (1, False)


def test_a_try_at_once_says_what_came_of_it(
    type_: Type, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBATE_SMTP", raising=False)
    assert "DEBATE_SMTP" in type_("--db", db, "letters", "--now").refusal
    monkeypatch.setenv("DEBATE_SMTP", "smtp://127.0.0.1:1")
    done = type_("--db", db, "letters", "--now")
    assert "waits, tried 1 times" in done.out
