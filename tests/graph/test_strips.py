"""Strips of bars: one scale for all, and nothing that happened is too small to see."""

from debate.graph.strips import HEIGHT, LEAST, strips


def test_all_strips_share_one_scale() -> None:
    support, attack = strips({"support": [10, 0], "attack": [0, 5]})
    assert [bar.height for bar in support.bars] == [HEIGHT]
    assert [(bar.period, bar.height, bar.y) for bar in attack.bars] == [(1, HEIGHT // 2, 50)]
    assert (support.total, attack.total) == (10, 5)


def test_one_among_thousands_is_still_seen() -> None:
    [strip] = strips({"support": [10_000, 1]})
    assert strip.bars[1].height == LEAST


def test_nothing_at_all_is_an_empty_strip() -> None:
    assert strips({}) == []
    [strip] = strips({"support": [0, 0]})
    assert strip.bars == ()
