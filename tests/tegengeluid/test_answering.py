"""I2: to which objections nobody replied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.model import Kind
from debate.tegengeluid.answering import Replies, answering, objections, waits
from debate.tegengeluid.counted import Counted, Step
from debate.tegengeluid.figure import Indicator
from debate.tegengeluid.waiting import median
from tests.tegengeluid.maps import example, many, written

THESIS = "T policymaker p 0\nA citizen ann 1 a T\n"


def measure(counted: Counted) -> Indicator:
    return answering(counted, objections(counted))


def is_answered(more: str) -> bool:
    [found] = [one for one in objections(written(THESIS + more)) if one.step.id == "rA"]
    return found.is_answered


@pytest.mark.parametrize(
    ("more", "answered"),
    [
        ("R policymaker p 9 a A", True),
        ("R citizen ann 9 a A", False),  # the same author
        ("R policymaker p 0 a A", False),  # before the objection
        ("R policymaker p - a A", True),  # nobody knows when
        ("R policymaker - 9 a A", True),  # nobody knows by whom
        ("R policymaker p 9 s A", False),  # agrees
        ("R policymaker p 9 u rA", True),  # denies that it follows
        ("R policymaker p 9 a T", False),  # says something else
        ("Q citizen ann 5 a A\nR citizen ann 7 a A\nS policymaker p 9 a A", True),
    ],
)
def test_answer_is_a_later_reply_against_it_by_somebody_else(more: str, answered: bool) -> None:
    assert is_answered(more) is answered


def test_median_wait_of_the_example_counts_what_still_waits() -> None:
    counted = example()
    points = waits(counted, objections(counted))
    assert [(point.days, point.at_risk) for point in points] == [(3.0, 4), (6.0, 3)]
    assert median(points) == 6
    assert measure(counted).named("median_days").shown is None


def test_objections_without_a_time_are_judged_and_not_timed() -> None:
    counted = written("T policymaker p -\nA citizen ann - a T\nR policymaker p - a A")
    judged = objections(counted)
    assert [one.is_answered for one in judged] == [True, False]
    assert waits(counted, judged) == ()


def test_unanswered_objections_are_the_items_oldest_first_and_split_by_voice() -> None:
    text = "T policymaker p 0\nZ client z 3 a T\n" + many(11) + "\nR policymaker p 9 a N0"
    found = measure(written(text))
    assert (found.figure.k, found.figure.n) == (12, 13)
    assert found.figure.items[0] == "rN1"
    assert found.figure.items[-2:] == ("rZ", "rR")
    assert found.named("by citizen").n == 12
    assert found.named("to policymaker").n == 12
    assert "Op 12 van de 13 tegenwerpingen kwam geen antwoord" in found.said.nl


def test_it_is_noted_where_citizens_surely_wait_more_often_than_policymakers() -> None:
    theirs = many(15)
    others = "\n".join(
        f"M{n} policymaker m{n} 1 a T\nR{n} citizen c{n} 2 a M{n}" for n in range(15)
    )
    found = measure(written(f"T researcher r 0\n{theirs}\n{others}"))
    assert len(found.notes) == 1
    assert not measure(written(f"T researcher r 0\n{theirs}")).notes


authors = st.sampled_from(["", "ann", "mo", "co"])
times = st.none() | st.integers(0, 9)


@given(st.lists(st.tuples(authors, times), max_size=8), authors, times)
def test_first_reply_is_the_one_that_a_plain_look_at_all_finds(
    said: list[tuple[str, int | None]], author: str, at: int | None
) -> None:
    steps = [
        Step(f"r{n}", Kind.ATTACK, ("x",), "y", None, who, when, False)
        for n, (who, when) in enumerate(said)
    ]
    objection = Step("r", Kind.ATTACK, ("y",), "z", None, author, at, False)
    others = [step for step in steps if not step.author or step.author != author]
    later = [s for s in others if s.at is None or at is None or s.at >= at]
    found = Replies(steps).first(objection)
    assert (found is None) == (not later)
    if found:
        assert found in later
        timed = [step.at for step in later if step.at is not None]
        assert at is None or found.at == min(timed, default=None)
