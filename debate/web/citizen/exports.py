"""The whole log as a download: written to a file first, so that a slow reader holds up nobody.

The log is read in one moment, as fast as the disk goes, and that moment ends before anything is
sent: an erasure never waits for somebody's line.
"""

import tempfile
import threading
import weakref
from contextlib import ExitStack
from typing import IO

from flask import Response

from ...errors import Unavailable
from ...storage import exporting
from ...storage.store import Store

AT_ONCE = 2  # downloads in one process; each takes a thread and a file
PIECE = 64 * 1024  # bytes

_places = threading.BoundedSemaphore(AT_ONCE)


def download(store: Store) -> Response:
    """Give the answer that sends the export; its file goes with it. Raises Unavailable while others
    take every place.
    """
    if not _places.acquire(blocking=False):
        raise Unavailable(
            "Others are fetching the whole log just now. Try again in a minute.", retry_after=60
        )
    with ExitStack() as held:
        held.callback(_places.release)
        file = held.enter_context(tempfile.TemporaryFile(prefix="debate-export-"))
        size = _write(store, file)
        response = Response(iter(lambda: file.read(PIECE), b""))
        response.content_length = size
        # Closed at the end, and also where the answer is given up before it is sent.
        response.call_on_close(weakref.finalize(response, held.pop_all().close))
    return response


def _write(store: Store, file: IO[bytes]) -> int:
    try:
        for line in exporting.export_log(store):
            file.write(line)
        size = file.tell()
        file.seek(0)
    except OSError as error:
        raise Unavailable("The log cannot be written out: {cause}.", cause=error) from error
    return size
