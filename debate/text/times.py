"""Times for machines."""

import functools
from datetime import UTC, datetime


@functools.lru_cache(maxsize=4096)
def iso(at_ms: int) -> str:
    """Write a time in UTC, to the second.

    >>> iso(1_795_334_400_000)
    '2026-11-22T08:00:00Z'
    """
    return f"{datetime.fromtimestamp(at_ms // 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"
