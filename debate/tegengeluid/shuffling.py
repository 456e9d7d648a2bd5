"""What exchange between groups looks like by chance: the same lines, the voices dealt anew.

A fixed seed starts the shuffles, so that the same map gives the same figure.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from .intervals import share_below

SHUFFLES = 1_000
SHUFFLED_UP_TO = 2_000
"""Lines. Of more, mean and variance over all shuffles, which are known exactly, say the same."""

_Ends = Sequence[tuple[int, int]]
Counts = np.ndarray[tuple[int, ...], np.dtype[np.intp]]


def percentile(labels: Sequence[int], edges: _Ends) -> float | None:
    """Give which share of shuffles joins different labels less often than these edges do, ties
    counted half; None where every shuffle gives the same.

    `labels` holds the voice of each node, `edges` pairs of nodes.
    """
    if len(set(labels)) < 2 or not edges:
        return None
    joined = sum(labels[one] != labels[other] for one, other in edges)
    if len(edges) > SHUFFLED_UP_TO:
        mean, variance = moments(labels, edges)
        return share_below(joined, mean, variance)
    counts = _shuffled(labels, edges)
    below = int((counts < joined).sum()) + int((counts == joined).sum()) / 2
    return below / SHUFFLES


def _shuffled(labels: Sequence[int], edges: _Ends) -> Counts:
    dealt = np.tile(np.array(labels, np.int8), (SHUFFLES, 1))
    dealt = np.random.default_rng(1).permuted(dealt, axis=1)
    ends = np.array(edges, np.intp)
    counts: Counts = (dealt[:, ends[:, 0]] != dealt[:, ends[:, 1]]).sum(axis=1)
    return counts


def moments(labels: Sequence[int], edges: _Ends) -> tuple[float, float]:
    """Give mean and variance, over all shuffles, of how many edges join different labels.

    The join count statistic under free permutation (Moran 1948; Cliff and Ord 1981). Pairs of
    edges are of three sorts: the same two nodes, one node shared, none shared.
    """
    n = len(labels)
    sizes = list(Counter(labels).values())
    same = _same(sizes, n)
    ends = np.sort(np.array(edges, np.int64), axis=1)
    ends = ends[ends[:, 0] != ends[:, 1]]
    degrees = np.bincount(ends.ravel())
    _, pairs = np.unique(ends[:, 0] * n + ends[:, 1], return_counts=True)
    twice = int((pairs * pairs).sum())
    sharing = int((degrees * degrees).sum()) - 2 * twice
    m = len(ends)
    apart = m * m - twice - sharing
    mean = m * same[0]
    square = twice * same[0] + sharing * same[1] + apart * same[2]
    return m - mean, max(0.0, square - mean * mean)


def _same(sizes: Sequence[int], n: int) -> tuple[float, float, float]:
    """Give the chance that two nodes have one label, that three have, and that two pairs of
    different nodes each have one.
    """
    two = sum(k * (k - 1) for k in sizes)
    three = sum(k * (k - 1) * (k - 2) for k in sizes)
    four = sum(k * (k - 1) * (two - k * (k - 1) + (k - 2) * (k - 3)) for k in sizes)
    pairs = n * (n - 1)
    return (
        two / pairs,
        three / (pairs * (n - 2)) if n > 2 else 0.0,
        four / (pairs * (n - 2) * (n - 3)) if n > 3 else 0.0,
    )
