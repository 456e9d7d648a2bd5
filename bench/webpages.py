"""A web page with reactions read and imported, against what trafilatura alone takes for it.

trafilatura's own `bare_extraction`, with comments, is the peer: it gives the comments as one text,
without authors, times or threads. Both read the same bytes in turn, after the libraries are loaded.
"""

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction

from debate.commands.importing import import_article
from debate.roles import operator
from debate.sources import apart, page
from debate.storage.store import Store

from .measuring import Ratio, paired, ratio, say, seconds

REACTIONS = 100
MANY = 10_000
ROUNDS = 9
LIMIT = 0.2  # seconds for a page of 100 reactions, read and stored

_PAGE = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>De buurttuin</title>
</head><body><main><article><h1>De buurttuin</h1>{}</article>
<h3 id="comments">Reacties op dit artikel ({})</h3><ol class="comment-list">{}</ol>
</main></body></html>"""
_PARAGRAPH = """<p>In alinea {} staat wat de gemeente van een buurttuin denkt, en wat wie er werkt
daarvan vindt.</p>"""
_REACTION = """<li id="comment-{0}" class="comment even depth-1"><article class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><img src="a.png" class="avatar">
<b class="fn">Lezer {0}</b><span class="says">schreef:</span></div><div class="comment-metadata">
<a href="https://blad.example/tuin/#comment-{0}">
<time datetime="2019-04-{1:02}T{2:02}:{3:02}:00+02:00">2 april 2019</time></a></div></footer>
<div class="comment-content"><p>Reactie {0} zegt dat de tuin er al jaren is, en dat niemand dat
ooit telde.</p><p>Ook de kruiwagen is van de buurt.</p></div>
<div class="reply"><a class="comment-reply-link" href="#">Beantwoorden</a></div></article>"""


def web_page(reactions: int) -> bytes:
    """Make a page as WordPress writes it: every third reaction answers the one before it."""
    parts = []
    for number in range(reactions):
        item = _REACTION.format(number, number % 28 + 1, number % 24, number % 60)
        is_answer = number % 3 == 2
        parts.append(f'<ul class="children">{item}</li></ul></li>' if is_answer else item)
        parts.append("</li>" if number % 3 == 0 else "")
    text = "".join(map(_PARAGRAPH.format, range(30)))
    return _PAGE.format(text, reactions, "".join(parts)).encode()


def timed(work: Callable[[], object]) -> Callable[[], float]:
    return lambda: seconds(work)


def against_trafilatura(raw: bytes, rounds: int) -> tuple[float, Ratio]:
    """Give the median of our seconds for reading, and the ratio to the peer's."""
    pairs = paired(
        timed(lambda: page.read(raw)),
        timed(lambda: bare_extraction(raw, include_comments=True, with_metadata=True)),
        rounds,
    )
    return statistics.median(ours for ours, _ in pairs), ratio(pairs)


def imported(raw: bytes, rounds: int) -> list[float]:
    """Tell how long reading a page and storing it takes, each time into a store of its own."""
    times = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder) / "debate.db")
            store.set_up("bench.example/log")
            times.append(
                seconds(lambda: import_article(store, operator("tuin"), page.read(raw), "tuin"))  # noqa: B023
            )
            store.close()
    return times


def main() -> None:
    """Measure, and print the medians."""
    raw = web_page(REACTIONS)
    assert len(page.read(raw).reactions) == REACTIONS
    read, to_peer = against_trafilatura(raw, ROUNDS)
    say(f"read, {REACTIONS} reactions", f"{read * 1000:.1f} ms", "")
    say("  to trafilatura with comments", str(to_peer), "")
    whole = statistics.median(imported(raw, ROUNDS))
    say("read and stored", f"{whole * 1000:.1f} ms", f"below {LIMIT * 1000:.0f} ms")
    child = statistics.median(seconds(lambda: apart.read(raw)) for _ in range(ROUNDS))
    say("read in a child process, its start included", f"{child * 1000:.0f} ms", "")
    raw = web_page(MANY)
    read, to_peer = against_trafilatura(raw, 3)
    say(f"read, {MANY:,} reactions, {len(raw) / 1e6:.1f} MB", f"{read:.2f} s", "")
    say("  to trafilatura with comments", str(to_peer), "")
    say("read and stored", f"{statistics.median(imported(raw, 1)):.2f} s", "")


if __name__ == "__main__":
    main()
