"""I3, uitwisseling tussen groepen: whether voices answer one another or speak among themselves.

The share of lines that join different voices, against what the same shares of voices would give by
chance: 1 less the assortativity (Newman 2003, "Mixing patterns in networks"). 1 is as by chance,
less is talking among themselves.
"""

from collections import Counter
from collections.abc import Mapping

from ..model import Kind, VoiceKind
from .counted import GROUPS, Counted
from .figure import Figure, Indicator, Words, measure
from .saying import LINES, percent, too_few
from .shuffling import percentile

LEAST_LINES = 30
_NUMBER = {kind: place for place, kind in enumerate(GROUPS)}

Matrix = Mapping[tuple[VoiceKind, VoiceKind], int]


def exchange(counted: Counted) -> Indicator:
    """Compare the share of lines between different voices with that by chance, which is 1."""
    lines = [(voice, other) for _, voice, other in counted.lines]
    n = len(lines)
    joined = sum(one != other for one, other in lines)
    expected = _expected(lines)
    ratio = joined / n / expected if n and expected else None
    figure = measure("exchange", ratio, n, least=LEAST_LINES)
    beside = (
        Figure("observed", joined / n if n else None, n, joined, is_enough=n >= LEAST_LINES),
        measure("expected", expected if n else None, n, least=LEAST_LINES),
        measure("percentile", _percentile(counted), n, least=LEAST_LINES),
    )
    if figure.shown is None or ratio is None:
        return Indicator("I3", figure, too_few(n, LINES, LEAST_LINES), beside)
    return Indicator("I3", figure, _said(joined / n, expected, beside[2].shown), beside)


def matrix(counted: Counted, *kinds: Kind) -> Matrix:
    """Count the lines from each voice to each, of these kinds, or of all."""
    lines = counted.lines
    return Counter((line[1], line[2]) for line in lines if not kinds or line[0].kind in kinds)


def _expected(lines: list[tuple[VoiceKind, VoiceKind]]) -> float:
    """One minus the chance that the two ends are alike, were they drawn apart."""
    n = len(lines)
    out, into = Counter(one for one, _ in lines), Counter(other for _, other in lines)
    return 1 - sum(count * into[kind] for kind, count in out.items()) / (n * n) if n else 0.0


def _percentile(counted: Counted) -> float | None:
    """Deal the voices anew over the claims, as often as needed, and compare."""
    numbers: dict[str, int] = {}
    labels: list[int] = []
    edges = []
    for step, voice, other in counted.lines:
        target = counted.steps.get(step.conclusion)
        pair = (step.premises[0], target.premises[0] if target else step.conclusion)
        for end, kind in zip(pair, (voice, other), strict=True):
            if end not in numbers:
                numbers[end] = len(labels)
                labels.append(_NUMBER[kind])
        edges.append((numbers[pair[0]], numbers[pair[1]]))
    return percentile(labels, edges)


def _said(observed: float, expected: float, place: float | None) -> Words:
    nl = (
        f"Van de verbanden loopt {percent(observed)} procent tussen verschillende groepen; "
        f"door toeval zou dat {percent(expected)} procent zijn."
    )
    en = (
        f"{percent(observed)} per cent of the relations run between different groups;"
        f" by chance that would be {percent(expected)} per cent."
    )
    if place is None:
        return Words(nl, en)
    if 0.025 <= place <= 0.975:
        return Words(f"{nl} Dat past bij toeval.", f"{en} That fits chance.")
    how, how_en = ("weinig", "little") if place < 0.5 else ("veel", "much")
    return Words(
        f"{nl} Zo {how} komt door toeval bijna nooit voor.",
        f"{en} So {how_en} hardly ever happens by chance.",
    )
