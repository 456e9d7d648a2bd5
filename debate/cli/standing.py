"""What stands in a map, and how strongly: labels and strengths, of a debate or of a file."""

import itertools
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from ..errors import InvalidInput
from ..formats import files
from ..formats.attacks import Attacks
from ..formats.catalogue import ATTACKS, SUFFIXES
from ..graph.acceptance import accepted, agreed
from ..graph.arrays import Numbers, Signs
from ..graph.encoding import Expired, OutOfTime, Semantics
from ..graph.extensions import Extensions, extensions
from ..graph.framework import Framework, claim_arguments, of_shape
from ..graph.shape import shape
from ..graph.standing import IN, LABELS, OUT, UNDECIDED, grounded
from ..graph.strength import BASE, Rule, strengths, weighed
from ..graph.weighing import of_attacks
from ..model import ArgumentMap, Json
from ..queries import maps, topics
from ..storage.store import Store
from .answers import FORMAT, JSON, require_there, say, waiting

LIMIT = 100
SECONDS = 10.0
_RULES = {
    Rule.DF_QUAD: "DF-QuAD (Rago et al. 2016)",
    Rule.QUADRATIC_ENERGY: "quadratic energy (Potyka 2018)",
    Rule.EULER: "Euler-based (Amgoud and Ben-Naim 2018)",
    Rule.H_CATEGORISER: "h-categoriser (Besnard and Hunter 2001, weighted: Amgoud et al. 2017)",
}


@dataclass(frozen=True, eq=False)
class _Framework:
    """The arguments that have a name, and the framework in which they stand."""

    names: Sequence[str]
    arguments: Numbers
    framework: Framework

    def named(self, arguments: Sequence[int]) -> list[str]:
        """Give the names of those that have one, in the order of the map."""
        chosen = np.zeros(self.framework.size, np.bool_)
        chosen[np.array(arguments, np.intp)] = True
        return list(itertools.compress(self.names, chosen[self.arguments].tolist()))


@dataclass(frozen=True, eq=False)
class _Answer:
    """What `labels` answers; without labels where it was not computed in time, and with None where
    acceptance was not.
    """

    semantics: Semantics
    labels: Signs
    extensions: Sequence[list[str]] = ()
    credulous: list[str] | None = None
    sceptical: list[str] | None = None
    truncated: bool = False
    computed: bool = True

    def plain(self, names: Sequence[str]) -> dict[str, Json]:
        """As a JSON object."""
        told = [LABELS[label].value for label in self.labels.tolist()]
        return {
            "semantics": self.semantics.value,
            "labels": dict(zip(names, told, strict=False)),
            "extensions": [[*one] for one in self.extensions],
            "credulous": None if self.credulous is None else [*self.credulous],
            "sceptical": None if self.sceptical is None else [*self.sceptical],
            "truncated": self.truncated,
            "computed": self.computed,
        }

    def words(self, names: Sequence[str]) -> str:
        """As lines: for each label the names that have it."""
        if not self.computed:
            return f"{self.semantics}: not computed"
        count = len(self.extensions)
        told = [f"{self.semantics}: {count} extension{'' if count == 1 else 's'}"]
        for label in (IN, OUT, UNDECIDED):
            these = (self.labels == label).tolist()
            heading = f"{LABELS[label]} ({sum(these)})"
            told.append("\n  ".join((heading, *itertools.compress(names, these))))
        return "\n".join(told)


@click.command()
@click.argument("source", metavar="SLUG-OR-FILE")
@click.option(
    "--semantics",
    type=click.Choice([each.value for each in Semantics]),
    default=Semantics.GROUNDED.value,
    show_default=True,
    help="Which labellings.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=LIMIT,
    show_default=True,
    help="Extensions that are given at most.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0),
    default=SECONDS,
    show_default=True,
    help="Time for what may take very long; what is not there by then is not computed.",
)
@FORMAT
@JSON
@click.pass_obj
def labels(
    store: Store,
    source: str,
    semantics: str,
    limit: int,
    seconds: float,
    format_: str,
    as_json: bool,
) -> None:
    """Say which claims stand (in), fall (out) or are undecided.

    Of a debate, of a map in a file, or of a file in APX, TGF or ICCMA's .af. Where there are
    several extensions, a label is the one that all of them give.

    Example: debate labels decentralisatie-sociale-zorg --semantics preferred
    """
    told = _framework(store, source, format_)
    deadline = time.monotonic() + seconds
    with waiting(f"Labelling {source}", as_json):
        answer = _answer(told, Semantics(semantics), limit, lambda: time.monotonic() > deadline)
    if as_json:
        say(answer.plain(told.names), as_json, "")
    else:
        click.echo(answer.words(told.names))
    if not answer.computed or answer.credulous is None:
        click.echo(f"note: not all computed in {seconds:g} seconds; see --seconds", err=True)
    if answer.truncated:
        click.echo(f"note: there are more than {limit} extensions; see --limit", err=True)


