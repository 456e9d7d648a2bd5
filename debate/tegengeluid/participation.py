"""I6, scheefheid: whether a few say most. Gini's coefficient over contributions per speaker."""

from collections import Counter
from collections.abc import Iterable

from .counted import Counted
from .figure import Indicator, Words, measure, share
from .record import Said
from .saying import PEOPLE, decimal, percent, too_few


def participation(counted: Counted) -> Indicator:
    """Tell how unequally contributions are spread over those who contributed at all."""
    per_author = contributions(counted)
    n, total = len(per_author), per_author.total()
    figure = measure("gini", gini(per_author.values()), n)
    most = max(per_author.values(), default=0)
    beside = (share("most_active", most, total),)
    if figure.shown is None:
        return Indicator("I6", figure, too_few(n, PEOPLE), beside)
    written = decimal(figure.shown, 2)
    said = Words(
        f"Wie het meeste inbracht, deed {percent(most / total)} procent van de bijdragen."
        f" De scheefheid is {written.nl}; online is 0,35 tot 0,72 gewoon.",
        f"Whoever contributed most made {percent(most / total)} per cent of the contributions. The"
        f" inequality is {written.en}; online 0.35 to 0.72 is usual.",
    )
    return Indicator("I6", figure, said, beside)


def contributions(counted: Counted) -> "Counter[str]":
    """Count what each author said, wordings that were merged included."""
    said, also, nobody = counted.record.said, counted.record.also, Said()
    found = Counter([said.get(id_, nobody).author for id_ in counted.map.claims])
    found.update(each.author for id_, group in also.items() if id_ in said for each in group)
    del found[""]
    return found


def gini(counts: Iterable[int]) -> float | None:
    """Give Gini's coefficient: 0 where all say as much; None of nothing.

    >>> round(gini([1, 1, 1, 1, 1, 2, 2]), 4)
    0.1587
    """
    ordered = sorted(counts)
    n, total = len(ordered), sum(ordered)
    if not total:
        return None
    return sum((2 * i - n - 1) * x for i, x in enumerate(ordered, start=1)) / (n * total)
