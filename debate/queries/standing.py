"""What stands in a debate, and why: labels and strengths, worked out once for each version.

Merged claims count as what they stand as; hidden and withdrawn ones do not count. A new claim
changes the labels that were known where it reaches, and nothing else is looked at again.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..events import (
    ClaimPosted,
    ClaimReviewed,
    ClaimWorded,
    Event,
    QuestionAsked,
    RelationPosted,
    SectionAdded,
    SourceAdded,
    SourceTextStored,
)
from ..graph.changing import Change, Crux, change, cruxes
from ..graph.contributing import Contribution, contributions
from ..graph.explaining import Reason, chain
from ..graph.shape import CODES, Tie, shape_of
from ..graph.standing import Label
from ..graph.strength import Rule, Strengths, strengths
from ..graph.verdicts import Verdicts, verdicts, with_more
from ..model import Kind
from . import claims, maps
from .once import once
from .things import ClaimView

RULE = Rule.DF_QUAD
"""By which strengths are reckoned on the pages."""
GROUNDS = 6  # premises of one step that are told
LEAST_MOVE = 0.005  # what is less shows as nothing in two decimals

_PLACES = {Label.IN: 1, Label.OUT: 2, Label.UNDECIDED: 3}
_KINDS = {code: Kind(kind) for kind, code in CODES.items()}
_KIND = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a claim has its label, what would change that, and what moves its strength most.

    `grounds` are the premises of each step that is named, `kinds` how it speaks; `views` are the
    claims that are named.
    """

    label: Label
    reasons: Sequence[Reason]
    change: Change | None
    strength: float
    converged: bool
    moves: Sequence[Contribution]
    grounds: Mapping[str, Sequence[str]]
    kinds: Mapping[str, Kind]
    views: Mapping[str, ClaimView]


@dataclass(frozen=True, slots=True)
class Hinge:
    """A claim on which theses hang: they get another label when it falls, or when it stands."""

    claim: ClaimView
    theses: tuple[ClaimView, ...]


def standing(connection: sqlite3.Connection, slug: str) -> Verdicts:
    """Give the label of each claim and relation of a debate that counts."""
    return once(connection, slug, "standing", lambda: _labelled(connection, slug), carried)


def labels(connection: sqlite3.Connection, slug: str) -> Mapping[str, Label]:
    """Give the label of each claim of a debate that counts, by its id."""
    told = standing(connection, slug)
    rows = connection.execute("select id from claim where debate = ?", (slug,))
    found = {id_: told.of(id_) for (id_,) in rows}
    return {id_: label for id_, label in found.items() if label is not None}


def places(connection: sqlite3.Connection, slug: str) -> Mapping[str, int]:
    """Give the label of each claim that counts by its place among `graph.colouring.LABELS`."""
    return once(
        connection,
        slug,
        "label places",
        lambda: {id_: _PLACES[label] for id_, label in labels(connection, slug).items()},
    )


def strength(connection: sqlite3.Connection, slug: str) -> Strengths:
    """Give the strength of each claim of a debate, by RULE."""
    told = standing(connection, slug)
    return once(connection, slug, "strength", lambda: strengths(told.shape, RULE))


def explained(connection: sqlite3.Connection, view: ClaimView) -> Explained | None:
    """Explain the label and the strength of a claim; None for one that does not count."""
    told = standing(connection, view.debate)
    label = told.of(view.id)
    if label is None:
        return None
    weighed = strength(connection, view.debate)
    reasons = chain(told, view.id)
    answers, moves = change(told, view.id), contributions(told.shape, weighed, view.id)
    moves = [one for one in moves if abs(one.moves) >= LEAST_MOVE]
    steps = [*(one.step for one in reasons if one.step), *(one.relation for one in moves)]
    steps += [one for one in (answers.against if answers else ()) if _is_step(told, one)]
    grounds = {step: _grounds(told, step) for step in steps}
    named = [each for one in reasons for each in (one.claim, *one.through[:GROUNDS])]
    named += [
        *(answers.against if answers else ()),
        *(one for own in grounds.values() for one in own),
    ]
    return Explained(
        label,
        reasons,
        answers,
        float(weighed.values[told.shape.numbers[view.id]]),
        weighed.converged,
        moves,
        grounds,
        {step: _KINDS[int(told.shape.kinds[told.shape.numbers[step]])] for step in steps},
        claims.claims(connection, named),
    )


