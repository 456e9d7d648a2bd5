"""Debates for the tests of the indicators: written line by line, each with who says it and when."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from debate.model import (
    ArgumentMap,
    Claim,
    Frame,
    Kind,
    Relation,
    Topic,
    Voice,
    VoiceKind,
    Wording,
)
from debate.tegengeluid.counted import Counted
from debate.tegengeluid.record import DAY, Record, Removed, Said

KINDS = {"s": Kind.SUPPORT, "a": Kind.ATTACK, "u": Kind.UNDERCUT}
TODAY = 30

# The worked example of the specification: id, voice, author, day, and what it speaks on and how.
EXAMPLE = """
    T  policymaker  p1  0
    S1 policymaker  p2  1  s T
    S2 researcher   r1  2  s T
    A1 citizen      c1  3  a T
    A2 professional f1  5  a S1
    A3 citizen      c2  20 a S2
    R1 policymaker  p1  9  a A1
    B1 citizen      c1  12 a R1
    S3 journalist   j1  4  s A2
    A4 citizen      c1  6  a T
    S4 policymaker  p3  7  s T
"""
EXAMPLE_STANDS = frozenset({"rA1", "rA2", "rA3", "rB1", "rS3"})


def written(
    text: str,
    *,
    theses: Iterable[str] = ("T",),
    removed: Iterable[str] = (),
    frames: Mapping[str, tuple[Frame, ...]] | None = None,
    today: int = TODAY,
) -> Counted:
    """Count a debate from lines `id voice author day [kind conclusion]`; `-` is an unknown author
    or day.

    The relation of claim X is rX; an undercut names the relation that it is about.
    """
    claims: dict[str, Claim] = {}
    relations: dict[str, Relation] = {}
    said: dict[str, Said] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        id_, voice, author, day, *speaks = line.split()
        coded = (frames or {}).get(id_, ())
        claims[id_] = Claim(id_, f"Stelling {id_}.", voice=Voice(VoiceKind(voice)), frames=coded)
        said[id_] = Said(author.strip("-"), None if day == "-" else int(day) * DAY)
        if speaks:
            kind, end = speaks
            relations[f"r{id_}"] = Relation(f"r{id_}", KINDS[kind], (id_,), end)
    gone = Removed(
        {id_: claims.pop(id_) for id_ in removed},
        {f"r{id_}": relations.pop(f"r{id_}") for id_ in removed},
    )
    topic = Topic("debat", "Debat", theses=tuple(theses))
    record = Record(said, removed=gone)
    return Counted(ArgumentMap(topic, claims=claims, relations=relations), record, today * DAY)


def example() -> Counted:
    """The worked example, on day 30."""
    coded = dict.fromkeys(("T", "S1"), (Frame.NECESSITY,))
    return written(EXAMPLE, removed=("A4", "S4"), frames=coded)


def many(count: int, voice: str = "citizen", start: int = 0, on: str = "a T") -> str:
    """Lines of so many claims on a thesis, each by another author."""
    return "\n".join(f"N{n} {voice} n{n} 1 {on}" for n in range(start, start + count))


def mirrored(counted: Counted) -> Counted:
    """Swap support and attack on the theses, so that every claim changes side."""
    theses = set(counted.theses)

    def swapped(relations: Mapping[str, Relation]) -> dict[str, Relation]:
        return {id_: _swapped(each, theses) for id_, each in relations.items()}

    gone = replace(counted.record.removed, relations=swapped(counted.record.removed.relations))
    return Counted(
        replace(counted.map, relations=swapped(counted.map.relations)),
        replace(counted.record, removed=gone),
        counted.today,
    )


def _swapped(relation: Relation, theses: set[str]) -> Relation:
    if relation.conclusion not in theses or relation.kind is Kind.UNDERCUT:
        return relation
    other = Kind.ATTACK if relation.kind is Kind.SUPPORT else Kind.SUPPORT
    return replace(relation, kind=other)


@st.composite
def debates(draw: st.DrawFn) -> Counted:
    """Any debate: cycles, linked premises, undercuts, unknown voices and times, merged wordings."""
    names = [f"c{n}" for n in range(draw(st.integers(1, 14)))]
    voices = st.sampled_from(VoiceKind).map(Voice)
    authors = st.sampled_from(["", "ann", "mo", "co"])
    times = st.none() | st.integers(0, TODAY).map(lambda day: day * DAY)
    facts = st.builds(Said, authors, times)
    claims, said, also = {}, {}, {}
    for name in names:
        wordings = tuple(draw(st.lists(st.builds(Wording, st.just("Zo."), voices), max_size=2)))
        frames = tuple(draw(st.lists(st.sampled_from(Frame), max_size=2, unique=True)))
        claims[name] = Claim(name, "Zo.", voice=draw(voices), wordings=wordings, frames=frames)
        said[name] = draw(facts)
        also[name] = tuple(draw(facts) for _ in wordings)
    relations: dict[str, Relation] = {}
    for n in range(draw(st.integers(0, 20))):
        kind = draw(st.sampled_from(Kind)) if relations else draw(st.sampled_from(list(Kind)[:2]))
        ends = list(relations) if kind is Kind.UNDERCUT else names
        premises = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        end = draw(st.sampled_from(ends))
        relations[f"r{n}"] = Relation(f"r{n}", kind, tuple(premises), end)
        said[f"r{n}"] = draw(facts)
    theses = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)))
    topic = Topic("debat", "Debat", theses=theses)
    argument_map = ArgumentMap(topic, claims=claims, relations=relations)
    return Counted(argument_map, Record(said, also), TODAY * DAY)
