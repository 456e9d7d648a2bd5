"""What an act on the structure would do to a debate, before it is done: which relations are tied
otherwise, and which claims get another label.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .. import events
from ..events import Event
from ..graph.shape import Tie, shape_of
from ..graph.standing import Label
from ..graph.verdicts import Verdicts, verdicts
from ..wiring import Ends, Rewired
from . import claims, standing, things
from .things import ClaimView

MOST = 20_000
"""Claims up to which the labels are reckoned beforehand: about a quarter of a second."""
TOLD = 20


@dataclass(frozen=True, slots=True)
class Relabelled:
    """A claim that gets another label; `before` and `after` are None where it does not count."""

    claim: ClaimView
    before: Label | None
    after: Label | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would change: `posted` are new sentences by id, `rewired` relations as they were and
    would be, `views` the claims that these name, `gone` relations that become part of another.

    `labels` is None where the debate is too large to tell beforehand; `more` counts what was left
    out. `moved` counts the claims that go to another section.
    """

    posted: Mapping[str, str]
    rewired: tuple[Rewired, ...]
    views: Mapping[str, ClaimView]
    gone: int
    moved: int
    labels: tuple[Relabelled, ...] | None
    more: int = 0


def foreseen(connection: sqlite3.Connection, slug: str, planned: Sequence[Event]) -> Foreseen:
    """Tell what these events would do to a debate."""
    posted = {
        one.claim.id: one.claim.text for one in planned if isinstance(one, events.ClaimPosted)
    }
    rewired = tuple(change for one in planned for change in _rewired(one))
    rewired += tuple(_new(one) for one in planned if isinstance(one, events.RelationPosted))
    named = [id_ for change in rewired for id_ in _named(connection, change)]
    labels, more = _labels(connection, slug, planned)
    return Foreseen(
        posted,
        rewired,
        claims.claims(connection, named),
        sum(len(one.joined) for one in planned if isinstance(one, events.PremisesJoined)),
        sum(len(one.placed) for one in planned if isinstance(one, events.BranchExtracted)),
        labels,
        more,
    )


def _rewired(event: Event) -> Sequence[Rewired]:
    match event:
        case events.PremisesJoined(change=change, along=along):
            return (change, *along)
        case events.ClaimSplit(changes=changes):
            return changes
        case (
            events.RelationMoved(change=change)
            | events.RelationRetyped(change=change)
            | events.PremisesParted(change=change)
        ):
            return (change,)
    return ()


def _new(event: events.RelationPosted) -> Rewired:
    one = event.relation
    return Rewired(one.id, Ends(one.kind, (), ""), Ends(one.kind, one.premises, one.conclusion))


def _named(connection: sqlite3.Connection, change: Rewired) -> Iterable[str]:
    for ends in (change.earlier, change.now):
        yield from ends.premises
        if ends.conclusion.startswith("r"):
            yield claims.spoken_on(connection, ends.conclusion)
            yield from things.premises(connection, [ends.conclusion]).get(ends.conclusion, ())
        elif ends.conclusion:
            yield ends.conclusion


def _labels(
    connection: sqlite3.Connection, slug: str, planned: Sequence[Event]
) -> tuple[tuple[Relabelled, ...] | None, int]:
    count = connection.execute("select count(*) from claim where debate = ?", (slug,)).fetchone()[0]
    if count > MOST:
        return None, 0
    before, after = standing.standing(connection, slug), _after(connection, slug, planned)
    ids = connection.execute("select id from claim where debate = ? order by pos", (slug,))
    changed = [
        id_ for (id_,) in ids if after.of(id_) is not None and before.of(id_) is not after.of(id_)
    ]
    views = claims.claims(connection, changed[:TOLD])
    told = tuple(Relabelled(views[id_], before.of(id_), after.of(id_)) for id_ in changed[:TOLD])
    return told, max(0, len(changed) - TOLD)


def _after(connection: sqlite3.Connection, slug: str, planned: Sequence[Event]) -> Verdicts:
    """Label the debate as it would be."""
    rows = connection.execute(
        """
        select id, base from claim
        where debate = ? and status = 'shown' and merged_into is null
        order by pos
        """,
        (slug,),
    ).fetchall()
    counted, stands = dict(rows), standing.merged(connection, slug)
    ties = {one.id: one for one in standing.recorded_ties(connection, slug, stands)}
    for event in planned:
        _apply(event, counted, stands, ties)
    bases = {id_: base for id_, base in counted.items() if base is not None}
    return verdicts(shape_of(list(counted), [_folded(one, stands) for one in ties.values()], bases))


def _apply(
    event: Event, counted: dict[str, float | None], stands: dict[str, str], ties: dict[str, Tie]
) -> None:
    match event:
        case events.ClaimsMerged(duplicate=duplicate, kept=kept):
            stands[duplicate] = kept
            counted.pop(duplicate, None)
        case events.ClaimPosted(claim=claim):
            counted[claim.id] = claim.base
        case events.ClaimSplit(claim=whole):
            counted.pop(whole, None)
        case events.RelationPosted(relation=one):
            ties[one.id] = Tie(one.id, one.kind, one.premises, one.conclusion)
        case events.PremisesJoined(joined=joined):
            for id_ in joined:
                ties.pop(id_, None)
    for change in _rewired(event):
        now = change.now
        ties[change.relation] = Tie(change.relation, now.kind, now.premises, now.conclusion)


def _folded(one: Tie, stands: Mapping[str, str]) -> Tie:
    premises = list(dict.fromkeys(_end(stands, each) for each in one.premises))
    return Tie(one.id, one.kind, premises, _end(stands, one.conclusion))


def _end(stands: Mapping[str, str], id_: str) -> str:
    while id_ in stands and stands[id_] != id_:
        id_ = stands[id_]
    return id_
