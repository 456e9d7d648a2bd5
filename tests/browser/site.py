"""What browsers look at: the curated map, answered once in each way, and a desk with texts."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
from flask.testing import FlaskClient
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.test import TestResponse

from debate.commands import importing, sourcing
from debate.events import SourceAdded
from debate.formats.argdown.reader import load
from debate.model import Kind, Source, SourceKind, make_id
from debate.queries import topics
from debate.resources import folder
from debate.storage import sealer
from debate.storage.store import Store
from debate.web import language, members
from debate.web.app import create_app
from debate.web.settings import Settings
from tests import make
from tests.browser import people
from tests.browser.visits import Visit

FILES, FILES_PAGE = {"bestand"}, "/redactie/debatten/{desk}/bestanden"
KIALO = "Discussion Title: De bus\n\n1. De bus blijft.\n1.1. Con: Een taxi kost minder.\n"
_SPEECH, _ASKING = "/debatten/{slug}/spreektekst", "/debatten/{desk}/raadsvragen"
_MOTION = "/debatten/{desk}/motie"
WORK = {
    "work": Visit(_MOTION, people.COUNCIL, _MOTION, {"verzoek": "De bus te houden"}),
    "speech": Visit(
        f"{_SPEECH}?punt={{id_}}",
        people.COUNCIL,
        _SPEECH,
        {"begin": "Voorzitter,", "minuten": "0,5", "slot": "Dank u wel. " * 20},
    ),
    "questions": Visit(
        _ASKING,
        people.COUNCIL,
        _ASKING,
        {"vraag": "schriftelijke_politieke_vraag:{step}"},
    ),
}
"""What a member keeps, by its name."""
KEPT = "/gehouden/"  # where an answer stands that a browser cannot ask for by its address


class Quiet(WSGIRequestHandler):
    """Serves without a line for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


class Keeping:
    """Shows answers of the site again, each at an address of its own, among its other pages."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app, self.kept = app, list[TestResponse]()

    def __call__(self, environ: dict[str, str], start: Callable[..., object]) -> Iterable[bytes]:
        number = environ["PATH_INFO"].removeprefix(KEPT)
        if not number.isdecimal():
            return self.app(environ, start)
        answer = self.kept[int(number)]
        start("200 OK", answer.headers.to_wsgi_list())
        return [answer.data]

    def keep(self, answer: TestResponse) -> str:
        """Keep an answer; gives its address."""
        self.kept.append(answer)
        return f"{KEPT}{len(self.kept) - 1}"


@dataclass
class Served:
    """A running site: its address, an example of what stands in its addresses, and a browser
    without a window of everybody.
    """

    base: str
    known: dict[str, str]
    browsers: dict[str, FlaskClient]
    keeping: Keeping

    def answer(self, visit: Visit) -> TestResponse:
        """Ask for a page as it is visited: its form is filled in and sent, where that is told."""
        browser, address = self.browsers[visit.who], visit.address.format(**self.known)
        page = browser.get(address, base_url=self.base)
        if not visit.to:
            return page
        to = visit.to.format(**self.known)
        forms = [one for one in lxml.html.fromstring(page.data).forms if one.method == "POST"]
        [*_, form] = [one for one in forms if urlsplit(one.get("action")).path == to]
        sent = {name: value.format(**self.known) for name, value in visit.sent.items()}
        return self._send(browser, to, {**dict(form.form_values()), **sent})

    def _send(self, browser: FlaskClient, to: str, fields: dict[str, str]) -> TestResponse:
        """Send a form; what is sent as a file is the text of one."""
        files = {name: (BytesIO(fields[name].encode()), "kaart.txt") for name in FILES & {*fields}}
        return browser.post(to, base_url=self.base, data={**fields, **files})

    def address(self, visit: Visit, *, signed_in: bool = True) -> str:
        """Where a browser finds that page: at its own address, or where its answer is kept.

        It is kept too for a browser that is not `signed_in`.
        """
        answer = self.answer(visit)
        may_see = not visit.who or (signed_in and visit.who != people.AUTHOR)
        is_plain = may_see and not visit.to and answer.status_code == 200
        return visit.address.format(**self.known) if is_plain else self.keeping.keep(answer)

    @contextmanager
    def speaking(self, spoken: str) -> Iterator[None]:
        """Let everybody be spoken to in a language for a while."""
        for browser in self.browsers.values():
            browser.set_cookie(language.FIELD, spoken, domain="127.0.0.1")
        try:
            yield
        finally:
            for browser in self.browsers.values():
                browser.delete_cookie(language.FIELD, domain="127.0.0.1")

    def session(self, who: str) -> str:
        """The secret of that person's session, '' for a guest."""
        found = self.browsers[who].get_cookie(members.COOKIE, "127.0.0.1")
        return found.value if found else ""


@contextmanager
def serving(where: Path) -> Iterator[Served]:
    """Serve it on a port of its own, with its database in that folder."""
    store = make.store(where)
    [path] = sorted(folder("arguments").glob("*.argdown"))[:1]
    given = load(path.read_text("utf-8"), file=path.name).map
    importing.import_map(store, make.CO, given)
    with store.reading() as connection:
        version = topics.version(connection, given.topic.slug)
    thesis = given.topic.theses[0]
    posted = make.argument(store, "Mijn gemeente belde nooit terug.", on=thesis, kind=Kind.ATTACK)
    hidden = make.argument(store, "Buurman Jansen liegt.", on=thesis).claim
    make.hide_claim(store, make.MO, hidden, "Noemt iemand bij naam.")
    known = {**_desk(store), **people.leave(store)}
    sealer.seal_all(store)
    app = create_app(
        store, Settings(plain_http=True, smtp="smtp://127.0.0.1:9", mail_from="debat@example.org")
    )
    app.wsgi_app = keeping = Keeping(app.wsgi_app)  # type: ignore[method-assign]
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    uses = Counter(one for each in given.relations.values() for one in each.premises)
    known |= {
        "several": uses.most_common(1)[0][0],
        "hidden": hidden,
        "slug": given.topic.slug,
        "version": str(version),
        "id_": thesis,
        "answered": posted.claim,
        "hash_": posted.entries[0].recorded.hash.hex(),
        "source": next(iter(given.sources)),
    }
    base, browsers = f"http://127.0.0.1:{server.server_port}", people.browsers(app, store)
    site = Served(base, known, browsers, keeping)
    site.answer(Visit("/mijn-bijdragen", people.AUTHOR, "/mijn-bijdragen", {"code": "{code}"}))
    waiting = site.answer(Visit(FILES_PAGE, people.EDITOR, FILES_PAGE, {"bestand": KIALO}))
    known["file"] = waiting.location.rpartition("/")[2]
    known |= people.follow(app, store)
    known |= {name: _work(site, visit) for name, visit in WORK.items()}
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
    store.close()


def _work(site: Served, visit: Visit) -> str:
    """Let a member keep work; gives its name."""
    return urlsplit(site.answer(visit).location).path.rpartition("/")[2]


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
    return {
        "desk": make.DEBATE,
        "article": make.ARTICLE,
        "reaction": make.REACTION,
        "open": opened.id,
        "carried": carried.claim,
    }
