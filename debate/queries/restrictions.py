"""What keeps somebody from contributing now: a closed debate, a lock above, a ban, or slow mode."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from ..moderation.decision import Act
from . import decisions
from .decisions import DecisionView

MINUTE = 60_000

# A thing and what it speaks on, by every way; a merge leads both ways, for both stand as one.
_UPWARDS = """
    with recursive upper (id) as (
        select ?
        union
        select relation.conclusion
        from upper
        join premise on premise.claim = upper.id
        join relation on relation.id = premise.relation
        where relation.status = 'shown'
        union
        select relation.conclusion from upper join relation on relation.id = upper.id
        union
        select claim.merged_into from upper join claim on claim.id = upper.id
        where claim.merged_into is not null
        union
        select claim.id from upper join claim on claim.merged_into = upper.id
        limit 20000
    )
    select id from upper
"""


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
    """Give the decision that keeps somebody out of a debate today, the one that ends last; None
    where there is none.
    """
    rows = connection.execute(
        "select decision from ban where actor_ref = ? and debate = ? order by decision",
        (ref, debate),
    ).fetchall()
    found = (decisions.decision(connection, id_) for (id_,) in rows)
    held = [one for one in found if one.holds(today)]
    return max(held, key=lambda one: one.decision.statement.ends, default=None)


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
    if not any(held.values()):
        return None
    above = (held.get(id_) for (id_,) in connection.execute(_UPWARDS, (thing,)))
    return next((one for one in above if one is not None), None)


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
