"""How a debate grew: what is counted when, and which version was there at a moment."""

from debate.model import Kind
from debate.queries import growth
from debate.queries.catalogue import catalogue
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE


def test_claims_are_counted_by_hour_side_and_role(store: Store) -> None:
    make.claim(store)
    make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    with store.reading() as connection:
        counts = growth.by_hour(catalogue(connection, DEBATE))
        [posted] = connection.execute("select min(posted_ms) from claim").fetchone()
    assert {key[1:]: count for key, count in counts.items()} == {
        ("", "unknown"): 1,
        ("support", "citizen"): 1,
        ("attack", "citizen"): 1,
    }
    assert min(hour for hour, _, _ in counts) == posted // 3_600_000


def test_version_at_a_moment_is_the_last_one_before_it(store: Store) -> None:
    make.claim(store)
    with store.reading() as connection:
        moments = [growth.moment_of(connection, DEBATE, version) for version in (1, 4)]
        assert growth.version_at(connection, DEBATE, 4, moments[1]) == 4
        assert growth.version_at(connection, DEBATE, 4, moments[0] - 1) == 0
        assert growth.moment_of(connection, DEBATE, 9) == 0


def test_marks_are_spread_from_the_first_to_the_newest(store: Store) -> None:
    for number in range(10):
        make.claim(store, f"Reden nummer {number} telt.")
    with store.reading() as connection:
        versions = [version for version, _ in growth.marks(connection, DEBATE, 22, 4)]
        assert versions == [1, 8, 15, 22]
        assert [version for version, _ in growth.marks(connection, DEBATE, 1, 4)] == [1]
        assert len(growth.marks(connection, DEBATE, 3, 100)) == 3
