"""What keeps somebody from contributing now: a closed debate, a lock above, a ban, or slow mode."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from ..moderation.decision import Act
from . import decisions
from .decisions import DecisionView

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Restrictions:
    """What holds in a debate today, None where it does not."""

    closed: DecisionView | None
    slow: DecisionView | None


def of_debate(connection: sqlite3.Connection, debate: str, today: date) -> Restrictions:
    """Give what restricts a whole debate."""
    return Restrictions(
        decisions.held(connection, debate, Act.CLOSE, today),
        decisions.held(connection, debate, Act.SLOW, today),
    )


def ban(
    connection: sqlite3.Connection, debate: str, ref: bytes, today: date
) -> DecisionView | None:
    """Give the decision that keeps somebody out of a debate today, None where there is none."""
    rows = connection.execute(
        "select decision from ban where actor_ref = ? and debate = ? order by decision",
        (ref, debate),
    ).fetchall()
    found = (decisions.decision(connection, id_) for (id_,) in rows)
    return next((one for one in found if one.holds(today)), None)


def lock_above(
    connection: sqlite3.Connection, debate: str, thing: str, today: date
) -> DecisionView | None:
    """Give the lock on a claim, or on whatever it speaks on in the end; None where it is open."""
    locked = connection.execute(
        "select distinct thing from decision where debate = ? and act = 'lock'"
        " and lifted_pos is null order by thing",
        (debate,),
    ).fetchall()
    held = {id_: decisions.held(connection, id_, Act.LOCK, today) for (id_,) in locked}
    found = {id_: one for id_, one in held.items() if one is not None}
    if not found:
        return None
    return next((found[id_] for id_ in _upwards(connection, thing) if id_ in found), None)


def seconds_to_wait(
    connection: sqlite3.Connection, debate: str, actor_ref: bytes, now_ms: int, minutes: int
) -> int:
    """Give how long somebody has to wait before the next contribution, 0 where not at all."""
    if not minutes:
        return 0
    row = connection.execute(
        """
        select max(at_ms) from event
        where actor_ref = ? and idem is not null and debate = ?
            and kind in ('claim_posted', 'relation_posted', 'question_asked')
        """,
        (actor_ref, debate),
    ).fetchone()
    ends = (row[0] or 0) + minutes * MINUTE
    return max(0, -(-(ends - now_ms) // 1000)) if row[0] else 0


def _upwards(connection: sqlite3.Connection, thing: str) -> list[str]:
    """Give a thing and what it speaks on, by every way, the nearest first."""
    rows = connection.execute(
        """
        with recursive upper (id, steps) as (
            select ?, 0
            union
            select coalesce(claim.merged_into, relation.conclusion), upper.steps + 1
            from upper
            join premise on premise.claim = upper.id
            join relation on relation.id = premise.relation and relation.status = 'shown'
            left join claim on claim.id = relation.conclusion
            where upper.steps < 60
            union
            select coalesce(claim.merged_into, relation.conclusion), upper.steps + 1
            from upper
            join relation on relation.id = upper.id
            left join claim on claim.id = relation.conclusion
            where upper.steps < 60
        )
        select id, min(steps) from upper group by id order by 2 limit 1000
        """,
        (thing,),
    )
    return [row[0] for row in rows]
