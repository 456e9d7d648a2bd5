"""The views of a debate: server time and weight of each page at two sizes and four shapes, and a
drawing of a part from Argdown text against the reference implementation.

The files are read from memory, as on a server that has run for a while.

The reference is no dependency: where node or the package is not there, this says so.

    mkdir -p .bench && cp bench/package.json .bench/ && npm install --prefix .bench
    python -m bench.views
"""

import itertools
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from flask import Flask

from debate.commands import arguing
from debate.commands.importing import import_map
from debate.formats.argdown import reader
from debate.graph.layout import draw
from debate.graph.ties import Ties, ties
from debate.model import ArgumentMap, Kind, Voice, VoiceKind, make_id
from debate.roles import Actor, Role, operator
from debate.storage.store import Store
from debate.web.pictures.sheets import Subject, sheet

from . import argdown
from .measuring import paired, ratio, say, weight
from .shapes import SHAPES, debate, text
from .site import HOST, Site

SMALL, LARGE = 1_000, 100_000
STATEMENTS = 10_000
DRAWN = 150  # claims of them, around the one with most answers
ROUNDS = 15
ASKED = 40  # requests of which the slowest count
KIB = 1024
GOLDEN = 0.618034  # steps of this size along a line come near every place of it

VIEWS: dict[str, str] = {
    "overzicht": "/debatten/{slug}",
    "overzicht, onbeantwoord": "/debatten/{slug}?volgorde=onbeantwoord",
    "lijst van een rol": "/debatten/{slug}?rol=client&volgorde=sterkste",
    "nieuw": "/debatten/{slug}?sinds=10",
    "kaart": "/debatten/{slug}/kaart",
    "kaart rond een stelling": "/stellingen/{claim}/kaart",
    "voor en tegen": "/stellingen/{claim}/voor-en-tegen",
    "voor en tegen, het begin": "/stellingen/{first}/voor-en-tegen",
    "tijd": "/debatten/{slug}/tijd",
    "veranderd": "/debatten/{slug}/veranderd?sinds=10",
    "zoeken": "/zoeken?q=wijkteam&debat={slug}",
    "stelling": "/stellingen/{claim}",
}


class Debates(Site):
    """A site over a debate of each shape, all of one size."""

    def __init__(self, folder: Path, size: int) -> None:
        self.size = size
        store = Store(folder / f"debate{size}.db")
        store.set_up()
        for shape in SHAPES:
            import_map(store, operator("bench"), debate(shape, size))
        super().__init__(store)

    def addresses(self, view: str, shape: str) -> Iterator[str]:
        """Give addresses of a view, of claims at the same places along debates of any size."""
        slug, place = f"{shape}-{self.size}", 0.0
        while True:
            place = (place + GOLDEN) % 1
            claim = make_id("c", slug, str(int(place * self.size)))
            yield VIEWS[view].format(slug=slug, claim=claim, first=make_id("c", slug, "0"))


def report_view(view: str, small: Debates, large: Debates) -> None:
    """Say how long a view takes at both sizes, and what it weighs: the worst of all shapes."""
    worst, late, heavy = None, 0.0, 0
    for shape in SHAPES:
        one, other = small.addresses(view, shape), large.addresses(view, shape)
        small.get(next(one))  # the first page of a debate makes what all others share
        large.get(next(other))

        def big(site: Site = large, from_: Iterator[str] = other) -> float:
            return site.seconds(next(from_))

        def little(site: Site = small, from_: Iterator[str] = one) -> float:
            return site.seconds(next(from_))

        found = ratio(paired(big, little, ROUNDS))
        worst = found if worst is None or found.median > worst.median else worst
        late = max(late, large.times(itertools.islice(other, ASKED))[1])
        heavy = max(heavy, weight(large.get, next(other)))
    say(f"{view}, time at {LARGE:,} to at {SMALL:,}", str(worst), "<= 1.30")
    say(f"{view}, 95 of 100 within", f"{late:.0f} ms", "< 100 ms")
    say(f"{view}, weight with styles and scripts", f"{heavy / KIB:.0f} KiB", "< 60 KiB")


def report_after_contribution(large: Site) -> None:
    """Say how long the first page after a contribution takes, which all later ones gain from."""
    slug = f"kialo-{LARGE}"
    taken = []
    for number in range(10):
        ann = Actor(b"bench" + bytes(11), Role.GUEST, Voice(VoiceKind.CITIZEN))
        on = make_id("c", slug, str(number))
        arguing.argue(large.store, ann, Kind.ATTACK, f"Dit is antwoord nummer {number}.", on)
        taken.append(large.seconds(f"/debatten/{slug}") * 1000)
    said = f"{statistics.median(taken):.0f} ms ({min(taken):.0f} to {max(taken):.0f})"
    say(f"overzicht right after a contribution, {LARGE:,} claims", said, "-")


def around(whole: ArgumentMap, index: Ties, focus: str) -> ArgumentMap:
    """Give the nearest claims below one, with the steps by which they speak on it."""
    claims, lines = {focus: whole.claims[focus]}, {}
    waiting = [focus]
    while waiting:
        for step in index.on(waiting.pop(0)):
            grounds = [each for each in whole.relations[step].premises if each not in claims]
            if len(claims) + len(grounds) <= DRAWN:
                claims |= {each: whole.claims[each] for each in grounds}
                lines[step] = whole.relations[step]
                waiting += [step, *grounds]
    return replace(whole, claims=claims, relations=lines, questions={})


def from_text(app: Flask, content: str) -> Callable[[], float]:
    """Give a way to draw what lies around the claim with most answers, from text to SVG."""

    def work() -> float:
        begin = time.thread_time()
        whole = reader.load(content).map
        index = ties(whole)
        focus = max(whole.claims, key=lambda claim: len(index.on(claim)))
        drawing = draw(around(whole, index, focus), focus=(focus,))
        with app.test_request_context(base_url=f"http://{HOST}"):
            about = Subject("", "Kaart", whole.topic.title, "", "/", 1, 0)
            sheet("map", about, (drawing.width, drawing.height), "svg", drawing=drawing)
        return time.thread_time() - begin

    return work


def report_from_text(app: Flask, folder: Path) -> None:
    """Say how much sooner a part is drawn than the reference draws the whole, both in
    processor time.
    """
    content = text("kialo", STATEMENTS)
    (folder / "debate.argdown").write_text(content, "utf-8")
    try:
        node, script, file = argdown.reference(folder)
    except SystemExit as skipped:
        print(skipped)
        return
    Path(script).write_text(argdown.PICTURE, "utf-8")
    ours = from_text(app, content)
    ours()
    mine = statistics.median(ours() for _ in range(5))
    done = subprocess.run([node, script, file], capture_output=True, text=True)
    if done.returncode:
        print(f"Skipped: the reference drew nothing: {done.stderr.strip()[-200:]}")
        return
    peer = json.loads(done.stdout)["seconds"]
    said = f"{peer / mine:.0f} x  [{mine:.2f} s, the reference {peer:.1f} s]"
    say(f"a part from text of {STATEMENTS:,} statements", said, ">= 100 x")


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = Debates(folder, SMALL), Debates(folder, LARGE)
        for view in VIEWS:
            report_view(view, small, large)
        report_after_contribution(large)
        report_from_text(small.app, folder)
        for site in (small, large):
            site.store.close()


if __name__ == "__main__":
    main()
