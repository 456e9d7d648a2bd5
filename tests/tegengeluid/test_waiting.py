"""Waiting times of which some have not ended."""

import pytest

from debate.tegengeluid.record import DAY
from debate.tegengeluid.waiting import Wait, median, survival

# Remission in weeks under 6-MP (Freireich et al. 1963), the standard example of the estimate.
ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
PUBLISHED = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]


def test_estimate_is_that_of_the_standard_example() -> None:
    waits = [Wait(week * DAY, True) for week in ENDED]
    waits += [Wait(week * DAY, False) for week in CENSORED]
    points = survival(waits)
    assert [point.share for point in points] == pytest.approx(PUBLISHED, abs=1e-4)
    assert (points[0].at_risk, points[0].ended) == (21, 3)
    assert median(points) == 23


def test_median_is_unknown_while_most_still_wait() -> None:
    assert median(survival([Wait(DAY, True), Wait(2 * DAY, False), Wait(3 * DAY, False)])) is None
    assert median(survival([])) is None
