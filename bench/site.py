"""A site in this process whose pages are drawn anew each time, asked by visitor after visitor.

What a page takes is what the thread that draws it spends on a processor, so that what else runs on
the machine does not count.
"""

import itertools
import statistics
import time
from collections.abc import Iterable

from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Settings

HOST = "localhost"
EACH = 20  # pages that one visitor opens: fewer than the site lets anybody have in a minute


class Site:
    """A site over a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.app = create_app(store, Settings(hosts=(HOST,), plain_http=True, kept_pages=0))
        self._client = self.app.test_client()
        self._asked = itertools.count()

    def get(self, address: str) -> bytes:
        """Draw a page, whole and from the store."""
        visitor, place = divmod(next(self._asked) // EACH, 250)
        near = {"REMOTE_ADDR": f"10.0.{visitor % 250}.{place + 1}"}
        answer = self._client.get(address, base_url=f"http://{HOST}", environ_base=near)
        if answer.status_code != 200:
            raise SystemExit(f"{address} gave {answer.status_code}")
        body = answer.get_data()
        answer.close()
        return body

    def seconds(self, address: str) -> float:
        """Tell how long a page takes to draw."""
        begin = time.thread_time()
        self.get(address)
        return time.thread_time() - begin

    def times(self, addresses: Iterable[str]) -> tuple[float, float]:
        """Give the milliseconds within which half of these pages are drawn, and 95 of 100."""
        taken = [self.seconds(address) * 1000 for address in addresses]
        return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
