"""Strips of bars: one scale for all, and nothing that happened is too small to see."""

from debate.graph.strips import HEIGHT, LEAST, LEVEL, strips


def test_all_strips_share_one_scale() -> None:
    support, attack = strips({"support": [10, 0], "attack": [0, 5]})
    assert [bar.height for bar in support.bars] == [HEIGHT]
    assert [(bar.period, bar.height, bar.y) for bar in attack.bars] == [(1, HEIGHT // 2, 50)]
    assert (support.total, attack.total) == (10, 5)


def test_one_among_thousands_is_still_seen() -> None:
    [strip] = strips({"support": [10_000, 9_000, 1]})
    assert strip.bars[2].height == LEAST


def test_nothing_at_all_is_an_empty_strip() -> None:
    assert strips({}) == []
    [strip] = strips({"support": [0, 0]})
    assert strip.bars == ()


def test_bar_far_above_all_others_is_cut_short_and_says_so() -> None:
    support, attack = strips({"support": [500, 10, 0], "attack": [40, 0, 5]})
    assert (support.is_cut, attack.is_cut) == (True, True)
    assert [bar.count for bar in support.bars] == [500, 500, 10]
    below, above, other = support.bars
    assert above.y + above.height < below.y
    assert above.y == 0
    assert other.height == LEVEL < HEIGHT
    assert attack.bars[-1].height == LEVEL // 2


def test_busy_period_that_leaves_the_others_visible_is_drawn_whole() -> None:
    [strip] = strips({"support": [40, 10]})
    assert not strip.is_cut
    assert [bar.height for bar in strip.bars] == [HEIGHT, HEIGHT // 4]
