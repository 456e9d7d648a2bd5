"""What the colours of a picture tell, and which tone each claim has."""

from debate.graph.colouring import TONES, Colour, Colouring
from debate.graph.forest import forest_of
from debate.model import VoiceKind
from tests.graph.maps import written

FOREST = forest_of(written("a1: b > t", "a2: c > b", theses=("t",)))


def told(colouring: Colouring) -> dict[str, str]:
    return {id_: colouring.tone(FOREST, FOREST.number[id_]) for id_ in ("t", "b", "c")}


def test_a_side_is_for_or_against_the_thesis_in_the_end() -> None:
    assert told(Colouring()) == {"t": "top", "b": "against", "c": "for"}


def test_who_lacks_a_counter_voice_is_told() -> None:
    assert told(Colouring(Colour.MISSING)) == {"t": "counter", "b": "counter", "c": "no-counter"}


def test_voices_ages_and_labels_come_from_what_is_given() -> None:
    voices = {"b": VoiceKind.COUNCIL_MEMBER}
    assert told(Colouring(Colour.VOICE, voices=voices))["b"] == "voice-council-member"
    assert told(Colouring(Colour.VOICE))["b"] == "voice-unknown"
    assert told(Colouring(Colour.AGE, ages={"c": 3})) == {"t": "age-0", "b": "age-0", "c": "age-3"}
    labels = told(Colouring(Colour.LABEL, labels={"t": 2, "b": 1}))
    assert labels == {"t": "label-disputed", "b": "label-stands", "c": "label-none"}


def test_no_tone_means_two_things() -> None:
    tones = [tone for some in TONES.values() for tone in some]
    assert len(tones) == len(set(tones))
    assert set(TONES) == set(Colour)
