"""An outline ready for the page: each line with its words, and the lists that end after it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ...graph.outline import Entry, outline
from ...model import Kind
from ...queries.maps import Part
from ...queries.things import ClaimView

LINES = 400
FOLDED = 2  # from this depth on every list is folded; those of the first lines are too


@dataclass(frozen=True)
class Line:
    """One line: the claim, how it speaks on the line above, and the lists that begin and end here.

    `folds`: the list that follows is folded away. `closing` holds for each list that ends after
    this line whether it was folded, and whether its last lines were put away by themselves because
    moderators moved them aside. `aside` is how many lines are put away from this one on. `more`
    counts answers that are on the claim's own page alone, `objections` those against the step to
    the line above. Of a claim that was told before, `under` is the claim below which it was, None
    where it began an outline.
    """

    claim: ClaimView
    entry: Entry
    more: int
    supports: int
    attacks: int
    objections: int
    folds: bool
    closing: tuple[tuple[bool, bool], ...]
    under: ClaimView | None = None
    aside: int = 0

    @property
    def kind(self) -> Kind | None:
        """How the claim speaks on the line above."""
        return self.entry.kind


def lines(part: Part, roots: Sequence[str], *, unanswered_first: bool = True) -> list[list[Line]]:
    """Tell what was said on each of these claims, one list of lines for each root; answers in the
    order of the part, unanswered counterarguments before all others.
    """
    if not roots:
        return []
    told = outline(
        part.map,
        tuple(roots),
        limit=LINES,
        unanswered_first=unanswered_first,
        aside=moved_aside(part),
    ).entries
    counts = _counts(part)
    groups: list[list[Line]] = []
    for line in _referred(_nested(told, part, counts)):
        if line.entry.depth == 0:
            groups.append([])
        groups[-1].append(line)
    return groups


def moved_aside(part: Part) -> set[str]:
    """Give the relations by which a claim speaks that moderators moved aside."""
    return {
        id_
        for id_, relation in part.map.relations.items()
        if any(part.views[one].is_aside for one in relation.premises)
    }


def below(group: Sequence[Line]) -> list[Line]:
    """Give what was said on the first line of a group as a list of its own, without that line."""
    if len(group) < 2:
        return []
    *lines_, last = group[1:]
    return [*lines_, replace(last, closing=last.closing[:-1])]


def _nested(
    told: Sequence[Entry], part: Part, counts: Mapping[str, Mapping[Kind, int]]
) -> Iterator[Line]:
    open_: list[tuple[bool, bool]] = []
    for at, entry in enumerate(told):
        aside = 0
        if entry.aside and open_ and not open_[-1][1]:
            aside = _run(told[at:])
            open_[-1] = (open_[-1][0], True)
        folds = entry.opens and (entry.depth == 0 or entry.depth >= FOLDED)
        if entry.opens:
            open_.append((folds, False))
        closing = tuple(open_.pop() for _ in range(entry.closes))
        count = counts.get(entry.claim, {})
        yield Line(
            part.views[entry.claim],
            entry,
            0 if entry.repeated else part.more.get(entry.claim, 0),
            count.get(Kind.SUPPORT, 0),
            count.get(Kind.ATTACK, 0),
            counts.get(entry.relation, {}).get(Kind.UNDERCUT, 0) if _is_last(entry) else 0,
            folds,
            closing,
            aside=aside,
        )


def _run(told: Sequence[Entry]) -> int:
    """Count the lines beside the first one, itself included, up to the end of their list."""
    depth = told[0].depth
    here = takewhile(lambda entry: entry.depth >= depth, told)
    return sum(entry.depth == depth for entry in here)


def _is_last(entry: Entry) -> bool:
    """Whether what is said against the step stands below this line."""
    return bool(entry.relation) and entry.place == entry.linked


def _referred(told: Iterable[Line]) -> Iterator[Line]:
    """Say of each claim that was told before below which claim that was."""
    upper: list[ClaimView] = []
    under: dict[str, ClaimView | None] = {}
    for line in told:
        del upper[line.entry.depth :]
        if line.entry.repeated:
            yield replace(line, under=under.get(line.claim.id))
        else:
            under[line.claim.id] = upper[-1] if upper else None
            yield line
        upper.append(line.claim)


def _counts(part: Part) -> dict[str, dict[Kind, int]]:
    counts: dict[str, dict[Kind, int]] = {}
    for relation in part.map.relations.values():
        on = counts.setdefault(relation.conclusion, {})
        on[relation.kind] = on.get(relation.kind, 0) + 1
    return counts
