"""Maps for the tests of graph/: written in a few letters, grown at random, or large on purpose."""

from hypothesis import strategies as st

from debate.model import ArgumentMap, Claim, Kind, Relation, Topic

KINDS = {"s": Kind.SUPPORT, "a": Kind.ATTACK, "u": Kind.UNDERCUT}
WORDS = "De gemeente biedt zorg aan wie daar zelf niet om vraagt, en wacht niet af"


def written(*lines: str, theses: tuple[str, ...] = (), alone: tuple[str, ...] = ()) -> ArgumentMap:
    """A map from lines such as `a1: x y > t`: the first letter is the kind (s, a or u).

    Claims stand in the order in which they are first named.
    """
    relations: dict[str, Relation] = {}
    claims: dict[str, Claim] = {}
    for line in lines:
        name, _, ends = line.partition(": ")
        premises, _, conclusion = ends.partition(" > ")
        kind = KINDS[name[0]]
        relations[name] = Relation(name, kind, tuple(premises.split()), conclusion)
        named = (*premises.split(), *(() if kind is Kind.UNDERCUT else (conclusion,)))
        claims.update({each: Claim(each, f"Stelling {each}.") for each in named})
    claims.update({each: Claim(each, f"Stelling {each}.") for each in (*alone, *theses)})
    topic = Topic("debat", "Debat", theses=theses)
    return ArgumentMap(topic, claims=claims, relations=relations)


def star(size: int) -> ArgumentMap:
    """One thesis with so many counterarguments."""
    return written(*(f"a{n}: c{n} > t" for n in range(size)))


def chain(size: int) -> ArgumentMap:
    """Each claim speaks against the one before it."""
    return written(*(f"a{n}: c{n + 1} > c{n}" for n in range(size)))


def ring(size: int) -> ArgumentMap:
    """A chain whose last claim is answered by its first."""
    return written(*(f"a{n}: c{(n + 1) % size} > c{n}" for n in range(size)))


@st.composite
def maps(draw: st.DrawFn, claims: int = 12, relations: int = 16) -> ArgumentMap:
    """Any map: cycles, claims that attack themselves, linked premises, undercuts of undercuts."""
    names = [f"c{n}" for n in range(draw(st.integers(1, claims)))]
    texts = st.integers(1, 45).map(lambda size: " ".join((WORDS.split() * 4)[:size]) + ".")
    made = {name: Claim(name, draw(texts)) for name in names}
    lines: dict[str, Relation] = {}
    for n in range(draw(st.integers(0, relations))):
        kind = draw(st.sampled_from(Kind)) if lines else draw(st.sampled_from(list(Kind)[:2]))
        ends = list(lines) if kind is Kind.UNDERCUT else names
        premises = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        conclusion = draw(st.sampled_from(ends))
        lines[f"r{n}"] = Relation(f"r{n}", kind, tuple(premises), conclusion)
    theses = tuple(draw(st.lists(st.sampled_from(names), max_size=2, unique=True)))
    return ArgumentMap(Topic("debat", "Debat", theses=theses), claims=made, relations=lines)
