"""How far down each cell of a drawing stands: a tidy tree, columns apart, nothing overlapping.

Cells that hang below nothing are stacked as they are told; a cell stands in the middle of what
hangs below it, or near the top of that where it is long, so that a thesis is seen at once. Lanes,
which hold nothing, then move to where their lines go, a few times over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

SIBLINGS, COUSINS, TREES = 14, 28, 44  # between cells of one parent, of two, between trees
LEAN = 64  # at most so far below its first child's middle stands a parent's middle
SWEEPS = 3

Tree = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Cells:
    """What is to be placed: the tree (`children` of '' are the roots), columns and heights.

    `pulls` says to which cells a lane runs.
    """

    children: Tree
    column: Mapping[str, int]
    height: Mapping[str, int]
    pulls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def rows(cells: Cells) -> dict[str, int]:
    """Find the top of every cell.

    >>> cells = Cells(
    ...     {"": ("t",), "t": ("a", "b")}, {"t": 0, "a": 1, "b": 1}, {"t": 40, "a": 60, "b": 60}
    ... )
    >>> rows(cells)
    {'a': 0, 'b': 74, 't': 47}
    """
    best = _Placing(cells, cells.children).top
    tree = cells.children
    for _ in range(SWEEPS if cells.pulls else 0):
        tree = _moved(cells, tree, best)
        tried = _Placing(cells, tree).top
        if _travel(cells, tried) >= _travel(cells, best):
            break
        best = tried
    return best


def middle(cells: Cells, top: Mapping[str, int], cell: str) -> int:
    """The height of a cell's middle."""
    return top[cell] + cells.height[cell] // 2


class _Placing:
    """One walk, children before parents; `free` is where each column's next cell may begin."""

    def __init__(self, cells: Cells, children: Tree) -> None:
        self.cells, self.children = cells, children
        self.top: dict[str, int] = {}
        self.free: dict[int, int] = {}
        self.last: dict[int, tuple[str, int]] = {}
        self.below: dict[str, list[str]] = {}
        for tree, root in enumerate(children.get("", ())):
            self.place_tree(root, tree)
        rise = min(self.top.values(), default=0)
        self.top = {cell: top - rise for cell, top in self.top.items()}

    def place_tree(self, root: str, tree: int) -> None:
        waiting = [(root, "", False)]
        while waiting:
            cell, parent, is_ready = waiting.pop()
            if is_ready:
                self.place(cell, parent, tree)
                continue
            waiting.append((cell, parent, True))
            waiting.extend((child, cell, False) for child in reversed(self.kids(cell)))

    def kids(self, cell: str) -> tuple[str, ...]:
        return self.children.get(cell, ())

    def place(self, cell: str, parent: str, tree: int) -> None:
        column, height = self.cells.column[cell], self.cells.height[cell]
        least = self.least(column, parent, tree)
        wished = self.wished(cell, height)
        self.top[cell] = least if wished is None else max(least, wished)
        self.below[cell] = [each for kid in self.kids(cell) for each in (kid, *self.below.pop(kid))]
        if wished is not None and least > wished:
            self.shift(self.below[cell], least - wished)
        self.free[column] = self.top[cell] + height
        self.last[column] = (parent, tree)

    def least(self, column: int, parent: str, tree: int) -> int:
        if column not in self.free:
            return 0
        beside, other = self.last[column]
        if other != tree:
            return self.free[column] + TREES
        return self.free[column] + (SIBLINGS if beside == parent else COUSINS)

    def wished(self, cell: str, height: int) -> int | None:
        kids = self.kids(cell)
        boxes = [kid for kid in kids if kid not in self.cells.pulls] or list(kids)
        if not boxes:
            return None
        first, last = (middle(self.cells, self.top, kid) for kid in (boxes[0], boxes[-1]))
        return min((first + last) // 2, first + LEAN) - height // 2

    def shift(self, below: list[str], down: int) -> None:
        for cell in below:
            self.top[cell] += down
        for column in {self.cells.column[cell] for cell in below}:
            self.free[column] += down


def _moved(cells: Cells, tree: Tree, top: Mapping[str, int]) -> Tree:
    """The tree with lanes that hold nothing put among their siblings by where their lines go."""
    aims: dict[str, float] = {}
    for lane, ends in cells.pulls.items():
        known = [middle(cells, top, end) for end in ends if end in top]
        if known:
            aims[lane] = sum(known) / len(known)
    moved = {}
    for parent, below in tree.items():
        loose = [cell for cell in below if cell in aims]
        fixed = [cell for cell in below if cell not in aims]
        for lane in sorted(loose, key=lambda lane: aims[lane]):
            before = [
                at for at, cell in enumerate(fixed) if _aim(cells, aims, top, cell) <= aims[lane]
            ]
            fixed.insert(before[-1] + 1 if before else 0, lane)
        moved[parent] = tuple(fixed)
    return moved


def _aim(cells: Cells, aims: Mapping[str, float], top: Mapping[str, int], cell: str) -> float:
    return aims.get(cell, float(middle(cells, top, cell)))


def _travel(cells: Cells, top: Mapping[str, int]) -> int:
    """How far lines run up and down: between parents and children, and from lanes to their ends."""
    tree = (
        (parent, child) for parent, below in cells.children.items() if parent for child in below
    )
    lanes = ((lane, end) for lane, ends in cells.pulls.items() for end in ends if end in top)
    return sum(
        abs(middle(cells, top, one) - middle(cells, top, other))
        for pairs in (tree, lanes)
        for one, other in pairs
    )
