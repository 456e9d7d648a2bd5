"""Which relations touch a claim: the index that every walk over a map stands on.

Made once for a map, in one pass; then each question costs what its answer holds.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import ArgumentMap, Kind, Relation


@dataclass(frozen=True)
class Ties:
    """`onto`: the relations that speak on a claim or a relation; `out_of`: those it is a premise
    of.

    Both hold relation ids in the order of the map. Whatever nothing touches is absent.
    """

    onto: Mapping[str, tuple[str, ...]]
    out_of: Mapping[str, tuple[str, ...]]

    def on(self, thing: str) -> tuple[str, ...]:
        """The relations that speak on this claim or relation."""
        return self.onto.get(thing, ())

    def uses(self, claim: str) -> tuple[str, ...]:
        """The relations in which this claim is a premise."""
        return self.out_of.get(claim, ())


def ties(argument_map: ArgumentMap) -> Ties:
    """Index a map by both ends of its relations; those with an end outside the map stay out."""
    onto: defaultdict[str, list[str]] = defaultdict(list)
    out_of: defaultdict[str, list[str]] = defaultdict(list)
    for relation in argument_map.relations.values():
        if is_whole(argument_map, relation):
            onto[relation.conclusion].append(relation.id)
            for premise in dict.fromkeys(relation.premises):
                out_of[premise].append(relation.id)
    return Ties(_frozen(onto), _frozen(out_of))


def is_whole(argument_map: ArgumentMap, relation: Relation) -> bool:
    """Tell whether both ends of a relation are in the map."""
    ends = argument_map.relations if relation.kind is Kind.UNDERCUT else argument_map.claims
    return (
        relation.conclusion in ends
        and bool(relation.premises)
        and all(premise in argument_map.claims for premise in relation.premises)
    )


def theses(argument_map: ArgumentMap, index: Ties) -> tuple[str, ...]:
    """What the debate is about: the claims it names, or else the claims that speak on nothing.

    A debate that only turns in circles still begins somewhere: at its first claim.
    """
    named = tuple(claim for claim in argument_map.topic.theses if claim in argument_map.claims)
    if named:
        return named
    ends = tuple(claim for claim in argument_map.claims if not index.uses(claim))
    spoken_on = tuple(claim for claim in ends if index.on(claim))
    return spoken_on or ends or tuple(argument_map.claims)[:1]


def is_unanswered(relation: Relation, argument_map: ArgumentMap, index: Ties) -> bool:
    """Tell whether this is a counterargument against which nobody said anything."""
    if relation.kind is Kind.SUPPORT or index.on(relation.id):
        return False
    return not any(
        argument_map.relations[answer].kind is Kind.ATTACK
        for premise in relation.premises
        for answer in index.on(premise)
    )


def _frozen(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {thing: tuple(ids) for thing, ids in lists.items()}
