"""The colours of a drawing that stands by itself, where no style sheet reaches it.

They are those of static/overview.css in the light: a test holds the two to one another.
"""

from ...graph.colouring import TONES

PAPER, INK, QUIET = "#fbfaf7", "#1c1b1a", "#5b5853"
PART = 0.42  # of a tone in its segment; the rest is paper
STRONG = {
    "top": "#5b5853",
    "for": "#1f5f99",
    "against": "#b0400c",
    "voice-citizen": "#1f5f99",
    "voice-client": "#b0400c",
    "voice-professional": "#0f6b52",
    "voice-policymaker": "#6a3d9a",
    "voice-researcher": "#7a6100",
    "voice-journalist": "#a23a6d",
    "voice-council-member": "#2f6f80",
    "voice-unknown": "#6d6860",
    "age-0": "#928b7e",
    "age-1": "#76917e",
    "age-2": "#42806d",
    "age-3": "#0b4a3d",
    "no-counter": "#0f5c4d",
    "counter": "#928b7e",
    "label-none": "#928b7e",
    "label-stands": "#0f5c4d",
    "label-disputed": "#b0400c",
    "label-open": "#7a6100",
    "section": "#8a857c",
    "sum": "#8a857c",
}


def mixed(strong: str, part: float) -> str:
    """Mix a colour with paper.

    >>> mixed("#000000", 0.5)
    '#7e7d7c'
    """
    pairs = zip(_parts(strong), _parts(PAPER), strict=True)
    return "#" + "".join(f"{round(part * one + (1 - part) * other):02x}" for one, other in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


PALE = {"top": 0.2, "section": 0.12, "sum": 0.12, "no-counter": 0.08}
"""Tones of which there is less in a segment: those that only frame the others, or stay open."""

PAINT = {
    tone: mixed(STRONG[tone], PALE.get(tone, PART))
    for tone in (*(each for some in TONES.values() for each in some), "section", "sum")
}
"""What a segment of each tone is filled with."""
