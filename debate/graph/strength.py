"""How strongly each claim stands: gradual semantics of quantitative bipolar frameworks.

A claim has a base score. The strength of a relation is the product of (1 - u) over the
contributions u of the undercuts on it; what it contributes to its conclusion is that times the
least strength of its premises. With w the base score, A and S what attackers and supporters
contribute:

    DF-QuAD            va = 1 - prod(1 - a), vs = 1 - prod(1 - s);
                       w - w (va - vs) if va >= vs, else w + (1 - w)(vs - va)
                       (Rago, Toni, Aurisicchio and Baroni 2016)
    quadratic energy   E = sum S - sum A, h(x) = max(x, 0)^2 / (1 + max(x, 0)^2);
                       w - w h(-E) + (1 - w) h(E)                          (Potyka 2018)
    Euler-based        1 - (1 - w^2) / (1 + w e^E)              (Amgoud and Ben-Naim 2018)
    h-categoriser      w / (1 + sum A)     (Besnard and Hunter 2001; Amgoud et al. 2017)

What lies on no circle is reckoned once, after all that it rests on. Circles are reckoned over and
over, each time a part of the way, until nothing moves: a limit of ds/dt = f(s) - s. Whether they
come to rest is said.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar, cast

import numpy as np

from .arrays import Gather, Numbers, Reals
from .passing import Run, ordered
from .shape import Shape
from .weighing import Balance, balance

Amount = TypeVar("Amount", float, Reals)

BASE = 0.5
NEAR = 1e-9  # a strength that moves no more than this has come to rest
ROUNDS = 1_000
STEP = 0.85  # of the way to where it goes
PATIENCE = 32  # rounds after which the farthest way should have become shorter
_LARGEST = 700.0  # e to the power of this is still a number


class Rule(StrEnum):
    """By which formula strengths are reckoned."""

    DF_QUAD = "dfquad"
    QUADRATIC_ENERGY = "quadratic-energy"
    EULER = "euler"
    H_CATEGORISER = "h-categoriser"


@dataclass(frozen=True, eq=False)
class Strengths:
    """The strength of each claim, and what each relation contributes, by node; all base scores
    lie between 0 and 1, and so do all strengths.
    """

    rule: Rule
    values: Reals
    converged: bool


def strengths(shape: Shape, rule: Rule, base: float = BASE) -> Strengths:
    """Give how strongly each claim of a map stands by this rule.

    >>> from debate.graph.shape import Tie, shape_of
    >>> from debate.model import Kind
    >>> attacked = shape_of(["a", "b"], [Tie("r", Kind.ATTACK, ["b"], "a")])
    >>> strengths(attacked, Rule.DF_QUAD).values.tolist()
    [0.25, 0.5, 0.5]
    """
    return weighed(balance(shape, base), rule)


def weighed(scale: Balance, rule: Rule) -> Strengths:
    """Reckon all strengths of what weighs on one another."""
    order = ordered(scale.incoming, scale.outgoing)
    reckoning = _Reckoning(scale, rule)
    for run in order.before:
        reckoning.run(run)
    converged = not order.circles.size or reckoning.circle(order.circles)
    for run in order.after:
        reckoning.run(run)
    return Strengths(rule, reckoning.values[scale.carriers], converged)


def combined(rule: Rule, base: Amount, against: Amount, support: Amount) -> Amount:
    """Give the strengths of claims from their base scores and what speaks on them.

    For DF-QuAD that is the products of 1 less each contribution, for the others their sums.
    """
    found: Amount
    if rule is Rule.DF_QUAD:
        turn = against - support  # (1 - prod(1 - s)) - (1 - prod(1 - a))
        found = base + (1 - base) * np.maximum(turn, 0) - base * np.maximum(-turn, 0)
    elif rule is Rule.H_CATEGORISER:
        found = base / (1 + against)
    elif rule is Rule.EULER:
        power = np.exp(np.minimum(support - against, _LARGEST))
        found = 1 - (1 - base**2) / (1 + base * power)
    else:
        energy = support - against
        found = base + (1 - base) * _rise(energy) - base * _rise(-energy)
    return found


def _rise(energy: Amount) -> Amount:
    """h(x) of the quadratic energy model."""
    square: Amount = np.maximum(energy, 0) ** 2
    return square / (1 + square)


@dataclass(frozen=True, eq=False)
class _Group:
    """Nodes that are reckoned together, with what they rest on: claims and then relations."""

    claims: Numbers
    attacks: Gather
    supports: Gather
    relations: Numbers
    premises: Gather
    undercuts: Gather


class _Reckoning:
    """Strengths as far as they are known; those of circles begin at their base scores."""

    def __init__(self, scale: Balance, rule: Rule) -> None:
        self.scale, self.rule = scale, rule
        self.values = scale.bases.copy()
        self.is_relation = np.diff(scale.premises.starts) > 0

    def group(self, nodes: Numbers) -> _Group:
        is_relation = self.is_relation[nodes]
        claims, relations = nodes[~is_relation], nodes[is_relation]
        return _Group(
            claims,
            self.scale.attacks.gather(claims),
            self.scale.supports.gather(claims),
            relations,
            self.scale.premises.gather(relations),
            self.scale.undercuts.gather(relations),
        )

    def run(self, run: Run) -> None:
        if run.together:
            group = self.group(run.nodes)
            self.values[group.claims] = self.of_claims(group)
            self.values[group.relations] = self.of_relations(group)
        else:
            self.row(run.nodes.tolist())

    def of_claims(self, group: _Group) -> Reals:
        against = self.told(group.attacks)
        return combined(
            self.rule, self.scale.bases[group.claims], against, self.told(group.supports)
        )

    def told(self, gather: Gather) -> Reals:
        held = self.values[gather.sources]
        if self.rule is Rule.DF_QUAD:
            return gather.brought(np.multiply, 1 - held, 1.0)
        return gather.brought(np.add, held, 0.0)

    def of_relations(self, group: _Group) -> Reals:
        least = group.premises.brought(np.minimum, self.values[group.premises.sources], 1.0)
        undercuts = 1 - self.values[group.undercuts.sources]
        return least * group.undercuts.brought(np.multiply, undercuts, 1.0)

    def row(self, nodes: list[int]) -> None:
        """Reckon one after the other."""
        values, scale = cast("memoryview[float]", self.values.data), self.scale
        for node in nodes:
            premises = scale.premises.of(node)
            if premises:
                left = math.prod(1 - values[one] for one in scale.undercuts.of(node))
                values[node] = left * min(values[one] for one in premises)
            else:
                against = self.sum([values[one] for one in scale.attacks.of(node)])
                support = self.sum([values[one] for one in scale.supports.of(node)])
                values[node] = combined(self.rule, scale.bases[node], against, support)

    def sum(self, held: list[float]) -> float:
        if self.rule is Rule.DF_QUAD:
            return math.prod(1 - one for one in held)
        return math.fsum(held)

    def circle(self, nodes: Numbers) -> bool:
        """Reckon over and over, a part of the way each time; tells whether all came to rest."""
        group = self.group(nodes)
        self.values[group.relations] = self.of_relations(group)
        step, before = STEP, math.inf
        for number in range(ROUNDS):
            claims = self.of_claims(group) - self.values[group.claims]
            relations = self.of_relations(group) - self.values[group.relations]
            farthest = max(np.abs(claims).max(initial=0), np.abs(relations).max(initial=0))
            if farthest <= NEAR:
                return True
            if number % PATIENCE == 0:  # where all only swings to and fro, go less far
                step, before = (step if farthest < 0.9 * before else step / 2), farthest
            self.values[group.claims] += step * claims
            self.values[group.relations] += step * relations
        return False
