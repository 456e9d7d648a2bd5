"""All indicators of a debate against the limit, and how they grow with the debate.

The debate is a tree of answers with undercuts, all voices, dates and editors' ties, so that every
indicator has something to count.
"""

import gc
import random
import statistics

from debate.model import ArgumentMap, Claim, Kind, Maker, Relation, Topic, Voice, VoiceKind, make_id
from debate.tegengeluid.measuring import measured
from debate.tegengeluid.objections import standing_relations
from debate.tegengeluid.record import DAY, Record, Said

from .measuring import say, seconds

LIMITS = {10_000: 0.3, 100_000: 3.0}  # seconds
ROUNDS = 5
TODAY = 400 * DAY
THESES = 3


def debate_of(size: int) -> tuple[ArgumentMap, Record]:
    """Make a debate of this many claims, with who said each and when."""
    chance, voices = random.Random(size), list(VoiceKind)
    ids = [make_id("c", "bench", str(number)) for number in range(size)]
    claims = {id_: Claim(id_, "Zo is het.", voice=Voice(chance.choice(voices))) for id_ in ids}
    said = {id_: Said(f"p{chance.randrange(size)}", chance.randrange(365) * DAY) for id_ in ids}
    relations: dict[str, Relation] = {}
    for number in range(THESES, size):
        id_ = make_id("r", "bench", str(number))
        kind = chance.choice((Kind.SUPPORT, Kind.ATTACK))
        end = ids[chance.randrange(number // 4, number)]
        if number % 10 == 9 and number > 20:
            kind, end = Kind.UNDERCUT, make_id("r", "bench", str(number - 1 - chance.randrange(9)))
        maker = Maker.EDITOR if number % 20 == 0 else Maker.TEXT
        relations[id_] = Relation(id_, kind, (ids[number],), end, made_by=maker)
    topic = Topic("bench", "Een debat", theses=tuple(ids[:THESES]))
    return ArgumentMap(topic, claims=claims, relations=relations), Record(said)


def measure(size: int) -> float:
    """Give the median time of measuring everything."""
    argument_map, record = debate_of(size)
    gc.collect()

    def work() -> object:
        stands = standing_relations(argument_map)
        return measured(argument_map, record, TODAY, stands)

    return statistics.median(seconds(work) for _ in range(ROUNDS))


def main() -> None:
    """Measure and report."""
    times = {size: measure(size) for size in LIMITS}
    for size, limit in LIMITS.items():
        say(f"all indicators of {size:,} claims", f"{times[size]:.2f} s", f"<= {limit} s")
    small, large = LIMITS
    ratio = times[large] / times[small] / (large / small)
    say("time for each claim, of the large to the small", f"{ratio:.2f}", "<= 1.30")


if __name__ == "__main__":
    main()
