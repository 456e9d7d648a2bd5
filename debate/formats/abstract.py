"""APX, TGF and .af as maps: claims without words of their own, that attack one another.

They hold single attacks on claims and nothing else. In a map that is written an undercut, a support
and a step of several premises are left out, and told; so is every text.
"""

from collections.abc import Callable, Iterable, Iterator

from ..errors import MalformedFile
from ..model import ArgumentMap, Claim, Kind, Loss, Relation, is_id
from . import af, apx, tgf
from .attacks import Attacks
from .building import Building, topic_of
from .holding import Holds, not_held
from .reading import Reading, Writing

_NO_WORDS = Holds(frozenset())
_WORDS = Holds(frozenset({"claim.text"}))


def read_af(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read ICCMA's .af file as a map. Raises MalformedFile with the line."""
    return to_map(af.read(text, file=file), file, slug)


def read_apx(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read an APX file as a map. Raises MalformedFile with the line."""
    if not text.strip():
        raise MalformedFile("This file is empty.", file=file)
    return to_map(apx.read(text, file=file), file, slug)


def read_tgf(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read a TGF file as a map; labels of arguments become texts. Raises MalformedFile."""
    return to_map(tgf.read(text, file=file), file, slug, tgf.labels(text))


def write_af(map_: ArgumentMap) -> Writing:
    """Write the attacks on claims as an .af file: arguments are numbers, in the map's order."""
    numbers = {id_: str(number) for number, id_ in enumerate(map_.claims, start=1)}
    lines = [f"p af {len(numbers)}", *(f"{one} {other}" for one, other in _attacks(map_, numbers))]
    return _written(map_, lines, [Loss(id_, "its id", "numbers alone") for id_ in map_.claims])


def write_apx(map_: ArgumentMap) -> Writing:
    """Write the attacks on claims as APX: arguments go by their ids."""
    names = {id_: id_ for id_ in map_.claims}
    lines = [f"arg({name})." for name in names]
    lines += [f"att({one},{other})." for one, other in _attacks(map_, names)]
    return _written(map_, lines)


def write_tgf(map_: ArgumentMap) -> Writing:
    """Write the attacks on claims as TGF: ids, with the texts as labels."""
    names = {id_: id_ for id_ in map_.claims}
    lines = [f"{one.id} {' '.join(one.text.split())}" for one in map_.claims.values()]
    lines += ["#", *(f"{one} {other}" for one, other in _attacks(map_, names))]
    return _written(map_, lines, holds=_WORDS)


def to_map(
    found: Attacks, file: str = "", slug: str = "", labels: Callable[[str], str] | None = None
) -> Reading:
    """Make a map of arguments that attack one another."""
    building = Building(file, topic_of(file, slug))
    ledger = building.ledger
    for name in found.names:
        label = labels(name) if labels else ""
        is_bare = label or is_id(name, "c")  # a name of our own says nothing
        said = Claim("", label or f"Argument {name}", title="" if is_bare else name[:100])
        building.claim(name, said, ledger.node(f"argument {name}"), where=name)
    ends = zip(found.attackers.tolist(), found.attacked.tolist(), strict=True)
    twice = set()
    for one, other in ends:
        attacker, attacked = found.names[one], found.names[other]
        entry = ledger.edge(f"attack {attacker} {attacked}", "an attack")
        if (one, other) in twice:
            ledger.lose("this attack stands here twice", entry)
            continue
        twice.add((one, other))
        told = Relation("", Kind.ATTACK, (attacker,), attacked)
        building.relation(f"{attacker}\n{attacked}", told, entry)
    return building.finish()


def _attacks(map_: ArgumentMap, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for one in _told_once(map_):
        yield names[one.premises[0]], names[one.conclusion]


def _told_once(map_: ArgumentMap) -> Iterator[Relation]:
    """Give each attack of one claim on another; what attacks as another does is the same here."""
    told: set[tuple[str, str]] = set()
    for one in map_.relations.values():
        ends = (one.premises[0], one.conclusion)
        if one.kind is Kind.ATTACK and len(one.premises) == 1 and ends not in told:
            told.add(ends)
            yield one


def _written(
    map_: ArgumentMap,
    lines: Iterable[str],
    losses: Iterable[Loss] = (),
    holds: Holds = _NO_WORDS,
) -> Writing:
    told = {one.id for one in _told_once(map_)}
    ties = [
        Loss(id_, "its id", "attacks have no names") if id_ in told else
        Loss(id_, "a relation", "this format holds attacks of one claim on another", "edge")
        for id_ in map_.relations
    ]  # fmt: skip
    return Writing("\n".join(lines) + "\n", (*ties, *losses, *not_held(map_, holds)))
