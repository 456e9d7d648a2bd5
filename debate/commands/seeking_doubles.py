"""Comparing new claims with what was there before, so that moderators see the likeliest first.

It is done a piece at a time beside what else happens: nobody waits for it, and no lock is held
while claims are compared.
"""

import time
from collections.abc import Callable
from contextlib import closing

from ..queries import doubles, resembling
from ..queries.doubles import Waiting
from ..queries.snapshot import Snapshot
from ..storage.doubles import Compared, forget, keep
from ..storage.store import Store

DOUBLE = 0.6
"""From this score on, a claim is told as perhaps the same as an older one."""
OTHERS = 3
"""Older claims that are told of each."""
NEWER = 20
"""Newer claims that are compared again after one got other words."""
STALE = 1_000
PIECE, REST = 0.25, 10.0  # seconds


def seek_doubles(store: Store, seconds: float = PIECE) -> bool:
    """Compare claims for about so long, at least one; gives False where none was left.

    Then what no longer holds is forgotten: what still waits of that is compared again.
    """
    ends = time.monotonic() + seconds
    found = list[Compared]()
    with store.reading() as connection:
        with closing(doubles.waiting(connection)) as waiting:
            for one in waiting:
                found.append(_compared(connection, one))
                if time.monotonic() >= ends:
                    break
        gone = [] if found else doubles.stale(connection, STALE)
    if found or gone:
        with store.writing() as writing:
            keep(writing, found)
            forget(writing, gone)
    return bool(found or gone)


def seeking() -> Callable[[Store], None]:
    """Give what compares a piece each time it is called, and rests a while when none is left."""
    rests_until = 0.0

    def seek(store: Store) -> None:
        nonlocal rests_until
        if time.monotonic() < rests_until:
            return
        rests_until = time.monotonic() + REST  # also where it fails
        if seek_doubles(store):
            rests_until = 0.0

    return seek


def _compared(connection: Snapshot, one: Waiting) -> Compared:
    found = resembling.similar(connection, one.debate, one.text, OTHERS + 1, before=one.pos)
    older = [each for each in found if each.claim.id != one.claim and _is_double(each)][:OTHERS]
    return Compared(
        one.claim,
        one.debate,
        one.changed_pos,
        doubles.place(older[0].score, one.pos) if older else None,
        tuple((each.claim.id, each.claim.changed_pos) for each in older),
        _newer(connection, one) if one.changed_pos > one.pos else (),
    )


def _newer(connection: Snapshot, one: Waiting) -> tuple[str, ...]:
    found = resembling.similar(connection, one.debate, one.text, NEWER)
    return tuple(each.claim.id for each in found if each.claim.pos > one.pos)


def _is_double(one: resembling.Resembling) -> bool:
    """Tell whether it is worth a look: one word alone, as in a short question, says nothing."""
    return one.score >= DOUBLE and len(one.shared) > 1