def _answer(told: _Framework, semantics: Semantics, limit: int, expired: Expired) -> _Answer:
    if semantics is Semantics.GROUNDED:
        found = grounded(told.framework).labels[told.arguments]
        standing = list(itertools.compress(told.names, (found == IN).tolist()))
        return _Answer(semantics, found, [standing], standing, standing)
    try:
        every = extensions(told.framework, semantics, limit, expired)
    except OutOfTime:
        return _Answer(semantics, np.zeros(0, np.int8), computed=False)
    return _accepted(told, every, expired)


def _accepted(told: _Framework, every: Extensions, expired: Expired) -> _Answer:
    nothing = np.zeros(0, np.int8)
    named = [told.named(every.arguments(one)) for one in every.found]
    try:
        among = accepted(told.framework, every, expired)
    except OutOfTime:
        return _Answer(every.semantics, nothing, named, truncated=every.truncated)
    labels_ = agreed(told.framework, every, among)[told.arguments]
    some, sure = told.named(among.credulous), told.named(among.sceptical)
    return _Answer(every.semantics, labels_, named, some, sure, every.truncated)


@click.command("strengths")
@click.argument("source", metavar="SLUG-OR-FILE")
@click.option(
    "--semantics",
    type=click.Choice([each.value for each in Rule]),
    default=Rule.DF_QUAD.value,
    show_default=True,
    help="The rule by which they are reckoned.",
)
@click.option(
    "--base",
    type=click.FloatRange(0, 1),
    default=BASE,
    show_default=True,
    help="The base score of claims that have none of their own.",
)
@FORMAT
@JSON
@click.pass_obj
def show_strengths(
    store: Store, source: str, semantics: str, base: float, format_: str, as_json: bool
) -> None:
    """Say how strongly each claim stands, between 0 and 1. By a rule of your choice.

    Example: debate strengths decentralisatie-sociale-zorg --semantics quadratic-energy
    """
    rule = Rule(semantics)
    held = _held(store, source, format_)
    with waiting(f"Weighing {source}", as_json):
        if isinstance(held, Attacks):
            names: Sequence[str] = held.names
            scale = of_attacks(len(names), held.attackers, held.attacked, base)
            found = weighed(scale, rule)
        else:
            names = held.names
            found = strengths(shape(held.map), rule, base)
    values = [round(value, 12) for value in found.values[: len(names)].tolist()]
    lines = [f"{_RULES[rule]}, base {base:g}"]
    lines += (f"  {value:.3f}  {name}" for value, name in zip(values, names, strict=True))
    answer: dict[str, Json] = {"semantics": rule.value, "converged": found.converged}
    answer["strengths"] = dict(zip(names, values, strict=True))
    say(answer, as_json, "\n".join(lines))
    if not found.converged:
        click.echo("note: these strengths did not come to rest; they go on moving", err=True)


@dataclass(frozen=True)
class _Named:
    """A map whose claims have a name each."""

    map: ArgumentMap
    names: Sequence[str]


def _framework(store: Store, source: str, format_: str) -> _Framework:
    held = _held(store, source, format_)
    if isinstance(held, Attacks):
        size = len(held.names)
        plain = Framework(size, held.attackers, held.attacked)
        return _Framework(held.names, np.arange(size), plain)
    bare = shape(held.map)
    return _Framework(held.names, claim_arguments(bare), of_shape(bare))


def _held(store: Store, source: str, format_: str) -> Attacks | _Named:
    """Give what a file holds, or the debate of this name."""
    is_file = source == "-" or bool(format_) or Path(source).suffix.lower() in SUFFIXES
    if is_file or Path(source).exists():
        text = files.read_text(source, format_)
        if text.format in ATTACKS:
            return files.read_attacks(text)
        reading = files.read_map(text)
        names = reading.names or dict(zip(reading.map.claims, _titles(reading.map), strict=True))
        return _Named(reading.map, list(names.values()))
    if not store.path.exists():
        raise InvalidInput(
            "There is no file {source}, and no database at {path} that holds such a debate.",
            source=source[:200],
            path=str(store.path),
        )
    require_there(store)
    with store.reading() as connection:
        topics.version(connection, source)
        found = maps.argument_map(connection, source)
    return _Named(found, list(found.claims))


def _titles(found: ArgumentMap) -> list[str]:
    """Give each claim the name that its file gives it: its title, where no other has the same."""
    counts = Counter(claim.title for claim in found.claims.values())
    return [
        claim.title if claim.title and counts[claim.title] == 1 else claim.id
        for claim in found.claims.values()
    ]


COMMANDS = (labels, show_strengths)
