"""Tiles, against the examples of the specification and the tree they must rebuild."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import InvalidInput, NotFound
from debate.log import merkle, tiles
from debate.log.tiles import Tile


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(0, 0), "tile/0/000"),
        (Tile(63, 999), "tile/63/999"),
        (Tile(1, 1000), "tile/1/x001/000"),
        (Tile(0, 273, 112), "tile/0/273.p/112"),
        (Tile(None, 1234067, 1), "tile/entries/x001/x234/067.p/1"),
    ],
)
def test_paths_are_written_and_read_as_specified(tile, path):
    assert tile.path == path
    assert tiles.parse_path(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "",
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/1234",
        "tile/0/x000/001",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/256",
        "tile/0/000.p/300",
        "tile/0/000.p/",
        "tile/0/000\n",
        "tile/0/\u0660\u0660\u0660",
        "tile/entries/../000",
        "/tile/0/000",
    ],
)
def test_other_spellings_of_a_path_do_not_exist(path):
    with pytest.raises(NotFound):
        tiles.parse_path(path)


def test_the_tree_of_70000_entries_has_the_tiles_that_the_specification_lists():
    found = list(tiles.tiles(70_000))
    assert found[:273] == [Tile(0, index) for index in range(273)]
    assert found[273:] == [Tile(0, 273, 112), Tile(1, 0), Tile(1, 1, 17), Tile(2, 0, 1)]


def test_the_tree_of_256_entries_has_one_full_tile_and_one_above_it():
    assert list(tiles.tiles(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles.tiles(0)) == []


@given(st.integers(0, 200_000), st.integers(0, 3_000))
def test_growing_publishes_what_is_new_and_nothing_else(old, more):
    before, after = set(tiles.tiles(old)), set(tiles.tiles(old + more))
    assert set(tiles.tiles(old + more, old)) == after - before
    entries_before, entries_after = set(tiles.bundles(old)), set(tiles.bundles(old + more))
    assert set(tiles.bundles(old + more, old)) == entries_after - entries_before


def test_hashes_of_the_tiles_are_those_of_the_tree():
    entries = [b"%d" % number for number in range(600)]
    nodes = {(level, index): value for level, index, value in merkle.append(fail, 0, entries)}
    for tile in tiles.tiles(600):
        width = 256**tile.level
        covered = [
            entries[start * width :][:width] for start in range(tile.first, tile.first + 256)
        ]
        expected = b"".join(merkle.root(part) for part in covered if len(part) == width)
        assert tiles.tile_bytes(lambda *place: nodes[place], tile) == expected
        assert len(expected) == 32 * tile.width


@given(st.lists(st.binary(max_size=300), max_size=256))
def test_a_bundle_is_read_as_it_was_written(entries):
    bundle = tiles.bundle_bytes(entries)
    assert tiles.parse_bundle(bundle) == entries
    if entries:
        with pytest.raises(InvalidInput):
            tiles.parse_bundle(bundle[:-1])


def test_a_bundle_spells_lengths_in_two_bytes_big_endian():
    assert tiles.bundle_bytes([b"", b"x" * 258]) == b"\x00\x00\x01\x02" + b"x" * 258
    assert tiles.parse_bundle(tiles.bundle_bytes([b"x" * 65_535])) == [b"x" * 65_535]
    with pytest.raises(InvalidInput):
        tiles.bundle_bytes([b"x" * 65_536])


def test_a_bundle_is_not_a_tile_of_hashes():
    with pytest.raises(InvalidInput):
        tiles.tile_bytes(fail, Tile(None, 0))


def fail(level: int, index: int) -> bytes:
    raise AssertionError("nothing is stored yet")
