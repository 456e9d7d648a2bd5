"""APX, TGF and .af as maps: claims without words of their own, that attack one another.

They hold single attacks on claims and nothing else. In a map that is written an undercut, a support
and a step of several premises are left out, and told; so is every text.
"""

from collections.abc import Callable, Iterable, Iterator

from ..errors import MalformedFile
from ..model import ArgumentMap, Claim, Kind, Loss, Relation
from . import af, apx, tgf
from .attacks import Attacks
from .building import Building, topic_of
from .holding import not_held
from .reading import Reading, Writing

_HOLDS = frozenset({"claim.title", "claim.is_argument"})


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
    return _written(map_, lines, has_names=False)


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
    return _written(map_, lines, has_texts=True)


def to_map(
    found: Attacks, file: str = "", slug: str = "", labels: Callable[[str], str] | None = None
) -> Reading:
    """Make a map of arguments that attack one another."""
    building = Building(file, topic_of(file, slug))
    ledger = building.ledger
    for name in found.names:
        label = labels(name) if labels else ""
        said = Claim("", label or f"Argument {name}", title="" if label else name[:100])
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
    for one in map_.relations.values():
        if _is_plain(one):
            yield names[one.premises[0]], names[one.conclusion]


def _is_plain(relation: Relation) -> bool:
    return relation.kind is Kind.ATTACK and len(relation.premises) == 1


def _written(
    map_: ArgumentMap, lines: Iterable[str], *, has_names: bool = True, has_texts: bool = False
) -> Writing:
    losses = [
        Loss(one.id, "a relation", "this format holds attacks of one claim on another", "edge")
        for one in map_.relations.values()
        if not _is_plain(one)
    ]
    if not has_texts:
        losses += [
            Loss(
                one.id, "its text", "this format has names alone" if has_names else "numbers alone"
            )
            for one in map_.claims.values()
        ]
    return Writing("\n".join(lines) + "\n", (*losses, *not_held(map_, _HOLDS)))
