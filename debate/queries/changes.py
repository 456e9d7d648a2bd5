"""What changed in a debate since one of its versions: new, answered, altered, taken away."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from .. import events
from ..events import Event
from ..model import Kind
from ..moderation.decision import Act
from ..storage import journal
from . import claims, history
from .things import ClaimView

LOOKED_AT = 1_000
"""Events of which the newest are looked at."""
ANSWERS_LOOKED_AT = 400
"""The same for answers: of each it has to be found on what it was."""
TOLD = 50
"""Claims of one sort that are told."""

ALTERING = (
    "claim_worded",
    "claim_revised",
    "claims_merged",
    "claim_withdrawn",
    "claim_hidden",
    "claim_restored",
    "relation_withdrawn",
    "relation_revised",
    "erased",
    "reverted",
    "relation_moved",
    "relation_retyped",
    "premises_joined",
    "premises_parted",
    "claim_split",
    "branch_extracted",
    "decision_made",
    "council_link_made",
    "council_link_withdrawn",
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim that was there already, and what came to be said on it."""

    claim: ClaimView
    supports: int
    attacks: int


@dataclass(frozen=True, slots=True)
class Altered:
    """Something that was done to a claim that was there; `other` is what it was merged into."""

    kind: str
    at_ms: int
    hash: str
    claim: ClaimView | None
    other: ClaimView | None
    reason: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, the newest first; of each sort at most TOLD are told.

    `events` counts all that happened. `more` says which sorts have more than is told here.
    """

    since: int
    events: int
    new: tuple[ClaimView, ...]
    answered: tuple[Answered, ...]
    altered: tuple[Altered, ...]
    more: frozenset[str]


def changes(
    state: sqlite3.Connection,
    slug: str,
    since: int,
    until: int,
    log: sqlite3.Connection | None = None,
) -> Changes:
    """Tell what changed in a debate after a version, up to another. `state` may hold it as it was
    then; `log` is the log itself.
    """
    log = log or state
    after = history.position(log, slug, since) if since else 0
    new = _new(state, slug, after)
    answered = _answered(state, slug, after)
    altered = _altered(state, log, slug, (since, until))
    counts = {"new": len(new), "answered": len(answered), "altered": len(altered)}
    more = {sort for sort, count in counts.items() if count > TOLD}
    return Changes(
        since,
        max(0, until - since),
        tuple(new[:TOLD]),
        tuple(answered[:TOLD]),
        tuple(altered[:TOLD]),
        frozenset(more),
    )


def _new(connection: sqlite3.Connection, slug: str, after: int) -> list[ClaimView]:
    rows = connection.execute(
        """
        select id from claim
        where debate = ? and pos > ? and status = 'shown' and merged_into is null
        order by pos desc
        limit ?
        """,
        (slug, after, TOLD + 1),
    ).fetchall()
    found = claims.claims(connection, [id_ for (id_,) in rows])
    return [found[id_] for (id_,) in rows]


def _answered(connection: sqlite3.Connection, slug: str, after: int) -> list[Answered]:
    """Give claims that were there and on which something was said, those with most of it first."""
    rows = connection.execute(
        """
        select fresh.conclusion, fresh.kind, count(*)
        from (
            select conclusion, kind from relation
            where debate = ? and pos > ? and status = 'shown' and kind <> 'undercut'
            order by pos desc
            limit ?
        ) fresh
        join claim on claim.id = fresh.conclusion
        where claim.pos <= ?
        group by fresh.conclusion, fresh.kind
        """,
        (slug, after, ANSWERS_LOOKED_AT, after),
    ).fetchall()
    stands = claims.stands_as(connection, [end for end, _, _ in rows])
    counts: dict[str, dict[str, int]] = {}
    for end, kind, count in rows:
        on = counts.setdefault(stands[end], {})
        on[kind] = on.get(kind, 0) + count
    likely = sorted(counts, key=lambda id_: (-sum(counts[id_].values()), id_))
    found = claims.claims(connection, likely[: 4 * TOLD])
    known = [found[id_] for id_ in likely if id_ in found and found[id_].is_shown]
    return [
        Answered(view, on.get(Kind.SUPPORT, 0), on.get(Kind.ATTACK, 0))
        for view in known
        if view.pos <= after and (on := counts[view.id])
    ][: TOLD + 1]


def _altered(
    state: sqlite3.Connection, log: sqlite3.Connection, slug: str, between: tuple[int, int]
) -> list[Altered]:
    marks = ", ".join("?" * len(ALTERING))
    rows = log.execute(
        f"""
        select pos
        from (
            select pos, kind from event
            where debate = ? and version > ? and version <= ?
            order by version desc
            limit {LOOKED_AT}
        )
        where kind in ({marks})
        order by pos desc
        limit ?
        """,
        (slug, *between, *ALTERING, TOLD + 1),
    ).fetchall()
    found = (journal.at(log, pos) for (pos,) in rows)
    entries = [entry for entry in found if entry and not _is_hiding(entry.event)]
    ids = [_about(entry.event) for entry in entries]
    views = claims.claims(state, [id_ for pair in ids for id_ in pair if id_])
    return [
        Altered(
            entry.recorded.kind,
            entry.recorded.at_ms,
            entry.recorded.hash.hex(),
            views.get(one),
            views.get(other),
            str(getattr(entry.event, "reason", "")),
        )
        for entry, (one, other) in zip(entries, ids, strict=True)
    ]


def _is_hiding(event: Event | None) -> bool:
    """Tell a decision to hide something: that the claim was hidden is told by itself."""
    return isinstance(event, events.DecisionMade) and event.decision.act is Act.HIDE


def _about(event: Event | None) -> Sequence[str]:
    """Give the claim that an event is about, and what it was merged into."""
    match event:
        case events.ClaimRevised(claim=claim):
            return claim.id, ""
        case events.ClaimsMerged(duplicate=duplicate, kept=kept):
            return duplicate, kept
        case events.ClaimSplit(claim=claim, parts=parts):
            return claim, parts[0]
        case (
            events.RelationMoved(change=change)
            | events.RelationRetyped(change=change)
            | events.PremisesJoined(change=change)
            | events.PremisesParted(change=change)
        ):
            end = change.now.conclusion
            return change.now.premises[0], end if end.startswith("c") else ""
        case (
            events.BranchExtracted(claim=id_)
            | events.ClaimWorded(claim=id_)
            | events.ClaimWithdrawn(claim=id_)
            | events.ClaimHidden(claim=id_)
            | events.ClaimRestored(claim=id_)
        ):
            return id_, ""
        case events.DecisionMade(decision=decision):
            return decision.thing if decision.thing.startswith("c") else "", ""
        case events.CouncilLinkMade(claim=id_) | events.CouncilLinkWithdrawn(claim=id_):
            return id_, ""
        case events.Erased(things=things_):
            return next((one for one in things_ if one.startswith("c")), ""), ""
    return "", ""
