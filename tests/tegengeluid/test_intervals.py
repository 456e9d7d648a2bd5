"""How sure a figure is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.tegengeluid.intervals import ratio_of_shares, share_below, wilson


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    # Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_interval_is_that_of_newcombes_table(k: int, n: int, low: float, high: float) -> None:
    found = wilson(k, n)
    assert found == pytest.approx((low, high), abs=6e-5)


def test_nothing_has_no_interval() -> None:
    assert wilson(0, 0) is None


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 50), st.integers(1, 50))
def test_ratio_turns_over_with_its_sides(k: int, l: int, n: int, m: int) -> None:  # noqa: E741
    k, l = min(k, n), min(l, m)  # noqa: E741
    ratio, (low, high) = ratio_of_shares(k, n, l, m)
    back, (low_back, high_back) = ratio_of_shares(l, m, k, n)
    assert ratio * back == pytest.approx(1)
    assert low * high_back == pytest.approx(1)
    assert low <= ratio <= high


def test_share_below_follows_the_normal_table() -> None:
    assert share_below(1.96, 0, 1) == pytest.approx(0.975, abs=1e-4)
    assert (share_below(2, 2, 0), share_below(3, 2, 0), share_below(1, 2, 0)) == (0.5, 1.0, 0.0)
