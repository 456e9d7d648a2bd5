"""Strengths: the worked cases, and what must hold on any map."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.graph import passing
from debate.graph.shape import Tie, shape, shape_of
from debate.graph.strength import BASE, Rule, Strengths, strengths
from debate.model import ArgumentMap, Claim, Kind, Relation
from tests.graph import maps
from tests.graph.maps import written

SIX = {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1.0}
SIX_TIES = ("a1: c > a", "a2: e > b", "a3: f > c", "s1: b > a", "s2: d > a", "s3: e > c")
RULES = list(Rule)
BIPOLAR = [rule for rule in Rule if rule is not Rule.H_CATEGORISER]
NEAR = 1e-6


def based(argument_map: ArgumentMap, bases: dict[str, float]) -> ArgumentMap:
    """The map with these base scores."""
    claims = {
        id_: dataclasses.replace(claim, base=bases.get(id_))
        for id_, claim in argument_map.claims.items()
    }
    return dataclasses.replace(argument_map, claims=claims)


def reckoned(argument_map: ArgumentMap, rule: Rule, base: float = BASE) -> dict[str, float]:
    """The strength of each claim, and what each relation contributes."""
    bare = shape(argument_map)
    return dict(zip(bare.ids, strengths(bare, rule, base).values.tolist(), strict=True))


@pytest.mark.parametrize(
    ("rule", "line", "base", "expected"),
    [
        *((rule, "", 0.5, 0.5) for rule in RULES),
        (Rule.DF_QUAD, "a1: b > a", 0.5, 0.25),
        (Rule.DF_QUAD, "s1: b > a", 0.5, 0.75),
        (Rule.QUADRATIC_ENERGY, "a1: b > a", 0.5, 0.4),
        (Rule.QUADRATIC_ENERGY, "s1: b > a", 0.5, 0.6),
        (Rule.H_CATEGORISER, "a1: b > a;a2: c > a", 1.0, 1 / 3),
        (Rule.H_CATEGORISER, "s1: b > a", 0.5, 0.5),
    ],
)
def test_worked_cases(rule: Rule, line: str, base: float, expected: float) -> None:
    made = written(*filter(None, line.split(";")), alone=("a",))
    assert reckoned(made, rule, base)["a"] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule.QUADRATIC_ENERGY, {"a": 0.51875517241626, "b": 0.172413793103448, "c": 0.625}),
        (Rule.DF_QUAD, {"a": 0.676, "b": 0.12, "c": 0.34}),
        (Rule.EULER, {"a": 0.49878719, "b": 0.15348694, "c": 0.81077265}),
    ],
)
def test_six_arguments_of_the_literature(rule: Rule, expected: dict[str, float]) -> None:
    found = reckoned(based(written(*SIX_TIES), SIX), rule)
    for claim, strength in expected.items():
        assert found[claim] == pytest.approx(strength, abs=5e-9)


def test_undercuts_weaken_a_relation_and_the_weakest_premise_counts() -> None:
    made = based(written("a1: b c > a", "u1: d > a1", "u2: e > a1"), {"c": 0.2, "d": 0.5, "e": 0.4})
    for rule in RULES:
        assert reckoned(made, rule)["a1"] == pytest.approx(0.5 * 0.6 * 0.2)
    deeper = based(written("a1: b > a", "u1: d > a1", "u2: e > u1"), {"d": 0.5, "e": 0.4})
    assert reckoned(deeper, Rule.DF_QUAD)["a1"] == pytest.approx((1 - 0.6 * 0.5) * 0.5)


def test_mutual_attack_comes_to_rest_and_says_so() -> None:
    mutual = shape(based(written("a1: a > b", "a2: b > a"), {"a": 1.0, "b": 0.5}))
    found = strengths(mutual, Rule.DF_QUAD)
    assert found.converged
    assert found.values[mutual.numbers["a"]] == pytest.approx(1, abs=1e-7)
    assert found.values[mutual.numbers["b"]] == pytest.approx(0, abs=1e-7)


def test_what_does_not_come_to_rest_in_time_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate.graph.strength.ROUNDS", 3)
    mutual = shape(written("a1: a > b", "a2: b > a"))
    assert not strengths(mutual, Rule.DF_QUAD).converged
    assert strengths(shape(written("a1: a > b")), Rule.DF_QUAD).converged


def defined(argument_map: ArgumentMap, rule: Rule, found: dict[str, float], thing: str) -> float:
    """What the formulas of the specification say of one claim or relation, word by word."""
    relation = argument_map.relations.get(thing)
    on = [one for one in argument_map.relations.values() if one.conclusion == thing]
    if relation:
        rest = math.prod(1 - found[one.id] for one in on)
        return rest * min(found[premise] for premise in relation.premises)
    base = argument_map.claims[thing].base
    w = BASE if base is None else base
    attacks = [found[one.id] for one in on if one.kind is Kind.ATTACK]
    supports = [found[one.id] for one in on if one.kind is Kind.SUPPORT]
    if rule is Rule.DF_QUAD:
        va = 1 - math.prod(1 - each for each in attacks)
        vs = 1 - math.prod(1 - each for each in supports)
        return w - w * (va - vs) if va >= vs else w + (1 - w) * (vs - va)
    if rule is Rule.H_CATEGORISER:
        return w / (1 + sum(attacks))
    energy = sum(supports) - sum(attacks)
    if rule is Rule.EULER:
        return 1 - (1 - w**2) / (1 + w * math.exp(energy))
    rise, fall = max(energy, 0) ** 2, max(-energy, 0) ** 2
    return w - w * fall / (1 + fall) + (1 - w) * rise / (1 + rise)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("narrow", [passing.NARROW, 0])
@given(made=maps.maps(), data=st.data())
def test_strengths_satisfy_their_formulas_on_any_map(
    rule: Rule, narrow: int, made: ArgumentMap, data: st.DataObject
) -> None:
    scores = st.none() | st.floats(0, 1)
    made = based(made, {id_: data.draw(scores) for id_ in made.claims})  # type: ignore[misc]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passing, "NARROW", narrow)
        bare = shape(made)
        told = strengths(bare, rule)
    found = dict(zip(bare.ids, told.values.tolist(), strict=True))
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in found.values())
    if told.converged:
        for thing, value in found.items():
            assert value == pytest.approx(defined(made, rule, found, thing), abs=NEAR)


@given(made=maps.maps())
@pytest.mark.parametrize("rule", RULES)
def test_names_do_not_matter(rule: Rule, made: ArgumentMap) -> None:
    new = {id_: f"x{number}" for number, id_ in enumerate((*made.claims, *made.relations))}
    ties = [
        Tie(new[one.id], one.kind, [new[each] for each in one.premises], new[one.conclusion])
        for one in made.relations.values()
    ]
    renamed = strengths(shape_of([new[id_] for id_ in made.claims], ties), rule)
    assert renamed.values.tolist() == strengths(shape(made), rule).values.tolist()


@given(made=maps.maps(), other=maps.maps())
@pytest.mark.parametrize("rule", RULES)
def test_unrelated_part_changes_nothing(rule: Rule, made: ArgumentMap, other: ArgumentMap) -> None:
    claims = {
        f"z{id_}": dataclasses.replace(one, id=f"z{id_}") for id_, one in other.claims.items()
    }
    relations = {
        f"z{id_}": dataclasses.replace(
            one,
            id=f"z{id_}",
            premises=tuple(f"z{each}" for each in one.premises),
            conclusion=f"z{one.conclusion}",
        )
        for id_, one in other.relations.items()
    }
    both = dataclasses.replace(
        made, claims={**made.claims, **claims}, relations={**made.relations, **relations}
    )
    alone = strengths(shape(made), rule)
    if alone.converged and strengths(shape(other), rule).converged:
        together = reckoned(both, rule)
        for id_, value in reckoned(made, rule).items():
            assert together[id_] == pytest.approx(value, abs=NEAR)


def acyclic(made: ArgumentMap) -> ArgumentMap:
    """The map without the relations that lead from an older claim to a newer one."""
    places = {id_: place for place, id_ in enumerate(made.claims)}
    ends: dict[str, int] = {}
    kept: dict[str, Relation] = {}
    for one in made.relations.values():
        end = ends.get(one.conclusion, places.get(one.conclusion, -1))
        if end >= 0 and all(places[premise] > end for premise in one.premises):
            kept[one.id], ends[one.id] = one, end
    return dataclasses.replace(made, relations=kept)


def with_answer(made: ArgumentMap, kind: Kind, target: str, base: float) -> ArgumentMap:
    """The map with one more leaf that speaks on a claim."""
    claims = {**made.claims, "new": Claim("new", "Nog iets.", base=base)}
    relations = {**made.relations, "rnew": Relation("rnew", kind, ("new",), target)}
    return dataclasses.replace(made, claims=claims, relations=relations)


@given(made=maps.maps(), data=st.data())
@pytest.mark.parametrize("rule", RULES)
def test_support_never_lowers_and_attack_never_raises(
    rule: Rule, made: ArgumentMap, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(list(made.claims)))
    base = data.draw(st.floats(0, 1))
    more = {kind: with_answer(made, kind, target, base) for kind in (Kind.ATTACK, Kind.SUPPORT)}
    if all(strengths(shape(one), rule).converged for one in (made, *more.values())):
        before = reckoned(made, rule)[target]
        assert reckoned(more[Kind.ATTACK], rule)[target] <= before + NEAR
        assert reckoned(more[Kind.SUPPORT], rule)[target] >= before - NEAR


@given(made=maps.maps(), data=st.data())
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", [Kind.SUPPORT, Kind.ATTACK])
def test_argument_of_strength_zero_changes_nothing(
    kind: Kind, rule: Rule, made: ArgumentMap, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(list(made.claims)))
    after = reckoned(with_answer(made, kind, target, 0.0), rule)
    for id_, value in reckoned(made, rule).items():
        assert after[id_] == pytest.approx(value, abs=1e-12)


@given(made=maps.maps().map(acyclic), data=st.data())
@pytest.mark.parametrize("rule", [Rule.DF_QUAD, Rule.QUADRATIC_ENERGY])
def test_swapping_what_speaks_on_one_claim_mirrors_it(
    rule: Rule, made: ArgumentMap, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(list(made.claims)))
    turned = {Kind.SUPPORT: Kind.ATTACK, Kind.ATTACK: Kind.SUPPORT}
    relations = {
        id_: dataclasses.replace(one, kind=turned[one.kind]) if one.conclusion == target else one
        for id_, one in made.relations.items()
    }
    swapped = reckoned(dataclasses.replace(made, relations=relations), rule)
    assert reckoned(made, rule)[target] + swapped[target] == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("rule", RULES)
def test_long_chain_broad_star_and_large_circle(rule: Rule) -> None:
    size = 4_000
    chain = [Tie(f"r{n}", Kind.ATTACK, [f"c{n + 1}"], f"c{n}") for n in range(size - 1)]
    star = [Tie(f"r{n}", Kind.SUPPORT, [f"c{n}"], "c0") for n in range(1, size)]
    ring = [*chain, Tie("r", Kind.ATTACK, ["c0"], f"c{size - 1}")]
    for ties in (chain, star, ring):
        found = strengths(shape_of([f"c{n}" for n in range(size)], ties), rule)
        assert found.converged
        assert np.isfinite(found.values).all()


def test_empty_map_has_no_strengths() -> None:
    found = strengths(shape_of([], []), Rule.DF_QUAD)
    assert isinstance(found, Strengths)
    assert (found.values.size, found.converged) == (0, True)
