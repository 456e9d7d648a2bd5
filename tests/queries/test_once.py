"""What needs a whole debate is worked out once for each state of it, also for many at a time."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

from debate.queries.once import forget, once
from debate.storage.store import Store
from tests.make import DEBATE


def test_visitors_who_come_together_wait_for_one_answer(store: Store) -> None:
    asked: list[bool] = []
    all_there = threading.Barrier(4)

    def answer() -> int:
        asked.append(True)
        return len(asked)

    def visit(_: int) -> int:
        with store.reading() as connection:
            all_there.wait(10)
            return once(connection, DEBATE, "how often", answer)

    with ThreadPoolExecutor(4) as visitors:
        assert set(visitors.map(visit, range(4))) == {1}
    assert len(asked) == 1


def test_an_answer_that_is_forgotten_is_worked_out_anew(store: Store) -> None:
    answers = iter("ab")
    with store.reading() as connection:
        assert once(connection, DEBATE, "which", lambda: next(answers)) == "a"
        assert once(connection, DEBATE, "which", lambda: next(answers)) == "a"
        forget(DEBATE, "which")
        assert once(connection, DEBATE, "which", lambda: next(answers)) == "b"


def test_the_collector_waits_for_an_answer(store: Store) -> None:
    with store.reading() as connection:
        assert not once(connection, DEBATE, "is it going", gc.isenabled)
    assert gc.isenabled()
