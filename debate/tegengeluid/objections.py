"""I12, overeind gebleven bezwaren, and I14, doorwerking: which objections stand, and where they go.

An objection stands when its relation is IN under the grounded labelling (Dung 1995): each of its
premises stands, and so does the step. A list, not a score: strength and support count for nothing
in it, and one foolish counterargument brings an objection down.
"""

from collections.abc import Container, Iterator

import numpy as np

from ..graph.framework import of_shape
from ..graph.shape import CLAIM, shape
from ..graph.standing import IN, grounded
from ..model import ArgumentMap
from .counted import Counted, Step
from .figure import Figure, Indicator, Words, share
from .saying import OBJECTIONS, amount, of_all, sure, too_few


def standing_relations(argument_map: ArgumentMap) -> frozenset[str]:
    """Give the relations that are IN under the grounded labelling."""
    made = shape(argument_map)
    labels = grounded(of_shape(made)).labels[::2]  # of the nodes themselves
    places = np.flatnonzero((labels == IN) & (made.kinds != CLAIM))
    return frozenset(made.ids[place] for place in places.tolist())


def standing(counted: Counted, stands: Container[str]) -> Indicator:
    """List the objections against a position that stand; `stands` holds the relations that are IN.

    The items are relations, those against a thesis first.
    """
    against = list(_against_positions(counted))
    kept = [step for step in against if step.id in stands]
    figure = Figure(
        "standing", float(len(kept)), len(against), len(kept), items=tuple(s.id for s in kept)
    )
    told, one = amount(len(kept), OBJECTIONS), len(kept) == 1
    said = Words(
        f"Er {'staat' if one else 'staan'} {told.nl} overeind, van de {len(against)} tegen de"
        " hoofdstellingen en wat hen steunt.",
        f"{told.en} {'stands' if one else 'stand'}, of the {len(against)} against the main claims"
        " and what supports them.",
    )
    return Indicator("I12", figure, said)


def uptake(counted: Counted, stands: Container[str]) -> Indicator:
    """Count the standing objections that the council did something with; the items are the others.

    Only links that are there are counted: silence may be informal action.
    """
    kept = [step for step in _against_positions(counted) if step.id in stands]
    linked = [step for step in kept if any(one in counted.record.council for one in step.premises)]
    known = {step.id for step in linked}
    figure = share("linked", len(linked), len(kept), [s.id for s in kept if s.id not in known])
    answered = sum(
        any(one in counted.record.council and counted.record.council[one].answered for one in each)
        for each in (step.premises for step in linked)
    )
    beside = (share("answered", answered, len(linked), [step.id for step in linked]),)
    if not figure.is_enough:
        return Indicator("I14", figure, too_few(figure.n, OBJECTIONS), beside)
    told, doubt = of_all(figure, OBJECTIONS), sure(figure.interval)
    said = Words(
        f"{told.nl} die overeind staan, kwamen terug in de raad{doubt.nl}.",
        f"{told.en} that stand came up in the council{doubt.en}.",
    )
    return Indicator("I14", figure, said, beside)


def _against_positions(counted: Counted) -> Iterator[Step]:
    for claim in counted.positions:
        yield from counted.attacks.get(claim, ())
