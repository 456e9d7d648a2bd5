"""Who is tied to whom, as arrays: what linear passes over a whole debate walk on."""

from dataclasses import dataclass

import numpy as np

Numbers = np.ndarray[tuple[int], np.dtype[np.intp]]
"""What numpy takes as a place without turning it into something else first."""
Signs = np.ndarray[tuple[int], np.dtype[np.int8]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Reals = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class Links:
    """For each node the nodes it leads to, one after the other: those of node n stand in `ends`
    from `starts[n]` up to `starts[n + 1]`, in order of their numbers.
    """

    starts: Numbers
    ends: Numbers

    def of(self, node: int) -> list[int]:
        """The nodes that one node leads to."""
        found: list[int] = self.ends[self.starts[node] : self.starts[node + 1]].tolist()
        return found

    def count(self, node: int) -> int:
        """How many nodes one node leads to."""
        return int(self.starts[node + 1] - self.starts[node])

    def of_all(self, nodes: Numbers) -> Numbers:
        """The nodes that these lead to, one after the other, as often as they are led to."""
        return self.ends[self.places(nodes)]

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
        """Give these links with more nodes and with more links; costs a copy and no sorting."""
        order = np.argsort(begins, kind="stable")
        begins, ends = begins[order], ends[order]
        more = np.full(size + 1 - self.starts.size, self.ends.size)
        starts = np.concatenate((self.starts, more))
        at = starts[begins + 1]  # a new link stands behind those that its node has
        starts[1:] += np.cumsum(np.bincount(begins, minlength=size))
        return Links(starts, np.insert(self.ends, at, ends))


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
    keys = (begins.astype(np.uint64) << np.uint64(32)) | ends.astype(np.uint64)
    keys.sort()
    counts = np.bincount(begins, minlength=size)
    starts = np.concatenate((np.zeros(1, np.intp), np.cumsum(counts)))
    return Links(starts, (keys & np.uint64(0xFFFFFFFF)).astype(np.intp))
