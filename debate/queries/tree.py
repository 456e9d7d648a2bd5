"""The signed tree as the public sees it: its tiles and bundles, and how far the sealer is."""

import sqlite3

from ..errors import NotFound
from ..log import tiles
from ..log.tiles import Tile
from ..storage import tree


def tile(connection: sqlite3.Connection, wanted: Tile) -> bytes:
    """Give the contents of a tile, or of a bundle. Raises NotFound beyond what is sealed."""
    span = 1 << (tiles.LEVELS * (wanted.level or 0))
    if (wanted.first + wanted.width) * span > tree.size(connection):
        raise NotFound("There is no tile at this address.")
    if wanted.level is not None:
        return tiles.tile_bytes(tree.reader(connection), wanted)
    rows = connection.execute(
        """
        select event.hash
        from seal
        join event on event.pos = seal.pos
        where seal.seq >= ? and seal.seq < ?
        order by seal.seq
        """,
        (wanted.first, wanted.first + wanted.width),
    )
    return tiles.bundle_bytes(bytes(row[0]) for row in rows)


def sealed(connection: sqlite3.Connection) -> int:
    """Give how many events are sealed."""
    return tree.size(connection)


def waiting(connection: sqlite3.Connection) -> int:
    """Give how many events wait for the sealer."""
    found: int = connection.execute("select count(*) from unsealed").fetchone()[0]
    return found
