"""What stands and how strongly: against the Python libraries for it, a bare SAT encoding, and the
speed at which memory streams.

Frameworks and graphs are made by chance, with the same seed each time. A peer that needs longer
than PATIENCE for a size is not asked for a larger one.
"""

import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from pysat.solvers import Solver

from debate.graph.arrays import Numbers, links
from debate.graph.encoding import SOLVER, Semantics
from debate.graph.extensions import extensions
from debate.graph.framework import Framework, of_shape
from debate.graph.shape import Shape, Tie, shape_of
from debate.graph.standing import grounded
from debate.graph.strength import Rule, weighed
from debate.graph.verdicts import verdicts, with_more
from debate.graph.weighing import Balance
from debate.model import Kind

from .measuring import paired, ratio, say, seconds

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 5
PATIENCE = 20.0
CLAIMS = 100_000
LEAVES = 200
MANY = 10_000  # extensions
HARD = ((400, 2_000), (400, 2_200), (400, 2_400))  # arguments, attacks


def main() -> None:
    """Measure and report."""
    labelled_files()
    labelled_page()
    relabelled_leaves()
    strengths()
    solved()


def median(rounds: int, work: Callable[..., object], *given: object) -> float:
    """Tell how long some work takes, as the median of so many rounds."""
    return statistics.median(seconds(lambda: work(*given)) for _ in range(rounds))


def attacks(size: int, each: int = 3) -> tuple[Numbers, Numbers]:
    """Attacks by chance, so many for each argument."""
    chance = np.random.default_rng(size)
    return chance.integers(0, size, each * size), chance.integers(0, size, each * size)


def labelled_files() -> None:
    """Grounded, from a .af file to the answer, as whole commands."""
    with tempfile.TemporaryDirectory() as name:
        asked = {"pygarg": True, "formal-argumentation": True, "PyArg": True}
        begin = median(3, run, "-m", "debate", "--help")
        say("  a command that does nothing", f"{begin:.2f} s", "")
        for size in SIZES:
            file = written(Path(name) / f"{size}.af", size)
            middle = median(ROUNDS, run, "-m", "debate", "labels", file)
            aim = "<= 1 s" if size == SIZES[-1] else "linear"
            say(f"grounded, .af to answer, {size:,} arguments", f"{middle:.2f} s", aim)
            for peer, command in PEERS.items():
                asked[peer] = asked[peer] and peer_needs(peer, command, file, middle)


def written(file: Path, size: int) -> str:
    """Write a framework as a .af file."""
    one, other = attacks(size)
    lines = "\n".join(f"{a + 1} {b + 1}" for a, b in zip(one.tolist(), other.tolist(), strict=True))
    file.write_text(f"p af {size}\n{lines}\n")
    return str(file)


_FORMAL = """
import sys
from argumentation.core.dung import ArgumentationFramework, grounded_extension
header, *lines = open(sys.argv[1]).read().splitlines()
names = frozenset(map(str, range(1, int(header.split()[2]) + 1)))
pairs = frozenset(tuple(line.split()) for line in lines)
print(len(grounded_extension(ArgumentationFramework(names, pairs))))
"""
_PYARG = """
import sys
from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import (
    AbstractArgumentationFramework as Framework)
from py_arg.abstract_argumentation_classes.argument import Argument
from py_arg.abstract_argumentation_classes.defeat import Defeat
from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension
header, *lines = open(sys.argv[1]).read().splitlines()
made = {str(n): Argument(str(n)) for n in range(1, int(header.split()[2]) + 1)}
pairs = [tuple(line.split()) for line in lines]
defeats = [Defeat(made[one], made[other]) for one, other in pairs]
print(len(get_grounded_extension(Framework("bench", list(made.values()), defeats))))
"""
PEERS = {
    "pygarg": ("-m", "pygarg", "-p", "SE-GR", "-fo", "dimacs", "-f"),
    "formal-argumentation": ("-c", _FORMAL),
    "PyArg": ("-c", _PYARG),
}


def peer_needs(peer: str, command: tuple[str, ...], file: str, ours: float) -> bool:
    """Measure a peer; tells whether it is worth asking for a larger file."""
    try:
        took = seconds(lambda: run(*command, file, patience=PATIENCE))
    except subprocess.TimeoutExpired:
        say(f"  {peer}", f"more than {PATIENCE:.0f} s", "")
        return False
    except subprocess.CalledProcessError as failed:
        say(f"  {peer}", f"fails: {failed.stderr.decode().strip().splitlines()[-1][:60]}", "")
        return False
    say(f"  {peer}", f"{took:.2f} s, {took / ours:.1f} x ours", "")
    return True


