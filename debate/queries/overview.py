"""A whole debate at a glance: its forest, how old its claims are, and where each stands on a plane.

What needs the whole debate is worked out once for each state of it, and carried over new answers.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..events import ClaimPosted, ClaimReviewed, ClaimWorded, Event, QuestionAsked, RelationPosted
from ..graph.city import city
from ..graph.forest import Forest, forest
from ..graph.grafting import grafted
from ..graph.points import encoded
from ..graph.shape import Tie
from ..model import VoiceKind
from . import claims, maps, searching, standing, topics
from .once import once
from .things import ClaimView

VOICES = tuple(VoiceKind)
TEXTS = 200  # in one lot


@dataclass(frozen=True, slots=True)
class Whole:
    """A debate as a forest. `ages` are the moments until which each quarter of the claims was
    posted, the last quarter apart.
    """

    forest: Forest
    ages: tuple[int, ...]

    def age(self, posted_ms: int) -> int:
        """Give the quarter in which a claim was posted, 0 for the oldest."""
        return bisect_left(self.ages, posted_ms)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its number among the points. `is_below_aside`: it stands below one that
    moderators moved aside.
    """

    number: int
    claim: ClaimView
    is_below_aside: bool = False


def whole(connection: sqlite3.Connection, slug: str) -> Whole:
    """Give the forest of a debate: all claims that may be seen, and those without words that
    something stands under. Raises NotFound.
    """
    theses = maps.topic(connection, slug).theses
    return once(connection, slug, "whole", lambda: _whole(connection, slug, theses), _carried)


def points(connection: sqlite3.Connection, slug: str, labels: Mapping[str, int]) -> bytes:
    """Give where every claim of a debate stands, as `graph.points` writes it; `labels` gives the
    number of each claim's label, where it has one. Raises NotFound.
    """
    found = whole(connection, slug)
    return once(connection, slug, "points", lambda: _points(connection, slug, found, labels))


def texts(connection: sqlite3.Connection, slug: str, numbers: Sequence[int]) -> list[Numbered]:
    """Give the claims with these numbers; numbers beyond the last are left out."""
    made = whole(connection, slug).forest
    every = made.claims
    wanted = {each: every[each] for each in numbers[:TEXTS] if each < len(every)}
    found = claims.claims(connection, list(wanted.values()))
    return _numbered(
        connection, slug, made, [found[id_] for id_ in wanted.values() if id_ in found]
    )


def hits(connection: sqlite3.Connection, slug: str, text: str, limit: int = 10) -> list[Numbered]:
    """Give the claims of a debate that say these words, the nearest first."""
    made = whole(connection, slug).forest
    found = [hit.claim for hit in searching.search(connection, text, debate=slug, limit=limit)]
    return _numbered(connection, slug, made, [view for view in found if view.id in made.number])


def moved_aside(connection: sqlite3.Connection, slug: str, made: Forest) -> frozenset[int]:
    """Give the nodes of the claims that moderators moved aside."""
    rows = connection.execute(
        "select thing from decision where debate = ? and act = 'aside' and lifted_pos is null",
        (slug,),
    )
    return frozenset(made.number[id_] for (id_,) in rows if id_ in made.number)


def _numbered(
    connection: sqlite3.Connection, slug: str, made: Forest, found: Sequence[ClaimView]
) -> list[Numbered]:
    nodes = [made.number[view.id] for view in found]
    below = made.standing_below(nodes, moved_aside(connection, slug, made))
    return [
        Numbered(node - made.first, view, node in below)
        for node, view in zip(nodes, found, strict=True)
    ]


def _whole(connection: sqlite3.Connection, slug: str, theses: Sequence[str]) -> Whole:
    ties = list(standing.recorded_ties(connection, slug, standing.merged(connection, slug)))
    answered = {tie.conclusion for tie in ties}
    rows = connection.execute(
        """
        select id, section, status = 'shown', posted_ms from claim
        where debate = ? and merged_into is null
        order by pos
        """,
        (slug,),
    ).fetchall()
    homes = {id_: home for id_, home, is_shown, _ in rows if is_shown or id_ in answered}
    uncounted = frozenset(id_ for id_, _, is_shown, _ in rows if not is_shown and id_ in homes)
    sections = tuple(maps.all_sections(connection, slug))
    made = forest(homes, ties, theses, sections, uncounted)
    return Whole(made, _quarters(sorted(at for *_, is_shown, at in rows if is_shown)))


def _quarters(moments: Sequence[int]) -> tuple[int, ...]:
    return tuple(moments[len(moments) * part // 4] for part in (1, 2, 3)) if moments else ()


def _carried(earlier: Whole, since: Sequence[Event]) -> Whole | None:
    """Give the forest after these events, None where it must be made anew."""
    fresh: set[str] = set()
    answers: list[Tie] = []
    for event in since:
        match event:
            case ClaimPosted(claim=claim):
                fresh.add(claim.id)
            case RelationPosted(relation=one) if fresh.issuperset(one.premises):
                answers.append(Tie(one.id, one.kind, one.premises, one.conclusion))
            case QuestionAsked() | ClaimReviewed() | ClaimWorded():
                pass
            case _:
                return None
    if fresh != {premise for tie in answers for premise in tie.premises}:
        return None
    made = grafted(earlier.forest, answers) if answers else earlier.forest
    return replace(earlier, forest=made) if made else None


def _points(
    connection: sqlite3.Connection, slug: str, found: Whole, labels: Mapping[str, int]
) -> bytes:
    rows = connection.execute(
        "select id, voice_kind, posted_ms from claim where debate = ?", (slug,)
    )
    known = {id_: (kind, at) for id_, kind, at in rows}
    number = {kind.value: at for at, kind in enumerate(VOICES)}
    every = found.forest.claims
    columns = {
        "voice": [number[known[id_][0]] for id_ in every],
        "age": [found.age(known[id_][1]) for id_ in every],
        "label": [labels.get(id_, 0) for id_ in every],
    }
    titles = {id_: one.title for id_, one in maps.all_sections(connection, slug).items()}
    stand = topics.version(connection, slug)
    return encoded(found.forest, city(found.forest), columns, titles, stand)
