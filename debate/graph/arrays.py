"""Who is tied to whom, as arrays: what linear passes over a whole debate walk on."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

Numbers = np.ndarray[tuple[int], np.dtype[np.intp]]
"""What numpy takes as a place without turning it into something else first."""
Signs = np.ndarray[tuple[int], np.dtype[np.int8]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Reals = np.ndarray[tuple[int], np.dtype[np.float64]]


LOT = 100  # links that are looked at together
MANY = 2_000  # things that stand beside the many before they join them


class Column:
    """Numbers to which more are added at the end, without a copy of them each time."""

    def __init__(self, first: Numbers, more: tuple[int, ...] = ()) -> None:
        self._first, self._more = first, more

    def __len__(self) -> int:
        return len(self._first) + len(self._more)

    @cached_property
    def array(self) -> Numbers:
        """All of them."""
        return np.append(self._first, np.array(self._more, np.intp)) if self._more else self._first

    def since(self, place: int) -> Numbers:
        """Those from this place on."""
        beyond = place - len(self._first)
        return self.array[place:] if beyond < 0 else np.array(self._more[beyond:], np.intp)

    def grown(self, numbers: Iterable[int]) -> "Column":
        """The same with these behind."""
        made = Column(self._first, (*self._more, *numbers))
        return Column(made.array) if len(made._more) > MANY else made


class Names:
    """Names to which more are added at the end, without a copy of them each time."""

    def __init__(self, first: list[str], more: tuple[str, ...] = ()) -> None:
        self._first, self._more = first, more

    def __len__(self) -> int:
        return len(self._first) + len(self._more)

    def __iter__(self) -> Iterator[str]:
        return itertools.chain(self._first, self._more)

    def __getitem__(self, place: int) -> str:
        beyond = place - len(self._first)
        return self._first[place] if beyond < 0 else self._more[beyond]

    def grown(self, names: Iterable[str]) -> "Names":
        """The same with these behind."""
        made = Names(self._first, (*self._more, *names))
        return Names(list(made)) if len(made._more) > MANY else made


@dataclass(frozen=True, eq=False)
class Links:
    """For each node the nodes it leads to, one after the other: those of node n stand in `ends`
    from `starts[n]` up to `starts[n + 1]`, in order of their numbers; and in `more`, where links
    were added later.
    """

    starts: Numbers
    ends: Numbers
    more: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    size: int = -1

    def of(self, node: int) -> list[int]:
        """The nodes that one node leads to."""
        found: list[int] = []
        if node < self.starts.size - 1:
            found = self.ends[self.starts[node] : self.starts[node + 1]].tolist()
        return [*found, *self.more[node]] if node in self.more else found

    def each(self, node: int) -> Iterator[int]:
        """The nodes that one node leads to, for who may need the first few alone."""
        if node < self.starts.size - 1:
            begin, end = self.starts[node : node + 2].tolist()
            for place in range(begin, end, LOT):
                yield from self.ends[place : min(place + LOT, end)].tolist()
        yield from self.more.get(node, ())

    def count(self, node: int) -> int:
        """How many nodes one node leads to."""
        begin, end = self.starts[node : node + 2] if node < self.starts.size - 1 else (0, 0)
        return int(end - begin) + len(self.more.get(node, ()))

    @cached_property
    def whole(self) -> "Links":
        """The same links with all of them sorted in."""
        if not self.more and self.size < self.starts.size:
            return self
        begins = np.array([node for node, ends in self.more.items() for _ in ends], np.intp)
        ends = np.array([end for ends in self.more.values() for end in ends], np.intp)
        nodes = np.repeat(np.arange(self.starts.size - 1), np.diff(self.starts))
        joined = np.concatenate((nodes, begins)), np.concatenate((self.ends, ends))
        return links(max(self.size, self.starts.size - 1), *joined)

    def of_all(self, nodes: Numbers) -> Numbers:
        """The nodes that these lead to, one after the other, as often as they are led to."""
        return self.whole.ends[self.whole.places(nodes)]

    def places(self, nodes: Numbers) -> Numbers:
        """Where in `ends` the links of these nodes stand, one after the other."""
        counts = self.counts(nodes)
        before = np.cumsum(counts) - counts
        total = int(counts.sum())
        shift = np.repeat(self.starts[nodes] - before, counts)
        places: Numbers = np.arange(total) + shift
        return places

    def counts(self, nodes: Numbers) -> Numbers:
        """How many nodes each of these leads to."""
        return self.starts[nodes + 1] - self.starts[nodes]

    def gather(self, nodes: Numbers) -> "Gather":
        """Prepare to bring together, for each of these nodes, what those hold that it leads to."""
        counts = self.counts(nodes)
        has_any = counts > 0
        begins = (np.cumsum(counts) - counts)[has_any]
        return Gather(self.of_all(nodes), begins, np.flatnonzero(has_any), nodes.size)

    def grown(self, size: int, begins: Numbers, ends: Numbers) -> "Links":
        """Give these links with more nodes and with more links, at the cost of those alone."""
        more = dict(self.more)
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
            more[begin] = (*more.get(begin, ()), end)
        made = Links(self.starts, self.ends, more, size)
        return made.whole if len(more) > MANY else made


@dataclass(frozen=True, eq=False)
class Gather:
    """The nodes that some `size` nodes lead to, and where those of each one begin; `at` are the
    places of the ones that lead anywhere.
    """

    sources: Numbers
    begins: Numbers
    at: Numbers
    size: int

    def brought(self, by: np.ufunc, held: Reals, empty: float) -> Reals:
        """Give each node what `by` makes of what those hold that it leads to, `empty` where there
        are none; `held` stands in the order of `sources`.
        """
        found = np.full(self.size, empty)
        if self.at.size:
            found[self.at] = by.reduceat(held, self.begins)
        return found


def links(size: int, begins: Numbers, ends: Numbers) -> Links:
    """Sort links by where they begin, then by where they end.

    >>> links(3, np.array([2, 0, 2]), np.array([1, 2, 0])).of(2)
    [0, 1]
    """
    keys = np.left_shift(begins, 32)
    keys |= ends
    keys.sort()
    keys &= 0xFFFFFFFF
    counts = np.bincount(begins, minlength=size)
    starts = np.concatenate((np.zeros(1, np.intp), np.cumsum(counts)))
    return Links(starts, keys)
