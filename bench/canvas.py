"""All claims on a canvas in Chromium: how soon the first full picture stands, against Cytoscape.js
with the same nodes and labels in the same run, and how long each drawing takes while one moves.

Each page is loaded anew, in turn. The peer gets the places of its nodes with the page, so that it
lays nothing out; nodes alone, without lines.
"""

import json
import random
import shutil
import statistics
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from debate.model import ArgumentMap

from . import argdown
from .measuring import ratio, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROUNDS = 3
STEPS = 8  # from all of it to a single claim
PRESSES = 24  # at each step
LABEL = 60  # characters of a claim that the peer draws

_PEER = """<!doctype html><meta charset="utf-8"><style>#c{width:1280px;height:720px}</style>
<div id="c"></div><script src="cytoscape.min.js"></script><script src="peer.js"></script>"""
_PEER_SCRIPT = """
fetch("nodes.json").then((answer) => answer.json()).then((nodes) => {
    const cy = cytoscape({ container: document.getElementById("c"), elements: nodes,
        layout: { name: "preset" }, hideEdgesOnViewport: true, textureOnViewport: true,
        style: [{ selector: "node", style: { label: "data(label)", width: 8, height: 8,
            "background-color": "#1f5f99" } }] });
    cy.one("render", () => requestAnimationFrame(() => requestAnimationFrame(
        () => { window.painted = performance.now(); })));
});
"""
_OURS_PAINTED = """async () => {
    const { recent } = await import("/static/js/city/frames.js");
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    while (!recent().length) await frame();
    await frame(); await frame();
    return performance.now();
}"""
_PEER_PAINTED = """async () => {
    while (!window.painted) await new Promise((done) => setTimeout(done, 20));
    return window.painted;
}"""
_MOVED = """async ([steps, presses]) => {
    const { recent } = await import("/static/js/city/frames.js");
    const plane = document.querySelector("[data-plane]");
    const next = () => new Promise((done) => requestAnimationFrame(done));
    const frame = () => next().then(next);
    const press = async (key) => {
        plane.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        await frame();
    };
    const taken = [];
    for (let step = 0; step < steps; step += 1) {
        await new Promise((done) => setTimeout(done, 600));
        const before = recent().length;
        for (let at = 0; at < presses; at += 1) {
            await press(at % 8 < 4 ? "ArrowRight" : "ArrowLeft");
        }
        await press("+");
        await press("+");
        taken.push(recent().slice(before));
    }
    return taken;
}"""


def report(address: str, map_: ArgumentMap) -> None:
    """Measure and say."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    peer = argdown.MODULES / "cytoscape" / "dist" / "cytoscape.min.js"
    if chromium is None or not peer.is_file():
        print("Skipped: Chromium or the peer is not here; the top of bench/overview.py says how.")
        return
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        _write_peer(Path(name), peer, map_)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        _report_first_paint(browser, address, f"http://127.0.0.1:{server.server_port}/")
        _report_frames(browser, address)
        browser.close()
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _write_peer(folder: Path, library: Path, map_: ArgumentMap) -> None:
    chance = random.Random(1)
    nodes = [
        {
            "data": {"id": claim.id, "label": claim.text[:LABEL]},
            "position": {"x": chance.random() * 60_000, "y": chance.random() * 36_000},
        }
        for claim in map_.claims.values()
    ]
    (folder / "nodes.json").write_text(json.dumps(nodes), "utf-8")
    (folder / "index.html").write_text(_PEER, "utf-8")
    (folder / "peer.js").write_text(_PEER_SCRIPT, "utf-8")
    shutil.copy(library, folder / library.name)


def _page(browser: "Browser", address: str) -> "Page":
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.goto(address, timeout=300_000, wait_until="commit")
    return page


def _report_first_paint(browser: "Browser", ours: str, peers: str) -> None:
    pairs = []
    for round_ in range(ROUNDS + 1):
        seconds = []
        for address, painted in ((f"{ours}#plattegrond", _OURS_PAINTED), (peers, _PEER_PAINTED)):
            page = _page(browser, address)
            page.wait_for_load_state("domcontentloaded")
            seconds.append(page.evaluate(painted) / 1000)
            page.context.close()
        if round_:  # the first one fills caches
            pairs.append((seconds[1], seconds[0]))
    theirs, us = (statistics.median(side) for side in zip(*pairs, strict=True))
    said = f"{ratio(pairs)} x  [{us:.2f} s, Cytoscape {theirs:.1f} s]"
    say("street map of 100,000 claims, first full paint", said, ">= 20 x")


def _report_frames(browser: "Browser", address: str) -> None:
    page = _page(browser, f"{address}#plattegrond")
    page.locator("[data-list] a").first.wait_for()
    taken = page.evaluate(_MOVED, [STEPS, PRESSES])
    every = sorted(one for some in taken for one in some)
    by_step = " ".join(f"{statistics.median(some):.1f}" for some in taken)
    slow = every[int(0.95 * len(every))]
    said = f"median {statistics.median(every):.1f} ms, p95 {slow:.1f} ms"
    say("street map, work in a frame while it moves", said, "< 5 ms")
    say("  medians from all of it to one claim", f"{by_step} ms", "< 5 ms")
    page.context.close()
