"""What browsers look at: the curated map, answered once in each way, and a desk with texts."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from werkzeug.serving import WSGIRequestHandler, make_server

from debate.commands import importing, signing_in, sourcing
from debate.events import SourceAdded
from debate.formats.argdown.reader import load
from debate.model import Kind, Source, SourceKind, make_id
from debate.resources import folder
from debate.storage import sealer
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Settings
from tests import make


class Quiet(WSGIRequestHandler):
    """Serves without a line for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@dataclass
class Served:
    """A running site: its address, and an example of what stands in its addresses."""

    base: str
    known: dict[str, str]


@contextmanager
def serving(where: Path) -> Iterator[Served]:
    """Serve it on a port of its own, with its database in that folder."""
    store = make.store(where)
    [path] = sorted(folder("arguments").glob("*.argdown"))[:1]
    given = load(path.read_text("utf-8"), file=path.name).map
    importing.import_map(store, make.CO, given)
    thesis = given.topic.theses[0]
    posted = make.argument(store, "Mijn gemeente belde nooit terug.", on=thesis, kind=Kind.ATTACK)
    hidden = make.argument(store, "Buurman Jansen liegt.", on=thesis).claim
    make.hide_claim(store, make.MO, hidden, "Noemt iemand bij naam.")
    known = _desk(store)
    sealer.seal_all(store)
    app = create_app(store, Settings(plain_http=True))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    uses = Counter(one for each in given.relations.values() for one in each.premises)
    known |= {
        "several": uses.most_common(1)[0][0],
        "hidden": hidden,
        "slug": given.topic.slug,
        "id_": thesis,
        "answered": posted.claim,
        "hash_": posted.entries[0].recorded.hash.hex(),
        "source": next(iter(given.sources)),
    }
    yield Served(f"http://127.0.0.1:{server.server_port}", known)
    server.shutdown()
    thread.join()
    server.server_close()
    store.close()


def _desk(store: Store) -> dict[str, str]:
    """Give the site a debate with texts, some of which carry claims, and an editor of it."""
    make.topic(store)
    make.texts(store)
    told = sourcing.Told("Wie laat werkt, haalt de laatste bus niet.")
    tie = sourcing.Tie(Kind.SUPPORT, make.THESIS)
    source, place = sourcing.source_claim, make.place
    carried = source(store, make.EDITOR, place("Dat is te vroeg voor wie laat werkt"), told, tie)
    for words, said in (("te duur", "Een rit kost veel."), ("elf mensen", "De bus is niet leeg.")):
        source(store, make.EDITOR, place(words), sourcing.Told(said))
    make.text(store, make.ARTICLE, *make.TEXT[:1], f"Ook: {make.TEXT[1]}".replace("elf", "zes"))
    opened = Source(
        make_id("s", "open"), SourceKind.ARTICLE, "Een open tekst", authors=("Ann de Wit",),
        data={"licence": "CC BY 4.0", "version": "s1"},
    )  # fmt: skip
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(SourceAdded(opened))
    make.text(store, opened.id, *make.TEXT)
    sourcing.anchor_passage(
        store, make.EDITOR, carried.claim, replace(place("te vroeg voor wie"), source=opened.id)
    )
    made = signing_in.invite(store, make.CO, "Ann")
    return {
        "desk": make.DEBATE,
        "article": make.ARTICLE,
        "reaction": make.REACTION,
        "open": opened.id,
        "carried": carried.claim,
        "secret": signing_in.sign_in(store, made.token),
    }
