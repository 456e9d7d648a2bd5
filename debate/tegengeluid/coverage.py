"""I1, tegenspraakdekking: of how many claims somebody has said that they are not so."""

from collections.abc import Sequence
from dataclasses import replace

from ..model import Kind
from .counted import WAITING_DAYS, Counted
from .figure import Figure, Indicator, Words, share
from .saying import CLAIMS, of_all, sure, too_few


def coverage(counted: Counted) -> Indicator:
    """Count the claims that have stood long enough and against which something was put forward.

    The items are those without a counterargument: theses first, then what most was built on.
    """
    figure = covered(counted)
    figure = replace(figure, items=tuple(by_weight(counted, figure.items)))
    n = figure.n
    beside = (_with_undercuts(counted), *_of_theses(counted))
    if not figure.is_enough:
        return Indicator("I1", figure, too_few(n, CLAIMS, older=WAITING_DAYS), beside)
    told, doubt = of_all(figure, CLAIMS), sure(figure.interval)
    said = Words(
        f"Tegen {told.nl} sprak iemand{doubt.nl}.",
        f"Somebody spoke against {told.en}{doubt.en}.",
    )
    return Indicator("I1", figure, said, beside, _notes(beside))


def covered(counted: Counted) -> Figure:
    """Give the figure alone, with its items as they come."""
    return _of(counted, "coverage", counted.eligible)


def by_weight(counted: Counted, claims: Sequence[str]) -> list[str]:
    """Sort claims: theses first, then those that most relations touch, as premise or conclusion."""
    weights, theses = counted.weights, set(counted.theses)
    first = [id_ for id_ in claims if id_ in theses]
    others = [id_ for id_ in claims if id_ not in theses]
    for each in (first, others):
        each.sort(key=lambda id_: -weights.get(id_, 0))
    return first + others


def _with_undercuts(counted: Counted) -> Figure:
    """The same, counting objections to a step towards the claim too."""
    steps = counted.steps
    doubted = {
        steps[id_].conclusion for id_ in counted.undercuts if steps[id_].kind is Kind.SUPPORT
    }
    spoken = sum(id_ in counted.attacks or id_ in doubted for id_ in counted.eligible)
    return share("with_undercuts", spoken, len(counted.eligible))


def _of_theses(counted: Counted) -> tuple[Figure, Figure]:
    """The same for the theses, and for the claims that support them."""
    theses = set(counted.theses)
    others = set(counted.positions) - theses
    return (
        _of(counted, "theses", [id_ for id_ in counted.eligible if id_ in theses]),
        _of(counted, "supports", [id_ for id_ in counted.eligible if id_ in others]),
    )


def _of(counted: Counted, name: str, claims: Sequence[str]) -> Figure:
    silent = [id_ for id_ in claims if id_ not in counted.attacks]
    return share(name, len(claims) - len(silent), len(claims), silent)


def _notes(beside: Sequence[Figure]) -> tuple[Words, ...]:
    theses, supports = (next(each for each in beside if each.name == name) for name in _COMPARED)
    if not theses.n or not supports.is_enough or theses.value is None or supports.value is None:
        return ()
    if theses.value >= supports.value:
        return ()
    return (
        Words(
            "De hoofdstellingen kregen minder tegenspraak dan wat hen steunt.",
            "The main claims met with less opposition than what supports them.",
        ),
    )


_COMPARED = ("theses", "supports")
