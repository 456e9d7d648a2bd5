"""I8, doorvraagdiepte: whether people go on to answer one another, or all speak beside each other.

The h-index of the tree of replies (Gomez, Kaltenbrunner and Lopez 2008): the largest h such that at
least h claims stand h replies below a thesis.
"""

from .counted import Counted, Step
from .figure import Figure, Indicator, Words


def depth(counted: Counted) -> Indicator:
    """Give the h-index of the replies below the theses; the items are those at the deepest level.

    A claim stands at its nearest way to a thesis; an objection to a step replies to its premises.
    """
    found = levels(counted)
    h = max((level for level in range(1, len(found)) if len(found[level]) >= level), default=0)
    reached = sum(map(len, found))
    figure = Figure("h", float(h), reached, items=tuple(found[-1]) if len(found) > 1 else ())
    beside = (
        Figure("chains", float(chains(counted)), len(counted.attacks)),
        Figure("deepest", float(max(0, len(found) - 1)), reached),
        *(Figure(f"level {at}", float(len(level)), reached) for at, level in enumerate(found)),
    )
    return Indicator("I8", figure, _said(h), beside)


def _said(h: int) -> Words:
    if not h:
        return Words(
            "Op de hoofdstellingen is nog niet geantwoord.",
            "Nobody has answered the main claims yet.",
        )
    return Words(
        f"Op {h} antwoorden diep staan nog ten minste {h} stellingen; op {h + 1} diep geen {h + 1}"
        " meer.",
        f"At least {h} claims stand {h} answers deep; fewer than {h + 1} stand {h + 1} deep.",
    )


def levels(counted: Counted) -> list[list[str]]:
    """Give the claims by how many replies they stand below a thesis, the theses first."""
    found = [list(counted.theses)]
    seen = set(counted.theses)
    objected = [step for thesis in counted.theses for step in counted.towards(thesis)]
    while objected:
        below: list[str] = []
        later: list[Step] = []
        for step in objected:
            fresh = [one for one in step.premises if one not in seen]
            seen.update(fresh)
            below += fresh
            for claim in fresh:
                later += counted.towards(claim)
            later += counted.undercuts.get(step.id, ())
        found.append(below)
        objected = later
    while found and not found[-1]:
        found.pop()
    return found


def chains(counted: Counted) -> int:
    """Count the attacks on attacks on attacks, in one pass for each link of the chain."""
    once = {id_: len(steps) for id_, steps in counted.attacks.items()}
    twice = {
        id_: sum(once.get(premise, 0) for step in steps for premise in step.premises)
        for id_, steps in counted.attacks.items()
    }
    attacks = (step for steps in counted.attacks.values() for step in steps)
    return sum(twice.get(premise, 0) for step in attacks for premise in step.premises)
