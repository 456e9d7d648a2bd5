"""Pages that were drawn before and still hold: the same for everybody, so drawn once a version.

A page is found by the mark of everything it depends on; one whose debate has moved on is never
found again, and makes room when others come.
"""

import threading
from collections import OrderedDict

MOST_OF_ONE = 1024 * 1024


class KeptPages:
    """The newest pages that were drawn, by their mark, up to so many bytes."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def find(self, mark: str) -> bytes | None:
        """Give the page with this mark."""
        with self._lock:
            page = self._pages.get(mark)
            if page is not None:
                self._pages.move_to_end(mark)
            return page

    def keep(self, mark: str, page: bytes) -> None:
        """Keep a page; those that were not asked for longest go."""
        if len(page) > min(MOST_OF_ONE, self._most):
            return
        with self._lock:
            self._size += len(page) - len(self._pages.pop(mark, b""))
            self._pages[mark] = page
            while self._size > self._most:
                self._size -= len(self._pages.popitem(last=False)[1])
