"""Papers about a debate: the dossier of the curated one and of 10,000 claims, the sheet's page."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from debate import resources
from debate.commands.importing import import_map
from debate.dossier import forms
from debate.dossier.whole import whole
from debate.formats import files
from debate.model import ArgumentMap
from debate.queries.digest import digest_at
from debate.roles import operator
from debate.storage.sealer import seal_all
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Settings

from .measuring import say, seconds
from .pages import debate_of

FIRST = "decentralisatie-sociale-zorg"
SIZE = 10_000
ROUNDS = 5
FORMS = ("pdf", "odt", "html", "md")
HOST = "localhost"


def stored(folder: Path, argument_map: ArgumentMap) -> Store:
    """Set up a store that holds this debate."""
    slug = argument_map.topic.slug
    store = Store(folder / f"{slug}.db")
    store.set_up()
    import_map(store, operator(slug), argument_map)
    seal_all(store)
    return store


def dossier(store: Store, slug: str, form: str) -> tuple[float, float]:
    """Give the median time from the tables to the bytes, nothing remembered: on the clock, and of
    all processors together, which says more on a machine that others use too.
    """

    def work() -> object:
        with store.reading() as connection:
            return forms.write(whole(digest_at(connection, connection, slug)), form)

    work()  # libraries are loaded once
    before = time.process_time()
    clock = statistics.median(seconds(work) for _ in range(ROUNDS))
    return clock, (time.process_time() - before) / ROUNDS


def page(store: Store, slug: str) -> tuple[float, float]:
    """Give how long the sheet's page takes: the first time for a version, and after that, drawn
    anew each time.
    """
    app = create_app(store, Settings(hosts=(HOST,), plain_http=True, kept_pages=0))
    client, address = app.test_client(), f"/debatten/{slug}/voorbereiding"

    def ask() -> None:
        answer = client.get(address, base_url=f"http://{HOST}")
        assert answer.status_code == 200

    client.get("/gezondheid", base_url=f"http://{HOST}")
    start = time.perf_counter()
    ask()
    first = time.perf_counter() - start
    return first, statistics.median(seconds(ask) for _ in range(4 * ROUNDS))


def main() -> None:
    """Measure and report."""
    name = resources.folder("arguments") / f"{FIRST}.argdown"
    curated = files.read_map(files.read_text(os.fspath(name))).map
    with tempfile.TemporaryDirectory() as folder:
        for argument_map, limit in ((curated, 0.5), (debate_of(SIZE), 3.0)):
            store, slug = stored(Path(folder), argument_map), argument_map.topic.slug
            told = f"{len(argument_map.claims):,} claims"
            for form in FORMS:
                took, worked = dossier(store, slug, form)
                figure = f"{took:.2f} s (of processors {worked:.2f} s)"
                say(f"dossier of {told} as {form}", figure, f"<= {limit} s")
            first, later = page(store, slug)
            figure = f"{1000 * later:.0f} ms (the first of a version {1000 * first:.0f} ms)"
            say(f"preparation sheet of {told}", figure, "<= 100 ms")
            store.close()


if __name__ == "__main__":
    main()
