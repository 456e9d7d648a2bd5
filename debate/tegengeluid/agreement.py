"""How far coders agree beyond chance: Krippendorff's alpha for nominal codes.

Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): one minus the disagreement that
is seen over the disagreement expected were the same codes dealt out by chance.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

LEAST_ALPHA = 0.667
"""Below this no conclusion is drawn (Krippendorff 2004, section 11.4)."""


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Give alpha of units, each with the codes it got; a unit with fewer than two tells nothing.

    None where nothing was coded twice, or every code is the same so that chance says nothing.

    >>> round(alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]), 3)
    0.533
    """
    together: Counter[str] = Counter()
    seen = 0.0
    for codes in units:
        m = len(codes)
        if m < 2:
            continue
        counts = Counter(codes)
        together.update(counts)
        seen += (m * m - sum(count * count for count in counts.values())) / (m - 1)
    n = together.total()
    expected = n * n - sum(count * count for count in together.values())
    return 1 - (n - 1) * seen / expected if expected else None
