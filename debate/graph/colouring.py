"""By what the claims of a picture are coloured: the tone of each, a word that the style knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..model import VoiceKind
from .forest import Forest

AGES = ("age-0", "age-1", "age-2", "age-3")
SIDES = ("top", "for", "against")
COUNTER = ("no-counter", "counter")
LABELS = ("label-none", "label-stands", "label-disputed", "label-open")
VOICES = tuple(f"voice-{kind.value.replace('_', '-')}" for kind in VoiceKind)


class Colour(StrEnum):
    """What the colours of a picture tell."""

    SIDE = "side"
    VOICE = "voice"
    AGE = "age"
    MISSING = "missing"
    LABEL = "label"


TONES: Mapping[Colour, tuple[str, ...]] = {
    Colour.SIDE: SIDES,
    Colour.VOICE: VOICES,
    Colour.AGE: AGES,
    Colour.MISSING: COUNTER,
    Colour.LABEL: LABELS,
}
"""All tones of a colouring; a claim's tone is told by its place among these."""


@dataclass(frozen=True)
class Colouring:
    """A colouring with what it takes: who says each claim, in which quarter of the debate it came
    (0 the oldest), and the label (a place in LABELS) of those that have one.
    """

    colour: Colour = Colour.SIDE
    voices: Mapping[str, VoiceKind] = field(default_factory=dict)
    ages: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, int] = field(default_factory=dict)

    def tone(self, forest: Forest, node: int) -> str:
        """Give the tone of a claim.

        >>> from .forest import forest
        >>> Colouring(Colour.MISSING).tone(forest({"c1": ""}, []), 2)
        'no-counter'
        """
        return TONES[self.colour][self._place(forest, node)]

    def _place(self, forest: Forest, node: int) -> int:
        claim = forest.claim(node)
        match self.colour:
            case Colour.SIDE:
                return forest.side[node] % len(SIDES)  # -1 is the last
            case Colour.VOICE:
                return tuple(VoiceKind).index(self.voices.get(claim, VoiceKind.UNKNOWN))
            case Colour.AGE:
                return self.ages.get(claim, 0)
            case Colour.MISSING:
                return int(forest.answered[node])
            case Colour.LABEL:
                return self.labels.get(claim, 0)
