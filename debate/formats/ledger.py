"""What became of every node and every edge of a file: carried into the map, or lost with a reason.

A reader enters each one as it comes across it. What was entered and never carried is a loss, so
nothing can be dropped in silence.
"""

from ..model import Loss
from .reading import Count

_NOTHING = "nothing here could be made of it"
_WHOLE = -1  # the entry of a detail that belongs to no node or edge


class Ledger:
    """The book of one file; an entry is the number that `node` or `edge` gave.

    >>> book = Ledger()
    >>> one, other = book.node("node 1"), book.node("node 2", "a locution")
    >>> book.carry(one)
    >>> book.losses()
    (Loss(where='node 2', what='a locution', why='nothing here could be made of it', part='node'),)
    """

    def __init__(self, file: str = "") -> None:
        self._file = f"{file}: " if file else ""
        self._told: list[tuple[str, str, bool]] = []
        self._carried = bytearray()
        self._whys: dict[int, str] = {}
        self._details: list[tuple[int, Loss]] = []

    def node(self, where: str, what: str = "a node") -> int:
        """Enter a node of the file."""
        return self._enter(where, what, is_node=True)

    def edge(self, where: str, what: str = "an edge") -> int:
        """Enter an edge of the file."""
        return self._enter(where, what, is_node=False)

    def carry(self, *entries: int) -> None:
        """Book that these became part of the map, whatever was said of them before."""
        for entry in entries:
            self._carried[entry] = 1

    def lose(self, why: str, *entries: int) -> None:
        """Say why these are not carried, unless something else still carries them."""
        for entry in entries:
            self._whys.setdefault(entry, why)

    def unmake(self, why: str, entry: int) -> bool:
        """Take back that this was carried; tells whether it was."""
        was = bool(self._carried[entry])
        self._carried[entry] = 0
        self._whys.setdefault(entry, why)
        return was

    def detail(self, where: str, what: str, why: str) -> None:
        """Book what is less than a node or an edge, and could not be carried."""
        self._details.append((_WHOLE, Loss(self._file + where, what, why)))

    def part(self, entry: int, what: str, why: str) -> None:
        """Book a part that could not be carried of what is carried itself; where that is not, it
        is told whole.
        """
        self._details.append((entry, Loss(self._file + self._told[entry][0], what, why)))

    def losses(self) -> tuple[Loss, ...]:
        """Give what was not carried, nodes and edges first, in the order of the file."""
        whole = [
            Loss(
                self._file + where,
                what,
                self._whys.get(entry, _NOTHING),
                "node" if is_node else "edge",
            )
            for entry, (where, what, is_node) in enumerate(self._told)
            if not self._carried[entry]
        ]
        parts = [loss for entry, loss in self._details if entry == _WHOLE or self._carried[entry]]
        return (*whole, *parts)

    def count(self) -> Count:
        """Count what was carried."""
        nodes = sum(
            1 for (_, _, is_node), done in zip(self._told, self._carried, strict=True)
            if is_node and done
        )  # fmt: skip
        return Count(nodes, sum(self._carried) - nodes)

    def _enter(self, where: str, what: str, *, is_node: bool) -> int:
        self._told.append((where, what, is_node))
        self._carried.append(0)
        return len(self._told) - 1
