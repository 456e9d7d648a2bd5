"""C2SP tlog-tiles: the published tree as static files of 256 hashes, and bundles of its entries.

    tile/<L>/<N>[.p/<W>]           32 * W bytes: W hashes of full subtrees at tree level 8 * L
    tile/entries/<N>[.p/<W>]       W entries, each after its length as a big-endian uint16

`<N>` is written in groups of three digits, all but the last behind an x (`x001/x234/067`), so
that no folder has more than a thousand files. A file, once complete, never changes.
See c2sp.org/tlog-tiles.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..errors import InvalidInput, NotFound
from .merkle import Read

WIDTH = 256
LEVELS = 8  # tree levels that one tile spans
MOST_ENTRY_BYTES = 65_535  # what a uint16 length can say

_PATH = re.compile(
    r"tile/(?P<level>entries|[0-9]|[1-5][0-9]|6[0-3])"
    r"/(?P<index>(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True)
class Tile:
    """One file of the published tree; `level` None is a bundle of entries."""

    level: int | None
    index: int
    width: int = WIDTH

    @property
    def first(self) -> int:
        """The index, at this tile's level, of its first hash or entry."""
        return self.index * WIDTH

    @property
    def path(self) -> str:
        """Where it is served, below the log's prefix.

        >>> Tile(0, 1234067, 8).path
        'tile/0/x001/x234/067.p/8'
        """
        digits = f"{self.index:03d}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[start : start + 3] for start in range(0, len(digits), 3)]
        number = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        level = "entries" if self.level is None else str(self.level)
        return f"tile/{level}/{number}" + (f".p/{self.width}" if self.width < WIDTH else "")


def parse_path(path: str) -> Tile:
    """Read a tile's path in its one right spelling; NotFound for any other."""
    match = _PATH.fullmatch(path)
    if match:
        level = None if match["level"] == "entries" else int(match["level"])
        index = int(match["index"].replace("x", "").replace("/", ""))
        tile = Tile(level, index, int(match["width"] or WIDTH))
        if tile.path == path and tile.width <= WIDTH:
            return tile
    raise NotFound("There is no tile at this address.")


def tiles(new: int, old: int = 0) -> Iterator[Tile]:
    """Give the tiles of hashes that a tree of `new` entries has and the one of `old` had not.

    >>> [tile.path for tile in tiles(257, 256)]
    ['tile/0/001.p/1']
    """
    level = 0
    while new:
        yield from _row(level, new, old)
        new, old, level = new // WIDTH, old // WIDTH, level + 1


def bundles(new: int, old: int = 0) -> Iterator[Tile]:
    """Give the bundles of entries that a tree of `new` entries has and the one of `old` had not."""
    return _row(None, new, old)


def tile_bytes(read: Read, tile: Tile) -> bytes:
    """Give the contents of a tile of hashes; `read` gives stored hashes as in merkle."""
    if tile.level is None:
        raise InvalidInput("A bundle of entries is not made of hashes.")
    level = tile.level * LEVELS
    return b"".join(read(level, tile.first + offset) for offset in range(tile.width))


def bundle_bytes(entries: Iterable[bytes]) -> bytes:
    """Give the contents of a bundle: each entry behind its length."""
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > MOST_ENTRY_BYTES:
            raise InvalidInput("An entry of a bundle is at most 65,535 bytes.")
        parts += [len(entry).to_bytes(2, "big"), entry]
    return b"".join(parts)


def parse_bundle(bundle: bytes) -> list[bytes]:
    """Give the entries of a bundle."""
    entries: list[bytes] = []
    start = 0
    while start < len(bundle):
        begin = start + 2
        start = begin + int.from_bytes(bundle[start:begin], "big")
        if begin > len(bundle) or start > len(bundle):
            raise InvalidInput("The bundle of entries stops in the middle of an entry.")
        entries.append(bundle[begin:start])
    return entries


def _row(level: int | None, new: int, old: int) -> Iterator[Tile]:
    """Give the tiles of one level, from the first that is not complete in old."""
    for index in range(old // WIDTH, new // WIDTH):
        yield Tile(level, index)
    if new % WIDTH and new != old:
        yield Tile(level, new // WIDTH, new % WIDTH)
