"""I7, evenwicht, and I10, voor- en tegenredenen: how much is said on either side.

None of these is good or bad: a fact that all agree on looks unbalanced, and a count is no weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .counted import Counted
from .figure import Figure, Indicator, Words, measure, share
from .saying import CLAIMS, amount, too_few
from .sides import AGAINST, AMBIVALENT, FOR, sides

THESES = 12
"""Theses that are looked at one by one."""


def balance(counted: Counted) -> Indicator:
    """Average over the positions how evenly supports and attacks on each are matched.

    The items are the positions with both, the most even first.
    """
    each = {id_: evenly(counted, id_) for id_ in counted.positions}
    n = len(each)
    both = sorted((id_ for id_ in each if each[id_]), key=lambda id_: -each[id_])
    figure = measure("balance", sum(each.values()) / n if n else None, n, both)
    beside = (
        share("both_sides", len(both), n, both),
        *(Figure(f"of {id_}", each[id_], len(counted.towards(id_))) for id_ in _theses(counted)),
    )
    if not figure.is_enough:
        return Indicator("I7", figure, too_few(n, CLAIMS), beside)
    told = amount(n, CLAIMS)
    said = Words(
        f"Bij {len(both)} van de {told.nl} staat er iets voor én iets tegen.",
        f"For {len(both)} of the {told.en} there is something both for and against.",
    )
    return Indicator("I7", figure, said, beside)


def evenly(counted: Counted, claim: str) -> float:
    """Give 2 min(s, a) / (s + a) of s supports and a attacks, 0 where there are none."""
    s, a = len(counted.supports.get(claim, ())), len(counted.attacks.get(claim, ()))
    return 2 * min(s, a) / (s + a) if s + a else 0.0


def _theses(counted: Counted) -> tuple[str, ...]:
    return counted.theses[:THESES]


@dataclass(frozen=True, slots=True)
class Reasons:
    """The claims for and against under a thesis, or under any."""

    for_: tuple[str, ...]
    against: tuple[str, ...]
    both: tuple[str, ...]


def repertoire(counted: Counted) -> Indicator:
    """Count the distinct reasons on either side; the items are those of the side with fewer.

    From the argument repertoire of Cappella, Price and Nir (2002): own and opposite reasons.
    """
    found = reasons(counted, counted.theses)
    p, q = len(found.for_), len(found.against)
    fewer = found.for_ if p < q else found.against
    figure = Figure("least", float(min(p, q)), p + q, items=fewer)
    beside = (
        Figure("for", float(p), p + q, items=found.for_),
        Figure("against", float(q), p + q, items=found.against),
        Figure("both", float(len(found.both)), p + q, items=found.both),
        _distinct(counted),
        *(each for thesis in _theses(counted) for each in _under(counted, thesis)),
    )
    said = Words(
        f"Er zijn {p} verschillende redenen vóór de hoofdstellingen en {q} ertegen.",
        f"There are {p} different reasons for the main claims and {q} against them.",
    )
    return Indicator("I10", figure, said, beside)


def reasons(counted: Counted, theses: Sequence[str]) -> Reasons:
    """Sort the claims under these theses by the side they stand on; theses are no reasons."""
    whole = tuple(theses) == counted.theses
    known = counted.sides if whole else sides(theses, counted.towards)
    apart = set(counted.theses)
    lists: dict[int, list[str]] = {FOR: [], AGAINST: [], AMBIVALENT: []}
    for id_, side in known.items():
        if id_ not in apart:
            lists[side].append(id_)
    return Reasons(*(tuple(lists[side]) for side in (FOR, AGAINST, AMBIVALENT)))


def _under(counted: Counted, thesis: str) -> tuple[Figure, Figure]:
    found = reasons(counted, (thesis,))
    n = len(found.for_) + len(found.against)
    return (
        Figure(f"for {thesis}", float(len(found.for_)), n, items=found.for_),
        Figure(f"against {thesis}", float(len(found.against)), n, items=found.against),
    )


def _distinct(counted: Counted) -> Figure:
    """How many different claims there are among all that were said, merged ones counted apart."""
    claims = counted.map.claims.values()
    total = sum(1 + len(each.wordings) for each in claims)
    return share("distinct", len(claims), total)
