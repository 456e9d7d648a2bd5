"""What would change a label: the fewest answers, and the claims on which most theses hang.

An answer is a counterargument against a claim, or an objection against a step, that nobody
answers: what it is against falls. What then becomes of the rest is labelled anew, as far as it
reaches.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .relabelling import supposed
from .shape import CLAIM, SUPPORT
from .standing import IN, OUT, Label
from .verdicts import Verdicts

CANDIDATES = 40  # claims and steps behind a claim that an answer is tried on, the nearest first
PAIRS = 400  # pairs of them that are tried
LOOKED_AT = 300  # claims behind the theses that may be a crux, the nearest first
EFFORT = 6_000  # labels found anew, and attacks looked at, after which nothing further is tried
CRUXES = 5


@dataclass(frozen=True)
class Change:
    """Answers, by the ids of the claims and steps they are against, after which a claim has another
    label.
    """

    against: tuple[str, ...]
    becomes: Label


@dataclass(frozen=True)
class Crux:
    """A claim, and the theses that get another label when it falls, or when it stands."""

    claim: str
    theses: tuple[str, ...]


def change(told: Verdicts, claim: str) -> Change | None:
    """Give the fewest answers, one or two, that make a claim stand which does not, or fall which
    does; None where no such answers are found near it. Raises KeyError for a claim that is not
    there.

    >>> from debate.graph.shape import Tie, shape_of
    >>> from debate.model import Kind
    >>> from debate.graph.verdicts import verdicts
    >>> change(verdicts(shape_of(["a", "b"], [Tie("r", Kind.ATTACK, ["b"], "a")])), "a").against
    ('b',)
    """
    node = told.shape.numbers[claim]
    if told.at(node) is Label.IN:
        return Change((claim,), Label.OUT)
    if told.shape.onto.count(node) > EFFORT:
        return None
    behind = list(itertools.islice(_behind(told, node), CANDIDATES))
    standing = [(one,) for one in behind if told.at(one) is not Label.OUT]
    pairs = itertools.islice(itertools.combinations(behind, 2), PAIRS)
    trial = _Trial(told)
    for answers in (*standing, *pairs):
        labels = trial.suppose({2 * one: OUT for one in answers})
        if labels.get(2 * node) == IN:
            return Change(tuple(told.shape.ids[one] for one in answers), Label.IN)
        if trial.is_over:
            break
    return None


class _Trial:
    """Suppositions, as many as may be tried before an answer is due."""

    def __init__(self, told: Verdicts) -> None:
        self._told, self._left = told, EFFORT

    @property
    def is_over(self) -> bool:
        return self._left <= 0

    def suppose(self, fixed: Mapping[int, int]) -> dict[int, int]:
        """Give the labels that are found anew; none where too much is reached."""
        most = max(0, min(self._left, EFFORT // 4))
        labels = supposed(self._told.framework, self._told.labelling, fixed, most)
        if labels is None:
            self._left -= most
            return {}
        count = self._told.framework.incoming.count
        self._left -= len(labels) + sum(map(count, labels))
        return labels


def _behind(told: Verdicts, node: int) -> Iterator[int]:
    """Give what a label may hang on, the nearest first; claims before the steps they are in."""
    shape, seen, layer = told.shape, {node}, [node]
    while layer:
        onto = (one for here in layer for one in shape.onto.of(here)[:LOOKED_AT])
        steps = [one for one in dict.fromkeys(onto) if shape.kinds[one] > SUPPORT]
        grounds = dict.fromkeys(one for step in steps for one in shape.grounds.of(step))
        layer = [one for one in (*grounds, *steps) if one not in seen][: 2 * LOOKED_AT]
        seen.update(layer)
        yield from layer


def cruxes(told: Verdicts, theses: Iterable[str], most: int = CRUXES) -> list[Crux]:
    """Give the claims on which most theses hang, besides the theses themselves."""
    nodes = [told.shape.numbers.get(thesis) for thesis in theses]
    ends = [node for node in nodes if node >= 0]
    found: list[Crux] = []
    trial = _Trial(told)
    for candidate in itertools.islice(_candidates(told, ends), LOOKED_AT):
        turned = OUT if told.at(candidate) is Label.IN else IN
        labels = trial.suppose({2 * candidate: turned})
        flipped = [
            one for one in ends if labels.get(2 * one, _label(told, one)) != _label(told, one)
        ]
        if flipped:
            ids = tuple(told.shape.ids[one] for one in flipped)
            found.append(Crux(told.shape.ids[candidate], ids))
        if trial.is_over:
            break
    return sorted(found, key=lambda crux: -len(crux.theses))[:most]


def _candidates(told: Verdicts, theses: Sequence[int]) -> Iterator[int]:
    """Give the claims behind these, in turn, each once."""
    seen = set(theses)
    for turn in itertools.zip_longest(*(_behind(told, thesis) for thesis in theses)):
        for node in turn:
            if node is not None and node not in seen:
                seen.add(node)
                if told.shape.kinds[node] == CLAIM:
                    yield node


def _label(told: Verdicts, node: int) -> int:
    return int(told.labelling.labels[2 * node])
