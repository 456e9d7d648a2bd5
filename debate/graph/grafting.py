"""A forest with new answers in it, without looking at the rest of the debate again.

Nearly all that happens in a debate is a new claim that speaks on one that is there. It changes what
is above it, and nothing else.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Kind
from .forest import KINDS, Forest
from .shape import Tie


def grafted(forest: Forest, answers: Sequence[Tie]) -> Forest | None:
    """Give the forest with these steps, each of new claims alone, onto a claim that is there.

    None where that is not what they are, and the forest has to be made anew. The forest that was
    given stays as it is.

    >>> from .forest import forest
    >>> grown = grafted(forest({"c1": ""}, []), [Tie("r1", Kind.ATTACK, ("c2",), "c1")])
    >>> grown and (grown.claims, grown.size[grown.number["c1"]])
    (['c1', 'c2'], 2)
    """
    fresh = [premise for tie in answers for premise in tie.premises]
    known = forest.number.keys()
    if len(set(fresh)) < len(fresh) or not known.isdisjoint(fresh):
        return None
    number = dict(forest.number)
    for tie in answers:
        if tie.kind is Kind.UNDERCUT or tie.conclusion not in number or not tie.premises:
            return None
        for premise in tie.premises:
            number[premise] = forest.first + len(number)
    return _grown(forest, answers, number)


def _grown(forest: Forest, answers: Sequence[Tie], number: Mapping[str, int]) -> Forest:
    fresh = len(number) - len(forest.number)
    grown = replace(
        forest,
        claims=list(number),
        number=dict(number),
        parent=forest.parent + array("i", [0]) * fresh,
        kind=forest.kind + bytearray(fresh),
        side=forest.side + array("b", bytes(fresh)),
        size=forest.size + array("i", [0]) * fresh,
        answered=forest.answered + bytearray(fresh),
        children=forest.children + [()] * fresh,
    )
    changed: set[int] = set()
    for tie in answers:
        _add(grown, tie, changed)
    for node in changed:
        grown.children[node] = sorted(
            grown.children[node],
            key=lambda one: (-grown.size[one], grown.is_section(one), one),
        )
    return grown


def _add(grown: Forest, tie: Tie, changed: set[int]) -> None:
    """Put the premises of a step in their place; collects the nodes whose answers changed."""
    target = grown.number[tie.conclusion]
    is_attack = tie.kind is Kind.ATTACK
    grown.answered[target] |= is_attack
    for premise in tie.premises:
        node = grown.number[premise]
        grown.parent[node] = target
        grown.kind[node] = KINDS.index(tie.kind)
        grown.side[node] = (grown.side[target] or 1) * (-1 if is_attack else 1)
        grown.children[target] = [*grown.children[target], node]
        while node:
            grown.size[node] += 1
            node = grown.parent[node]
            changed.add(node)
        grown.size[0] += 1
