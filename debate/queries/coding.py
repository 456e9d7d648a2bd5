"""What is to be coded for frames, what is to be settled, and how far coders agreed."""

import sqlite3
from dataclasses import dataclass
from itertools import islice

from ..events import Coding, FrameCoded, Reverted
from ..model import Frame
from ..storage import journal
from ..tegengeluid.agreement import alpha
from . import claims, things
from .once import once
from .things import ClaimView

CODERS = 2
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Open:
    """A claim that two people coded, with their codes, the earlier first."""

    claim: ClaimView
    codes: tuple[Coding, ...]

    @property
    def is_agreed(self) -> bool:
        """Whether both coded the same."""
        return len(set(self.codes)) == 1


def codes(connection: sqlite3.Connection, claim: str) -> dict[str, Coding]:
    """Give how a claim was coded and is not settled yet, by account, the earliest first."""
    rows = connection.execute(
        "select account, frames from frame_code where claim = ? order by at_ms, account", (claim,)
    )
    return {account: _coding(frames) for account, frames in rows}


def to_code(
    connection: sqlite3.Connection, slug: str, account: str, limit: int = AT_ONCE
) -> list[ClaimView]:
    """Give claims that this person can code: not settled, not coded by him, nor by two others.

    Those that somebody else coded come first, so that pairs are made.
    """
    rows = connection.execute(
        """
        select claim.id
        from claim
        left join frame_code on frame_code.claim = claim.id
        where claim.debate = ? and claim.status = 'shown' and claim.merged_into is null
        group by claim.id, claim.pos
        having count(frame_code.account) < ? and max(coalesce(frame_code.account, '') = ?) = 0
        order by count(frame_code.account) desc, claim.pos
        """,
        (slug, CODERS, account),
    )
    settled = once(connection, slug, "settled", lambda: frozenset(_settled(connection, slug, 0)))
    ids = list(islice((id_ for (id_,) in rows if id_ not in settled), limit))
    found = claims.claims(connection, ids)
    return [found[id_] for id_ in ids]


def to_settle(connection: sqlite3.Connection, slug: str, limit: int = AT_ONCE) -> list[Open]:
    """Give the claims that two people coded: only now are their codes shown."""
    rows = connection.execute(
        """
        select claim.id
        from frame_code
        join claim on claim.id = frame_code.claim
        where claim.debate = ? and claim.status = 'shown'
        group by claim.id, claim.pos
        having count(*) >= ?
        order by claim.pos
        limit ?
        """,
        (slug, CODERS, limit),
    ).fetchall()
    found = claims.claims(connection, [row[0] for row in rows])
    return [Open(found[id_], tuple(codes(connection, id_).values())) for (id_,) in rows]


def agreement(connection: sqlite3.Connection, slug: str) -> dict[Frame, float]:
    """Give Krippendorff's alpha of each frame, over what was settled and stands; a frame of which
    nothing can be said is left out.
    """
    return once(connection, slug, "agreement", lambda: agreed(connection, slug))


def agreed(log: sqlite3.Connection, slug: str, version: int = 0) -> dict[Frame, float]:
    """Work the agreement out from the log, up to a version."""
    units = [[code.frames for code in each.codes] for each in _settled(log, slug, version).values()]
    found = {
        frame: alpha([[str(frame in frames) for frames in unit] for unit in units])
        for frame in Frame
    }
    return {frame: value for frame, value in found.items() if value is not None}


def _settled(log: sqlite3.Connection, slug: str, version: int) -> dict[str, FrameCoded]:
    """Give how each claim was settled last, where that was not undone."""
    rows = log.execute(
        """
        select pos from event
        where debate = ? and version <= ? and kind in ('frame_coded', 'reverted')
        order by pos
        """,
        (slug, version or 2**62),
    ).fetchall()
    acts: dict[int, FrameCoded] = {}
    for (pos,) in rows:
        entry = journal.at(log, pos)
        if entry and isinstance(entry.event, FrameCoded):
            acts[pos] = entry.event
        elif entry and isinstance(entry.event, Reverted):
            acts.pop(entry.event.position, None)
    return {each.claim: each for each in acts.values()}


def _coding(stored: str) -> Coding:
    return Coding(things.frames(stored))
