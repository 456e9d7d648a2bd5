"""Moderating: pages of a queue of 10,000 claims, all of them reported, and acts on the structure of
a debate of 100,000.

python -m bench.moderation
"""

import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from debate.commands import seeking_doubles, structuring
from debate.commands.importing import import_map
from debate.commands.parting import Split
from debate.commands.structuring import Intended
from debate.errors import Conflict, InvalidInput
from debate.events import ClaimPosted, RelationPosted
from debate.model import Claim, Kind, Relation, make_id
from debate.moderation.noticing import Flag, Report
from debate.queries import grounds, queue
from debate.roles import Actor, Role, operator
from debate.storage import reports
from debate.storage.store import Store

from .measuring import say
from .shapes import debate

CLAIMS, WAITING = 100_000, 10_000
SLUG = f"kialo-{CLAIMS}"
ACTS = 40
MO = Actor(b"moderator" + bytes(7), Role.MODERATOR)
WHY = "Zo hoort het."


def said(times: Sequence[float]) -> str:
    """Tell the median and the 95th percentile in milliseconds."""
    late = statistics.quantiles(times, n=20)[-1]
    return f"{statistics.median(times):.1f} ms, 95 of 100 within {late:.1f} ms"


def wait(store: Store) -> None:
    """Post claims that nobody read yet, each with what it answers."""
    chance = random.Random(1)
    with store.change(SLUG, operator(SLUG).ref) as change:
        for number in range(WAITING):
            id_, on = make_id("c", "new", str(number)), chance.randrange(CLAIMS)
            told = Claim(id_, f"Het wijkteam nummer {number} komt te laat bij wie hulp vraagt.")
            step = Relation(
                make_id("r", "new", str(number)),
                Kind.ATTACK if number % 2 else Kind.SUPPORT,
                (id_,),
                make_id("c", SLUG, str(on)),
            )
            change.record(ClaimPosted(told), RelationPosted(step))
    with store.writing() as connection:
        for number in range(WAITING):
            said = Report(chance.choice(list(Flag)), f"Dit kan zo niet, zegt nummer {number}.")
            for again in range(chance.randrange(1, 4)):
                code = f"{number} {again}"
                reports.keep_report(connection, make_id("c", "new", str(number)), SLUG, said, code)


def report_doubles(store: Store) -> None:
    """Say how long it takes to compare all that waits, as the sealer does it, a piece at a time."""
    begin, pieces = time.perf_counter(), list[float]()
    while True:
        piece = time.perf_counter()
        if not seeking_doubles.seek_doubles(store):
            break
        pieces.append((time.perf_counter() - piece) * 1000)
    spent = time.perf_counter() - begin
    say(f"comparing {WAITING:,} claims", f"{spent:.0f} s, {spent / WAITING * 1000:.1f} ms each", "")
    say("a piece of that", said(pieces), "< 1,000 ms")


def report_queue(store: Store) -> None:
    """Say how long pages of each sort take, all through the queue."""
    for sort in queue.SORTS:
        times, after = list[float](), 0
        while len(times) < 110:
            begin = time.perf_counter()
            with store.reading() as connection:
                page = queue.page(connection, SLUG, sort, after=after)
                queue.waiting(connection, SLUG)
            times.append((time.perf_counter() - begin) * 1000)
            after = page.after
            if not after and len(times) > 20:
                break
        say(f"queue of {WAITING:,}, {sort}", said(times), "< 100 ms")


def report_acts(store: Store) -> None:
    """Say how long acts on the structure take, on the clock, from the question to the disk."""
    chance = random.Random(2)
    numbers = chance.sample(range(CLAIMS // 2, CLAIMS), 8 * ACTS)
    claim = [make_id("c", SLUG, str(number)) for number in numbers]
    acts: dict[str, list[Intended]] = {"merge": [], "move": [], "split": []}
    with store.reading() as connection:
        for one, other in zip(claim[: 4 * ACTS : 2], claim[1 : 4 * ACTS : 2], strict=True):
            acts["merge"].append(structuring.merging(one, other, WHY))
        for one, other in zip(claim[4 * ACTS : 6 * ACTS], claim[6 * ACTS :], strict=True):
            tied = grounds.tied(connection, one, 200)
            up = [each.relation.id for each in tied if not each.is_conclusion]
            acts["move"].append(structuring.moving_to(up[0], other, WHY))
            goes = {each.relation.id: [0] for each in tied}
            texts = [f"Het ene deel {one} klopt.", f"Het andere deel {one} klopt."]
            acts["split"].append(structuring.splitting(one, Split(texts, goes), WHY))
    for name, each in acts.items():
        times = []
        for intended in each:
            begin = time.perf_counter()
            try:
                structuring.carry_out(store, MO, intended)
            except (Conflict, InvalidInput):
                continue  # chance chose a claim and its own ground
            times.append((time.perf_counter() - begin) * 1000)
        say(f"{name} among {CLAIMS:,} claims ({len(times)} acts)", said(times), "< 50 ms")


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        store = Store(Path(name) / "debate.db")
        store.set_up()
        import_map(store, operator("bench"), debate("kialo", CLAIMS))
        wait(store)
        report_doubles(store)
        report_queue(store)
        report_acts(store)
        store.close()


if __name__ == "__main__":
    main()