def run(*command: str, patience: float = 600) -> None:
    """Run Python once."""
    done = [sys.executable, *command]
    subprocess.run(done, check=True, capture_output=True, timeout=patience)


def labelled_page() -> None:
    """Grounded inside a page: a debate of 10,000 claims whose shape is known."""
    shape = debate(10_000)
    framework = of_shape(shape)
    grounded(framework)  # sorts its attacks, as the cache keeps them
    times = [seconds(lambda: grounded(framework)) for _ in range(30)]
    say("grounded inside a page, 10,000 claims", milliseconds(times), "< 5 ms")
    whole = [seconds(lambda: grounded(of_shape(shape))) for _ in range(30)]
    say("  with the framework made anew", milliseconds(whole), "")


def relabelled_leaves() -> None:
    """One more claim under a leaf by chance, in a large debate."""
    shape = debate(CLAIMS)
    told = verdicts(shape)
    chance = random.Random(1)
    leaves = [shape.ids[n] for n in chance.choices(range(CLAIMS // 2, CLAIMS), k=LEAVES)]
    add(told, leaves[0])  # sorts what the cache keeps sorted
    times = [median(1, add, told, leaf) for leaf in leaves]
    say(f"one more claim, {CLAIMS:,} claims", milliseconds(times), "< 10 ms")
    whole = [seconds(lambda: verdicts(shape)) for _ in range(5)]
    say("  all labelled anew", milliseconds(whole), "")


def add(told: object, leaf: str) -> None:
    """Add a counterargument against a claim."""
    with_more(told, ["new"], [Tie("rnew", Kind.ATTACK, ["new"], leaf)], {})


def debate(size: int) -> Shape:
    """A debate in which each claim has about three answers, for and against."""
    chance = random.Random(size)
    ids = [f"c{n}" for n in range(size)]
    kinds = (Kind.SUPPORT, Kind.ATTACK)
    ties = (Tie(f"r{n}", chance.choice(kinds), [ids[n]], ids[(n - 1) // 3]) for n in range(1, size))
    return shape_of(ids, ties)


def milliseconds(times: list[float]) -> str:
    """The median in milliseconds, with the largest."""
    return f"{statistics.median(times) * 1e3:.2f} ms (most {max(times) * 1e3:.1f})"


def strengths() -> None:
    """DF-QuAD and quadratic energy on trees, DAGs and graphs with circles."""
    for kind in ("tree", "dag", "cyclic"):
        for size in SIZES:
            graph = bipolar(kind, size)
            streamed = median(ROUNDS, stream, graph)
            for rule in (Rule.DF_QUAD, Rule.QUADRATIC_ENERGY):
                measure_strength(kind, size, graph, rule, streamed)


def bipolar(kind: str, size: int) -> Balance:
    """A graph by chance: half of its links attack, half support; base scores differ."""
    chance = np.random.default_rng(size)
    if kind == "tree":
        one = np.arange(1, size)
        other = (one * chance.random(size - 1)).astype(np.intp)
    elif kind == "dag":
        one = np.repeat(np.arange(1, size), 3)
        other = (one * chance.random(one.size)).astype(np.intp)
    else:
        one, other = attacks(size)
    against = chance.random(one.size) < 0.5
    none = links(size, np.zeros(0, np.intp), np.zeros(0, np.intp))
    attack = links(size, other[against], one[against])
    support = links(size, other[~against], one[~against])
    return Balance(chance.random(size), attack, support, none, none, np.arange(size))


def stream(graph: Balance) -> None:
    """Touch each link once and bring it together at its end: no pass can be faster."""
    values = np.ones(graph.size)
    for each in (graph.attacks, graph.supports):
        np.add.reduceat(np.append(values[each.ends], 0.0), each.starts[:-1])


def measure_strength(kind: str, size: int, graph: Balance, rule: Rule, streamed: float) -> None:
    ours = statistics.median(seconds(lambda: weighed(graph, rule)) for _ in range(3))
    edges = graph.edges / ours
    told = f"{edges / 1e6:.2f} M links/s, {ours / streamed:.0f} x streaming"
    say(f"{rule}, {kind}, {size:,}", told, ">= 1 M/s")
    if size == CLAIMS:
        compare_strength(graph, rule, ours)


def compare_strength(graph: Balance, rule: Rule, ours: float) -> None:
    """The peer on the same graph, in a process that is ended when it takes too long."""
    from argumentation.gradual import dfquad, gradual

    work: Callable[..., object] = (
        dfquad.dfquad_strengths
        if rule is Rule.DF_QUAD
        else gradual.quadratic_energy_strengths_discrete
    )
    names = [str(n) for n in range(graph.size)]
    pairs = [
        {
            (names[end], names[n])
            for n in range(graph.size)
            for end in each.ends[each.starts[n] : each.starts[n + 1]].tolist()
        }
        for each in (graph.attacks, graph.supports)
    ]
    made = gradual.WeightedBipolarGraph(
        arguments=frozenset(names),
        initial_weights=dict(zip(names, graph.bases.tolist(), strict=True)),
        attacks=frozenset(pairs[0] - pairs[1]),
        supports=frozenset(pairs[1] - pairs[0]),
    )
    try:
        took = seconds(lambda: work(made))
    except Exception as failed:  # noqa: BLE001 - whatever a peer fails with is its answer
        say("  formal-argumentation", f"fails: {str(failed)[:50]}", "")
        return
    say("  formal-argumentation", f"{took:.2f} s, {took / ours:.0f} x ours", ">= 50 x")


def solved() -> None:
    """Preferred and stable on hard frameworks, against a bare encoding in the same solver."""
    for semantics in (Semantics.PREFERRED, Semantics.STABLE):
        pairs = [pair for size, count in HARD for pair in solved_one(size, count, semantics)]
        took = statistics.median(ours for ours, _ in pairs)
        said = f"{ratio(pairs)}  [{took:.2f} s]"
        say(f"{semantics}, 400 arguments, to a bare encoding", said, "<= 1.50")


def solved_one(size: int, count: int, semantics: Semantics) -> list[tuple[float, float]]:
    """Ours and the bare encoding on one framework, which find as many extensions."""
    chance = random.Random(count)
    told = [(chance.randrange(size), chance.randrange(size)) for _ in range(count)]
    ends = np.array(told, np.intp)
    ours = Framework(size, ends[:, 0], ends[:, 1])
    found = extensions(ours, semantics, MANY, never)
    assert len(found.found) == bare(size, told, semantics)
    return paired(
        lambda: seconds(lambda: extensions(ours, semantics, MANY, never)),
        lambda: seconds(lambda: bare(size, told, semantics)),
        3,
    )


def never() -> bool:
    """A deadline that does not pass."""
    return False


def bare(size: int, told: list[tuple[int, int]], semantics: Semantics) -> int:
    """Count the extensions with one solver over all arguments and nothing else."""
    against: list[set[int]] = [set() for _ in range(size)]
    for attacker, attacked in told:
        against[attacked].add(attacker)
    found, fresh = 0, 2 * size
    with Solver(name=SOLVER) as solver:
        for n, others in enumerate(against):
            solver.add_clause([-(2 * n + 1), -(2 * n + 2)])
            solver.add_clause([2 * n + 1, *(-(2 * m + 2) for m in others)])
            solver.add_clause([-(2 * n + 2), *(2 * m + 1 for m in others)])
            for m in others:
                solver.add_clause([-(2 * n + 1), 2 * m + 2])
                solver.add_clause([2 * n + 2, -(2 * m + 1)])
            if semantics is Semantics.STABLE:
                solver.add_clause([2 * n + 1, 2 * n + 2])
        while solver.solve():
            held = {one for one in solver.get_model() if one > 0}
            while semantics is Semantics.PREFERRED:
                fresh += 1
                rest = [2 * n + 1 for n in range(size) if 2 * n + 1 not in held]
                solver.add_clause([-fresh, *rest])
                standing = [2 * n + 1 for n in range(size) if 2 * n + 1 in held]
                if not solver.solve(assumptions=[*standing, fresh]):
                    break
                held = {one for one in solver.get_model() if one > 0}
            found += 1
            solver.add_clause([2 * n + 1 for n in range(size) if 2 * n + 1 not in held])
    return found


if __name__ == "__main__":
    main()
