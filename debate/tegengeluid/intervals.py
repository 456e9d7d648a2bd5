"""How sure a figure is: intervals around shares, ratios and differences."""

from math import exp, log, sqrt
from statistics import NormalDist

Z = 1.96  # 95 percent, both sides
LEAST = 10  # of fewer nothing is said

Interval = tuple[float, float]


def wilson(k: int, n: int) -> Interval | None:
    """Give the 95 percent interval around k of n (Wilson 1927); None where n is 0.

    >>> [round(end, 4) for end in wilson(5, 8)]
    [0.3057, 0.8632]
    """
    if not n:
        return None
    p, zz = k / n, Z * Z
    centre = (p + zz / (2 * n)) / (1 + zz / n)
    half = Z * sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def ratio_of_shares(k: int, n: int, other_k: int, other_n: int) -> tuple[float, Interval]:
    """Give how many times as large k of n is as another share, with its 95 percent interval.

    One half is added to each count, so that none is zero (Katz et al. 1978; Walter 1975).

    >>> round(ratio_of_shares(1, 6, 1, 4)[0], 4)
    0.6923
    """
    a, b, c, d = k + 0.5, n + 0.5, other_k + 0.5, other_n + 0.5
    ratio = (a / b) / (c / d)
    spread = Z * sqrt(1 / a - 1 / b + 1 / c - 1 / d)
    return ratio, (exp(log(ratio) - spread), exp(log(ratio) + spread))


def share_below(value: float, mean: float, variance: float) -> float:
    """Give which share of a normal distribution lies below a value."""
    if variance <= 0:
        return 0.5 if value == mean else float(value > mean)
    return NormalDist(mean, sqrt(variance)).cdf(value)
