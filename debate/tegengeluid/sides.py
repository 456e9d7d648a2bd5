"""On which side of the theses each claim stands.

A thesis is on its own side. A premise of a support stands where the conclusion stands, one of an
attack on the opposite side, and one of an undercut opposite to the premises that it objects to.
Where ways disagree a claim is ambivalent; what speaks on no thesis has no side.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from ..model import Kind

FOR, AMBIVALENT, AGAINST = 1, 0, -1


class Tie(Protocol):
    """A relation, as far as sides go."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def kind(self) -> Kind:
        """How it speaks on its conclusion."""

    @property
    def premises(self) -> tuple[str, ...]:
        """The claims that speak."""


def sides(theses: Sequence[str], towards: Callable[[str], Iterable[Tie]]) -> dict[str, int]:
    """Give the side of every claim that has one, theses included; each end is walked at most twice.

    `towards` gives the relations that speak on a claim or on a relation.

    >>> from debate.model import Relation
    >>> on = {"c1": [Relation("r1", Kind.ATTACK, ("c2",), "c1")]}
    >>> sides(["c1"], lambda thing: on.get(thing, []))
    {'c1': 1, 'c2': -1}
    """
    found = dict.fromkeys(theses, FOR)
    fixed = frozenset(theses)
    walked: dict[int, set[str]] = {FOR: set(theses), AGAINST: set()}
    waiting = [(thesis, FOR) for thesis in theses]
    while waiting:
        thing, side = waiting.pop()
        for relation in towards(thing):
            theirs = side if relation.kind is Kind.SUPPORT else -side
            seen = walked[theirs]
            if relation.id in seen:
                continue
            seen.add(relation.id)
            waiting.append((relation.id, theirs))
            for premise in relation.premises:
                if premise in seen or premise in fixed:
                    continue
                seen.add(premise)
                waiting.append((premise, theirs))
                found[premise] = theirs if found.get(premise, theirs) == theirs else AMBIVALENT
    return found
