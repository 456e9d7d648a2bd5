"""I11: how long a position stands before another voice speaks against it."""

from debate.tegengeluid.latency import latency, points
from tests.tegengeluid.maps import example, many, written


def test_waits_of_the_example_are_three_four_and_eighteen_days() -> None:
    assert [point.days for point in points(example())] == [3, 4, 18]


def test_the_same_voice_and_the_unknown_are_no_other_voice() -> None:
    text = "T policymaker p 0\nA policymaker q 2 a T\nB unknown b 3 a T\nC citizen c 5 a T"
    assert [point.days for point in points(written(text))] == [5]


def test_half_that_still_waits_cannot_be_timed() -> None:
    found = latency(written("T policymaker p 0\n" + many(11, on="s T") + "\nX researcher x 9 a T"))
    assert found.figure.n == 12
    assert found.figure.items[0] == "N0"
    assert "11 van de 12 stellingen wachten nog op een andere groep" in found.said.nl


def test_position_without_a_time_or_with_untimed_attacks_alone_is_left_out() -> None:
    assert latency(written("T policymaker p -\nA citizen a 1 a T")).figure.n == 0
    assert latency(written("T policymaker p 0\nA citizen a - a T")).figure.n == 0


def test_median_is_said_in_days() -> None:
    text = "T policymaker p 0\n" + many(9, on="s T") + "\n"
    text += "\n".join(f"X{n} researcher x{n} 5 a N{n}" for n in range(9))
    found = latency(written(text))
    assert found.figure.shown == 4
    assert "duurde het 4 dagen" in found.said.nl
