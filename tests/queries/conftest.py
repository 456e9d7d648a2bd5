"""What the tests of the queries ask for: a store with one small debate."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.storage.store import Store
from tests import make


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is set up once and copied for each test."""
    folder = tmp_path_factory.mktemp("built")
    make.debate(folder).close()
    return folder


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    made = Store(tmp_path / "debate.db")
    yield made
    made.close()
