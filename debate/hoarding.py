"""Many values at once that all stay: the garbage collector waits until they are made, for it would
look at them again and again and find nothing to take.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hoarding() -> Iterator[None]:
    """Let the collector wait. It goes on afterwards if it was going before.

    >>> with hoarding():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_going = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_going:
            gc.enable()
