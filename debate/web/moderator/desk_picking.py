"""What stands ready when an editor picks a passage: what is suggested, what may say the same, and
what the new claim can be tied to.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ...model import Excerpt, Kind
from ...queries import claims, maps, resembling, searching
from ...queries.resembling import Resembling
from ...queries.snapshot import Snapshot
from ...queries.sources import Passage, SourceView
from ...queries.things import ClaimView
from ...sources.cues import Reason
from ...sources.suggesting import Suggestions, Tie
from ...text.language import gettext
from . import desk_text

ALIKE = 4  # claims that may say the same
NEAR = 8  # claims of the same text that are offered to tie to
FOUND = 8  # of those that were searched for
STEPS = 8
THESES = 8


@dataclass(frozen=True)
class Step:
    """A step that can be objected to: from a claim to a claim, as far as those are shown."""

    relation: str
    premise: ClaimView
    kind: Kind
    conclusion: ClaimView | None


@dataclass(frozen=True)
class Advice:
    """A tie that a connective suggests, with the claims at its other end.

    With `is_conclusion` the picked passage is what they lead to. `claims` is () where nothing rests
    on that passage yet. An undercut has the steps that it may be against.
    """

    kind: Kind
    is_conclusion: bool
    reason: Reason
    claims: tuple[ClaimView, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Offer:
    """Some claims to tie to, under what they have in common."""

    title: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class Picked:
    """A passage that an editor looks at, and what stands ready for it."""

    place: Excerpt
    words: str
    is_likely: bool
    reasons: tuple[Reason, ...]
    advice: tuple[Advice, ...]
    same: tuple[Resembling, ...]
    offers: tuple[Offer, ...]
    steps: tuple[Step, ...]

    @property
    def written(self) -> str:
        """The place as it stands in a field."""
        return desk_text.written(self.place)


def picked(
    connection: Snapshot,
    view: SourceView,
    found: Sequence[Passage],
    told: Suggestions,
    place: Excerpt,
    sought: str = "",
) -> Picked:
    """Gather what stands ready for a passage; `sought` are words to look for claims with."""
    words = desk_text.words_at(place, view.paragraphs)
    at = _index(told, place)
    one = told.passages[at] if at is not None else None
    advice = tuple(_advice(connection, told, at, found)) if at is not None else ()
    same = tuple(resembling.similar(connection, view.debate, words[:1000], ALIKE))
    offered = offers(connection, view.debate, nearest(found, place), advice, same, sought)
    return Picked(
        place,
        words,
        bool(one and one.is_claim),
        tuple(one.reasons) if one else (),
        advice,
        same,
        offered,
        _steps(connection, offered, advice),
    )


def offers(
    connection: Snapshot,
    debate: str,
    near: Sequence[ClaimView],
    advice: Sequence[Advice] = (),
    same: Sequence[Resembling] = (),
    sought: str = "",
) -> tuple[Offer, ...]:
    """Give claims to tie to: each once, what was sought first."""
    theses = maps.topic(connection, debate).theses[:THESES]
    known = claims.claims(connection, theses)
    hits = searching.search(connection, sought, debate=debate, limit=FOUND) if sought else []
    groups: tuple[tuple[str, Iterable[ClaimView]], ...] = (
        (gettext("Found"), (hit.claim for hit in hits)),
        (gettext("Suggested"), (claim for each in advice for claim in each.claims)),
        (gettext("From this text, nearby"), near),
        (gettext("Looks like the passage"), (hit.claim for hit in same)),
        (gettext("What the debate is about"), (known[id_] for id_ in theses if id_ in known)),
    )
    seen: set[str] = set()
    made = [Offer(title, _fresh(some, seen)) for title, some in groups]
    return tuple(offer for offer in made if offer.claims)


def steps(connection: Snapshot, some: Iterable[ClaimView]) -> Iterator[Step]:
    """Give the steps that these claims are grounds of, two of each at most."""
    for view in some:
        for use in claims.uses(connection, view.id, 2):
            yield Step(use.step.relation.id, view, use.step.relation.kind, use.conclusion)


def _steps(
    connection: Snapshot, offered: Sequence[Offer], advice: Sequence[Advice]
) -> tuple[Step, ...]:
    """Give the steps that can be objected to, those that are suggested first."""
    first = [step for each in advice for step in each.steps]
    others = steps(connection, (claim for each in offered for claim in each.claims))
    found = {step.relation: step for step in (*first, *islice(others, STEPS))}
    return tuple(found.values())[: len(first) + STEPS]


def is_suggested_tie(
    advice: Sequence[Advice], kind: Kind, other: str, *, is_conclusion: bool
) -> bool:
    """Tell whether a tie is one that was suggested."""
    for each in advice:
        ends = {claim.id for claim in each.claims} | {step.relation for step in each.steps}
        if (each.kind, each.is_conclusion) == (kind, is_conclusion) and other in ends:
            return True
    return False


def _index(told: Suggestions, place: Excerpt) -> int | None:
    """Give which suggested passage a place is, None where it is none of them."""
    wanted = (place.paragraph, place.start, place.end)
    places = [(one.paragraph, one.start, one.end) for one in told.passages]
    return places.index(wanted) if wanted in places else None


def _advice(
    connection: Snapshot, told: Suggestions, at: int, found: Sequence[Passage]
) -> Iterator[Advice]:
    for tie in told.ties:
        if tie.kind is Kind.UNDERCUT:
            if tie.premise == at:
                against = steps(connection, _resting(told, tie.conclusion, found))
                yield Advice(tie.kind, False, tie.reason, steps=tuple(against))
            continue
        other = _other_end(tie, at)
        if other is not None:
            resting = _resting(told, other, found)
            yield Advice(tie.kind, tie.conclusion == at, tie.reason, resting)


def _other_end(tie: Tie, at: int) -> int | None:
    if tie.premise == at:
        return tie.conclusion
    return tie.premise if tie.conclusion == at else None


def _resting(told: Suggestions, at: int, found: Sequence[Passage]) -> tuple[ClaimView, ...]:
    """Give the claims that rest on a suggested passage, or on a part of it."""
    one = told.passages[at]
    inside = [
        each
        for each in found
        if each.words
        and each.paragraph == one.paragraph
        and each.start < one.end
        and (one.start < each.end or not each.end)
    ]
    return tuple({claim.id: claim for each in inside for claim in each.claims}.values())


def nearest(found: Sequence[Passage], place: Excerpt) -> list[ClaimView]:
    """Give the claims of the same text, those that rest nearest to a place first."""

    def distance(passage: Passage) -> tuple[int, int]:
        return abs(passage.paragraph - place.paragraph), abs(passage.start - place.start)

    near = sorted(found, key=distance)
    return list({claim.id: claim for each in near for claim in each.claims}.values())[:NEAR]


def _fresh(some: Iterable[ClaimView], seen: set[str]) -> tuple[ClaimView, ...]:
    kept = []
    for view in some:
        if view.is_shown and view.id not in seen:
            seen.add(view.id)
            kept.append(view)
    return tuple(kept)
