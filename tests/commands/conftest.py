"""What the tests of the commands ask for: a store with one small debate."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.storage.store import Store
from tests import make


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.debate(tmp_path)
    yield made
    made.close()
