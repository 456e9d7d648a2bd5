"""The overview and the street map: time and weight of the page at two sizes and four shapes, from
Argdown text to a picture against the reference implementation, and all claims on a canvas against
Cytoscape.js with the same nodes.

The peers are no dependencies: where node, the packages or a browser are not there, this says so.

    mkdir -p .bench && cp bench/package.json .bench/ && npm install --prefix .bench
    python -m bench.overview
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from debate import resources
from debate.commands.importing import import_map
from debate.formats.argdown import reader
from debate.graph.forest import forest_of
from debate.graph.overview import overview
from debate.roles import operator
from debate.storage.store import Store

from . import argdown, canvas, shapes
from .measuring import paired, ratio, say, seconds, weight
from .pages import debate, serving
from .shapes import SHAPES
from .shapes import debate as made

SMALL, FEWER, LARGE = 1_000, 10_000, 100_000
ROUNDS = 5
PAIRS = 41
ASKED = 60  # requests of which the slowest count
PORT = 8420
KIB = 1024

_PICTURE = """
{% for one in told %}<svg x="{{ one.step * 12 }}%" y="{{ (one.start * 100)|round(3) }}%" width="12%"
height="{{ (one.span * 100)|round(3) }}%"><rect width="100%" height="100%"/>
<text>{{ claims[one.claim].text if one.claim }}</text></svg>{% endfor %}
"""


def stored(folder: Path) -> Store:
    """Set up a store that holds a debate of each shape and size."""
    store = Store(folder / "debate.db")
    store.set_up()
    for shape in SHAPES:
        for size in (SMALL, LARGE):
            import_map(store, operator("bench"), made(shape, size))
    store.close()
    return store


def page(shape: str, size: int) -> str:
    """Give the address of a debate's overview."""
    return f"/debatten/{shape}-{size}/vogelvlucht"


def fetched(port: int, path: str) -> bytes:
    """Ask once."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": "localhost"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path} answers {answer.status}")
    return body


def _asked(port: int, path: str) -> float:
    return seconds(lambda: fetched(port, path))


def slowest(port: int, path: str) -> float:
    """Give the milliseconds within which 95 of 100 answers come."""
    taken = [1000 * _asked(port, path) for _ in range(ASKED)]
    return statistics.quantiles(taken, n=20)[-1]


def report_pages(port: int) -> None:
    """Say how long the page takes, and what it weighs, by shape."""
    for shape in SHAPES:
        small, large = page(shape, SMALL), page(shape, LARGE)
        first = _asked(port, large)
        fetched(port, small)
        pairs = paired(partial(_asked, port, large), partial(_asked, port, small), PAIRS)
        say(f"{shape}: time at {LARGE:,} claims to at {SMALL:,}", str(ratio(pairs)), "<= 1.30")
        say(f"{shape}: p95 at {LARGE:,} claims", f"{slowest(port, large):.0f} ms", "< 100 ms")
        say(f"{shape}: the first look at a version", f"{first:.2f} s", "once a version")
        heavy = max(weight(partial(fetched, port), path) for path in (small, large)) / KIB
        say(f"{shape}: weight with scripts and styles", f"{heavy:.1f} KiB", "< 60 KiB")


def pictured(text: str) -> int:
    """Draw the overview of an Argdown text; gives the length of the drawing."""
    map_ = reader.load(text).map
    picture = overview(forest_of(map_))
    environment = Environment(
        loader=FileSystemLoader(resources.folder("templates")), autoescape=True
    )
    drawn = environment.from_string(_PICTURE).render(told=picture.told, claims=map_.claims)
    return len(drawn)


def report_text_to_picture(folder: Path) -> None:
    """Say what it takes from a text to a picture, ours and the reference's: seconds of processor
    time, which other work on the machine disturbs least.
    """
    text = shapes.text("kialo", FEWER)
    file = folder / "debate.argdown"
    file.write_text(text, "utf-8")
    ours = statistics.median(_worked(partial(pictured, text)) for _ in range(ROUNDS))
    theirs = _reference(file)
    if theirs:
        said = f"{theirs / ours:.0f} x  [{ours:.2f} s, reference {theirs:.1f} s]"
        say(f"{FEWER:,} claims, text to picture, to the reference", said, ">= 100 x")
    command = [sys.executable, "-m", "bench.overview", "picture", str(LARGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    wall, worked, peak = json.loads(done.stdout)
    said = f"{wall:.2f} s ({worked:.2f} s of work), {peak:.0f} MiB"
    say(f"{LARGE:,} claims, text to picture", said, "< 3 s, < 1 GiB")


def _reference(file: Path) -> float:
    """Give the processor seconds in which the reference draws this file; 0 where it cannot."""
    node = shutil.which("node")
    if node is None or not (argdown.MODULES / "@argdown" / "node").is_dir():
        print("Skipped: the reference is not here; the top of this module says how.")
        return 0.0
    script = argdown.MODULES / ".picture.cjs"
    script.write_text(argdown.PICTURE, "utf-8")
    command = [node, "--stack-size=4000", str(script), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"The reference gave up: {done.stderr.strip().splitlines()[-1:]}")
        return 0.0
    told = json.loads(done.stdout)
    if told["nodes"] < FEWER:
        print(f"The reference drew {told['nodes']:,} of {FEWER:,} claims.")
    return float(told["seconds"])


def _worked(work: partial[int]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def draw_once(size: int) -> None:
    """Draw one large text in this process; prints the seconds, those of work, and the MiB."""
    text = shapes.text("kialo", size)
    begin = time.perf_counter()
    worked = _worked(partial(pictured, text))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
    print(json.dumps([time.perf_counter() - begin, worked, peak]))


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report_text_to_picture(folder)
        store = stored(folder)
        command = [*debate(store), "--port", str(PORT)]
        with serving(command, PORT, page("kialo", SMALL)):
            report_pages(PORT)
            canvas.report(f"http://localhost:{PORT}{page('kialo', LARGE)}", made("kialo", LARGE))


if __name__ == "__main__":
    if sys.argv[1:2] == ["picture"]:
        draw_once(int(sys.argv[2]))
    else:
        main()
