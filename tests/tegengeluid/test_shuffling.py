"""What exchange looks like by chance."""

import itertools
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.tegengeluid import shuffling
from debate.tegengeluid.shuffling import moments, percentile

nodes = st.integers(2, 6)


@given(st.data())
def test_mean_and_variance_are_those_of_every_way_to_deal(data: st.DataObject) -> None:
    n = data.draw(nodes)
    labels = data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    edges = data.draw(st.lists(ends, min_size=1, max_size=7))
    counts = [
        sum(dealt[one] != dealt[other] for one, other in edges)
        for dealt in itertools.permutations(labels)
    ]
    mean = sum(counts) / len(counts)
    variance = sum((count - mean) ** 2 for count in counts) / len(counts)
    assert moments(labels, edges) == pytest.approx((mean, variance), abs=1e-9)


def test_speaking_among_themselves_is_rare_by_chance_and_answering_others_too() -> None:
    labels = [0] * 20 + [1] * 20
    among = [(n, n + 1) for n in range(39) if n != 19]
    across = [(n, n + 20) for n in range(20)]
    assert percentile(labels, among) == 0.0
    assert percentile(labels, across) == 1.0


def test_same_map_gives_the_same_figure_and_one_voice_none() -> None:
    labels, edges = [0, 1, 2, 0, 1], [(0, 1), (1, 2), (3, 4), (0, 3)]
    assert percentile(labels, edges) == percentile(labels, edges)
    assert percentile([1, 1, 1], [(0, 1)]) is None
    assert percentile([0, 1], []) is None


def test_shuffles_and_moments_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(4)
    labels = [chance.randrange(4) for _ in range(300)]
    edges = [(chance.randrange(300), chance.randrange(300)) for _ in range(600)]
    assert len(Counter(labels)) == 4
    shuffled = percentile(labels, edges)
    monkeypatch.setattr(shuffling, "SHUFFLED_UP_TO", 0)
    assert percentile(labels, edges) == pytest.approx(shuffled, abs=0.05)
