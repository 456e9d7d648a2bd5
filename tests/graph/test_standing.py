"""The grounded labelling: as it is defined, on maps, and on what is long, broad or round."""

import numpy as np
import pytest
from hypothesis import given

from debate.graph.encoding import Semantics
from debate.graph.framework import Framework, claim_arguments, of_pairs, of_shape
from debate.graph.shape import Tie, shape, shape_of
from debate.graph.standing import IN, OUT, UNDECIDED, Label, grounded
from debate.model import ArgumentMap, Kind, Topic
from tests.graph import frameworks, maps
from tests.graph.maps import written


def labels_of(argument_map: ArgumentMap) -> dict[str, str]:
    """The label of each claim and each relation that counts."""
    bare = shape(argument_map)
    found = grounded(of_shape(bare))
    return {id_: found.of(2 * number).value for number, id_ in enumerate(bare.ids)}


def test_labels_are_those_of_the_definition() -> None:
    for size, attacks, framework in frameworks.small_ones(1_000):
        [defined] = frameworks.labellings(size, attacks, Semantics.GROUNDED)
        assert tuple(grounded(framework).labels.tolist()) == defined, (size, attacks)


def test_ranks_say_what_was_labelled_before_what() -> None:
    for size, _, framework in frameworks.small_ones(1_000):
        found = grounded(framework)
        for argument in range(size):
            against = framework.incoming.of(argument)
            earlier = [found.ranks[one] < found.ranks[argument] for one in against]
            if found.labels[argument] == IN:
                assert all(earlier)
            if found.labels[argument] == OUT:
                standing = [found.labels[one] == IN for one in against]
                assert any(map(all, zip(earlier, standing, strict=True)))


def test_wide_and_narrow_walks_agree() -> None:
    chance = np.random.default_rng(4)
    size = 30_000
    one, other = chance.integers(0, size, 3 * size), chance.integers(0, size, 3 * size)
    tail = np.arange(size, size + 5_000)  # a chain that begins where the broad part is labelled
    attackers = np.concatenate((one, tail))
    attacked = np.concatenate((other, np.append(tail[1:], 0)))
    found = grounded(Framework(size + 5_000, attackers, attacked))
    rest = found.labels[attackers]
    assert not ((rest == IN) & (found.labels[attacked] != OUT)).any()
    free = np.ones(size + 5_000, np.bool_)
    free[attacked[rest != OUT]] = False
    assert ((found.labels == IN) == free).all()
    assert {IN, OUT, UNDECIDED} == set(found.labels.tolist())


def test_counterargument_makes_a_claim_fall_and_an_answer_to_it_lifts_it() -> None:
    assert labels_of(written("a1: b > a")) == {"b": "in", "a": "out", "a1": "in"}
    lifted = labels_of(written("a1: b > a", "a2: c > b"))
    assert (lifted["a"], lifted["b"], lifted["a1"]) == ("in", "out", "out")


def test_undercut_lifts_a_claim_and_leaves_the_ground_standing() -> None:
    found = labels_of(written("a1: b > a", "u1: c > a1"))
    assert found == {"b": "in", "a": "in", "c": "in", "a1": "out", "u1": "in"}


def test_undercut_of_an_undercut_of_any_depth() -> None:
    lines = ["a0: p0 > t", *(f"u{n}: p{n} > {'a' if n == 1 else 'u'}{n - 1}" for n in range(1, 40))]
    for depth in range(1, 40):
        assert labels_of(written(*lines[:depth]))["t"] == ("out" if depth % 2 else "in")


def test_linked_premises_stand_or_fall_together() -> None:
    both = labels_of(written("a1: b c > a"))
    assert (both["a"], both["a1"]) == ("out", "in")
    without = labels_of(written("a1: b c > a", "a2: d > c"))
    assert (without["a"], without["a1"], without["b"]) == ("in", "out", "in")
    doubt = labels_of(written("a1: b c > a", "a2: c > c"))
    assert (doubt["a"], doubt["a1"], doubt["c"]) == ("undec", "undec", "undec")


def test_support_does_not_shield_and_is_broken_by_an_undercut() -> None:
    supported = labels_of(written("s1: b > a", "s2: c > a", "a1: d > a", "u1: e > s1"))
    assert (supported["a"], supported["s1"], supported["s2"]) == ("out", "out", "in")


