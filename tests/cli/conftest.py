"""What the tests of the command line ask for: a working folder, and a way to type commands."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from debate.cli.main import main
from debate.formats import own_json
from debate.model import Json
from debate.storage.store import Store
from tests import make


@dataclass(frozen=True)
class Typed:
    """What came of a command."""

    status: int
    out: str
    err: str
    result: Result

    @property
    def json(self) -> dict[str, Json]:
        """The one JSON document on standard output."""
        found: dict[str, Json] = json.loads(self.out)
        return found

    @property
    def refusal(self) -> str:
        """The one sentence of a refusal."""
        assert (self.status, self.out) == (1, ""), self
        [line] = self.err.splitlines()
        assert line.startswith("debate: ")
        return line.removeprefix("debate: ")


Type = Callable[..., Typed]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with one map in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DEBATE_DATABASE", raising=False)
    (tmp_path / "bad.json").write_text(own_json.write(make.small_map()).text, "utf-8")
    return tmp_path


@pytest.fixture
def type_(folder: Path) -> Type:
    """Type a command; what is not a text is written as one."""

    def run(*words: object, given: str | bytes = "") -> Typed:
        result = CliRunner().invoke(main, [str(word) for word in words], input=given)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Typed(result.exit_code, result.stdout, result.stderr, result)

    return run


@pytest.fixture
def store(folder: Path, type_: Type) -> Iterator[Store]:
    """The store that the commands work on, with the map in it."""
    assert type_("import", "bad.json").status == 0
    made = Store(folder / "tegengeluid.db")
    yield made
    made.close()
