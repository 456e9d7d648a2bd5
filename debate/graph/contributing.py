"""What moves the strength of a claim: the difference that each thing said on it makes."""

from dataclasses import dataclass

import numpy as np

from .arrays import Reals
from .shape import ATTACK, SUPPORT, Shape
from .strength import BASE, Rule, Strengths, combined

MOST = 3


@dataclass(frozen=True)
class Contribution:
    """A relation on a claim; `moves` is how much more strength the claim has because of it, below
    zero where it takes some away.
    """

    relation: str
    moves: float


def contributions(
    shape: Shape, told: Strengths, claim: str, most: int = MOST, base: float = BASE
) -> list[Contribution]:
    """Give what moves a claim's strength most, the largest move first: its strength less what that
    is when this one relation is left out, all other strengths unchanged. Raises KeyError for a
    claim that is not there.

    >>> from debate.graph.shape import Tie, shape_of
    >>> from debate.model import Kind
    >>> from debate.graph.strength import strengths
    >>> attacked = shape_of(["a", "b"], [Tie("r", Kind.ATTACK, ["b"], "a")])
    >>> contributions(attacked, strengths(attacked, Rule.DF_QUAD), "a")
    [Contribution(relation='r', moves=-0.25)]
    """
    node = shape.numbers[claim]
    relations = np.array(shape.onto.of(node), np.intp)
    if not relations.size:
        return []
    kinds, values = shape.kinds[relations], told.values[relations]
    against = _left_out(told.rule, np.where(kinds == ATTACK, values, 0))
    support = _left_out(told.rule, np.where(kinds == SUPPORT, values, 0))
    own = base if np.isnan(shape.bases[node]) else float(shape.bases[node])
    without = combined(told.rule, np.full(relations.size, own), against, support)
    moves = told.values[node] - without
    order = np.lexsort((relations, -np.abs(moves)))[:most]
    return [
        Contribution(shape.ids[relation], float(move))
        for relation, move in zip(relations[order].tolist(), moves[order].tolist(), strict=True)
        if move
    ]


def _left_out(rule: Rule, values: Reals) -> Reals:
    """Bring all values together with one of them left out, for each of them."""
    if rule is not Rule.DF_QUAD:
        others: Reals = values.sum() - values
        return others
    left = 1 - values
    before = np.concatenate((np.ones(1), np.cumprod(left)[:-1]))
    after = np.concatenate((np.cumprod(left[::-1])[::-1][1:], np.ones(1)))
    return before * after
