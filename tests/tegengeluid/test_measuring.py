"""The worked example to the last digit, and what holds for every debate."""

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.model import Claim, Voice
from debate.tegengeluid.counted import Counted
from debate.tegengeluid.explained import EXPLAINED
from debate.tegengeluid.figure import Figure
from debate.tegengeluid.measuring import FRONT, Measured, measured
from debate.tegengeluid.record import Said
from debate.tegengeluid.saying import decimal
from debate.text import language
from tests.tegengeluid.maps import EXAMPLE_STANDS, debates, example, many, mirrored, written


def all_of(counted: Counted) -> Measured:
    stands = frozenset(counted.map.relations) if len(counted.map.claims) % 2 else frozenset[str]()
    return measured(counted.map, counted.record, counted.today, stands)


@pytest.fixture(scope="module")
def found() -> Measured:
    counted = example()
    return measured(counted.map, counted.record, counted.today, EXAMPLE_STANDS)


@pytest.mark.parametrize(
    ("id_", "value", "k", "n"),
    [
        ("I1", 0.625, 5, 8),
        ("I2", 0.5, 2, 4),
        ("I3", 1.1429, None, 8),
        ("I4", 0.3889, None, 3),
        ("I5", 0.8175, None, 9),
        ("I6", 0.1587, None, 7),
        ("I7", 0.2222, None, 3),
        ("I8", 2.0, None, 9),
        ("I9", 0.2222, 2, 9),
        ("I10", 3.0, None, 8),
        ("I11", 4.0, None, 3),
        ("I12", 3.0, 3, 3),
        ("I13", 0.6923, 2, 10),
        ("I14", 0.0, 0, 3),
    ],
)
def test_worked_example_comes_out(
    found: Measured, id_: str, value: float, k: int | None, n: int
) -> None:
    figure = found.indicators[id_].figure
    assert (round(figure.value or 0, 4), figure.k, figure.n) == (value, k, n)


@pytest.mark.parametrize(
    ("id_", "name", "value"),
    [
        ("I3", "observed", 0.875),
        ("I3", "expected", 0.7656),
        ("I5", "simpson", 0.7407),
        ("I7", "of T", 0.6667),
        ("I9", "necessity_attacked", 1.0),
        ("I9", "necessity_contested", 0.0),
        ("I10", "for", 3.0),
        ("I10", "against", 5.0),
        ("I13", "against", 0.1667),
        ("I13", "for", 0.25),
    ],
)
def test_what_stands_beside_it_comes_out_too(
    found: Measured, id_: str, name: str, value: float
) -> None:
    assert round(found.indicators[id_].named(name).value or 0, 4) == value


def test_interval_of_the_example_is_wilsons_and_nothing_is_said_of_so_few(found: Measured) -> None:
    coverage = found.indicators["I1"]
    assert [round(end, 4) for end in coverage.figure.interval or ()] == [0.3057, 0.8632]
    for id_ in ("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I9", "I11", "I14"):
        assert found.indicators[id_].figure.shown is None
        assert found.indicators[id_].said.nl.startswith("Dat is niet te zeggen")
        assert found.indicators[id_].said.en.startswith("That cannot be said")
    for id_ in ("I1", "I2"):
        assert "van meer dan 14 dagen oud" in found.indicators[id_].said.nl


def test_items_of_the_example_are_those_behind_the_figures(found: Measured) -> None:
    items = {id_: each.figure.items for id_, each in found.indicators.items()}
    assert set(items["I1"]) == {"A2", "B1", "S3"}
    assert items["I2"] == ("rA2", "rB1")
    assert items["I12"] == ("rA1", "rA2", "rA3")
    assert items["I13"] == ("A4",)


def test_every_indicator_is_explained_and_three_stand_in_front(found: Measured) -> None:
    assert list(found.indicators) == [each.id for each in EXPLAINED]
    assert FRONT == ("I1", "I2", "I4")


def test_example_that_is_told_is_the_one_that_is_measured(found: Measured) -> None:
    told = {each.id: each.example for each in EXPLAINED if each.example}
    assert len(told) == 9
    for id_, example_ in told.items():
        value = found.indicators[id_].figure.value
        assert value is not None
        written = decimal(value, 2)
        assert re.search(rf"(?<![\d,]){written.nl}(?![\d,])", example_.nl), id_
        assert re.search(rf"(?<![\d.]){re.escape(written.en)}(?!\.?\d)", example_.en), id_


