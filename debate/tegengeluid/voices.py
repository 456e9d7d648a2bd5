"""I4, stemmen per stelling, and I5, verscheidenheid: which voices are in the room.

J is Shannon's evenness (Pielou 1966) over the six groups, beside it Simpson's 1 - sum of p squared.
Who stands in no known capacity is left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from ..model import Claim, VoiceKind
from .counted import GROUPS, Counted, Step, Voice, group
from .coverage import by_weight
from .figure import Figure, Indicator, Words, measure, share
from .record import Said
from .saying import CLAIMS, CONTRIBUTIONS, amount, decimal, sure, too_few
from .saying import GROUPS as NAMES

_BIT = {kind: 1 << place for place, kind in enumerate(GROUPS)}
_BIT_OF = {kind: _BIT[voice] if (voice := group(kind)) else 0 for kind in VoiceKind}
CLIENTS = _BIT[VoiceKind.CITIZEN]
ABOUT_CLIENTS = "cliënten"
"""The tag that curators give to claims about clients."""


def voices_per_claim(counted: Counted) -> Indicator:
    """Average over the positions which share of the six groups replies to each, two replies deep.

    The items are the positions that no citizen or client replies to, theses first.
    """
    heard = Replying(counted)
    figure = _average(counted, heard)
    figure = replace(figure, items=tuple(by_weight(counted, figure.items)))
    n = figure.n
    beside = (
        _heard("with_citizens", CLIENTS, counted.positions, heard),
        _heard("theses_with_citizens", CLIENTS, counted.theses, heard),
        _heard("about_clients", CLIENTS, _about_clients(counted), heard),
        *(_heard(f"heard {kind}", _BIT[kind], counted.positions, heard) for kind in GROUPS),
    )
    if figure.shown is None:
        return Indicator("I4", figure, too_few(n, CLAIMS), beside)
    return Indicator("I4", figure, _said(figure.shown * len(GROUPS), beside[0]), beside)


def average(counted: Counted) -> Figure:
    """Give the figure alone, with its items as they come."""
    return _average(counted, Replying(counted))


def _average(counted: Counted, heard: Mapping[str, int]) -> Figure:
    counts = [heard[id_].bit_count() for id_ in counted.positions]
    n = len(counts)
    unheard = [id_ for id_ in counted.positions if not heard[id_] & CLIENTS]
    return measure("voices", sum(counts) / n / len(GROUPS) if n else None, n, unheard)


class Replying(dict[str, int]):
    """For each claim the voices among replies to it, two deep, as bits in the order of GROUPS.

    Each is worked out when it is asked for. What is said against a step towards the claim is a
    reply to that step's premises.
    """

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self._first: dict[str, int] = {}

    def __missing__(self, claim: str) -> int:
        undercuts = self._counted.undercuts
        bits = self._first_of(claim)
        for step in self._steps(claim):
            for premise in step.premises:
                bits |= self._first_of(premise)
            for objection in undercuts.get(step.id, ()):
                bits |= self._voices_of(objection.premises)
        self[claim] = bits
        return bits

    def _first_of(self, claim: str) -> int:
        """The voices among the replies right below a claim."""
        bits = self._first.get(claim)
        if bits is None:
            bits = 0
            for step in self._steps(claim):
                bits |= self._voices_of(step.premises)
            self._first[claim] = bits
        return bits

    def _steps(self, claim: str) -> Iterator[Step]:
        yield from self._counted.supports.get(claim, ())
        yield from self._counted.attacks.get(claim, ())

    def _voices_of(self, claims: Iterable[str]) -> int:
        every, bits = self._counted.map.claims, 0
        for claim in claims:
            bits |= _own(every[claim])
        return bits


def _own(claim: Claim) -> int:
    """The voices of a claim as bits."""
    bits = _BIT_OF[claim.voice.kind]
    for each in claim.wordings:
        bits |= _BIT_OF[each.voice.kind]
    return bits


def _heard(name: str, voice: int, claims: Sequence[str], heard: Mapping[str, int]) -> Figure:
    """Give the share of these claims to which a voice replies; the items are the others."""
    unheard = [id_ for id_ in claims if not heard[id_] & voice]
    return share(name, len(claims) - len(unheard), len(claims), unheard)


def _about_clients(counted: Counted) -> list[str]:
    return [id_ for id_, each in counted.map.claims.items() if ABOUT_CLIENTS in each.tags]


def _said(mean: float, clients: Figure) -> Words:
    told, written = amount(clients.n - (clients.k or 0), CLAIMS), decimal(mean)
    low, high = clients.interval or (0.0, 0.0)
    doubt = sure((1 - high, 1 - low) if clients.interval else None)
    return Words(
        f"Op een hoofdstelling, of wat die steunt, reageren gemiddeld {written.nl} van de"
        f" {len(GROUPS)} groepen. Op {told.nl} van de {clients.n} reageert geen inwoner of"
        f" cliënt{doubt.nl}.",
        f"On average {written.en} of the {len(GROUPS)} groups respond to a main claim, or to what"
        f" supports it. No resident or client responds to {told.en} of the {clients.n}{doubt.en}.",
    )


def variety(counted: Counted) -> Indicator:
    """Tell how evenly contributions are spread over the groups; beside it the same for people."""
    said = [*counted.voices.values(), *(voice for _, voice in _merged(counted))]
    figure = measure("evenness", evenness(said), sum(voice is not None for voice in said))
    people = [voice for _, voice in _people(counted)]
    known = sum(voice is not None for voice in people)
    beside = (
        measure("simpson", simpson(said), figure.n),
        measure("evenness_of_people", evenness(people), known),
        measure("simpson_of_people", simpson(people), known),
        measure("unknown", float(len(said) - figure.n), len(said), least=0),
    )
    if figure.shown is None:
        return Indicator("I5", figure, too_few(figure.n, CONTRIBUTIONS), beside)
    return Indicator("I5", figure, _spread(said, figure.n), beside)


def evenness(voices: Iterable[Voice]) -> float | None:
    """Give Shannon's evenness over the six groups: 0 is one voice, 1 is all equally; None of none.

    >>> evenness([VoiceKind.CITIZEN] * 3)
    0.0
    """
    shares = _shares(voices)
    if not shares:
        return None
    return sum(-p * log(p) for p in shares) / log(len(GROUPS)) + 0.0


def simpson(voices: Iterable[Voice]) -> float | None:
    """Give the chance that two contributions, drawn with replacement, are of different voices."""
    shares = _shares(voices)
    return 1 - sum(p * p for p in shares) if shares else None


def _shares(voices: Iterable[Voice]) -> list[float]:
    counts = Counter(voice for voice in voices if voice)
    return [counts[kind] / counts.total() for kind in GROUPS if counts[kind]]


def _people(counted: Counted) -> set[tuple[str, Voice]]:
    said, nobody = counted.record.said, Said()
    found = {(said.get(id_, nobody).author, voice) for id_, voice in counted.voices.items()}
    found.update((each.author, voice) for each, voice in _merged(counted))
    return {(author, voice) for author, voice in found if author}


def _merged(counted: Counted) -> Iterator[tuple[Said, Voice]]:
    """Give who said each other wording of a claim, and in which group."""
    for claim in counted.map.claims.values():
        if claim.wordings:
            also = counted.record.also.get(claim.id, ())
            for at, one in enumerate(claim.wordings):
                yield also[at] if at < len(also) else Said(), group(one.voice.kind)


def _spread(voices: Iterable[Voice], n: int) -> Words:
    (kind, most), *_ = Counter(voice for voice in voices if voice).most_common(1)
    name = NAMES[kind]
    return Words(
        f"De meeste bijdragen, {most} van de {n}, komen van {name.nl}.",
        f"Most contributions, {most} of the {n}, come from {name.en}.",
    )
