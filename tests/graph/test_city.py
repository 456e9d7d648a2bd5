"""The plane of a debate: a lot for every claim, none over another, and little moves."""

from collections.abc import Callable

import pytest
from hypothesis import given

from debate.graph.city import HEIGHT, WIDTH, City, city, roomy
from debate.graph.forest import Forest, forest, forest_of
from debate.graph.shape import Tie
from debate.model import ArgumentMap, Kind
from tests.graph.maps import chain, maps, ring, star

LotOf = dict[str, tuple[int, int, int, int]]


def lots(grown: Forest, laid: City) -> LotOf:
    rows = zip(laid.x, laid.y, laid.width, laid.height, strict=True)
    return dict(zip(grown.claims, rows, strict=True))


def overlapping(places: list[tuple[int, int, int, int]]) -> list[tuple[int, ...]]:
    """Pairs of lots of which one lies over the other, by a sweep from left to right."""
    found = []
    open_: list[tuple[int, int, int, int]] = []
    for x, y, width, height in sorted(places):
        open_ = [one for one in open_ if one[0] + one[2] > x]
        found += [(x, y, *one) for one in open_ if one[1] < y + height and y < one[1] + one[3]]
        open_.append((x, y, width, height))
    return found


@given(maps())
def test_every_claim_has_a_lot_of_its_own_on_the_plane(made: ArgumentMap) -> None:
    grown = forest_of(made)
    places = list(lots(grown, city(grown)).values())
    assert all(width > 0 and height > 0 for _, _, width, height in places)
    assert all(x + width <= WIDTH and y + height <= HEIGHT for x, y, width, height in places)
    assert overlapping(places) == []


@pytest.mark.parametrize("large", [star, chain, ring])
def test_a_large_debate_of_any_shape_is_compact(large: Callable[[int], ArgumentMap]) -> None:
    grown = forest_of(large(5_000))
    places = list(lots(grown, city(grown)).values())
    assert overlapping(places) == []
    areas = sorted(width * height for _, _, width, height in places)
    usual = WIDTH * HEIGHT / len(places)
    assert 0.4 * usual < areas[len(areas) // 2] < 1.5 * usual


def test_the_same_map_gives_the_same_city() -> None:
    assert city(forest_of(star(500))) == city(forest_of(star(500)))


def test_a_new_answer_moves_what_stands_in_its_block_and_no_more() -> None:
    ties = [
        Tie(f"r{top}-{n}", Kind.ATTACK, (f"c{top}-{n}",), f"t{top}")
        for top in range(4)
        for n in range(40)
    ]
    tops = [f"t{top}" for top in range(4)]
    names = [*tops, *(tie.premises[0] for tie in ties)]
    before = forest(dict.fromkeys(names, ""), ties, tops)
    more = [*ties, Tie("r-new", Kind.ATTACK, ("new",), "t1")]
    after = forest(dict.fromkeys([*names, "new"], ""), more, tops)
    assert roomy(41) == roomy(42)  # there is room in the block
    one, other = lots(before, city(before)), lots(after, city(after))
    moved = {id_ for id_, place in one.items() if other[id_] != place}
    assert moved
    assert all(id_.startswith("c1-") for id_ in moved)


def test_sections_are_districts_with_their_own_trees_in_them() -> None:
    claims = {f"c{n}": "g1" if n % 3 else "g2" for n in range(300)}
    grown = forest(claims, [], ["c0", "c1"], ["g1", "g2"])
    laid = city(grown)
    (large, first), (small, second) = laid.districts
    assert (grown.section(large), grown.section(small)) == ("g1", "g2")
    for id_, (x, y, width, height) in lots(grown, laid).items():
        place = first if claims[id_] == "g1" else second
        assert place.x <= x + 1
        assert x + width <= place.x + place.width + 1
        assert place.y <= y + 1
        assert y + height <= place.y + place.height + 1


def test_an_empty_debate_has_an_empty_plane() -> None:
    laid = city(forest({}, []))
    assert (len(laid.x), laid.districts, laid.blocks) == (0, (), ())