def test_the_figures_hold_both_languages_whoever_is_spoken_to() -> None:
    counted = written(f"T policymaker p 0\n{many(1200)}")
    in_dutch = all_of(counted)
    with language.speaking("en"):
        in_english = all_of(counted)
        coverage = in_english.indicators["I1"].said
        assert coverage.spoken == coverage.en
    assert in_english.indicators == in_dutch.indicators
    assert coverage.spoken == coverage.nl
    assert ("1.201" in coverage.nl, "1,201" in coverage.en) == (True, True)


def shares(found: Measured) -> list[Figure]:
    every = [each.figure for each in found.indicators.values()]
    every += [figure for each in found.indicators.values() for figure in each.beside]
    return [figure for figure in every if figure.k is not None and figure.name != "ratio"]


@given(debates())
def test_shares_lie_within_their_interval_and_items_exist(counted: Counted) -> None:
    found = all_of(counted)
    there = counted.map.claims.keys() | counted.map.relations.keys()
    for figure in shares(found):
        assert 0 <= (figure.k or 0) <= figure.n
        if figure.interval and figure.value is not None:
            low, high = figure.interval
            assert 0 <= low <= figure.value + 1e-9
            assert figure.value - 1e-9 <= high <= 1
    for each in found.indicators.values():
        assert each.said.nl
        assert each.said.en
        assert there.issuperset(each.figure.items)


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 9)


def told(found: Measured) -> list[object]:
    """All figures without the order of items that are told in the order of the map."""
    return [
        (each.id, figure.name, rounded(figure.value), figure.k, figure.n, sorted(figure.items))
        for each in found.indicators.values()
        for figure in (each.figure, *each.beside)
        if figure.name != "percentile"  # deals the voices in the order of the map
    ]


@given(debates(), st.randoms(use_true_random=False))
def test_order_of_claims_and_relations_changes_nothing(
    counted: Counted, chance: random.Random
) -> None:
    claims, relations = list(counted.map.claims.items()), list(counted.map.relations.items())
    chance.shuffle(claims)
    chance.shuffle(relations)
    other = replace(counted.map, claims=dict(claims), relations=dict(relations))
    assert told(all_of(replace(counted, map=other))) == told(all_of(counted))


@given(debates())
def test_names_of_people_change_nothing(counted: Counted) -> None:
    alias = {"": "", "ann": "x7", "mo": "q2", "co": "k5"}
    said = {id_: Said(alias[each.author], each.at) for id_, each in counted.record.said.items()}
    also = {
        id_: tuple(Said(alias[each.author], each.at) for each in group)
        for id_, group in counted.record.also.items()
    }
    renamed = replace(counted.record, said=said, also=also)
    assert all_of(replace(counted, record=renamed)) == all_of(counted)


@given(debates())
def test_words_and_names_that_are_erased_change_nothing(counted: Counted) -> None:
    """What stays of somebody who was erased: a capacity, a place in the debate, a moment."""

    def bare(claim: Claim) -> Claim:
        return replace(claim, text="", note="", title="", voice=Voice(claim.voice.kind))

    claims = {id_: bare(each) for id_, each in counted.map.claims.items()}
    erased = replace(counted, map=replace(counted.map, claims=claims))
    assert all_of(erased) == all_of(counted)


@given(debates())
def test_mirror_swaps_the_sides_of_every_figure_of_fairness(counted: Counted) -> None:
    one, other = all_of(counted), all_of(mirrored(counted))
    for id_ in ("I10", "I13"):
        here, there = one.indicators[id_], other.indicators[id_]
        assert here.named("for").value == there.named("against").value
        assert here.named("against").n == there.named("for").n
        assert set(here.named("for").items) == set(there.named("against").items)
    ratio, back = one.indicators["I13"].figure, other.indicators["I13"].figure
    assert (ratio.value or 0) * (back.value or 0) == pytest.approx(1)
    for thesis in counted.theses:
        assert one.indicators["I7"].named(f"of {thesis}").value == pytest.approx(
            other.indicators["I7"].named(f"of {thesis}").value
        )
    assert [(m.for_, m.against, m.other) for m in one.pictures.growth] == [
        (m.against, m.for_, m.other) for m in other.pictures.growth
    ]


def test_mirror_of_the_example_turns_the_ratio_over() -> None:
    counted = mirrored(example())
    found = measured(counted.map, counted.record, counted.today, EXAMPLE_STANDS)
    assert found.indicators["I10"].named("for").value == 5
    assert found.indicators["I13"].figure.value == pytest.approx(1 / 0.6923, abs=1e-3)
