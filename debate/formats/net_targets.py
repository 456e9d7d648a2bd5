"""What each step of a net speaks on: a relation for each target, and an undercut for each relation.

A step with several targets is several relations here, so an undercut of it is several too, and so
on. Files can be made in which that doubles without end: beyond MOST_MORE undercuts, in all of a
file, a step undercuts the first relation alone, and that is told.
"""

from collections.abc import Iterator, Mapping

from .ledger import Ledger

MOST_MORE = 10_000

Ends = list[tuple[str, int]]  # what a step points to, and over which edge
Told = list[tuple[str, str, int]]  # its relations: key, what it speaks on, over which edge


def relations(targets: Mapping[str, Ends], ledger: Ledger) -> dict[str, Told]:
    """Give the relations of each step; the first has the step's own id as its key.

    >>> found = relations({"no": [("so", 3)], "so": [("a", 1), ("b", 2)]}, Ledger())
    >>> found["so"]
    [('so', 'a', 1), ('so\\nb\\n1', 'b', 2)]
    >>> [end for _, end, _ in found["no"]]
    ['so', 'so\\nb\\n1']
    """
    found: dict[str, Told] = {}
    room = MOST_MORE
    for id_ in _ends_first(targets):
        told: Told = []
        for target, edge in targets[id_]:
            ends = [key for key, _, _ in found.get(target, ())] or [target]
            if len(ends) - 1 > room:
                ledger.detail(f"node {id_}", "an objection to a step", _FIRST_ALONE)
                ends = ends[:1]
            room -= len(ends) - 1
            for end in ends:
                told.append((f"{id_}\n{target}\n{len(told)}" if told else id_, end, edge))
        found[id_] = told
    return found


def _ends_first(targets: Mapping[str, Ends]) -> Iterator[str]:
    """Give each step after those that it points to, as far as they do not stand in a circle."""
    begun: set[str] = set()
    done: set[str] = set()
    for start in targets:
        way = [start]
        while way:
            here = way[-1]
            if here in done or here in begun:
                way.pop()
                if here not in done:
                    done.add(here)
                    yield here
                continue
            begun.add(here)
            way += [end for end, _ in targets[here] if end in targets and end not in begun]


_FIRST_ALONE = "the step speaks on too many things at once; the first is undercut"
