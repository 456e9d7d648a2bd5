"""Debates of every shape, as large as one asks: the same each time."""

import random
from collections.abc import Callable

from debate.model import (
    ArgumentMap,
    Claim,
    Kind,
    Relation,
    Section,
    Topic,
    Voice,
    VoiceKind,
    make_id,
)

SECTIONS = 12
SUBJECTS = ("wijkteam", "netwerk", "gemeente", "cliënt", "hulpverlener", "buurt", "zorg", "budget")
CLAIM = "Het {} in de wijk helpt het {} sneller dan {} andere regelingen bij elkaar."
VOICES = tuple(VoiceKind)

Above = Callable[[random.Random, int], int]
SHAPES: dict[str, Above] = {
    "star": lambda chance, number: 0,
    "chain": lambda chance, number: number - 1,
    "kialo": lambda chance, number: int(number * chance.random() ** 1.3),
    "cyclic": lambda chance, number: max(0, number - chance.randint(1, 40)),
}
"""By name: on which claim each next one speaks. In `cyclic` many answer one another besides."""


def sentence(number: int) -> str:
    """Give the words of a claim by its number: no two say the same."""
    return CLAIM.format(SUBJECTS[number % 8], SUBJECTS[number // 8 % 8], number)


def debate(shape: str, size: int) -> ArgumentMap:
    """Make a debate of so many claims."""
    slug = f"{shape}-{size}"
    chance = random.Random(1)
    ids = [make_id("c", slug, str(number)) for number in range(size)]
    parts = [make_id("g", slug, str(number)) for number in range(SECTIONS)]
    claims = {
        id_: Claim(
            id_,
            sentence(number),
            voice=Voice(chance.choice(VOICES)),
            section=chance.choice(parts),
        )
        for number, id_ in enumerate(ids)
    }
    relations: dict[str, Relation] = {}

    def add(kind: Kind, premise: int, conclusion: str) -> None:
        id_ = make_id("r", slug, str(len(relations)))
        relations[id_] = Relation(id_, kind, (ids[premise],), conclusion)

    for number in range(1, size):
        above = SHAPES[shape](chance, number)
        if relations and chance.random() < 0.08:
            add(Kind.UNDERCUT, number, next(reversed(relations)))
        else:
            add(chance.choice((Kind.SUPPORT, Kind.ATTACK)), number, ids[above])
        if shape == "cyclic" and number % 3 == 0:
            add(Kind.ATTACK, above, ids[number])
    return ArgumentMap(
        Topic(slug, f"Een debat van {size}", theses=tuple(ids[:1])),
        sections={id_: Section(id_, f"Onderdeel {at}") for at, id_ in enumerate(parts, 1)},
        claims=claims,
        relations=relations,
    )


def text(shape: str, size: int) -> str:
    """Write a debate of so many claims as a person would in Argdown: nested, without any data."""
    chance = random.Random(1)
    below: dict[int, list[int]] = {}
    for number in range(1, size):
        below.setdefault(SHAPES[shape](chance, number), []).append(number)
    lines, waiting = ["===", f"title: Een debat van {size}", "===", ""], [(0, 0)]
    while waiting:
        number, depth = waiting.pop()
        said = sentence(number)
        sign = f"{chance.choice('+-')} " if depth else ""
        lines.append(f"{'    ' * depth}{sign}[Stelling {number}]: {said}")
        waiting += [(answer, depth + 1) for answer in below.get(number, ())]
    return "\n".join(lines) + "\n"
