"""The council's side of a debate: its agenda items, motions and answers, and moments to hold on to.

The kinds are those of Open Raadsinformatie (ORI 2.0, VNG): its `Informatieobjecttype`, with the
resources `agendapunt` and `spreekfragment`. What is stored of an object is where it is, what it is
called and its day: the running service knows documents alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from .model import make_id


class ObjectKind(StrEnum):
    """What sort of thing of the council something is."""

    AGENDA_ITEM = "agendapunt"
    MOTION = "motie"
    AMENDMENT = "amendement"
    QUESTION = "vraag"
    ANSWER = "antwoord"
    PROMISE = "toezegging"
    SPEECH = "spreekfragment"
    PROPOSAL = "voorstel"
    DECISION_PAPER = "besluitvormingsstuk"
    INCOMING_PAPER = "ingekomen_stuk"
    NOTICE = "mededeling"


USES = frozenset(
    {
        ObjectKind.MOTION,
        ObjectKind.AMENDMENT,
        ObjectKind.QUESTION,
        ObjectKind.ANSWER,
        ObjectKind.PROMISE,
        ObjectKind.SPEECH,
    }
)
"""In these the council did something with a claim; the others only bear on it."""

ANSWERS = frozenset({ObjectKind.ANSWER, ObjectKind.PROMISE})
"""These are the college's."""


@dataclass(frozen=True)
class CouncilObject:
    """A thing of the council: `url` is where it can be read, `day` its date as 2026-01-31."""

    id: str
    kind: ObjectKind
    title: str
    url: str
    day: str


@dataclass(frozen=True)
class Snapshot:
    """A debate at one of its versions, to hold on to under this title."""

    version: int
    title: str


def object_id(debate: str, url: str) -> str:
    """Give the id of what is at an address, for one debate.

    >>> object_id("avondbus", "https://raad.example/1")
    'o12f4247c32f3'
    """
    return make_id("o", debate, url)