def hinges(connection: sqlite3.Connection, slug: str) -> list[Hinge]:
    """Give the claims on which most theses of a debate hang."""
    theses = maps.topic(connection, slug).theses
    told = standing(connection, slug)
    found: list[Crux] = once(connection, slug, "cruxes", lambda: cruxes(told, theses))
    views = claims.claims(connection, [id_ for one in found for id_ in (one.claim, *one.theses)])
    return [Hinge(views[one.claim], tuple(views[id_] for id_ in one.theses)) for one in found]


def carried(earlier: Verdicts, since: Sequence[Event]) -> Verdicts | None:
    """Give the labels after these events, None where they must be worked out anew."""
    posted: list[str] = []
    ties: list[Tie] = []
    bases: dict[str, float] = {}
    for event in since:
        match event:
            case ClaimPosted(claim=claim):
                posted.append(claim.id)
                if claim.base is not None:
                    bases[claim.id] = claim.base
            case RelationPosted(relation=one):
                ties.append(Tie(one.id, one.kind, one.premises, one.conclusion))
            case (
                QuestionAsked()
                | ClaimReviewed()
                | ClaimWorded()
                | SectionAdded()
                | SourceAdded()
                | SourceTextStored()
            ):
                pass
            case _:
                return None
    if not posted and not ties:
        return earlier
    told = with_more(earlier, posted, ties, bases)
    added = told.shape.size - earlier.shape.size
    is_whole = added == len(posted) + len(ties)  # else something hangs on a merged or hidden end
    return told if is_whole else None


def _labelled(connection: sqlite3.Connection, slug: str) -> Verdicts:
    rows = connection.execute(
        """
        select id, base from claim
        where debate = ? and status = 'shown' and merged_into is null
        order by pos
        """,
        (slug,),
    ).fetchall()
    bases = {id_: base for id_, base in rows if base is not None}
    ties = recorded_ties(connection, slug, merged(connection, slug))
    return verdicts(shape_of([id_ for id_, _ in rows], ties, bases))


def merged(connection: sqlite3.Connection, slug: str) -> dict[str, str]:
    """Tell of each merged claim of a debate as which it stands."""
    query = "select id from claim where debate = ? and merged_into is not null"
    return claims.stands_as(connection, [row[0] for row in connection.execute(query, (slug,))])


def recorded_ties(
    connection: sqlite3.Connection, slug: str, stands: Mapping[str, str]
) -> Iterator[Tie]:
    """Give the relations of a debate that are shown, merged claims folded by `stands`."""
    query = """
        select relation.id, relation.kind, relation.conclusion, premise.claim
        from relation
        join premise on premise.relation = relation.id
        where relation.debate = ? and relation.status = 'shown'
        order by relation.pos, premise.ord
    """
    grounds: dict[str, list[str]] = {}
    ends: dict[str, tuple[str, str]] = {}
    for id_, kind, conclusion, premise in connection.execute(query, (slug,)):
        grounds.setdefault(id_, []).append(stands.get(premise, premise))
        ends[id_] = kind, stands.get(conclusion, conclusion)
    return (Tie(id_, _KIND[ends[id_][0]], own, ends[id_][1]) for id_, own in grounds.items())


def _is_step(told: Verdicts, id_: str) -> bool:
    return bool(told.shape.kinds[told.shape.numbers[id_]] >= 0)


def _grounds(told: Verdicts, step: str) -> list[str]:
    numbers = told.shape.grounds.of(told.shape.numbers[step])
    return [told.shape.ids[number] for number in numbers[:GROUNDS]]