def test_self_attack_and_circles_leave_open() -> None:
    assert labels_of(written("a1: a > a"))["a"] == "undec"
    assert set(labels_of(maps.ring(5)).values()) == {"undec"}
    assert labels_of(written("a1: a > b", "a2: b > a", "a3: c > a"))["b"] == "in"


def test_empty_maps_and_claims_alone() -> None:
    assert labels_of(ArgumentMap(Topic("leeg", "Leeg"))) == {}
    assert labels_of(written(alone=("a", "b"))) == {"a": "in", "b": "in"}
    assert grounded(of_pairs(0, [])).labels.size == 0


def test_relation_with_an_end_outside_the_map_does_not_count() -> None:
    ties = [
        Tie("r1", Kind.ATTACK, ["gone"], "a"),
        Tie("r2", Kind.UNDERCUT, ["b"], "r1"),
        Tie("r3", Kind.ATTACK, ["b"], "gone"),
        Tie("u1", Kind.UNDERCUT, ["b"], "u2"),
        Tie("u2", Kind.UNDERCUT, ["b"], "u1"),
        Tie("r4", Kind.UNDERCUT, ["b"], "a"),
        Tie("r5", Kind.ATTACK, [], "a"),
        Tie("r6", Kind.ATTACK, ["b"], "r1"),
        Tie("r7", Kind.ATTACK, ["b"], "a"),
    ]
    assert list(shape_of(["a", "b"], ties).ids) == ["a", "b", "r7"]


@given(maps.maps())
def test_one_premise_attacks_are_the_plain_attack_graph(made: ArgumentMap) -> None:
    attacks = [
        one for one in made.relations.values() if one.kind is Kind.ATTACK and len(one.premises) == 1
    ]
    plain = ArgumentMap(made.topic, claims=made.claims, relations={one.id: one for one in attacks})
    places = {claim: place for place, claim in enumerate(made.claims)}
    pairs = [(places[one.premises[0]], places[one.conclusion]) for one in attacks]
    bare = shape(plain)
    found = grounded(of_shape(bare)).labels[claim_arguments(bare)]
    assert found.tolist() == grounded(of_pairs(len(places), pairs)).labels.tolist()


@given(maps.maps())
def test_labels_of_a_map_follow_from_its_own_words(made: ArgumentMap) -> None:
    """A second way to the same labels: rules on claims and relations until nothing changes."""
    found: dict[str, str] = {}
    settled = -1
    while settled < len(found):
        settled = len(found)
        for thing in (*made.claims, *made.relations):
            if thing not in found and (label := _label(made, found, thing)):
                found[thing] = label
    told = labels_of(made)
    assert told == {thing: found.get(thing, "undec") for thing in told}


def _label(made: ArgumentMap, found: dict[str, str], thing: str) -> str:
    relation = made.relations.get(thing)
    against = [
        found.get(one.id)
        for one in made.relations.values()
        if one.conclusion == thing and one.kind is not Kind.SUPPORT
    ]
    grounds = [found.get(premise) for premise in relation.premises] if relation else []
    if "in" in against or "out" in grounds:
        return "out"
    is_free = all(each == "out" for each in against) and all(each == "in" for each in grounds)
    return "in" if is_free else ""


@pytest.mark.parametrize("size", [100_000])
def test_long_chain_is_walked_without_recursion(size: int) -> None:
    chain = Framework(size, np.arange(1, size), np.arange(size - 1))
    found = grounded(chain).labels[::-1]
    assert (found[::2] == IN).all()
    assert (found[1::2] == OUT).all()


def test_broad_star_and_large_circle() -> None:
    size = 1_000_000
    star = grounded(Framework(size, np.arange(1, size), np.zeros(size - 1, np.intp)))
    assert (star.of(0), star.of(1)) == (Label.OUT, Label.IN)
    ring = np.arange(100_000)
    assert not grounded(Framework(100_000, ring, np.roll(ring, 1))).labels.any()


def test_doubled_attack_counts_once() -> None:
    assert grounded(of_pairs(3, [(0, 1), (0, 1), (1, 2), (1, 2)])).labels.tolist() == [1, 2, 1]
