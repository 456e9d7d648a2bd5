"""What papers are made of: gathered once for each version, and the same when looking back."""

import pytest

from debate.dossier.whole import whole
from debate.errors import NotFound
from debate.queries import maps
from debate.queries.digest import digest, digest_at
from debate.storage.store import Store
from tests import make


@pytest.fixture
def store(tmp_path: object) -> Store:
    return make.debate(tmp_path)  # type: ignore[arg-type]


def test_digest_is_gathered_once_for_each_version(store: Store) -> None:
    with store.reading() as connection:
        first = digest(connection, make.DEBATE)
        assert digest(connection, make.DEBATE) is first
    make.argument(store)
    with store.reading() as connection:
        assert digest(connection, make.DEBATE).version == first.version + 2


def test_paper_of_an_earlier_version_is_what_it_was(store: Store) -> None:
    make.argument(store)
    with store.reading() as connection:
        before = whole(digest(connection, make.DEBATE))
    make.argument(store, "De rit duurt te lang.")
    with store.reading() as log, maps.past(store, make.DEBATE, 4) as then:
        assert whole(digest_at(then, log, make.DEBATE, 4)) == before


def test_debate_that_is_not_there_is_not_found(store: Store) -> None:
    with store.reading() as connection, pytest.raises(NotFound):
        digest(connection, "nergens")
