"""What the log knows of a debate besides its map: by whom and when, and what was taken away.

Times are UTC in milliseconds. What is not known is None, and is never guessed: a claim from an
article without a date has stood there long enough, but tells nothing about waiting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from ..model import ArgumentMap, Claim, Excerpt, Frame, Relation, Voice, VoiceKind

DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Said:
    """By whom something was said, as a key without meaning ('' where nobody can tell), and when."""

    author: str = ""
    at: int | None = None


@dataclass(frozen=True)
class Removed:
    """What moderators hid: the claims, the relations that they came with, and by which rule."""

    claims: Mapping[str, Claim] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Uptake:
    """That the council did something with a claim: by the id of that question, motion, amendment,
    promise or speech. `answered` tells whether the college answered it or promised something.
    """

    object: str
    answered: bool = False


@dataclass(frozen=True)
class Record:
    """The facts of one debate.

    `said` holds claims, and relations that have an author or a time of their own; `also` who said
    each other wording of a claim, in the order of its wordings. `council` holds claims that the
    council did something with, and `agreement` how far two coders agreed on each frame, as
    Krippendorff's alpha.
    """

    said: Mapping[str, Said] = field(default_factory=dict)
    also: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    removed: Removed = Removed()
    council: Mapping[str, Uptake] = field(default_factory=dict)
    agreement: Mapping[Frame, float] = field(default_factory=dict)


def of_map(argument_map: ArgumentMap) -> Record:
    """Give what a map itself tells: the dates of its sources, and whose words they are.

    >>> from debate.model import Claim, Topic
    >>> of_map(ArgumentMap(Topic("hulp", "Hulp"), claims={"c1": Claim("c1", "Zo.")})).said["c1"]
    Said(author='', at=None)
    """
    told = Sources(argument_map)
    claims = argument_map.claims.values()
    return Record(
        {each.id: told.said(each.voice, each.excerpts) for each in claims},
        {
            each.id: tuple(told.said(one.voice, one.excerpts) for one in each.wordings)
            for each in claims
            if each.wordings
        },
    )


class Sources:
    """The sources of a map: what each tells of the claims that rest on it."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._sources = argument_map.sources
        self._dates = {
            each.id: milliseconds(each.published) for each in argument_map.sources.values()
        }

    def said(self, voice: Voice, excerpts: tuple[Excerpt, ...]) -> Said:
        """Tell by whom and when: a name says who, else the capacity in which the source speaks."""
        source = excerpts[0].source if excerpts else ""
        if voice.name:
            return Said(f"{voice.kind} {voice.name}", self._dates.get(source))
        if source not in self._sources:
            return Said()
        kind = voice.kind
        if kind is VoiceKind.UNKNOWN:
            kind = self._sources[source].voice.kind
        return Said(f"{kind} {source}", self._dates[source])


def milliseconds(written: str) -> int | None:
    """Read a date as the start of that day; None where there is none, or only a year or month.

    >>> milliseconds("1970-01-02"), milliseconds("2016")
    (86400000, None)
    """
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return None
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000
