"""A city as one array of bytes, for a browser that draws it on a canvas.

Four bytes with the length of the head; the head, JSON in UTF-8 with spaces behind it up to a
multiple of four; then these columns, one after the other, numbers with the lowest byte first:

    parent                  4 bytes   the number of the claim above, from 1; 0 at the top of a tree
    x, y, width, height     2 bytes   where a claim stands
    blocks                  4 x 2     as many as the head says: x, y, width, height
    marks                   1 byte    side (0 top, 1 for, 2 against), 4 answered, 8 thesis,
                                      16 x how it speaks on what is above (the number in KINDS)
    rank                    1 byte    how much stands under it: 12 x the logarithm, base 2
    voice, age, label       1 byte    in the order in which the page's legend has them, from 0

A claim's number is its place in the columns.
"""

import json
import math
import sys
from array import array
from collections.abc import Mapping, Sequence

from .city import HEIGHT, WIDTH, City
from .forest import Forest

ANSWERED, THESIS, KIND = 4, 8, 16
RANK = 12


def encoded(
    forest: Forest,
    laid: City,
    columns: Mapping[str, Sequence[int]],
    titles: Mapping[str, str],
    stand: int,
) -> bytes:
    """Write a city down; `columns` has the voice, age and label of each claim, `titles` the names
    of the sections, `stand` the version of the debate.
    """
    head = {
        "stand": stand,
        "claims": len(forest.claims),
        "blocks": len(laid.blocks),
        "width": WIDTH,
        "height": HEIGHT,
        "districts": [
            [titles.get(forest.section(node), ""), *map(round, place)]
            for node, place in laid.districts
        ],
    }
    blocks = array("H", (int(side) for place in laid.blocks for side in place))
    numbers = (_parents(forest), laid.x, laid.y, laid.width, laid.height, blocks)
    small = (_marks(forest), _ranks(forest), *(bytes(columns[name]) for name in _SMALL))
    return b"".join([_head(head), *map(_lowest_first, numbers), *small])


_SMALL = ("voice", "age", "label")


def _head(head: Mapping[str, object]) -> bytes:
    told = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    told += b" " * (-len(told) % 4)
    return len(told).to_bytes(4, "little") + told


def _parents(forest: Forest) -> "array[int]":
    above = forest.first - 1
    return array("I", (max(0, node - above) for node in forest.parent[forest.first :]))


def _marks(forest: Forest) -> bytes:
    marks = bytearray(
        (side & 3 if side >= 0 else 2) | ANSWERED * answered | KIND * kind
        for side, answered, kind in zip(
            forest.side[forest.first :],
            forest.answered[forest.first :],
            forest.kind[forest.first :],
            strict=True,
        )
    )
    for thesis in forest.home:
        marks[thesis - forest.first] |= THESIS
    return bytes(marks)


def _ranks(forest: Forest) -> bytes:
    return bytes(
        min(255, round(RANK * math.log2(size))) if size > 1 else 0
        for size in forest.size[forest.first :]
    )


def _lowest_first(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
